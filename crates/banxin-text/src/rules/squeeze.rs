//! 挤进: what a line can give, step by step.
//!
//! CLREQ, "Procedures for line adjustment", reducing. All of one kind in a line give together and equally.
//!
//! | CLREQ's step | here |
//! |---|---|
//! | 1 the mark at the line's end, to 1/2 em | always halved ([`super::line_end_trim`]; GB/T 15834-2011 5.1.10) |
//! | 2 spaces between Latin words, to 1/4 em | room 0, to [`SPACE_MIN`] |
//! | 3 interpuncts, to 1/2 em | their width from the start (`interpunct`): nothing left to give |
//! | 4 brackets, to 1/2 em | room 1, the cell's blank |
//! | 5 ， 、 ；, to 1/2 em | room 2, the cell's blank; ： too, which CLREQ's list forgets |
//! | 6 the gap between Chinese and Latin, to 1/8 em | room 3, to [`GAP_MIN`], unless frozen |
//! | 7 。 ？ ！, to 1/2 em | room 4, the cell's blank, unless frozen |

use banxin_base::{Len, Ratio};

use super::limits::{Freedom, Limits};
use crate::cell::Cell;
use crate::classes::Class;

/// How many steps there are.
pub const SQUEEZE_STEPS: usize = 5;

/// The least that squeezing leaves of a space between Latin words (CLREQ, step 2).
pub const SPACE_MIN: Ratio = Ratio::of(1, 4);

/// The share of the gap between Chinese and Latin that squeezing leaves: from 1/4 em to 1/8 em (CLREQ, step 6).
pub const GAP_MIN: Ratio = Ratio::of(1, 2);

/// What a cell within a line can give, by step, where nothing is frozen.
pub fn squeeze_room(cell: &Cell) -> [Len; SQUEEZE_STEPS] {
    Limits::default().squeeze_room(cell)
}

impl Limits {
    /// What a cell within a line can give, by step.
    pub fn squeeze_room(self, cell: &Cell) -> [Len; SQUEEZE_STEPS] {
        let mut room = [Len::ZERO; SQUEEZE_STEPS];
        let [space, bracket, inner, gap, end] = &mut room;
        match cell.class {
            Class::Space => *space = (cell.width - cell.em.times(SPACE_MIN)).max(Len::ZERO),
            Class::Opening | Class::Closing => *bracket = cell.blank,
            Class::PauseInner => *inner = cell.blank,
            Class::PauseEnd if self.stops == Freedom::Elastic => *end = cell.blank,
            _ => {}
        }
        if self.gap == Freedom::Elastic {
            *gap = cell.gap - cell.gap.times(GAP_MIN);
        }
        room
    }
}
