//! From the ledger as written to values: an order in which every figure comes after those it derives from.
//!
//! The walk keeps its own stack, so a chain of a hundred thousand derivations is no deeper than one.

use std::sync::Arc;

use banxin_base::{Code, Diagnostic, Origin, codes, nearest};
use banxin_model::{Derive, Figure, Number, Operand, Value};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

use super::arithmetic::{self, Failure};
use super::kind::Kind;
use super::series::{self, Outcome};
use super::unfit::Unfit;
use super::{ResolvedFigure, Values};

/// The figures as written, each with its place.
pub(crate) type Written = IndexMap<Arc<str>, (Arc<Figure>, Origin), FxBuildHasher>;

/// Computes every figure. A figure that has no value is reported and left out.
pub(crate) fn evaluate(written: Written, found: &mut Vec<Diagnostic>) -> Values {
    let mut walk = Walk { states: Vec::new(), written: &written, found };
    walk.states.resize_with(written.len(), || State::Untouched);
    let mut stack = Vec::new();
    for index in 0..written.len() {
        walk.settle(index, &mut stack);
    }
    let states = walk.states;
    let figures = written.into_iter().zip(states).filter_map(|((id, (figure, origin)), state)| {
        let State::Done(Outcome { value, series, kind, .. }) = state else { return None };
        Some((Arc::clone(&id), ResolvedFigure { id, figure, value, kind, derived: series, apportioned: None, origin }))
    });
    Values { figures: figures.collect(), share_notes: Vec::new() }
}

#[derive(Clone, Debug)]
enum State {
    Untouched,
    Open,
    Done(Outcome),
    Failed,
}

struct Walk<'a> {
    written: &'a Written,
    states: Vec<State>,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Walk<'a> {
    /// Computes a figure and, before it, all that it derives from.
    fn settle(&mut self, index: usize, stack: &mut Vec<usize>) {
        stack.push(index);
        while let Some(&top) = stack.last() {
            match self.states[top] {
                State::Done(_) | State::Failed => {
                    stack.pop();
                }
                State::Untouched => {
                    self.states[top] = State::Open;
                    self.push_needed(top, stack);
                }
                State::Open => {
                    stack.pop();
                    self.states[top] = self.compute(top).map_or(State::Failed, State::Done);
                }
            }
        }
    }

    /// Puts what `top` derives from on the stack; a figure that is open already closes a cycle.
    fn push_needed(&mut self, top: usize, stack: &mut Vec<usize>) {
        let written = self.written;
        let Some(derive) = &written[top].0.derive else { return };
        let (from, mut cycle) = (stack.len(), None);
        visit_needed(derive, written, &mut |other| match self.states[other] {
            State::Untouched => stack.push(other),
            State::Open => cycle = cycle.or(Some(other)),
            State::Done(_) | State::Failed => {}
        });
        if let Some(other) = cycle {
            stack.truncate(from);
            self.report_cycle(stack, other);
            self.states[top] = State::Failed;
        }
    }

    fn report_cycle(&mut self, stack: &[usize], from: usize) {
        let open = stack.iter().filter(|index| matches!(self.states[**index], State::Open)).copied();
        let chain: Vec<&str> = open.skip_while(|index| *index != from).chain([from]).map(|index| self.id(index)).collect();
        let origin = self.written[from].1.key("derive");
        self.found.push(Diagnostic::new(&codes::DERIVE_CYCLE, origin).with("chain", chain.join(" → ")));
    }

    fn id(&self, index: usize) -> &'a str {
        self.written.get_index(index).map_or("", |(id, _)| id)
    }

    /// What a figure comes to whose needs are settled; reports why it comes to nothing.
    fn compute(&mut self, index: usize) -> Option<Outcome> {
        let written = self.written;
        let ((figure, origin), id) = (&written[index], self.id(index));
        let at = At { id, origin };
        if let Some(derive) = &figure.derive {
            let mut outcome = self.derive(derive, at, None)?;
            outcome.kind = Kind::of(figure, Some(outcome.kind));
            // A figure named elsewhere has no number for each period unless it is a series.
            outcome.single = outcome.series.is_none();
            return self.agreed(figure, outcome, at);
        }
        let value = self.stated(figure, at)?;
        Some(Outcome { value, series: None, kind: Kind::of(figure, None), single: figure.series.is_none() })
    }

    /// The number of a figure that is not derived.
    fn stated(&mut self, figure: &Figure, at: At<'_>) -> Option<Decimal> {
        let values: Vec<Decimal> = figure.series.iter().flat_map(|series| series.values()).map(|Number(value)| *value).collect();
        match (figure.value, values.as_slice()) {
            (Some(Value::Exact(value)), []) => Some(value),
            (Some(Value::Exact(value)), series) => {
                if !agrees_with_series(figure, value, series) {
                    let problem = Diagnostic::new(&codes::SERIES_MISMATCH, at.origin.key("value"));
                    self.found.push(problem.with("name", at.id).with("value", value));
                }
                Some(value)
            }
            (_, []) => {
                self.found.push(at.problem(&codes::NO_VALUE).with("name", at.id));
                None
            }
            (choice, series) => series::chosen(choice, series).map_err(|failure| self.report_failure(failure, at.id, at)).ok(),
        }
    }

    /// What is derived, once compared with what is stated beside it: both must print alike.
    fn agreed(&mut self, figure: &Figure, outcome: Outcome, at: At<'_>) -> Option<Outcome> {
        let mut outcome = outcome;
        for (period, Number(stated)) in figure.series.iter().flatten() {
            let derived = outcome.series.as_ref().and_then(|series| series::at(series, period));
            if let Some(derived) = derived {
                let at = At { id: &format!("{}.{period}", at.id), origin: &at.origin.key("series").key(period) };
                self.compare(figure, derived, *stated, outcome.kind, at);
            }
        }
        match (figure.value, &outcome.series) {
            (Some(Value::Exact(stated)), _) => {
                self.compare(figure, outcome.value, stated, outcome.kind, At { id: at.id, origin: &at.origin.key("value") });
            }
            (Some(choice), Some(series)) => {
                let values: Vec<Decimal> = series.iter().map(|(_, value)| *value).collect();
                let chosen = series::chosen(Some(choice), &values);
                outcome.value = chosen.map_err(|failure| self.report_failure(failure, at.id, at)).ok()?;
            }
            (None, _) | (Some(_), None) => {}
        }
        Some(outcome)
    }

    fn compare(&mut self, figure: &Figure, derived: Decimal, stated: Decimal, kind: Kind, at: At<'_>) {
        let display = &figure.display;
        // As many digits as are stated, and as many as are printed where these are more.
        let hundredth = if kind == Kind::Ratio { 2 } else { 0 };
        let printed = display.decimals.map_or(0, |places| places.saturating_add(hundredth));
        let printed = printed.saturating_sub(display.scale.map_or(0, banxin_model::Scale::exponent));
        let places = stated.scale().max(printed);
        let as_printed = arithmetic::rounded(derived, places, display.rounding);
        if as_printed != arithmetic::rounded(stated, places, display.rounding) {
            let (name, stated, derived, apart) = (at.id, stated.normalize(), derived.normalize(), (as_printed - stated).abs().normalize());
            let zh = format!("“{name}”写定为 {stated}，推算得 {derived}，相差 {apart}");
            let en = format!("`{name}` states {stated} but derives to {derived}, which is {apart} apart");
            self.found.push(at.problem(&codes::CHECK_FAILED).with("reason_zh", zh).with("reason_en", en));
        }
    }

    /// `within` is the operand that this derivation is of another, if it is one.
    fn derive(&mut self, derive: &Derive, at: At<'_>, within: Option<&Trail<'_>>) -> Option<Outcome> {
        let mut operands = Vec::with_capacity(derive.operands().len());
        for (number, operand) in derive.operands().iter().enumerate() {
            let trail = Trail { within, name: derive.name(), number };
            operands.push(match operand {
                Operand::Number(Number(value)) => Outcome { value: *value, kind: Kind::Bare, ..Outcome::default() },
                Operand::Derive(inner) => self.derive(inner, at, Some(&trail))?,
                Operand::Figure { id, period } => self.operand(id, period.as_deref(), at, &trail)?,
            });
        }
        let unfit = |unfit: Unfit| unfit.problem(at.id, Some(derive), &Trail::derivation(within, at.origin));
        series::derived(derive, &operands).map_err(|reason| self.found.push(unfit(reason))).ok()
    }

    /// What a figure named by another comes to, or one period of it.
    fn operand(&mut self, name: &str, period: Option<&str>, at: At<'_>, trail: &Trail<'_>) -> Option<Outcome> {
        let written = self.written;
        let Some((index, _, (figure, _))) = written.get_full(name) else {
            let near = nearest(name, written.keys().map(|id| &**id));
            self.found.push(Diagnostic::new(&codes::DERIVE_UNDEFINED, trail.place(at.origin)).with("name", name).near(near));
            return None;
        };
        let stated = figure.series.as_ref();
        let Some(period) = period else {
            // A failed figure was reported where it failed.
            let State::Done(outcome) = &self.states[index] else { return None };
            let series = outcome.series.clone().or_else(|| stated.map(series::of_numbers));
            return Some(Outcome { series, ..outcome.clone() });
        };
        let derived = if let State::Done(outcome) = &self.states[index] { outcome.series.as_ref() } else { None };
        let value = stated.and_then(|series| series.get(period)).map(|Number(value)| *value);
        let value = value.or_else(|| series::at(derived?, period));
        if let Some(value) = value {
            let kind = if let State::Done(outcome) = &self.states[index] { outcome.kind } else { Kind::of(figure, None) };
            return Some(Outcome { value, kind, ..Outcome::default() });
        }
        if figure.derive.is_none() || matches!(self.states[index], State::Done(_)) {
            let stated = stated.into_iter().flat_map(|series| series.keys().map(String::as_str));
            let known: Vec<&str> = stated.chain(derived.into_iter().flatten().map(|(period, _)| &**period)).collect();
            let problem = Diagnostic::new(&codes::NO_SUCH_PERIOD, trail.place(at.origin)).with("name", name).with("period", period);
            self.found.push(problem.with("known", known.join(" ")));
        }
        None
    }

    fn report_failure(&mut self, failure: Failure, name: &str, at: At<'_>) {
        self.found.push(Unfit::Failed(failure, None).problem(name, None, at.origin));
    }
}

/// An operand of a derivation: its place is found when there is something to say of it.
struct Trail<'a> {
    within: Option<&'a Trail<'a>>,
    name: &'static str,
    number: usize,
}

impl Trail<'_> {
    /// The place of this operand of the figure at `figure`.
    fn place(&self, figure: &Origin) -> Origin {
        Trail::derivation(self.within, figure).key(self.name).index(self.number)
    }

    /// The place of the derivation that is this operand; the figure's own if it is none.
    fn derivation(operand: Option<&Trail<'_>>, figure: &Origin) -> Origin {
        operand.map_or_else(|| figure.key("derive"), |operand| operand.place(figure))
    }
}

/// The figure that is computed, and its place.
#[derive(Clone, Copy)]
struct At<'a> {
    id: &'a str,
    origin: &'a Origin,
}

impl At<'_> {
    fn problem(self, code: Code) -> Diagnostic {
        Diagnostic::new(code, self.origin.clone())
    }
}

/// Whether a stated number is the last, the sum, the mean or the largest of its series.
fn agrees_with_series(figure: &Figure, value: Decimal, series: &[Decimal]) -> bool {
    let max = series.iter().copied().max();
    let mean = arithmetic::mean(series).ok().map(|mean| arithmetic::rounded(mean, value.scale(), figure.display.rounding));
    series.last() == Some(&value) || max == Some(value) || arithmetic::sum(series) == Ok(value) || mean == Some(value)
}

/// Visits the place of every figure that a derivation needs computed first. A stated period of a series needs nothing.
fn visit_needed(derive: &Derive, written: &Written, visit: &mut dyn FnMut(usize)) {
    for operand in derive.operands() {
        match operand {
            Operand::Figure { id, period } => {
                let Some((index, _, (figure, _))) = written.get_full(id.as_str()) else { continue };
                let stated = period.as_ref().zip(figure.series.as_ref()).is_some_and(|(period, series)| series.contains_key(period));
                if !stated {
                    visit(index);
                }
            }
            Operand::Derive(inner) => visit_needed(inner, written, visit),
            Operand::Number(_) => {}
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use banxin_base::{Diagnostic, Origin};
    use banxin_model::Ledger;
    use rust_decimal::Decimal;

    use super::super::Values;
    use super::evaluate;

    pub(crate) fn values_of(yaml: &str) -> (Values, Vec<Diagnostic>) {
        let ledger: Ledger = banxin_model::yaml_from_str(yaml, &"figures.yaml".into()).expect("the ledger parses");
        let written = ledger.into_iter().map(|(id, figure)| (Arc::from(id), (figure, Origin::Run))).collect();
        let mut found = Vec::new();
        let values = evaluate(written, &mut found);
        (values, found)
    }

    fn value(values: &Values, id: &str) -> Decimal {
        values.get(id).expect("computed").1.value
    }

    fn codes_of(yaml: &str) -> Vec<&'static str> {
        values_of(yaml).1.iter().map(|problem| problem.code.id).collect()
    }

    #[test]
    fn derivations_wait_for_what_they_need() {
        let (values, found) = values_of("t: {derive: {sum: [s, a, 1]}}\ns: {derive: {difference: [b, a]}}\na: {value: 2}\nb: {value: 10}");
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(value(&values, "t"), Decimal::from(11));
    }

    #[test]
    fn series_give_their_last_sum_mean_and_max() {
        let series = "series: {2022: 1, 2023: 5, 2024: 3}";
        let yaml = format!(
            "l: {{{series}, value: last}}\ns: {{{series}, value: sum}}\nm: {{{series}, value: mean}}\nx: {{{series}, value: max}}\ng: {{derive: {{growth: [l.2022, l.2023]}}}}"
        );
        let (values, found) = values_of(&yaml);
        assert!(found.is_empty(), "{found:?}");
        assert_eq!(["l", "s", "m", "x", "g"].map(|id| value(&values, id)), [3, 9, 3, 5, 4].map(Decimal::from));
    }

    #[test]
    fn problems_are_named_once() {
        let (values, found) = values_of(
            "a: {derive: {sum: [b]}}\nb: {derive: {sum: [a]}}\nc: {derive: {ratio: [d, 0]}}\nd: {value: 1}\ne: {unit: 人}\nf: {derive: {sum: [dd]}}\ng: {series: {2022: 1, 2023: 2}, value: 7}\nh: {derive: {sum: [g.2021]}}\ni: {derive: {sum: [d, d]}, value: 3}",
        );
        let codes: Vec<_> = found.iter().map(|problem| problem.code.id).collect();
        assert_eq!(codes, ["BX0203", "BX0205", "BX0209", "BX0204", "BX0211", "BX0208", "BX0206"]);
        assert!(values.get("d").is_some() && values.get("a").is_none());
    }

    #[test]
    fn a_period_of_a_figure_may_be_derived_from_another_period_of_it_only_where_stated() {
        assert_eq!(codes_of("x: {series: {2023: 1, 2024: 2}, derive: {growth: [x.2023, x.2024]}}"), Vec::<&str>::new());
        assert_eq!(codes_of("x: {derive: {sum: [x.2023, 1]}}"), ["BX0203"]);
        assert_eq!(codes_of("m: {series: {2022: 1, 2023: 2}}\ng: {derive: {growth: m}}\nh: {derive: {sum: [g.2022, 1]}}"), ["BX0208"]);
    }

    #[test]
    fn stated_and_derived_are_compared_as_they_print() {
        let beside = |rest: &str| codes_of(&format!("a: {{value: 1}}\nb: {{value: 3}}\nx: {{derive: {{share: [a, b]}}, {rest}}}"));
        assert!(beside("value: 0.333, display: {decimals: 1}").is_empty());
        assert_eq!(beside("value: 0.334, display: {decimals: 1}"), ["BX0206"]);
        assert!(beside("value: 0.334, display: {decimals: 1, rounding: up}").is_empty());
        assert!(codes_of("a: {value: 142013}\nx: {derive: {sum: [a]}, value: 142013, display: {scale: 万, decimals: 1}}").is_empty());
        let series = "a: {series: {2022: 1, 2023: 2}}\nb: {series: {2022: 3, 2023: 4}}\n";
        assert_eq!(codes_of(&format!("{series}t: {{derive: {{sum: [a, b]}}, series: {{2022: 4, 2023: 7}}}}")), ["BX0206"]);
    }

    #[test]
    fn a_long_chain_is_no_deeper_than_a_short_one() {
        let mut yaml = String::from("f0: {value: 1}\n");
        for n in (1..20_000).rev() {
            yaml.push_str(&format!("f{n}: {{derive: {{sum: [f{}, 1]}}}}\n", n - 1));
        }
        let (values, found) = values_of(&yaml);
        assert!(found.is_empty());
        assert_eq!(value(&values, "f19999"), Decimal::from(20_000));
    }
}
