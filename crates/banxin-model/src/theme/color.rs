//! Colours: a screen value, and inks where a house has its own.
//!
//! ```yaml
//! colors: {accent: "#14505A", second: {rgb: "#B5793A", cmyk: [20, 55, 85, 10]}}
//! styles: {heading_1: {color: accent}}
//! ```

use std::borrow::Cow;
use std::fmt;

use banxin_base::{Cmyk, Color};
use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Serialize, Serializer};

/// What a colour that is not one is told.
const EXPECTED: &str = "a colour such as \"#14505A\", or {rgb, cmyk}";
/// The same where a role may be named.
const EXPECTED_OR_ROLE: &str = "a colour such as \"#14505A\", {rgb, cmyk}, or one of text, accent, second, tint, rule, red, paper";

/// Colours by role.
#[derive(Clone, Debug, Default, serde::Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeColors {
    /// Text.
    pub text: Option<Ink>,
    /// The house's colour: covers, chapter numbers, headings.
    pub accent: Option<Ink>,
    /// The second colour, used sparingly: rules of openers, quotations.
    pub second: Option<Ink>,
    /// A pale ground: boards, callouts.
    pub tint: Option<Ink>,
    /// Rules that part things.
    pub rule: Option<Ink>,
    /// The red of an official head.
    pub red: Option<Ink>,
}

/// A colour as stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ink(pub Color);

/// The colour of a style: a role's, or one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeColor {
    /// The colour of a role.
    Role(ColorRole),
    /// A colour of its own.
    Own(Color),
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColorRole {
    /// Text.
    Text,
    /// The house's colour.
    Accent,
    /// The second colour.
    Second,
    /// A pale ground.
    Tint,
    /// Rules.
    Rule,
    /// Official red.
    Red,
    /// The paper itself: text on a coloured ground.
    Paper,
}

impl ColorRole {
    const ALL: [(&'static str, ColorRole); 7] = [
        ("text", ColorRole::Text),
        ("accent", ColorRole::Accent),
        ("second", ColorRole::Second),
        ("tint", ColorRole::Tint),
        ("rule", ColorRole::Rule),
        ("red", ColorRole::Red),
        ("paper", ColorRole::Paper),
    ];
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct InkKeys {
    rgb: String,
    #[serde(default)]
    cmyk: Option<(u8, u8, u8, u8)>,
}

impl InkKeys {
    fn color<E: de::Error>(self) -> Result<Color, E> {
        let screen = hex(&self.rgb).ok_or_else(|| E::invalid_value(de::Unexpected::Str(&self.rgb), &EXPECTED))?;
        let Some((cyan, magenta, yellow, black)) = self.cmyk else { return Ok(screen) };
        if [cyan, magenta, yellow, black].iter().any(|ink| *ink > 100) {
            return Err(E::custom("inks are percentages from 0 to 100"));
        }
        Ok(Color { cmyk: Cmyk(cyan, magenta, yellow, black), ..screen })
    }
}

/// `#14505A`, `14505A`
fn hex(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').unwrap_or(text);
    let byte = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    let is_hex = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if is_hex { Some(Color::rgb(byte(0)?, byte(2)?, byte(4)?)) } else { None }
}

impl<'de> Deserialize<'de> for Ink {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ink, D::Error> {
        struct InkVisitor;
        impl<'de> Visitor<'de> for InkVisitor {
            type Value = Ink;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED)
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Ink, E> {
                hex(value).map(Ink).ok_or_else(|| E::invalid_value(de::Unexpected::Str(value), &self))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Ink, A::Error> {
                <InkKeys as serde::Deserialize>::deserialize(MapAccessDeserializer::new(map))?.color().map(Ink)
            }
        }
        deserializer.deserialize_any(InkVisitor)
    }
}

impl<'de> Deserialize<'de> for ThemeColor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<ThemeColor, D::Error> {
        struct ColorVisitor;
        impl<'de> Visitor<'de> for ColorVisitor {
            type Value = ThemeColor;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(EXPECTED_OR_ROLE)
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<ThemeColor, E> {
                let role = ColorRole::ALL.iter().find(|(name, _)| *name == value).map(|(_, role)| ThemeColor::Role(*role));
                let own = || hex(value).map(ThemeColor::Own);
                role.or_else(own).ok_or_else(|| E::invalid_value(de::Unexpected::Str(value), &self))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ThemeColor, A::Error> {
                <InkKeys as serde::Deserialize>::deserialize(MapAccessDeserializer::new(map))?.color().map(ThemeColor::Own)
            }
        }
        deserializer.deserialize_any(ColorVisitor)
    }
}

impl Serialize for Ink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Serialize for ThemeColor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ThemeColor::Own(color) => color.serialize(serializer),
            ThemeColor::Role(role) => {
                let name = ColorRole::ALL.iter().find(|(_, known)| known == role).map_or("", |(name, _)| name);
                serializer.serialize_str(name)
            }
        }
    }
}

fn stated_color() -> serde_json::Value {
    serde_json::json!({
        "type": "object",
        "properties": {
            "rgb": { "description": "On screen: #14505A.", "type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$" },
            "cmyk": {
                "description": "Inks in percent: cyan, magenta, yellow, black; a plain conversion of rgb if left out.",
                "type": "array", "minItems": 4, "maxItems": 4, "items": { "type": "integer", "minimum": 0, "maximum": 100 }
            }
        },
        "required": ["rgb"],
        "additionalProperties": false
    })
}

impl JsonSchema for Ink {
    fn schema_name() -> Cow<'static, str> {
        "Ink".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "oneOf": [{ "type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$" }, stated_color()] })
    }
}

impl JsonSchema for ThemeColor {
    fn schema_name() -> Cow<'static, str> {
        "ThemeColor".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let roles = ColorRole::ALL.map(|(name, _)| name);
        schemars::json_schema!({
            "oneOf": [{ "type": "string", "pattern": "^#?[0-9A-Fa-f]{6}$" }, { "enum": roles }, stated_color()]
        })
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::{Cmyk, Color, Lang};

    use super::{ColorRole, Ink, ThemeColor};

    fn read<T: serde::de::DeserializeOwned>(yaml: &str) -> Result<T, String> {
        crate::yaml::from_str(yaml, &"a.yaml".into()).map_err(|found| found.message(Lang::En))
    }

    #[test]
    fn a_colour_has_a_screen_value_and_inks() {
        let both = Color { rgb: [20, 80, 90], cmyk: Cmyk(85, 45, 45, 30) };
        assert_eq!(read::<Ink>("{rgb: '#14505A', cmyk: [85, 45, 45, 30]}"), Ok(Ink(both)));
        assert_eq!(read::<Ink>("'#14505a'"), Ok(Ink(Color::rgb(20, 80, 90))));
        assert_eq!(read::<ThemeColor>("accent"), Ok(ThemeColor::Role(ColorRole::Accent)));
        for wrong in ["'#14505'", "teal", "'#14505é'", "{rgb: '#14505A', cmyk: [185, 45, 45, 30]}", "{cmyk: [1, 2, 3, 4]}"] {
            assert!(read::<Ink>(wrong).is_err(), "{wrong}");
        }
    }
}
