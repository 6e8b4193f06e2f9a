//! A board of figures as users write it: a list of ids, or a mapping that says more.

use std::fmt;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A board of figures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Kpis {
    /// The figures' ids.
    List(Vec<String>),
    /// With what else the board shows.
    Board(KpiBoard),
}

/// A board of figures that says more than which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KpiBoard {
    /// The figures' ids.
    pub figures: Vec<String>,
    /// How many stand in a row, 2 to 4; by their number if left out.
    #[serde(default, deserialize_with = "two_to_four")]
    #[schemars(range(min = 2, max = 4))]
    pub columns: Option<u8>,
    /// By figure, what its change is measured from: a period of its series, or another figure.
    #[serde(default)]
    pub base: IndexMap<String, Text>,
}

pub(crate) fn two_to_four<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    let columns = Option::<u8>::deserialize(deserializer)?;
    match columns {
        Some(wrong) if !(2..=4).contains(&wrong) => Err(de::Error::invalid_value(de::Unexpected::Unsigned(wrong.into()), &"2, 3 or 4")),
        columns => Ok(columns),
    }
}

impl<'de> Deserialize<'de> for Kpis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kpis, D::Error> {
        struct KpisVisitor;
        impl<'de> Visitor<'de> for KpisVisitor {
            type Value = Kpis;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of figures, or {figures, columns, base}")
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Kpis, A::Error> {
                let mut ids = Vec::new();
                while let Some(id) = seq.next_element()? {
                    ids.push(id);
                }
                Ok(Kpis::List(ids))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Kpis, A::Error> {
                KpiBoard::deserialize(MapAccessDeserializer::new(map)).map(Kpis::Board)
            }
        }
        deserializer.deserialize_any(KpisVisitor)
    }
}
