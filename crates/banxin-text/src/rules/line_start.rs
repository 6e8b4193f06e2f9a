//! 行首: an opening bracket or quote at the start of a line may lose the blank before it.
//!
//! CLREQ, "Adjustment of punctuation marks at the start of a line" allows it. Whoever fills the line decides: on the official grid columns stay
//! on their cells, as in Word, and the blank stays; elsewhere the edge looks straighter without it.

use banxin_base::Len;

use crate::cell::Cell;
use crate::classes::Class;

/// How much may be taken off a cell because it starts a line.
pub fn line_start_trim(cell: &Cell) -> Len {
    if cell.class == Class::Opening { cell.blank } else { Len::ZERO }
}
