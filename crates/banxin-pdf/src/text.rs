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
//! Each glyph is shown with that font of its face that reads back as its text. A cluster that no ToUnicode map can say is wrapped in ActualText.

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
    let Some((number, font)) = fonts.of(run.face).next() else { return };
    if run.glyphs.is_empty() || run.size.to_emu() <= 0 {
        return;
    }
    pen.text_of(run.tag);
    let sheet = pen.sheet;
    let canvas = &mut pen.canvas;
    canvas.set_text(run.color);
    canvas.set_font(number, Milli::of(run.size));
    let setter = Setter::new(run, font);
    canvas.set_spacing(setter.spacing_unit);
    let mut line = Line { setter, canvas, shown: Shown::default(), cursor: None, number };
    for cluster in clusters(run) {
        let actual_text = (!reads_back(&cluster, run, fonts)).then_some(cluster.text);
        if let Some(text) = actual_text {
            line.flush();
            line.canvas.open_span(text);
        }
        for (index, glyph) in cluster.glyphs.iter().enumerate() {
            let at = Point::new(run.at.x + glyph.x(), run.at.y - glyph.y());
            let saying = cluster.text_of(index).and_then(|text| font_saying(text, glyph, run, fonts));
            line.put(glyph, saying.unwrap_or((number, font)), Place::of(at, sheet));
        }
        if actual_text.is_some() {
            line.flush();
            line.canvas.close_span();
        }
    }
    line.flush();
}

/// The font of a run's face whose glyph reads back as `text`.
fn font_saying<'f, 'a>(text: &str, glyph: &Glyph, run: &GlyphRun, fonts: &'f FontSet<'a>) -> Option<(usize, &'f PdfFace<'a>)> {
    fonts.of(run.face).find(|(_, font)| font.text(glyph.id) == Some(text))
}

/// Whether ToUnicode maps alone give the text of a cluster.
fn reads_back(cluster: &Cluster<'_>, run: &GlyphRun, fonts: &FontSet<'_>) -> bool {
    let said = |(index, glyph): (usize, &Glyph)| cluster.text_of(index).is_some_and(|text| font_saying(text, glyph, run, fonts).is_some());
    is_mappable(cluster.text) && cluster.glyphs.iter().enumerate().all(said)
}

/// The numbers of a run.
struct Setter<'a> {
    /// The first font of the face: a glyph is as wide in the others.
    font: &'a PdfFace<'a>,
    /// The em in points.
    size: f64,
    milli: Milli,
    /// Character spacing, in ten-thousandths of a point.
    spacing_unit: i64,
}

impl<'a> Setter<'a> {
    fn new(run: &GlyphRun, font: &'a PdfFace<'a>) -> Setter<'a> {
        let mut setter = Setter { font, size: run.size.to_pt(), milli: Milli::of(run.size), spacing_unit: 0 };
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
                let gap = (b.x() - a.x()).to_pt() - self.width(a);
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
}

/// A show operator in the making.
struct Line<'a, 'c> {
    setter: Setter<'a>,
    canvas: &'c mut Canvas,
    shown: Shown,
    /// Where the viewer's pen is: x in points, and the baseline. `None` before the first glyph.
    cursor: Option<(f64, Milli)>,
    /// The font that is set, by its number in the file.
    number: usize,
}

impl Line<'_, '_> {
    fn put(&mut self, glyph: &Glyph, (number, font): (usize, &PdfFace<'_>), place: Place) {
        if number != self.number {
            self.flush();
            self.canvas.set_font(number, self.setter.milli);
            self.number = number;
        }
        let x = match self.cursor {
            Some((pen, y)) if y == place.y => pen + self.correct(pen - place.x.to_pt()),
            _ => {
                self.flush();
                self.canvas.move_to(place);
                place.x.to_pt()
            }
        };
        self.shown.glyph(font.code(glyph.id));
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
