//! How a figure prints: 2000余人次, 14.2万人次, 80%以上, 全覆盖.
//!
//! Rounding happens here and nowhere else: half away from zero (四舍五入).

use banxin_model::{Display, Qualifier, QualifierPlace, Scale};
use rust_decimal::Decimal;

use super::hanzi;
use super::{ResolvedFigure, arithmetic};

/// Which part of a figure prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Part {
    /// Number, approximation word and unit.
    #[default]
    Whole,
    /// Number with scale and approximation word, no unit.
    Number,
    /// The bare exact number.
    Value,
}

/// The numerals that a figure prints in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Numerals {
    /// 35
    #[default]
    Arabic,
    /// 三十五
    Chinese,
    /// 叁拾伍
    Financial,
}

/// How to print one figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Which part.
    pub(crate) part: Part,
    /// In which numerals.
    pub(crate) numerals: Numerals,
    /// Scale and decimals instead of the figure's own.
    pub(crate) scaled: Option<(Scale, Option<u32>)>,
}

impl ResolvedFigure {
    /// The figure in its own form.
    pub fn printed(&self) -> String {
        self.print(self.value, &Form::default())
    }

    /// A value of this figure (its own, or a period's) in a form.
    pub(crate) fn print(&self, value: Decimal, form: &Form) -> String {
        let display = &self.figure.display;
        if form.part == Part::Value {
            return self.number(value, form, &Display { scale: None, ..display.clone() });
        }
        let own = value == self.value;
        if let (Some(text), true, Numerals::Arabic) = (&display.text, own, form.numerals) {
            return text.clone();
        }
        // An approximation word belongs to the value it was stated with; other periods print exactly.
        let qualifier = self.figure.qualifier.filter(|_| own);
        let word_at = |place| qualifier.filter(|word| word.place() == place).map_or("", Qualifier::word);
        let number = self.number(value, form, display);
        let unit = if form.part == Part::Whole { self.unit() } else { "" };
        let (before, odd) = (word_at(QualifierPlace::BeforeNumber), word_at(QualifierPlace::BeforeUnit));
        format!("{before}{number}{odd}{unit}{}", word_at(QualifierPlace::AfterUnit))
    }

    /// The unit that prints after the number; a ratio shown as a percentage carries its % in the number.
    pub(crate) fn unit(&self) -> &str {
        if self.percent { "" } else { &self.figure.unit }
    }

    fn number(&self, value: Decimal, form: &Form, display: &Display) -> String {
        let (scale, decimals) = match form.scaled {
            Some((scale, decimals)) => (Some(scale), decimals),
            None => (display.scale, display.decimals),
        };
        let scaled = scale.map_or(value, |scale| {
            let power = Decimal::from(10_u64.pow(scale.exponent()));
            value.checked_div(power).unwrap_or(value)
        });
        let hundredfold = if self.percent { scaled.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(scaled) } else { scaled };
        // A derived ratio has endless digits: one decimal unless the ledger says otherwise.
        let decimals = decimals.or((self.figure.derive.is_some() && hundredfold.scale() > 6).then_some(1));
        let rounded = match decimals {
            Some(places) => fixed(hundredfold, places),
            None => hundredfold.normalize().to_string(),
        };
        let mut text = match form.numerals {
            Numerals::Arabic if display.grouping => group(&rounded),
            Numerals::Arabic => rounded,
            Numerals::Chinese | Numerals::Financial => self.in_hanzi(&rounded, form.numerals),
        };
        text.push_str(scale.map_or("", Scale::word));
        if self.percent {
            text.push('%');
        }
        text
    }

    fn in_hanzi(&self, rounded: &str, numerals: Numerals) -> String {
        let value = rounded.parse().unwrap_or(self.value);
        let is_year = self.figure.unit == "年" && rounded.len() == 4;
        match numerals {
            Numerals::Financial => hanzi::measured(value, &hanzi::FINANCIAL),
            Numerals::Arabic | Numerals::Chinese if is_year => hanzi::numbered(value),
            Numerals::Arabic | Numerals::Chinese => hanzi::measured(value, &hanzi::PLAIN),
        }
    }
}

/// A ratio as a percentage with exactly `places` decimals.
pub(crate) fn percent(ratio: Decimal, places: u32) -> String {
    format!("{}%", fixed(ratio.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(ratio), places))
}

/// The number with exactly `places` decimals; a pure decimal keeps its leading 0 (GB/T 15835 5.1.2).
fn fixed(value: Decimal, places: u32) -> String {
    let places = places.min(Decimal::MAX_SCALE);
    let rounded = arithmetic::rounded(value, places);
    let positive_zero = if rounded.is_zero() { Decimal::ZERO } else { rounded };
    format!("{positive_zero:.*}", places as usize)
}

/// A comma every three digits before the point, when there are more than four (GB/T 15835 5.1.1 a).
fn group(number: &str) -> String {
    let (sign, unsigned) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = unsigned.split_once('.').map_or((unsigned, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && whole.len() > 4 && (whole.len() - n).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use banxin_model::Scale;

    use super::super::evaluate::tests::values_of;
    use super::{Form, Numerals, Part, group};

    fn printed(figure: &str) -> String {
        let (values, found) = values_of(&format!("base: {{value: 53}}\nx: {figure}"));
        assert!(found.is_empty(), "{found:?}");
        values.get("x").expect("computed").1.printed()
    }

    #[test]
    fn words_of_approximation_take_their_places() {
        assert_eq!(printed("{value: 2000, unit: 人次, qualifier: 余}"), "2000余人次");
        assert_eq!(printed("{value: 80, unit: '%', qualifier: 以上}"), "80%以上");
        assert_eq!(printed("{value: 20000, unit: 人次, qualifier: 余, display: {scale: 万}}"), "2万余人次");
        assert_eq!(printed("{value: 120, unit: 名, qualifier: 近}"), "近120名");
        assert_eq!(printed("{value: 46000, unit: 人, qualifier: 余, display: {scale: 万}}"), "4.6万余人");
    }

    #[test]
    fn scale_decimals_and_grouping() {
        assert_eq!(printed("{value: 142000, unit: 人次, display: {scale: 万, decimals: 1}}"), "14.2万人次");
        assert_eq!(printed("{value: 250123, unit: 人次, display: {grouping: true}}"), "250,123人次");
        assert_eq!(printed("{value: 12.50, unit: 元}"), "12.5元");
        assert_eq!(printed("{value: 12.5, unit: 元, display: {decimals: 2}}"), "12.50元");
        assert_eq!(printed("{value: 0.125, display: {decimals: 2}}"), "0.13");
        assert_eq!(printed("{value: -0.001, display: {decimals: 1}}"), "0.0");
        assert_eq!(group("-1234567.5"), "-1,234,567.5");
        assert_eq!(group("1234"), "1234");
    }

    #[test]
    fn ratios_print_as_percentages() {
        assert_eq!(printed("{derive: {share: [27, base]}}"), "50.9%");
        assert_eq!(printed("{derive: {growth: [50, base]}, display: {percent: true, decimals: 2}}"), "6.00%");
        assert_eq!(printed("{derive: {ratio: [base, 7]}, unit: 倍}"), "7.6倍");
    }

    #[test]
    fn a_word_may_stand_for_the_number() {
        assert_eq!(printed("{value: 100, unit: '%', display: {text: 全覆盖}}"), "全覆盖");
    }

    #[test]
    fn other_forms() {
        let (values, _) = values_of("x: {value: 142000, unit: 人次, qualifier: 余}\ny: {value: 2024, unit: 年}");
        let (x, y) = (values.get("x").expect("x").1, values.get("y").expect("y").1);
        let form = |part, numerals, scaled| Form { part, numerals, scaled };
        assert_eq!(x.print(x.value, &form(Part::Number, Numerals::Arabic, Some((Scale::Wan, Some(1))))), "14.2万余");
        assert_eq!(x.print(x.value, &form(Part::Value, Numerals::Arabic, None)), "142000");
        assert_eq!(x.print(x.value, &form(Part::Whole, Numerals::Chinese, None)), "十四万二千余人次");
        assert_eq!(y.print(y.value, &form(Part::Whole, Numerals::Chinese, None)), "二〇二四年");
    }
}
