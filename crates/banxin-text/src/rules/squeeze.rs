//! 挤进: what a line can give, step by step.
//!
//! CLREQ, "Procedures for line adjustment", reducing: (1) the mark at the line's end, which is always halved here ([`super::line_end_trim`]);
//! (2) spaces between Latin words, to 1/4 em; (3) interpuncts, to 1/2 em, which they have already; (4) brackets, to 1/2 em; (5) ， 、 ； and, as
//! CLREQ forgets it, ：; (6) the gap between Chinese and Latin, to 1/8 em; (7) 。 ？ ！. All of one kind in a line give together and equally.

use banxin_base::{Len, Ratio};

use crate::cell::Cell;
use crate::classes::Class;

/// How many steps there are.
pub const SQUEEZE_STEPS: usize = 5;

/// The least that squeezing leaves of a space between Latin words.
const SPACE_MIN: Ratio = Ratio::of(1, 4);

/// What a cell within a line can give, by step.
pub fn squeeze_room(cell: &Cell) -> [Len; SQUEEZE_STEPS] {
    let mut room = [Len::ZERO; SQUEEZE_STEPS];
    let [space, bracket, inner, gap, end] = &mut room;
    match cell.class {
        Class::Space => *space = (cell.width - cell.em.times(SPACE_MIN)).max(Len::ZERO),
        Class::Opening | Class::Closing => *bracket = cell.blank,
        Class::PauseInner => *inner = cell.blank,
        Class::PauseEnd => *end = cell.blank,
        _ => {}
    }
    // From 1/4 em to 1/8 em: half of it.
    *gap = cell.gap / 2;
    room
}
