//! The gap between Chinese characters and Latin letters or digits.
//!
//! CLREQ, "Mixed text composition": a quarter em by default, 1/8 em when squeezed, 1/2 em when stretched; none at a line's edges, none beside
//! marks, none inside brackets (which are marks). It belongs to layout, not to the text: nothing is inserted that could be copied or searched. A
//! space that the writer typed is left as it is. No gap goes across a change of level, as between m and ².

use banxin_base::{Len, Ratio};

use crate::cell::Cell;
use crate::classes::Class;

/// Whether there is a gap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Gap {
    /// A quarter of the Chinese em.
    #[default]
    Quarter,
    /// None: two digits fill one cell of the grid exactly.
    None,
}

/// The gap's share of the em, unless a line needs otherwise.
const GAP_NORMAL: Ratio = Ratio::of(1, 4);

pub(super) fn apply(cells: &mut [Cell]) {
    for index in 1..cells.len() {
        if let Some([a, b]) = cells.get_mut(index - 1..=index)
            && let Some(em) = meeting(a, b)
        {
            a.gap = em.times(GAP_NORMAL);
        }
    }
}

/// The em of the Chinese side where Chinese and Latin meet.
fn meeting(a: &Cell, b: &Cell) -> Option<Len> {
    let latin = |cell: &Cell| matches!(cell.class, Class::Letter | Class::Digit);
    match (a.class, b.class) {
        _ if a.level != b.level => None,
        (Class::Ideograph, _) if latin(b) => Some(a.em),
        (_, Class::Ideograph) if latin(a) => Some(b.em),
        _ => None,
    }
}
