//! 单数页在右: odd page numbers stand on right-hand pages. A sheet is printed on both sides by its place in the file, so a number that does not go with
//! its place puts the inner margin outside.

use banxin_base::{Diagnostic, Origin, codes};
use banxin_layout::frame::PagedDocument;

/// Names the first page of each stretch whose numbers stand on the wrong side.
pub(super) fn check(document: &PagedDocument) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut wrong_before = false;
    for (place, page) in (1_usize..).zip(&document.pages) {
        let Ok(number) = page.label.parse::<usize>() else { continue };
        let wrong = number % 2 != place % 2;
        if wrong && !wrong_before {
            found.push(Diagnostic::new(&codes::PAGE_ON_WRONG_SIDE, Origin::Run).with("label", number).with("place", place));
        }
        wrong_before = wrong;
    }
    found
}
