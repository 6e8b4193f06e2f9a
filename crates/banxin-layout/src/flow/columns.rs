//! Columns on a part of a page (分栏): filled one after the other, page by page; at their end as high as each other to within a line.
//!
//! In: the units of a block in columns. Out: places in the open region, which goes on below the deepest column. Steps for each page: fill the
//! columns down to its foot; if everything fits, find the least height in which it still does; take notes to the foot of the page.
//!
//! ```text
//!   text across the page
//!   1 1 1   3 3 3
//!   1 1 1   3 3 3      the least height that holds all
//!   2 2 2   3 3
//!   text across the page
//!   -----
//!   ① notes of both columns
//! ```
//!
//! Within a column the rules of a page hold: glue, widows, space dropped at its head and foot. Lines of neighbouring columns lie on one height only
//! where no heading of another pitch is above them.

use banxin_base::Len;
use banxin_compose::document::NoteId;

use super::notes::{NoteHeights, Waiting};
use super::plan::PlacedUnit;
use super::region::{Entry, Fit, Region};
use super::unit::{Band, Glue};
use super::{SectionFlow, group_length};

/// Heights are tried in steps of this: finer than any difference of lines.
const STEP: Len = Len::deci_pt(5);

/// How many units from the start stand in the same columns and start no page.
pub(super) fn run_length(units: &[Entry<'_>]) -> usize {
    let first = units[0];
    let same = |entry: &&Entry<'_>| {
        let unit = entry.unit;
        entry.block == first.block && unit.band == first.unit.band && unit.starts.is_none() && unit.foot.is_none() && !unit.turned
    };
    1 + units[1..].iter().take_while(same).count()
}

/// How much of the columns behind a group of `length` units must stand on its page: a heading above columns is not left alone.
pub(super) fn held_length(units: &[Entry<'_>], length: usize) -> usize {
    let last = units[length - 1].unit;
    let Some(next) = units.get(length).filter(|next| next.unit.band.is_some() && next.unit.starts.is_none()) else { return 0 };
    if last.glue == Glue::Free || last.band == next.unit.band { 0 } else { group_length(&units[length..]) }
}

/// Columns, filled.
struct Filled {
    units: Vec<PlacedUnit>,
    /// How many of the units.
    count: usize,
    /// Of the deepest column.
    height: Len,
    /// Owed below the last units.
    after: Len,
}

impl SectionFlow<'_> {
    /// Places units in columns.
    pub(super) fn place_columns(&mut self, units: &[Entry<'_>], band: Band) {
        let mut rest = units;
        while let Some(first) = rest.first() {
            let top = self.region.next_top(first.unit);
            let fresh = self.region.is_fresh();
            let Some(filled) = self.fill_page(rest, band, self.region.room(top)).filter(|filled| filled.count > 0 || fresh) else {
                self.next_region();
                continue;
            };
            let (placed, others) = rest.split_at(filled.count);
            let mut waiting = std::mem::take(&mut self.waiting);
            for note in placed.iter().flat_map(|entry| &entry.unit.notes) {
                waiting.push(*note, self.heights);
            }
            let units = filled.units.into_iter().map(|unit| PlacedUnit { y: top + unit.y, ..unit });
            self.region.place_band(units, (top + filled.height, filled.after), &mut waiting, self.heights);
            self.waiting = waiting;
            rest = others;
            if !rest.is_empty() {
                self.next_region();
            }
        }
    }

    /// What the columns of one page take; nothing where not even the first units fit.
    fn fill_page(&self, units: &[Entry<'_>], band: Band, room: Len) -> Option<Filled> {
        let forced = self.region.is_fresh();
        let notes = |filled: &Filled| self.region.need(&units[..filled.count], self.heights);
        let full = self.fill(units, band, room, forced);
        if full.count == units.len() {
            let balanced = self.balanced(units, band, room).unwrap_or(full);
            if (balanced.height + notes(&balanced)).fits(room) || forced && balanced.count == 1 {
                return Some(balanced);
            }
            let shorter = self.fill(units, band, (room - notes(&balanced)).max(Len::ZERO), forced);
            return Some(shorter).filter(|filled| filled.count > 0);
        }
        let need = notes(&full);
        let fits = (full.height + need).fits(room);
        let filled = if fits { full } else { self.fill(units, band, (room - need).max(Len::ZERO), forced) };
        Some(filled).filter(|filled| filled.count > 0)
    }

    /// All of the units in the least height that holds them; `None` if no height up to `room` does.
    fn balanced(&self, units: &[Entry<'_>], band: Band, room: Len) -> Option<Filled> {
        let whole: Len = units.iter().map(|entry| entry.unit.height).sum();
        let mut height = whole / i64::from(band.count.max(1));
        while height.fits(room) {
            let filled = self.fill(units, band, height, false);
            if filled.count == units.len() {
                return Some(filled);
            }
            height += STEP;
        }
        None
    }

    /// Fills columns of a height in their order. `forced` columns take at least one unit each, so that the flow goes on.
    fn fill(&self, units: &[Entry<'_>], band: Band, height: Len, forced: bool) -> Filled {
        let mut filled = Filled { units: Vec::new(), count: 0, height: Len::ZERO, after: Len::ZERO };
        for column in 0..i64::from(band.count) {
            let mut region = Region::column(height);
            while filled.count < units.len() {
                let rest = &units[filled.count..];
                let group = &rest[..group_length(rest)];
                let fresh = forced && region.is_empty();
                let count = match region.fit(group, &NoNotes) {
                    Fit::Whole => group.len(),
                    Fit::Part(count, glue) if fresh || (glue < Glue::Bound && !self.fits_a_page(group)) => count,
                    Fit::Nothing if fresh => 1,
                    Fit::Part(..) | Fit::Nothing => break,
                };
                region.place(&group[..count], &mut Waiting::default(), &NoNotes);
                filled.count += count;
                if count < group.len() {
                    break;
                }
            }
            let (bottom, after) = region.bottom();
            filled.height = filled.height.max(bottom);
            filled.after = filled.after.max(after);
            filled.units.extend(region.close().units.into_iter().map(|unit| PlacedUnit { x: band.step * column, ..unit }));
        }
        filled
    }
}

/// Notes take no room in a column: they stand at the foot of the page.
struct NoNotes;

impl NoteHeights for NoNotes {
    fn lines(&self, _: NoteId) -> &[Len] {
        &[]
    }
}
