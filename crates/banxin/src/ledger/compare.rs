//! A sheet that comes back, compared with the ledger.
//!
//! In: the ledger files and the rows of the sheet. Out: every difference, with the files that must be edited for it, and the errors of cells that
//! may not differ. A field without a column is not compared; an emptied cell and a row that is gone are differences of their own, for they may
//! be slips.

use std::collections::BTreeSet;
use std::sync::Arc;

use banxin_base::{Diagnostic, codes};
use banxin_model::{Field, Figure, FigureEdit, LedgerFile, LedgerTable, TableRow, merged, series_fields};
use rust_decimal::Decimal;
use serde::Serialize;

/// What kind of difference it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeKind {
    /// A field has another value, or a first one.
    Changed,
    /// A field has a value in the ledger and an empty cell in the sheet.
    Cleared,
    /// A figure is new.
    Added,
    /// A figure of the ledger has no row.
    Gone,
}

/// One difference between a ledger and a sheet.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerChange {
    /// What kind.
    pub kind: ChangeKind,
    /// The figure.
    pub figure: String,
    /// The field: its key, or the period of a series; `None` for a whole figure.
    pub field: Option<String>,
    /// What the ledger says.
    pub old: Option<String>,
    /// What the sheet says.
    pub new: Option<String>,
    /// The file that is edited; `None` if there is none to put it into.
    pub file: Option<Arc<str>>,
    #[serde(skip)]
    pub(super) field_zh: Option<String>,
    #[serde(skip)]
    pub(super) edits: Vec<(Arc<str>, FigureEdit)>,
}

/// Compares the rows of a sheet with the ledger.
pub(super) fn compare(
    files: &[LedgerFile],
    values: &dyn Fn(&str, Option<&str>) -> Option<Decimal>,
    table: &LedgerTable,
    found: &mut Vec<Diagnostic>,
) -> Vec<LedgerChange> {
    let figures = merged(files);
    let mut comparing = Comparing { files, values, table, found, changes: Vec::new() };
    comparing.rows();
    let rows: BTreeSet<&str> = table.rows.iter().map(|row| row.id.as_str()).collect();
    for (id, (figure, _)) in figures.iter().filter(|(id, _)| !rows.contains(&***id)) {
        comparing.gone(id, figure);
    }
    comparing.changes
}

/// Compares some figures with the ledger: what has no row is left alone.
pub(super) fn changes(files: &[LedgerFile], table: &LedgerTable, found: &mut Vec<Diagnostic>) -> Vec<LedgerChange> {
    let mut comparing = Comparing { files, values: &|_, _| None, table, found, changes: Vec::new() };
    comparing.rows();
    comparing.changes
}

struct Comparing<'a> {
    files: &'a [LedgerFile],
    /// The computed value of a figure, or of one of its periods.
    values: &'a dyn Fn(&str, Option<&str>) -> Option<Decimal>,
    table: &'a LedgerTable,
    found: &'a mut Vec<Diagnostic>,
    changes: Vec<LedgerChange>,
}

impl Comparing<'_> {
    fn rows(&mut self) {
        let figures = merged(self.files);
        let mut before: Option<&str> = None;
        for row in &self.table.rows {
            match figures.get(row.id.as_str()) {
                Some((figure, _)) if figure.derive.is_some() => self.computed(row, figure),
                Some((figure, _)) => self.stated(row, figure),
                None => self.added(row, before),
            }
            before = Some(&row.id);
        }
    }

    fn stated(&mut self, row: &TableRow, figure: &Figure) {
        for field in &self.table.fields {
            // A row that calls itself computed states no value.
            if row.computed.is_some() && is_value(field) {
                continue;
            }
            self.field(row, figure, field);
        }
    }

    fn field(&mut self, row: &TableRow, figure: &Figure, field: &Field) {
        let text = |figure: &Figure| field.get(figure).map(|text| text.into_owned());
        let (old, new) = (text(figure), text(&row.figure));
        if field.same(old.as_deref(), new.as_deref()) {
            return;
        }
        let states = |file: &&LedgerFile| file.figures.get(&row.id).is_some_and(|figure| field.get(figure).is_some());
        let defines = |file: &&LedgerFile| file.figures.contains_key(&row.id);
        let edit = |file: &LedgerFile| {
            let edit = FigureEdit::Set { id: row.id.clone(), field: field.clone(), text: new.clone() };
            (Arc::clone(&file.file), edit)
        };
        let edits: Vec<_> = match new {
            // The last file that states the field counts; if none does, the last that states the figure.
            Some(_) => self.files.iter().rev().find(states).or(self.files.iter().rev().find(defines)).map(edit).into_iter().collect(),
            None => self.files.iter().filter(states).map(edit).collect(),
        };
        let kind = if new.is_some() { ChangeKind::Changed } else { ChangeKind::Cleared };
        self.push(kind, &row.id, Some(field), (old, new), edits);
    }

    /// A figure that follows from others: its numbers and its derivation may not differ, its texts may.
    fn computed(&mut self, row: &TableRow, figure: &Figure) {
        let shown = match row.computed {
            Some(shown) => shown,
            None => Field::Value.get(&row.figure).and_then(|text| text.parse().ok()),
        };
        let expected = (self.values)(&row.id, None);
        if let Some(shown) = shown
            && !expected.is_some_and(|expected| nearly(shown, expected))
        {
            self.refuse(row, &shown.normalize().to_string());
        }
        for field in series_fields(&row.figure) {
            let text = field.get(&row.figure).unwrap_or_default().into_owned();
            let expected = (self.values)(&row.id, Some(field.key()));
            if !text.parse::<Decimal>().is_ok_and(|shown| expected.is_some_and(|expected| nearly(shown, expected))) {
                self.refuse(row, &format!("{} {text}", field.key()));
            }
        }
        if self.table.fields.contains(&Field::Derive) {
            let (old, new) = (Field::Derive.get(figure), Field::Derive.get(&row.figure));
            if new.is_some() && !Field::Derive.same(old.as_deref(), new.as_deref()) {
                self.refuse(row, &new.unwrap_or_default());
            }
        }
        for field in self.table.fields.iter().filter(|field| !is_value(field) && **field != Field::Derive) {
            self.field(row, figure, field);
        }
    }

    fn refuse(&mut self, row: &TableRow, value: &str) {
        let (zh, en) = &row.value_cell;
        let found = Diagnostic::new(&codes::COMPUTED_CHANGED, row.value_origin.clone()).with("name", &row.id).with("value", value);
        self.found.push(found.with("cell_zh", zh).with("cell_en", en));
    }

    /// A new figure goes into the file of the one above it.
    fn added(&mut self, row: &TableRow, before: Option<&str>) {
        let home = before.and_then(|before| self.files.iter().rev().find(|file| file.figures.contains_key(before)));
        let added = |file: &Arc<str>| {
            let before =
                self.changes.iter().rev().find(|change| Some(change.figure.as_str()) == before && change.kind == ChangeKind::Added);
            before.is_some_and(|change| change.file.as_ref() == Some(file))
        };
        let home = home.or_else(|| self.files.iter().rev().find(|file| added(&file.file))).or(self.files.last());
        let edit = home.map(|file| {
            let after = before.filter(|before| file.figures.contains_key(*before) || added(&file.file)).map(str::to_owned);
            let edit = FigureEdit::Add { id: row.id.clone(), figure: Box::new(row.figure.clone()), after };
            (Arc::clone(&file.file), edit)
        });
        let stated = Field::FIXED.into_iter().chain(series_fields(&row.figure));
        let texts = stated.filter_map(|field| field.get(&row.figure).map(|text| format!("{} {text}", field.name_zh())));
        let new = texts.collect::<Vec<_>>().join("，");
        self.push(ChangeKind::Added, &row.id, None, (None, Some(new)), edit.into_iter().collect());
    }

    fn gone(&mut self, id: &str, figure: &Figure) {
        let defining = self.files.iter().filter(|file| file.figures.contains_key(id));
        let edits = defining.map(|file| (Arc::clone(&file.file), FigureEdit::Remove { id: id.to_owned() })).collect();
        self.push(ChangeKind::Gone, id, None, (Some(figure.label.clone()).filter(|label| !label.is_empty()), None), edits);
    }

    fn push(
        &mut self,
        kind: ChangeKind,
        id: &str,
        field: Option<&Field>,
        (old, new): (Option<String>, Option<String>),
        edits: Vec<(Arc<str>, FigureEdit)>,
    ) {
        let file = edits.first().map(|(file, _)| Arc::clone(file));
        let (key, zh) = (field.map(|field| field.key().to_owned()), field.map(|field| field.name_zh().to_owned()));
        self.changes.push(LedgerChange { kind, figure: id.to_owned(), field: key, old, new, file, field_zh: zh, edits });
    }
}

fn is_value(field: &Field) -> bool {
    matches!(field, Field::Value | Field::Series(_))
}

/// Whether two computed numbers are the same but for the digits that a spreadsheet drops.
fn nearly(a: Decimal, b: Decimal) -> bool {
    let slack = a.abs().max(b.abs()).checked_mul(Decimal::new(1, 9)).unwrap_or_default();
    a.checked_sub(b).is_some_and(|difference| difference.abs() <= slack)
}
