//! What stands above and below the characters of a line: rules, emphasis dots, link areas, and the readings of [`super::ruby`].
//!
//! In: the placed cells of a line. Out: more pieces. All places are shares of the em; the em box of Chinese type reaches from 0.12 em below the
//! baseline to 0.88 em above it.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Len, Ratio};
use banxin_compose::document::{TextStyle, Tongue};
use banxin_text::Cell;
use banxin_text::classes::Class;

use super::collect::Part;
use super::line::{Piece, PieceKind};
use super::place::Links;
use super::prepare::{Dot, Prepared, index};
use super::ruby::put_reading;
use crate::frame::Glyph;

/// Underlines lie just below the em box, so that they touch no character.
const UNDERLINE_Y: Ratio = Ratio::of(-17, 100);
/// Strikes go through the middle of the em box.
const STRIKE_Y: Ratio = Ratio::of(38, 100);
/// Weight of both.
const WEIGHT: Ratio = Ratio::of(5, 100);
/// Emphasis dots (着重号): their baseline. The dot of U+2022 has its middle at about 0.35 of its own em.
const DOT_Y: Ratio = Ratio::of(-40, 100);
/// Their size.
const DOT_SIZE: Ratio = Ratio::of(5, 10);
/// Under a line, dots stand lower: line first, dot under it (CLREQ, "Interlinear marks").
const DOT_Y_UNDER_LINE: Ratio = Ratio::of(-51, 100);
/// What a proper-noun line (专名号) leaves free at either end, so that neighbouring names have a visible break between them.
const NAME_INSET: Ratio = Ratio::of(1, 12);

/// Adds the decorations of a line. `first` is the number of its first cell in the paragraph.
pub(super) fn decorate(prepared: &Prepared<'_>, first: usize, placed: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
    let bare = |style: &TextStyle| !(style.underline || style.name_line || style.strike || style.dots);
    let plain = |part: &Part<'_>| bare(&part.style) && part.link.is_none() && part.reading.is_none();
    if prepared.parts.iter().all(plain) {
        return;
    }
    for (part, cells) in stretches(prepared, placed) {
        if part.style.underline {
            pieces.push(rule(part, cells, UNDERLINE_Y, Len::ZERO));
        } else if part.style.name_line {
            pieces.push(rule(part, cells, UNDERLINE_Y, part.style.size.times(NAME_INSET)));
        }
        if part.style.strike {
            pieces.push(rule(part, cells, STRIKE_Y, Len::ZERO));
        }
        if part.style.dots {
            dots(prepared, part, cells, pieces);
        }
    }
    links(prepared, placed, pieces);
    for reading in &prepared.readings {
        put_reading(prepared, reading, first, placed, pieces);
    }
}

/// Cells side by side of one part.
fn stretches<'a, 'p>(prepared: &'a Prepared<'p>, placed: &'a [(Len, Cell)]) -> Vec<(&'a Part<'p>, &'a [(Len, Cell)])> {
    let chunks = placed.chunk_by(|(_, a), (_, b)| a.span == b.span);
    chunks.filter_map(|cells| Some((prepared.parts.get(index(cells.first()?.1.span))?, cells))).collect()
}

/// From the leftmost edge of some cells to the rightmost.
pub(super) fn extent(cells: &[(Len, Cell)]) -> (Len, Len) {
    let left = cells.iter().map(|(x, _)| *x).min().unwrap_or_default();
    let right = cells.iter().map(|(x, cell)| *x + cell.width + cell.tracking).max().unwrap_or(left);
    (left, right - left)
}

/// A rule along some cells, shorter by `inset` at either end.
fn rule(part: &Part<'_>, cells: &[(Len, Cell)], y: Ratio, inset: Len) -> Piece {
    let (x, width) = extent(cells);
    let size = part.style.size;
    Piece::Rule { x: x + inset, y: size.times(y), width: width - inset * 2, weight: size.times(WEIGHT), color: part.style.color }
}

/// A dot under every character, none under marks and spaces (GB/T 15834-2011 5.1.8). They keep to the
/// middle of the characters, however wide these are set apart.
fn dots(prepared: &Prepared<'_>, part: &Part<'_>, cells: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
    let Some(Dot { face, glyph, advance, units }) = prepared.dot else { return };
    let size = part.style.size.times(DOT_SIZE);
    let width = size.scale(advance, units);
    let mut glyphs = Vec::new();
    let mut origin = None;
    for (x, cell) in cells.iter().filter(|(_, cell)| matches!(cell.class, Class::Ideograph | Class::Letter | Class::Digit)) {
        let at = *x + (cell.width - width) / 2;
        let origin = *origin.get_or_insert(at);
        glyphs.push(Glyph::new(glyph, 0, at - origin, Len::ZERO));
    }
    if let Some(x) = origin {
        // Dots have no text: whoever copies the line gets what stands above them.
        let lined = part.style.underline || part.style.name_line;
        let (y, color) = (part.style.size.times(if lined { DOT_Y_UNDER_LINE } else { DOT_Y }), part.style.color);
        pieces.push(Piece::Glyphs { x, y, face, size, color, glyphs, text: Arc::from(""), kind: PieceKind::Dots, lang: Tongue::DOCUMENT });
    }
}

/// The areas of the line's links.
fn links(prepared: &Prepared<'_>, placed: &[(Len, Cell)], pieces: &mut Vec<Piece>) {
    let mut numbers = Links::default();
    let mut areas: Vec<(u32, &Part<'_>, Range<usize>)> = Vec::new();
    for (number, (_, cell)) in placed.iter().enumerate() {
        let Some(part) = prepared.part_of(cell) else { continue };
        let PieceKind::Link(link) = numbers.kind(part) else { continue };
        match areas.last_mut() {
            Some((last, _, cells)) if *last == link => cells.end = number + 1,
            _ => areas.push((link, part, number..number + 1)),
        }
    }
    for (number, part, cells) in areas {
        let cells = placed.get(cells).unwrap_or_default();
        let (x, width) = extent(cells);
        let (Some((_, first)), Some((_, last)), Some(target)) = (cells.first(), cells.last(), part.link) else { continue };
        let text = prepared.text.get(index(first.start)..index(last.end)).unwrap_or_default().to_owned();
        pieces.push(Piece::Link { number, x, width, target: target.clone(), text });
    }
}
