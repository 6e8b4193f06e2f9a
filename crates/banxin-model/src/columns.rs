//! Text in columns (分栏).
//!
//! ```yaml
//! - columns: |
//!     本年共举办讲座……
//! - columns: {count: 2, gutter: 2字, body: [{heading: {level: 2, text: 基层基础}}, {text: …}]}
//! ```

use std::fmt;

use banxin_base::DataPath;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::text::Text;
use crate::theme::Room;

/// Text in columns: what stands in them, or a mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Columns {
    /// In two columns.
    Bare(ColumnText),
    /// With their number and the room between them.
    Set(ColumnSet),
}

/// What stands in columns.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum ColumnText {
    /// Markdown.
    Text(Text),
    /// Blocks.
    Blocks(Vec<Block>),
}

/// Columns with their measures.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnSet {
    /// How many, 2 to 4; 2 if left out.
    #[serde(default, deserialize_with = "crate::kpis::two_to_four")]
    #[schemars(range(min = 2, max = 4))]
    pub count: Option<u8>,
    /// 栏间距, the room between two columns: `2字`, `8mm`; two characters of the text if left out.
    #[serde(default)]
    pub gutter: Option<Room>,
    /// What stands in them.
    pub body: ColumnText,
}

impl Columns {
    /// How many there are.
    pub fn count(&self) -> u8 {
        match self {
            Columns::Bare(_) => 2,
            Columns::Set(set) => set.count.unwrap_or(2),
        }
    }

    /// The room between them, where it is stated.
    pub fn gutter(&self) -> Option<Room> {
        match self {
            Columns::Bare(_) => None,
            Columns::Set(set) => set.gutter,
        }
    }

    /// What stands in them.
    pub fn text(&self) -> &ColumnText {
        match self {
            Columns::Bare(text) => text,
            Columns::Set(set) => &set.body,
        }
    }

    /// The same, to be changed, and whether it stands under `body`.
    pub(crate) fn text_mut(&mut self) -> (&mut ColumnText, bool) {
        match self {
            Columns::Bare(text) => (text, false),
            Columns::Set(set) => (&mut set.body, true),
        }
    }

    /// Where it is written in a block that stands at `path`.
    pub fn text_path(&self, path: &DataPath) -> DataPath {
        match self {
            Columns::Bare(_) => path.clone(),
            Columns::Set(_) => path.key("body"),
        }
    }
}

struct ColumnTextVisitor;

impl<'de> de::Visitor<'de> for ColumnTextVisitor {
    type Value = ColumnText;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text or a list of blocks")
    }
    fn visit_str<E: de::Error>(self, value: &str) -> Result<ColumnText, E> {
        Ok(ColumnText::Text(value.into()))
    }
    fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<ColumnText, A::Error> {
        let mut blocks = Vec::new();
        while let Some(block) = seq.next_element()? {
            blocks.push(block);
        }
        Ok(ColumnText::Blocks(blocks))
    }
}

impl<'de> Deserialize<'de> for ColumnText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ColumnText, D::Error> {
        deserializer.deserialize_any(ColumnTextVisitor)
    }
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Columns, D::Error> {
        struct ColumnsVisitor;
        impl<'de> de::Visitor<'de> for ColumnsVisitor {
            type Value = Columns;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text or a list of blocks, or {count, gutter, body}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Columns, E> {
                ColumnTextVisitor.visit_str(value).map(Columns::Bare)
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, seq: A) -> Result<Columns, A::Error> {
                ColumnTextVisitor.visit_seq(seq).map(Columns::Bare)
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Columns, A::Error> {
                ColumnSet::deserialize(MapAccessDeserializer::new(map)).map(Columns::Set)
            }
        }
        deserializer.deserialize_any(ColumnsVisitor)
    }
}
