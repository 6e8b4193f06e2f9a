//! Values by period, and what one derivation comes to: a number, and where its operands are series a series too.

use std::sync::Arc;

use banxin_model::{Derive, Number, Value};
use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::arithmetic::{self, Failure};
use super::kind::Kind;
use super::unfit::Unfit;

/// Values by period, in the order of their periods.
pub(crate) type Series = Vec<(Arc<str>, Decimal)>;

/// What a figure or a derivation comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Outcome {
    /// The number.
    pub(super) value: Decimal,
    /// Its values by period.
    pub(super) series: Option<Series>,
    /// What its number means.
    pub(super) kind: Kind,
    /// Whether it is one figure's number of no stated period, which cannot stand beside each period of a series.
    pub(super) single: bool,
}

/// The values of a written series.
pub(super) fn of_numbers(numbers: &IndexMap<String, Number>) -> Series {
    numbers.iter().map(|(period, Number(value))| (Arc::from(period.as_str()), *value)).collect()
}

/// The value of one period.
pub(super) fn at(series: &[(Arc<str>, Decimal)], period: &str) -> Option<Decimal> {
    series.iter().find(|(known, _)| **known == *period).map(|(_, value)| *value)
}

/// The number that `last`, `sum`, `mean` or `max` takes from values by period, of which there is one at least.
pub(super) fn chosen(choice: Option<Value>, values: &[Decimal]) -> Result<Decimal, Failure> {
    match choice {
        Some(Value::Sum) => arithmetic::sum(values),
        Some(Value::Mean) => arithmetic::mean(values),
        Some(Value::Max) => Ok(values.iter().copied().max().unwrap_or_default()),
        Some(Value::Last | Value::Exact(_)) | None => Ok(values.last().copied().unwrap_or_default()),
    }
}

/// Applies a derivation to what its operands come to.
pub(super) fn derived(derive: &Derive, operands: &[Outcome]) -> Result<Outcome, Unfit> {
    let failed = |failure| Unfit::Failed(failure, None);
    match (derive, operands) {
        (Derive::Sum(_) | Derive::Mean(_) | Derive::Count(_), [Outcome { series: Some(series), kind, .. }]) => {
            let values: Vec<Decimal> = series.iter().map(|(_, value)| *value).collect();
            let value = arithmetic::apply(derive, &values).map_err(failed)?;
            Ok(Outcome { value, kind: kind.after(derive), ..Outcome::default() })
        }
        (Derive::Growth(_) | Derive::Points(_), [one]) => by_steps(derive, one),
        _ => {
            let meaning = Meaning::of(derive, operands)?;
            let value = meaning.apply(derive, operands, |operand| operand.value).map_err(failed)?;
            let single = operands.iter().any(|operand| operand.single);
            let mut series = None;
            if let Some(periods) = common_periods(operands)?.filter(|_| !single) {
                let mut by_period = Series::with_capacity(periods.len());
                for (n, (period, _)) in periods.iter().enumerate() {
                    let value_of =
                        |one: &Outcome| one.series.as_ref().and_then(|series| series.get(n)).map_or(one.value, |(_, value)| *value);
                    let value = meaning.apply(derive, operands, value_of);
                    by_period.push((Arc::clone(period), value.map_err(|why| Unfit::Failed(why, Some(Arc::clone(period))))?));
                }
                series = Some(by_period);
            }
            Ok(Outcome { value, series, kind: meaning.result, single })
        }
    }
}

/// How the operands of a derivation are read, and what its result means.
struct Meaning {
    /// What the operands mean, where the result is their difference in percentage points.
    points: Option<Vec<Kind>>,
    result: Kind,
}

impl Meaning {
    /// Growth between two percentages is their difference in points.
    fn of(derive: &Derive, operands: &[Outcome]) -> Result<Meaning, Unfit> {
        if matches!(derive, Derive::Growth(_) | Derive::Points(_)) {
            let known = operands.iter().map(|operand| operand.kind).find(|kind| *kind != Kind::Bare);
            // A bare number takes the meaning of what stands beside it; points of bare numbers are those of percentages.
            let alone = if matches!(derive, Derive::Points(_)) { Kind::Percent } else { Kind::Plain };
            let kinds: Vec<Kind> = operands.iter().map(|operand| operand.kind.or(known.unwrap_or(alone))).collect();
            if kinds.iter().all(|kind| kind.is_percent()) {
                return Ok(Meaning { points: Some(kinds), result: Kind::Points });
            }
            if matches!(derive, Derive::Points(_)) {
                return Err(Unfit::NoPercentage);
            }
        }
        let all = |wanted: Kind| operands.iter().all(|operand| operand.kind == wanted);
        let of = if all(Kind::Ratio) { Kind::Ratio } else { Kind::Plain };
        Ok(Meaning { points: None, result: of.after(derive) })
    }

    fn apply(&self, derive: &Derive, operands: &[Outcome], value_of: impl Fn(&Outcome) -> Decimal) -> Result<Decimal, Failure> {
        let values = operands.iter().map(value_of);
        match &self.points {
            None => arithmetic::apply(derive, &values.collect::<Vec<_>>()),
            Some(kinds) => {
                let percent: Vec<Decimal> = values.zip(kinds).map(|(value, kind)| kind.in_percent(value)).collect();
                let [before, after] = percent.as_slice() else { return Err(Failure::DivisionByZero) };
                arithmetic::difference(*after, *before)
            }
        }
    }
}

/// The change of each period over the one before.
fn by_steps(derive: &Derive, one: &Outcome) -> Result<Outcome, Unfit> {
    let series = one.series.as_ref().filter(|series| series.len() > 1).ok_or(Unfit::NoSeries)?;
    let points = one.kind.is_percent();
    if matches!(derive, Derive::Points(_)) && !points {
        return Err(Unfit::NoPercentage);
    }
    let mut steps = Series::with_capacity(series.len() - 1);
    for pair in series.windows(2) {
        let [(_, before), (period, after)] = pair else { continue };
        let step = change(one.kind, *before, *after).map_err(|why| Unfit::Failed(why, Some(Arc::clone(period))))?;
        steps.push((Arc::clone(period), step));
    }
    let value = steps.last().map(|(_, value)| *value).unwrap_or_default();
    Ok(Outcome { value, series: Some(steps), kind: if points { Kind::Points } else { Kind::Ratio }, single: false })
}

/// The change from one period to another: in percentage points between percentages, else as a share of the first.
pub(crate) fn change(kind: Kind, before: Decimal, after: Decimal) -> Result<Decimal, Failure> {
    if kind.is_percent() {
        return arithmetic::difference(kind.in_percent(after), kind.in_percent(before));
    }
    arithmetic::growth(before, after)
}

/// The series whose periods all operands that are series have; one that has others is named.
fn common_periods(operands: &[Outcome]) -> Result<Option<&Series>, Unfit> {
    let mut with_series = operands.iter().enumerate().filter_map(|(n, operand)| Some((n, operand.series.as_ref()?)));
    let Some((_, first)) = with_series.next() else { return Ok(None) };
    for (n, other) in with_series {
        if first.len() != other.len() || first.iter().zip(other).any(|((a, _), (b, _))| a != b) {
            let names = |series: &Series| series.iter().map(|(period, _)| &**period).collect::<Vec<_>>().join(" ");
            return Err(Unfit::Periods(names(first), names(other), n));
        }
    }
    Ok(Some(first))
}
