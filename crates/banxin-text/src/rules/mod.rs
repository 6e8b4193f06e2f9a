//! The rules that narrow and widen cells, one a file.
//!
//! In: the cells of a text, with natural widths. Out: the same cells as they stand within a line. Steps, in CLREQ's order ("Procedures for line
//! adjustment": widths first, prohibitions second, adjustment third): marks of fixed width, marks that share a cell, adjacent marks, the gap
//! between Chinese and Latin or, without one, digits on the grid. What happens at the ends of a line ([`line_start_trim`], [`line_end_trim`]) and
//! when a line is squeezed or stretched ([`squeeze_room`], [`stretch_step`]) is asked by whoever fills the line.
//!
//! The half-width metrics are the face's own (`halt`) where it has them and they keep the ink within the half cell, else measured from the ink of
//! each mark (`shape::ink`): Fandol's `halt` would let its ？ stick out, the faces of offices have none. `chws` is left off, for which pairs are
//! narrowed is decided here, by CLREQ and alike for every face, and it would narrow them a second time; `vhal` is for vertical text.

mod adjacent;
mod digits;
mod double_marks;
mod fixed;
mod gap;
mod interpunct;
mod limits;
mod line_end;
mod line_start;
mod solidus;
mod squeeze;
mod stretch;

use crate::cell::Cell;

pub use gap::Gap;
pub use limits::{Freedom, Limits};
pub use line_end::line_end_trim;
pub use line_start::line_start_trim;
pub use squeeze::{GAP_MIN, SPACE_MIN, SQUEEZE_STEPS, squeeze_room};
pub use stretch::{GAP_MAX, SPACE_MAX, StretchStep, stretch_step};

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
    fixed::apply(cells, text);
    interpunct::apply(cells);
    solidus::apply(cells, text);
    double_marks::apply(cells, text);
    adjacent::apply(cells);
    match rules.gap {
        Gap::Quarter => gap::apply(cells),
        Gap::None => digits::apply(cells),
    }
}

/// The text of a cell.
fn text_of<'t>(text: &'t str, cell: &Cell) -> &'t str {
    let index = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
    text.get(index(cell.start)..index(cell.end)).unwrap_or_default()
}

#[cfg(test)]
mod tests;
