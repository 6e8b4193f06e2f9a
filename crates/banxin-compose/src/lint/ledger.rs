//! The numbers of the ledger, to say which figure a literal number probably is.
//!
//! Looked up, not searched: by exact value, by rounding to 万 or 亿, and by every number that one slip of the keys makes of the literal.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::numbers::Number;
use crate::figures::Values;

/// What to do about a literal number, in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Advice {
    pub(super) zh: String,
    pub(super) en: String,
}

/// A number of the ledger: a figure, or one period of its series.
#[derive(Clone, Debug)]
struct Entry<'v> {
    id: &'v str,
    label: &'v str,
    unit: &'v str,
    period: Option<String>,
    value: Decimal,
}

/// The ledger by value.
#[derive(Debug, Default)]
pub(super) struct LedgerIndex<'v> {
    entries: Vec<Entry<'v>>,
    by_value: BTreeMap<Decimal, Vec<usize>>,
    by_digits: BTreeMap<String, usize>,
}

/// A slip is looked for in numbers of so many digits: shorter ones are near to everything, longer ones are codes.
const SLIP_DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// So many figures of one value are named.
const MOST_NAMED: usize = 3;

impl<'v> LedgerIndex<'v> {
    pub(super) fn new(values: &'v Values) -> LedgerIndex<'v> {
        let mut index = LedgerIndex::default();
        for figure in values.iter() {
            let (id, label, unit) = (&*figure.id, figure.figure.label.as_str(), figure.figure.unit.as_str());
            let value = if figure.prints_percent() { figure.value * Decimal::ONE_HUNDRED } else { figure.value };
            index.add(Entry { id, label, unit, period: None, value });
            for (period, number) in figure.figure.series.iter().flatten() {
                index.add(Entry { id, label, unit, period: Some(period.clone()), value: number.0 });
            }
        }
        index
    }

    fn add(&mut self, entry: Entry<'v>) {
        let value = entry.value.normalize();
        let same = self.by_value.entry(value).or_default();
        // The last period of a series is the figure itself, once more.
        if same.iter().any(|known| self.entries[*known].id == entry.id) {
            return;
        }
        same.push(self.entries.len());
        self.by_digits.entry(value.to_string()).or_insert(self.entries.len());
        self.entries.push(entry);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What to do about a number; `after` is what follows it.
    pub(super) fn advice(&self, number: &Number, after: &str) -> Advice {
        let Ok(digits) = number.text.parse::<Decimal>() else { return none() };
        let scale = match number.scale {
            Some('万') => Decimal::from(10_000),
            Some('亿') => Decimal::from(100_000_000),
            _ => Decimal::ONE,
        };
        let Some(value) = digits.checked_mul(scale) else { return none() };
        self.equal(value, after)
            .or_else(|| self.rounded(digits, scale, number.scale))
            .or_else(|| self.slipped(&number.text))
            .unwrap_or_else(none)
    }

    fn equal(&self, value: Decimal, after: &str) -> Option<Advice> {
        let mut same: Vec<&Entry<'_>> = self.by_value.get(&value.normalize())?.iter().map(|index| &self.entries[*index]).collect();
        same.sort_by_key(|entry| entry.unit.is_empty() || !after.starts_with(entry.unit));
        let first = same.first()?;
        let named: Vec<&str> = same.iter().take(MOST_NAMED).map(|entry| entry.id).collect();
        let print = first.template("");
        if same.len() == 1 {
            let (id, label) = (first.id, first.label);
            return Some(Advice {
                zh: format!("{} 是 {id}（{label}），写 {print}。", value.normalize()),
                en: format!("{} is {id} ({label}): write {print}.", value.normalize()),
            });
        }
        Some(Advice {
            zh: format!("{} 可能是 {}，例如写 {print}。", value.normalize(), named.join("、")),
            en: format!("{} may be {}: write {print}, say.", value.normalize(), named.join(", ")),
        })
    }

    /// 4.6万 for 46221.
    fn rounded(&self, digits: Decimal, scale: Decimal, word: Option<char>) -> Option<Advice> {
        let word = word?;
        let decimals = digits.scale();
        let half = Decimal::new(5, decimals.checked_add(1)?).checked_mul(scale)?;
        let value = digits.checked_mul(scale)?;
        let near = self.by_value.range(value - half..=value + half).find(|(exact, _)| {
            let rounded = (**exact / scale).round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
            rounded == digits
        });
        let entry = &self.entries[*near?.1.first()?];
        let print = entry.template(&format!("scaled('{word}', {decimals})"));
        let (id, exact) = (entry.id, entry.value.normalize());
        Some(Advice {
            zh: format!("{id} 的 {exact} 四舍五入即此数，写 {print}。"),
            en: format!("{exact} of {id} rounds to it: write {print}."),
        })
    }

    /// 46212 for 46221: two digits exchanged, or one wrong.
    fn slipped(&self, text: &str) -> Option<Advice> {
        if !SLIP_DIGITS.contains(&text.len()) || text.contains('.') {
            return None;
        }
        let digits = text.as_bytes();
        let exchanged = (1..digits.len()).map(|at| {
            let mut other = digits.to_vec();
            other.swap(at - 1, at);
            other
        });
        let replaced = (0..digits.len()).flat_map(|at| {
            (b'0'..=b'9').map(move |digit| {
                let mut other = digits.to_vec();
                other[at] = digit;
                other
            })
        });
        let known = |other: Vec<u8>| self.by_digits.get(std::str::from_utf8(&other).ok()?).copied();
        let entry = &self.entries[exchanged.chain(replaced).find_map(known)?];
        let (id, exact, label) = (entry.id, entry.value.normalize(), entry.label);
        Some(Advice {
            zh: format!("与 {id}（{label}）的 {exact} 只差一处，请核对。"),
            en: format!("It is one slip away from {exact}, {id} ({label}): verify it."),
        })
    }
}

impl Entry<'_> {
    /// The template that prints it.
    fn template(&self, filter: &str) -> String {
        let mut out = format!("{{{{ {}", self.id);
        if let Some(period) = &self.period {
            let quote = if period.bytes().all(|byte| byte.is_ascii_digit()) { "" } else { "'" };
            out.push_str(&format!(" | year({quote}{period}{quote})"));
        }
        if !filter.is_empty() {
            out.push_str(&format!(" | {filter}"));
        }
        out.push_str(" }}");
        out
    }
}

fn none() -> Advice {
    Advice { zh: "台账中没有相同或相近的数。".to_owned(), en: "No figure has it or comes near.".to_owned() }
}
