//! The rules that narrow and widen cells, one a file.
//!
//! In: the cells of a text, with natural widths. Out: the same cells as they stand within a line. Steps, in CLREQ's order ("Procedures for line
//! adjustment": widths first, prohibitions second, adjustment third): interpuncts, marks that share a cell, adjacent marks, the gap between
//! Chinese and Latin. What happens at the ends of a line ([`line_start_trim`], [`line_end_trim`]) and when a line is squeezed or stretched
//! ([`squeeze_room`], [`stretch_step`]) is asked by whoever fills the line.

mod adjacent;
mod double_marks;
mod gap;
mod interpunct;
mod line_end;
mod line_start;
mod squeeze;
mod stretch;

use crate::cell::Cell;

pub use gap::Gap;
pub use line_end::line_end_trim;
pub use line_start::line_start_trim;
pub use squeeze::{SQUEEZE_STEPS, squeeze_room};
pub use stretch::{StretchStep, stretch_step};

/// Which rules apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// The gap between Chinese and Latin.
    pub gap: Gap,
}

impl Default for RuleSet {
    fn default() -> RuleSet {
        RuleSet { gap: Gap::Quarter }
    }
}

/// Applies the rules that hold within a line.
pub fn apply(cells: &mut [Cell], text: &str, rules: RuleSet) {
    interpunct::apply(cells);
    double_marks::apply(cells, text);
    adjacent::apply(cells);
    gap::apply(cells, rules.gap);
}

#[cfg(test)]
mod tests;
