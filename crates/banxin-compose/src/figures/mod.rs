//! The ledger as values: derivations computed, series summed, every figure ready to print.

mod arithmetic;
mod checks;
mod evaluate;
mod hanzi;
mod print;

use std::sync::Arc;

use banxin_base::Origin;
use banxin_model::Figure;
use indexmap::IndexMap;
use rust_decimal::Decimal;
use rustc_hash::FxBuildHasher;

pub(crate) use arithmetic::growth;
pub(crate) use checks::run_checks;
pub(crate) use evaluate::evaluate;
pub(crate) use print::{Form, Numerals, Part, percent};

/// The ledger after derivation.
#[derive(Clone, Debug, Default)]
pub struct Values {
    figures: IndexMap<Arc<str>, ResolvedFigure, FxBuildHasher>,
}

/// One figure with its value.
#[derive(Clone, Debug)]
pub struct ResolvedFigure {
    /// Its id.
    pub id: Arc<str>,
    /// As it was written.
    pub figure: Figure,
    /// Its exact value. A share or growth is a ratio: 0.5 for 50 %.
    pub value: Decimal,
    /// Whether the value is a ratio that prints as a percentage.
    pub percent: bool,
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

impl ResolvedFigure {
    /// The value of one period of its series.
    pub(crate) fn value_in(&self, period: &str) -> Option<Decimal> {
        self.figure.series.as_ref()?.get(period).map(|number| number.0)
    }

    /// The periods of its series, in the order written.
    pub fn periods(&self) -> Vec<String> {
        self.figure.series.iter().flat_map(|series| series.keys().cloned()).collect()
    }
}

/// A counting number in Chinese: 一, 十二, 一百零三.
pub(crate) fn in_chinese(number: u32) -> String {
    hanzi::measured(Decimal::from(number), &hanzi::PLAIN)
}

#[cfg(test)]
pub(crate) mod tests_support {
    pub(crate) use super::evaluate::tests::values_of;
}
