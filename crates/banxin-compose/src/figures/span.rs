//! Ranges: 12500～20000元, 15%～30%, 2022—2024年 (GB/T 15835 5.1.3).

use rust_decimal::Decimal;

use super::print::{Form, Numerals, Part};
use super::{Kind, ResolvedFigure};

/// One end of a range.
pub(crate) struct End<'a> {
    /// The figure.
    pub(crate) figure: &'a ResolvedFigure,
    /// Its value, or that of one of its periods.
    pub(crate) value: Decimal,
    /// How it prints.
    pub(crate) form: Form,
}

/// What prints of the first end, between both, and of the second.
///
/// The first unit is dropped only where nobody can misread it: 12500～20000元, but 9亿～16亿, 13万元～17万元, 15%～30%. Years are joined by
/// a dash, numbers in Chinese by 至.
///
/// # Errors
/// Why the two make no range, in Chinese and English.
pub(crate) fn span(first: &End<'_>, second: &End<'_>) -> Result<[String; 3], (&'static str, &'static str)> {
    for end in [first, second] {
        let own = end.value == end.figure.value;
        if own && (end.figure.figure.qualifier.is_some() || end.figure.figure.display.text.is_some()) {
            return Err(("概数和文字不能作范围的两端", "a range has no ends that are approximate or a word"));
        }
    }
    let units = [first, second].map(|end| (end.figure.unit(), end.figure.kind));
    if units[0] != units[1] {
        return Err(("范围两端的单位不同", "the ends of the range have different units"));
    }
    if first.value >= second.value {
        return Err(("范围的起点应当小于终点", "a range goes from the smaller to the larger"));
    }
    let arabic = first.form.numerals == Numerals::Arabic;
    let (unit, kind) = units[0];
    let years = unit == "年" && arabic && [first, second].iter().all(|end| (1000..=9999).contains(&end.value.trunc().mantissa()));
    let scaled = |end: &End<'_>| end.form.scaled.is_some() || end.figure.figure.display.scale.is_some();
    let keeps = scaled(first) || scaled(second) || kind.is_percent() || unit == "‰" || unit.starts_with(['万', '亿']) || !arabic;
    let part = if keeps || kind == Kind::Ratio { first.form.part } else { Part::Number };
    let between = match (arabic, years) {
        (false, _) => "至",
        (true, true) => "—",
        (true, false) => "～",
    };
    let start = first.figure.print(first.value, &Form { part, ..first.form.clone() });
    let end = second.figure.print(second.value, &second.form);
    Ok([start, between.to_owned(), end])
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::values_of;
    use super::super::{Form, Numerals};
    use super::{End, span};

    fn printed(first: &str, second: &str, numerals: Numerals) -> Result<String, &'static str> {
        let (values, found) = values_of(&format!("a: {first}\nb: {second}"));
        assert!(found.is_empty(), "{found:?}");
        let (a, b) = (values.get("a").expect("a").1, values.get("b").expect("b").1);
        let form = Form { numerals, ..Form::default() };
        let end = |figure| End { figure, value: figure.value, form: form.clone() };
        let parts = span(&end(a), &end(b));
        parts.map(|parts| parts.concat()).map_err(|(_, en)| en)
    }

    #[test]
    fn the_first_unit_is_dropped_where_nobody_can_misread_it() {
        let cases = [
            ("{value: 12500, unit: 元}", "{value: 20000, unit: 元}", "12500～20000元"),
            ("{value: 100, unit: kg}", "{value: 150, unit: kg}", "100～150kg"),
            ("{value: 900000000, display: {scale: 亿}}", "{value: 1600000000, display: {scale: 亿}}", "9亿～16亿"),
            ("{value: 130000, unit: 元, display: {scale: 万}}", "{value: 170000, unit: 元, display: {scale: 万}}", "13万元～17万元"),
            ("{value: 13, unit: 万元}", "{value: 17, unit: 万元}", "13万元～17万元"),
            ("{value: 15, unit: '%'}", "{value: 30, unit: '%'}", "15%～30%"),
            ("{derive: {share: [1, 4]}}", "{derive: {share: [1, 2]}}", "25%～50%"),
            ("{value: 1.5, unit: 个百分点}", "{value: 2.3, unit: 个百分点}", "1.5～2.3个百分点"),
            ("{value: 2022, unit: 年}", "{value: 2024, unit: 年}", "2022—2024年"),
        ];
        for (first, second, wanted) in cases {
            assert_eq!(printed(first, second, Numerals::Arabic), Ok(wanted.to_owned()));
        }
        assert_eq!(printed("{value: 3, unit: 场}", "{value: 5, unit: 场}", Numerals::Chinese), Ok("三场至五场".to_owned()));
    }

    #[test]
    fn what_is_no_range_is_refused() {
        let cases = [
            ("{value: 20, unit: 人, qualifier: 余}", "{value: 30, unit: 人}", "approximate"),
            ("{value: 20, unit: 人}", "{value: 30, unit: 场}", "units"),
            ("{value: 30, unit: 人}", "{value: 20, unit: 人}", "smaller"),
        ];
        for (first, second, wanted) in cases {
            assert!(printed(first, second, Numerals::Arabic).is_err_and(|reason| reason.contains(wanted)), "{first} {second}");
        }
    }
}
