//! Mappings whose keys people choose: a key that stands twice is an error, never a silent loss.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use crate::figure::{Figure, Ledger, Number};

/// A ledger file.
pub(crate) struct LedgerText(pub(crate) Ledger);

impl<'de> Deserialize<'de> for LedgerText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<LedgerText, D::Error> {
        let visitor = MapVisitor::<Arc<Figure>> { expecting: "figures by id", value: PhantomData };
        deserializer.deserialize_map(visitor).map(LedgerText)
    }
}

/// Reads the entries of a mapping.
pub(crate) fn read<'de, V: Deserialize<'de>, A: MapAccess<'de>>(mut map: A) -> Result<IndexMap<String, V>, A::Error> {
    let mut entries = IndexMap::new();
    while let Some((key, value)) = map.next_entry::<String, V>()? {
        match entries.entry(key) {
            Entry::Vacant(entry) => entry.insert(value),
            Entry::Occupied(entry) => return Err(de::Error::custom(format_args!("duplicate field `{}`", entry.key()))),
        };
    }
    Ok(entries)
}

/// Reads an optional mapping of numbers.
pub(crate) fn numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<IndexMap<String, Number>>, D::Error> {
    struct Numbers(IndexMap<String, Number>);
    impl<'de> Deserialize<'de> for Numbers {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Numbers, D::Error> {
            let visitor = MapVisitor::<Number> { expecting: "numbers by period", value: PhantomData };
            deserializer.deserialize_map(visitor).map(Numbers)
        }
    }
    Option::<Numbers>::deserialize(deserializer).map(|numbers| numbers.map(|Numbers(numbers)| numbers))
}

struct MapVisitor<V> {
    expecting: &'static str,
    value: PhantomData<V>,
}

impl<'de, V: Deserialize<'de>> Visitor<'de> for MapVisitor<V> {
    type Value = IndexMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expecting)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        read(map)
    }
}
