//! Statements about figures that must hold: `checks:`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::derive::Operand;
use crate::text::Text;

/// One check: exactly one of the comparisons, and perhaps a reason.
///
/// With `because`, a comparison that does not hold is a note that states the reason; without, it is an error.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Check {
    /// All are equal.
    pub equal: Option<Vec<Operand>>,
    /// The first is at most the second.
    pub at_most: Option<Vec<Operand>>,
    /// The first is at least the second.
    pub at_least: Option<Vec<Operand>>,
    /// The first lies between the second and the third, both included.
    pub between: Option<Vec<Operand>>,
    /// Percentages that come to 100 as printed.
    pub shares: Option<Vec<Operand>>,
    /// Of `shares`: what is done where rounding alone keeps them from coming to 100. An error if left out.
    pub rule: Option<ShareRule>,
    /// Why a failing comparison is right all the same.
    pub because: Option<Text>,
}

/// What is done with shares that come to 100 % exactly, but not as they round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ShareRule {
    /// 最大余数法: every share is cut to its decimals, and the units still missing from 100.0 go to those that lost most (of equals, to the one
    /// named first). Wherever the figures print, they print so. They must be figures of the ledger that print as percentages with equally
    /// many decimals, and come to 100 exactly.
    LargestRemainder,
    /// The shares print as they round, and a table that shows all of them says in a note that 各项占比之和不等于100%是由于四舍五入; prose says it by
    /// `{{ shares_note() }}`.
    Note,
}
