//! Files that a PDF takes along (ISO 19005-3 6.8): the data of the report, for programs, beside the pages, for people.

use std::sync::Arc;

/// A file to take along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, such as `figures.csv`; attachments of one file have different names.
    pub name: String,
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// Its kind (RFC 2046), such as `text/csv`.
    pub mime: &'static str,
    /// What it is to the pages.
    pub relationship: Relationship,
    /// What it is, for people.
    pub description: String,
}

/// What an attached file is to the pages (ISO 19005-3, annex E).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relationship {
    /// The data that tables and charts show.
    Data,
    /// What the pages were made from.
    Source,
}

impl Relationship {
    /// The name in the file.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Relationship::Data => "Data",
            Relationship::Source => "Source",
        }
    }
}
