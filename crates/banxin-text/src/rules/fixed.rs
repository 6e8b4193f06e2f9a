//! Marks of Chinese text whose room is fixed, whatever the face says.
//!
//! GB/T 15834-2011 5.1.1-5.1.6; CLREQ tables A.1-A.5. The characters — … “ ” ‘ ’ are as wide as the language has it (East Asian width "ambiguous",
//! UAX #11), and faces made for Latin text, or for both, draw them narrower than Chinese needs; so are ⁇ ‼ ⁈ ⁉ and ⸺. Here each gets its cells:
//!
//! - a dash two cells (one for each —), an ellipsis two (one for each …), a connector — or ～ one, ⁇ ‼ ⁈ ⁉ one; the glyph stays in the middle;
//! - a proportional quote one cell, the glyph on the side of what it encloses, the blank on the other side.

use banxin_base::Len;

use super::text_of;
use crate::cell::Cell;
use crate::classes::Class;

pub(super) fn apply(cells: &mut [Cell], text: &str) {
    for cell in cells {
        match cell.class {
            Class::Dash | Class::Ellipsis | Class::LongConnector | Class::Wave | Class::DoubleMark => {
                let ems: i64 = text_of(text, cell).chars().map(ems).sum();
                centre(cell, cell.em * ems);
            }
            Class::Opening | Class::Closing if cell.width <= cell.em / 2 => widen(cell),
            _ => {}
        }
    }
}

/// The cells that a character fills.
fn ems(char: char) -> i64 {
    match char {
        '\u{2E3A}' => 2,
        '\u{2E3B}' => 3,
        _ if crate::classes::is_ignorable(char) => 0,
        _ => 1,
    }
}

/// Gives a cell this width, its glyph in the middle. A cell without anything to show stays as it is.
pub(super) fn centre(cell: &mut Cell, width: Len) {
    if !width.is_zero() {
        cell.shift += (width - cell.width) / 2;
        cell.width = width;
    }
}

/// Makes a proportional quote or bracket one of a full cell, with half of it blank.
fn widen(cell: &mut Cell) {
    let (room, half) = (cell.em - cell.width, cell.em / 2);
    if cell.class == Class::Opening {
        cell.shift += room;
        cell.half_shift = Len::ZERO - half;
    }
    cell.blank = half;
    cell.width = cell.em;
}
