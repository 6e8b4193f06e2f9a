//! Two ledgers side by side, such as those of two years: what is new, gone and changed, and what changed more than anybody has explained.
//!
//! In: two reports (or ledgers alone, [`Report::open_ledger`]). Out: a [`LedgerDiff`]. Figures are the same if their ids are; a figure that is gone
//! and a new one of the same label are called to notice, as a renamed id is the likely reason.
//!
//! Left out: the periods of a series. What is compared is the number that the figure prints.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};
use banxin_compose::figures::{ResolvedFigure, Values};
use banxin_compose::resolve;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};

use crate::error::Error;
use crate::report::Report;
use crate::trace::{check_names, named};

/// Two ledgers compared.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerDiff {
    /// From which change on an explanation is wanted: 0.3 is 30 %.
    #[serde(serialize_with = "plain")]
    pub threshold: Decimal,
    /// How many figures are the same in both.
    pub unchanged: usize,
    /// What differs: in the order of the new ledger, then what is gone in the order of the old.
    pub changes: Vec<FigureChange>,
    /// Where each change stands in the new report.
    #[serde(skip)]
    places: Vec<Origin>,
}

/// A figure that differs.
#[derive(Clone, Debug, Serialize)]
pub struct FigureChange {
    /// Its id.
    pub id: Arc<str>,
    /// How it differs.
    pub status: ChangeStatus,
    /// As the old ledger has it.
    pub old: Option<FigureState>,
    /// As the new ledger has it.
    pub new: Option<FigureState>,
    /// Which of its fields differ.
    pub fields: Vec<ChangedField>,
    /// Growth from old to new in percent, to one decimal; `None` where there is none, or where the unit differs.
    #[serde(serialize_with = "plain_option")]
    pub growth: Option<Decimal>,
    /// Whether it changed by more than the threshold.
    pub jump: bool,
    /// Why the jump is right: the figure's `note`, or the `because` of a check that names it.
    pub because: Option<String>,
    /// The figures it is derived from that differ as well: its change follows from theirs.
    pub follows: Vec<Arc<str>>,
    /// Of a new figure the one that is gone with the same label, and the other way round: perhaps a new name for the same thing.
    pub renamed: Option<Arc<str>>,
}

/// How a figure differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangeStatus {
    /// In the new ledger only.
    New,
    /// In the old ledger only.
    Gone,
    /// In both, but not the same.
    Changed,
}

/// A field of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ChangedField {
    /// Its exact value.
    Value,
    /// 单位
    Unit,
    /// The approximation word.
    Qualifier,
    /// What it counts.
    Label,
    /// The period it covers.
    Period,
    /// How it follows from others.
    Derive,
}

/// A figure at one time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureState {
    /// What it counts.
    pub label: String,
    /// Its exact value.
    #[serde(serialize_with = "plain")]
    pub value: Decimal,
    /// 单位
    pub unit: String,
    /// The approximation word; empty for none.
    pub qualifier: &'static str,
    /// The period it covers; empty if not stated.
    pub period: String,
    /// The form it prints in.
    pub printed: String,
}

impl FigureChange {
    /// Whether it changed by more than the threshold, and neither a reason nor the figures that it derives from account for it.
    pub fn is_unexplained(&self) -> bool {
        self.jump && self.because.is_none() && self.follows.is_empty()
    }
}

impl LedgerDiff {
    /// Compares two ledgers. Changes of more than `threshold` (0.3 is 30 %) are jumps; so is any change from zero.
    ///
    /// # Errors
    /// The errors of a ledger that has no certain values.
    pub fn between(old: &Report, new: &Report, threshold: Decimal) -> Result<LedgerDiff, Error> {
        let (before, after) = (values(old)?, values(new)?);
        let mut diff = LedgerDiff { threshold, unchanged: 0, changes: Vec::new(), places: Vec::new() };
        for figure in after.iter() {
            match before.get(&figure.id) {
                Some((_, earlier)) => match changed(earlier, figure) {
                    fields if fields.is_empty() => diff.unchanged += 1,
                    fields => diff.push(change(Some(earlier), Some(figure), fields), figure),
                },
                None => diff.push(change(None, Some(figure), Vec::new()), figure),
            }
        }
        for figure in before.iter().filter(|figure| after.get(&figure.id).is_none()) {
            diff.push(change(Some(figure), None, Vec::new()), figure);
        }
        diff.find_renamed();
        diff.judge(new, &after);
        Ok(diff)
    }

    /// The jumps that nothing explains, at their places in the new report.
    pub fn unexplained(&self) -> Vec<Diagnostic> {
        let jumps = self.changes.iter().zip(&self.places).filter(|(change, _)| change.is_unexplained());
        let each = jumps.filter_map(|(change, at)| {
            let (old, new) = (change.old.as_ref()?, change.new.as_ref()?);
            let growth = change.growth.map_or_else(|| "—".to_owned(), signed_percent);
            let found = Diagnostic::new(&codes::UNEXPLAINED_JUMP, at.clone()).with("name", &change.id).with("old", &old.printed);
            Some(found.with("new", &new.printed).with("growth", growth))
        });
        each.collect()
    }

    fn push(&mut self, change: FigureChange, figure: &ResolvedFigure) {
        self.changes.push(change);
        self.places.push(figure.origin.clone());
    }

    /// Pairs figures that are gone with new ones of the same label.
    fn find_renamed(&mut self) {
        let name = |change: &FigureChange| {
            let state = change.old.as_ref().or(change.new.as_ref())?;
            Some((state.label.clone(), state.unit.clone())).filter(|(label, _)| !label.is_empty())
        };
        let of = |status: ChangeStatus, changes: &[FigureChange]| -> Vec<(usize, (String, String))> {
            let these = changes.iter().enumerate().filter(|(_, change)| change.status == status);
            these.filter_map(|(n, change)| Some((n, name(change)?))).collect()
        };
        let mut gone: BTreeMap<(String, String), VecDeque<usize>> = BTreeMap::new();
        for (old, name) in of(ChangeStatus::Gone, &self.changes) {
            gone.entry(name).or_default().push_back(old);
        }
        for (new, name) in of(ChangeStatus::New, &self.changes) {
            let Some(old) = gone.get_mut(&name).and_then(VecDeque::pop_front) else { continue };
            let (from, to) = (Arc::clone(&self.changes[old].id), Arc::clone(&self.changes[new].id));
            self.changes[old].renamed = Some(to);
            self.changes[new].renamed = Some(from);
        }
    }

    /// Tells jumps, their reasons, and what only follows from other changes.
    fn judge(&mut self, report: &Report, after: &Values) {
        let of_value = |change: &&FigureChange| change.fields.contains(&ChangedField::Value);
        let differs: BTreeSet<Arc<str>> = self.changes.iter().filter(of_value).map(|change| Arc::clone(&change.id)).collect();
        for change in &mut self.changes {
            let Some((old, new)) = change.old.as_ref().zip(change.new.as_ref()) else { continue };
            let Some((_, figure)) = after.get(&change.id) else { continue };
            let comparable = old.unit == new.unit;
            change.growth = if comparable { growth(old.value, new.value) } else { None };
            change.jump = comparable && old.value != new.value && is_over(old.value, new.value, self.threshold);
            if let Some(derive) = &figure.figure.derive {
                change.follows = named(derive).into_iter().filter_map(|id| differs.get(id)).cloned().collect();
            }
            if change.jump {
                let note = figure.figure.note.as_ref().map(ToString::to_string);
                change.because = note.or_else(|| because(report, &change.id));
            }
        }
    }
}

/// The reason that a check states which names a figure.
fn because(report: &Report, id: &str) -> Option<String> {
    let checks = report.loaded.report.checks.iter().filter(|check| check_names(check, id));
    checks.into_iter().find_map(|check| check.because.as_ref()).map(ToString::to_string)
}

/// The figures of a report after derivation; what its prose says does not matter.
fn values(report: &Report) -> Result<Arc<Values>, Error> {
    let mut ledger = report.loaded.clone();
    ledger.report.body.clear();
    ledger.report.checks.clear();
    ledger.report.front = banxin_model::Front::default();
    ledger.report.back = banxin_model::Back::default();
    let resolved = resolve(&ledger);
    let uncertain = |found: &&Diagnostic| found.is_error() && found.code.id.starts_with("BX02");
    let mut found: Vec<Diagnostic> = resolved.diagnostics.iter().filter(uncertain).cloned().collect();
    if !report.loaded.damage.ledger_is_whole() {
        found.extend(report.diagnostics.iter().filter(|found| found.is_error()).cloned());
    }
    if found.is_empty() { Ok(Arc::clone(&resolved.values)) } else { Err(Error::report(found, report.sources())) }
}

fn change(old: Option<&ResolvedFigure>, new: Option<&ResolvedFigure>, fields: Vec<ChangedField>) -> FigureChange {
    let status = match (old, new) {
        (None, _) => ChangeStatus::New,
        (_, None) => ChangeStatus::Gone,
        _ => ChangeStatus::Changed,
    };
    let id = new.or(old).map_or_else(|| Arc::from(""), |figure| Arc::clone(&figure.id));
    let (old, new) = (old.map(state), new.map(state));
    FigureChange { id, status, old, new, fields, growth: None, jump: false, because: None, follows: Vec::new(), renamed: None }
}

fn state(figure: &ResolvedFigure) -> FigureState {
    let written = &figure.figure;
    FigureState {
        label: written.label.clone(),
        value: figure.value.normalize(),
        unit: written.unit.clone(),
        qualifier: written.qualifier.map_or("", banxin_model::Qualifier::word),
        period: written.period.as_ref().map(ToString::to_string).unwrap_or_default(),
        printed: figure.printed(),
    }
}

/// The fields that differ.
fn changed(old: &ResolvedFigure, new: &ResolvedFigure) -> Vec<ChangedField> {
    let (one, other) = (state(old), state(new));
    let differs = [
        (ChangedField::Value, one.value != other.value),
        (ChangedField::Unit, one.unit != other.unit),
        (ChangedField::Qualifier, one.qualifier != other.qualifier),
        (ChangedField::Label, one.label != other.label),
        (ChangedField::Period, one.period != other.period),
        (ChangedField::Derive, old.figure.derive != new.figure.derive),
    ];
    differs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
}

/// Growth in percent, to one decimal, ties away from zero; `None` from zero, and beyond exact arithmetic.
fn growth(old: Decimal, new: Decimal) -> Option<Decimal> {
    let share = new.checked_sub(old)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old.abs())?;
    Some(share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero))
}

/// Whether a number changed by more than a share of itself, to the last digit; beyond exact arithmetic it did.
fn is_over(old: Decimal, new: Decimal, share: Decimal) -> bool {
    let apart = new.checked_sub(old).map(|apart| apart.abs());
    apart.zip(old.abs().checked_mul(share)).is_none_or(|(apart, most)| apart > most)
}

/// `+12.5%`
pub(crate) fn signed_percent(growth: Decimal) -> String {
    let growth = growth.normalize();
    if growth.is_sign_negative() && !growth.is_zero() { format!("{growth}%") } else { format!("+{growth}%") }
}

fn plain<S: Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&value.normalize())
}

fn plain_option<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => serializer.collect_str(&value.normalize()),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{ChangeStatus, LedgerDiff, growth, signed_percent};
    use crate::Report;

    fn report(figures: &str) -> Report {
        let head = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";
        Report::from_yaml(&format!("{head}{figures}")).unwrap()
    }

    fn diff(old: &str, new: &str) -> LedgerDiff {
        LedgerDiff::between(&report(old), &report(new), Decimal::new(3, 1)).unwrap()
    }

    #[test]
    fn growth_is_rounded_once_and_has_a_sign() {
        let number = |text: &str| Decimal::from_str_exact(text).unwrap();
        assert_eq!(growth(number("41000"), number("46221")).map(signed_percent).as_deref(), Some("+12.7%"));
        assert_eq!(growth(number("-10"), number("-15")).map(signed_percent).as_deref(), Some("-50%"));
        assert_eq!(growth(Decimal::ZERO, Decimal::ONE), None);
    }

    #[test]
    fn what_is_new_gone_and_renamed_is_told() {
        let old = "figures: {a: {label: 藏书, unit: 册, value: 10}, b: {label: 讲座, unit: 场, value: 3}}\n";
        let new = "figures: {a: {label: 藏书, unit: 册, value: 10}, c: {label: 讲座, unit: 场, value: 4}, d: {label: 分馆, value: 1}}\n";
        let diff = diff(old, new);
        let seen: Vec<_> = diff.changes.iter().map(|it| (&*it.id, it.status, it.renamed.as_deref())).collect();
        assert_eq!(seen, [("c", ChangeStatus::New, Some("b")), ("d", ChangeStatus::New, None), ("b", ChangeStatus::Gone, Some("c"))]);
        assert_eq!(diff.unchanged, 1);
    }

    #[test]
    fn a_jump_wants_a_reason_and_derived_figures_follow() {
        let old = "figures: {a: {value: 10}, b: {value: 10}, c: {value: 10}, z: {value: 0}, t: {derive: {sum: [a, b]}}}\n";
        let new = "figures: {a: {value: 20}, b: {value: 20, note: 并入两馆}, c: {value: 20}, z: {value: 1}, t: {derive: {sum: [a, b]}}}\n\
                   checks: [{at_most: [c, 5], because: 统计口径调整}]\n";
        let diff = diff(old, new);
        let seen: Vec<_> = diff.changes.iter().map(|it| (&*it.id, it.jump, it.is_unexplained(), it.because.as_deref())).collect();
        let expected = [
            ("a", true, true, None),
            ("b", true, false, Some("并入两馆")),
            ("c", true, false, Some("统计口径调整")),
            ("z", true, true, None),
            ("t", true, false, None),
        ];
        assert_eq!(seen, expected);
        assert_eq!(diff.unexplained().len(), 2);
        assert_eq!(diff.changes[4].follows, ["a".into(), "b".into()]);
    }

    #[test]
    fn the_threshold_is_exact() {
        let jumps = |new: &str| diff("figures: {a: {value: 100000}}\n", &format!("figures: {{a: {{value: {new}}}}}\n")).changes[0].jump;
        assert_eq!(["130000", "130001", "70000", "69999"].map(jumps), [false, true, false, true]);
    }

    #[test]
    fn another_unit_is_a_change_but_no_growth() {
        let diff = diff("figures: {a: {value: 2, unit: 人}}\n", "figures: {a: {value: 9, unit: 人次}}\n");
        assert_eq!((diff.changes[0].growth, diff.changes[0].jump), (None, false));
    }
}
