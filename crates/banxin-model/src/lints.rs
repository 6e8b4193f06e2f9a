//! `lints`: which checks of prose a report wants, and how severe they are.
//!
//! ```yaml
//! lints: off                             # none at all
//! lints: {BX0801: error, BX0820: off}    # by code; all others as their codes say
//! ```

use std::fmt;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};

/// A report's choice among the lints on prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Lints {
    /// `off`: no lint runs.
    All(Off),
    /// Levels by code. Whether a code is that of a lint, the next stage says.
    Each(IndexMap<String, LintLevel>),
}

/// The word `off`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Off {
    /// `off`
    Off,
}

/// How severe a lint is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LintLevel {
    /// It does not run.
    Off,
    /// Worth knowing.
    Note,
    /// `--strict` forbids output.
    Warning,
    /// Forbids output.
    Error,
}

impl Default for Lints {
    fn default() -> Lints {
        Lints::Each(IndexMap::new())
    }
}

impl<'de> Deserialize<'de> for Lints {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lints, D::Error> {
        struct LintsVisitor;
        impl<'de> Visitor<'de> for LintsVisitor {
            type Value = Lints;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`off`, or levels by code such as {BX0801: error, BX0820: off}")
            }
            fn visit_bool<E: de::Error>(self, value: bool) -> Result<Lints, E> {
                if value { Ok(Lints::default()) } else { Ok(Lints::All(Off::Off)) }
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<Lints, E> {
                match value {
                    "off" => Ok(Lints::All(Off::Off)),
                    _ => Err(E::invalid_value(de::Unexpected::Str(value), &self)),
                }
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Lints, A::Error> {
                let mut levels = IndexMap::new();
                while let Some((code, level)) = map.next_entry::<String, LintLevel>()? {
                    levels.insert(code, level);
                }
                Ok(Lints::Each(levels))
            }
        }
        deserializer.deserialize_any(LintsVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{LintLevel, Lints, Off};

    fn read(yaml: &str) -> Result<Lints, String> {
        crate::yaml::from_str(yaml, &"a.yaml".into()).map_err(|found| found.message(banxin_base::Lang::En))
    }

    #[test]
    fn off_switches_all_off_and_codes_have_levels() {
        assert_eq!(read("off"), Ok(Lints::All(Off::Off)));
        assert_eq!(read("false"), Ok(Lints::All(Off::Off)));
        let Ok(Lints::Each(levels)) = read("{BX0801: error, BX0820: off}") else { panic!("not levels") };
        assert_eq!(
            levels.into_iter().collect::<Vec<_>>(),
            [("BX0801".to_owned(), LintLevel::Error), ("BX0820".to_owned(), LintLevel::Off)]
        );
        assert!(read("{BX0801: loud}").is_err() && read("quiet").is_err());
    }
}
