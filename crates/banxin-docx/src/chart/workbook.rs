//! The workbook of a chart: what Word opens to edit the data.
//!
//! The first row names the series, the first column the categories, as Word itself lays such sheets out. Its only date is a fixed one.

use banxin_compose::document::Chart;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The name of its only sheet.
pub(super) const SHEET: &str = "Sheet1";

/// The bytes of the workbook.
pub(crate) fn workbook(chart: &Chart) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(1980, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    for (row, category) in (1_u32..).zip(&chart.categories) {
        sheet.write_string(row, 0, category)?;
    }
    for (column, series) in (1_u16..).zip(&chart.series) {
        sheet.write_string(0, column, &series.name)?;
        let share = series.number_format == "0.0%" && chart.labels == banxin_compose::document::DataLabels::Percent;
        let format = Format::new().set_num_format(if share { "General" } else { series.number_format.as_str() });
        for (row, point) in (1_u32..).zip(&series.points) {
            if let Some(value) = point.as_ref().and_then(|point| point.value.to_f64()) {
                sheet.write_number_with_format(row, column, value, &format)?;
            }
        }
    }
    book.save_to_buffer()
}
