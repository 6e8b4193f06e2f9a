//! XLSX workbooks: the cells of a sheet as the text that a spreadsheet shows. The only module that knows calamine.

use std::collections::BTreeMap;
use std::io::Cursor;

use banxin_base::{Date, Diagnostic, codes, nearest};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};
use rust_decimal::{Decimal, RoundingStrategy};

use super::package;
use super::sheets::Places;
use crate::sheet::{SheetKey, trimmed};

/// Cells that a table may take from a workbook; a sheet can claim seventeen thousand million.
const MOST_CELLS: u64 = 1 << 20;

/// Significant digits that spreadsheets keep of a number that is typed in.
const KEPT_DIGITS: usize = 15;

/// A rectangle of cells.
pub(super) struct Cells {
    pub(super) rows: Vec<Vec<String>>,
    /// Numbers with all their digits, where `rows` have fewer, by row and column of `rows`.
    pub(super) exact: BTreeMap<(usize, usize), String>,
    /// The sheet's name.
    pub(super) sheet: String,
    /// Its first row, from 0.
    pub(super) row: u32,
    /// Its first column, from 0.
    pub(super) column: u32,
}

/// Why a workbook gives no cells.
pub(super) enum Problem {
    /// Not a workbook, or damaged: the reason in the library's words.
    Unreadable(String),
    /// No sheet of this name; the names there are.
    NoSheet(String, Vec<String>),
    /// Not a range of cells.
    BadRange(String),
    /// More cells than a table takes.
    TooLarge,
    /// Unpacks to more bytes than any workbook of a report has.
    Unpacked,
}

impl Problem {
    /// The problem at its place in the report.
    pub(super) fn diagnostic(self, key: &SheetKey, places: &Places) -> Diagnostic {
        match self {
            Problem::Unreadable(reason) => {
                let found = Diagnostic::new(&codes::FILE_UNREADABLE, places.file.clone()).with("file", &key.file);
                // The reader's own words are English.
                let zh = "不是完好的 XLSX 工作簿（旧的 xls 请另存为 xlsx；加密的请先取消密码）";
                found.with("reason_zh", zh).with("reason_en", format!("it is not an intact XLSX workbook ({reason})"))
            }
            Problem::NoSheet(sheet, known) => {
                let found = Diagnostic::new(&codes::SHEET_NOT_FOUND, places.sheet.clone()).with("file", &key.file);
                let near = nearest(&sheet, known.iter().map(String::as_str));
                found.with("sheet", &sheet).with("known", known.join("、")).near(near)
            }
            Problem::BadRange(range) => {
                let found = Diagnostic::new(&codes::BAD_VALUE, places.range.clone()).with("value", range);
                found.with("what_zh", "单元格范围").with("what_en", "range of cells").with("known", "A1:D20")
            }
            Problem::TooLarge => {
                let found = Diagnostic::new(&codes::INPUT_TOO_LARGE, places.file.clone()).with("file", &key.file);
                found.with("reason_zh", "单元格超过一百万个").with("reason_en", "more than a million cells")
            }
            Problem::Unpacked => {
                let found = Diagnostic::new(&codes::INPUT_TOO_LARGE, places.file.clone()).with("file", &key.file);
                found.with("reason_zh", "解压后超过 256 MiB").with("reason_en", "it unpacks to more than 256 MiB")
            }
        }
    }
}

/// A range of cells, both ends included, from 0.
#[derive(Clone, Copy)]
struct Area {
    rows: (u32, u32),
    columns: (u32, u32),
}

/// Reads a sheet, the first if none is named; all cells that hold something, or those of a range such as A1:D20, as a spreadsheet shows them.
pub(super) fn read(bytes: &[u8], sheet: Option<&str>, range: Option<&str>) -> Result<Cells, Problem> {
    let wanted = range.map(|range| area(range).ok_or_else(|| Problem::BadRange(range.to_owned()))).transpose()?;
    let mut exact: Vec<((u32, u32), String)> = Vec::new();
    let mut cells = cells(bytes, sheet, wanted, &mut |at, value, format| {
        let shown = shown(value, format);
        let digits = precise(value, format).filter(|digits| *digits != shown.replace(',', ""));
        exact.extend(digits.map(|digits| (at, digits)));
        shown
    })?;
    let here = |(row, column): (u32, u32)| {
        Some((usize::try_from(row.checked_sub(cells.row)?).ok()?, usize::try_from(column.checked_sub(cells.column)?).ok()?))
    };
    cells.exact = exact.into_iter().filter_map(|(at, digits)| Some((here(at)?, digits))).collect();
    Ok(cells)
}

/// Reads a sheet, the first if none is named, with every digit of its numbers: 0.825512 under the format 0.0% is 82.5512%. With the cells whose
/// numbers have more digits than a spreadsheet keeps, counted from the first cell of the rectangle.
pub(super) fn read_exact(bytes: &[u8], sheet: Option<&str>) -> Result<(Cells, Vec<(usize, usize)>), Problem> {
    let mut long: Vec<(u32, u32)> = Vec::new();
    let cells = cells(bytes, sheet, None, &mut |at, value, format| {
        if let DataRef::Float(number) = value
            && significant_digits(*number) > KEPT_DIGITS
        {
            long.push(at);
        }
        unrounded(value, format)
    })?;
    let inside = |(row, column): (u32, u32)| Some((usize::try_from(row - cells.row).ok()?, usize::try_from(column - cells.column).ok()?));
    let long = long.into_iter().filter_map(inside).collect();
    Ok((cells, long))
}

/// What a cell says, by its row and column from 0, its value, and the code of its number format.
type Shown<'a> = dyn FnMut((u32, u32), &DataRef<'_>, &str) -> String + 'a;

/// Reads the cells of a sheet by `text`, which gets row and column from 0, the value, and the code of its number format.
fn cells(bytes: &[u8], sheet: Option<&str>, wanted: Option<Area>, text: &mut Shown<'_>) -> Result<Cells, Problem> {
    let unreadable = |error: calamine::XlsxError| Problem::Unreadable(error.to_string());
    package::check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let names = book.sheet_names();
    let name = match sheet {
        Some(name) if names.iter().any(|known| known == name) => name.to_owned(),
        Some(name) => return Err(Problem::NoSheet(name.to_owned(), names)),
        None => names.first().cloned().ok_or_else(|| Problem::NoSheet(String::new(), Vec::new()))?,
    };
    let mut reader = book.worksheet_cells_reader(&name).map_err(unreadable)?;
    let mut cells: BTreeMap<(u32, u32), String> = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
        let (row, column) = cell.get_position();
        let inside = wanted.is_none_or(|area| within(row, area.rows) && within(column, area.columns));
        let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
        let text = text((row, column), cell.get_value(), format.map_or("", |format| format.format_code.as_str()));
        if inside && !text.is_empty() {
            cells.insert((row, column), text);
        }
        if cells.len() as u64 > MOST_CELLS {
            return Err(Problem::TooLarge);
        }
    }
    let (rows, (row, column)) = rectangle(cells, wanted)?;
    Ok(Cells { rows, exact: BTreeMap::new(), sheet: name, row, column })
}

fn within(number: u32, (first, last): (u32, u32)) -> bool {
    (first..=last).contains(&number)
}

/// Rows of cells, and row and column of the first.
type Rows = (Vec<Vec<String>>, (u32, u32));

/// Sparse cells as rows of equal length.
fn rectangle(mut cells: BTreeMap<(u32, u32), String>, wanted: Option<Area>) -> Result<Rows, Problem> {
    let spanned = || {
        let (first, last) = (cells.keys().next()?.0, cells.keys().next_back()?.0);
        let columns = cells.keys().map(|(_, column)| *column);
        Some(Area { rows: (first, last), columns: (columns.clone().min()?, columns.max()?) })
    };
    let Some(area) = wanted.or_else(spanned) else { return Ok((Vec::new(), (0, 0))) };
    let size = |(first, last): (u32, u32)| u64::from(last - first) + 1;
    if size(area.rows) * size(area.columns) > MOST_CELLS {
        return Err(Problem::TooLarge);
    }
    let mut row_of = |row| (area.columns.0..=area.columns.1).map(|column| cells.remove(&(row, column)).unwrap_or_default()).collect();
    let rows = (area.rows.0..=area.rows.1).map(&mut row_of).collect();
    Ok((rows, (area.rows.0, area.columns.0)))
}

/// Reads A1:D20, or A1 alone; `$` signs are allowed.
fn area(range: &str) -> Option<Area> {
    let range = range.replace('$', "");
    let (first, last) = range.split_once(':').unwrap_or((&range, &range));
    let ((row, column), (last_row, last_column)) = (position(first)?, position(last)?);
    (row <= last_row && column <= last_column).then_some(Area { rows: (row, last_row), columns: (column, last_column) })
}

/// Row and column of A1, from 0.
fn position(name: &str) -> Option<(u32, u32)> {
    let name = name.trim().to_ascii_uppercase();
    let split = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = name.split_at(split);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
    let row: u32 = digits.parse().ok().filter(|row| (1..=1_048_576).contains(row))?;
    Some((row - 1, column - 1))
}

/// A cell as a spreadsheet shows it, as far as its format is a plain one: digits after the point, grouping, percent.
fn shown(value: &DataRef<'_>, format: &str) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => plain_number(Decimal::from(*number), format),
        DataRef::Float(number) => exact(*number).map_or_else(|| number.to_string(), |number| plain_number(number, format)),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => trimmed(text).to_owned(),
        DataRef::SharedString(text) => trimmed(text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(moment) => date(moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A cell with every digit of its number; of a format that shows percentages, the percentage.
fn unrounded(value: &DataRef<'_>, format: &str) -> String {
    let number = match value {
        DataRef::Int(number) => Some(Decimal::from(*number)),
        DataRef::Float(number) => shortest(*number),
        _ => None,
    };
    let Some(number) = number else { return shown(value, "") };
    match number.checked_mul(Decimal::ONE_HUNDRED).filter(|_| shows_percent(format)) {
        Some(hundredfold) => format!("{}%", hundredfold.normalize()),
        None => number.normalize().to_string(),
    }
}

/// A number with the 15 digits that a spreadsheet keeps; of a format that shows percentages, the percentage. Nothing of what is no number.
fn precise(value: &DataRef<'_>, format: &str) -> Option<String> {
    let number = match value {
        DataRef::Int(number) => Decimal::from(*number),
        DataRef::Float(number) => exact(*number)?,
        _ => return None,
    };
    let hundredfold = number.checked_mul(Decimal::ONE_HUNDRED).filter(|_| shows_percent(format));
    Some(hundredfold.map_or_else(|| number.normalize().to_string(), |number| format!("{}%", number.normalize())))
}

/// Whether a number format shows percentages: it has a % that stands outside quoted words.
fn shows_percent(format: &str) -> bool {
    let first = format.split(';').next().unwrap_or_default();
    first.split('"').step_by(2).any(|plain| plain.contains('%'))
}

/// The shortest decimal that reads back as the same binary float: 0.1 for the float nearest to 0.1.
fn shortest(number: f64) -> Option<Decimal> {
    let text = number.to_string();
    Decimal::from_str_exact(&text).ok().or_else(|| Decimal::from_scientific(&format!("{number:e}")).ok())
}

/// How many digits the shortest decimal of a float has.
fn significant_digits(number: f64) -> usize {
    let text = format!("{:e}", number.abs());
    text.split('e').next().unwrap_or_default().bytes().filter(u8::is_ascii_digit).count()
}

/// The decimal that a binary float stands for: its shortest spelling, at the 15 digits that spreadsheets keep.
fn exact(number: f64) -> Option<Decimal> {
    let spelt = Decimal::from_str_exact(&number.to_string()).ok()?;
    spelt.round_sf_with_strategy(15, RoundingStrategy::MidpointAwayFromZero).map(|number| number.normalize())
}

/// A number under a format code such as `0.0%` or `#,##0.00`; other codes leave it plain.
fn plain_number(number: Decimal, format: &str) -> String {
    let code = format.split(';').next().unwrap_or_default();
    let known = !code.is_empty() && code.chars().all(|c| matches!(c, '0' | '#' | ',' | '.' | '%' | '_' | ' ' | '(' | ')'));
    if !known {
        return number.normalize().to_string();
    }
    let percent = code.contains('%');
    let number = if percent { number * Decimal::ONE_HUNDRED } else { number };
    let decimals = code.split_once('.').map_or("", |(_, rest)| rest);
    let (least, most) = (decimals.matches('0').count(), decimals.matches(['0', '#']).count());
    let count = |digits: usize| u32::try_from(digits).unwrap_or(28).min(28);
    let mut rounded = number.round_dp_with_strategy(count(most), RoundingStrategy::MidpointAwayFromZero).normalize();
    if rounded.scale() < count(least) {
        rounded.rescale(count(least));
    }
    let grouped = if code.contains(',') { group(&rounded.to_string()) } else { rounded.to_string() };
    if percent { grouped + "%" } else { grouped }
}

/// A comma every three digits before the point.
fn group(number: &str) -> String {
    let whole = number.split('.').next().unwrap_or(number).len();
    let mut out = String::with_capacity(number.len() + whole / 3);
    for (at, c) in number.char_indices() {
        let left = whole.saturating_sub(at);
        if at > 0 && at < whole && left % 3 == 0 && !out.ends_with('-') {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// A day as 2025-01-20, with the time if it has one; a length of time as hours, minutes, seconds.
fn date(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return time;
    }
    let day = Date::new(year, month, day).map_or_else(|| format!("{year:04}-{month:02}-{day:02}"), |date| date.to_string());
    if (hour, minute, second) == (0, 0, 0) { day } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use calamine::DataRef;

    use super::{area, exact, plain_number, position, significant_digits, unrounded};

    #[test]
    fn cells_have_names() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("ab12"), Some((11, 27)));
        assert_eq!(position("A0"), None);
        assert_eq!(position("1A"), None);
        assert!(area("$A$1:D20").is_some_and(|area| area.rows == (0, 19) && area.columns == (0, 3)));
        assert!(area("D20:A1").is_none());
    }

    #[test]
    fn numbers_are_shown_as_their_format_says() {
        let number = |text: &str| Decimal::from_str_exact(text).expect("a number");
        assert_eq!(plain_number(number("1234567.5"), "#,##0"), "1,234,568");
        assert_eq!(plain_number(number("-123456"), "#,##0.00"), "-123,456.00");
        assert_eq!(plain_number(number("0.8255"), "0.0%"), "82.6%");
        assert_eq!(plain_number(number("2.50"), ""), "2.5");
        assert_eq!(plain_number(number("35"), "General"), "35");
        assert_eq!(exact(0.1 + 0.2).map(|number| number.to_string()).as_deref(), Some("0.3"));
    }

    #[test]
    fn exact_numbers_are_the_shortest_decimals() {
        let text = |number: f64, format: &str| unrounded(&DataRef::Float(number), format);
        assert_eq!([0.1, 2.5, 46221.0, 1e15, -0.07].map(|number| text(number, "")), ["0.1", "2.5", "46221", "1000000000000000", "-0.07"]);
        assert_eq!(text(0.1 + 0.2, ""), "0.30000000000000004");
        assert_eq!([0.1, 0.1 + 0.2, 123_456_789_012_345.0].map(significant_digits), [1, 17, 15]);
        assert_eq!(text(0.825_512, "0.0%"), "82.5512%");
        assert_eq!(text(0.07, "0%"), "7%");
        assert_eq!(text(5.0, "0\"%以上\""), "5");
        assert_eq!(text(1234.5, "#,##0"), "1234.5");
    }
}
