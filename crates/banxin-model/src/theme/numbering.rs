//! Numbers of headings as patterns: a text with one number in braces, shown in the form that stands there.
//!
//! ```text
//!   第{一}章　     {一}、    （{一}）    {1}.    {1.1}　    {①}    {a}.    {A}.
//! ```
//! `{1.1}` joins the numbers of the level above and its own, `{1.1.1}` of two levels above.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

/// What a pattern that is none is told.
const EXPECTED: &str = "a pattern with one number, such as 第{一}章, {一}、, {1}. or {1.1}";

/// The pattern of a level's numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingPattern {
    /// Before the number.
    pub before: String,
    /// The number; `None` numbers nothing.
    pub shape: Option<NumberShape>,
    /// Behind it.
    pub after: String,
}

/// The form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberShape {
    /// 一, 二, 三
    Chinese,
    /// 1, or 1.2.3 with the numbers of so many levels.
    Arabic(usize),
    /// ①, ②, ③
    Circled,
    /// a, b, c
    LowerLetter,
    /// A, B, C
    UpperLetter,
}

impl HeadingPattern {
    /// Reads a pattern.
    pub fn parse(text: &str) -> Option<HeadingPattern> {
        let Some((before, rest)) = text.split_once('{') else {
            return text.is_empty().then(|| HeadingPattern { before: String::new(), shape: None, after: String::new() });
        };
        let (number, after) = rest.split_once('}')?;
        let shape = match number {
            "一" => NumberShape::Chinese,
            "①" => NumberShape::Circled,
            "a" => NumberShape::LowerLetter,
            "A" => NumberShape::UpperLetter,
            _ if number.split('.').all(|part| part == "1") => NumberShape::Arabic(number.split('.').count()),
            _ => return None,
        };
        let plain = |text: &str| !text.contains(['{', '}', '\n']);
        let pattern = HeadingPattern { before: before.to_owned(), shape: Some(shape), after: after.to_owned() };
        (plain(before) && plain(after)).then_some(pattern)
    }
}

impl fmt::Display for HeadingPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = match self.shape {
            None => return Ok(()),
            Some(NumberShape::Chinese) => "一".to_owned(),
            Some(NumberShape::Arabic(levels)) => vec!["1"; levels].join("."),
            Some(NumberShape::Circled) => "①".to_owned(),
            Some(NumberShape::LowerLetter) => "a".to_owned(),
            Some(NumberShape::UpperLetter) => "A".to_owned(),
        };
        write!(f, "{}{{{number}}}{}", self.before, self.after)
    }
}

impl<'de> Deserialize<'de> for HeadingPattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<HeadingPattern, D::Error> {
        struct PatternVisitor;
        impl Visitor<'_> for PatternVisitor {
            type Value = HeadingPattern;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED)
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<HeadingPattern, E> {
                HeadingPattern::parse(value).ok_or_else(|| E::invalid_value(de::Unexpected::Str(value), &self))
            }
        }
        deserializer.deserialize_str(PatternVisitor)
    }
}

impl Serialize for HeadingPattern {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for HeadingPattern {
    fn schema_name() -> Cow<'static, str> {
        "HeadingPattern".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^([^{}]*\\{(一|①|a|A|1(\\.1)*)\\}[^{}]*)?$" })
    }
}

#[cfg(test)]
mod tests {
    use super::{HeadingPattern, NumberShape};

    #[test]
    fn patterns_hold_one_number() {
        let shape = |text| HeadingPattern::parse(text).map(|pattern| pattern.shape);
        assert_eq!(shape("第{一}章　"), Some(Some(NumberShape::Chinese)));
        assert_eq!(shape("{1.1}　"), Some(Some(NumberShape::Arabic(2))));
        assert_eq!(shape(""), Some(None));
        assert!(["第一章", "{2}.", "{一}{1}", "{1.}", "{", "{}"].iter().all(|text| shape(text).is_none()));
        assert_eq!(HeadingPattern::parse("（{一}）").map(|pattern| pattern.to_string()).as_deref(), Some("（{一}）"));
    }
}
