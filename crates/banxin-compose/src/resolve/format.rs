//! Numbers in the forms of their columns: `format` of a column.
//!
//! In: a table whose cells say what they say. Out: the same with the numbers of such columns printed alike. Values are scaled exactly and rounded at
//! display only. A column whose numbers differ in their decimals though it has no form is warned of (CY/T 170: one column, one number of
//! decimals), if it is aligned by the point and counts in one unit.

use banxin_base::{Diagnostic, codes};
use banxin_model::{ColumnFormat, Grouping, Scale};
use rust_decimal::Decimal;

use super::amount::{Amount, NumberForm, scaled};
use super::places::{headings, placed};
use super::tree::{CellNode, Span, SpanKind, TableNode, plain_text};
use crate::figures::Values;

/// Decimals of a number without end where nothing says how many.
const ENDLESS: u32 = 6;

/// Prints the numbers of columns with a form, and warns of columns that want one.
pub(super) fn apply(table: &mut TableNode, values: &Values, found: &mut Vec<Diagnostic>) {
    let headings = headings(table);
    let unit_column = headings.iter().any(|heading| matches!(heading.as_str(), "单位" | "计量单位"));
    for (column, heading) in headings.iter().enumerate() {
        let amounts = amounts(table, column, values);
        match table.columns[column].format.clone() {
            Some(format) => {
                found.extend(unsaid(table, &format, heading, !amounts.is_empty()));
                let prints = prints(&format, heading, amounts);
                for (row, cell, text) in prints {
                    if let Some(cell) = table.rows.get_mut(row).and_then(|row| row.get_mut(cell)) {
                        set_text(cell, text);
                    }
                }
            }
            None if table.columns[column].align == Some(banxin_model::CellAlign::Decimal) && !unit_column => {
                found.extend(mixed(table, &amounts, heading));
            }
            None => {}
        }
    }
}

/// A number of a column: its row, its number among the cells of the row, and what it says.
struct At {
    row: usize,
    cell: usize,
    amount: Amount,
    computed: bool,
}

fn amounts(table: &TableNode, column: usize, values: &Values) -> Vec<At> {
    let rows = placed(&table.rows, table.columns.len());
    let mut found = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        let Some(cell) = cells.get(column).copied().flatten().filter(|cell| cell.colspan == 1) else { continue };
        let number = cells.iter().take(column).flatten().count();
        if let Some(amount) = Amount::of(cell, values) {
            found.push(At { row, cell: number, amount, computed: cell.computed });
        }
    }
    found
}

/// What the numbers of a column print as: row, cell, text.
fn prints(format: &ColumnFormat, heading: &str, amounts: Vec<At>) -> Vec<(usize, usize, String)> {
    let says_percent = heading.contains(['%', '％']);
    let forms: Vec<(At, Decimal)> = amounts.into_iter().map(|at| formed(at, format, says_percent)).collect();
    // Means have digits without end: the column's own numbers say how many are meant.
    let most =
        |computed: bool| forms.iter().filter(|(at, _)| at.computed == computed).map(|(at, shown)| decimals(at, *shown, format)).max();
    let decimals = format.decimals.or_else(|| most(false)).or_else(|| most(true)).unwrap_or(0);
    let print = |(mut at, value): (At, Decimal)| {
        at.amount.value = value;
        at.amount.form.decimals = decimals;
        let mut text = at.amount.form.print(value);
        if format.scale.is_none() {
            text.push_str(at.amount.form.scale.map_or("", Scale::word));
        }
        (at.row, at.cell, text + &at.amount.after)
    };
    forms.into_iter().map(print).collect()
}

/// A number in the form of its column, and the value that is shown of it.
fn formed(mut at: At, format: &ColumnFormat, says_percent: bool) -> (At, Decimal) {
    let amount = &mut at.amount;
    let mut value = amount.value;
    let percent = amount.after == "%" || amount.after == "％";
    if format.percent {
        if !percent {
            value = value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value);
        }
        (if says_percent { "" } else { "%" }).clone_into(&mut amount.after);
    }
    let scale = match format.scale {
        Some(_) if percent => None,
        Some(scale) => Some(scale),
        None => amount.form.scale,
    };
    let grouping: Grouping = format.grouping.unwrap_or(amount.form.grouping);
    amount.form = NumberForm { decimals: amount.form.decimals, scale, grouping, sign: format.sign };
    (at, value)
}

/// How many decimals a number has by itself in this form.
fn decimals(at: &At, shown: Decimal, format: &ColumnFormat) -> u32 {
    if format.scale.is_none() && !format.percent {
        return at.amount.form.decimals;
    }
    scaled(shown, at.amount.form.scale).normalize().scale().min(ENDLESS)
}

/// Puts a text in the place of a cell's, which stays the print of its figure.
fn set_text(cell: &mut CellNode, text: String) {
    let Some(spans) = cell.content.first_mut() else { return };
    let figure = spans.iter().find_map(|span| if let SpanKind::Figure(index, _) = span.kind { Some(index) } else { None });
    let Some(first) = spans.first().cloned() else { return };
    let kind = figure.map_or_else(|| SpanKind::Text(text.clone()), |index| SpanKind::Figure(index, text.clone()));
    *spans = vec![Span { kind, ..first }];
}

/// A scale that no reader is told of.
fn unsaid(table: &TableNode, format: &ColumnFormat, heading: &str, has_numbers: bool) -> Option<Diagnostic> {
    let word = format.scale?.word();
    let said = heading.contains(word) || plain_text(&table.unit).contains(word);
    let problem = || Diagnostic::new(&codes::SCALE_UNSAID, table.origin.clone()).with("column", heading).with("scale", word);
    (has_numbers && !said).then(problem)
}

/// Numbers of one unit whose decimals differ.
fn mixed(table: &TableNode, amounts: &[At], heading: &str) -> Option<Diagnostic> {
    let own: Vec<&At> = amounts.iter().filter(|at| !at.computed).collect();
    let first = own.first()?;
    let one_unit = own.iter().all(|at| at.amount.after == first.amount.after && at.amount.form.scale == first.amount.form.scale);
    let odd = own.iter().find(|at| at.amount.form.decimals != first.amount.form.decimals).filter(|_| one_unit)?;
    let places = |at: &At| at.amount.form.decimals.to_string();
    let at = table.rows.get(odd.row).and_then(|row| row.get(odd.cell)).map_or_else(|| table.origin.clone(), |cell| cell.origin.clone());
    let problem = Diagnostic::new(&codes::MIXED_DECIMALS, at).with("column", heading).with("value", odd.amount.print());
    let problem = problem.with("places", places(odd)).with("other", first.amount.print());
    Some(problem.with("open", "{").with("close", "}"))
}
