//! Rows of tables from CSV files and workbooks.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes, counted};

use super::files::Files;
use super::workbook;
use crate::sheet::{self, Sheet, SheetKey};

/// Where the report names the parts of a workbook.
pub(super) struct Places {
    pub(super) file: Origin,
    pub(super) sheet: Origin,
    pub(super) range: Origin,
}

/// The rows of a CSV file: UTF-8, commas, a field with commas or line ends in double quotes (RFC 4180).
pub(super) fn csv(files: &mut Files<'_>, name: &str, at: &Origin) -> Option<Sheet> {
    let text = files.text(name, at)?;
    let file: Arc<str> = name.into();
    let (rows, ranges) = records(&text);
    let expected = rows.first().map_or(0, Vec::len);
    let mut whole = true;
    for (row, range) in rows.iter().zip(&ranges).filter(|(row, _)| row.len() != expected) {
        let found = Diagnostic::new(&codes::UNEVEN_ROW, Origin::text(&file, range.clone()));
        let found = found.with("count", row.len()).with("count_en", counted(row.len(), "cell", "cells"));
        files.found.push(found.with("expected", expected));
        whole = false;
    }
    whole.then_some(Sheet { rows, exact: BTreeMap::new(), places: sheet::Places::Text { file, text, rows: ranges } })
}

/// The records of a CSV text and their bytes, without line ends. Empty lines are no records.
fn records(text: &str) -> (Vec<Vec<String>>, Vec<Range<usize>>) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut ranges) = (Vec::new(), Vec::new());
    let mut record = csv::StringRecord::new();
    // The text is UTF-8 and rows may differ in length, so nothing is left for the reader to complain about.
    while matches!(reader.read_record(&mut record), Ok(true)) {
        let start = record.position().map_or(0, csv::Position::byte);
        let start = usize::try_from(start).unwrap_or(usize::MAX).min(text.len());
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX).min(text.len());
        let raw = text.get(start..end).unwrap_or_default();
        let lead = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
        let start = start + lead;
        let length = raw.trim_matches(['\r', '\n']).len();
        rows.push(record.iter().map(|field| sheet::trimmed(field).to_owned()).collect());
        ranges.push(start..start + length);
    }
    (rows, ranges)
}

/// The cells of a workbook, as a spreadsheet shows them.
pub(super) fn xlsx(files: &mut Files<'_>, key: &SheetKey, places: &Places) -> Option<Sheet> {
    let bytes = files.bytes(&key.file, &places.file)?;
    sheet_of(files, workbook::read(&bytes, key.sheet.as_deref(), key.range.as_deref()), key, places)
}

/// The cells of a workbook with every digit of their numbers. Numbers that no spreadsheet would show in full are warned of.
pub(super) fn exact_xlsx(files: &mut Files<'_>, key: &SheetKey, places: &Places) -> Option<Sheet> {
    let bytes = files.bytes(&key.file, &places.file)?;
    let (cells, long) = match workbook::read_exact(&bytes, key.sheet.as_deref()) {
        Ok((cells, long)) => (Ok(cells), long),
        Err(problem) => (Err(problem), Vec::new()),
    };
    let sheet = sheet_of(files, cells, key, places)?;
    for (row, column) in long {
        let text = sheet.rows.get(row).and_then(|row| row.get(column)).map_or("", String::as_str);
        let (zh, en) = sheet.cell_place(row, column);
        let found = Diagnostic::new(&codes::TOO_MANY_DIGITS, sheet.origin(row, column)).with("value", text);
        files.found.push(found.with("cell_zh", zh).with("cell_en", en));
    }
    Some(sheet)
}

fn sheet_of(files: &mut Files<'_>, cells: Result<workbook::Cells, workbook::Problem>, key: &SheetKey, places: &Places) -> Option<Sheet> {
    match cells {
        Ok(cells) => {
            let file: Arc<str> = key.file.as_str().into();
            let places = sheet::Places::Cells { file, sheet: cells.sheet.into(), row: cells.row, column: cells.column };
            Some(Sheet { rows: cells.rows, exact: cells.exact, places })
        }
        Err(problem) => {
            files.found.push(problem.diagnostic(key, places));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::records;

    #[test]
    fn records_know_their_bytes() {
        let text = "馆名,藏书\r\n\r\n总馆,\"1,200\n册\"\n分馆,3";
        let (rows, ranges) = records(text);
        assert_eq!(rows, [vec!["馆名", "藏书"], vec!["总馆", "1,200\n册"], vec!["分馆", "3"]]);
        let raw: Vec<_> = ranges.into_iter().map(|range| &text[range]).collect();
        assert_eq!(raw, ["馆名,藏书", "总馆,\"1,200\n册\"", "分馆,3"]);
    }
}
