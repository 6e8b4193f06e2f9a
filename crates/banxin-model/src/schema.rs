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
