//! What the number of a figure means: a count, a ratio, a percentage, percentage points.

use banxin_model::{Derive, Figure};
use rust_decimal::Decimal;

use super::arithmetic;

/// What a number means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A number written in a derivation: it takes the meaning of what stands beside it.
    Bare,
    /// A number of its unit.
    #[default]
    Plain,
    /// A ratio that prints as a percentage: 0.5 is 50 %.
    Ratio,
    /// A number of percent: its unit is %, and 50 is 50 %.
    Percent,
    /// A difference of percentages (百分点).
    Points,
}

impl Kind {
    /// What a figure's number means, from what its derivation comes to and from what is written.
    pub(super) fn of(figure: &Figure, derived: Option<Kind>) -> Kind {
        match derived {
            Some(Kind::Points) => Kind::Points,
            Some(Kind::Ratio) => Kind::Ratio,
            _ if figure.display.percent => Kind::Ratio,
            _ => match figure.unit.as_str() {
                "%" | "％" => Kind::Percent,
                "个百分点" | "百分点" => Kind::Points,
                _ => Kind::Plain,
            },
        }
    }

    /// Whether it is a percentage.
    pub fn is_percent(self) -> bool {
        matches!(self, Kind::Ratio | Kind::Percent)
    }

    /// This kind, or another where it is none of its own.
    pub(super) fn or(self, other: Kind) -> Kind {
        if self == Kind::Bare { other } else { self }
    }

    /// A number of this kind in hundredths.
    pub(crate) fn in_percent(self, value: Decimal) -> Decimal {
        if self == Kind::Ratio { arithmetic::hundredfold(value) } else { value }
    }

    /// What an operation makes of numbers of this kind. The unit of what is not a ratio is the ledger's to say.
    pub(super) fn after(self, derive: &Derive) -> Kind {
        match derive {
            Derive::Share(_) | Derive::Growth(_) => Kind::Ratio,
            Derive::Points(_) => Kind::Points,
            Derive::Sum(_) | Derive::Mean(_) if self == Kind::Ratio => Kind::Ratio,
            Derive::Sum(_) | Derive::Mean(_) | Derive::Difference(_) | Derive::Ratio(_) | Derive::Count(_) => Kind::Plain,
        }
    }
}
