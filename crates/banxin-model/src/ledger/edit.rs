//! Edits of a ledger that go back into its YAML or JSON file, where everything else stays as it is.
//!
//! In: a ledger file, its text, the edits. Out: the new text. Steps: the figures as they should be; the edits on the text, one by one; the new
//! text read again. Only if what it states is exactly what was meant, and nothing but the ledger differs, is it handed out.

use std::cell::LazyCell;
use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, codes};
use serde::Deserialize;
use serde_json::Value as Json;

use super::derivation;
use super::field::{Field, series_fields};
use super::source::LedgerSource;
use crate::figure::{Figure, Ledger, Value};
use crate::load::restore_spelling;
use crate::loaded::LedgerFile;
use crate::unique::LedgerText;
use crate::yaml::{self, Data, Dialect, Editor, Marks, Slot};

/// One edit of a ledger.
#[derive(Clone, Debug)]
pub enum FigureEdit {
    /// States a field, or with `None` states it no longer.
    Set {
        /// The figure.
        id: String,
        /// The field.
        field: Field,
        /// Its text.
        text: Option<String>,
    },
    /// Adds a figure.
    Add {
        /// Its id.
        id: String,
        /// What it states.
        figure: Box<Figure>,
        /// The figure it stands behind; the last if left out.
        after: Option<String>,
    },
    /// Takes a figure away.
    Remove {
        /// Its id.
        id: String,
    },
}

/// Edits the text of a ledger file.
///
/// # Errors
/// [`codes::LEDGER_NOT_EDITABLE`] if the file is a table or a figure is written in a way that cannot be edited in place,
/// [`codes::EDIT_NOT_VERIFIED`] if the new text does not state what was meant. Nothing is half done.
pub fn edit_ledger(file: &LedgerFile, text: &str, edits: &[FigureEdit]) -> Result<String, Box<Diagnostic>> {
    let dialect = match LedgerFormat::of(&file.file) {
        Some(LedgerFormat::Json) => Dialect::Json,
        Some(LedgerFormat::Yaml) => Dialect::Yaml,
        Some(LedgerFormat::Csv | LedgerFormat::Xlsx) | None => return Err(Box::new(table(&file.file))),
    };
    let mut editing = Editing { root: &file.root, editor: Editor::new(text, dialect), meant: file.figures.clone() };
    for edit in edits {
        editing.apply(edit).map_err(|id| {
            let at = Origin::data(&file.file, &file.root.key(id));
            let found = Diagnostic::new(&codes::LEDGER_NOT_EDITABLE, at).with("file", &file.file);
            let zh = format!("“{id}”的写法不便就地修改");
            Box::new(found.with("reason_zh", zh).with("reason_en", format!("`{id}` is written in a way that cannot be edited in place")))
        })?;
    }
    let Editing { editor, meant, .. } = editing;
    let edited = editor.into_text();
    verify(file, (text, &edited), &meant)?;
    Ok(edited)
}

/// The message that tables are not edited.
fn table(file: &Arc<str>) -> Diagnostic {
    let found = Diagnostic::new(&codes::LEDGER_NOT_EDITABLE, Origin::File(Arc::clone(file))).with("file", file);
    let found = found.with("reason_zh", "它是表格文件，请直接在其中修改");
    found.with("reason_en", "it is a table: change it there")
}

/// The form of a ledger file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LedgerFormat {
    /// YAML
    Yaml,
    /// JSON
    Json,
    /// CSV
    Csv,
    /// A workbook.
    Xlsx,
}

impl LedgerFormat {
    /// The form that a file's name tells; `None` for spreadsheets and lists of other programs. A name without a known ending is YAML.
    pub fn of(file: &str) -> Option<LedgerFormat> {
        let ending = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, ending)| ending);
        match ending.to_ascii_lowercase().as_str() {
            "json" => Some(LedgerFormat::Json),
            "csv" => Some(LedgerFormat::Csv),
            "xlsx" | "xlsm" => Some(LedgerFormat::Xlsx),
            "xls" | "xlsb" | "ods" | "et" | "numbers" | "tsv" => None,
            _ => Some(LedgerFormat::Yaml),
        }
    }
}

struct Editing<'a> {
    root: &'a DataPath,
    editor: Editor,
    meant: Ledger,
}

impl Editing<'_> {
    /// Makes an edit; the error is the figure that cannot be edited.
    fn apply<'e>(&mut self, edit: &'e FigureEdit) -> Result<(), &'e str> {
        let (id, done) = match edit {
            FigureEdit::Set { id, field, text } => (id, self.set(id, field, text.as_deref())),
            FigureEdit::Add { id, figure, after } => (id, self.add(id, figure, after.as_deref())),
            FigureEdit::Remove { id } => {
                self.meant.shift_remove(id);
                (id, self.editor.remove(&self.root.key(id.as_str())).ok())
            }
        };
        done.ok_or(id.as_str())
    }

    fn set(&mut self, id: &str, field: &Field, text: Option<&str>) -> Option<()> {
        let figure = Arc::make_mut(self.meant.get_mut(id)?);
        field.set(figure, text).ok()?;
        let at = self.root.key(id);
        let keys = field.keys();
        let (parent, key) = match keys.as_slice() {
            [group, key] => (at.key(*group), *key),
            [key] => (at.clone(), *key),
            _ => return None,
        };
        let Some(data) = field.get(figure).and_then(|text| data(field, &text)) else {
            let emptied = keys.len() == 2 && is_empty_group(figure, keys[0]);
            let path = if emptied { parent } else { parent.key(key) };
            return if self.editor.has(&path) { self.editor.remove(&path).ok() } else { Some(()) };
        };
        if self.editor.has(&parent.key(key)) {
            return self.editor.set(&parent.key(key), &data).ok();
        }
        if keys.len() == 2 && !self.editor.is_mapping(&parent) {
            let group = Data::Map(vec![(key.to_owned(), data)]);
            if self.editor.has(&parent) {
                return self.editor.set(&parent, &group).ok();
            }
            return self.editor.insert(&at, (keys[0], &group), Slot::After(&before(keys[0]))).ok();
        }
        let earlier = match field {
            Field::Series(period) => earlier_periods(figure, period),
            _ => before(key),
        };
        let slot = if earlier.is_empty() { Slot::First } else { Slot::After(&earlier) };
        self.editor.insert(&parent, (key, &data), slot).ok()
    }

    fn add(&mut self, id: &str, figure: &Figure, after: Option<&str>) -> Option<()> {
        let place = after.and_then(|after| self.meant.get_index_of(after)).map_or(self.meant.len(), |before| before + 1);
        self.meant.shift_insert(place, id.to_owned(), Arc::new(figure.clone()));
        let behind: Vec<&str> = after.into_iter().collect();
        self.editor.insert(self.root, (id, &figure_data(figure)), Slot::After(&behind)).ok()
    }
}

/// The keys that stand before a key in a figure.
fn before(key: &str) -> Vec<&'static str> {
    const ORDER: [&str; 16] = [
        "label",
        "value",
        "unit",
        "qualifier",
        "series",
        "derive",
        "display",
        "scale",
        "decimals",
        "rounding",
        "percent",
        "grouping",
        "text",
        "period",
        "section",
        "part_of",
    ];
    let keys: Vec<&str> = ORDER.into_iter().take_while(|known| *known != key).collect();
    // `source` and `note` come last; a first key has none before it, and is put behind all others.
    if keys.is_empty() { ORDER.into_iter().skip(1).collect() } else { keys }
}

fn earlier_periods<'f>(figure: &'f Figure, period: &str) -> Vec<&'f str> {
    let periods = figure.series.iter().flat_map(|series| series.keys());
    periods.map(String::as_str).take_while(|known| *known != period).collect()
}

/// Whether nothing is left in `display` or `series`.
fn is_empty_group(figure: &Figure, group: &str) -> bool {
    match group {
        "series" => figure.series.is_none(),
        _ => figure.display == crate::display::Display::default(),
    }
}

/// The text of a field as it is written.
fn data(field: &Field, text: &str) -> Option<Data> {
    let is_word = || {
        let mut figure = Figure::default();
        field.set(&mut figure, Some(text)).is_ok() && !matches!(figure.value, Some(Value::Exact(_)) | None)
    };
    Some(match field {
        Field::Value if is_word() => Data::Text(text.to_owned()),
        Field::Percent | Field::Grouping if text == "是" => Data::Bare("true".to_owned()),
        Field::Derive => from_json(&derivation::value(text)?),
        field if field.is_number() => Data::Bare(text.to_owned()),
        _ => Data::Text(text.to_owned()),
    })
}

fn from_json(value: &Json) -> Data {
    match value {
        Json::String(text) => Data::Text(text.clone()),
        Json::Array(items) => Data::List(items.iter().map(from_json).collect()),
        Json::Object(entries) => Data::Map(entries.iter().map(|(key, value)| (key.clone(), from_json(value))).collect()),
        Json::Null | Json::Bool(_) | Json::Number(_) => Data::Bare(value.to_string()),
    }
}

/// A figure as a mapping, its keys in the order in which ledgers state them.
fn figure_data(figure: &Figure) -> Data {
    let mut entries: Vec<(String, Data)> = Vec::new();
    let fields = Field::FIXED.into_iter().chain(series_fields(figure));
    for field in fields {
        let Some(data) = field.get(figure).and_then(|text| data(&field, &text)) else { continue };
        match field.keys().as_slice() {
            [group, key] => match entries.iter_mut().find(|(known, _)| known == group) {
                Some((_, Data::Map(inner))) => inner.push(((*key).to_owned(), data)),
                _ => entries.push(((*group).to_owned(), Data::Map(vec![((*key).to_owned(), data)]))),
            },
            keys => entries.extend(keys.first().map(|key| ((*key).to_owned(), data))),
        }
    }
    Data::Map(entries)
}

#[derive(Deserialize)]
struct Inline {
    figures: LedgerSource,
}

/// Reads the new text and compares it with what was meant.
fn verify(file: &LedgerFile, (old, new): (&str, &str), meant: &Ledger) -> Result<(), Box<Diagnostic>> {
    let at_root = file.root == DataPath::ROOT;
    let read = if at_root {
        yaml::from_str::<LedgerText>(new, &file.file).map(|LedgerText(ledger)| ledger)
    } else {
        yaml::from_str::<Inline>(new, &file.file).map(|inline| match inline.figures {
            LedgerSource::Inline(ledger) => ledger,
            LedgerSource::Files(_) => Ledger::new(),
        })
    };
    // A file without figures is empty, or an empty mapping.
    let read = if meant.is_empty() && read.is_err() { Ok(Ledger::new()) } else { read };
    let fault = |reason: String| {
        let found = Diagnostic::new(&codes::EDIT_NOT_VERIFIED, Origin::File(Arc::clone(&file.file)));
        Box::new(found.with("file", &file.file).with("reason", reason))
    };
    let mut ledger = read.map_err(|found| fault(found.message(banxin_base::Lang::En)))?;
    let marks = LazyCell::new(|| Marks::read(new));
    restore_spelling(new, &|| &*marks, &file.root, &mut ledger);
    let json = |ledger: &Ledger| serde_json::to_string(ledger).unwrap_or_default();
    if json(&ledger) != json(meant) {
        let differs = ledger.iter().find(|(id, figure)| {
            let text = |figure: &Figure| serde_json::to_string(figure).unwrap_or_default();
            meant.get(id.as_str()).is_none_or(|meant| text(meant) != text(figure))
        });
        return Err(fault(differs.map_or_else(|| "…".to_owned(), |(id, _)| id.clone())));
    }
    if !at_root && yaml::differs_beyond(old, new, "figures") {
        return Err(fault("…".to_owned()));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
