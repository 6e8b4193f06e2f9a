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
    /// Why a failing comparison is right all the same.
    pub because: Option<Text>,
}
