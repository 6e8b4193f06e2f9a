//! How a figure prints: `display:` of the ledger.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize};

/// How a figure prints. The exact value stays as it is: everything here is done to the print only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Display {
    /// 万 or 亿: printed as a multiple of it. A number has one scale at most: 3.45亿 or 34500万, never 3亿4500万 (GB/T 15835 5.3).
    pub scale: Option<Scale>,
    /// Digits after the decimal point; as many as the exact value has if left out (one of a derived number without end).
    pub decimals: Option<u32>,
    /// How digits beyond `decimals` are dropped: half-up (四舍五入, if left out), half-even, down or up.
    pub rounding: Rounding,
    /// Printed as a percentage: times 100 for ratios, with %.
    pub percent: bool,
    /// Groups of three digits in numbers of more than four (GB/T 15835 5.1.1): `true` or `comma` 19,351,235.23; `space` 55 235 367.346 23.
    pub grouping: Grouping,
    /// A word printed in the place of number and unit: 全覆盖.
    pub text: Option<String>,
}

/// How digits are dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// 四舍五入: to the nearest, a half away from zero: 0.125 to 0.13, -2.5 to -3.
    #[default]
    HalfUp,
    /// To the nearest, a half to the even digit: 0.125 to 0.12, 2.5 to 2.
    HalfEven,
    /// 去尾: towards zero: 0.129 to 0.12.
    Down,
    /// 进一: away from zero: 0.121 to 0.13.
    Up,
}

/// How digits are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Not at all.
    #[default]
    None,
    /// A comma every three digits before the point (GB/T 15835 5.1.1 a).
    Comma,
    /// A narrow space every three digits on both sides of the point (GB/T 15835 5.1.1 b); it never breaks a line.
    Space,
}

impl<'de> Deserialize<'de> for Grouping {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Grouping, D::Error> {
        struct GroupingVisitor;
        impl Visitor<'_> for GroupingVisitor {
            type Value = Grouping;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, comma or space")
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Grouping, E> {
                Ok(if value { Grouping::Comma } else { Grouping::None })
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Grouping, E> {
                match value {
                    "comma" => Ok(Grouping::Comma),
                    "space" => Ok(Grouping::Space),
                    "none" => Ok(Grouping::None),
                    other => Err(de::Error::unknown_variant(other, &["comma", "space", "none"])),
                }
            }
        }
        deserializer.deserialize_any(GroupingVisitor)
    }
}

impl Serialize for Grouping {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Grouping::None => serializer.serialize_bool(false),
            Grouping::Comma => serializer.serialize_str("comma"),
            Grouping::Space => serializer.serialize_str("space"),
        }
    }
}

impl JsonSchema for Grouping {
    fn schema_name() -> Cow<'static, str> {
        "Grouping".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "enum": [true, false, "comma", "space", "none"],
            "description": "true or comma: a comma every three digits before the point; space: a narrow space on both sides of it"
        })
    }
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
