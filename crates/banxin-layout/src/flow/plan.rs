//! What the flow returns: which unit stands where, with nothing moved or drawn yet.
//!
//! A plan is small, so it can be made again when a page number turns out to be wider than first thought; lines are moved onto pages only
//! once, when the plan is final.

use std::ops::Range;

use banxin_base::Len;
use banxin_compose::document::NoteId;

use crate::page_map::ColophonPlace;

/// The pages of the document, in order.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    /// Every page.
    pub(crate) pages: Vec<PlannedPage>,
    /// Where what stands at the foot of the last page found its place, and how high it is; `None` where there is none.
    pub(crate) foot: Option<(ColophonPlace, Len)>,
}

/// A page.
#[derive(Debug)]
pub(crate) struct PlannedPage {
    /// The section whose page style it has.
    pub(crate) section: usize,
    /// Its number, from 1, counted even where none is printed. Odd numbers are right-hand pages.
    pub(crate) number: u32,
    /// What is printed and what readers call it; empty for none.
    pub(crate) label: String,
    /// Whether its content is turned a quarter counter-clockwise; it has one column then.
    pub(crate) turned: bool,
    /// Its columns, from left to right; none on a page that is left blank.
    pub(crate) regions: Vec<PlannedRegion>,
}

impl PlannedPage {
    /// Whether it is a left-hand page (双页).
    pub(crate) fn is_even(&self) -> bool {
        self.number.is_multiple_of(2)
    }
}

/// A column of a page.
#[derive(Debug, Default)]
pub(crate) struct PlannedRegion {
    /// Its units, from top to bottom.
    pub(crate) units: Vec<PlacedUnit>,
    /// Its footnotes, from top to bottom.
    pub(crate) notes: Vec<PlacedNote>,
}

/// A unit at its height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PlacedUnit {
    /// The block of the section.
    pub(crate) block: usize,
    /// The unit of the block.
    pub(crate) unit: usize,
    /// From the region's left edge to that of the column in which it stands.
    pub(crate) x: Len,
    /// From the top of the type area to the unit's top, below its space and opening.
    pub(crate) y: Len,
}

/// A footnote, or the part of it that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PlacedNote {
    /// Which note.
    pub(crate) note: NoteId,
    /// Which of its lines.
    pub(crate) lines: Range<usize>,
}
