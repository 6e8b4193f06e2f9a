//! Figures from the rows of a sheet: the documented form of a ledger in CSV and XLSX.
//!
//! In: the cells of a [`Sheet`], the first row that holds something being the header. Out: a [`LedgerTable`], or what is wrong with each cell.
//! Blank rows are skipped, empty cells state nothing. A value with a percent sign (or a cell that a spreadsheet shows as a percentage) is taken
//! as it stands where the unit is %, and as a ratio that prints as a percentage otherwise.

use std::collections::BTreeMap;

use banxin_base::{Diagnostic, Origin, codes, nearest};
use rust_decimal::Decimal;

use super::columns::{COMPUTED, Column};
use super::field::{Field, Wanted};
use crate::figure::{Figure, Number};
use crate::sheet::Sheet;

/// What the cell of a computed value holds, if anything.
const COMPUTED_NUMBER: Wanted = Wanted { zh: "计算值", en: "computed value", known: "0.625, 62.5%" };

/// A ledger as a sheet states it.
#[derive(Clone, Debug, Default)]
pub struct LedgerTable {
    /// The fields that have a column, in the order of the columns.
    pub fields: Vec<Field>,
    /// The figures, in the order of the rows.
    pub rows: Vec<TableRow>,
}

/// A row: one figure.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// Its id.
    pub id: String,
    /// What its cells state. The value and the series of a computed figure are not stated: they follow from its derivation.
    pub figure: Figure,
    /// The value that the cell of a computed figure shows; `None` for a stated figure.
    pub computed: Option<Option<Decimal>>,
    /// Whether every cell of it could be read.
    pub is_whole: bool,
    /// The cell of its id.
    pub origin: Origin,
    /// The cell of its value, or of its id where there is no such column.
    pub value_origin: Origin,
    /// The names of the value's cell: 中文, English.
    pub value_cell: (String, String),
}

/// Reads a sheet. `unit` knows the units of figures for sheets without a column for them. The value is `None` if there is no usable header.
pub(crate) fn read(sheet: &Sheet, unit: &dyn Fn(&str) -> Option<String>, found: &mut Vec<Diagnostic>) -> Option<LedgerTable> {
    let blank = |row: &Vec<String>| row.iter().all(|cell| cell.trim().is_empty());
    let Some(header) = sheet.rows.iter().position(|row| !blank(row)) else {
        found.push(no_header(sheet, 0));
        return None;
    };
    let columns = header_columns(sheet, header, found)?;
    let mut reading = Reading { sheet, columns: &columns, unit, found, first: BTreeMap::new() };
    let below = sheet.rows.iter().enumerate().skip(header + 1).filter(|(_, row)| !blank(row));
    let rows: Vec<TableRow> = below.filter_map(|(n, _)| reading.row(n)).collect();
    let fields = columns.values().filter_map(|column| match column {
        Column::Field(field) => Some(field.clone()),
        Column::Id | Column::Kind => None,
    });
    Some(LedgerTable { fields: fields.collect(), rows })
}

/// The columns of a header row; `None` if one is unknown, stands twice, or there is none for ids.
fn header_columns(sheet: &Sheet, row: usize, found: &mut Vec<Diagnostic>) -> Option<BTreeMap<usize, Column>> {
    let before = found.len();
    let mut columns: BTreeMap<usize, Column> = BTreeMap::new();
    for (at, header) in sheet.rows[row].iter().enumerate().filter(|(_, header)| !header.trim().is_empty()) {
        let Some(column) = Column::parse(header) else {
            let names = Column::names();
            let near = nearest(header.trim(), names.iter().map(String::as_str));
            found.push(at_cell(&codes::UNKNOWN_COLUMN, sheet, (row, at)).with("column", header.trim()).near(near));
            continue;
        };
        if let Some((other, _)) = columns.iter().find(|(_, known)| **known == column) {
            let (zh, en) = sheet.cell_place(row, *other);
            let problem = at_cell(&codes::COLUMN_TWICE, sheet, (row, at)).with("column", header.trim());
            found.push(problem.with("other_zh", zh).with("other_en", en));
        }
        columns.insert(at, column);
    }
    let identified = columns.values().any(|column| *column == Column::Id);
    if !identified && found.len() == before {
        found.push(no_header(sheet, row));
    }
    (found.len() == before).then_some(columns)
}

fn no_header(sheet: &Sheet, row: usize) -> Diagnostic {
    at_cell(&codes::NO_ID_COLUMN, sheet, (row, 0))
}

/// A problem with a cell, which the message names too: a workbook has no lines to show.
fn at_cell(code: banxin_base::Code, sheet: &Sheet, (row, column): (usize, usize)) -> Diagnostic {
    let (zh, en) = sheet.cell_place(row, column);
    Diagnostic::new(code, sheet.origin(row, column)).with("cell_zh", zh).with("cell_en", en)
}

struct Reading<'a> {
    sheet: &'a Sheet,
    columns: &'a BTreeMap<usize, Column>,
    unit: &'a dyn Fn(&str) -> Option<String>,
    found: &'a mut Vec<Diagnostic>,
    /// The row in which each id stood first.
    first: BTreeMap<String, usize>,
}

impl Reading<'_> {
    fn row(&mut self, row: usize) -> Option<TableRow> {
        let id_column = self.column(&Column::Id)?;
        let id = self.cell(row, id_column)?.to_owned();
        if id.is_empty() {
            self.found.push(at_cell(&codes::ROW_WITHOUT_ID, self.sheet, (row, id_column)));
            return None;
        }
        if let Some(first) = self.first.get(&id) {
            let (zh, en) = self.sheet.cell_place(*first, id_column);
            let problem = at_cell(&codes::FIGURE_IN_TWO_ROWS, self.sheet, (row, id_column)).with("name", &id);
            self.found.push(problem.with("other_zh", zh).with("other_en", en));
            return None;
        }
        self.first.insert(id.clone(), row);
        let kind = self.column(&Column::Kind).and_then(|column| self.cell(row, column)).unwrap_or_default();
        let is_computed = kind == COMPUTED || kind.eq_ignore_ascii_case("computed");
        let value_column = self.column(&Column::Field(Field::Value));
        let shown = value_column.and_then(|column| self.cell(row, column)).and_then(computed);
        let before = self.found.len();
        let figure = self.figure(row, &id, is_computed);
        let value_at = (row, value_column.unwrap_or(id_column));
        Some(TableRow {
            figure,
            is_whole: self.found.len() == before,
            computed: is_computed.then_some(shown),
            origin: self.sheet.origin(row, id_column),
            value_origin: self.sheet.origin(value_at.0, value_at.1),
            value_cell: self.sheet.cell_place(value_at.0, value_at.1),
            id,
        })
    }

    /// The figure of a row, without what cannot be read.
    fn figure(&mut self, row: usize, id: &str, is_computed: bool) -> Figure {
        let mut figure = Figure::default();
        let unit_column = self.column(&Column::Field(Field::Unit));
        let unit = match unit_column.and_then(|column| self.cell(row, column)) {
            Some(cell) => Some(cell.to_owned()),
            None => (self.unit)(id),
        };
        for (at, column) in self.columns {
            let Column::Field(field) = column else { continue };
            let is_value = matches!(field, Field::Value | Field::Series(_));
            let Some(text) = self.cell(row, *at).filter(|text| !text.is_empty()) else { continue };
            let text = text.to_owned();
            if is_computed && is_value {
                if computed(&text).is_none() {
                    self.found.push(bad_cell(self.sheet, (row, *at), &text, COMPUTED_NUMBER));
                }
                continue;
            }
            let done = match text.strip_suffix(['%', '％']).filter(|_| is_value) {
                Some(hundredfold) => set_percentage(&mut figure, field, hundredfold.trim(), unit.as_deref()),
                None => field.set(&mut figure, Some(&text)),
            };
            if let Err(wanted) = done {
                self.found.push(bad_cell(self.sheet, (row, *at), &text, wanted));
            }
        }
        figure
    }

    fn column(&self, wanted: &Column) -> Option<usize> {
        self.columns.iter().find(|(_, column)| *column == wanted).map(|(at, _)| *at)
    }

    fn cell(&self, row: usize, column: usize) -> Option<&str> {
        let cells = self.sheet.rows.get(row)?;
        // A row of a workbook may be shorter than its header.
        Some(cells.get(column).map_or("", |cell| cell.trim()))
    }
}

fn bad_cell(sheet: &Sheet, at: (usize, usize), text: &str, wanted: Wanted) -> Diagnostic {
    let found = at_cell(&codes::BAD_CELL, sheet, at).with("value", text);
    found.with("what_zh", wanted.zh).with("what_en", wanted.en).with("known", wanted.known)
}

fn number(text: &str) -> Option<Decimal> {
    text.trim().parse().ok().map(|Number(number)| number)
}

/// The number of a computed cell; a percentage as its ratio.
fn computed(cell: &str) -> Option<Decimal> {
    match cell.strip_suffix('%') {
        Some(hundredfold) => number(hundredfold)?.checked_div(Decimal::ONE_HUNDRED),
        None => number(cell),
    }
}

/// 80 % is 80 where the unit is %, and the ratio 0.8 otherwise.
fn set_percentage(figure: &mut Figure, field: &Field, hundredfold: &str, unit: Option<&str>) -> Result<(), Wanted> {
    if unit == Some("%") {
        return field.set(figure, Some(hundredfold));
    }
    let ratio = number(hundredfold).and_then(|number| number.checked_div(Decimal::ONE_HUNDRED));
    let text = ratio.map_or_else(|| hundredfold.to_owned(), |ratio| ratio.normalize().to_string());
    field.set(figure, Some(&text))?;
    figure.display.percent = true;
    Ok(())
}
