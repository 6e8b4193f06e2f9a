//! 拉开: where a line that is too short opens, step by step.
//!
//! CLREQ, "Procedures for line adjustment", expanding. All of one kind in a line open together and equally.
//!
//! | CLREQ's step | here |
//! |---|---|
//! | 1 spaces between Latin words, to 1/2 em | [`StretchStep::Space`], to [`SPACE_MAX`] |
//! | 2 the gap between Chinese and Latin, to 1/2 em, in many houses 1/3 | [`StretchStep::Gap`], to [`GAP_MAX`], unless frozen |
//! | 3 all remaining places between characters, without limit | [`StretchStep::Character`] |
//! | a never inside marks that do not split | [`StretchStep::Closed`]: within —— ……, ？！ in one cell, Latin words, numbers |
//! | b not around connectors and the solidus | [`StretchStep::Closed`]; the interpunct too, which joins as they do |

use banxin_base::{Len, Ratio};

use super::double_marks::shares_cell;
use super::limits::{Freedom, Limits};
use crate::cell::Cell;
use crate::classes::Class;

/// The most that stretching makes of a space between Latin words, before everything else opens (CLREQ, step 1).
pub const SPACE_MAX: Ratio = Ratio::of(1, 2);

/// By how much of itself the gap between Chinese and Latin grows: from 1/4 em to 1/3 em. CLREQ's step 2 goes to 1/2 em, where the gaps look like holes
/// in a line that is not open elsewhere; many houses stop at 1/3.
pub const GAP_MAX: Ratio = Ratio::of(1, 3);

/// When the place between two cells opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchStep {
    /// First: a space between Latin words, by this much at most.
    Space(Len),
    /// Second: a gap between Chinese and Latin, by this much at most.
    Gap(Len),
    /// Third, without limit.
    Character,
    /// Never.
    Closed,
}

/// When the place between `a` and the next cell `b` opens, where nothing is frozen.
pub fn stretch_step(a: &Cell, b: &Cell) -> StretchStep {
    Limits::default().stretch_step(a, b)
}

impl Limits {
    /// When the place between `a` and the next cell `b` opens.
    pub fn stretch_step(self, a: &Cell, b: &Cell) -> StretchStep {
        match (a.class, b.class) {
            (Class::Space, _) => StretchStep::Space((a.em.times(SPACE_MAX) - a.width).max(Len::ZERO)),
            _ if !a.gap.is_zero() && self.gap == Freedom::Frozen => StretchStep::Closed,
            _ if !a.gap.is_zero() => StretchStep::Gap(a.gap.times(GAP_MAX)),
            (Class::Dash, Class::Dash) | (Class::Ellipsis, Class::Ellipsis) | (_, Class::Ignorable) => StretchStep::Closed,
            (a, b) if joins(a) || joins(b) || (a.is_latin() && b.is_latin()) || a == Class::Ignorable => StretchStep::Closed,
            _ if a.level != b.level || shares_cell(a, b) => StretchStep::Closed,
            _ => StretchStep::Character,
        }
    }
}

fn joins(class: Class) -> bool {
    matches!(class, Class::ShortConnector | Class::LongConnector | Class::Wave | Class::Solidus | Class::Interpunct)
}
