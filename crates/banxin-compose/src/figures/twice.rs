//! One fact, two entries: figures of one label and period that contradict each other.
//!
//! Prose, tables and charts only refer to the ledger, so a figure cannot contradict itself there. What is left is a ledger that states one fact
//! twice. Words of approximation make no contradiction, neither does a coarser print of the same value: 14.2万 and 142013.

use std::sync::Arc;

use banxin_base::{Diagnostic, codes};
use banxin_model::{Rounding, Scale};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

use super::parts::in_base;
use super::{ResolvedFigure, Values, arithmetic};

/// Labels that say nothing by themselves.
const GENERIC: [&str; 9] = ["", "合计", "总计", "小计", "共计", "总数", "其他", "其它", "其中"];

/// Reports entries of one label and period with other values, or with the same value in other units.
pub(super) fn check(values: &Values, found: &mut Vec<Diagnostic>) {
    let mut first: IndexMap<(&str, &str), Vec<&ResolvedFigure>, FxBuildHasher> = IndexMap::default();
    for figure in values.iter() {
        let written: &Arc<banxin_model::Figure> = &figure.figure;
        if GENERIC.contains(&written.label.trim()) || written.display.text.is_some() || written.qualifier.is_some() {
            continue;
        }
        let period = written.period.as_ref().map_or("", |period| period.as_str());
        let others = first.entry((written.label.trim(), period)).or_default();
        if let Some(problem) = others.iter().find_map(|other| contradiction(figure, other)) {
            found.push(problem);
        }
        others.push(figure);
    }
}

fn contradiction(figure: &ResolvedFigure, other: &ResolvedFigure) -> Option<Diagnostic> {
    let ((a, unit), (b, other_unit)) = (in_base(figure, figure.value), in_base(other, other.value));
    let code = match (unit == other_unit, a == b) {
        (true, true) | (false, false) => return None,
        (true, false) if prints_alike(figure, other) => return None,
        (true, false) => &codes::TOLD_TWICE,
        (false, true) => &codes::TOLD_IN_UNITS,
    };
    let problem = Diagnostic::new(code, figure.origin.clone()).with("name", &figure.id).with("other", &other.id);
    let problem = problem.with("label", figure.figure.label.trim()).with("value", figure.printed()).with("stated", other.printed());
    Some(problem.also(other.origin.clone(), "另一处在这里", "the other one is here"))
}

/// Whether both values are the same number to the digits of the coarser print.
fn prints_alike(figure: &ResolvedFigure, other: &ResolvedFigure) -> bool {
    let unit = last_digit(figure).max(last_digit(other));
    let [a, b] = [figure, other].map(|one| arithmetic::rounded(in_base(one, one.value).0 / unit, 0, Rounding::HalfUp));
    a == b
}

/// One unit of the last digit that a figure prints, in the base of its unit.
fn last_digit(figure: &ResolvedFigure) -> Decimal {
    let (value, _) = in_base(figure, figure.value);
    let display = &figure.figure.display;
    let Some(places) = figure.places() else { return arithmetic::unit_of(value.normalize().scale()) };
    let factor = display.scale.map_or(Decimal::ONE, |scale: Scale| Decimal::from(10_u64.pow(scale.exponent())));
    let base = if figure.kind.is_percent() { Decimal::ONE } else { in_base(figure, Decimal::ONE).0 };
    arithmetic::unit_of(places) * factor * base
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::values_of;
    use super::check;

    fn codes_of(a: &str, b: &str) -> Vec<&'static str> {
        let (values, mut found) = values_of(&format!("a: {{label: 会员, period: 2024, {a}}}\nb: {{label: 会员, period: 2024, {b}}}"));
        check(&values, &mut found);
        found.iter().map(|problem| problem.code.id).collect()
    }

    #[test]
    fn the_same_number_in_other_clothes_is_no_contradiction() {
        for (a, b) in [
            ("value: 142000, unit: 人", "value: 142000, unit: 人, display: {scale: 万}"),
            ("value: 142013, unit: 人", "value: 142000, unit: 人, display: {scale: 万, decimals: 1}"),
            ("value: 3, unit: 万元", "value: 30000, unit: 元"),
            ("value: 2000, unit: 人, qualifier: 余", "value: 2013, unit: 人"),
            ("value: 3, unit: 场", "value: 200, unit: 人"),
        ] {
            assert!(codes_of(a, b).is_empty(), "{a} / {b}");
        }
    }

    #[test]
    fn other_values_and_other_units_are() {
        assert_eq!(codes_of("value: 140000, unit: 人, display: {scale: 万}", "value: 150000, unit: 人, display: {scale: 万}"), ["BX0242"]);
        assert_eq!(codes_of("value: 35, unit: 家", "value: 36, unit: 家"), ["BX0242"]);
        assert_eq!(codes_of("value: 35, unit: 家", "value: 35, unit: 个"), ["BX0243"]);
    }
}
