//! Axes: where they begin and end, and their ticks.
//!
//! In: the values measured on an axis, and what the report asks for. Out: a [`ValueAxis`] in exact decimals. How far ticks stand apart is kuva's
//! choice (1, 2, 2.5 or 5 times a power of ten); counts of whole things get whole ticks.

use banxin_base::{Diagnostic, codes};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};

use super::form::Form;
use crate::document::{Tick, ValueAxis};
use crate::resolve::tree::AxisNode;

/// About so many steps an axis has: a tick every centimetre or so.
const STEPS: usize = 5;
/// No axis has more ticks, whatever range the report asks for.
const MOST_TICKS: usize = 200;

/// What an axis must show.
pub(super) struct Wanted<'a> {
    pub(super) node: &'a AxisNode,
    /// The values, sums of stacks included.
    pub(super) values: Vec<Decimal>,
    /// Whether bars or areas are measured on it: they begin at zero.
    pub(super) filled: bool,
    pub(super) form: Form,
    pub(super) unit: String,
}

/// The axis; what it cannot hold is told.
pub(super) fn axis(wanted: &Wanted<'_>, found: &mut Vec<Diagnostic>) -> ValueAxis {
    let low = wanted.values.iter().copied().min().unwrap_or_default().min(Decimal::ZERO);
    let high = wanted.values.iter().copied().max().unwrap_or_default().max(Decimal::ZERO);
    let (mut asked_low, mut asked_high) = (wanted.node.min, wanted.node.max);
    if let Some(value) = outside(wanted, asked_low, asked_high) {
        let shown = |bound: Option<Decimal>| bound.map_or_else(|| "…".to_owned(), |bound| bound.normalize().to_string());
        let low_fails = asked_low.is_some_and(|low| value < low || asked_high.is_some_and(|high| low >= high));
        let at = wanted.node.origin.key(if low_fails { "min" } else { "max" });
        let problem = Diagnostic::new(&codes::CHART_RANGE, at).with("value", value.normalize());
        found.push(problem.with("min", shown(asked_low)).with("max", shown(asked_high)));
        (asked_low, asked_high) = (None, None);
    }
    let (from, to) = (asked_low.unwrap_or(low), asked_high.unwrap_or(high));
    let to = if to > from { to } else { from.checked_add(Decimal::ONE).unwrap_or(from) };
    let whole = wanted.values.iter().all(|value| value.is_integer()) && !wanted.form.percent;
    let step = step(from, to, whole);
    let min = asked_low.unwrap_or_else(|| multiple(from, step, Decimal::floor));
    let min = if asked_low.is_none() && wanted.filled { with_room_below(min, low, to, step) } else { min };
    let max = asked_high.unwrap_or_else(|| multiple(to, step, Decimal::ceil));
    let max = if max > min { max } else { min.checked_add(step).unwrap_or(max) };
    let values = ticks(min, max, step);
    let form = wanted.form.fitted(values.iter().copied());
    let ticks = values.into_iter().map(|value| Tick { value, label: form.print(value) }).collect();
    ValueAxis { title: title(wanted, form), min, max, step, ticks, number_format: form.code() }
}

/// Where the axis begins so that below the longest falling bar there is room for its words: a twelfth of the plot.
fn with_room_below(min: Decimal, low: Decimal, to: Decimal, step: Decimal) -> Decimal {
    let (room, whole) = (low.checked_sub(min), to.checked_sub(min));
    let enough = room.and_then(|room| room.checked_mul(Decimal::from(12))).zip(whole).is_none_or(|(room, whole)| room >= whole);
    if low.is_sign_negative() && !low.is_zero() && !enough { min.checked_sub(step).unwrap_or(min) } else { min }
}

/// A value that the asked range does not hold; zero where bars begin.
fn outside(wanted: &Wanted<'_>, low: Option<Decimal>, high: Option<Decimal>) -> Option<Decimal> {
    let zero = wanted.filled.then_some(Decimal::ZERO);
    let inside = |value: &Decimal| low.is_none_or(|low| low <= *value) && high.is_none_or(|high| *value <= high);
    let crossed = low.zip(high).filter(|(low, high)| low >= high).map(|(low, _)| low);
    crossed.or_else(|| wanted.values.iter().copied().chain(zero).find(|value| !inside(value)))
}

fn step(from: Decimal, to: Decimal, whole: bool) -> Decimal {
    let (low, high) = (from.to_f64().unwrap_or(0.0), to.to_f64().unwrap_or(1.0));
    let step = kuva::render::render_utils::compute_tick_step(low, high, STEPS);
    // A float's nearest decimal of a few digits is the number that was meant.
    let step = Decimal::from_f64(step).and_then(|step| step.round_sf(3)).filter(|step| *step > Decimal::ZERO).unwrap_or(Decimal::ONE);
    match whole && !step.is_integer() {
        true => step.floor().max(Decimal::ONE),
        false => step.normalize(),
    }
}

/// The multiple of the step at or beyond a value.
fn multiple(value: Decimal, step: Decimal, round: fn(&Decimal) -> Decimal) -> Decimal {
    let count = value.checked_div(step).map(|count| round(&count));
    count.and_then(|count| count.checked_mul(step)).map_or(value, |value| value.normalize())
}

fn ticks(min: Decimal, max: Decimal, step: Decimal) -> Vec<Decimal> {
    let mut value = multiple(min, step, Decimal::ceil);
    let mut ticks = Vec::new();
    while value <= max && ticks.len() < MOST_TICKS {
        ticks.push(value);
        let Some(next) = value.checked_add(step) else { break };
        value = next.normalize();
    }
    ticks
}

/// 单位：万人次, or 人数（万人次） where the report names what is measured.
fn title(wanted: &Wanted<'_>, form: Form) -> String {
    let unit = if form.percent { String::new() } else { format!("{}{}", form.scale.map_or("", |scale| scale.word()), wanted.unit) };
    match (wanted.node.title.as_str(), unit.as_str()) {
        (title, "") => title.to_owned(),
        ("", unit) if unit.starts_with("单位") => unit.to_owned(),
        ("", unit) => format!("单位：{unit}"),
        (title, unit) => format!("{title}（{unit}）"),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Form, Wanted, axis};
    use crate::resolve::tree::AxisNode;

    fn labels(values: &[i64], node: &AxisNode) -> (Vec<String>, usize) {
        let values = values.iter().map(|value| Decimal::from(*value)).collect();
        let wanted = Wanted { node, values, filled: true, form: Form::default(), unit: "人".to_owned() };
        let mut found = Vec::new();
        let axis = axis(&wanted, &mut found);
        (axis.ticks.into_iter().map(|tick| tick.label).collect(), found.len())
    }

    #[test]
    fn ticks_are_round_whole_and_hold_the_values() {
        let free = AxisNode::default();
        assert_eq!(labels(&[41_000, 46_221], &free).0, ["0", "10000", "20000", "30000", "40000", "50000"]);
        assert_eq!(labels(&[1, 3], &free).0, ["0", "1", "2", "3"]);
        assert_eq!(labels(&[-30, 45], &free).0, ["-40", "-20", "0", "20", "40", "60"]);
        // Below a bar that falls to the end of its axis is room for its words.
        assert_eq!(labels(&[-38, 45], &free).0, ["-60", "-40", "-20", "0", "20", "40", "60"]);
        assert_eq!(labels(&[], &free).0, ["0", "1"]);
    }

    #[test]
    fn a_range_that_cuts_values_is_told_and_not_used() {
        let asked = |min: i64, max: i64| AxisNode { min: Some(Decimal::from(min)), max: Some(Decimal::from(max)), ..AxisNode::default() };
        assert_eq!(labels(&[3, 9], &asked(0, 10)), (["0", "2", "4", "6", "8", "10"].map(String::from).to_vec(), 0));
        assert_eq!(labels(&[3, 12], &asked(0, 10)).1, 1);
        assert_eq!(labels(&[3, 9], &asked(2, 10)).1, 1, "bars begin at zero");
        assert_eq!(labels(&[3], &asked(5, 5)).1, 1);
    }
}
