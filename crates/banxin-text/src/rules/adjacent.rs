//! 标点挤压: adjacent marks give up half a cell between them.
//!
//! CLREQ, "Adjustment of adjacent punctuation marks": of two full-width marks side by side, at least one of them a bracket or quote, the blank
//! between them shrinks by half an em, so that both take 1.5 em instead of 2: where the blank behind the first and the blank before the second
//! are half an em together, half an em goes, the first giving before the second.
//!
//! ```text
//!  |：    |    “|   2 em        |：    | “|   1.5 em
//! ```
//!
//! Exceptions (CLREQ): pause marks side by side keep their cells but for ？ and ！ (`double_marks`), and half-width marks - · / are never narrowed.
//! Marks stay with what they enclose: no blank goes from between a bracket and its content, for there is none.

use banxin_base::Len;

use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell]) {
    for index in 1..cells.len() {
        let Some([a, b]) = cells.get_mut(index - 1..=index) else { continue };
        let half = a.em.min(b.em) / 2;
        if !is_mark(a) || !is_mark(b) || !(a.class.is_bracket() || b.class.is_bracket()) || behind(a) + before(b) < half {
            continue;
        }
        let first = half.min(behind(a));
        a.trim(first);
        b.trim(half - first);
    }
}

fn is_mark(cell: &Cell) -> bool {
    cell.class.is_bracket() || cell.class.is_pause()
}

/// The blank behind a mark's ink.
fn behind(cell: &Cell) -> Len {
    if matches!(cell.class, Class::Closing | Class::PauseEnd | Class::PauseInner) { cell.blank } else { Len::ZERO }
}

/// The blank before a mark's ink.
fn before(cell: &Cell) -> Len {
    if cell.class == Class::Opening { cell.blank } else { Len::ZERO }
}
