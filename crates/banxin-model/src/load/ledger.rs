//! The files of the ledger: YAML and JSON by their keys, CSV and XLSX by their header row.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, codes};

use super::files::Files;
use super::sheets;
use crate::figure::Ledger;
use crate::ledger::{self, LedgerEntry, LedgerFormat, LedgerSource, LedgerTable};
use crate::loaded::LedgerFile;
use crate::sheet::SheetKey;
use crate::unique::LedgerText;
use crate::walk::{self, Trail};
use crate::yaml::{self, Marks};

/// Reads the ledger that a report names or holds.
pub(super) fn read(files: &mut Files<'_>, entry: &Arc<str>, source: &LedgerSource) -> Vec<LedgerFile> {
    let at = DataPath::ROOT.key("figures");
    let mut ledger = match source {
        LedgerSource::Inline(figures) if figures.is_empty() => Vec::new(),
        LedgerSource::Inline(figures) => vec![stated(entry, at.clone(), figures.clone())],
        LedgerSource::Files(names) => {
            let named = names.iter().enumerate();
            let read = named.map(|(n, name)| one(files, name, &Place::of(files, entry, &at, n)));
            let read: Vec<Option<LedgerFile>> = read.collect();
            if let Some(n) = read.iter().position(Option::is_none) {
                files.damage.ledger = Some(Origin::data(entry, &at.index(n)));
            }
            read.into_iter().flatten().collect()
        }
    };
    for file in &mut ledger {
        restore_in(files, file);
    }
    if matches!(source, LedgerSource::Inline(_)) {
        let figures = ledger.first().map(|file| &file.figures);
        note_lost(files, entry, &at, figures.unwrap_or(&Ledger::new()));
    }
    ledger::report(&ledger, &mut files.found);
    ledger
}

/// Remembers the figures that are written under `root` of a file but could not be read.
fn note_lost(files: &mut Files<'_>, file: &Arc<str>, root: &DataPath, figures: &Ledger) {
    let Some(source) = files.sources.get(file) else { return };
    match source.marks().entries(root) {
        Some(mut ids) => {
            let lost: Vec<String> = ids.by_ref().filter(|id| !figures.contains_key(*id)).map(str::to_owned).collect();
            files.damage.figures.extend(lost);
        }
        // Neither figures nor the names of files: whatever was meant is lost.
        None if source.marks().has(root) => files.damage.ledger = Some(Origin::data(file, root)),
        None => {}
    }
}

/// Where the report names a ledger file and its sheet.
struct Place {
    file: Origin,
    sheet: Origin,
}

impl Place {
    /// The place of entry number `n`, which may be a name or have keys.
    fn of(files: &Files<'_>, entry: &Arc<str>, figures: &DataPath, n: usize) -> Place {
        let at = figures.index(n);
        let long = files.sources.get(entry).is_some_and(|source| source.marks().has(&at.key("file")));
        let file = if long { at.key("file") } else { at.clone() };
        Place { file: Origin::data(entry, &file), sheet: Origin::data(entry, &at.key("sheet")) }
    }
}

/// A ledger whose figures stand at their keys.
fn stated(file: &Arc<str>, root: DataPath, figures: Ledger) -> LedgerFile {
    LedgerFile { file: Arc::clone(file), root, figures, overrides: false, cells: BTreeMap::new() }
}

fn one(files: &mut Files<'_>, entry: &LedgerEntry, at: &Place) -> Option<LedgerFile> {
    let ledger = match LedgerFormat::of(&entry.file) {
        Some(LedgerFormat::Yaml | LedgerFormat::Json) => data(files, &entry.file, &at.file),
        Some(LedgerFormat::Csv | LedgerFormat::Xlsx) => table(files, entry, at),
        None => {
            files.found.push(Diagnostic::new(&codes::LEDGER_FORMAT_UNKNOWN, at.file.clone()).with("file", &entry.file));
            None
        }
    }?;
    Some(LedgerFile { overrides: entry.overrides, ..ledger })
}

fn data(files: &mut Files<'_>, name: &str, at: &Origin) -> Option<LedgerFile> {
    let text = files.text(name, at)?;
    let file: Arc<str> = name.into();
    files.data(&file, &text)?;
    let read = yaml::read_all::<LedgerText>(&text, &file, &[]);
    let whole = read.found.is_empty();
    files.found.extend(read.found);
    let LedgerText(figures) = read.value?;
    if !whole {
        note_lost(files, &file, &DataPath::ROOT, &figures);
    }
    Some(stated(&file, DataPath::ROOT, figures))
}

fn table(files: &mut Files<'_>, entry: &LedgerEntry, at: &Place) -> Option<LedgerFile> {
    let read = rows(files, entry, at, &|_| None)?;
    let (whole, broken): (Vec<_>, Vec<_>) = read.rows.into_iter().partition(|row| row.is_whole);
    files.damage.figures.extend(broken.into_iter().map(|row| row.id));
    let cells = whole.iter().map(|row| (row.id.clone(), row.origin.clone())).collect();
    let figures = whole.into_iter().map(|row| (row.id, row.figure.into())).collect();
    Some(LedgerFile { cells, ..stated(&entry.file.as_str().into(), DataPath::ROOT, figures) })
}

/// The rows of a CSV file or a workbook; `unit` knows the units of figures for files without a column for them.
fn rows(files: &mut Files<'_>, entry: &LedgerEntry, at: &Place, unit: &dyn Fn(&str) -> Option<String>) -> Option<LedgerTable> {
    let mut sheet = if LedgerFormat::of(&entry.file) == Some(LedgerFormat::Csv) {
        sheets::csv(files, &entry.file, &at.file)?
    } else {
        let key = SheetKey { file: entry.file.clone(), sheet: entry.sheet.as_ref().map(ToString::to_string), range: None };
        let places = sheets::Places { file: at.file.clone(), sheet: at.sheet.clone(), range: at.file.clone() };
        sheets::exact_xlsx(files, &key, &places)?
    };
    // Full-width spaces are levels in a table; in a ledger they are none.
    for cell in sheet.rows.iter_mut().flatten() {
        *cell = cell.trim().to_owned();
    }
    ledger::read(&sheet, unit, &mut files.found)
}

/// Reads a CSV file or a workbook as a ledger; see [`super::load_table`].
pub(super) fn alone(files: &mut Files<'_>, file: &str, unit: &dyn Fn(&str) -> Option<String>) -> Option<LedgerTable> {
    let name: Arc<str> = file.into();
    let at = Place { file: Origin::File(Arc::clone(&name)), sheet: Origin::File(name) };
    if !matches!(LedgerFormat::of(file), Some(LedgerFormat::Csv | LedgerFormat::Xlsx)) {
        files.found.push(Diagnostic::new(&codes::LEDGER_FORMAT_UNKNOWN, at.file).with("file", file));
        return None;
    }
    rows(files, &file.to_owned().into(), &at, unit)
}

/// Gives floats that stand for text (a period 2024.10) the spelling of the file.
fn restore_in(files: &Files<'_>, ledger: &mut LedgerFile) {
    if let Some(source) = files.sources.get(&ledger.file).filter(|_| ledger.cells.is_empty()) {
        restore_spelling(&source.text, &|| source.marks(), &ledger.root, &mut ledger.figures);
    }
}

/// Gives floats that stand for text the spelling of a file's text. The marks are asked for only where there is such a float: they take as long
/// as reading the text.
pub(crate) fn restore_spelling<'m>(text: &str, marks: &dyn Fn() -> &'m Marks, root: &DataPath, figures: &mut Ledger) {
    let trail = if *root == DataPath::ROOT { Trail::Root } else { Trail::Root.key("figures") };
    walk::ledger_texts(&trail, figures, &mut |trail, value| {
        if value.float
            && let Some(raw) = marks().plain(text, &trail.path())
        {
            value.restore(raw);
        }
    });
}
