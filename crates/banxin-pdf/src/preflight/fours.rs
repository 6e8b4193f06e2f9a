//! 骑马订: a sheet folded once is four pages, so a stapled booklet has a multiple of four.

use banxin_base::{Diagnostic, Origin, codes};
use banxin_layout::frame::PagedDocument;

/// Says how many empty pages the last sheet would end with.
pub(super) fn check(document: &PagedDocument) -> Option<Diagnostic> {
    let pages = document.pages.len();
    let empty = pages.next_multiple_of(4) - pages;
    (empty > 0).then(|| Diagnostic::new(&codes::PAGES_NOT_OF_FOUR, Origin::Run).with("pages", pages).with("empty", empty))
}
