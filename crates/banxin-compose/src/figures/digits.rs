//! Arabic digits: a number with its decimals, grouped, and read back from print.

use banxin_model::{Grouping, Rounding, Scale};
use rust_decimal::Decimal;

use super::arithmetic;

/// Between groups of digits: narrow, and no place to break a line (GB/T 15835 5.1.1 b asks for a quarter em).
pub(crate) const GROUP_SPACE: char = '\u{202F}';

/// The number with exactly `places` decimals; a pure decimal keeps its leading 0 (GB/T 15835 5.1.2).
pub(crate) fn fixed(value: Decimal, places: u32, rounding: Rounding) -> String {
    let places = places.min(Decimal::MAX_SCALE);
    let rounded = arithmetic::rounded(value, places, rounding);
    let positive_zero = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    format!("{positive_zero:.*}", places as usize)
}

/// Groups of three digits where there are more than four (GB/T 15835 5.1.1): by commas before the point only, by spaces on both its sides.
pub(crate) fn grouped(number: &str, grouping: Grouping) -> String {
    let separator = match grouping {
        Grouping::None => return number.to_owned(),
        Grouping::Comma => ',',
        Grouping::Space => GROUP_SPACE,
    };
    let (sign, unsigned) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && whole.len() > 4 && (whole.len() - n).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    let Some(fraction) = fraction else { return out };
    out.push('.');
    for (n, digit) in fraction.chars().enumerate() {
        if n > 0 && fraction.len() > 4 && n.is_multiple_of(3) && grouping == Grouping::Space {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A number read back from print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Read {
    /// The value, its 万 or 亿 multiplied in.
    pub(crate) value: Decimal,
    /// One unit of the last digit printed.
    pub(crate) unit: Decimal,
    /// The 万 or 亿 that it prints with.
    pub(crate) scale: Option<Scale>,
    /// What follows the number: its unit of measure.
    pub(crate) after: String,
}

/// Reads 250,123人次, 14.2万, 50.9%, −3, +3. A number with a word of approximation is no number to reckon with, so there is none.
pub(crate) fn read(text: &str) -> Option<Read> {
    let text = text.trim();
    let (negative, unsigned) = match text.strip_prefix(['-', '−', '－']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | GROUP_SPACE)).unwrap_or(unsigned.len());
    let (number, after) = unsigned.split_at(end);
    let digits: String = number.chars().filter(|c| !matches!(c, ',' | '\u{202F}')).collect();
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.ends_with('.') {
        return None;
    }
    let mut value: Decimal = digits.parse().ok()?;
    let mut unit = arithmetic::unit_of(value.scale());
    let after = after.trim();
    let scale = [Scale::Wan, Scale::Yi].into_iter().find(|scale| after.starts_with(scale.word()));
    let mut after = after;
    if let Some(scale) = scale {
        let power = Decimal::from(10_u64.pow(scale.exponent()));
        (value, unit) = (value.checked_mul(power)?, unit.checked_mul(power)?);
        after = after.strip_prefix(scale.word()).unwrap_or(after);
    }
    let vague = after.starts_with(['余', '多']) || ["以上", "以下", "左右", "上下"].iter().any(|word| after.ends_with(word));
    if vague || after.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Read { value: if negative { -value } else { value }, unit, scale, after: after.to_owned() })
}

#[cfg(test)]
mod tests {
    use banxin_model::{Grouping, Rounding};
    use rust_decimal::Decimal;

    use super::{fixed, grouped, read};

    #[test]
    fn digits_stand_in_groups_of_three() {
        let cases = [
            ("-1234567.5", "-1,234,567.5", "-1 234 567.5"),
            ("1234", "1234", "1234"),
            ("19351235.235767", "19,351,235.235767", "19 351 235.235 767"),
            ("55235367.34623", "55,235,367.34623", "55 235 367.346 23"),
        ];
        for (number, comma, space) in cases {
            assert_eq!(grouped(number, Grouping::Comma), comma);
            assert_eq!(grouped(number, Grouping::Space).replace('\u{202F}', " "), space);
            assert_eq!(grouped(number, Grouping::None), number);
        }
    }

    #[test]
    fn zero_has_no_sign() {
        assert_eq!(fixed("-0.001".parse().expect("a number"), 1, Rounding::HalfUp), "0.0");
    }

    #[test]
    fn print_reads_back() {
        let value = |text: &str| read(text).map(|read| (read.value.normalize().to_string(), read.unit.normalize().to_string(), read.after));
        let some = |value: &str, unit: &str, after: &str| Some((value.to_owned(), unit.to_owned(), after.to_owned()));
        assert_eq!(value("250,123人次"), some("250123", "1", "人次"));
        assert_eq!(value("14.2万人次"), some("142000", "1000", "人次"));
        assert_eq!(value("−3.45亿元"), some("-345000000", "1000000", "元"));
        assert_eq!(value("50.9%"), some("50.9", "0.1", "%"));
        assert_eq!(read("2000"), Some(super::Read { value: Decimal::from(2000), unit: Decimal::ONE, scale: None, after: String::new() }));
        for text in ["2000余人次", "80%以上", "—", "", "约3", "2022-2024", "3.", "全覆盖"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
