//! Rows of a table that come from a file: CSV, or the cells of a workbook.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use banxin_base::Origin;

use crate::table::TableSource;

/// What a table's rows are read from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SheetKey {
    /// The file, as the user wrote it.
    pub file: String,
    /// The sheet of a workbook; the first if none is named.
    pub sheet: Option<String>,
    /// The cells, as A1:D20; all that hold something if left out.
    pub range: Option<String>,
}

impl SheetKey {
    /// The file of a table's `from`; `None` where its rows come from the ledger.
    pub fn of(source: &TableSource) -> Option<SheetKey> {
        let file = source.csv.as_ref().or(source.xlsx.as_ref())?.clone();
        Some(SheetKey { file, sheet: source.sheet.as_ref().map(ToString::to_string), range: source.range.clone() })
    }
}

/// The cells of a sheet as text. Rows may differ in length in a workbook, never in CSV.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The cells, row by row, the header row first.
    pub rows: Vec<Vec<String>>,
    /// Every digit of the numbers that are shown with fewer, by row and column, in the unit that they are shown in.
    pub(crate) exact: BTreeMap<(usize, usize), String>,
    pub(crate) places: Places,
}

/// Where the cells stand in the file.
#[derive(Clone, Debug)]
pub(crate) enum Places {
    /// CSV: the text, and the bytes of each row in it.
    Text { file: Arc<str>, text: Arc<str>, rows: Vec<Range<usize>> },
    /// A workbook: the sheet, and row and column of the first cell, counted from 0.
    Cells { file: Arc<str>, sheet: Arc<str>, row: u32, column: u32 },
}

impl Sheet {
    /// The number of a cell with every digit that the workbook keeps, where fewer are shown: 82.5512% for 82.6%.
    pub fn exact(&self, row: usize, column: usize) -> Option<&str> {
        self.exact.get(&(row, column)).map(String::as_str)
    }

    /// The place of a cell; of its row or its file if there is no such cell.
    pub fn origin(&self, row: usize, column: usize) -> Origin {
        match &self.places {
            Places::Text { file, text, rows } => match rows.get(row) {
                Some(range) => {
                    let line = text.get(range.clone()).unwrap_or_default();
                    let field = field_range(line, column).unwrap_or(0..line.len());
                    Origin::text(file, range.start + field.start..range.start + field.end)
                }
                None => Origin::File(Arc::clone(file)),
            },
            Places::Cells { file, sheet, .. } => match self.cell_name(row, column) {
                Some(cell) => Origin::Cell { file: Arc::clone(file), cell: format!("{sheet}!{cell}").into() },
                None => Origin::File(Arc::clone(file)),
            },
        }
    }

    /// The name of a workbook's cell, such as B7; `None` for CSV.
    pub fn cell_name(&self, row: usize, column: usize) -> Option<String> {
        match &self.places {
            Places::Text { .. } => None,
            Places::Cells { row: first_row, column: first_column, .. } => {
                let row = u32::try_from(row).ok()?.checked_add(*first_row)?.checked_add(1)?;
                let column = u32::try_from(column).ok()?.checked_add(*first_column)?;
                Some(format!("{}{row}", column_letters(column)))
            }
        }
    }

    /// A cell in words, for messages: 中文, English. A workbook has no lines, so its cell has a name: B7 of the sheet 指标.
    pub(crate) fn cell_place(&self, row: usize, column: usize) -> (String, String) {
        match (&self.places, self.cell_name(row, column)) {
            (Places::Cells { sheet, .. }, Some(cell)) => (format!("工作表“{sheet}”的 {cell}"), format!("{cell} of the sheet `{sheet}`")),
            (Places::Text { text, rows, .. }, _) => {
                let start = rows.get(row).map_or(0, |range| range.start);
                let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
                (format!("第 {line} 行第 {} 栏", column + 1), format!("line {line}, field {}", column + 1))
            }
            (Places::Cells { sheet, .. }, None) => (format!("工作表“{sheet}”"), format!("the sheet `{sheet}`")),
        }
    }
}

/// A cell's text without the white space around it; full-width spaces at its start stay, for they are levels of a stub.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_end().trim_start_matches(|c: char| c.is_whitespace() && c != '\u{3000}')
}

/// The bytes of field `column` in one CSV record, quotes included.
fn field_range(record: &str, column: usize) -> Option<Range<usize>> {
    let (mut start, mut index, mut quoted) = (0, 0, false);
    for (at, byte) in record.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                if index == column {
                    return Some(start..at);
                }
                index += 1;
                start = at + 1;
            }
            _ => {}
        }
    }
    (index == column).then_some(start..record.len())
}

/// A for 0, Z for 25, AA for 26.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{column_letters, field_range};

    #[test]
    fn fields_are_found_between_commas_outside_quotes() {
        assert_eq!(field_range("甲,\"a,\"\"b\",c", 0), Some(0..3));
        assert_eq!(field_range("甲,\"a,\"\"b\",c", 1), Some(4..11));
        assert_eq!(field_range("甲,\"a,\"\"b\",c", 2), Some(12..13));
        assert_eq!(field_range("a,b", 2), None);
    }

    #[test]
    fn columns_have_letters() {
        let names: Vec<_> = [0, 25, 26, 701, 702].map(column_letters).into();
        assert_eq!(names, ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
