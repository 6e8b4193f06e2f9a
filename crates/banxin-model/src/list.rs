//! Lists (列表) and their items.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::text::{Text, TextVisitor};

/// A list: its items, or a mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct List {
    /// Whether the items are numbered.
    pub ordered: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// An item: a text, or a text with a list under it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Item {
    /// Markdown of one paragraph.
    pub text: Text,
    /// The list under it.
    pub list: Option<Box<List>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListKeys {
    #[serde(default)]
    ordered: bool,
    items: Vec<Item>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemKeys {
    text: Text,
    #[serde(default)]
    list: Option<Box<List>>,
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<List, D::Error> {
        struct ListVisitor;
        impl<'de> Visitor<'de> for ListVisitor {
            type Value = List;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of items, or {ordered, items}")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(List { ordered: false, items })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<List, A::Error> {
                let ListKeys { ordered, items } = ListKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(List { ordered, items })
            }
        }
        deserializer.deserialize_any(ListVisitor)
    }
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item, D::Error> {
        struct ItemVisitor;
        impl<'de> Visitor<'de> for ItemVisitor {
            type Value = Item;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an item's text, or {text, list}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Item, E> {
                Ok(Item { text: value.into(), list: None })
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Item, E> {
                TextVisitor.visit_i64(value).map(|text| Item { text, list: None })
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Item, E> {
                TextVisitor.visit_u64(value).map(|text| Item { text, list: None })
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Item, E> {
                TextVisitor.visit_f64(value).map(|text| Item { text, list: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Item, A::Error> {
                let ItemKeys { text, list } = ItemKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Item { text, list })
            }
        }
        deserializer.deserialize_any(ItemVisitor)
    }
}
