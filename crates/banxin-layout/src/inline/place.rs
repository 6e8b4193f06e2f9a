//! From a line of cells to placed glyphs.
//!
//! In: which cells a line has, and the paragraph's alignment. Out: the line with its pieces. Neighbouring cells of one face, size, colour and kind become
//! one run of glyphs: a renderer then writes few long runs.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Color, Len, Ratio};
use banxin_compose::document::{Align, Baseline, ParagraphStyle};
use banxin_text::Cell;
use banxin_text::font::FaceId;

use super::adjust::{squeeze, stretch};
use super::collect::Part;
use super::decorate::decorate;
use super::direction;
use super::fill::{Room, line_cells, width};
use super::line::{Line, Piece, PieceKind};
use super::prepare::{Prepared, index};
use crate::frame::{FigureMark, Glyph};

/// How far superscripts rise, as a share of their own em: their tops stand a little above the capitals'.
const RAISE: Ratio = Ratio::of(55, 100);
/// How far subscripts sink.
const SINK: Ratio = Ratio::of(20, 100);

/// Places the lines of one paragraph.
pub(super) struct Placer<'a, 'p> {
    pub(super) prepared: &'a Prepared<'p>,
    pub(super) style: &'a ParagraphStyle,
    pub(super) room: &'a Room,
    pub(super) lines: Vec<Line>,
}

impl Placer<'_, '_> {
    /// Places a line. `reserved` is what the label takes on the paragraph's first line; `last` is whether the user or the paragraph ends here.
    pub(super) fn line(&mut self, range: Range<usize>, reserved: Len, last: bool) {
        let number = self.lines.len();
        let measure = self.room.of(number);
        let mut cells = line_cells(self.prepared.cells.get(range.clone()).unwrap_or_default(), self.room.trims(number));
        squeeze(&mut cells, measure);
        if self.style.align == Align::Justify && !last {
            stretch(&mut cells, measure);
        }
        let length = width(&cells);
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
        let trailing = self.prepared.cells.get(range.start + cells.len()..range.end).unwrap_or_default();
        let placed: Vec<(Len, Cell)> = positions(start, cells.iter().chain(trailing));
        runs(self.prepared, &placed, &mut line.pieces);
        self.remember(&cells, &mut line);
        decorate(self.prepared, range.start, placed.get(..cells.len()).unwrap_or_default(), &mut line.pieces);
        self.lines.push(line);
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
    right_to_left: bool,
}

/// Adds the runs of a line's cells.
fn runs(prepared: &Prepared<'_>, placed: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
    if direction::turns(placed.iter().map(|(_, cell)| cell)) {
        return runs_as_seen(prepared, &direction::from_left_to_right(placed), pieces);
    }
    runs_as_seen(prepared, placed, pieces);
}

fn runs_as_seen(prepared: &Prepared<'_>, placed: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
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
    let y = match part.style.baseline {
        Baseline::Normal => Len::ZERO,
        Baseline::Super => cell.em.times(RAISE),
        Baseline::Sub => -cell.em.times(SINK),
    };
    Look { face: cell.face, size: cell.em, y, color: part.style.color, kind, right_to_left: cell.bidi % 2 == 1 }
}

fn run(prepared: &Prepared<'_>, placed: &[(Len, Cell)], look: Look) -> Piece {
    // Glyphs stand from left to right; the text of a run that goes the other way begins at its last one.
    let base = placed.iter().map(|(_, cell)| cell.start).min().unwrap_or(0);
    let end = placed.iter().map(|(_, cell)| cell.end).max().unwrap_or(base);
    let count = placed.iter().map(|(_, cell)| usize::from(cell.glyph_count)).sum();
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(count);
    let mut origin = None;
    for (x, cell) in placed {
        let first = index(cell.first_glyph);
        for glyph in prepared.glyphs.get(first..first + usize::from(cell.glyph_count)).unwrap_or_default() {
            let at = *x + cell.shift + glyph.x;
            let origin = *origin.get_or_insert(at);
            glyphs.push(Glyph { id: glyph.id, cluster: cell.start - base, x: at - origin, y: glyph.y });
        }
    }
    let text: Arc<str> = Arc::from(prepared.text.get(index(base)..index(end)).unwrap_or_default());
    let Look { face, size, y, color, kind, .. } = look;
    Piece::Glyphs { x: origin.unwrap_or_default(), y, face, size, color, glyphs, text, kind }
}
