//! On which page things stand, and how wide columns are: what the Word file needs to know of layout, and nothing else.

use banxin_base::{Len, Point, Size};
use banxin_compose::document::AnchorId;
use serde::Serialize;

use crate::lines::TextLines;

/// Where the document's anchors stand, how many pages there are, and how wide the columns of tables are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct PageMap {
    /// By anchor: the page, counted from 0; `None` for an anchor that no block defines.
    anchors: Vec<Option<usize>>,
    /// By page: what it is called, `1`, `ii`; empty for a page without a number.
    labels: Vec<String>,
    /// By table, in document order: its shape.
    tables: Vec<TableShape>,
    /// Where the colophon stands.
    colophon: ColophonPlace,
    /// How high it is.
    colophon_height: Len,
    /// By paragraph that is broken for shape, in document order: its lines.
    titles: Vec<Vec<String>>,
    /// By chart, in document order: how its words lie.
    charts: Vec<ChartWords>,
    /// By section: the number of its first page, counted even where none is printed.
    openings: Vec<u32>,
    /// By text, as [`Texts`](banxin_compose::document::Texts) numbers them: its lines.
    #[serde(skip)]
    texts: Vec<TextLines>,
}

/// What layout found of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableShape {
    /// The widths of its columns.
    pub columns: Vec<Len>,
    /// Whether its first page is a left-hand one (双页).
    pub on_even: bool,
    /// The rows of its body, counted from 0, that no page holds whole; in order.
    pub split_rows: Vec<usize>,
    /// The rows of its body, counted from 0, with which its parts on further pages begin; in order.
    pub parts: Vec<usize>,
}

/// How the words of a chart lie, so that Word's own chart has them alike.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ChartWords {
    /// The names of categories below upright bars, lines and areas.
    pub names: Names,
    /// The slices of a ring.
    pub ring: Option<Ring>,
}

/// The names of categories along the foot of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Names {
    /// Whether they read upwards.
    pub upwards: bool,
    /// Every how many of them one stands, at least 1.
    pub every: u32,
}

impl Default for Names {
    fn default() -> Names {
        Names { upwards: false, every: 1 }
    }
}

/// Where a ring and the words beside it stand in their chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ring {
    /// The chart's box; shares are counted of it.
    pub chart: Size,
    /// The middle of the ring, from the upper left corner of the chart.
    pub center: Point,
    /// From there to the rim.
    pub radius: Len,
    /// By category: from the middle of the slice to the middle of its words, for words that stand beside the ring.
    pub beside: Vec<Option<Point>>,
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
        PageMap { anchors, labels, ..PageMap::default() }
    }

    /// The same map with the shapes of tables: they count in document order, those in callouts where they stand.
    #[must_use]
    pub fn with_tables(self, tables: Vec<TableShape>) -> PageMap {
        PageMap { tables, ..self }
    }

    /// The same map with the lines of paragraphs that are broken for shape, in document order.
    #[must_use]
    pub fn with_titles(self, titles: Vec<Vec<String>>) -> PageMap {
        PageMap { titles, ..self }
    }

    /// The same map with how the words of charts lie, by chart in document order.
    #[must_use]
    pub fn with_charts(self, charts: Vec<ChartWords>) -> PageMap {
        PageMap { charts, ..self }
    }

    /// How the words of chart number `index` lie, counted from 0 in document order.
    pub fn chart_words(&self, index: usize) -> Option<&ChartWords> {
        self.charts.get(index)
    }

    /// The same map with the number of the first page of each section.
    #[must_use]
    pub fn with_openings(self, openings: Vec<u32>) -> PageMap {
        PageMap { openings, ..self }
    }

    /// The number of the first page of section number `index`, counted from 0; it is counted even where none is printed.
    pub fn opening(&self, index: usize) -> Option<u32> {
        self.openings.get(index).copied()
    }

    /// The same map with the lines of every text.
    #[must_use]
    pub fn with_texts(self, texts: Vec<TextLines>) -> PageMap {
        PageMap { texts, ..self }
    }

    /// The lines of text number `index`; `None` if it was never set.
    pub fn text_lines(&self, index: usize) -> Option<&TextLines> {
        self.texts.get(index).filter(|text| !text.lines.is_empty())
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

    /// The shape of table number `index`, counted from 0 in document order.
    pub fn table(&self, index: usize) -> Option<&TableShape> {
        self.tables.get(index)
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
