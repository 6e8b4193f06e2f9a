//! Straight quotes beside Chinese.
//!
//! " has no side to UAX #14 (LB19), so that 他说"好"，又说"不" could not be broken at all. Clerks write it for want of “ ”; where such marks come in
//! pairs, the first of each opens and the second closes, and the place on the outer side of the pair is open beside Chinese.

use super::{Break, Kinsoku, text_of};
use crate::cell::Cell;
use crate::classes::Class;

/// Opens the outer sides of paired straight quotes.
pub(super) fn part(text: &str, cells: &[Cell], kinsoku: Kinsoku, found: &mut [Break]) {
    let count = text.bytes().filter(|byte| *byte == b'"').count();
    if count == 0 || count % 2 == 1 {
        return;
    }
    let mut opens = true;
    for (index, _) in cells.iter().enumerate().filter(|(_, cell)| text_of(text, cell) == "\"") {
        let before = index.checked_sub(1);
        let outer = if opens { before } else { Some(index) };
        let beside = if opens { before } else { Some(index + 1) }.and_then(|at| cells.get(at)).map(|cell| cell.class);
        let free = beside.is_some_and(|class| {
            let stays = if opens { kinsoku.forbids_end(class) } else { kinsoku.forbids_start(class) };
            (class == Class::Ideograph || class.is_chinese_mark()) && !stays
        });
        if let (true, Some(here)) = (free, outer.and_then(|outer| found.get_mut(outer))) {
            *here = Break::Allowed;
        }
        opens = !opens;
    }
}
