//! Figures (数据): every number of a report, once, with its unit, period and source.

use std::borrow::Cow;
use std::str::FromStr;
use std::sync::Arc;

use indexmap::IndexMap;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize};

use crate::derive::Derive;
use crate::display::Display;
use crate::text::Text;
use crate::unique;

/// The figures of a ledger by id, in the order written. They are shared with later stages: a ledger may hold a hundred thousand.
pub type Ledger = IndexMap<String, Arc<Figure>>;

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
    /// The figure that it is a part of and must not exceed, period by period where both are series. Chains may not close into a ring.
    pub part_of: Option<String>,
    /// The figures that are its parts and have nothing in common: together they must not exceed it.
    pub parts: Option<Vec<String>>,
    /// Values by period, the earliest first.
    #[serde(deserialize_with = "unique::numbers")]
    pub series: Option<IndexMap<String, Number>>,
    /// How it follows from other figures. What `value` and `series` state beside it must agree with what it comes to.
    pub derive: Option<Derive>,
    /// How it prints.
    pub display: Display,
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
