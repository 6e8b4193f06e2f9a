//! From an origin to a place that people can open: file, line, column.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::Origin;

use crate::sources::Sources;

/// A place in a text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file's name, relative to the report.
    pub file: Arc<str>,
    /// The bytes meant, in the text that [`Sources`] holds.
    pub range: Range<usize>,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// The place of an origin; `None` where there is none to show: the run, a file as a whole, a file that is not text.
///
/// A data path that the file does not have leads to its nearest parent that is there.
pub fn locate(sources: &Sources, origin: &Origin) -> Option<Place> {
    let file = origin.file()?;
    let range = range_of(sources, origin)?;
    let text = &sources.get(file)?.text;
    Some(place(file, text, range))
}

/// The bytes of an origin.
pub(crate) fn range_of(sources: &Sources, origin: &Origin) -> Option<Range<usize>> {
    match origin {
        Origin::Run | Origin::File(_) | Origin::Cell { .. } => None,
        Origin::Text { range, .. } => Some(range.clone()),
        Origin::Data { file, path, within } => {
            let source = sources.get(file)?;
            source.marks().find(&source.text, path, within.as_ref())
        }
    }
}

/// Counts lines and characters up to the start of `range`, which is cut to whole characters of `text`.
fn place(file: &Arc<str>, text: &str, range: Range<usize>) -> Place {
    let start = (0..=range.start.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let end = (range.end..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len()).max(start);
    let before = text.get(..start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Place { file: Arc::clone(file), range: start..end, line, column }
}
