//! Where LibreOffice ends a line whose first character too many is known.

use super::script::{Script, ends_no_line, starts_no_line};
use super::{Passage, is_western};

/// LibreOffice 7.4: back from the cut. Chinese text ends by two lists of characters, Western text by UAX #14 with the rules of before Unicode 5.2.
pub(super) fn end_of_7(passage: &Passage, cut: usize, start: usize) -> usize {
    match passage.script(cut) {
        Script::Asian => back(cut, start, |end| listed(passage, end)),
        Script::Western => back(cut, start, |end| passage.may_start(end) && !held_of_old(passage, end)),
    }
}

/// LibreOffice 25.2: where both the lists and UAX #14 agree, and never beside “”‘’.
pub(super) fn end_of_25(passage: &Passage, cut: usize, start: usize) -> usize {
    let quote = |at: usize| matches!(passage.char(at), Some('“' | '”' | '‘' | '’'));
    let free = |end: usize| passage.char(end - 1) == Some('\u{200B}') || (!quote(end) && !quote(end - 1));
    back(cut, start, |end| listed(passage, end) && passage.may_start(end) && free(end))
}

/// The last place from `cut` back at which a line may end.
pub(super) fn back(cut: usize, start: usize, may_end: impl Fn(usize) -> bool) -> usize {
    (start + 1..=cut).rev().find(|end| may_end(*end)).unwrap_or(start)
}

/// Whether the two lists let a line end before character `end`.
fn listed(passage: &Passage, end: usize) -> bool {
    !passage.char(end).is_some_and(starts_no_line) && !end.checked_sub(1).and_then(|last| passage.char(last)).is_some_and(ends_no_line)
}

/// LB30 as it was: no line ends between a closing mark and a letter or digit, nor between these and an opening mark.
fn held_of_old(passage: &Passage, end: usize) -> bool {
    let (Some(last), Some(next)) = (end.checked_sub(1).and_then(|last| passage.char(last)), passage.char(end)) else { return false };
    let word = |c: char| is_western(c) && c.is_alphanumeric();
    let closing = |c: char| "、。，．）》〉」』】〕〗〛｝］)]}".contains(c);
    let opening = |c: char| "（《〈「『【〔〖〘｛［([{".contains(c);
    (closing(last) && word(next)) || (word(last) && opening(next))
}
