//! 孤字: a last line of one character, alone or with its mark.
//!
//! CLREQ, "Widows and orphans": such a line is made two characters long at least, by carrying a character down and opening the line before it. Word
//! leaves it as it is. Carrying down keeps the number of lines, so that pages still agree with Word's; pulling the character up into the line before
//! (GB/T 15834-2011 5.1.11 would allow the squeeze) does not, and is left to filling by the whole paragraph.

use std::ops::Range;

use banxin_text::Cell;
use banxin_text::classes::Class;

use super::ends::{End, Ends};
use super::measure::{Gauge, is_blank};
use super::strain::{GOOD, Strain};

/// Whether the cells of a last line are one character alone or with marks.
pub(super) fn is_lone(cells: &[Cell]) -> bool {
    let mut chars = cells.iter().filter(|cell| !(is_blank(cell) || cell.class.is_pause() || cell.class.is_bracket()));
    matches!((chars.next(), chars.next()), (Some(only), None) if only.class == Class::Ideograph)
}

/// Carries something down to a lone character, where the line before does not become gappy.
pub(super) fn mend(gauge: &Gauge<'_>, ends: &Ends<'_>, lines: &mut [Range<usize>], before: usize) {
    if !gauge.room().justified {
        return;
    }
    let count = lines.len();
    let Some([upper, last]) = lines.last_chunk_mut::<2>() else { return };
    if !is_lone(gauge.cells(last.clone())) {
        return;
    }
    let Some((end, End::Free)) = ends.previous(upper.end, upper.start) else { return };
    let shorter = gauge.line(upper.start..end, before + count - 2);
    let strain = Strain::justified(&shorter, gauge.room().em);
    let fits = gauge.line(end..last.end, before + count - 1).fits();
    if fits && strain.is_some_and(|strain| strain.amount() <= GOOD) && !is_lone(gauge.cells(end..last.end)) {
        upper.end = end;
        last.start = end;
    }
}
