//! Columns of a table: heading, width, alignment, and how their numbers print.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::block::Measure;
use crate::display::{Grouping, Scale};
use crate::text::{Text, TextVisitor};

/// A column: its title, or a mapping.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Column {
    /// Its heading.
    pub title: Option<Text>,
    /// Its width: `30mm`, `40%`; by content if left out.
    pub width: Option<Measure>,
    /// How its cells stand.
    pub align: Option<CellAlign>,
    /// How its numbers print.
    pub format: Option<ColumnFormat>,
    /// Whether its cells name their rows, for those who hear the table; if left out, found out from the cells: words before columns of numbers do.
    pub row_header: Option<bool>,
}

/// How the numbers of a column print, whether typed, from a file, of the ledger or computed. The values stay exact: digits are dropped at display
/// only, a half away from zero (四舍五入). Cells that are no exact numbers (2000余, —, words) stay as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ColumnFormat {
    /// Digits after the decimal point; as many as the number of the column that has most if left out.
    pub decimals: Option<u32>,
    /// Groups of three digits, as in the `display` of figures; as each number is written if left out.
    pub grouping: Option<Grouping>,
    /// Ratios are shown in percent: 0.826 as 82.6. The sign % follows each number unless the column's heading has it.
    pub percent: bool,
    /// Divided by 万 or 亿. The word stands in the unit line or the heading, never in the cells.
    pub scale: Option<Scale>,
    /// Numbers above zero have a +, those below a true minus.
    pub sign: bool,
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
    #[serde(default)]
    format: Option<ColumnFormat>,
    #[serde(default)]
    row_header: Option<bool>,
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Column, D::Error> {
        struct ColumnVisitor;
        impl<'de> Visitor<'de> for ColumnVisitor {
            type Value = Column;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a column's title, or {title, width, align, format, row_header}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Column, E> {
                Ok(Column { title: Some(value.into()), ..Column::default() })
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Column, E> {
                TextVisitor.visit_u64(value).map(|title| Column { title: Some(title), ..Column::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Column, A::Error> {
                let ColumnKeys { title, width, align, format, row_header } = ColumnKeys::deserialize(MapAccessDeserializer::new(map))?;
                if format.as_ref().is_some_and(|format| format.percent && format.scale.is_some()) {
                    return Err(de::Error::custom("a column is shown in percent or in a scale, not in both"));
                }
                Ok(Column { title, width, align, format, row_header })
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
