//! 注音: readings above their bases (CLREQ, "Interlinear annotations").
//!
//! In: a paragraph's shaped text. Out: the readings, shaped; bases widened where their reading needs room; and, on a line, the glyphs of a reading.
//! Readings are half as large as their bases, set solid and centred.
//!
//! ```text
//!      zhuàng           a reading wider than its base reaches over its neighbours by a quarter of an em at most;
//!   自 [ 壮 ] 族         what is wider still widens the base
//!    |line edge          at the edge of a line it is moved in, so that nothing stands in the margin
//! ```
//!
//! Readings side by side keep a quarter of an em between them. A base is never broken; readings never change the line pitch.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Len, Ratio};
use banxin_compose::document::Tongue;
use banxin_text::Cell;
use banxin_text::breaks::Break;
use banxin_text::font::FaceQuery;
use banxin_text::itemize::Span;
use banxin_text::shape::{Shaped, shape};

use super::InlineCtx;
use super::collect::Part;
use super::decorate::extent;
use super::line::{Piece, PieceKind};
use super::prepare::{Prepared, index};
use crate::frame::Glyph;

/// The size of a reading: "about half of the base".
const SIZE: i64 = 2;
/// Readings stand on the em box.
const RISE: Ratio = Ratio::of(95, 100);
/// How far a reading may reach over a neighbour, and how far readings stay apart at least, as a share of the em.
const QUARTER: Ratio = Ratio::of(1, 4);

/// A reading over some cells.
pub(super) struct Reading {
    pub(super) cells: Range<usize>,
    pub(super) part: usize,
    shaped: Shaped,
    text: String,
    width: Len,
}

/// Shapes the readings, and widens the bases that need it.
pub(super) fn readings(ctx: &InlineCtx<'_>, parts: &[Part<'_>], shaped: &mut Shaped, breaks: &mut [Break]) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::new();
    for (number, part) in parts.iter().enumerate() {
        let Some(text) = part.reading else { continue };
        let first = shaped.cells.partition_point(|cell| index(cell.start) < part.range.start);
        let end = shaped.cells.partition_point(|cell| index(cell.start) < part.range.end);
        if first >= end {
            continue;
        }
        let query = FaceQuery::plain(part.style.face);
        let size = part.style.size / SIZE;
        let span = Span { range: 0..text.len(), query, size, tracking: Len::ZERO, level: 0, origin: part.origin };
        let reading = shape(ctx.book, ctx.faces, text, &[span]);
        let width: Len = reading.cells.iter().map(Cell::advance).sum();
        for here in breaks.get_mut(first..end - 1).unwrap_or_default() {
            *here = Break::Never;
        }
        shaped.diagnostics.extend(reading.diagnostics.iter().cloned());
        readings.push(Reading { cells: first..end, part: number, shaped: reading, text: text.to_owned(), width });
    }
    for (number, reading) in readings.iter().enumerate() {
        let neighbours = [number.checked_sub(1).and_then(|before| readings.get(before)), readings.get(number + 1)];
        let touches = |other: &Reading| other.cells.end == reading.cells.start || reading.cells.end == other.cells.start;
        let crowded = neighbours.into_iter().flatten().any(touches);
        let quarter = parts.get(reading.part).map_or(Len::ZERO, |part| part.style.size.times(QUARTER));
        let need = if crowded { reading.width + quarter } else { reading.width - quarter * 2 };
        widen(shaped.cells.get_mut(reading.cells.clone()).unwrap_or_default(), need);
    }
    readings
}

/// Puts the room that a base lacks on both sides of it.
fn widen(base: &mut [Cell], need: Len) {
    let width: Len = base.iter().map(Cell::advance).sum();
    let more = (need - width).max(Len::ZERO);
    if let Some(first) = base.first_mut() {
        first.shift += more / 2;
        first.width += more / 2;
    }
    if let Some(last) = base.last_mut() {
        last.width += more - more / 2;
    }
}

/// Places a reading over its base, if that stands on the line whose first cell in the paragraph is `first`.
pub(super) fn put_reading(prepared: &Prepared<'_>, reading: &Reading, first: usize, placed: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
    let base = reading.cells.start.checked_sub(first).and_then(|start| placed.get(start..start + reading.cells.len()));
    let (Some(base), Some(part)) = (base, prepared.parts.get(reading.part)) else { return };
    let (left, width) = extent(base);
    let (edge, length) = extent(placed);
    let mut x = (left + (width - reading.width) / 2).min(edge + length - reading.width).max(edge);
    let y = part.style.size.times(RISE);
    let kind = u32::try_from(reading.part).map_or(PieceKind::Text, PieceKind::Reading);
    for cells in reading.shaped.cells.chunk_by(|a, b| a.face == b.face) {
        let (Some(head), Some(tail)) = (cells.first(), cells.last()) else { continue };
        let start = x;
        let mut glyphs = Vec::new();
        for cell in cells {
            let range = index(cell.first_glyph)..index(cell.first_glyph) + usize::from(cell.glyph_count);
            for glyph in reading.shaped.glyphs.get(range).unwrap_or_default() {
                glyphs.push(Glyph::new(glyph.id, cell.start - head.start, x + cell.shift + glyph.x - start, glyph.y));
            }
            x += cell.advance();
        }
        let text = Arc::from(reading.text.get(index(head.start)..index(tail.end)).unwrap_or_default());
        let (face, size, color) = (head.face, head.em, part.style.color);
        pieces.push(Piece::Glyphs { x: start, y, face, size, color, glyphs, text, kind, lang: Tongue::DOCUMENT });
    }
}
