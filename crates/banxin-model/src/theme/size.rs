//! Sizes of type and room: 三号, 16pt; 2 lines, 2字, 7mm.

use std::borrow::Cow;
use std::fmt;

use banxin_base::Len;
use schemars::JsonSchema;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

/// 字号 and their points in tenths (GB/T 40070-2021).
const NAMED: [(&str, i64); 16] = [
    ("初号", 420),
    ("小初", 360),
    ("一号", 260),
    ("小一", 240),
    ("二号", 220),
    ("小二", 180),
    ("三号", 160),
    ("小三", 150),
    ("四号", 140),
    ("小四", 120),
    ("五号", 105),
    ("小五", 90),
    ("六号", 75),
    ("小六", 65),
    ("七号", 55),
    ("八号", 50),
];
/// What a size that is not one is told.
const SIZE: &str = "a size such as 三号 or 16pt";
/// What room that is none is told.
const ROOM: &str = "room such as 2 lines, 2 chars, 2行, 2字, 7mm or 12pt";

/// A size of type: 字号 (三号), or points (16pt), 4 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypeSize(pub Len);

/// Room in lines of the text, in characters of the style itself, or as a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// Hundredths of a line of the text (行).
    Lines(i64),
    /// Hundredths of a character of the style (字).
    Chars(i64),
    /// A length: mm, cm, pt.
    Length(Len),
}

impl TypeSize {
    fn parse(text: &str) -> Option<TypeSize> {
        let text = text.trim();
        if let Some((_, tenths)) = NAMED.iter().find(|(name, _)| *name == text) {
            return Some(TypeSize(Len::deci_pt(*tenths)));
        }
        let points = number(text.strip_suffix("pt")?.trim_end()).filter(|points| (4.0..=200.0).contains(points))?;
        Some(TypeSize(Len::pt(points)))
    }
}

impl Room {
    fn parse(text: &str) -> Option<Room> {
        let text = text.trim();
        if text == "0" {
            return Some(Room::Length(Len::ZERO));
        }
        let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let (digits, unit) = text.split_at(split);
        let amount = number(digits).filter(|amount| (0.0..=10_000.0).contains(amount))?;
        Some(match unit.trim() {
            "lines" | "line" | "行" => Room::Lines(hundredths(amount)),
            "chars" | "char" | "字" => Room::Chars(hundredths(amount)),
            "mm" => Room::Length(Len::mm(amount)),
            "cm" => Room::Length(Len::mm(amount * 10.0)),
            "pt" => Room::Length(Len::pt(amount)),
            _ => return None,
        })
    }

    /// The room, where a line and a character are so large.
    pub fn in_grid(self, line: Len, character: Len) -> Len {
        match self {
            Room::Lines(hundredths) => line.scale(hundredths, 100),
            Room::Chars(hundredths) => character.scale(hundredths, 100),
            Room::Length(length) => length,
        }
    }
}

fn number(digits: &str) -> Option<f64> {
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if plain { digits.parse().ok() } else { None }
}

#[expect(clippy::cast_possible_truncation, reason = "at most ten thousand")]
fn hundredths(amount: f64) -> i64 {
    (amount * 100.0).round() as i64
}

impl fmt::Display for TypeSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match NAMED.iter().find(|(_, tenths)| Len::deci_pt(*tenths) == self.0) {
            Some((name, _)) => f.write_str(name),
            None => write!(f, "{}pt", self.0.to_pt()),
        }
    }
}

impl fmt::Display for Room {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Room::Lines(hundredths) => write!(f, "{}行", *hundredths as f64 / 100.0),
            Room::Chars(hundredths) => write!(f, "{}字", *hundredths as f64 / 100.0),
            Room::Length(length) => write!(f, "{}mm", length.to_mm()),
        }
    }
}

struct Parsed<T>(fn(&str) -> Option<T>, &'static str);

impl<T> Visitor<'_> for Parsed<T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1)
    }
    fn visit_str<E: de::Error>(self, value: &str) -> Result<T, E> {
        (self.0)(value).ok_or_else(|| E::invalid_value(de::Unexpected::Str(value), &self))
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<T, E> {
        (self.0)(&value.to_string()).ok_or_else(|| E::invalid_value(de::Unexpected::Unsigned(value), &self))
    }
}

impl<'de> Deserialize<'de> for TypeSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<TypeSize, D::Error> {
        deserializer.deserialize_any(Parsed(TypeSize::parse, SIZE))
    }
}

impl<'de> Deserialize<'de> for Room {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Room, D::Error> {
        deserializer.deserialize_any(Parsed(Room::parse, ROOM))
    }
}

impl Serialize for TypeSize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for Room {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl JsonSchema for TypeSize {
    fn schema_name() -> Cow<'static, str> {
        "TypeSize".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let names = NAMED.map(|(name, _)| name);
        schemars::json_schema!({ "oneOf": [{ "enum": names }, { "type": "string", "pattern": "^[0-9.]+ *pt$" }] })
    }
}

impl JsonSchema for Room {
    fn schema_name() -> Cow<'static, str> {
        "Room".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "oneOf": [{ "const": 0 }, { "type": "string", "pattern": "^(0|[0-9.]+ *(lines?|行|chars?|字|mm|cm|pt))$" }]
        })
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{Room, TypeSize};

    #[test]
    fn sizes_are_named_or_in_points() {
        assert_eq!(TypeSize::parse("三号"), Some(TypeSize(Len::deci_pt(160))));
        assert_eq!(TypeSize::parse("10.5 pt").map(|size| size.to_string()).as_deref(), Some("五号"));
        assert!(["三号字", "16", "2pt", "999pt", "-16pt", "infpt", ""].iter().all(|text| TypeSize::parse(text).is_none()));
    }

    #[test]
    fn room_is_in_lines_characters_or_lengths() {
        let (line, character) = (Len::deci_pt(200), Len::deci_pt(120));
        let room = |text| Room::parse(text).map(|room| room.in_grid(line, character));
        assert_eq!(room("1.5 lines"), Some(Len::deci_pt(300)));
        assert_eq!(room("2字"), Some(Len::deci_pt(240)));
        assert_eq!(room("1cm"), Some(Len::deci_mm(100)));
        assert_eq!(room("0"), Some(Len::ZERO));
        assert!(["2", "2em", "-1行", "1e9mm", "行"].iter().all(|text| room(text).is_none()));
    }
}
