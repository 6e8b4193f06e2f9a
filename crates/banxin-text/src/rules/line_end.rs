//! 行末: a full-width mark at the end of a line takes half a cell.
//!
//! GB/T 15834-2011 5.1.10: 标点 at a line's end is compressed so that the edge of the type area stays straight. It holds for every line, the last
//! one included, where nothing but the line's length changes.

use banxin_base::Len;

use crate::cell::Cell;
use crate::classes::Class;

/// How much is taken off a cell because it ends a line. Marks that sit in the middle of their cell (？ in some faces) move left with it.
pub fn line_end_trim(cell: &Cell) -> Len {
    match cell.class {
        Class::Closing | Class::PauseEnd | Class::PauseInner => cell.blank,
        _ => Len::ZERO,
    }
}
