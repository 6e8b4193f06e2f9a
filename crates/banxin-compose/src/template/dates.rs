//! Dates as text prints them: 2025年1月20日, 2025-01-20, 二〇二五年一月二十日 (GB/T 15835 5.1.4).

use banxin_base::Date;

use crate::figures::{counted_off, in_chinese};

/// The styles of the filter `date`.
const STYLES: &str = "iso hanzi";

/// A date in digits, printed; the day, or the month too, may be missing.
///
/// The year is always whole and nothing is padded, but for the form with hyphens, which an incomplete date may not have.
///
/// # Errors
/// Why it is no date, in Chinese and English.
pub(super) fn printed(text: &str, style: Option<&str>) -> Result<String, (String, String)> {
    let no_date = || (format!("“{text}”不是日期，应如 2025-01-20"), format!("`{text}` is no date, write it like 2025-01-20"));
    let (year, month, day) = parts(text).ok_or_else(no_date)?;
    if Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).is_none() {
        return Err(no_date());
    }
    let words = |year: String, number: &dyn Fn(u8) -> String| {
        let month = month.map(|month| format!("{}月", number(month))).unwrap_or_default();
        let day = day.map(|day| format!("{}日", number(day))).unwrap_or_default();
        format!("{year}年{month}{day}")
    };
    match (style, month, day) {
        (None, ..) => Ok(words(year.to_string(), &|number| number.to_string())),
        (Some("hanzi"), ..) => Ok(words(counted_off(year.into()), &|number| in_chinese(number.into()))),
        (Some("iso"), Some(month), Some(day)) => Ok(format!("{year}-{month:02}-{day:02}")),
        (Some("iso"), ..) => Err(("不完整的日期不能用连字符".to_owned(), "an incomplete date has no form with hyphens".to_owned())),
        (Some(other), ..) => {
            Err((format!("没有“{other}”这种日期写法，可用：{STYLES}"), format!("there is no date style `{other}`, known: {STYLES}")))
        }
    }
}

/// Year, month and day of 2025-01-20, 2025-1, 2025年1月20日; the year has four digits.
fn parts(text: &str) -> Option<(u16, Option<u8>, Option<u8>)> {
    let text = text.trim();
    let text = text.strip_suffix(['日', '月', '年']).unwrap_or(text);
    let mut parts = text.split(['-', '年', '月']);
    let year = parts.next().filter(|year| year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()))?.parse().ok()?;
    let mut number = || parts.next().map(|part| part.parse::<u8>().map_err(|_| ())).transpose();
    let (month, day) = (number().ok()?, number().ok()?);
    parts.next().is_none().then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::printed;

    #[test]
    fn dates_print_in_each_style() {
        let cases = [
            ("2025-01-20", None, "2025年1月20日"),
            ("2025-1-5", Some("iso"), "2025-01-05"),
            ("2025-01-20", Some("hanzi"), "二〇二五年一月二十日"),
            ("2010-10-30", Some("hanzi"), "二〇一〇年十月三十日"),
            ("2025年1月20日", Some("iso"), "2025-01-20"),
            ("2025-01", None, "2025年1月"),
            ("2025", Some("hanzi"), "二〇二五年"),
        ];
        for (text, style, wanted) in cases {
            assert_eq!(printed(text, style).as_deref(), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for (text, style) in [("25-01-20", None), ("2025-02-30", None), ("2025-01", Some("iso")), ("x", None), ("2025-01-20", Some("us"))] {
            assert!(printed(text, style).is_err(), "{text}");
        }
    }
}
