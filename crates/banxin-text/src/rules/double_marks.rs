//! ？！ side by side share one cell.
//!
//! GB/T 15834-2011 5.1.2: two question or exclamation marks in a row take the place of one character, three that of two. Each of a pair gets half
//! a cell; the third of three keeps its own. The places within are closed to stretching ([`shares_cell`]).

use super::text_of;
use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell], text: &str) {
    let is_mark = |cell: &Cell| cell.class == Class::PauseEnd && !cell.blank.is_zero() && matches!(text_of(text, cell), "？" | "！");
    let mut index = 0;
    while let Some([a, b]) = cells.get_mut(index..index + 2) {
        if is_mark(a) && is_mark(b) {
            a.trim(a.em / 2);
            b.trim(b.em / 2);
            index += 1;
        }
        index += 1;
    }
}

/// Whether `a` and the next cell `b` are such a pair.
pub(super) fn shares_cell(a: &Cell, b: &Cell) -> bool {
    let halved = |cell: &Cell| cell.class == Class::PauseEnd && cell.blank.is_zero() && cell.width <= cell.em / 2;
    halved(a) && halved(b)
}
