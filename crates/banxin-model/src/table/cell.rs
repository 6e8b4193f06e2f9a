//! Cells of a table: text, a list, spans and looks.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::CellAlign;
use crate::list::List;
use crate::text::{Text, TextVisitor};

/// Levels of a stub: more would leave no room for text.
const MOST_INDENT: u8 = 9;

/// A cell: its text, or a mapping.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Cell {
    /// Its text; line breaks separate paragraphs. Full-width spaces at the start of a cell are levels: each indents by one character.
    pub text: Text,
    /// A list below the text; items may have lists under them.
    pub list: Option<List>,
    /// Levels of indent (CY/T 170: sub-levels of the stub stand one character further in), 0-9, beside those of leading full-width spaces.
    pub indent: u8,
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
    #[serde(default)]
    list: Option<List>,
    #[serde(default)]
    indent: u8,
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
        f.write_str("a cell's text, or {text, list, indent, colspan, rowspan, bold, align, valign, shade}")
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
        let CellKeys { text, list, indent, colspan, rowspan, bold, align, valign, shade } = keys;
        if colspan == 0 || rowspan == 0 {
            return Err(de::Error::custom("colspan and rowspan are at least 1"));
        }
        if indent > MOST_INDENT {
            return Err(de::Error::custom("a cell is indented by 9 levels at most"));
        }
        Ok(Cell { text, list, indent, colspan, rowspan, bold, align, valign, shade })
    }
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
