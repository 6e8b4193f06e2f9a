//! From a line of cells to placed glyphs.
//!
//! In: which cells a line has, and the paragraph's alignment. Out: the line with its pieces. Neighbouring cells of one face, size, colour and kind become
//! one run of glyphs: a renderer then writes few long runs.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Color, Len, Ratio};
use banxin_compose::document::{Align, AnchorId, Baseline, ParagraphStyle, Tongue};
use banxin_text::Cell;
use banxin_text::font::FaceId;

use super::adjust::{settle, squeeze, stretch};
use super::collect::Part;
use super::decorate::decorate;
use super::direction;
use super::hyphen::Hyphen;
use super::line::{Line, Piece, PieceKind};
use super::loose::Loosest;
use super::measure::{Gauge, hanging, line_cells, width};
use super::prepare::{Prepared, index};
use crate::frame::{FigureMark, Glyph};
use crate::lines::{LineSource, TextLine, add_cluster};

/// How far superscripts rise, as a share of their own em: their tops stand a little above the capitals'.
const RAISE: Ratio = Ratio::of(55, 100);
/// How far subscripts sink.
const SINK: Ratio = Ratio::of(20, 100);

/// Places the lines of one paragraph.
pub(super) struct Placer<'a, 'p> {
    pub(super) prepared: &'a Prepared<'p>,
    pub(super) style: &'a ParagraphStyle,
    /// Of which text of the document the lines are.
    pub(super) source: Option<&'a LineSource>,
    pub(super) gauge: &'a Gauge<'a>,
    pub(super) lines: Vec<Line>,
    pub(super) loosest: Loosest,
}

impl Placer<'_, '_> {
    /// Places a line. `reserved` is what the label takes on the paragraph's first line; `last` is whether the user or the paragraph ends here.
    pub(super) fn line(&mut self, range: Range<usize>, reserved: Len, last: bool) {
        let number = self.lines.len();
        let room = self.gauge.room();
        let measure = room.of(number);
        let mut cells = line_cells(self.gauge.cells(range.clone()), room.trims(number));
        let hyphen = range.end.checked_sub(1).filter(|_| !last).and_then(|cell| self.prepared.hyphens.after(cell));
        let beside = hyphen.map_or(Len::ZERO, |hyphen| hyphen.width) - self.hang(&cells, range.start, measure);
        squeeze(&mut cells, measure - beside);
        if room.justified && !last {
            self.loosest.see(&self.gauge.line(range.clone(), number), room.em, range.clone());
            stretch(&mut cells, self.gauge.cells(range.clone()), measure - beside);
            settle(&mut cells, measure - beside);
        }
        let length = width(&cells) + beside;
        let spare = (measure - length).max(Len::ZERO);
        let lead = match self.style.align {
            Align::Start | Align::Justify => Len::ZERO,
            Align::Center => spare / 2,
            Align::End => spare,
        };
        let indent = if number == 0 { self.style.first_indent + reserved } else { Len::ZERO };
        let start = self.style.indent_start + indent + lead;
        let mut line = Line {
            text: self.prepared.slice(range.clone()).to_owned(),
            start,
            width: length,
            overfull: !length.fits(measure),
            ..Line::default()
        };
        let trailing = self.gauge.cells(range.start + cells.len()..range.end);
        let placed: Vec<(Len, Cell)> = positions(start, cells.iter().chain(trailing));
        runs(self.prepared, &placed, &mut line.pieces);
        if let (Some(hyphen), Some(cell)) = (hyphen, cells.last()) {
            line.pieces.extend(self.hyphen(hyphen, cell, start + width(&cells)));
        }
        self.remember(&cells, &mut line);
        line.places = self.places(range.clone());
        line.source = self.source.map(|source| Box::new(self.told(source, range.clone(), hyphen.is_some())));
        decorate(self.prepared, range.start, placed.get(..cells.len()).unwrap_or_default(), &mut line.pieces);
        // Lines are many, and most have one piece or two.
        line.pieces.shrink_to_fit();
        self.lines.push(line);
    }

    /// How much of the last mark stands outside the measure: none unless the line is too long as it is.
    fn hang(&self, cells: &[Cell], first: usize, measure: Len) -> Len {
        let last = match cells.last() {
            Some(last) if self.gauge.room().hanging && !width(cells).fits(measure) => last.advance(),
            _ => return Len::ZERO,
        };
        hanging(&self.prepared.cells, first, first + cells.len() - 1).min(last)
    }

    /// What the line is to other programs: its text, and what its characters take by themselves.
    fn told(&self, source: &LineSource, range: Range<usize>, hyphenated: bool) -> LineSource {
        let mut advances = Vec::new();
        let cells = self.prepared.cells.get(range.clone()).unwrap_or_default();
        for (cell, natural) in cells.iter().zip(self.prepared.natural.get(range.clone()).unwrap_or_default()) {
            add_cluster(&mut advances, cell.end - cell.start, *natural);
        }
        advances.shrink_to_fit();
        let line = TextLine { text: self.prepared.slice(range).to_owned(), page: 0, advances, hyphenated };
        LineSource { number: self.lines.len(), line, ..source.clone() }
    }

    /// The hyphen behind the last letter.
    fn hyphen(&self, hyphen: Hyphen, cell: &Cell, x: Len) -> Option<Piece> {
        let part = self.prepared.part_of(cell)?;
        let Hyphen { face, glyph, width: _ } = hyphen;
        let glyphs = vec![Glyph::new(glyph, 0, Len::ZERO, Len::ZERO)];
        let y = baseline(cell, part);
        Some(Piece::Glyphs {
            x,
            y,
            face,
            size: cell.em,
            color: part.style.color,
            glyphs,
            // It is no part of the text: whoever copies the line gets the word whole.
            text: Arc::from(""),
            kind: PieceKind::Hyphen,
            lang: Tongue::DOCUMENT,
        })
    }

    /// The places that the index names on a line: each belongs to the character before it.
    fn places(&self, range: Range<usize>) -> Vec<AnchorId> {
        let cell = |at: usize| self.prepared.cells.get(at);
        let start = cell(range.start).map_or(0, |cell| index(cell.start));
        let end = range.end.checked_sub(1).and_then(cell).map_or(start, |cell| index(cell.end));
        let here = |at: usize| (at > start && at <= end) || (at == 0 && range.start == 0);
        self.prepared.places.iter().filter(|(at, _)| here(*at)).map(|(_, anchor)| *anchor).collect()
    }

    /// Notes which figures and footnotes stand on a line.
    fn remember(&self, cells: &[Cell], line: &mut Line) {
        for cells in cells.chunk_by(|one, next| one.span == next.span) {
            let Some(part) = cells.first().and_then(|cell| self.prepared.parts.get(index(cell.span))) else { continue };
            if let Some(figure) = part.figure {
                let (start, end) = (cells.first().map_or(0, |cell| cell.start), cells.last().map_or(0, |cell| cell.end));
                let text = self.prepared.text.get(index(start)..index(end)).unwrap_or_default().to_owned();
                let begins = index(start) == part.range.start;
                line.figures.push(FigureMark { figure, text, begins, origin: part.origin.clone() });
            }
            if let PieceKind::NoteMark(note) = part.kind {
                line.notes.push(note);
            }
        }
    }
}

/// Puts a label that has a width of its own before the text of the first line.
pub(super) fn put_label(mark: &Prepared<'_>, style: &ParagraphStyle, first: &mut Line) {
    let start = style.indent_start + style.first_indent;
    let placed = positions(start, mark.cells.iter());
    let mut pieces = Vec::new();
    runs(mark, &placed, &mut pieces);
    pieces.append(&mut first.pieces);
    pieces.shrink_to_fit();
    first.pieces = pieces;
    first.text.insert_str(0, &mark.text);
    // Flush left and justified lines start at the label; a centred or flush-right one stands where it stood.
    if first.start > start {
        first.width += first.start - start;
        first.start = start;
    }
}

fn positions<'c>(start: Len, cells: impl Iterator<Item = &'c Cell>) -> Vec<(Len, Cell)> {
    let mut x = start;
    let place = |cell: &Cell| {
        let at = x;
        x += cell.advance();
        (at, *cell)
    };
    let mut placed: Vec<(Len, Cell)> = cells.map(place).collect();
    if direction::turns(placed.iter().map(|(_, cell)| cell)) {
        direction::place(start, &mut placed);
    }
    placed
}

/// What the glyphs of one run share.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    face: FaceId,
    size: Len,
    y: Len,
    color: Color,
    kind: PieceKind,
    lang: Tongue,
    right_to_left: bool,
}

/// Adds the runs of a line's cells, in reading order: the glyphs of a run that goes from right to left stand each left of the one before.
fn runs(prepared: &Prepared<'_>, placed: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
    let mut links = Links::default();
    let mut open: Option<(Look, Range<usize>)> = None;
    for (number, (_, cell)) in placed.iter().enumerate() {
        let Some(part) = prepared.part_of(cell).filter(|_| cell.glyph_count > 0) else { continue };
        let look = look(cell, part, links.kind(part));
        match &mut open {
            Some((last, range)) if *last == look => range.end = number + 1,
            _ => {
                if let Some((last, range)) = open.replace((look, number..number + 1)) {
                    pieces.push(run(prepared, placed.get(range).unwrap_or_default(), last));
                }
            }
        }
    }
    if let Some((last, range)) = open {
        pieces.push(run(prepared, placed.get(range).unwrap_or_default(), last));
    }
}

/// Numbers the links of a line.
#[derive(Default)]
pub(super) struct Links<'a> {
    last: Option<&'a Part<'a>>,
    count: u32,
}

impl<'a> Links<'a> {
    /// The kind of a part's glyphs. Parts side by side with the same target are one link.
    pub(super) fn kind(&mut self, part: &'a Part<'a>) -> PieceKind {
        let same = self.last.is_some_and(|last| last.link == part.link);
        if part.link.is_some() && !same {
            self.count += 1;
        }
        self.last = Some(part);
        if part.link.is_some() { PieceKind::Link(self.count - 1) } else { part.kind }
    }
}

fn look(cell: &Cell, part: &Part<'_>, kind: PieceKind) -> Look {
    let y = baseline(cell, part);
    let (color, lang) = (part.style.color, part.style.lang);
    Look { face: cell.face, size: cell.em, y, color, kind, lang, right_to_left: cell.bidi % 2 == 1 }
}

/// How far a part's baseline is above the line's.
fn baseline(cell: &Cell, part: &Part<'_>) -> Len {
    match part.style.baseline {
        Baseline::Normal => Len::ZERO,
        Baseline::Super => cell.em.times(RAISE),
        Baseline::Sub => -cell.em.times(SINK),
    }
}

fn run(prepared: &Prepared<'_>, placed: &[(Len, Cell)], look: Look) -> Piece {
    let base = placed.first().map_or(0, |(_, cell)| cell.start);
    let end = placed.last().map_or(base, |(_, cell)| cell.end);
    let count = placed.iter().map(|(_, cell)| usize::from(cell.glyph_count)).sum();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(count);
    let mut origin = None;
    for (x, cell) in placed {
        let first = index(cell.first_glyph);
        for glyph in prepared.glyphs.get(first..first + usize::from(cell.glyph_count)).unwrap_or_default() {
            let at = *x + cell.shift + glyph.x;
            let origin = *origin.get_or_insert(at);
            glyphs.push(Glyph::new(glyph.id, cell.start - base, at - origin, glyph.y));
        }
    }
    let text: Arc<str> = Arc::from(prepared.text.get(index(base)..index(end)).unwrap_or_default());
    let Look { face, size, y, color, kind, lang, .. } = look;
    Piece::Glyphs { x: origin.unwrap_or_default(), y, face, size, color, glyphs, text, kind, lang }
}
