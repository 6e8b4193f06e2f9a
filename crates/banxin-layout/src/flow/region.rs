//! A column of a page while it is filled: what fits, and where a group of units is best cut.

use banxin_base::Len;

use super::notes::{Foot, NoteHeights, SEPARATOR, Waiting};
use super::plan::{PlacedUnit, PlannedRegion};
use super::unit::{Glue, Unit};

/// A unit with its address.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry<'a> {
    /// The block of the section.
    pub(crate) block: usize,
    /// The unit of the block.
    pub(crate) index: usize,
    /// The unit.
    pub(crate) unit: &'a Unit,
}

/// How much of a group fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// All of it.
    Whole,
    /// So many units from its start; a cut there goes through this glue.
    Part(usize, Glue),
    /// Not even the first unit.
    Nothing,
}

/// A column while it is filled.
#[derive(Debug)]
pub(crate) struct Region {
    units: Vec<PlacedUnit>,
    capacity: Len,
    y: Len,
    /// Owed below the last unit, if another follows.
    after: Len,
    foot: Foot,
}

impl Region {
    /// An empty column. Notes that wait from the page before come first, in three quarters of it at most, so that the text gets on.
    pub(crate) fn open(capacity: Len, waiting: &mut Waiting, heights: &dyn NoteHeights) -> Region {
        let mut region = Region { units: Vec::new(), capacity, y: Len::ZERO, after: Len::ZERO, foot: Foot::default() };
        region.foot.take(waiting, heights, capacity - capacity / 4);
        region
    }

    /// An empty column of a band, whose notes stand at the foot of the page.
    pub(super) fn column(capacity: Len) -> Region {
        Region { units: Vec::new(), capacity, y: Len::ZERO, after: Len::ZERO, foot: Foot::default() }
    }

    /// Whether nothing stands in it but notes.
    pub(crate) fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Whether nothing stands in it at all, so that turning to another column gains nothing.
    pub(crate) fn is_fresh(&self) -> bool {
        self.units.is_empty() && self.foot.height().is_zero()
    }

    /// Whether footnotes stand in it.
    pub(crate) fn has_notes(&self) -> bool {
        !self.foot.height().is_zero()
    }

    /// Places a unit on the lower edge.
    pub(crate) fn place_at_foot(&mut self, entry: Entry<'_>) {
        self.y = self.capacity - entry.unit.height;
        self.units.push(PlacedUnit { block: entry.block, unit: entry.index, x: Len::ZERO, y: self.y });
        self.y = self.capacity;
    }

    /// Gives an empty column another height; says whether the notes in it leave room for text then. If not, nothing changes.
    pub(crate) fn resize(&mut self, capacity: Len) -> bool {
        let fits = self.foot.height().fits(capacity - capacity / 4);
        if fits {
            self.capacity = capacity;
        }
        fits
    }

    /// What the flow hands on.
    pub(crate) fn close(self) -> PlannedRegion {
        PlannedRegion { units: self.units, notes: self.foot.into_notes() }
    }

    /// How much of `group` fits below what stands here; if not all of it, the best cut: through the weakest glue, and there as late as possible.
    pub(crate) fn fit(&self, group: &[Entry<'_>], heights: &dyn NoteHeights) -> Fit {
        let mut y = self.y;
        let mut after = self.after;
        let mut notes = Len::ZERO;
        let mut best = Fit::Nothing;
        let mut whole = false;
        for (at, entry) in group.iter().enumerate() {
            y += if at == 0 && self.units.is_empty() { entry.unit.opening } else { after + entry.unit.space };
            y += entry.unit.height;
            after = entry.unit.after;
            if !entry.unit.notes.is_empty() {
                let need = self.foot.need(entry.unit.notes.iter().copied(), heights, self.capacity);
                notes += if notes.is_zero() || self.foot.height() > Len::ZERO { need } else { need - SEPARATOR };
            }
            if !(y + notes + self.foot.height()).fits(self.capacity) {
                break;
            }
            if !(y + notes + self.foot.height() + entry.unit.closing).fits(self.capacity) {
                continue;
            }
            whole = at + 1 == group.len();
            match best {
                Fit::Part(_, glue) if glue < entry.unit.glue => {}
                _ => best = Fit::Part(at + 1, entry.unit.glue),
            }
        }
        if whole { Fit::Whole } else { best }
    }

    /// Places units one below the other, then their notes in what room is left.
    pub(crate) fn place(&mut self, group: &[Entry<'_>], waiting: &mut Waiting, heights: &dyn NoteHeights) {
        for entry in group {
            self.y += if self.units.is_empty() { entry.unit.opening } else { self.after + entry.unit.space };
            self.units.push(PlacedUnit { block: entry.block, unit: entry.index, x: Len::ZERO, y: self.y });
            self.y += entry.unit.height;
            self.after = entry.unit.after;
            for note in &entry.unit.notes {
                waiting.push(*note, heights);
            }
        }
        self.foot.take(waiting, heights, self.capacity - self.y);
    }

    /// Where the next unit's top is, its space above it.
    pub(super) fn next_top(&self, unit: &Unit) -> Len {
        if self.units.is_empty() { Len::ZERO } else { self.y + self.after + unit.space }
    }

    /// The room from `top` to the notes.
    pub(super) fn room(&self, top: Len) -> Len {
        (self.capacity - self.foot.height() - top).max(Len::ZERO)
    }

    /// What the notes of units would take in addition.
    pub(super) fn need(&self, units: &[Entry<'_>], heights: &dyn NoteHeights) -> Len {
        self.foot.need(units.iter().flat_map(|entry| entry.unit.notes.iter().copied()), heights, self.capacity)
    }

    /// The lower edge of what stands here, and what is owed below it.
    pub(super) fn bottom(&self) -> (Len, Len) {
        (self.y, self.after)
    }

    /// Adds units whose places are found; the region goes on below `bottom`.
    pub(super) fn place_band(
        &mut self,
        units: impl Iterator<Item = PlacedUnit>,
        (bottom, after): (Len, Len),
        waiting: &mut Waiting,
        heights: &dyn NoteHeights,
    ) {
        self.units.extend(units);
        (self.y, self.after) = (bottom, after);
        self.foot.take(waiting, heights, self.capacity - self.y);
    }

    /// Fills the rest with waiting notes; takes at least one line if nothing stands here yet.
    pub(crate) fn drain(&mut self, waiting: &mut Waiting, heights: &dyn NoteHeights) {
        let before = self.foot.height();
        self.foot.take(waiting, heights, self.capacity - self.y);
        if self.units.is_empty() && before.is_zero() && self.foot.height().is_zero() {
            self.foot.force(waiting, heights);
        }
    }
}
