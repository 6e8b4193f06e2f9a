//! Scalars as people write them: a year, a price and a phrase are all text where text is wanted.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use serde::{Serialize, Serializer};

/// A string, or any other scalar taken as it is written: `2024`, `0.10`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text {
    value: String,
    /// Whether the reader saw a float, whose spelling YAML does not keep; the loader restores it from the source.
    pub(crate) float: bool,
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Puts the spelling of the source in the place of a float's.
    pub(crate) fn restore(&mut self, raw: &str) {
        raw.clone_into(&mut self.value);
        self.float = false;
    }
}

impl<T: Into<String>> From<T> for Text {
    fn from(value: T) -> Text {
        Text { value: value.into(), float: false }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.value)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

/// Reads any scalar as text. Other visitors hand scalars to it.
pub(crate) struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Text, E> {
        Ok(value.into())
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Text, E> {
        Ok(value.to_string().into())
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Text, E> {
        Ok(value.to_string().into())
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Text, E> {
        Ok(value.to_string().into())
    }

    fn visit_i128<E: de::Error>(self, value: i128) -> Result<Text, E> {
        Ok(value.to_string().into())
    }

    fn visit_u128<E: de::Error>(self, value: u128) -> Result<Text, E> {
        Ok(value.to_string().into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Text, E> {
        Ok(Text { value: value.to_string(), float: true })
    }
}

/// One text, or a list of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Texts(#[schemars(schema_with = "one_or_many")] pub Vec<Text>);

/// The lines of a title: one text, or a list that fixes the breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Lines(#[schemars(schema_with = "one_or_many")] pub Vec<Text>);

impl Lines {
    /// The lines as one.
    pub fn joined(&self) -> String {
        self.0.iter().map(Text::as_str).collect()
    }
}

fn one_or_many(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let text = generator.subschema_for::<Text>();
    schemars::json_schema!({ "anyOf": [text, { "type": "array", "items": text }] })
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Texts, D::Error> {
        deserializer.deserialize_any(ManyVisitor).map(Texts)
    }
}

impl<'de> Deserialize<'de> for Lines {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lines, D::Error> {
        deserializer.deserialize_any(ManyVisitor).map(Lines)
    }
}

struct ManyVisitor;

impl<'de> Visitor<'de> for ManyVisitor {
    type Value = Vec<Text>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text or a list of texts")
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Vec<Text>, E> {
        Ok(vec![value.into()])
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Vec<Text>, E> {
        TextVisitor.visit_i64(value).map(|text| vec![text])
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Vec<Text>, E> {
        TextVisitor.visit_u64(value).map(|text| vec![text])
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Vec<Text>, E> {
        TextVisitor.visit_f64(value).map(|text| vec![text])
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<Text>, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = seq.next_element()? {
            texts.push(text);
        }
        Ok(texts)
    }
}

/// Dates in the form 2025-01-20.
pub(crate) mod iso_date {
    use banxin_base::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|()| D::Error::custom(format!("invalid date {text:?}, expected a day such as 2025-01-20")))
    }
}

/// Optional dates in the form 2025-01-20.
pub(crate) mod iso_date_option {
    use banxin_base::Date;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(crate) fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        #[derive(Deserialize)]
        struct Iso(#[serde(with = "super::iso_date")] Date);
        Option::<Iso>::deserialize(deserializer).map(|date| date.map(|Iso(date)| date))
    }
}
