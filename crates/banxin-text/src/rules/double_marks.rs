//! ？！ side by side share one cell.
//!
//! GB/T 15834-2011 5.1.2: two question or exclamation marks in a row take the place of one character, three that of two. Each of a pair gets half
//! a cell; the third of three keeps its own.

use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell], text: &str) {
    let is_mark =
        |cell: &Cell| cell.class == Class::PauseEnd && !cell.blank.is_zero() && matches!(first_char(cell, text), Some('？' | '！'));
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

fn first_char(cell: &Cell, text: &str) -> Option<char> {
    text.get(usize::try_from(cell.start).ok()?..)?.chars().next()
}
