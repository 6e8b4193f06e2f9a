//! The ledger as values: derivations computed, series summed, every figure ready to print.

mod apportion;
mod arithmetic;
mod checks;
mod digits;
mod evaluate;
mod hanzi;
mod kind;
mod parts;
mod print;
mod reread;
#[cfg(test)]
mod roundtrip;
mod series;
mod span;
mod twice;
mod unfit;

use std::sync::Arc;

use banxin_base::Origin;
use banxin_model::{Figure, Number};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

pub(crate) use arithmetic::rounded;
pub(crate) use checks::run_checks;
pub(crate) use digits::{GROUP_SPACE, Read, fixed, grouped, read};
pub(crate) use evaluate::{Written, evaluate};
pub use kind::Kind;
pub(crate) use print::{Form, Numerals, Part};
pub use reread::{Misread, Reread};
pub(crate) use series::change;
pub(crate) use span::{End, span};

/// The ledger after derivation.
#[derive(Clone, Debug, Default)]
pub struct Values {
    figures: IndexMap<Arc<str>, ResolvedFigure, FxBuildHasher>,
    /// Groups of shares that do not come to 100 % as they print, which `rule: note` wants said.
    share_notes: Vec<Vec<usize>>,
}

/// One figure with its value.
#[derive(Clone, Debug)]
pub struct ResolvedFigure {
    /// Its id.
    pub id: Arc<str>,
    /// As it was written.
    pub figure: Arc<Figure>,
    /// Its exact value.
    pub value: Decimal,
    /// What the value means: of a ratio, 0.5 is 50 %.
    pub kind: Kind,
    /// Its values by period, where they are derived.
    derived: Option<series::Series>,
    /// What prints in percent instead of the value as it rounds, so that shares come to 100 %.
    apportioned: Option<Decimal>,
    /// Where it was written.
    pub origin: Origin,
}

impl Values {
    /// The figure of this id, with its place in the ledger.
    pub fn get(&self, id: &str) -> Option<(usize, &ResolvedFigure)> {
        self.figures.get_full(id).map(|(index, _, figure)| (index, figure))
    }

    /// The figure at a place in the ledger.
    pub fn at(&self, index: usize) -> Option<&ResolvedFigure> {
        self.figures.get_index(index).map(|(_, figure)| figure)
    }

    /// Every figure, in the ledger's order.
    pub fn iter(&self) -> impl Iterator<Item = &ResolvedFigure> {
        self.figures.values()
    }

    /// Every id, in the ledger's order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.figures.keys().map(|id| &**id)
    }
}

impl Values {
    /// What a table of these figures says below itself, where `rule: note` wants it: shares that all stand in it do not come to 100 %.
    pub(crate) fn share_note(&self, shown: &[usize]) -> Option<&'static str> {
        let noted = self.share_notes.iter().any(|group| group.iter().all(|index| shown.contains(index)));
        noted.then_some(apportion::NOTE)
    }

    /// What prose says of all shares that do not come to 100 %; nothing where there are none.
    pub(crate) fn shares_note(&self) -> &'static str {
        if self.share_notes.is_empty() { "" } else { apportion::NOTE }
    }
}

impl ResolvedFigure {
    /// The value of one period of its series, stated or derived.
    pub fn value_in(&self, period: &str) -> Option<Decimal> {
        let stated = self.figure.series.as_ref().and_then(|series| series.get(period)).map(|Number(value)| *value);
        stated.or_else(|| series::at(self.derived.as_deref()?, period))
    }

    /// The value of the period before a period, or before the last.
    pub(crate) fn before(&self, period: Option<&str>) -> Option<(Decimal, Decimal)> {
        let series = self.series();
        let at = match period {
            Some(period) => series.iter().position(|(known, _)| **known == *period)?,
            None => series.len().checked_sub(1)?,
        };
        let before = series.get(at.checked_sub(1)?)?.1;
        Some((before, series.get(at)?.1))
    }

    /// Its values by period, in the order written.
    pub(crate) fn series(&self) -> series::Series {
        self.figure.series.as_ref().map(series::of_numbers).or_else(|| self.derived.clone()).unwrap_or_default()
    }

    /// Its values by period, in the order written: its series as stated or derived.
    pub fn by_period(&self) -> impl Iterator<Item = (Arc<str>, Decimal)> {
        self.series().into_iter()
    }

    /// The periods of its series, in the order written.
    pub fn periods(&self) -> Vec<String> {
        self.series().into_iter().map(|(period, _)| period.as_ref().to_owned()).collect()
    }

    /// Whether the number carries its own % in print.
    pub fn prints_percent(&self) -> bool {
        self.kind == Kind::Ratio
    }
}

/// A counting number in Chinese: 一, 十二, 一百零三.
pub(crate) fn in_chinese(number: u32) -> String {
    hanzi::measured(Decimal::from(number), &hanzi::PLAIN)
}

/// A number counted off in Chinese, digit by digit: 二〇二五.
pub(crate) fn counted_off(number: u32) -> String {
    hanzi::numbered(Decimal::from(number))
}

#[cfg(test)]
pub(crate) mod tests_support {
    pub(crate) use super::evaluate::tests::values_of;
}
