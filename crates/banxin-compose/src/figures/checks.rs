//! `checks:` and what the ledger states of itself (`part_of`): statements about figures that must hold.

use banxin_base::{DataPath, Diagnostic, Origin, codes, nearest};
use banxin_model::{Check, Number, Operand};
use rust_decimal::Decimal;

use super::Values;
use super::arithmetic;

/// Runs the checks and reports those that fail. A failing comparison with a reason is a note that states it.
pub(crate) fn run_checks(values: &Values, checks: &[Check], file: &std::sync::Arc<str>, found: &mut Vec<Diagnostic>) {
    for (n, check) in checks.iter().enumerate() {
        let at = Origin::data(file, &DataPath::ROOT.key("checks").index(n));
        if let Some((zh, en)) = run(values, check, &at, found) {
            found.push(match &check.because {
                None => Diagnostic::new(&codes::CHECK_FAILED, at).with("reason_zh", zh).with("reason_en", en),
                Some(because) => {
                    let note = Diagnostic::new(&codes::CHECK_EXPLAINED, at);
                    note.with("reason_zh", zh).with("reason_en", en).with("because", because)
                }
            });
        }
    }
    for part in values.iter() {
        let Some(whole) = &part.figure.part_of else { continue };
        let Some((_, total)) = values.get(whole) else {
            let near = nearest(whole, values.ids());
            found.push(Diagnostic::new(&codes::DERIVE_UNDEFINED, part.origin.clone()).with("name", whole).near(near));
            continue;
        };
        if part.value > total.value {
            let (zh, en) = (
                format!("“{}”为 {}，超过其所属的“{whole}” {}", part.id, part.value, total.value),
                format!("`{}` is {} and exceeds `{whole}`, which it is a part of, {}", part.id, part.value, total.value),
            );
            found.push(Diagnostic::new(&codes::CHECK_FAILED, part.origin.clone()).with("reason_zh", zh).with("reason_en", en));
        }
    }
}

/// What is wrong, in Chinese and English; `None` where the statement holds or cannot be judged (then it was reported).
fn run(values: &Values, check: &Check, at: &Origin, found: &mut Vec<Diagnostic>) -> Option<(String, String)> {
    let (operands, kind) = [
        (&check.equal, Kind::Equal),
        (&check.at_most, Kind::AtMost),
        (&check.at_least, Kind::AtLeast),
        (&check.between, Kind::Between),
        (&check.shares, Kind::Shares),
    ]
    .into_iter()
    .find_map(|(operands, kind)| operands.as_ref().map(|operands| (operands, kind)))?;
    let numbers: Vec<Decimal> = operands.iter().map(|operand| value_of(values, operand, at, found)).collect::<Option<_>>()?;
    let shown = || {
        operands.iter().zip(&numbers).map(|(operand, number)| format!("{operand} = {}", number.normalize())).collect::<Vec<_>>().join(", ")
    };
    let holds = match (kind, numbers.as_slice()) {
        (Kind::Equal, numbers) => numbers.windows(2).all(|pair| pair[0] == pair[1]),
        (Kind::AtMost, [a, b]) => a <= b,
        (Kind::AtLeast, [a, b]) => a >= b,
        (Kind::Between, [a, low, high]) => low <= a && a <= high,
        (Kind::Shares, _) => {
            let total =
                operands.iter().zip(&numbers).map(|(operand, number)| percent_as_printed(values, operand, *number)).sum::<Decimal>();
            if total == Decimal::ONE_HUNDRED {
                return None;
            }
            return Some((
                format!("各项占比合计 {total}%，不是 100%（{}）", shown()),
                format!("the shares come to {total} %, not to 100 % ({})", shown()),
            ));
        }
        (Kind::AtMost | Kind::AtLeast | Kind::Between, other) => {
            let wanted = if matches!(kind, Kind::Between) { 3 } else { 2 };
            return Some((
                format!("此项核对需要 {wanted} 个数，而不是 {} 个", other.len()),
                format!("this check takes {wanted} operands, not {}", other.len()),
            ));
        }
    };
    let (zh, en) = match kind {
        Kind::Equal => ("各数应当相等", "all must be equal"),
        Kind::AtMost => ("前者不应大于后者", "the first must be at most the second"),
        Kind::AtLeast => ("前者不应小于后者", "the first must be at least the second"),
        Kind::Between => ("应当在给定范围之内", "the first must lie between the others"),
        Kind::Shares => ("", ""),
    };
    (!holds).then(|| (format!("{zh}（{}）", shown()), format!("{en} ({})", shown())))
}

#[derive(Clone, Copy)]
enum Kind {
    Equal,
    AtMost,
    AtLeast,
    Between,
    Shares,
}

/// A share as a reader adds it up: in percent, rounded as it prints.
fn percent_as_printed(values: &Values, operand: &Operand, number: Decimal) -> Decimal {
    let figure = match operand {
        Operand::Figure { id, .. } => values.get(id).map(|(_, figure)| figure),
        Operand::Number(_) | Operand::Derive(_) => None,
    };
    let percent = if figure.is_some_and(|figure| figure.percent) { number * Decimal::ONE_HUNDRED } else { number };
    let places = figure.and_then(|figure| figure.figure.display.decimals).unwrap_or(1);
    arithmetic::rounded(percent, places)
}

fn value_of(values: &Values, operand: &Operand, at: &Origin, found: &mut Vec<Diagnostic>) -> Option<Decimal> {
    match operand {
        Operand::Number(Number(number)) => Some(*number),
        Operand::Derive(derive) => {
            let of: Option<Vec<Decimal>> = derive.operands().iter().map(|operand| value_of(values, operand, at, found)).collect();
            arithmetic::apply(derive, &of?).ok()
        }
        Operand::Figure { id, period } => {
            let Some((_, figure)) = values.get(id) else {
                let near = nearest(id, values.ids());
                found.push(Diagnostic::new(&codes::UNDEFINED_FIGURE, at.clone()).with("name", id).near(near));
                return None;
            };
            let Some(period) = period else { return Some(figure.value) };
            let value = figure.value_in(period);
            if value.is_none() {
                let known = figure.periods().join(" ");
                let problem = Diagnostic::new(&codes::NO_SUCH_PERIOD, at.clone());
                found.push(problem.with("name", id).with("period", period).with("known", known));
            }
            value
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_model::Check;

    use super::super::evaluate::tests::values_of;
    use super::run_checks;

    fn codes_of(checks: &str) -> Vec<&'static str> {
        let ledger = "a: {value: 1}\nb: {value: 2}\nc: {value: 3}\np: {derive: {share: [a, c]}}\nq: {derive: {share: [b, c]}}";
        let (values, mut found) = values_of(ledger);
        let checks: Vec<Check> = banxin_model::yaml_from_str(checks, &Arc::from("report.yaml")).expect("checks parse");
        run_checks(&values, &checks, &Arc::from("report.yaml"), &mut found);
        found.iter().map(|problem| problem.code.id).collect()
    }

    #[test]
    fn statements_that_hold_say_nothing() {
        let checks = "- {equal: [c, {sum: [a, b]}]}\n- {at_most: [a, b]}\n- {at_least: [b, a]}\n- {between: [b, 1, 2]}\n- {shares: [p, q]}";
        assert!(codes_of(checks).is_empty());
    }

    #[test]
    fn statements_that_fail_are_errors_or_reasons() {
        assert_eq!(
            codes_of("- {equal: [a, b]}\n- {at_most: [b, a], because: 三年累计}\n- {shares: [p]}\n- {between: [a, 2]}"),
            ["BX0206", "BX0213", "BX0206", "BX0206"]
        );
        assert_eq!(codes_of("- {equal: [a, bb]}"), ["BX0201"]);
    }
}
