//! Tables.

use banxin_base::Color;

use super::{Block, Twip};

/// A table of fixed layout.
#[derive(Clone, Debug)]
pub(crate) struct Table<'a> {
    /// Widths of the grid's columns.
    pub(crate) grid: Vec<Twip>,
    /// Rows from the top.
    pub(crate) rows: Vec<Row<'a>>,
    /// Kept free left and right in every cell.
    pub(crate) margin: Twip,
    /// Kept free above and below in every cell.
    pub(crate) margin_y: Twip,
    /// What a screen reader says of it; empty for nothing.
    pub(crate) description: String,
}

/// How a row meets the end of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    /// 表头: whole, and repeated on every page.
    Header,
    /// Stays on one page.
    Whole,
    /// Goes on over the page: no page holds it whole.
    Splits,
}

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    /// How it meets the end of a page.
    pub(crate) kind: RowKind,
    /// Cells, covering the grid without a gap.
    pub(crate) cells: Vec<Cell<'a>>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(crate) struct Cell<'a> {
    /// Its width.
    pub(crate) width: Twip,
    /// Columns of the grid it covers.
    pub(crate) span: u32,
    /// Its part in a merge across rows.
    pub(crate) merge: Merge,
    /// Its four rules.
    pub(crate) edges: Edges,
    /// Kept free above and below, where that is not what the table says.
    pub(crate) margin_y: Option<(Twip, Twip)>,
    /// How its content stands down.
    pub(crate) anchor: VerticalAnchor,
    /// 底纹
    pub(crate) shade: Option<Color>,
    /// What it holds; ends with a paragraph.
    pub(crate) blocks: Vec<Block<'a>>,
}

/// A cell's part in a merge across rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Merge {
    /// None.
    Alone,
    /// The first of several rows.
    First,
    /// Covered by the cell above.
    Covered,
}

/// How content stands down a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerticalAnchor {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Border {
    /// Weight in eighths of a point; 0 draws none.
    pub(crate) eighths: u32,
    /// Its colour.
    pub(crate) color: Color,
}

/// The rules of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edges {
    /// Above.
    pub(crate) top: Border,
    /// Left.
    pub(crate) left: Border,
    /// Below.
    pub(crate) bottom: Border,
    /// Right.
    pub(crate) right: Border,
}
