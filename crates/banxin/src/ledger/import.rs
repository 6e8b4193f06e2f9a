//! A colleague's sheet back into the ledger's files.
//!
//! In: the bytes of a workbook or CSV file. Out: the differences, then, once someone has agreed, the new texts of the files. The texts are edited in
//! place and read again before they are handed out; writing them is the caller's business.

use std::sync::Arc;

use banxin_base::{Diagnostic, Lang, Origin, codes};
use banxin_compose::resolve;
use banxin_model::{FigureEdit, LedgerTable, Sources, edit_ledger, load_table, merged};

use super::compare::compare;
pub use super::compare::{ChangeKind, LedgerChange};
use crate::error::Error;
use crate::finding::{Finding, findings};
use crate::report::Report;

/// What a sheet would change.
#[derive(Debug)]
pub struct LedgerImport<'r> {
    report: &'r Report,
    changes: Vec<LedgerChange>,
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

/// A ledger file with its new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditedFile {
    /// The file, relative to the report's folder.
    pub file: Arc<str>,
    /// Its bytes as they were read.
    pub before: Vec<u8>,
    /// Its bytes as they should be.
    pub after: Vec<u8>,
}

impl Report {
    /// Compares a workbook or CSV file with the ledger, or the figures of a Word file that was made of the report and edited since; `file` names it
    /// in messages and tells its form.
    ///
    /// # Errors
    /// What is wrong with the ledger, the sheet or the Word file; nothing is compared then.
    pub fn import_ledger(&self, file: &str, bytes: &[u8]) -> Result<LedgerImport<'_>, Error> {
        self.whole()?;
        if std::path::Path::new(file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx")) {
            return self.import_word(file, bytes);
        }
        let figures = merged(&self.loaded.ledger);
        let unit = |id: &str| figures.get(id).map(|(figure, _)| figure.unit.clone());
        let read = load_table(file, bytes, &unit);
        let (mut diagnostics, (table, sources)) = (read.diagnostics, read.value);
        let table = match table {
            Some(table) if !diagnostics.iter().any(Diagnostic::is_error) => table,
            _ => return Err(Error::report(diagnostics, &sources)),
        };
        let changes = self.compare(&table, &mut diagnostics);
        if diagnostics.iter().any(Diagnostic::is_error) {
            return Err(Error::report(diagnostics, &sources));
        }
        Ok(LedgerImport::new(self, changes, diagnostics, sources))
    }

    fn compare(&self, table: &LedgerTable, found: &mut Vec<Diagnostic>) -> Vec<LedgerChange> {
        let resolved = resolve(&self.loaded).value;
        let values = |id: &str, period: Option<&str>| {
            let (_, figure) = resolved.values().get(id)?;
            match period {
                Some(period) => figure.value_in(period),
                None => Some(figure.value),
            }
        };
        compare(&self.loaded.ledger, &values, table, found)
    }
}

impl<'r> LedgerImport<'r> {
    pub(super) fn new(report: &'r Report, changes: Vec<LedgerChange>, diagnostics: Vec<Diagnostic>, sources: Sources) -> LedgerImport<'r> {
        LedgerImport { report, changes, diagnostics, sources }
    }
}

impl LedgerImport<'_> {
    /// The differences: in the order of the rows, then what is gone.
    pub fn changes(&self) -> &[LedgerChange] {
        &self.changes
    }

    /// Warnings about the sheet.
    pub fn findings(&self, lang: Lang) -> Vec<Finding> {
        findings(&self.diagnostics, &self.sources, lang)
    }

    /// The warnings as they are, and the texts they point into.
    pub fn diagnostics(&self) -> (&[Diagnostic], &Sources) {
        (&self.diagnostics, &self.sources)
    }

    /// The changes that are made: emptied cells and rows that are gone only with `delete`.
    pub fn made(&self, delete: bool) -> impl Iterator<Item = &LedgerChange> {
        let takes = |kind: ChangeKind| matches!(kind, ChangeKind::Cleared | ChangeKind::Gone);
        self.changes.iter().filter(move |change| delete || !takes(change.kind))
    }

    /// The files as they should be, each read again and found to state what was meant.
    ///
    /// # Errors
    /// [`codes::LEDGER_NOT_EDITABLE`] and [`codes::EDIT_NOT_VERIFIED`]; no file is handed out then.
    pub fn edited(&self, delete: bool) -> Result<Vec<EditedFile>, Error> {
        let loaded = &self.report.loaded;
        let mut found = Vec::new();
        let mut files: Vec<EditedFile> = Vec::new();
        if let Some(homeless) = self.made(delete).find(|change| change.edits.is_empty()) {
            found.push(no_ledger(&loaded.entry, &homeless.figure));
        }
        for file in &loaded.ledger {
            let made = self.made(delete).flat_map(|change| &change.edits).filter(|(name, _)| *name == file.file);
            let edits: Vec<FigureEdit> = made.map(|(_, edit)| edit.clone()).collect();
            if edits.is_empty() {
                continue;
            }
            let text = loaded.sources.get(&file.file).map_or("", |source| &source.text);
            let bom = loaded.sources.get(&file.file).is_some_and(|source| source.bom);
            let bytes = |text: &str| [if bom { "\u{FEFF}" } else { "" }, text].concat().into_bytes();
            match edit_ledger(file, text, &edits) {
                Ok(edited) => files.push(EditedFile { file: Arc::clone(&file.file), before: bytes(text), after: bytes(&edited) }),
                Err(problem) => found.push(*problem),
            }
        }
        if found.is_empty() { Ok(files) } else { Err(Error::report(found, self.report.sources())) }
    }
}

impl LedgerChange {
    /// The change on one line: `lectures 数值：35 → 36`.
    pub fn line(&self, lang: Lang) -> String {
        let none = match lang {
            Lang::Zh => "（空）",
            Lang::En => "(none)",
        };
        let (old, new) = (self.old.as_deref().unwrap_or(none), self.new.as_deref().unwrap_or(none));
        let field = match lang {
            Lang::Zh => self.field_zh.as_deref(),
            Lang::En => self.field.as_deref(),
        };
        let field = field.unwrap_or_default();
        match (self.kind, lang) {
            (ChangeKind::Changed | ChangeKind::Cleared, Lang::Zh) => format!("{} {field}：{old} → {new}", self.figure),
            (ChangeKind::Changed | ChangeKind::Cleared, Lang::En) => format!("{} {field}: {old} → {new}", self.figure),
            (ChangeKind::Added, Lang::Zh) => format!("{} 新增：{new}", self.figure),
            (ChangeKind::Added, Lang::En) => format!("{} new: {new}", self.figure),
            (ChangeKind::Gone, Lang::Zh) => format!("{} 表中没有这一行：{old}", self.figure),
            (ChangeKind::Gone, Lang::En) => format!("{} has no row: {old}", self.figure),
        }
    }
}

fn no_ledger(entry: &Arc<str>, figure: &str) -> Diagnostic {
    let found = Diagnostic::new(&codes::LEDGER_NOT_EDITABLE, Origin::File(Arc::clone(entry))).with("file", entry);
    let found = found.with("reason_zh", format!("报告还没有台账文件，“{figure}”无处可写"));
    found.with("reason_en", format!("the report has no ledger yet to put `{figure}` into"))
}
