//! Tables as users write them: the table itself, where its rows come from, which rules it has. Its columns, cells and totals, and what all tables
//! of a report have in common, have files of their own.

mod cell;
mod column;
mod common;
mod total;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use cell::{Cell, CellVertical};
pub use column::{CellAlign, Column, ColumnFormat};
pub use common::{Continued, Tables};
pub use total::{Computation, TotalEdge, TotalRow, TotalledRows, Totals};

use crate::text::{Text, Texts};

/// A table.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Table {
    /// A name to refer to.
    pub id: Option<String>,
    /// 表题
    pub caption: Option<Text>,
    /// The unit line, whole: 单位：人.
    pub unit: Option<Text>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Header rows of many levels, instead of the columns' titles.
    pub header: Option<Vec<Vec<Cell>>>,
    /// 表身
    pub rows: Vec<Vec<Cell>>,
    /// Where rows come from; they stand before the `rows`.
    pub from: Option<TableSource>,
    /// Which rules are drawn.
    pub rules: Rules,
    /// Upright, or a quarter turned.
    pub orientation: Orientation,
    /// 表注
    pub notes: Option<Texts>,
    /// 资料来源
    pub source: Option<Text>,
    /// Totals: rows to be computed, as {sum: all}; and how stated totals are checked: labels that mark them, or {labels, because}. A list may hold
    /// labels and rows.
    pub total: Option<Totals>,
}

/// Where a table's rows come from: exactly one of `csv`, `xlsx`, `figures`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TableSource {
    /// A CSV file; its first row is the header.
    pub csv: Option<String>,
    /// An XLSX workbook.
    pub xlsx: Option<String>,
    /// The sheet of the workbook; the first if left out.
    pub sheet: Option<Text>,
    /// The cells of the sheet, as A1:D20; all if left out.
    pub range: Option<String>,
    /// Ledger figures, a row each: label and printed form in two columns; label, unit and number in three; section before them in four.
    pub figures: Option<Vec<String>>,
}

/// Which rules a table has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rules {
    /// 三线表: top, below the header, bottom.
    #[default]
    ThreeLine,
    /// 开口表: open sides, rules between columns.
    Open,
    /// All.
    Grid,
    /// None.
    None,
}

/// Whether a table is turned.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    /// Upright.
    #[default]
    Portrait,
    /// A quarter counter-clockwise (横排表格, GB/T 9704 8).
    Sideways,
}
