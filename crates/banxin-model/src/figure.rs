//! Figures (数据): every number of a report, once, with its unit, period and source.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use indexmap::IndexMap;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use crate::derive::Derive;
use crate::text::Text;
use crate::unique;

/// The figures of a ledger by id, in the order written.
pub type Ledger = IndexMap<String, Figure>;

/// Where the ledger comes from: a file, a list of files, or the figures themselves.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum LedgerSource {
    /// Files, relative to the report; a later one may not define a figure again.
    Files(Vec<String>),
    /// The figures.
    Inline(Ledger),
}

impl Default for LedgerSource {
    fn default() -> LedgerSource {
        LedgerSource::Inline(Ledger::new())
    }
}

impl<'de> Deserialize<'de> for LedgerSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<LedgerSource, D::Error> {
        struct SourceVisitor;
        impl<'de> Visitor<'de> for SourceVisitor {
            type Value = LedgerSource;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a file name, a list of file names, or figures by id")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<LedgerSource, E> {
                Ok(LedgerSource::Files(vec![value.to_owned()]))
            }
            fn visit_unit<E: de::Error>(self) -> Result<LedgerSource, E> {
                Ok(LedgerSource::default())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<LedgerSource, A::Error> {
                let mut files = Vec::new();
                while let Some(file) = seq.next_element()? {
                    files.push(file);
                }
                Ok(LedgerSource::Files(files))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LedgerSource, A::Error> {
                unique::read(map).map(LedgerSource::Inline)
            }
        }
        deserializer.deserialize_any(SourceVisitor)
    }
}

/// One figure.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// Its exact value; of a series also `last`, `sum`, `mean` or `max`.
    pub value: Option<Value>,
    /// 单位: 场, 人次, %.
    pub unit: String,
    /// 余, 以上, 约 …: an approximation word in its Chinese place.
    pub qualifier: Option<Qualifier>,
    /// The period it covers.
    pub period: Option<Text>,
    /// Who or what states it.
    pub source: Option<Text>,
    /// The chapter of the ledger it belongs to.
    pub section: Option<Text>,
    /// A remark for those who keep the ledger; never printed.
    pub note: Option<Text>,
    /// The figure that it is a part of and must not exceed.
    pub part_of: Option<String>,
    /// Values by period.
    #[serde(deserialize_with = "unique::numbers")]
    pub series: Option<IndexMap<String, Number>>,
    /// How it follows from other figures.
    pub derive: Option<Derive>,
    /// How it prints.
    pub display: Display,
}

/// How a figure prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Display {
    /// 万 or 亿: printed as a multiple of it.
    pub scale: Option<Scale>,
    /// Digits after the decimal point; as many as the exact value has if left out.
    pub decimals: Option<u32>,
    /// Printed as a percentage: times 100 for ratios, with %.
    pub percent: bool,
    /// A comma every three digits (GB/T 15835 5.1.1).
    pub grouping: bool,
    /// A word printed in the place of number and unit: 全覆盖.
    pub text: Option<String>,
}

/// A scale of Chinese numbers (GB/T 15835 5.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Scale {
    /// 10^4
    #[serde(rename = "万")]
    Wan,
    /// 10^8
    #[serde(rename = "亿")]
    Yi,
}

impl Scale {
    /// The scale of this name.
    pub fn parse(name: &str) -> Option<Scale> {
        match name {
            "万" => Some(Scale::Wan),
            "亿" => Some(Scale::Yi),
            _ => None,
        }
    }

    /// The word printed after the number.
    pub const fn word(self) -> &'static str {
        match self {
            Scale::Wan => "万",
            Scale::Yi => "亿",
        }
    }

    /// Its power of ten.
    pub const fn exponent(self) -> u32 {
        match self {
            Scale::Wan => 4,
            Scale::Yi => 8,
        }
    }
}

/// An approximation word (概数词).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
pub enum Qualifier {
    /// Before the number.
    #[serde(rename = "约")]
    About,
    /// Before the number.
    #[serde(rename = "近")]
    Nearly,
    /// Before the number.
    #[serde(rename = "超")]
    Over,
    /// Before the number.
    #[serde(rename = "逾")]
    Beyond,
    /// Before the number.
    #[serde(rename = "达")]
    Reaching,
    /// Between number and unit.
    #[serde(rename = "余")]
    Odd,
    /// Between number and unit.
    #[serde(rename = "多")]
    More,
    /// After the unit.
    #[serde(rename = "以上")]
    AtLeast,
    /// After the unit.
    #[serde(rename = "以下")]
    AtMost,
    /// After the unit.
    #[serde(rename = "左右")]
    Around,
}

/// Where Chinese puts an approximation word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierPlace {
    /// 约2000人
    BeforeNumber,
    /// 2000余人
    BeforeUnit,
    /// 80%以上
    AfterUnit,
}

impl Qualifier {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Qualifier::About => "约",
            Qualifier::Nearly => "近",
            Qualifier::Over => "超",
            Qualifier::Beyond => "逾",
            Qualifier::Reaching => "达",
            Qualifier::Odd => "余",
            Qualifier::More => "多",
            Qualifier::AtLeast => "以上",
            Qualifier::AtMost => "以下",
            Qualifier::Around => "左右",
        }
    }

    /// Its place.
    pub const fn place(self) -> QualifierPlace {
        match self {
            Qualifier::About | Qualifier::Nearly | Qualifier::Over | Qualifier::Beyond | Qualifier::Reaching => {
                QualifierPlace::BeforeNumber
            }
            Qualifier::Odd | Qualifier::More => QualifierPlace::BeforeUnit,
            Qualifier::AtLeast | Qualifier::AtMost | Qualifier::Around => QualifierPlace::AfterUnit,
        }
    }
}

/// An exact decimal, read from the digits as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(pub Decimal);

impl FromStr for Number {
    type Err = ();

    /// Reads `-1234.50`, and `1.2e3`; the error is empty, the caller names the place.
    fn from_str(text: &str) -> Result<Number, ()> {
        match Decimal::from_str_exact(text) {
            Ok(value) => Ok(Number(value)),
            Err(_) if text.contains(['e', 'E']) => Decimal::from_scientific(text).map(Number).map_err(|_| ()),
            Err(_) => Err(()),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        // Asking for a string makes YAML hand over the digits as written, so that no float comes between.
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(|()| de::Error::invalid_value(de::Unexpected::Str(&text), &"a decimal number of at most 28 digits"))
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for Number {
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": ["number", "string"], "description": "an exact decimal number" })
    }
}

/// The value of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Stated.
    Exact(Decimal),
    /// The last period of the series.
    Last,
    /// The total of the series.
    Sum,
    /// The mean of the series.
    Mean,
    /// The largest of the series.
    Max,
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        match text.as_ref() {
            "last" => Ok(Value::Last),
            "sum" => Ok(Value::Sum),
            "mean" => Ok(Value::Mean),
            "max" => Ok(Value::Max),
            digits => digits.parse().map(|Number(value)| Value::Exact(value)).map_err(|()| {
                de::Error::invalid_value(
                    de::Unexpected::Str(digits),
                    &"a decimal number of at most 28 digits, or one of last, sum, mean, max",
                )
            }),
        }
    }
}

impl Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Exact(value) => serializer.collect_str(value),
            Value::Last => serializer.serialize_str("last"),
            Value::Sum => serializer.serialize_str("sum"),
            Value::Mean => serializer.serialize_str("mean"),
            Value::Max => serializer.serialize_str("max"),
        }
    }
}

impl JsonSchema for Value {
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "anyOf": [{ "type": "number" }, { "type": "string" }], "description": "an exact decimal number, or last, sum, mean or max of the series" })
    }
}
