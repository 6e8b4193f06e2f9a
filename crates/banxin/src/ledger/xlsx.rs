//! The grid as a workbook that a colleague fills in.
//!
//! Sheet 数据台账: the header is frozen, cells to fill are white, what the program computes is grey and locked (there is no password: the lock guards
//! against slips, not against people), approximation words and numbers are checked while one types, and blank rows below take new figures. Sheet
//! 填写说明: what each column means. The only module that knows rust_xlsxwriter.

use banxin_model::{Field, LedgerColumn, QUALIFIERS, Report};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::grid::{Cell, Grid, KEPT_DIGITS, Row};

/// The sheet that is read back.
const LEDGER_SHEET: &str = "数据台账";
/// The sheet that explains.
const HELP_SHEET: &str = "填写说明";
/// Rows below the last figure that are ready for new ones.
const BLANK_ROWS: u32 = 50;
/// The grey of what is not to be filled in, and of the header.
const GREY: Color = Color::RGB(0xE7_E6_E6);
const HEADER: Color = Color::RGB(0xD9_E2_F3);

/// The bytes of the workbook.
pub(super) fn write(grid: &Grid, report: &Report) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (year, month, day) = (report.date.year(), report.date.month(), report.date.day());
    // The report's own date: the clock would make every export a different file.
    let created = ExcelDateTime::from_ymd(year.max(1900), month, day)?;
    let title = format!("{}：数据台账", report.title.joined());
    book.set_properties(&DocProperties::new().set_title(title).set_author(report.issuer.as_str()).set_creation_datetime(&created));
    ledger_sheet(book.add_worksheet(), grid)?;
    help_sheet(book.add_worksheet(), grid)?;
    book.save_to_buffer()
}

fn ledger_sheet(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    sheet.set_name(LEDGER_SHEET)?;
    let header = Format::new().set_bold().set_background_color(HEADER).set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
    let last = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
    for (n, column) in (0_u16..).zip(&grid.columns) {
        sheet.set_column_width(n, width(column))?;
        sheet.set_column_format(n, &open(column))?;
        sheet.write_string_with_format(0, n, column.zh(), &header)?;
        if last.saturating_add(BLANK_ROWS) < 1_000_000 {
            validate(sheet, grid, n, column)?;
        }
    }
    for (at, row) in (1_u32..).zip(&grid.rows) {
        for ((n, column), cell) in (0_u16..).zip(&grid.columns).zip(&row.cells) {
            write_cell(sheet, (at, n), cell, &format(column, row, cell))?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    sheet.protect_with_options(&ProtectionOptions {
        insert_rows: true,
        insert_columns: true,
        delete_rows: true,
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// A cell of the column that may be filled in.
fn open(column: &LedgerColumn) -> Format {
    let format = Format::new().set_unlocked();
    match column {
        // What looks like a number or a day stays as it is typed.
        LedgerColumn::Id | LedgerColumn::Field(Field::Period | Field::Unit) => format.set_num_format("@"),
        LedgerColumn::Field(Field::Note | Field::Source) => format.set_text_wrap(),
        _ => format,
    }
}

fn format(column: &LedgerColumn, row: &Row, cell: &Cell) -> Format {
    let is_value = matches!(column, LedgerColumn::Field(Field::Value | Field::Series(_)));
    let guarded = row.is_computed && (is_value || matches!(column, LedgerColumn::Field(Field::Derive)));
    let format = match column {
        _ if guarded => Format::new().set_locked().set_background_color(GREY).set_font_color(Color::RGB(0x59_59_59)),
        LedgerColumn::Id | LedgerColumn::Kind => Format::new().set_locked().set_background_color(GREY),
        _ => open(column),
    };
    match cell {
        Cell::Number(number) if is_value && row.is_ratio => format.set_num_format(percent_format(*number, row.is_computed)),
        _ => format,
    }
}

/// `0.0%` with as many digits as the number needs; of a computed one two at most, for it may have no end.
fn percent_format(number: Decimal, is_computed: bool) -> String {
    let digits = number.normalize().scale().saturating_sub(2).min(if is_computed { 2 } else { 12 });
    if digits == 0 { "0%".to_owned() } else { format!("0.{}%", "0".repeat(digits as usize)) }
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => sheet.write_blank(row, column, format)?,
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, format)?,
        // What a number of a spreadsheet cannot hold is written as text.
        Cell::Number(number) => match number.to_f64().filter(|_| digits(*number) <= KEPT_DIGITS) {
            Some(float) => sheet.write_number_with_format(row, column, float, format)?,
            None => sheet.write_string_with_format(row, column, number.to_string(), format)?,
        },
    };
    Ok(())
}

fn digits(number: Decimal) -> u32 {
    number.normalize().mantissa().unsigned_abs().checked_ilog10().map_or(1, |tens| tens + 1)
}

/// What is checked while one types.
fn validate(sheet: &mut Worksheet, grid: &Grid, n: u16, column: &LedgerColumn) -> Result<(), XlsxError> {
    let last = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX).saturating_add(BLANK_ROWS);
    let validation = match column {
        LedgerColumn::Field(Field::Qualifier) => DataValidation::new()
            .allow_list_strings(&QUALIFIERS.map(banxin_model::Qualifier::word))?
            .set_error_title("概数词")?
            .set_error_message("请从列表中选择，或留空")?,
        LedgerColumn::Field(Field::Series(_)) => number_rule()?,
        // A value may also be 末期, 合计, 均值 or 最大 of its series: other words are asked about, not refused.
        LedgerColumn::Field(Field::Value) => number_rule()?.set_error_style(DataValidationErrorStyle::Warning),
        LedgerColumn::Field(Field::Scale) => DataValidation::new().allow_list_strings(&["万", "亿"])?,
        LedgerColumn::Field(Field::Percent) => DataValidation::new().allow_list_strings(&["是", "否"])?,
        LedgerColumn::Field(Field::Decimals) => DataValidation::new().allow_whole_number(DataValidationRule::Between(0, 28)),
        _ => return Ok(()),
    };
    sheet.add_data_validation(1, n, last, n, &validation)?;
    Ok(())
}

fn number_rule() -> Result<DataValidation, XlsxError> {
    let rule = DataValidation::new().allow_decimal_number(DataValidationRule::Between(-1e28, 1e28));
    rule.set_error_title("数值")?.set_error_message("请只填数字：单位、概数词另有栏目")
}

/// Widths in characters; a Chinese one counts two.
fn width(column: &LedgerColumn) -> f64 {
    match column {
        LedgerColumn::Field(Field::Label | Field::Derive | Field::Source) => 32.0,
        LedgerColumn::Id | LedgerColumn::Field(Field::Note) => 24.0,
        LedgerColumn::Field(Field::Value | Field::Series(_) | Field::Period | Field::Section) => 14.0,
        _ => 10.0,
    }
}

/// One row a column of the ledger: its names, and how it is filled in.
fn help_sheet(sheet: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    sheet.set_name(HELP_SHEET)?;
    let bold = Format::new().set_bold().set_background_color(HEADER).set_border(FormatBorder::Thin);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (n, width) in [(0_u16, 14.0), (1, 14.0), (2, 90.0)] {
        sheet.set_column_width(n, width)?;
    }
    for (row, line) in (0_u32..).zip(GENERAL) {
        sheet.write_string(row, 0, line)?;
    }
    let top = u32::try_from(GENERAL.len()).unwrap_or(0) + 1;
    for (n, title) in (0_u16..).zip(["栏目", "英文名", "怎么填"]) {
        sheet.write_string_with_format(top, n, title, &bold)?;
    }
    let mut explained: Vec<&LedgerColumn> = grid.columns.iter().collect();
    explained.dedup_by_key(|column| help(column));
    for (row, column) in (top + 1..).zip(explained) {
        let (zh, key) = match column {
            LedgerColumn::Field(Field::Series(_)) => ("年份、时期", "2024"),
            column => (column.zh(), column.key()),
        };
        sheet.write_string_with_format(row, 0, zh, &wrapped)?;
        sheet.write_string_with_format(row, 1, key, &wrapped)?;
        sheet.write_string_with_format(row, 2, help(column), &wrapped)?;
    }
    Ok(())
}

/// What a colleague should know before anything else.
const GENERAL: [&str; 4] = [
    "请在“数据台账”表中填写白色的单元格；灰色的是编号和计算值，由程序给出，不必填。",
    "一行一个数据，首行表头不要改动；空着的单元格表示没有填报，空行会跳过。",
    "新增数据请接在末行之下，并起一个没有用过的编号（英文字母、数字和下划线，如 lectures）。",
    "单元格设为百分比格式时：单位是 % 的，80% 即 80；其他的，80% 即 0.8，印成百分比。",
];

fn help(column: &LedgerColumn) -> &'static str {
    match column {
        LedgerColumn::Id => "数据的名字，正文用它引用；不要改动，改了就成了另一个数据。",
        LedgerColumn::Kind => "填报值由人填写；计算值由其他数据推算，改了也不会采用。",
        LedgerColumn::Field(field) => match field {
            Field::Label => "数据的中文名称，用于表格和图表。",
            Field::Value => "完整的数字，不带单位和“万”“余”；有历年数的，可写 末期、合计、均值、最大。",
            Field::Unit => "场、人次、% 等。",
            Field::Qualifier => "约、近、超、逾、达、余、多、以上、以下、左右；没有就空着。",
            Field::Period => "数据所属的时期，如 2024 或 2022-2024。",
            Field::Series(_) => "该年或该期的数字；可以增加新的年份栏，表头写 2025 或 2025年。",
            Field::Source => "由谁提供，依据什么。",
            Field::Section => "所属的章节，便于查找。",
            Field::Note => "给经办人看的说明，不会印出来。",
            Field::PartOf => "它是哪个数据的一部分（写编号），不得超过那个数据。",
            Field::Derive => "推算方法，如 sum(a, b)、growth(a.2023, a.2024)；请在报告里修改。",
            Field::Scale => "万 或 亿：印成 14.2万。",
            Field::Decimals => "印出的小数位数。",
            Field::Rounding => "多余小数的取舍：half-up 四舍五入、half-even、down 去尾、up 进一。",
            Field::Percent => "是：印成百分比。",
            Field::Grouping => "是：每三位加一个逗号。",
            Field::Text => "印在数字位置上的文字，如 全覆盖。",
        },
    }
}
