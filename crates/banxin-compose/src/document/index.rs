//! 索引: terms with the pages where they stand.

use serde::Serialize;

use super::AnchorId;

/// The index: its terms in order, by first letter.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    /// The letters, in order.
    pub groups: Vec<IndexGroup>,
}

/// The terms under a letter.
#[derive(Clone, Debug, Serialize)]
pub struct IndexGroup {
    /// The letter; # for terms that begin with a digit or mark.
    pub letter: String,
    /// Its terms, in order.
    pub entries: Vec<IndexEntry>,
}

/// A term.
#[derive(Clone, Debug, Serialize)]
pub struct IndexEntry {
    /// The term.
    pub term: String,
    /// Where it stands, in reading order.
    pub places: Vec<AnchorId>,
}

impl IndexEntry {
    /// Its pages, each once, with a place on it; `label` says what the page of a place is called, empty for a page without a number.
    pub fn pages(&self, label: impl Fn(AnchorId) -> String) -> Vec<(String, AnchorId)> {
        let mut pages: Vec<(String, AnchorId)> = Vec::new();
        for place in &self.places {
            let page = label(*place);
            if !page.is_empty() && pages.iter().all(|(known, _)| *known != page) {
                pages.push((page, *place));
            }
        }
        pages
    }
}

#[cfg(test)]
mod tests {
    use super::{AnchorId, IndexEntry};

    #[test]
    fn a_page_is_named_once() {
        let entry = IndexEntry { term: "借阅".to_owned(), places: (0..4).map(AnchorId).collect() };
        let label = |anchor: AnchorId| ["3", "3", "", "7"][usize::try_from(anchor.0).unwrap()].to_owned();
        assert_eq!(entry.pages(label), [("3".to_owned(), AnchorId(0)), ("7".to_owned(), AnchorId(3))]);
    }
}
