//! Where something came from, so that a message can point at it.

use std::ops::Range;
use std::sync::Arc;

use crate::DataPath;

/// The place in the user's files that a value came from.
///
/// Cheap to carry through every stage. It becomes file, line and column only when a message is shown (`banxin_model::locate`), by a marked
/// pass over the file's text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The run as a whole: an output folder, a font, a command-line option.
    #[default]
    Run,
    /// A file as a whole.
    File(Arc<str>),
    /// A value in a data file (YAML, JSON).
    Data {
        /// The file's name, relative to the report.
        file: Arc<str>,
        /// The value.
        path: DataPath,
        /// Bytes within the decoded string value; `None` for the whole value.
        within: Option<Range<usize>>,
    },
    /// Bytes of a text file (Markdown, CSV, or YAML that could not be read).
    Text {
        /// The file's name, relative to the report.
        file: Arc<str>,
        /// The bytes meant.
        range: Range<usize>,
    },
    /// A cell of a workbook.
    Cell {
        /// The file's name, relative to the report.
        file: Arc<str>,
        /// Sheet and cell: `指标!C7`.
        cell: Arc<str>,
    },
}

impl Origin {
    /// A value in a data file.
    pub fn data(file: &Arc<str>, path: &DataPath) -> Origin {
        Origin::Data { file: Arc::clone(file), path: path.clone(), within: None }
    }

    /// Bytes of a text file.
    pub fn text(file: &Arc<str>, range: Range<usize>) -> Origin {
        Origin::Text { file: Arc::clone(file), range }
    }

    /// The part `range` of this place: bytes of the string value, or of the text that starts here.
    #[must_use]
    pub fn part(&self, range: Range<usize>) -> Origin {
        match self {
            Origin::Data { file, path, within } => {
                let base = within.as_ref().map_or(0, |within| within.start);
                let within = Some(base + range.start..base + range.end);
                Origin::Data { file: Arc::clone(file), path: path.clone(), within }
            }
            Origin::Text { file, range: whole } => {
                Origin::Text { file: Arc::clone(file), range: whole.start + range.start..whole.start + range.end }
            }
            Origin::Run | Origin::File(_) | Origin::Cell { .. } => self.clone(),
        }
    }

    /// The entry `key` of the mapping at this place of a data file; elsewhere the place itself.
    #[must_use]
    pub fn key(&self, key: &str) -> Origin {
        self.below(|path| path.key(key))
    }

    /// The item number `index`, from 0, of the list at this place of a data file; elsewhere the place itself.
    #[must_use]
    pub fn index(&self, index: usize) -> Origin {
        self.below(|path| path.index(index))
    }

    fn below(&self, step: impl FnOnce(&DataPath) -> DataPath) -> Origin {
        match self {
            Origin::Data { file, path, within: None } => Origin::data(file, &step(path)),
            _ => self.clone(),
        }
    }

    /// The place of two pieces of text of which the second was written right behind the first; `None` if something stands between them.
    pub fn followed_by(&self, next: &Origin) -> Option<Origin> {
        match (self, next) {
            (Origin::Text { file, range }, Origin::Text { file: other, range: behind }) if file == other && range.end == behind.start => {
                Some(Origin::Text { file: Arc::clone(file), range: range.start..behind.end })
            }
            (Origin::Data { file, path, within: Some(range) }, Origin::Data { file: other, path: place, within: Some(behind) })
                if file == other && path == place && range.end == behind.start =>
            {
                Some(Origin::Data { file: Arc::clone(file), path: path.clone(), within: Some(range.start..behind.end) })
            }
            (Origin::Run, Origin::Run) => Some(Origin::Run),
            _ => None,
        }
    }

    /// The file, if one is known.
    pub fn file(&self) -> Option<&Arc<str>> {
        match self {
            Origin::Run => None,
            Origin::File(file) | Origin::Data { file, .. } | Origin::Text { file, .. } | Origin::Cell { file, .. } => Some(file),
        }
    }

    /// The data path, if there is one.
    pub fn path(&self) -> Option<&DataPath> {
        match self {
            Origin::Data { path, .. } => Some(path),
            Origin::Run | Origin::File(_) | Origin::Text { .. } | Origin::Cell { .. } => None,
        }
    }
}
