//! The JSON Schemas of `report.yaml` and of theme files, for editors that complete and check while one types.

use crate::figure::Ledger;
use crate::report::Report;
use crate::theme::Theme;

/// The JSON Schema (2020-12) of a report; that of a ledger file is its definition `LedgerFile`.
pub fn schema() -> serde_json::Value {
    let mut generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    let ledger = generator.subschema_for::<Ledger>();
    let mut schema = generator.into_root_schema_for::<Report>().to_value();
    if let Some(definitions) = schema.get_mut("$defs").and_then(serde_json::Value::as_object_mut) {
        definitions.insert("LedgerFile".to_owned(), ledger.to_value());
    }
    schema
}

/// The JSON Schema (2020-12) of a theme file.
pub fn theme_schema() -> serde_json::Value {
    schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Theme>().to_value()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::theme_schema;

    fn keys(schema: &Value, into: &mut BTreeSet<String>) {
        match schema {
            Value::Object(map) => {
                for (key, value) in map {
                    if let ("properties", Value::Object(properties)) = (key.as_str(), value) {
                        into.extend(properties.keys().cloned());
                    }
                    keys(value, into);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| keys(item, into)),
            _ => {}
        }
    }

    #[test]
    fn every_key_of_a_theme_is_described_in_the_manual_and_in_the_schema() {
        let manual = include_str!("../../../THEMES.md");
        let schema = theme_schema();
        let mut found = BTreeSet::new();
        keys(&schema, &mut found);
        assert!(found.contains("header_fill") && found.contains("palette"), "{found:?}");
        let words: BTreeSet<&str> = manual.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect();
        let missing: Vec<&String> = found.iter().filter(|key| !words.contains(key.as_str())).collect();
        assert!(missing.is_empty(), "THEMES.md does not name {missing:?}");
        let parts = schema.get("properties").and_then(Value::as_object).expect("keys");
        let silent: Vec<&String> = parts.iter().filter(|(_, part)| part.get("description").is_none()).map(|(key, _)| key).collect();
        assert!(silent.is_empty(), "no description of {silent:?}");
    }
}
