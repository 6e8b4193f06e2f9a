//! 拉开: where a line that is too short opens, step by step.
//!
//! CLREQ, "Procedures for line adjustment", expanding: (1) spaces between Latin words, to 1/2 em; (2) the gap between Chinese and Latin, to
//! 1/2 em; (3) every remaining gap between characters, equally. Never inside —— and ……, Latin words and numbers; not around connectors and
//! the solidus, which belong to both sides.

use banxin_base::{Len, Ratio};

use crate::cell::Cell;
use crate::classes::Class;

/// The most that stretching makes of a space between Latin words, before everything else opens.
const SPACE_MAX: Ratio = Ratio::of(1, 2);

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

/// When the place between `a` and the next cell `b` opens.
pub fn stretch_step(a: &Cell, b: &Cell) -> StretchStep {
    match (a.class, b.class) {
        (Class::Space, _) => StretchStep::Space((a.em.times(SPACE_MAX) - a.width).max(Len::ZERO)),
        // From 1/4 em to 1/2 em: as much again.
        _ if !a.gap.is_zero() => StretchStep::Gap(a.gap),
        (Class::Dash, Class::Dash) | (Class::Ellipsis, Class::Ellipsis) | (_, Class::Ignorable) => StretchStep::Closed,
        (a, b) if joins(a) || joins(b) || (a.is_latin() && b.is_latin()) || a == Class::Ignorable => StretchStep::Closed,
        _ if a.level != b.level => StretchStep::Closed,
        _ => StretchStep::Character,
    }
}

fn joins(class: Class) -> bool {
    matches!(class, Class::ShortConnector | Class::LongConnector | Class::Wave | Class::Solidus | Class::Interpunct)
}
