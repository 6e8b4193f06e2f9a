//! What all tables of a report have in common: `tables` of `report.yaml`.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::CellAlign;
use crate::text::Text;

/// What the marks in the tables mean, and how a table goes on over the page. Said once for the whole report. Practice differs from yearbook to
/// yearbook, so nothing is taken for granted: a mark without its meaning here is warned of.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tables {
    /// What an empty cell among numbers means: 不适用.
    pub blank: Option<Text>,
    /// What — means: 无.
    pub dash: Option<Text>,
    /// What … means: 不足最小单位.
    pub ellipsis: Option<Text>,
    /// The mark above each further part of a table; `续表{n}　{title}`, centred, if left out.
    pub continued: Option<Continued>,
}

/// The mark above a further part of a table: a pattern, or {text, align}. In it `{n}` stands for the table's number, `{label}` for 表 and number, and
/// `{title}` for its caption: `续表{n}`, `{label}（续）　{title}`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Continued {
    /// The pattern.
    pub text: Text,
    /// How it stands across; centred if left out.
    pub align: Option<CellAlign>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContinuedKeys {
    text: Text,
    #[serde(default)]
    align: Option<CellAlign>,
}

impl<'de> Deserialize<'de> for Continued {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Continued, D::Error> {
        struct ContinuedVisitor;
        impl<'de> Visitor<'de> for ContinuedVisitor {
            type Value = Continued;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a pattern such as 续表{n}, or {text, align}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Continued, E> {
                Ok(Continued { text: value.into(), align: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Continued, A::Error> {
                let ContinuedKeys { text, align } = ContinuedKeys::deserialize(MapAccessDeserializer::new(map))?;
                if align == Some(CellAlign::Decimal) {
                    return Err(de::Error::custom("the mark of a further part stands left, center or right"));
                }
                Ok(Continued { text, align })
            }
        }
        deserializer.deserialize_any(ContinuedVisitor)
    }
}
