//! The grid as CSV: commas, quotes where needed, numbers as their digits.

use super::grid::{Cell, Grid};

/// Spreadsheets take a CSV file for UTF-8 only if it begins so.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// The bytes of the file.
pub(super) fn write(grid: &Grid) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().from_writer(MARK.to_vec());
    writer.write_record(grid.columns.iter().map(banxin_model::LedgerColumn::zh))?;
    for row in &grid.rows {
        writer.write_record(row.cells.iter().map(|cell| match cell {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
        }))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
