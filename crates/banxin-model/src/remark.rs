//! A remark to editors on a block: a text, or who says it and what.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::text::Text;

/// A remark: a comment in the Word file, nothing in print.
#[derive(Clone, Debug, Serialize)]
pub struct Remark {
    /// What is to be done or known; each line is a paragraph.
    pub text: Text,
    /// Who says it; the issuer if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<Text>,
}

/// The keys of a remark that names its author.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RemarkKeys {
    /// What is to be done or known; each line is a paragraph.
    text: Text,
    /// Who says it; the issuer if left out.
    #[serde(default)]
    author: Option<Text>,
}

impl JsonSchema for Remark {
    fn schema_name() -> Cow<'static, str> {
        "Remark".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (text, parts) = (generator.subschema_for::<Text>(), generator.subschema_for::<RemarkKeys>());
        schemars::json_schema!({ "anyOf": [text, parts] })
    }
}

impl<'de> Deserialize<'de> for Remark {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Remark, D::Error> {
        struct RemarkVisitor;
        impl<'de> Visitor<'de> for RemarkVisitor {
            type Value = Remark;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a remark's text, or {text, author}")
            }

            fn visit_str<E: de::Error>(self, value: &str) -> Result<Remark, E> {
                Ok(Remark { text: value.into(), author: None })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Remark, A::Error> {
                let RemarkKeys { text, author } = RemarkKeys::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Remark { text, author })
            }
        }
        deserializer.deserialize_any(RemarkVisitor)
    }
}
