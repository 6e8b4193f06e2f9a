//! Glyph runs as few text operators.
//!
//! A run becomes one move and one show operator. The usual distance between its glyphs (justification spreads it evenly over a Chinese line)
//! goes into character spacing; what differs from it is corrected in place, so that every glyph stands within 1/200 pt of where layout put it.
//!
//! ```text
//!   x0            x1            x2        layout: distances from the run's origin
//!   |--w0--|--s--|--w1--|--s--|-a-|       page:   width, usual spacing s, correction a where needed
//! ```
//!
//! A cluster that the font's ToUnicode map does not read back exactly is wrapped in ActualText.

use banxin_base::Point;
use banxin_layout::frame::{Glyph, GlyphRun};

use crate::backend::{Canvas, Shown};
use crate::cluster::{Cluster, clusters, is_mappable};
use crate::convert::Pen;
use crate::fonts::{FontSet, PdfFace};
use crate::unit::{Milli, Place};

/// How far a glyph may stand from its place before it is corrected, in points: half of what the eye and the tests are promised.
const TOLERANCE: f64 = 0.005;

/// Draws a run. A face that is not in the font set has been reported when the set was made; nothing is drawn then.
pub(crate) fn draw(run: &GlyphRun, fonts: &FontSet<'_>, pen: &mut Pen<'_>) {
    let Some((index, font)) = fonts.get(run.face) else { return };
    if run.glyphs.is_empty() || run.size.to_emu() <= 0 {
        return;
    }
    pen.text_of(run.tag);
    let sheet = pen.page.size;
    let canvas = &mut pen.canvas;
    canvas.set_fill(run.color);
    canvas.set_font(index, Milli::of(run.size));
    let setter = Setter::new(run, font);
    canvas.set_spacing(setter.spacing_unit);
    let mut line = Line { setter, canvas, shown: Shown::default(), cursor: None };
    for cluster in clusters(run) {
        let actual_text = line.setter.needs_actual_text(&cluster).then_some(cluster.text);
        if let Some(text) = actual_text {
            line.flush();
            line.canvas.open_span(text);
        }
        for glyph in cluster.glyphs {
            let at = Point::new(run.at.x + glyph.x, run.at.y - glyph.y);
            line.put(glyph, Place::of(at, sheet));
        }
        if actual_text.is_some() {
            line.flush();
            line.canvas.close_span();
        }
    }
    line.flush();
}

/// The numbers of a run.
struct Setter<'a> {
    font: &'a PdfFace<'a>,
    /// The em in points.
    size: f64,
    /// Character spacing, in ten-thousandths of a point.
    spacing_unit: i64,
}

impl<'a> Setter<'a> {
    fn new(run: &GlyphRun, font: &'a PdfFace<'a>) -> Setter<'a> {
        let mut setter = Setter { font, size: run.size.to_pt(), spacing_unit: 0 };
        setter.spacing_unit = setter.usual_gap(run);
        setter
    }

    fn spacing(&self) -> f64 {
        self.spacing_unit as f64 / 10_000.0
    }

    /// The advance of a glyph as the file's width table has it, in points.
    fn width(&self, glyph: &Glyph) -> f64 {
        f64::from(self.font.width(self.font.code(glyph.id))) * self.size / 1000.0
    }

    /// The commonest gap between neighbouring glyphs, in ten-thousandths of a point; 0 if no gap is common.
    fn usual_gap(&self, run: &GlyphRun) -> i64 {
        let gap = |pair: &[Glyph]| match pair {
            [a, b] => {
                let gap = (b.x - a.x).to_pt() - self.width(a);
                #[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
                let unit = (gap * 10_000.0).round() as i64;
                unit
            }
            _ => 0,
        };
        let mut gaps: Vec<i64> = run.glyphs.windows(2).map(gap).collect();
        gaps.sort_unstable();
        // Gaps this close are the same gap, rounded differently.
        let commonest = gaps.chunk_by(|a, b| b - a <= 1).max_by_key(|group| group.len());
        match commonest {
            Some(group) if group.len() * 3 >= gaps.len() && group.len() > 1 => group.get(group.len() / 2).copied().unwrap_or(0),
            _ => 0,
        }
    }

    fn needs_actual_text(&self, cluster: &Cluster<'_>) -> bool {
        let reads_back = |(index, glyph): (usize, &Glyph)| {
            let text = cluster.text_of(index);
            text.is_some() && text == self.font.text(glyph.id)
        };
        !is_mappable(cluster.text) || !cluster.glyphs.iter().enumerate().all(reads_back)
    }
}

/// A show operator in the making.
struct Line<'a, 'c> {
    setter: Setter<'a>,
    canvas: &'c mut Canvas,
    shown: Shown,
    /// Where the viewer's pen is: x in points, and the baseline. `None` before the first glyph.
    cursor: Option<(f64, Milli)>,
}

impl Line<'_, '_> {
    fn put(&mut self, glyph: &Glyph, place: Place) {
        let x = match self.cursor {
            Some((pen, y)) if y == place.y => pen + self.correct(pen - place.x.to_pt()),
            _ => {
                self.flush();
                self.canvas.move_to(place);
                place.x.to_pt()
            }
        };
        self.shown.glyph(self.setter.font.code(glyph.id));
        self.cursor = Some((x + self.setter.width(glyph) + self.setter.spacing(), place.y));
    }

    /// Corrects the pen if it is `ahead` of its place by more than the tolerance; returns how far it moved.
    fn correct(&mut self, ahead: f64) -> f64 {
        if ahead.abs() <= TOLERANCE {
            return 0.0;
        }
        // TJ moves back by thousandths of the em; two decimals place a 100 pt glyph within 1/1000 pt.
        let back = (ahead * 1000.0 / self.setter.size * 100.0).round() / 100.0;
        self.shown.back(back);
        -back * self.setter.size / 1000.0
    }

    fn flush(&mut self) {
        let shown = std::mem::take(&mut self.shown);
        self.canvas.show(shown);
    }
}
