//! Totals of tables: 合计 must be the sum of what it totals.
//!
//! In: a table as it prints. A row is a total by its label; so is a column, under a header of one row. Its cells are compared wherever the total
//! and all parts are numbers of one unit, printed or read from data alike. What cannot be judged is passed over: cells that are no numbers (—,
//! 2000余), percentages, means and other columns that do not add up, rows under merged cells. Rows further in than the others are parts of
//! those above and count once, in those; a table whose 其中 stand no further in is passed over.
//!
//! Whole numbers must agree exactly. Of rounded numbers a difference that rounding explains is a note.

use banxin_base::{Diagnostic, Origin, codes};
use banxin_model::Totals;
use rust_decimal::Decimal;

use super::tree::{CellNode, TableNode, plain_text};
use crate::figures::{Read, read};

/// Labels of totals.
const TOTALS: [&str; 3] = ["合计", "总计", "共计"];
/// The label of a total of the rows since the one before.
const SUBTOTAL: &str = "小计";
/// Headings of columns that do not add up.
pub(super) const NOT_ADDED: [&str; 17] =
    ["率", "比", "均", "增", "降", "%", "％", "‰", "序号", "编号", "排名", "名次", "指数", "年份", "年度", "单价", "备注"];

/// Reports the totals of a table that differ from their parts.
pub(super) fn check(table: &TableNode, totals: Option<&Totals>, found: &mut Vec<Diagnostic>) {
    let Some(grid) = Grid::of(table) else { return };
    let labels = Labels::of(totals);
    let marks = |label: &str| labels.is_total(label);
    let mut sums = grid.rows_totalled(&marks);
    sums.extend(grid.columns_totalled(&marks));
    let because = totals.and_then(|totals| totals.because.as_ref());
    for sum in sums {
        let Some(problem) = sum.problem() else { continue };
        found.push(match because {
            Some(because) if problem.is_error() => {
                let (zh, en) = sum.reason();
                let note = Diagnostic::new(&codes::CHECK_EXPLAINED, sum.origin);
                note.with("reason_zh", zh).with("reason_en", en).with("because", because)
            }
            _ => problem,
        });
    }
}

/// The labels by which a table marks its totals.
pub(super) struct Labels(Vec<String>);

impl Labels {
    /// The usual ones and those of the table.
    pub(super) fn of(totals: Option<&Totals>) -> Labels {
        let own = totals.and_then(|totals| totals.labels.as_ref());
        Labels(own.map(|labels| labels.0.iter().map(|label| squeezed(label.as_str())).collect()).unwrap_or_default())
    }

    /// Whether a label without spaces marks a total.
    pub(super) fn is_total(&self, label: &str) -> bool {
        TOTALS.contains(&label) || self.0.iter().any(|known| known == label)
    }

    /// Whether it marks a total of the rows since the one before.
    pub(super) fn is_subtotal(&self, label: &str) -> bool {
        label == SUBTOTAL
    }
}

/// A total with its parts.
struct Sum {
    label: String,
    total: Read,
    parts: Vec<Read>,
    origin: Origin,
}

impl Sum {
    /// A total of cells that are all numbers of the same unit.
    fn of(label: &str, total: &GridCell, parts: &[&GridCell]) -> Option<Sum> {
        let number = total.number.clone()?;
        let numbers: Vec<Read> = parts.iter().map(|cell| cell.number.clone()).collect::<Option<_>>()?;
        // A single part is a table of one row, or a total of a total.
        let alike = numbers.len() > 1 && numbers.iter().all(|part| part.after == number.after) && !number.after.contains(['%', '％', '‰']);
        alike.then(|| Sum { label: label.to_owned(), total: number, parts: numbers, origin: total.origin.clone() })
    }

    fn sum(&self) -> Decimal {
        self.parts.iter().map(|part| part.value).sum()
    }

    fn problem(&self) -> Option<Diagnostic> {
        let apart = (self.sum() - self.total.value).abs();
        if apart.is_zero() {
            return None;
        }
        let numbers = || self.parts.iter().chain([&self.total]);
        let whole = numbers().all(|number| number.unit == Decimal::ONE);
        let slack: Decimal = numbers().map(|number| number.unit).sum::<Decimal>() / Decimal::TWO;
        let code = if !whole && apart <= slack { &codes::TOTAL_NEAR } else { &codes::TOTAL_MISMATCH };
        let problem = Diagnostic::new(code, self.origin.clone()).with("label", &self.label).with("total", self.total.value.normalize());
        let problem = problem.with("sum", self.sum().normalize()).with("apart", apart.normalize());
        Some(problem.with("open", "{").with("close", "}"))
    }

    fn reason(&self) -> (String, String) {
        let (label, total, sum) = (&self.label, self.total.value.normalize(), self.sum().normalize());
        (format!("“{label}”为 {total}，各项之和为 {sum}"), format!("the total `{label}` is {total}, its parts come to {sum}"))
    }
}

/// A cell at its place.
struct GridCell {
    number: Option<Read>,
    text: String,
    indent: u8,
    origin: Origin,
}

/// The body of a table, a row a list with a place for each column; `None` where a merged cell covers it.
struct Grid {
    heads: Option<Vec<String>>,
    rows: Vec<Vec<Option<GridCell>>>,
}

impl Grid {
    /// A table whose rows have no part of each other within them.
    fn of(table: &TableNode) -> Option<Grid> {
        let width = table.columns.len();
        let mut rows = spread(&table.rows, width)?;
        let level = |row: &Vec<Option<GridCell>>| row.iter().flatten().find(|cell| !cell.text.is_empty()).map_or(0, |cell| cell.indent);
        let total = |row: &[Option<GridCell>]| label_of(row).is_some_and(|(_, label)| TOTALS.contains(&label) || label == SUBTOTAL);
        let numbers = |row: &[Option<GridCell>]| row.iter().flatten().any(|cell| cell.number.is_some());
        let highest = rows.iter().filter(|row| numbers(row) && !total(row)).map(level).min().unwrap_or(0);
        // Rows further in go together with their row; the totals themselves may stand at any level.
        rows.retain(|row| level(row) <= highest || total(row));
        let heads = match table.header.as_slice() {
            [_] => spread(&table.header, width)?
                .pop()
                .map(|row| row.into_iter().map(|cell| cell.map_or(String::new(), |cell| cell.text)).collect()),
            _ => None,
        };
        let grid = Grid { heads, rows };
        let texts =
            grid.heads.iter().flatten().map(String::as_str).chain(grid.rows.iter().filter_map(|row| label_of(row).map(|(_, label)| label)));
        let within = texts.into_iter().any(|text| text.contains("其中") || text.starts_with(['#', '＃']));
        (!within).then_some(grid)
    }

    /// The rows that total others: a 小计 those since the total before, a 合计 the 小计 or all rows before (at the top, after) it.
    fn rows_totalled(&self, marks: &dyn Fn(&str) -> bool) -> Vec<Sum> {
        let kinds: Vec<Kind> = self.rows.iter().map(|row| Kind::of(row, marks)).collect();
        let places = |wanted: Kind| kinds.iter().enumerate().filter(move |(_, kind)| **kind == wanted).map(|(n, _)| n);
        let mut sums = Vec::new();
        let mut since = 0;
        for subtotal in places(Kind::Subtotal) {
            let parts: Vec<usize> = (since..subtotal).filter(|n| kinds[*n] == Kind::Part).collect();
            self.add_columns(subtotal, &parts, &mut sums);
            since = subtotal + 1;
        }
        let totals: Vec<usize> = places(Kind::Total).collect();
        let ([total], parts) = (totals.as_slice(), places(Kind::Part).collect::<Vec<_>>()) else { return sums };
        let (first, last) = (kinds.iter().position(|kind| *kind != Kind::Blank), kinds.iter().rposition(|kind| *kind != Kind::Blank));
        let subtotals: Vec<usize> = places(Kind::Subtotal).collect();
        // Rows after the last 小计 stand beside the 小计 in the total.
        let beside = parts.into_iter().filter(|part| subtotals.is_empty() || *part >= since);
        let parts: Vec<usize> = subtotals.iter().copied().chain(beside).collect();
        if Some(*total) == first || Some(*total) == last {
            self.add_columns(*total, &parts, &mut sums);
        }
        sums
    }

    fn add_columns(&self, total: usize, parts: &[usize], sums: &mut Vec<Sum>) {
        let Some((at, label)) = label_of(&self.rows[total]) else { return };
        if !self.one_unit(parts) {
            return;
        }
        for column in at + 1..self.rows[total].len() {
            if !self.adds_up(column) {
                continue;
            }
            let cell = |row: usize| self.rows[row].get(column).and_then(Option::as_ref);
            let cells: Option<Vec<&GridCell>> = parts.iter().map(|row| cell(*row)).collect();
            sums.extend(cell(total).zip(cells).and_then(|(total, parts)| Sum::of(label, total, &parts)));
        }
    }

    /// The column that totals the others, if it is the first or the last of those with numbers.
    fn columns_totalled(&self, marks: &dyn Fn(&str) -> bool) -> Vec<Sum> {
        let Some(heads) = &self.heads else { return Vec::new() };
        let is_total = |column: &usize| marks(&heads[*column]) || heads[*column] == SUBTOTAL;
        let has_numbers = |column: &usize| {
            self.rows.iter().any(|row| row.get(*column).is_some_and(|cell| cell.as_ref().is_some_and(|cell| cell.number.is_some())))
        };
        let numeric: Vec<usize> = (1..heads.len()).filter(has_numbers).collect();
        let totals: Vec<usize> = numeric.iter().copied().filter(is_total).collect();
        let (&[total], Some(first), Some(last)) = (totals.as_slice(), numeric.first(), numeric.last()) else { return Vec::new() };
        let parts: Vec<usize> = numeric.iter().copied().filter(|column| *column != total).collect();
        if (total != *first && total != *last) || !parts.iter().all(|column| self.adds_up(*column)) {
            return Vec::new();
        }
        let mut sums = Vec::new();
        for row in &self.rows {
            let cells: Option<Vec<&GridCell>> = parts.iter().map(|column| row.get(*column)?.as_ref()).collect();
            let cell = row.get(total).and_then(Option::as_ref);
            sums.extend(cell.zip(cells).and_then(|(cell, parts)| Sum::of(&heads[total], cell, &parts)));
        }
        sums
    }

    /// Whether rows count in one unit, where a column of its own names it.
    fn one_unit(&self, rows: &[usize]) -> bool {
        let column = self.heads.iter().flatten().skip(1).position(|head| head == "单位" || head == "计量单位");
        let units =
            column.map(|n| rows.iter().map(move |row| self.rows[*row].get(n + 1).and_then(|cell| cell.as_ref()).map(|cell| &cell.text)));
        units.is_none_or(|mut units| {
            let first = units.next();
            units.all(|unit| Some(unit) == first)
        })
    }

    /// Whether the numbers of a column can be added.
    fn adds_up(&self, column: usize) -> bool {
        let head = self.heads.as_ref().and_then(|heads| heads.get(column)).map_or("", String::as_str);
        !NOT_ADDED.iter().any(|word| head.contains(word))
    }
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Total,
    Subtotal,
    Part,
    /// No numbers: a heading of rows.
    Blank,
}

impl Kind {
    fn of(row: &[Option<GridCell>], marks: &dyn Fn(&str) -> bool) -> Kind {
        match label_of(row) {
            Some((_, label)) if marks(label) => Kind::Total,
            Some((_, SUBTOTAL)) => Kind::Subtotal,
            _ if row.iter().flatten().any(|cell| cell.number.is_some()) => Kind::Part,
            // Words where others have numbers are parts too, with which nothing can be added.
            _ if row.iter().flatten().filter(|cell| !cell.text.is_empty()).count() > 1 => Kind::Part,
            _ => Kind::Blank,
        }
    }
}

/// The first text of a row, with its column.
fn label_of(row: &[Option<GridCell>]) -> Option<(usize, &str)> {
    let cells = row.iter().enumerate().filter_map(|(column, cell)| Some((column, cell.as_ref()?)));
    // A serial number before the label is none.
    cells.filter(|(_, cell)| !cell.text.is_empty() && cell.number.is_none()).map(|(column, cell)| (column, cell.text.as_str())).next()
}

/// Cells at the columns that they stand in. `None` for rows that do not fit, and where a cell covers several rows: it counts for which?
fn spread(rows: &[Vec<CellNode>], width: usize) -> Option<Vec<Vec<Option<GridCell>>>> {
    let mut spread = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells: Vec<Option<GridCell>> = Vec::with_capacity(width);
        for cell in row {
            if cell.rowspan > 1 {
                return None;
            }
            let text: String = cell.content.iter().map(|spans| plain_text(spans)).collect();
            cells.push(Some(GridCell { number: read(&text), text: squeezed(&text), indent: cell.indent, origin: cell.origin.clone() }));
            cells.extend((1..cell.colspan).map(|_| None));
        }
        if cells.len() > width {
            return None;
        }
        cells.resize_with(width, || None);
        spread.push(cells);
    }
    Some(spread)
}

/// A label without the spaces that spread it: 合　计.
pub(super) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
