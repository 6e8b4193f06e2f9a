//! 标点挤压: adjacent marks give up half a cell between them.
//!
//! CLREQ, "Adjustment of adjacent punctuation marks": of two full-width marks side by side, at least one of them a bracket or quote, the blank
//! between them shrinks by half an em, so that both take 1.5 em instead of 2. The mark before gives first; where its blank does not face the next
//! mark (“《), the next one gives.
//!
//! ```text
//!  |：    |    “|   2 em        |：    | “|   1.5 em
//! ```

use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell]) {
    for index in 1..cells.len() {
        let Some([a, b]) = cells.get_mut(index - 1..=index) else { continue };
        if !(a.class.is_bracket() || b.class.is_bracket()) {
            continue;
        }
        let behind = |cell: &Cell| matches!(cell.class, Class::Closing | Class::PauseEnd | Class::PauseInner);
        if behind(a) && !a.blank.is_zero() && is_mark(b) {
            a.trim(a.em / 2);
        } else if is_mark(a) && b.class == Class::Opening {
            b.trim(b.em / 2);
        }
    }
}

fn is_mark(cell: &Cell) -> bool {
    cell.class.is_bracket() || cell.class.is_pause()
}
