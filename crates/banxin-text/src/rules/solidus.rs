//! 分隔号: the solidus between Chinese characters takes half a cell.
//!
//! GB/T 15834-2011 5.1.9; CLREQ table A.3. Between letters or digits (1/3, km/h) it is a mark of theirs and keeps the width of their face; ／ keeps
//! its cell, for its ink fills it.

use super::{fixed, text_of};
use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell], text: &str) {
    for index in 0..cells.len() {
        let latin = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(|cell| cell.class.is_latin());
        let alone = !latin(index.checked_sub(1)) && !latin(Some(index + 1));
        if let Some(cell) = cells.get_mut(index)
            && cell.class == Class::Solidus
            && alone
            && text_of(text, cell) == "/"
        {
            fixed::centre(cell, cell.em / 2);
        }
    }
}
