//! Where a ledger comes from: `figures:` of the report.

use std::fmt;

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer};
use serde::{Deserialize, Serialize};

use crate::figure::Ledger;
use crate::text::Text;
use crate::unique;

/// Where the ledger comes from: a file, a list of files, or the figures themselves.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum LedgerSource {
    /// Files, relative to the report; a later one may define a figure again only if it is declared to override.
    Files(Vec<LedgerEntry>),
    /// The figures.
    Inline(Ledger),
}

/// A file of the ledger: YAML, JSON, CSV or XLSX.
#[derive(Clone, Debug, Serialize)]
#[serde(into = "Entry")]
pub struct LedgerEntry {
    /// The file, relative to the report.
    pub file: String,
    /// The sheet of a workbook; the first if none is named.
    pub sheet: Option<Text>,
    /// Whether its figures update those of earlier files.
    pub overrides: bool,
}

/// An entry as it is written: a name, or a mapping.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
enum Entry {
    Name(String),
    Long(LongEntry),
}

/// An entry with all its keys.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LongEntry {
    /// The file, relative to the report.
    file: String,
    /// The sheet of a workbook; the first if left out.
    #[serde(default)]
    sheet: Option<Text>,
    /// `true` lets its figures update those of earlier files, field by field; each is named in a note.
    #[serde(default)]
    overrides: bool,
}

impl Default for LedgerSource {
    fn default() -> LedgerSource {
        LedgerSource::Inline(Ledger::new())
    }
}

impl From<String> for LedgerEntry {
    fn from(file: String) -> LedgerEntry {
        LedgerEntry { file, sheet: None, overrides: false }
    }
}

impl From<LedgerEntry> for Entry {
    fn from(LedgerEntry { file, sheet, overrides }: LedgerEntry) -> Entry {
        if sheet.is_none() && !overrides { Entry::Name(file) } else { Entry::Long(LongEntry { file, sheet, overrides }) }
    }
}

impl JsonSchema for LedgerSource {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "LedgerSource".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let (entry, ledger) = (generator.subschema_for::<Entry>(), generator.subschema_for::<Ledger>());
        schemars::json_schema!({
            "description": "Where the ledger comes from: a file (YAML, JSON, CSV, XLSX), a list of files, or the figures themselves.",
            "anyOf": [{ "type": "string" }, { "type": "array", "items": entry }, ledger, { "type": "null" }]
        })
    }
}

impl<'de> Deserialize<'de> for LedgerSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<LedgerSource, D::Error> {
        struct SourceVisitor;
        impl<'de> Visitor<'de> for SourceVisitor {
            type Value = LedgerSource;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a file name, a list of file names, or figures by id")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<LedgerSource, E> {
                Ok(LedgerSource::Files(vec![value.to_owned().into()]))
            }
            fn visit_unit<E: de::Error>(self) -> Result<LedgerSource, E> {
                Ok(LedgerSource::default())
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<LedgerSource, A::Error> {
                let mut files = Vec::new();
                while let Some(file) = seq.next_element()? {
                    files.push(file);
                }
                Ok(LedgerSource::Files(files))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LedgerSource, A::Error> {
                unique::read(map).map(LedgerSource::Inline)
            }
        }
        deserializer.deserialize_any(SourceVisitor)
    }
}

impl<'de> Deserialize<'de> for LedgerEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<LedgerEntry, D::Error> {
        struct EntryVisitor;
        impl<'de> Visitor<'de> for EntryVisitor {
            type Value = LedgerEntry;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a file name, or a mapping with the key file")
            }
            fn visit_str<E: de::Error>(self, value: &str) -> Result<LedgerEntry, E> {
                Ok(value.to_owned().into())
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LedgerEntry, A::Error> {
                let LongEntry { file, sheet, overrides } = LongEntry::deserialize(MapAccessDeserializer::new(map))?;
                Ok(LedgerEntry { file, sheet, overrides })
            }
        }
        deserializer.deserialize_any(EntryVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::LedgerSource;

    #[test]
    fn files_are_named_alone_in_a_list_or_with_keys() {
        let read = |yaml: &str| -> LedgerSource { crate::yaml::from_str(yaml, &"report.yaml".into()).unwrap() };
        let json = |yaml: &str| serde_json::to_string(&read(yaml)).unwrap();
        assert_eq!(json("a.yaml"), r#"["a.yaml"]"#);
        assert_eq!(json("[a.yaml, b.csv]"), r#"["a.yaml","b.csv"]"#);
        assert_eq!(
            json("[a.yaml, {file: b.xlsx, sheet: 2024, overrides: true}, {file: c.csv}]"),
            r#"["a.yaml",{"file":"b.xlsx","sheet":"2024","overrides":true},"c.csv"]"#
        );
        assert!(matches!(read("{a: {value: 1}}"), LedgerSource::Inline(ledger) if ledger.len() == 1));
        assert!(crate::yaml::from_str::<LedgerSource>("[{sheet: a}]", &"report.yaml".into()).is_err());
    }
}
