//! Tables as users write them.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::block::Measure;
use crate::text::{Text, TextVisitor, Texts};

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
    /// How the totals of the table are checked: a label or a list of labels that mark them, or {labels, because}.
    pub total: Option<Totals>,
}

/// The totals of a table. Rows, and columns under a header of one row, that are called 合计, 总计, 共计 or 小计 must equal the sum of the others,
/// wherever all their cells are numbers of one unit.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Totals {
    /// More labels of totals: 全县, 全市.
    pub labels: Option<Texts>,
    /// Why a total does not equal its parts and is right all the same; it is shown as a note.
    pub because: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TotalsKeys {
    #[serde(default)]
    labels: Option<Texts>,
    #[serde(default)]
    because: Option<Text>,
}

impl<'de> Deserialize<'de> for Totals {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Totals, D::Error> {
        struct TotalsVisitor;
        impl<'de> Visitor<'de> for TotalsVisitor {
            type Value = Totals;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the label of a total, a list of labels, or {labels, because}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Totals, E> {
                Ok(Totals { labels: Some(Texts(vec![value.into()])), because: None })
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Totals, A::Error> {
                let labels = Texts::deserialize(SeqAccessDeserializer::new(seq))?;
                Ok(Totals { labels: Some(labels), because: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Totals, A::Error> {
                let TotalsKeys { labels, because } = TotalsKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Totals { labels, because })
            }
        }
        deserializer.deserialize_any(TotalsVisitor)
    }
}

/// A column: its title, or a mapping.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Column {
    /// Its heading.
    pub title: Option<Text>,
    /// Its width: `30mm`, `40%`; by content if left out.
    pub width: Option<Measure>,
    /// How its cells stand.
    pub align: Option<CellAlign>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnKeys {
    #[serde(default)]
    title: Option<Text>,
    #[serde(default)]
    width: Option<Measure>,
    #[serde(default)]
    align: Option<CellAlign>,
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Column, D::Error> {
        struct ColumnVisitor;
        impl<'de> Visitor<'de> for ColumnVisitor {
            type Value = Column;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a column's title, or {title, width, align}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Column, E> {
                Ok(Column { title: Some(value.into()), ..Column::default() })
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Column, E> {
                TextVisitor.visit_u64(value).map(|title| Column { title: Some(title), ..Column::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Column, A::Error> {
                let ColumnKeys { title, width, align } = ColumnKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Column { title, width, align })
            }
        }
        deserializer.deserialize_any(ColumnVisitor)
    }
}

/// How cells stand across.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CellAlign {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
    /// Decimal points in line.
    Decimal,
}

/// How cells stand down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CellVertical {
    /// At the top.
    Top,
    /// In the middle.
    Middle,
    /// At the bottom.
    Bottom,
}

/// A cell: its text, or a mapping.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Cell {
    /// Its text; line breaks separate paragraphs.
    pub text: Text,
    /// Columns it covers.
    pub colspan: u32,
    /// Rows it covers.
    pub rowspan: u32,
    /// Bold.
    pub bold: bool,
    /// How it stands across; as its column if left out.
    pub align: Option<CellAlign>,
    /// How it stands down.
    pub valign: Option<CellVertical>,
    /// Shaded.
    pub shade: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CellKeys {
    #[serde(default)]
    text: Text,
    #[serde(default = "one")]
    colspan: u32,
    #[serde(default = "one")]
    rowspan: u32,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    align: Option<CellAlign>,
    #[serde(default)]
    valign: Option<CellVertical>,
    #[serde(default)]
    shade: bool,
}

fn one() -> u32 {
    1
}

impl Cell {
    /// A plain cell.
    pub fn plain(text: impl Into<Text>) -> Cell {
        Cell { text: text.into(), colspan: 1, rowspan: 1, ..Cell::default() }
    }
}

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Cell, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cell's text, or {text, colspan, rowspan, bold, align, valign, shade}")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Cell, E> {
        Ok(Cell::plain(value))
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Cell, E> {
        TextVisitor.visit_bool(value).map(Cell::plain)
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Cell, E> {
        TextVisitor.visit_i64(value).map(Cell::plain)
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Cell, E> {
        TextVisitor.visit_u64(value).map(Cell::plain)
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Cell, E> {
        TextVisitor.visit_f64(value).map(|text| Cell { text, ..Cell::plain("") })
    }

    fn visit_unit<E: de::Error>(self) -> Result<Cell, E> {
        Ok(Cell::plain(""))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Cell, A::Error> {
        let keys = CellKeys::deserialize(MapAccessDeserializer::new(map))?;
        let CellKeys { text, colspan, rowspan, bold, align, valign, shade } = keys;
        if colspan == 0 || rowspan == 0 {
            return Err(de::Error::custom("colspan and rowspan are at least 1"));
        }
        Ok(Cell { text, colspan, rowspan, bold, align, valign, shade })
    }
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
