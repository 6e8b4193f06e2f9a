//! On which page things stand, and how wide columns are: what the Word file needs to know of layout, and nothing else.

use banxin_base::Len;
use banxin_compose::document::AnchorId;
use serde::Serialize;

/// Where the document's anchors stand, how many pages there are, and how wide the columns of tables are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PageMap {
    /// By anchor: the page, counted from 0; `None` for an anchor that no block defines.
    anchors: Vec<Option<usize>>,
    /// By page: what it is called, `1`, `ii`; empty for a page without a number.
    labels: Vec<String>,
    /// By table, in document order: the widths of its columns.
    tables: Vec<Vec<Len>>,
    /// Where the colophon stands.
    colophon: ColophonPlace,
    /// How high it is.
    colophon_height: Len,
    /// By paragraph that is broken for shape, in document order: its lines.
    titles: Vec<Vec<String>>,
}

/// Where the colophon (版记) stands, seen from the end of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum ColophonPlace {
    /// On the page of the last line.
    #[default]
    SamePage,
    /// On the page behind it.
    NextPage,
    /// Behind a page that is left blank; neither is numbered (GB/T 9704 7.5).
    BehindBlank,
}

impl PageMap {
    /// A map from the place of each anchor and the label of each page.
    pub fn new(anchors: Vec<Option<usize>>, labels: Vec<String>) -> PageMap {
        PageMap { anchors, labels, tables: Vec::new(), colophon: ColophonPlace::default(), colophon_height: Len::ZERO, titles: Vec::new() }
    }

    /// The same map with the widths of columns, by table: tables count in document order, those in callouts where they stand.
    #[must_use]
    pub fn with_tables(self, tables: Vec<Vec<Len>>) -> PageMap {
        PageMap { tables, ..self }
    }

    /// The same map with the lines of paragraphs that are broken for shape, in document order.
    #[must_use]
    pub fn with_titles(self, titles: Vec<Vec<String>>) -> PageMap {
        PageMap { titles, ..self }
    }

    /// The lines of paragraph number `index`, counted from 0 in document order, among those that are broken for shape.
    pub fn title_lines(&self, index: usize) -> &[String] {
        self.titles.get(index).map_or(&[], Vec::as_slice)
    }

    /// The same map with the place and the height of the colophon.
    #[must_use]
    pub fn with_colophon(self, colophon: ColophonPlace, height: Len) -> PageMap {
        PageMap { colophon, colophon_height: height, ..self }
    }

    /// How high the colophon is, from its first rule to its last.
    pub fn colophon_height(&self) -> Len {
        self.colophon_height
    }

    /// Where the colophon stands.
    pub fn colophon(&self) -> ColophonPlace {
        self.colophon
    }

    /// The widths of the columns of table number `index`, counted from 0 in document order.
    pub fn table_columns(&self, index: usize) -> Option<&[Len]> {
        self.tables.get(index).map(Vec::as_slice)
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.labels.len()
    }

    /// The page of an anchor, counted from 0.
    pub fn page_of(&self, anchor: AnchorId) -> Option<usize> {
        self.anchors.get(usize::try_from(anchor.0).ok()?).copied().flatten()
    }

    /// What the page of an anchor is called; empty where unknown or not numbered.
    pub fn label_of(&self, anchor: AnchorId) -> &str {
        self.page_of(anchor).and_then(|page| self.labels.get(page)).map_or("", String::as_str)
    }

    /// What each page is called.
    pub fn labels(&self) -> &[String] {
        &self.labels
    }
}
