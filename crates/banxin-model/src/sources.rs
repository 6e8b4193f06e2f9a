//! The text of every text file that was read, for messages that quote it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::yaml::Marks;

/// The text of every text file read, by its name relative to the report.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<Arc<str>, Arc<Source>>,
}

/// One text file.
#[derive(Debug)]
pub struct Source {
    /// Its text, without a byte order mark. Byte ranges of origins and places count from its start.
    pub text: Arc<str>,
    /// Whether the file begins with a byte order mark (three bytes before `text`).
    pub bom: bool,
    marks: OnceLock<Marks>,
}

impl Source {
    /// The places of its values, found when first asked for.
    pub(crate) fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| Marks::read(&self.text))
    }
}

impl Sources {
    /// The same with one more file: for messages about a report that could not be loaded.
    #[must_use]
    pub fn with_text(mut self, file: &str, text: &str) -> Sources {
        let bare = text.strip_prefix('\u{FEFF}');
        self.insert(file.into(), bare.unwrap_or(text).into(), bare.is_some());
        self
    }

    /// Adds a file; its bytes without the byte order mark.
    pub(crate) fn insert(&mut self, file: Arc<str>, text: Arc<str>, bom: bool) {
        self.files.insert(file, Arc::new(Source { text, bom, marks: OnceLock::new() }));
    }

    /// The file of this name.
    pub fn get(&self, file: &str) -> Option<&Source> {
        self.files.get(file).map(Arc::as_ref)
    }

    /// The files by name.
    pub fn iter(&self) -> impl Iterator<Item = (&Arc<str>, &Source)> {
        self.files.iter().map(|(name, source)| (name, source.as_ref()))
    }
}
