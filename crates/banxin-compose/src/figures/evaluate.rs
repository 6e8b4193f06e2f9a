//! From the ledger as written to values: an order in which every figure comes after those it derives from.
//!
//! The walk keeps its own stack, so a chain of a hundred thousand derivations is no deeper than one.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes, nearest};
use banxin_model::{Derive, Figure, Number, Operand, Value};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

use super::arithmetic::{self, Failure};
use super::{ResolvedFigure, Values};

type Written = IndexMap<Arc<str>, (Figure, Origin), FxBuildHasher>;

/// Computes every figure. A figure that has no value is reported and left out.
pub(crate) fn evaluate(written: Written, found: &mut Vec<Diagnostic>) -> Values {
    let mut computed = Computed { states: vec![State::Untouched; written.len()], written, found };
    for index in 0..computed.written.len() {
        computed.settle(index);
    }
    let Computed { states, written, .. } = computed;
    let figures = written.into_iter().zip(states).filter_map(|((id, (figure, origin)), state)| {
        let State::Done(value) = state else { return None };
        let percent = figure.display.percent || matches!(figure.derive, Some(Derive::Share(_) | Derive::Growth(_)));
        Some((Arc::clone(&id), ResolvedFigure { id, figure, value, percent, origin }))
    });
    Values { figures: figures.collect() }
}

#[derive(Clone, Copy, Debug)]
enum State {
    Untouched,
    Open,
    Done(Decimal),
    Failed,
}

struct Computed<'a> {
    written: Written,
    states: Vec<State>,
    found: &'a mut Vec<Diagnostic>,
}

impl Computed<'_> {
    /// Computes a figure and, before it, all that it derives from.
    fn settle(&mut self, index: usize) {
        let mut stack = vec![index];
        while let Some(&top) = stack.last() {
            match self.states[top] {
                State::Done(_) | State::Failed => {
                    stack.pop();
                }
                State::Untouched => {
                    self.states[top] = State::Open;
                    self.push_needed(top, &mut stack);
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
        let mut needed = Vec::new();
        if let Some(derive) = &self.written[top].0.derive {
            collect_ids(derive, &mut needed);
        }
        let needed: Vec<usize> = needed.into_iter().filter_map(|id| self.written.get_index_of(id)).collect();
        for other in needed {
            match self.states[other] {
                State::Untouched => stack.push(other),
                State::Open => {
                    self.report_cycle(stack, other);
                    self.states[top] = State::Failed;
                    return;
                }
                State::Done(_) | State::Failed => {}
            }
        }
    }

    fn report_cycle(&mut self, stack: &[usize], from: usize) {
        let open = stack.iter().filter(|index| matches!(self.states[**index], State::Open)).copied();
        let chain: Vec<&str> = open.skip_while(|index| *index != from).chain([from]).map(|index| self.id(index)).collect();
        let chain = chain.join(" → ");
        let origin = self.written[from].1.clone();
        self.found.push(Diagnostic::new(&codes::DERIVE_CYCLE, origin).with("chain", chain));
    }

    fn id(&self, index: usize) -> &str {
        self.written.get_index(index).map_or("", |(id, _)| id)
    }

    /// The value of a figure whose needs are settled; reports why there is none.
    fn compute(&mut self, index: usize) -> Option<Decimal> {
        let (figure, origin) = self.written[index].clone();
        let id = self.id(index).to_owned();
        let values: Vec<Decimal> = figure.series.iter().flat_map(|series| series.values()).map(|Number(value)| *value).collect();
        let result = match (&figure.derive, figure.value, values.as_slice()) {
            (Some(derive), stated, _) => {
                let derived = self.derive(derive, &id, &origin)?;
                if let Some(Value::Exact(stated)) = stated {
                    self.compare_stated(&id, derived, stated, &figure, &origin);
                }
                Ok(derived)
            }
            (None, Some(Value::Exact(value)), []) => Ok(value),
            (None, Some(Value::Exact(value)), series) => {
                if !agrees_with_series(value, series) {
                    let problem = Diagnostic::new(&codes::SERIES_MISMATCH, origin.clone());
                    self.found.push(problem.with("name", &id).with("value", value));
                }
                Ok(value)
            }
            (None, _, []) => {
                self.found.push(Diagnostic::new(&codes::NO_VALUE, origin).with("name", id));
                return None;
            }
            (None, None | Some(Value::Last), [.., last]) => Ok(*last),
            (None, Some(Value::Sum), series) => arithmetic::sum(series),
            (None, Some(Value::Mean), series) => mean(series),
            (None, Some(Value::Max), series) => Ok(series.iter().copied().max().unwrap_or_default()),
        };
        result.map_err(|failure| self.report(failure, &id, &origin)).ok()
    }

    /// A derived figure may also state its value: both must print alike.
    fn compare_stated(&mut self, id: &str, derived: Decimal, stated: Decimal, figure: &Figure, origin: &Origin) {
        let places = figure.display.decimals.unwrap_or(stated.scale());
        if arithmetic::rounded(derived, places) != arithmetic::rounded(stated, places) {
            let (zh, en) = (format!("“{id}”写定为 {stated}，推算得 {derived}"), format!("`{id}` states {stated} but derives to {derived}"));
            self.found.push(Diagnostic::new(&codes::CHECK_FAILED, origin.clone()).with("reason_zh", zh).with("reason_en", en));
        }
    }

    fn derive(&mut self, derive: &Derive, id: &str, origin: &Origin) -> Option<Decimal> {
        let mut values = Vec::with_capacity(derive.operands().len());
        for operand in derive.operands() {
            values.push(match operand {
                Operand::Number(Number(value)) => *value,
                Operand::Derive(inner) => self.derive(inner, id, origin)?,
                Operand::Figure { id: name, period } => self.operand(name, period.as_deref(), origin)?,
            });
        }
        arithmetic::apply(derive, &values).map_err(|failure| self.report(failure, id, origin)).ok()
    }

    fn operand(&mut self, name: &str, period: Option<&str>, origin: &Origin) -> Option<Decimal> {
        let Some((index, _, (figure, _))) = self.written.get_full(name) else {
            let near = nearest(name, self.written.keys().map(|id| &**id));
            self.found.push(Diagnostic::new(&codes::DERIVE_UNDEFINED, origin.clone()).with("name", name).near(near));
            return None;
        };
        let Some(period) = period else {
            // A failed figure was reported where it failed.
            return if let State::Done(value) = self.states[index] { Some(value) } else { None };
        };
        let series = figure.series.as_ref();
        let value = series.and_then(|series| series.get(period)).map(|Number(value)| *value);
        if value.is_none() {
            let known = series.map(|series| series.keys().cloned().collect::<Vec<_>>().join(" ")).unwrap_or_default();
            let problem = Diagnostic::new(&codes::NO_SUCH_PERIOD, origin.clone());
            self.found.push(problem.with("name", name).with("period", period).with("known", known));
        }
        value
    }

    fn report(&mut self, failure: Failure, id: &str, origin: &Origin) {
        let code = match failure {
            Failure::DivisionByZero => &codes::DIVISION_BY_ZERO,
            Failure::Overflow => &codes::NUMBER_TOO_LARGE,
        };
        self.found.push(Diagnostic::new(code, origin.clone()).with("name", id));
    }
}

fn mean(series: &[Decimal]) -> Result<Decimal, Failure> {
    arithmetic::divide(arithmetic::sum(series)?, Decimal::from(series.len()))
}

fn agrees_with_series(value: Decimal, series: &[Decimal]) -> bool {
    let max = series.iter().copied().max();
    let mean = mean(series).ok().map(|mean| arithmetic::rounded(mean, value.scale()));
    series.last() == Some(&value) || max == Some(value) || arithmetic::sum(series) == Ok(value) || mean == Some(value)
}

fn collect_ids<'a>(derive: &'a Derive, ids: &mut Vec<&'a str>) {
    for operand in derive.operands() {
        match operand {
            // A period of a series is a stated number: it needs nothing computed.
            Operand::Figure { id, period: None } => ids.push(id),
            Operand::Derive(inner) => collect_ids(inner, ids),
            Operand::Figure { .. } | Operand::Number(_) => {}
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use banxin_base::{Diagnostic, Origin};
    use banxin_model::{Figure, Ledger};
    use rust_decimal::Decimal;

    use super::super::Values;
    use super::evaluate;

    pub(crate) fn values_of(yaml: &str) -> (Values, Vec<Diagnostic>) {
        let ledger: Ledger = banxin_model::yaml_from_str(yaml, &"figures.yaml".into()).expect("the ledger parses");
        let written = ledger.into_iter().map(|(id, figure): (String, Figure)| (Arc::from(id), (figure, Origin::Run))).collect();
        let mut found = Vec::new();
        let values = evaluate(written, &mut found);
        (values, found)
    }

    fn value(values: &Values, id: &str) -> Decimal {
        values.get(id).expect("computed").1.value
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
