//! Totals that are computed: `total: {sum: all}` adds a row.
//!
//! In: a table as written, and what to compute. Out: the same with a row for each. Steps: the rows meant; in each column their exact numbers; what
//! the row holds there, printed as the column prints. Empty cells, — and … count as no number. A column of words stays empty, one of numbers that
//! cannot be reckoned with (2000余, another unit) stays empty and is warned of. Rates, ranks and years are not added up, nor are their means taken:
//! the mean of rates is no rate of the whole.

use banxin_base::{Diagnostic, Origin, codes, nearest};
use banxin_model::{Computation, TotalEdge, TotalRow, TotalledRows, Totals};
use rust_decimal::Decimal;

use super::amount::{Amount, NumberForm};
use super::places::{PlacedRow, headings, placed};
use super::totals::{Labels, NOT_ADDED, squeezed};
use super::tree::{CellNode, Span, TableNode};
use crate::figures::{Values, read, rounded};

/// A computed sum: its row, and the rows that it is the sum of.
pub(super) struct Sum {
    row: usize,
    parts: Vec<usize>,
}

/// Adds the computed rows; `origin` is where a row was asked for. Returns where the sums stand.
pub(super) fn add(
    table: &mut TableNode,
    totals: &Totals,
    origin: &dyn Fn(&TotalRow) -> Origin,
    values: &Values,
    found: &mut Vec<Diagnostic>,
) -> Vec<Sum> {
    let (mut top, mut bottom): (Vec<Made>, Vec<Made>) = (Vec::new(), Vec::new());
    let body = Body::of(table, totals, values);
    for row in &totals.rows {
        let made = body.computed(row, &origin(row), found);
        if row.at == TotalEdge::Top { &mut top } else { &mut bottom }.extend(made);
    }
    let (above, rows) = (top.len(), table.rows.len());
    let places = (0..above).chain(above + rows..);
    let sums = places.zip(top.iter().chain(&bottom)).filter(|(_, made)| made.is_sum);
    let sums = sums.map(|(row, made)| Sum { row, parts: made.parts.iter().map(|part| part + above).collect() }).collect();
    let written = std::mem::take(&mut table.rows);
    let cells = |made: Vec<Made>| made.into_iter().map(|made| made.cells);
    table.rows = cells(top).chain(written).chain(cells(bottom)).collect();
    sums
}

/// Whether, as they print, some sum differs from the sum of its parts: each is rounded from its exact value (统计年鉴: totals are not adjusted).
pub(super) fn rounds_apart(table: &TableNode, sums: &[Sum]) -> bool {
    let rows = placed(&table.rows, table.columns.len());
    let number = |row: usize, column: usize| read(&rows.get(row)?.get(column).copied().flatten()?.text()).map(|read| read.value);
    sums.iter().any(|sum| {
        (0..table.columns.len()).any(|column| {
            let parts: Decimal = sum.parts.iter().filter_map(|row| number(*row, column)).sum();
            number(sum.row, column).is_some_and(|total| total != parts)
        })
    })
}

/// A computed row.
struct Made {
    cells: Vec<CellNode>,
    /// The rows that it is computed from, as written.
    parts: Vec<usize>,
    is_sum: bool,
}

/// The body of a table, ready to be reckoned with.
struct Body<'a> {
    headings: Vec<String>,
    rows: Vec<BodyRow<'a>>,
    values: &'a Values,
    width: usize,
}

struct BodyRow<'a> {
    cells: PlacedRow<'a>,
    /// Its label: the first words of the row that it does not share with rows below.
    label: Option<(usize, String, u8)>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Part,
    Total,
    /// No numbers: a heading of rows.
    Words,
}

impl<'a> Body<'a> {
    fn of(table: &'a TableNode, totals: &Totals, values: &'a Values) -> Body<'a> {
        let width = table.columns.len();
        let marks = Labels::of(Some(totals));
        let row = |cells: PlacedRow<'a>| {
            let words = |cell: &CellNode| !cell.content.is_empty() && read(&cell.text()).is_none();
            let label = cells.iter().enumerate().find_map(|(column, cell)| {
                let cell = cell.filter(|cell| cell.rowspan == 1 && words(cell))?;
                Some((column, squeezed(&cell.text()), cell.indent))
            });
            let kind = match &label {
                Some((_, label, _)) if marks.is_total(label) || marks.is_subtotal(label) => Kind::Total,
                // Approximate numbers are numbers too, with which nothing can be reckoned.
                _ if cells
                    .iter()
                    .flatten()
                    .any(|cell| cell.text().starts_with(|c: char| c.is_ascii_digit()) || read(&cell.text()).is_some()) =>
                {
                    Kind::Part
                }
                _ => Kind::Words,
            };
            BodyRow { cells, label, kind }
        };
        let rows = placed(&table.rows, width).into_iter().map(row).collect();
        Body { headings: headings(table), rows, values, width }
    }

    /// The cells of a computed row, and the rows that it is computed from.
    fn computed(&self, row: &TotalRow, origin: &Origin, found: &mut Vec<Diagnostic>) -> Option<Made> {
        let parts = match &row.of {
            TotalledRows::All => self.all(origin, found)?,
            TotalledRows::Named(labels) => labels.iter().map(|label| self.named(label.as_str(), origin, found)).collect::<Option<_>>()?,
        };
        let whole = if row.computation == Computation::Share { self.all(origin, found)? } else { Vec::new() };
        let units = self.units(if row.computation == Computation::Share { &whole } else { &parts });
        let mut cells: Vec<Option<Held>> = Vec::new();
        cells.resize_with(self.width, || None);
        for (column, cell) in cells.iter_mut().enumerate() {
            if units != Units::Several {
                *cell = self.column(column, row.computation, (&parts, &whole), origin, found);
            }
        }
        if cells.iter().all(Option::is_none) {
            found.push(Diagnostic::new(&codes::NOTHING_TO_TOTAL, origin.clone()).with("operation", row.computation.key()));
            return None;
        }
        if let Units::One(column, unit) = &units {
            let unit = if row.computation == Computation::Share { "%".to_owned() } else { unit.clone() };
            cells[*column] = Some(Held { text: unit, exact: None });
        }
        Some(Made { cells: self.row(row, &parts, cells, origin), parts, is_sum: row.computation == Computation::Sum })
    }

    /// The parts of the whole: rows of the highest level that are no totals.
    fn all(&self, origin: &Origin, found: &mut Vec<Diagnostic>) -> Option<Vec<usize>> {
        let level = |row: &BodyRow<'_>| row.label.as_ref().map_or(0, |(_, _, indent)| *indent);
        let parts = || self.rows.iter().enumerate().filter(|(_, row)| row.kind == Kind::Part);
        let highest = parts().map(|(_, row)| level(row)).min()?;
        let parts: Vec<usize> = parts().filter(|(_, row)| level(row) == highest).map(|(n, _)| n).collect();
        let within = |n: &&usize| {
            let label = self.rows[**n].label.as_ref().map_or("", |(_, label, _)| label);
            label.starts_with("其中") || label.starts_with(['#', '＃'])
        };
        match parts.iter().find(within) {
            Some(row) => {
                let label = self.rows[*row].label.as_ref().map_or("", |(_, label, _)| label);
                found.push(Diagnostic::new(&codes::PARTS_UNCLEAR, origin.clone()).with("label", label));
                None
            }
            None => Some(parts),
        }
    }

    fn named(&self, label: &str, origin: &Origin, found: &mut Vec<Diagnostic>) -> Option<usize> {
        let wanted = squeezed(label);
        let labels = || self.rows.iter().filter_map(|row| row.label.as_ref().map(|(_, label, _)| label.as_str()));
        let row = self.rows.iter().position(|row| row.label.as_ref().is_some_and(|(_, label, _)| *label == wanted));
        if row.is_none() {
            let problem = Diagnostic::new(&codes::UNKNOWN_ROW, origin.clone()).with("label", label);
            found.push(problem.near(nearest(&wanted, labels())));
        }
        row
    }

    /// The units that rows count in, where a column of its own names them.
    fn units(&self, rows: &[usize]) -> Units {
        let Some(column) = self.headings.iter().position(|heading| matches!(heading.as_str(), "单位" | "计量单位")) else {
            return Units::Unsaid;
        };
        let mut units =
            rows.iter().map(|row| self.rows[*row].cells.get(column).copied().flatten().map_or_else(String::new, CellNode::text));
        let Some(first) = units.next() else { return Units::Unsaid };
        if units.all(|unit| unit == first) { Units::One(column, first) } else { Units::Several }
    }

    /// What the computed row holds in a column; nothing where there is nothing to compute.
    fn column(
        &self,
        column: usize,
        computation: Computation,
        (parts, whole): (&[usize], &[usize]),
        origin: &Origin,
        found: &mut Vec<Diagnostic>,
    ) -> Option<Held> {
        if !computable(self.headings.get(column).map_or("", String::as_str), computation) {
            return None;
        }
        let amounts = self.amounts(column, parts, origin, found)?;
        let first = amounts.first()?.clone();
        let form = |extra: u32| NumberForm { decimals: most_decimals(&amounts) + extra, ..first.form.clone() };
        let values = || amounts.iter().map(|amount| amount.value);
        let total = || values().try_fold(Decimal::ZERO, Decimal::checked_add);
        let (value, form, after) = match computation {
            Computation::Sum => (total()?, form(0), first.after),
            Computation::Max => (values().max()?, form(0), first.after),
            Computation::Min => (values().min()?, form(0), first.after),
            Computation::Mean => {
                let mean = total()?.checked_div(Decimal::from(amounts.len()))?;
                let own = form(0);
                let whole = super::amount::scaled(mean, own.scale);
                let exact = rounded(whole, own.decimals, banxin_model::Rounding::HalfUp) == whole;
                (mean, if exact { own } else { form(1) }, first.after)
            }
            Computation::Share => {
                let all = self.amounts(column, whole, origin, found)?;
                let all = all.iter().map(|amount| amount.value).try_fold(Decimal::ZERO, Decimal::checked_add)?;
                let share = total()?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(all)?;
                let form = NumberForm { decimals: 1, scale: None, grouping: banxin_model::Grouping::None, sign: false };
                let unit = if self.units(whole) == Units::Unsaid { "%" } else { "" };
                (share, form, unit.to_owned())
            }
        };
        Some(Held { text: Amount { value, form, after }.print(), exact: Some(value) })
    }

    /// The numbers of rows in a column; `None` for columns of words and, with a warning, for numbers that do not go together.
    fn amounts(&self, column: usize, rows: &[usize], origin: &Origin, found: &mut Vec<Diagnostic>) -> Option<Vec<Amount>> {
        let (mut amounts, mut others): (Vec<Amount>, Vec<String>) = (Vec::new(), Vec::new());
        for row in rows {
            let Some(cell) = self.rows[*row].cells.get(column).copied().flatten() else { continue };
            let text = cell.text();
            match Amount::of(cell, self.values) {
                Some(amount) => amounts.push(amount),
                None if text.is_empty() || matches!(text.as_str(), "—" | "——" | "…" | "……") => {}
                None => others.push(text),
            }
        }
        let first = amounts.first()?;
        let odd = amounts.iter().find(|amount| amount.after != first.after).map(Amount::print);
        let vague = others.iter().find(|text| text.contains(|c: char| c.is_ascii_digit()));
        // A column of words in which some cell happens to be a number is a column of words.
        if others.len() >= amounts.len() && vague.is_none() {
            return None;
        }
        let Some(value) = others.first().cloned().or(odd) else { return Some(amounts) };
        let column = self.headings.get(column).cloned().unwrap_or_default();
        found.push(Diagnostic::new(&codes::TOTAL_INCOMPLETE, origin.clone()).with("column", column).with("value", value));
        None
    }

    /// The cells of the row: its label where the labels of its parts stand, across the numbers of rows before them.
    fn row(&self, row: &TotalRow, parts: &[usize], cells: Vec<Option<Held>>, origin: &Origin) -> Vec<CellNode> {
        let stub = parts.iter().find_map(|part| self.rows[*part].label.as_ref().map(|(column, _, _)| *column)).unwrap_or(0);
        let label = row.label.as_ref().map_or_else(|| own_label(row.computation).to_owned(), ToString::to_string);
        let cell = |text: String| CellNode {
            computed: true,
            bold: row.bold,
            ..CellNode::plain(if text.is_empty() { Vec::new() } else { vec![Span::text(text, origin.clone())] }, origin.clone())
        };
        let span = u32::try_from(stub + 1).unwrap_or(1);
        let align = (stub > 0).then_some(banxin_model::CellAlign::Center);
        let first = CellNode { colspan: span, align, ..cell(label) };
        let held = |held: Option<Held>| match held {
            Some(Held { text, exact }) => CellNode { exact, ..cell(text) },
            None => cell(String::new()),
        };
        std::iter::once(first).chain(cells.into_iter().skip(stub + 1).map(held)).collect()
    }
}

/// What a computed cell says, and its value before rounding.
struct Held {
    text: String,
    exact: Option<Decimal>,
}

/// What rows count in.
#[derive(PartialEq, Eq)]
enum Units {
    /// No column says.
    Unsaid,
    /// The same, in this column.
    One(usize, String),
    /// Different things, which no number sums up.
    Several,
}

fn most_decimals(amounts: &[Amount]) -> u32 {
    amounts.iter().map(|amount| amount.form.decimals).max().unwrap_or(0)
}

fn own_label(computation: Computation) -> &'static str {
    match computation {
        Computation::Sum => "合计",
        Computation::Mean => "平均",
        Computation::Max => "最高",
        Computation::Min => "最低",
        Computation::Share => "占比",
    }
}

/// Whether numbers under this heading can be computed with.
fn computable(heading: &str, computation: Computation) -> bool {
    let names = ["序号", "编号", "排名", "名次", "年份", "年度", "备注"];
    match computation {
        Computation::Max | Computation::Min => !names.iter().any(|word| heading.contains(word)),
        Computation::Sum | Computation::Mean | Computation::Share => !NOT_ADDED.iter().any(|word| heading.contains(word)),
    }
}
