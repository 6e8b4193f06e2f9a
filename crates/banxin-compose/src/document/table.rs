//! Tables, as the reader sees them: cells that span, rules with weights, nothing computed any more.

use banxin_base::{Color, Len, Origin, Ratio};
use serde::Serialize;

use super::{AnchorId, Caption, Inline, Paragraph};

/// A table.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// 表号 and 表题, above.
    pub caption: Option<Caption>,
    /// 单位, at the right above the top rule.
    pub unit: Vec<Inline>,
    /// The columns; their number is the table's width in cells.
    pub columns: Vec<Column>,
    /// 表头: repeated on every page.
    pub header: Vec<Row>,
    /// 表身
    pub rows: Vec<Row>,
    /// 表注, below the last part.
    pub notes: Vec<Paragraph>,
    /// 资料来源, below the notes; its paragraph says so itself.
    pub source: Option<Paragraph>,
    /// Which rules are drawn, and how heavy.
    pub rules: TableRules,
    /// Turned a quarter counter-clockwise (横排, GB/T 9704 8).
    pub sideways: bool,
    /// The mark above every further part (续表), whole; none if the table has none.
    pub continued: Option<Paragraph>,
    /// The place it defines.
    pub anchor: Option<AnchorId>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

impl Table {
    /// Between the edges of a cell and its text, left and right: Word's own default of 0.19 cm. Both outputs keep it.
    pub const PADDING_X: Len = Len::twips(108);
    /// Between the edges of a cell and its lines, above and below. Both outputs keep it, so that their tables are of one height.
    pub const PADDING_Y: Len = Len::twips(40);
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    /// How wide.
    pub width: ColumnWidth,
    /// How its body cells stand unless they say otherwise.
    pub align: HorizontalAlign,
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ColumnWidth {
    /// As wide as its content asks for.
    Auto,
    /// Exactly so.
    Fixed(Len),
    /// A share of the width that the table has.
    Share(Ratio),
}

/// A row. Cells covered by a span from the left or above are not listed.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// From left to right.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// Its text, one paragraph below the other; may be empty.
    pub content: Vec<Paragraph>,
    /// Columns it covers, at least 1.
    pub colspan: u32,
    /// Rows it covers, at least 1.
    pub rowspan: u32,
    /// How its text stands across.
    pub align: HorizontalAlign,
    /// How its text stands down.
    pub vertical: VerticalAlign,
    /// 底纹
    pub shade: Option<Color>,
    /// Whether it names its row (ISO 32000-1 table 349): what a reader is told before the other cells.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub row_header: bool,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// How text stands across a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum HorizontalAlign {
    /// Flush left.
    Start,
    /// Centred.
    Center,
    /// Flush right.
    End,
    /// Numbers with their decimal points in line.
    Decimal,
}

/// How text stands down a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum VerticalAlign {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// A drawn line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stroke {
    /// Its weight; zero draws nothing.
    pub weight: Len,
    /// Its colour.
    pub color: Color,
}

impl Stroke {
    /// Nothing drawn.
    pub const NONE: Stroke = Stroke { weight: Len::ZERO, color: Color::BLACK };
}

/// Which rules a table has (official-table practice: three-line, open, grid, none).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct TableRules {
    /// Above the header.
    pub top: Stroke,
    /// Below the header.
    pub header: Stroke,
    /// Between the header's own rows.
    pub header_inner: Stroke,
    /// Between body rows.
    pub rows: Stroke,
    /// Between columns.
    pub columns: Stroke,
    /// Left and right sides.
    pub sides: Stroke,
    /// Below the last row of a part.
    pub bottom: Stroke,
}
