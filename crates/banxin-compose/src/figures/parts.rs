//! Parts and wholes: `part_of:` and `parts:` of the ledger.

use banxin_base::{Diagnostic, Origin, codes, nearest};
use banxin_model::Scale;
use rust_decimal::Decimal;

use super::{Kind, ResolvedFigure, Values};

/// Reports parts greater than their wholes, wholes that are parts of themselves, and names that are none.
pub(super) fn check(values: &Values, found: &mut Vec<Diagnostic>) {
    for part in values.iter() {
        if let Some(whole) = part.figure.part_of.as_deref().and_then(|name| named(values, name, || part.origin.key("part_of"), found)) {
            check_part(part, whole, found);
        }
        if let Some(names) = &part.figure.parts {
            check_total(values, part, names, found);
        }
    }
    rings(values, found);
}

/// A value in the base of its unit, 元 for 万元, so that 3万元 and 20000元 compare; percentages in percent.
pub(super) fn in_base(figure: &ResolvedFigure, value: Decimal) -> (Decimal, &str) {
    if figure.kind.is_percent() {
        return (figure.kind.in_percent(value), "%");
    }
    let unit = figure.figure.unit.as_str();
    for scale in [Scale::Wan, Scale::Yi] {
        if let Some(base) = unit.strip_prefix(scale.word()).filter(|_| figure.kind == Kind::Plain) {
            let power = Decimal::from(10_u64.pow(scale.exponent()));
            return (value.checked_mul(power).unwrap_or(value), base);
        }
    }
    (value, unit)
}

fn named<'v>(values: &'v Values, name: &str, at: impl FnOnce() -> Origin, found: &mut Vec<Diagnostic>) -> Option<&'v ResolvedFigure> {
    let figure = values.get(name).map(|(_, figure)| figure);
    if figure.is_none() {
        let near = nearest(name, values.ids());
        found.push(Diagnostic::new(&codes::DERIVE_UNDEFINED, at()).with("name", name).near(near));
    }
    figure
}

/// A part is at most its whole, also in every period that both have.
fn check_part(part: &ResolvedFigure, whole: &ResolvedFigure, found: &mut Vec<Diagnostic>) {
    if !comparable(part, whole, found) {
        return;
    }
    let mut pairs = vec![(String::new(), part.value, whole.value)];
    pairs.extend(part.series().into_iter().filter_map(|(period, value)| Some((format!(".{period}"), value, whole.value_in(&period)?))));
    let exceeds = |(_, value, limit): &&(String, Decimal, Decimal)| in_base(part, *value).0 > in_base(whole, *limit).0;
    if let Some((period, value, limit)) = pairs.iter().find(exceeds) {
        let (id, of, value, limit) = (&part.id, &whole.id, value.normalize(), limit.normalize());
        let zh = format!("“{id}{period}”为 {value}，超过其所属的“{of}{period}” {limit}");
        let en = format!("`{id}{period}` is {value} and exceeds `{of}{period}`, which it is a part of, {limit}");
        found.push(Diagnostic::new(&codes::CHECK_FAILED, part.origin.clone()).with("reason_zh", zh).with("reason_en", en));
    }
}

/// Parts that have nothing in common are together at most their whole.
fn check_total(values: &Values, whole: &ResolvedFigure, names: &[String], found: &mut Vec<Diagnostic>) {
    let place = |n: usize| whole.origin.key("parts").index(n);
    let parts: Option<Vec<&ResolvedFigure>> = names.iter().enumerate().map(|(n, name)| named(values, name, || place(n), found)).collect();
    let Some(parts) = parts else { return };
    if !parts.iter().all(|part| comparable(part, whole, found)) {
        return;
    }
    let total = parts.iter().try_fold(Decimal::ZERO, |total, part| total.checked_add(in_base(part, part.value).0));
    let limit = in_base(whole, whole.value).0;
    if let Some(total) = total.filter(|total| *total > limit) {
        let problem =
            Diagnostic::new(&codes::PARTS_EXCEED, whole.origin.key("parts")).with("name", &whole.id).with("parts", names.join(" "));
        found.push(problem.with("total", total.normalize()).with("value", limit.normalize()));
    }
}

/// Whether two figures count in the same unit; says so where they do not.
fn comparable(part: &ResolvedFigure, whole: &ResolvedFigure, found: &mut Vec<Diagnostic>) -> bool {
    let units = [part, whole].map(|figure| in_base(figure, figure.value).1);
    // A figure without a unit has not said what it counts in.
    if units[0] == units[1] || units.iter().any(|unit| unit.is_empty()) {
        return true;
    }
    let problem = Diagnostic::new(&codes::PART_UNIT, part.origin.key("unit")).with("name", &part.id).with("whole", &whole.id);
    found.push(problem.with("unit", units[0]).with("other", units[1]));
    false
}

/// Figures that are parts of each other in a ring, each ring once, told at its first figure in the ledger.
fn rings(values: &Values, found: &mut Vec<Diagnostic>) {
    let wholes: Vec<Option<usize>> =
        values.iter().map(|figure| figure.figure.part_of.as_ref().and_then(|whole| values.get(whole)).map(|(index, _)| index)).collect();
    // On which walk a figure was met first; 0 is none.
    let mut met = vec![0; wholes.len()];
    for start in 0..wholes.len() {
        let mut at = Some(start);
        while let Some(index) = at.filter(|index| met[*index] == 0) {
            met[index] = start + 1;
            at = wholes[index];
        }
        if let Some(from) = at.filter(|index| met[*index] == start + 1) {
            let mut chain = vec![from];
            let mut next = wholes[from];
            while let Some(index) = next.filter(|index| *index != from) {
                chain.push(index);
                next = wholes[index];
            }
            chain.push(from);
            let ids: Vec<&str> = chain.iter().filter_map(|index| values.at(*index)).map(|figure| &*figure.id).collect();
            let origin = values.at(from).map(|figure| figure.origin.key("part_of")).unwrap_or_default();
            found.push(Diagnostic::new(&codes::PART_CYCLE, origin).with("chain", ids.join(" → ")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::values_of;
    use super::check;

    fn codes_of(ledger: &str) -> Vec<&'static str> {
        let (values, mut found) = values_of(ledger);
        check(&values, &mut found);
        found.iter().map(|problem| problem.code.id).collect()
    }

    #[test]
    fn parts_are_at_most_their_wholes() {
        assert!(codes_of("a: {value: 1, part_of: b}\nb: {value: 1, part_of: c}\nc: {value: 2}").is_empty());
        assert_eq!(codes_of("a: {value: 3, part_of: b}\nb: {value: 1, part_of: c}\nc: {value: 2}"), ["BX0206"]);
        assert!(codes_of("a: {value: 2, unit: 万元, part_of: b}\nb: {value: 30000, unit: 元}").is_empty());
        assert_eq!(codes_of("a: {value: 4, unit: 万元, part_of: b}\nb: {value: 30000, unit: 元}"), ["BX0206"]);
        let series = "a: {series: {2023: 5, 2024: 1}, part_of: b}\nb: {series: {2023: 4, 2024: 6}}";
        assert_eq!(codes_of(series), ["BX0206"]);
    }

    #[test]
    fn rings_of_parts_are_told_once() {
        assert_eq!(
            codes_of("a: {value: 1, part_of: b}\nb: {value: 1, part_of: c}\nc: {value: 1, part_of: b}\nd: {value: 1, part_of: d}"),
            ["BX0244", "BX0244"]
        );
    }
}
