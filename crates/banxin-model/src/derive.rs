//! How a figure follows from others: `derive: {sum: [a, b]}`.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::figure::Number;

/// A derivation: one operation over its operands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Derive {
    /// 合计
    Sum(Vec<Operand>),
    /// First less second.
    Difference(Vec<Operand>),
    /// First to second.
    Ratio(Vec<Operand>),
    /// From first to second, as a share of the first (增长).
    Growth(Vec<Operand>),
    /// First as a part of second (占比).
    Share(Vec<Operand>),
    /// 平均
    Mean(Vec<Operand>),
    /// How many.
    Count(Vec<Operand>),
}

impl Derive {
    /// The operations, as data files name them.
    pub const NAMES: [&'static str; 7] = ["sum", "difference", "ratio", "growth", "share", "mean", "count"];

    /// The operands.
    pub fn operands(&self) -> &[Operand] {
        match self {
            Derive::Sum(of)
            | Derive::Difference(of)
            | Derive::Ratio(of)
            | Derive::Growth(of)
            | Derive::Share(of)
            | Derive::Mean(of)
            | Derive::Count(of) => of,
        }
    }

    /// The operation's name.
    pub const fn name(&self) -> &'static str {
        match self {
            Derive::Sum(_) => "sum",
            Derive::Difference(_) => "difference",
            Derive::Ratio(_) => "ratio",
            Derive::Growth(_) => "growth",
            Derive::Share(_) => "share",
            Derive::Mean(_) => "mean",
            Derive::Count(_) => "count",
        }
    }

    fn from_parts(name: &str, of: Vec<Operand>) -> Result<Derive, String> {
        let pair = matches!(name, "difference" | "ratio" | "growth" | "share");
        if pair && of.len() != 2 {
            return Err(format!("`{name}` takes two operands, not {}", of.len()));
        }
        if of.is_empty() {
            return Err(format!("`{name}` needs at least one operand"));
        }
        Ok(match name {
            "sum" => Derive::Sum(of),
            "difference" => Derive::Difference(of),
            "ratio" => Derive::Ratio(of),
            "growth" => Derive::Growth(of),
            "share" => Derive::Share(of),
            "mean" => Derive::Mean(of),
            _ => Derive::Count(of),
        })
    }
}

impl<'de> Deserialize<'de> for Derive {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Derive, D::Error> {
        struct DeriveVisitor;
        impl<'de> Visitor<'de> for DeriveVisitor {
            type Value = Derive;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a derivation such as {sum: [a, b]}")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Derive, A::Error> {
                let Some(name) = map.next_key::<String>()? else {
                    return Err(de::Error::invalid_length(0, &self));
                };
                if !Derive::NAMES.contains(&name.as_str()) {
                    return Err(de::Error::unknown_field(&name, &Derive::NAMES));
                }
                let derive = Derive::from_parts(&name, map.next_value()?).map_err(de::Error::custom)?;
                match map.next_key::<String>()? {
                    Some(more) => Err(de::Error::custom(format!("a derivation has one operation, `{more}` is a second"))),
                    None => Ok(derive),
                }
            }
        }
        deserializer.deserialize_map(DeriveVisitor)
    }
}

/// What a derivation or a check works on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Operand {
    /// A figure, or one period of its series: `members`, `members.2023`.
    Figure {
        /// Its id.
        id: String,
        /// The period of its series.
        period: Option<String>,
    },
    /// A number.
    Number(Number),
    /// A derivation in place.
    Derive(Box<Derive>),
}

impl Operand {
    /// Reads `members`, `members.2023` or `12.5`.
    pub fn parse(text: &str) -> Operand {
        if let Ok(number) = text.parse() {
            return Operand::Number(number);
        }
        match text.split_once('.') {
            Some((id, period)) => Operand::Figure { id: id.to_owned(), period: Some(period.to_owned()) },
            None => Operand::Figure { id: text.to_owned(), period: None },
        }
    }
}

impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operand::Figure { id, period: None } => f.write_str(id),
            Operand::Figure { id, period: Some(period) } => write!(f, "{id}.{period}"),
            Operand::Number(Number(number)) => write!(f, "{number}"),
            Operand::Derive(derive) => {
                write!(f, "{}(", derive.name())?;
                for (n, operand) in derive.operands().iter().enumerate() {
                    write!(f, "{}{operand}", if n == 0 { "" } else { ", " })?;
                }
                f.write_str(")")
            }
        }
    }
}

impl<'de> Deserialize<'de> for Operand {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Operand, D::Error> {
        struct OperandVisitor;
        impl<'de> Visitor<'de> for OperandVisitor {
            type Value = Operand;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a figure, a number, or a derivation such as {sum: [a, b]}")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Operand, E> {
                Ok(Operand::parse(value))
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Operand, E> {
                Ok(Operand::Number(Number(value.into())))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Operand, E> {
                Ok(Operand::Number(Number(value.into())))
            }
            fn visit_f64<E: de::Error>(self, value: f64) -> Result<Operand, E> {
                // The shortest spelling of a float is the one a person wrote, up to 15 digits.
                let exact = Decimal::from_str_exact(&value.to_string());
                exact.map(|value| Operand::Number(Number(value))).map_err(|_| de::Error::invalid_value(de::Unexpected::Float(value), &self))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Operand, A::Error> {
                Derive::deserialize(MapAccessDeserializer::new(map)).map(|derive| Operand::Derive(Box::new(derive)))
            }
        }
        deserializer.deserialize_any(OperandVisitor)
    }
}

impl From<&str> for Operand {
    fn from(text: &str) -> Operand {
        Operand::parse(text)
    }
}

impl From<Cow<'_, str>> for Operand {
    fn from(text: Cow<'_, str>) -> Operand {
        Operand::parse(&text)
    }
}
