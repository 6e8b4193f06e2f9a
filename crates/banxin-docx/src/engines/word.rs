//! Where Word ends a line whose first character too many is known: by documentation, not by measurement.
//!
//! Chinese text ends anywhere but where the lists that the file itself states forbid it; Western text at blanks and behind hyphens; where the two
//! meet, a line may end. What does not fit is pushed out, since the file asks for no compression of marks.

use super::libreoffice::back;
use super::{Passage, is_western};
use crate::backend::{NO_LINE_END, NO_LINE_START};

/// Where the line ends.
pub(super) fn end(passage: &Passage, cut: usize, start: usize) -> usize {
    back(cut, start, |end| {
        let (Some(last), Some(next)) = (end.checked_sub(1).and_then(|last| passage.char(last)), passage.char(end)) else { return true };
        if last == '\u{200B}' || last == ' ' {
            return true;
        }
        if NO_LINE_START.contains(next) || NO_LINE_END.contains(last) {
            return false;
        }
        let inside_word = is_western(last) && is_western(next);
        !inside_word || (last == '-' && next.is_alphabetic())
    })
}
