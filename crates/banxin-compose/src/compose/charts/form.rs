//! How the numbers of an axis or a series print, here and in Word.
//!
//! One form gives both the words on the page and Excel's number format, so that they agree. A scale of 万 prints one decimal and one of 亿 two,
//! because that is what Excel's formats can say: its scaling commas go by thousands, and `0\.0,` puts the point one digit further in.

use banxin_model::{Rounding, Scale};
use rust_decimal::Decimal;

/// How numbers print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    pub(super) scale: Option<Scale>,
    pub(super) percent: bool,
    pub(super) decimals: u32,
    pub(super) grouping: bool,
}

impl Form {
    /// The form with as many decimals as these numbers need, and the scale only where every number of them shows in it.
    pub(super) fn fitted(self, values: impl Iterator<Item = Decimal>) -> Form {
        let mut form = Form { decimals: 0, ..self };
        for value in values {
            let shown = if self.percent { value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value) } else { value };
            form.decimals = form.decimals.max(shown.normalize().scale());
            let last = |scale: &Scale| Decimal::from(10_u64.pow(scale.exponent() - shown_decimals(*scale)));
            form.scale = form.scale.filter(|scale| value.checked_rem(last(scale)).is_some_and(|rest| rest.is_zero()));
        }
        form
    }

    /// A number in this form.
    pub(super) fn print(self, value: Decimal) -> String {
        let (shown, decimals) = match (self.scale, self.percent) {
            (Some(scale), _) => {
                let shown = value.checked_div(Decimal::from(10_u64.pow(scale.exponent()))).unwrap_or(value);
                (shown, shown_decimals(scale))
            }
            (None, true) => (value.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(value), self.decimals),
            (None, false) => (value, self.decimals),
        };
        let mut text = fixed(shown, decimals);
        if self.grouping && self.scale.is_none() {
            text = grouped(&text);
        }
        if self.percent {
            text.push('%');
        }
        text
    }

    /// The same as Excel writes it.
    pub(super) fn code(self) -> String {
        match self.scale {
            Some(Scale::Wan) => return "0\\.0,".to_owned(),
            Some(Scale::Yi) => return "0\\.00,,".to_owned(),
            None => {}
        }
        let mut code = if self.grouping { "#,##0".to_owned() } else { "0".to_owned() };
        if self.decimals > 0 {
            code.push('.');
            code.extend(std::iter::repeat_n('0', self.decimals as usize));
        }
        if self.percent {
            code.push('%');
        }
        code
    }
}

/// A ratio as a percentage of one decimal.
pub(super) fn percent(part: Decimal, whole: Decimal) -> String {
    Form { percent: true, decimals: 1, ..Form::default() }.print(part.checked_div(whole).unwrap_or_default())
}

/// The number with exactly `places` decimals, rounded half away from zero (四舍五入) like every figure; no negative zero.
fn fixed(value: Decimal, places: u32) -> String {
    let rounded = crate::figures::rounded(value, places.min(Decimal::MAX_SCALE), Rounding::HalfUp);
    let rounded = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    format!("{rounded:.*}", places as usize)
}

/// A comma every three digits before the point, as Excel's `#,##0` has it.
fn grouped(number: &str) -> String {
    let (sign, unsigned) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let end = unsigned.find('.').unwrap_or(unsigned.len());
    let mut out = String::from(sign);
    for (n, digit) in unsigned.chars().enumerate() {
        if n > 0 && n < end && (end - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Digits behind the point of a scaled number.
fn shown_decimals(scale: Scale) -> u32 {
    match scale {
        Scale::Wan => 1,
        Scale::Yi => 2,
    }
}

#[cfg(test)]
mod tests {
    use banxin_model::Scale;
    use rust_decimal::Decimal;

    use super::Form;

    #[test]
    fn the_page_and_excel_say_the_same() {
        let wan = Form { scale: Some(Scale::Wan), ..Form::default() };
        assert_eq!((wan.print(Decimal::from(142_000)), wan.code()), ("14.2".to_owned(), "0\\.0,".to_owned()));
        let percent = Form { percent: true, decimals: 1, ..Form::default() };
        assert_eq!((percent.print(Decimal::new(509, 3)), percent.code()), ("50.9%".to_owned(), "0.0%".to_owned()));
        let grouped = Form { grouping: true, decimals: 2, ..Form::default() };
        assert_eq!((grouped.print(Decimal::from(12_345)), grouped.code()), ("12,345.00".to_owned(), "#,##0.00".to_owned()));
    }

    #[test]
    fn a_scale_that_would_hide_digits_is_dropped() {
        let wan = Form { scale: Some(Scale::Wan), ..Form::default() };
        assert_eq!(wan.fitted([Decimal::from(50_000)].into_iter()).scale, Some(Scale::Wan));
        assert_eq!(wan.fitted([Decimal::from(50_500)].into_iter()).scale, None);
    }
}
