//! What a print shop would send back, said before it is sent: one rule a file.
//!
//! In: the pages and the options. Out: diagnostics, none of which forbids the file; nothing for a file that is not for a press.
//! Left out: pictures with too few pixels, which are named for every kind of file when the report is composed.

mod fours;
mod ink;
mod sides;

use banxin_base::Diagnostic;
use banxin_layout::frame::PagedDocument;

use crate::options::{PdfOptions, Profile};

/// Looks the pages over before they are written as [`Profile::Press`].
pub fn preflight(document: &PagedDocument, options: &PdfOptions) -> Vec<Diagnostic> {
    if options.profile != Profile::Press {
        return Vec::new();
    }
    let mut found = ink::check(document, options);
    found.extend(sides::check(document));
    found.extend(fours::check(document));
    found
}
