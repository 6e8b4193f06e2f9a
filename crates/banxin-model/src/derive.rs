//! How a figure follows from others: `derive: {sum: [a, b]}`.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::figure::Number;

/// A derivation: one operation over its operands.
///
/// The operands are ids of figures, single periods of their series (`members.2023`), numbers, and derivations in place. One operand needs no
/// list: `{growth: members}`. What it comes to:
///
/// - One number, the operation over the operands' own values (of a series the one that its `value` names, the last if it names none).
/// - And, where every figure named is a series, a series: the operation period by period. Numbers and single periods stand for every period,
///   so `{growth: [members.2020, members]}` is growth over a fixed base. The series must have the same periods. A `value` of `last`, `sum`,
///   `mean` or `max` beside such a `derive` takes the number from this series instead.
/// - `sum`, `mean` and `count` of one series alone go over its periods and come to one number.
/// - `growth` and `points` of one series alone compare each period with the one before: a series from the second period on. Its number is its
///   last.
///
/// Nothing is rounded here; rounding is for the print (`display`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Derive {
    /// 合计
    #[schemars(with = "OneOrMany")]
    Sum(Operands),
    /// First less second.
    #[schemars(with = "OneOrMany")]
    Difference(Operands),
    /// First to second.
    #[schemars(with = "OneOrMany")]
    Ratio(Operands),
    /// 增长: from first to second, as a share of the size of the first; prints in percent. Between two percentages it is their difference and
    /// prints in 个百分点, for growth of a percentage in percent would be misread.
    #[schemars(with = "OneOrMany")]
    Growth(Operands),
    /// 百分点: from first to second, both percentages, as a difference: 2.3个百分点.
    #[schemars(with = "OneOrMany")]
    Points(Operands),
    /// 占比: first as a part of second; prints in percent.
    #[schemars(with = "OneOrMany")]
    Share(Operands),
    /// 平均
    #[schemars(with = "OneOrMany")]
    Mean(Operands),
    /// How many: the operands, or the periods of one series.
    #[schemars(with = "OneOrMany")]
    Count(Operands),
}

/// The operands of a derivation.
type Operands = Vec<Operand>;

impl Derive {
    /// The operations, as data files name them.
    pub const NAMES: [&'static str; 8] = ["sum", "difference", "ratio", "growth", "points", "share", "mean", "count"];

    /// The operands.
    pub fn operands(&self) -> &[Operand] {
        match self {
            Derive::Sum(of)
            | Derive::Difference(of)
            | Derive::Ratio(of)
            | Derive::Growth(of)
            | Derive::Points(of)
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
            Derive::Points(_) => "points",
            Derive::Share(_) => "share",
            Derive::Mean(_) => "mean",
            Derive::Count(_) => "count",
        }
    }

    fn from_parts(name: &str, of: Operands) -> Result<Derive, String> {
        let (pair, change) = (matches!(name, "difference" | "ratio" | "share"), matches!(name, "growth" | "points"));
        if of.is_empty() {
            return Err(format!("`{name}` needs at least one operand"));
        }
        if pair && of.len() != 2 {
            return Err(format!("`{name}` takes two operands, not {}", of.len()));
        }
        if change && of.len() > 2 {
            return Err(format!("`{name}` takes one series or two operands, not {}", of.len()));
        }
        if let (true, [Operand::Number(_) | Operand::Figure { period: Some(_), .. }]) = (change, of.as_slice()) {
            return Err(format!("`{name}` of one operand takes a series, and this is one number"));
        }
        Ok(match name {
            "sum" => Derive::Sum(of),
            "difference" => Derive::Difference(of),
            "ratio" => Derive::Ratio(of),
            "growth" => Derive::Growth(of),
            "points" => Derive::Points(of),
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
                let OneOrMany(operands) = map.next_value()?;
                let derive = Derive::from_parts(&name, operands).map_err(de::Error::custom)?;
                match map.next_key::<String>()? {
                    Some(more) => Err(de::Error::custom(format!("a derivation has one operation, `{more}` is a second"))),
                    None => Ok(derive),
                }
            }
        }
        deserializer.deserialize_map(DeriveVisitor)
    }
}

/// Operands, or one that stands for a list of itself.
struct OneOrMany(Operands);

impl JsonSchema for OneOrMany {
    fn schema_name() -> Cow<'static, str> {
        "Operands".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (one, many) = (generator.subschema_for::<Operand>(), generator.subschema_for::<Vec<Operand>>());
        schemars::json_schema!({ "anyOf": [one, many], "description": "an operand, or a list of operands" })
    }
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OneOrMany, D::Error> {
        struct OneOrManyVisitor;
        impl<'de> Visitor<'de> for OneOrManyVisitor {
            type Value = OneOrMany;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of a figure, or a list such as [a, b]")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<OneOrMany, E> {
                Ok(OneOrMany(vec![Operand::parse(value)]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<OneOrMany, A::Error> {
                let mut operands = Vec::with_capacity(seq.size_hint().unwrap_or(2));
                while let Some(operand) = seq.next_element()? {
                    operands.push(operand);
                }
                Ok(OneOrMany(operands))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<OneOrMany, A::Error> {
                let derive = Derive::deserialize(MapAccessDeserializer::new(map))?;
                Ok(OneOrMany(vec![Operand::Derive(Box::new(derive))]))
            }
        }
        deserializer.deserialize_any(OneOrManyVisitor)
    }
}

/// What a derivation or a check works on.
#[derive(Clone, Debug, PartialEq, Eq)]
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

impl Serialize for Operand {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Operand::Derive(derive) => derive.serialize(serializer),
            Operand::Figure { .. } | Operand::Number(_) => serializer.collect_str(self),
        }
    }
}

impl JsonSchema for Operand {
    fn schema_name() -> Cow<'static, str> {
        "Operand".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let derive = generator.subschema_for::<Derive>();
        schemars::json_schema!({
            "anyOf": [{ "type": "string" }, { "type": "number" }, derive],
            "description": "the id of a figure (members), one period of its series (members.2023), a number, or a derivation"
        })
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
