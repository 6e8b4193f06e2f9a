//! The order in which problems are reported: by file, then by place; the same problem at the same place once.

use std::sync::Arc;

use banxin_base::Diagnostic;

use crate::locate::range_of;
use crate::sources::Sources;

/// Sorts problems and removes doubles. What belongs to no file comes first, what belongs to a whole file before its places.
pub(super) fn sort(sources: &Sources, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut keyed: Vec<(Option<Arc<str>>, Option<usize>, Diagnostic)> =
        found.into_iter().map(|found| (found.at.file().cloned(), range_of(sources, &found.at).map(|range| range.start), found)).collect();
    keyed.sort_by(|a, b| (&a.0, a.1, a.2.code.id).cmp(&(&b.0, b.1, b.2.code.id)));
    let mut found: Vec<Diagnostic> = keyed.into_iter().map(|(_, _, found)| found).collect();
    found.dedup();
    found
}
