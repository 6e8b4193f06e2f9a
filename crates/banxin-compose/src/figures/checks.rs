//! `checks:` and what the ledger states of itself: statements about figures that must hold.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, codes, nearest};
use banxin_model::{Check, Number, Operand, ShareRule};
use rust_decimal::Decimal;

use super::series::{self, Outcome};
use super::{Kind, Values, apportion, arithmetic, parts, twice};

/// Runs the checks and reports those that fail. A failing comparison with a reason is a note that states it.
///
/// Shares with a rule change how their figures print, so this comes before anything is printed.
pub(crate) fn run_checks(values: &mut Values, checks: &[Check], file: &Arc<str>, found: &mut Vec<Diagnostic>) {
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
    parts::check(values, found);
    twice::check(values, found);
}

/// What is wrong, in Chinese and English.
type Reason = (String, String);

/// What is wrong; `None` where the statement holds or cannot be judged (then it was reported).
fn run(values: &mut Values, check: &Check, at: &Origin, found: &mut Vec<Diagnostic>) -> Option<Reason> {
    let (operands, kind) = [
        (&check.equal, Kinds::Equal),
        (&check.at_most, Kinds::AtMost),
        (&check.at_least, Kinds::AtLeast),
        (&check.between, Kinds::Between),
        (&check.shares, Kinds::Shares),
    ]
    .into_iter()
    .find_map(|(operands, kind)| operands.as_ref().map(|operands| (operands, kind)))?;
    let outcomes: Vec<Outcome> = operands.iter().map(|operand| outcome(values, operand, at, found)).collect::<Option<_>>()?;
    if matches!(kind, Kinds::Shares) {
        return shares(values, operands, &outcomes, check.rule, at, found);
    }
    let numbers: Vec<Decimal> = outcomes.iter().map(|outcome| outcome.value).collect();
    let (zh, en) = match (kind, numbers.as_slice()) {
        (Kinds::Equal, numbers) if numbers.windows(2).all(|pair| pair[0] == pair[1]) => return None,
        (Kinds::Equal, _) => ("各数应当相等", "all must be equal"),
        (Kinds::AtMost, [a, b]) if a <= b => return None,
        (Kinds::AtMost, [_, _]) => ("前者不应大于后者", "the first must be at most the second"),
        (Kinds::AtLeast, [a, b]) if a >= b => return None,
        (Kinds::AtLeast, [_, _]) => ("前者不应小于后者", "the first must be at least the second"),
        (Kinds::Between, [a, low, high]) if low <= a && a <= high => return None,
        (Kinds::Between, [_, _, _]) => ("应当在给定范围之内", "the first must lie between the others"),
        (Kinds::AtMost | Kinds::AtLeast | Kinds::Between | Kinds::Shares, other) => {
            let wanted = if matches!(kind, Kinds::Between) { 3 } else { 2 };
            return Some((
                format!("此项核对需要 {wanted} 个数，而不是 {} 个", other.len()),
                format!("this check takes {wanted} operands, not {}", other.len()),
            ));
        }
    };
    let shown = shown(operands, &numbers);
    Some((format!("{zh}（{shown}）"), format!("{en} ({shown})")))
}

#[derive(Clone, Copy)]
enum Kinds {
    Equal,
    AtMost,
    AtLeast,
    Between,
    Shares,
}

/// One share, as a reader adds it up.
struct Share {
    /// Its figure's place in the ledger, unless it is a period, a number or a derivation.
    figure: Option<usize>,
    /// In percent, exactly.
    exact: Decimal,
    /// In percent, as it prints.
    printed: Decimal,
    /// With so many decimals.
    places: u32,
}

/// Shares come to 100 % as they print, or the rule says what to do; see [`ShareRule`].
fn shares(
    values: &mut Values,
    operands: &[Operand],
    outcomes: &[Outcome],
    rule: Option<ShareRule>,
    at: &Origin,
    found: &mut Vec<Diagnostic>,
) -> Option<Reason> {
    let shares: Vec<Share> = operands.iter().zip(outcomes).map(|(operand, outcome)| share(values, operand, outcome)).collect();
    let total: Decimal = shares.iter().map(|share| share.printed).sum();
    if total == Decimal::ONE_HUNDRED {
        return None;
    }
    let exact: Vec<Decimal> = shares.iter().map(|share| share.exact).collect();
    let printed: Vec<(Decimal, u32)> = shares.iter().map(|share| (share.printed, share.places)).collect();
    let whole = apportion::comes_to_hundred(&exact);
    match rule {
        Some(ShareRule::Note) if apportion::rounding_explains(&printed) => {
            values.share_notes.extend(shares.iter().map(|share| share.figure).collect::<Option<Vec<_>>>());
            None
        }
        Some(ShareRule::LargestRemainder) if whole => {
            if let Err((zh, en)) = apportion_among(values, &shares) {
                found.push(Diagnostic::new(&codes::SHARES_RULE, at.clone()).with("reason_zh", zh).with("reason_en", en));
            }
            None
        }
        _ => {
            let numbers: Vec<Decimal> = printed.iter().map(|(printed, _)| *printed).collect();
            let shown = shown(operands, &numbers);
            let (zh, en) = match whole {
                true => ("；只是四舍五入所致，可用 rule 说明如何处理", "; only rounding makes it so, `rule` says what to do about it"),
                false => ("", ""),
            };
            Some((
                format!("各项占比合计 {total}%，不是 100%（{shown}）{zh}"),
                format!("the shares come to {total} %, not to 100 % ({shown}){en}"),
            ))
        }
    }
}

fn share(values: &Values, operand: &Operand, outcome: &Outcome) -> Share {
    let known = match operand {
        Operand::Figure { id, period } => values.get(id).map(|(index, figure)| (period.is_none().then_some(index), figure)),
        Operand::Number(_) | Operand::Derive(_) => None,
    };
    let exact = outcome.kind.in_percent(outcome.value);
    let places = known.map_or(1, |(_, figure)| figure.decimals_of(exact));
    let rounding = known.map(|(_, figure)| figure.figure.display.rounding).unwrap_or_default();
    let printed = arithmetic::rounded(exact, places, rounding);
    Share { figure: known.and_then(|(index, _)| index), exact, printed, places }
}

/// Gives every figure of a group what it prints by the largest remainder.
fn apportion_among(values: &mut Values, shares: &[Share]) -> Result<(), (&'static str, &'static str)> {
    let places = shares.first().map_or(0, |share| share.places);
    if shares.iter().any(|share| share.places != places) {
        return Err(("各项的小数位数不同", "the shares have different numbers of decimals"));
    }
    let figures: Option<Vec<usize>> = shares.iter().map(|share| share.figure).collect();
    let figures = figures.ok_or(("各项都须是台账中的数据本身", "all must be figures of the ledger themselves"))?;
    let percentages = figures.iter().filter_map(|index| values.at(*index)).all(|figure| figure.kind.is_percent());
    if !percentages {
        return Err(("各项都须是百分数", "all must be percentages"));
    }
    let exact: Vec<Decimal> = shares.iter().map(|share| share.exact).collect();
    let printed = apportion::apportioned(&exact, arithmetic::unit_of(places)).unwrap_or_default();
    for (index, printed) in figures.into_iter().zip(printed) {
        let Some((_, figure)) = values.figures.get_index_mut(index) else { continue };
        if figure.apportioned.is_some_and(|before| before != printed) {
            return Err(("有一项同属两组，所需的数值不同", "one of them stands in two groups that want other numbers"));
        }
        figure.apportioned = Some(printed);
    }
    Ok(())
}

fn shown(operands: &[Operand], numbers: &[Decimal]) -> String {
    let pairs = operands.iter().zip(numbers).map(|(operand, number)| format!("{operand} = {}", number.normalize()));
    pairs.collect::<Vec<_>>().join(", ")
}

/// What an operand comes to; reports why it comes to nothing.
fn outcome(values: &Values, operand: &Operand, at: &Origin, found: &mut Vec<Diagnostic>) -> Option<Outcome> {
    match operand {
        Operand::Number(Number(value)) => Some(Outcome { value: *value, kind: Kind::Bare, ..Outcome::default() }),
        Operand::Derive(derive) => {
            let of: Option<Vec<Outcome>> = derive.operands().iter().map(|operand| outcome(values, operand, at, found)).collect();
            series::derived(derive, &of?).map_err(|unfit| found.push(unfit.problem(&operand.to_string(), Some(derive), at))).ok()
        }
        Operand::Figure { id, period } => {
            let Some((_, figure)) = values.get(id) else {
                let near = nearest(id, values.ids());
                found.push(Diagnostic::new(&codes::UNDEFINED_FIGURE, at.clone()).with("name", id).near(near));
                return None;
            };
            let Some(period) = period else {
                let series = Some(figure.series()).filter(|series| !series.is_empty());
                return Some(Outcome { value: figure.value, single: series.is_none(), series, kind: figure.kind });
            };
            let value = figure.value_in(period);
            if value.is_none() {
                let known = figure.periods().join(" ");
                let problem = Diagnostic::new(&codes::NO_SUCH_PERIOD, at.clone());
                found.push(problem.with("name", id).with("period", period).with("known", known));
            }
            value.map(|value| Outcome { value, kind: figure.kind, ..Outcome::default() })
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
        let (mut values, mut found) = values_of(ledger);
        let checks: Vec<Check> = banxin_model::yaml_from_str(checks, &Arc::from("report.yaml")).expect("checks parse");
        run_checks(&mut values, &checks, &Arc::from("report.yaml"), &mut found);
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

    #[test]
    fn shares_follow_their_rule() {
        let printed = |rule: &str| {
            let ledger =
                "a: {value: 1}\nw: {value: 3}\np: {derive: {share: [a, w]}}\nq: {derive: {share: [a, w]}}\nr: {derive: {share: [a, w]}}";
            let (mut values, mut found) = values_of(ledger);
            let checks: Vec<Check> =
                banxin_model::yaml_from_str(&format!("- {{shares: [p, q, r]{rule}}}"), &Arc::from("a")).expect("checks");
            run_checks(&mut values, &checks, &Arc::from("a"), &mut found);
            let shown = ["p", "q", "r"].map(|id| values.get(id).expect("computed").1.printed()).join(" ");
            (shown, values.shares_note(), found.iter().map(|problem| problem.code.id).collect::<Vec<_>>())
        };
        assert_eq!(printed(""), ("33.3% 33.3% 33.3%".to_owned(), "", vec!["BX0206"]));
        assert_eq!(printed(", rule: largest-remainder"), ("33.4% 33.3% 33.3%".to_owned(), "", vec![]));
        assert_eq!(printed(", rule: note"), ("33.3% 33.3% 33.3%".to_owned(), super::apportion::NOTE, vec![]));
        assert_eq!(codes_of("- {shares: [p, 0.5], rule: largest-remainder}"), ["BX0206"]);
        assert_eq!(codes_of("- {shares: [p, p, {share: [a, c]}], rule: largest-remainder}"), ["BX0240"]);
    }

    #[test]
    fn derivations_of_checks_say_why_they_come_to_nothing() {
        assert_eq!(codes_of("- {equal: [a, {ratio: [b, 0]}]}"), ["BX0205"]);
        assert_eq!(codes_of("- {equal: [a, {growth: b}]}"), ["BX0215"]);
    }
}
