//! A Word file that comes back: the figures that someone has changed in it, as changes of the ledger.
//!
//! In: the bytes of an edited Word file of the report. Out: the differences, as of a sheet ([`super::import`]), and a warning for each change that
//! cannot be taken over: one that no value prints as, one of a computed figure, one that was made in two ways. Words around the figures are not read.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{Bilingual, Diagnostic, Origin, codes};
use banxin_compose::figures::{Misread, Reread, ResolvedFigure, Values};
use banxin_compose::resolve;
use banxin_docx::{EditedFigure, Unreadable, edited_figures};
use banxin_model::{Field, Figure, LedgerTable, Number, Sources, TableRow, Value};

use super::compare::changes;
use super::import::LedgerImport;
use crate::error::Error;
use crate::report::Report;

impl Report {
    /// Compares the figures of a Word file with the ledger.
    pub(super) fn import_word(&self, file: &str, bytes: &[u8]) -> Result<LedgerImport<'_>, Error> {
        let origin = Origin::File(Arc::from(file));
        let edited = edited_figures(bytes).map_err(|reason| {
            let found = Diagnostic::new(&codes::WORD_NOT_READ_BACK, origin.clone()).with("file", file);
            let reason = said(reason);
            Error::report(vec![found.with("reason_zh", reason.zh).with("reason_en", reason.en)], &Sources::default())
        })?;
        let resolved = resolve(&self.loaded).value;
        let mut reading = Reading { values: resolved.values(), origin, fields: Vec::new(), rows: BTreeMap::new(), found: Vec::new() };
        for figure in &edited {
            if let Err(reason) = reading.take(figure) {
                reading.refuse(figure, reason);
            }
        }
        let (table, mut found) = (LedgerTable { fields: reading.fields, rows: reading.rows.into_values().collect() }, reading.found);
        let changes = changes(&self.loaded.ledger, &table, &mut found);
        Ok(LedgerImport::new(self, changes, found, Sources::default()))
    }
}

struct Reading<'v> {
    values: &'v Values,
    origin: Origin,
    fields: Vec<Field>,
    /// The figures that differ, by their place in the ledger.
    rows: BTreeMap<usize, TableRow>,
    found: Vec<Diagnostic>,
}

impl Reading<'_> {
    /// Takes a changed figure over, or says why not.
    fn take(&mut self, edited: &EditedFigure) -> Result<(), Bilingual> {
        let (at, figure) = self.values.get(&edited.id).ok_or(GONE)?;
        let [now] = edited.now.as_slice() else { return Err(TWO_WAYS) };
        if figure.figure.derive.is_some() {
            return Err(COMPUTED);
        }
        let was = edited.was.clone().unwrap_or_else(|| figure.printed());
        let read = figure.reread(&was, now).map_err(misread)?;
        let mut changed = Figure::clone(&figure.figure);
        let field = state(&mut changed, figure, &read)?;
        if let Some(row) = self.rows.get_mut(&at) {
            // Another form of the figure was changed as well.
            let before = field.get(&row.figure);
            if before != field.get(&figure.figure) && !field.same(before.as_deref(), field.get(&changed).as_deref()) {
                return Err(TWO_WAYS);
            }
            state(&mut row.figure, figure, &read)?;
        } else {
            let id = edited.id.clone();
            let (origin, value_origin) = (self.origin.clone(), self.origin.clone());
            let row =
                TableRow { id, figure: changed, computed: None, is_whole: true, origin, value_origin, value_cell: Default::default() };
            self.rows.insert(at, row);
        }
        for field in [field, Field::Qualifier] {
            if !self.fields.contains(&field) {
                self.fields.push(field);
            }
        }
        Ok(())
    }

    fn refuse(&mut self, edited: &EditedFigure, reason: Bilingual) {
        let old = edited.was.as_deref().unwrap_or("…");
        let found = Diagnostic::new(&codes::FIGURE_NOT_READ_BACK, self.origin.clone()).with("name", &edited.id);
        let found = found.with("old", old).with("new_zh", edited.now.join("”“")).with("new_en", edited.now.join("`, `"));
        self.found.push(found.with("reason_zh", reason.zh).with("reason_en", reason.en));
    }
}

/// Writes what was read into a figure; returns the field that states it.
fn state(figure: &mut Figure, resolved: &ResolvedFigure, read: &Reread) -> Result<Field, Bilingual> {
    let own = match (&read.period, figure.value) {
        (Some(period), _) => Some(period.clone()),
        (None, Some(Value::Exact(_))) => None,
        (None, Some(Value::Last) | None) => Some(resolved.periods().pop().ok_or(FOLLOWS)?),
        (None, Some(Value::Sum | Value::Mean | Value::Max)) => return Err(FOLLOWS),
    };
    if read.period.is_none() {
        figure.qualifier = read.qualifier;
    }
    match own {
        Some(period) => {
            *figure.series.as_mut().and_then(|series| series.get_mut(&period)).ok_or(FOLLOWS)? = Number(read.value);
            Ok(Field::Series(period))
        }
        None => {
            figure.value = Some(Value::Exact(read.value));
            Ok(Field::Value)
        }
    }
}

const GONE: Bilingual = Bilingual { zh: "台账里没有这项数据", en: "the ledger has no such figure" };
const TWO_WAYS: Bilingual = Bilingual { zh: "几处改得不一样", en: "its places were changed in different ways" };
const COMPUTED: Bilingual = Bilingual { zh: "它是计算值", en: "it is computed" };
const FOLLOWS: Bilingual = Bilingual { zh: "它由各期数值得来", en: "it follows from its series" };

fn misread(reason: Misread) -> Bilingual {
    match reason {
        Misread::NoNumber => Bilingual { zh: "读不出数字", en: "no number can be read" },
        Misread::Words => Bilingual { zh: "单位或用词也改了", en: "its unit or words were changed too" },
        Misread::NotItsValue => Bilingual { zh: "原来印的不是它的数值", en: "what was printed is no value of it" },
    }
}

fn said(reason: Unreadable) -> Bilingual {
    match reason {
        Unreadable::NotWord => Bilingual { zh: "它不是完好的 Word 文件", en: "it is no whole Word file" },
        Unreadable::NoLedger => Bilingual { zh: "它不带台账", en: "it carries no ledger" },
    }
}
