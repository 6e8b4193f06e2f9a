//! The ledger as rows and columns, before it is a workbook or CSV.
//!
//! In: the ledger and its computed values. Out: a [`Grid`]: the columns that every ledger has, those of its periods, and of the rarer ones those
//! that it uses.

use std::collections::BTreeSet;

use banxin_compose::figures::{ResolvedFigure, Values};
use banxin_model::{COMPUTED, Field, Figure, LedgerColumn, LedgerFile, STATED, Value, merged, series_fields};
use rust_decimal::Decimal;

/// Digits that a spreadsheet keeps of a number.
pub(super) const KEPT_DIGITS: u32 = 15;

/// A ledger as a sheet.
pub(super) struct Grid {
    pub(super) columns: Vec<LedgerColumn>,
    pub(super) rows: Vec<Row>,
}

/// A figure as a row.
pub(super) struct Row {
    /// Whether its value follows from others.
    pub(super) is_computed: bool,
    /// Whether its numbers are ratios that are shown as percentages.
    pub(super) is_ratio: bool,
    /// A cell for each column.
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(Decimal),
}

impl Grid {
    /// The grid of a ledger.
    pub(super) fn new(files: &[LedgerFile], values: &Values) -> Grid {
        let figures = merged(files);
        let mut periods: BTreeSet<String> = BTreeSet::new();
        let mut used: BTreeSet<Field> = BTreeSet::new();
        for (id, (figure, _)) in &figures {
            periods.extend(values.get(id).map(|(_, value)| value.periods()).unwrap_or_default());
            periods.extend(series_fields(figure).map(|field| field.key().to_owned()));
            used.extend(Field::FIXED.into_iter().filter(|field| field.get(figure).is_some()));
        }
        let columns = columns(periods, &used);
        let row = |(id, (figure, _)): (&std::sync::Arc<str>, &(std::sync::Arc<Figure>, _))| {
            let value = values.get(id).map(|(_, value)| value);
            let is_ratio = figure.unit != "%" && value.map_or(figure.display.percent, ResolvedFigure::prints_percent);
            let cells = columns.iter().map(|column| cell(id, figure, value, column)).collect();
            Row { is_computed: figure.derive.is_some(), is_ratio, cells }
        };
        let rows = figures.iter().map(row).collect();
        Grid { columns, rows }
    }
}

/// The columns every ledger has, its periods in the middle, the rarer ones that it uses at the end.
fn columns(periods: BTreeSet<String>, used: &BTreeSet<Field>) -> Vec<LedgerColumn> {
    let first = [Field::Label, Field::Value, Field::Unit, Field::Qualifier, Field::Period];
    let middle = periods.into_iter().map(Field::Series);
    let last = [Field::Source, Field::Section, Field::Note];
    let fixed: Vec<Field> = first.into_iter().chain(middle).chain(last).collect();
    let rare: Vec<Field> = used.iter().filter(|field| !fixed.contains(field)).cloned().collect();
    let fields = fixed.into_iter().map(LedgerColumn::Field);
    [LedgerColumn::Id].into_iter().chain(fields).chain([LedgerColumn::Kind]).chain(rare.into_iter().map(LedgerColumn::Field)).collect()
}

fn cell(id: &str, figure: &Figure, value: Option<&ResolvedFigure>, column: &LedgerColumn) -> Cell {
    let is_computed = figure.derive.is_some();
    let number = |number: Option<Decimal>| number.map_or(Cell::Empty, |number| Cell::Number(number.normalize()));
    match column {
        LedgerColumn::Id => Cell::Text(id.to_owned()),
        LedgerColumn::Kind => Cell::Text(if is_computed { COMPUTED } else { STATED }.to_owned()),
        LedgerColumn::Field(Field::Value) if is_computed => number(value.map(|value| kept(value.value))),
        LedgerColumn::Field(Field::Series(period)) if is_computed => number(value.and_then(|value| value.value_in(period)).map(kept)),
        LedgerColumn::Field(field) => match (field, figure.value) {
            (Field::Value, Some(Value::Exact(exact))) => Cell::Number(exact),
            (Field::Value, Some(word)) => Cell::Text(value_word(word).to_owned()),
            (Field::Series(period), _) => number(figure.series.as_ref().and_then(|series| series.get(period)).map(|number| number.0)),
            (Field::Decimals, _) => number(figure.display.decimals.map(Decimal::from)),
            _ => field.get(figure).map_or(Cell::Empty, |text| Cell::Text(text.into_owned())),
        },
    }
}

/// A computed number to the digits that a spreadsheet keeps: more would come back as a number nobody has seen.
fn kept(number: Decimal) -> Decimal {
    number.round_sf(KEPT_DIGITS).unwrap_or(number)
}

/// What a colleague reads for a value that comes from the series.
fn value_word(value: Value) -> &'static str {
    match value {
        Value::Sum => "合计",
        Value::Mean => "均值",
        Value::Max => "最大",
        Value::Last | Value::Exact(_) => "末期",
    }
}
