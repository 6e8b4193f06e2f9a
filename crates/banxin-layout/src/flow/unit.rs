//! The unit of the block flow: the smallest thing that is never split between pages.
//!
//! In: nothing. Out: [`Unit`], to which paragraphs, tables, pictures and callouts are all reduced before pages are built. The flow knows only
//! heights and glue; what a unit looks like is in its [`Content`], which the flow does not read.
//!
//! ```text
//!   space      dropped at the head of a page
//!   opening    only at the head of a page: repeated table header, padding of a frame that goes on
//!   height     always
//!   after      dropped at the foot of a page
//!   closing    only at the foot of a page: padding of a frame that goes on
//! ```

use banxin_base::Len;
use banxin_compose::document::{AnchorId, BreakTo, NoteId};

/// How strongly a unit holds on to the next one. A break goes where the hold is weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Glue {
    /// A page may end here.
    Free,
    /// Rather not: within a group of table rows, before the notes of a table.
    Rather,
    /// 孤行控制: one line of a paragraph would stand alone.
    Widow,
    /// A heading with the text below it, a paragraph that is kept together.
    Keep,
    /// Never unless a page cannot hold it: a caption and its table.
    Bound,
}

/// A slice of a block.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// What it shows.
    pub(crate) content: Content,
    /// Above it, except at the head of a page.
    pub(crate) space: Len,
    /// Its own height.
    pub(crate) height: Len,
    /// Below it, except at the foot of a page.
    pub(crate) after: Len,
    /// Above it at the head of a page.
    pub(crate) opening: Len,
    /// Below it at the foot of a page.
    pub(crate) closing: Len,
    /// How it holds on to the next unit.
    pub(crate) glue: Glue,
    /// Whether it stands on turned pages, which hold nothing else.
    pub(crate) turned: bool,
    /// The columns in which it stands; `None` for the whole width of the region.
    pub(crate) band: Option<Band>,
    /// The page it must start.
    pub(crate) starts: Option<BreakTo>,
    /// The page at whose foot it stands, behind everything else.
    pub(crate) foot: Option<FootPage>,
    /// Whether its page carries no number.
    pub(crate) unnumbered: bool,
    /// The footnotes whose marks stand in it.
    pub(crate) notes: Vec<NoteId>,
    /// Places that the index names in it.
    pub(crate) places: Vec<AnchorId>,
}

/// Columns on a part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Band {
    /// How many.
    pub(crate) count: u32,
    /// From the left edge of one to that of the next.
    pub(crate) step: Len,
}

/// The page at whose foot something stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FootPage {
    /// The last one.
    Last,
    /// The last even one: the back of the last sheet.
    Even,
}

impl Unit {
    /// A unit of some height with no demands.
    pub(crate) fn new(content: Content, height: Len) -> Unit {
        Unit {
            content,
            space: Len::ZERO,
            height,
            after: Len::ZERO,
            opening: Len::ZERO,
            closing: Len::ZERO,
            glue: Glue::Free,
            turned: false,
            band: None,
            starts: None,
            foot: None,
            unnumbered: false,
            notes: Vec::new(),
            places: Vec::new(),
        }
    }
}

/// What a unit shows: indices into its own [`crate::blocks::SetBlock`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing: a blank line, or the mark of a page break.
    Blank,
    /// Art of the page.
    Art {
        /// Which art of the block.
        art: u32,
    },
    /// A line of a paragraph.
    Line {
        /// Which paragraph of the block.
        paragraph: u32,
        /// Which of its lines.
        line: u32,
    },
    /// The header rows of a table, on its first page.
    TableHead {
        /// Which table of the block.
        table: u32,
    },
    /// A whole row of a table's body.
    Row {
        /// Which table of the block.
        table: u32,
        /// Which row of its body.
        row: u32,
    },
    /// The lines number `line` of the cells of a row that no page can hold whole.
    RowSlice {
        /// Which table of the block.
        table: u32,
        /// Which row of its body.
        row: u32,
        /// Which line of each cell.
        line: u32,
    },
    /// Texts, rules and pictures at places of their own.
    Panel {
        /// Which panel of the block.
        panel: u32,
    },
    /// A chart.
    Chart {
        /// Which chart of the block.
        chart: u32,
    },
    /// A picture or a row of pictures.
    Picture {
        /// Which picture block of the block.
        picture: u32,
    },
}
