//! Numbers of a column with their decimal points in line (小数点对齐).
//!
//! In: the set body. Out: the same with the lines of decimal cells moved. What stands before the point is flush right against it, what stands
//! behind it (decimals, 余, 以上, a unit) hangs to the right, so that units digits stand below each other whether or not a number has decimals.
//! The block of all numbers of the column stands in the middle of the column. A cell without digits (—, …) is centred; one of several lines or
//! too wide for the block is flush right.

use banxin_base::Len;
use banxin_compose::document::{HorizontalAlign, Table};
use banxin_text::font::{FaceId, FontBook};

use super::rows::{SetCell, SetRows};
use crate::inline::{Line, Piece};

/// The widest extents on either side of the point, of one column.
#[derive(Clone, Copy, Debug, Default)]
struct Extent {
    before: Len,
    behind: Len,
}

/// Moves the lines of decimal cells.
pub(super) fn line_up(book: &FontBook, rows: &mut SetRows, widths: &[Len]) {
    let mut extents = vec![Extent::default(); widths.len()];
    for cell in rows.cells.iter().filter(|cell| is_number(cell)) {
        if let Some((line, point)) = point_of(book, cell) {
            let extent = &mut extents[cell.column];
            extent.before = extent.before.max(point - line.start);
            extent.behind = extent.behind.max(line.start + line.width - point);
        }
    }
    for cell in rows.cells.iter_mut().filter(|cell| cell.align == HorizontalAlign::Decimal) {
        let outer: Len = widths[cell.column..cell.column + cell.colspan].iter().copied().sum();
        let room = (outer - Table::PADDING_X * 2).max(Len::ZERO);
        let extent = extents[cell.column];
        let block = extent.before + extent.behind;
        let point = point_of(book, cell).map(|(_, point)| point);
        match point {
            Some(point) if is_number(cell) && block.fits(room) => {
                let to = (room - block) / 2 + extent.before;
                cell.lines.iter_mut().for_each(|line| move_line(&mut line.line, to - point));
            }
            Some(_) => cell.lines.iter_mut().for_each(|line| {
                let by = room - line.line.width - line.line.start;
                move_line(&mut line.line, by.max(Len::ZERO));
            }),
            None => cell.lines.iter_mut().for_each(|line| {
                let by = (room - line.line.width) / 2 - line.line.start;
                move_line(&mut line.line, by.max(Len::ZERO));
            }),
        }
    }
}

fn is_number(cell: &SetCell) -> bool {
    cell.align == HorizontalAlign::Decimal && cell.colspan == 1 && cell.lines.len() == 1
}

/// The first line of a cell and the place of its decimal point: the right edge of the units digit. `None` without a digit.
fn point_of<'a>(book: &FontBook, cell: &'a SetCell) -> Option<(&'a Line, Len)> {
    let line = &cell.lines.first()?.line;
    Some((line, place_of_point(book, line)?))
}

/// Walks the glyphs to the end of the first number's integer part: the right edge of its last digit's own advance, so that a gap between a digit and
/// the character behind it does not count.
fn place_of_point(book: &FontBook, line: &Line) -> Option<Len> {
    let mut point = None;
    for piece in &line.pieces {
        let Piece::Glyphs { x, glyphs, text, face, size, .. } = piece else { continue };
        for glyph in glyphs {
            let at = usize::try_from(glyph.cluster).ok()?;
            let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
            if character.is_ascii_digit() {
                point = Some(*x + glyph.x() + advance(book, *face, glyph.id, *size));
            } else if point.is_some() && !is_separator(character) {
                return point;
            }
        }
    }
    point
}

/// Groups the digits of one number.
fn is_separator(character: char) -> bool {
    matches!(character, ',' | ' ' | '\u{2009}' | '\u{A0}' | '\u{202F}')
}

fn advance(book: &FontBook, face: FaceId, glyph: u16, size: Len) -> Len {
    let Ok(face) = book.face(face) else { return Len::ZERO };
    size.scale(i64::from(face.advance(glyph)), i64::from(face.metrics().units_per_em))
}

fn move_line(line: &mut Line, by: Len) {
    line.start += by;
    for piece in &mut line.pieces {
        match piece {
            Piece::Glyphs { x, .. } | Piece::Rule { x, .. } | Piece::Link { x, .. } => *x += by,
        }
    }
}
