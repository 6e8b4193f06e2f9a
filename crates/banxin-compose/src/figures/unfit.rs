//! Why a derivation comes to nothing, and how that is said.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};
use banxin_model::Derive;

use super::arithmetic::Failure;

/// Why a derivation comes to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    /// An operation failed, perhaps for one period.
    Failed(Failure, Option<Arc<str>>),
    /// A change within a single operand that has no two periods.
    NoSeries,
    /// Percentage points of something that is no percentage.
    NoPercentage,
    /// Two series have other periods: those of the first operand, those of the one that differs, and its place.
    Periods(String, String, usize),
}

impl Unfit {
    /// The problem of the figure `name`, whose derivation this is.
    pub(super) fn problem(self, name: &str, derive: Option<&Derive>, at: &Origin) -> Diagnostic {
        let problem = |code| Diagnostic::new(code, at.clone());
        match self {
            Unfit::Failed(failure, period) => {
                let code = match failure {
                    Failure::DivisionByZero => &codes::DIVISION_BY_ZERO,
                    Failure::Overflow => &codes::NUMBER_TOO_LARGE,
                };
                let period = period.map(|period| format!(".{period}")).unwrap_or_default();
                problem(code).with("name", format!("{name}{period}"))
            }
            Unfit::NoSeries => problem(&codes::NO_PERIOD_BEFORE).with("name", name).with("operation", derive.map_or("", Derive::name)),
            Unfit::NoPercentage => problem(&codes::NO_PERCENTAGE).with("name", name),
            Unfit::Periods(first, other, n) => {
                let operand = derive.and_then(|derive| derive.operands().get(n)).map(ToString::to_string).unwrap_or_default();
                problem(&codes::PERIODS_DIFFER)
                    .with("name", name)
                    .with("other", operand)
                    .with("wanted", first)
                    .with("periods", other)
                    .with("open", "{")
                    .with("close", "}")
            }
        }
    }
}
