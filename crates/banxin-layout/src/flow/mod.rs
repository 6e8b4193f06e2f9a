//! The block flow: units in, a plan of pages out.
//!
//! Text flows on continuously: after a title or a table of another pitch the next line stands where it falls and is not pulled to a row of the grid.
//! Word with exact line spacing does the same, and the two outputs are to agree page by page; the grid shows in the capacity of a page (22 lines
//! of 28.95 pt in 225 mm) and in the pitch of the body. Heights are sums of exact lengths, so the capacity never depends on rounding.
//!
//! Rules (cjk: 换页, 单页起, 孤行控制): a group of glued units stays on one page if a page can hold it; a group that no page can hold is cut
//! through its weakest glue. Space before a paragraph is dropped at the head of a page; blank lines are not, as in Word.
//! What stands in columns is placed by `columns`. What stands at the foot of the last page (版记) comes behind everything else: see `foot`.

mod columns;
mod foot;
mod notes;
mod numbering;
mod plan;
mod region;
mod unit;

use banxin_base::Len;
use banxin_compose::document::{BreakTo, Section};

pub(crate) use notes::{NoteHeights, SEPARATOR};
pub(crate) use plan::{PlacedNote, PlacedUnit, Plan, PlannedPage, PlannedRegion};
pub(crate) use unit::{Band, Content, FootPage, Glue, Unit};

use crate::page_map::ColophonPlace;
use notes::Waiting;
use numbering::Folio;
use region::{Entry, Fit, Region};

/// The units of a section, by block.
pub(crate) struct Flowing<'a> {
    /// The section.
    pub(crate) section: &'a Section,
    /// The units of each of its blocks.
    pub(crate) blocks: Vec<&'a [Unit]>,
}

/// Finds the page and height of every unit.
pub(crate) fn plan(sections: &[Flowing<'_>], heights: &dyn NoteHeights) -> Plan {
    let mut plan = Plan::default();
    let mut folio = Folio::default();
    for (index, flowing) in sections.iter().enumerate() {
        let mut flow =
            SectionFlow::begin(index, flowing.section, Open { folio: &mut folio, pages: &mut plan.pages, foot: &mut plan.foot }, heights);
        flow.run(&entries(&flowing.blocks));
        flow.end();
    }
    plan
}

fn entries<'a>(blocks: &[&'a [Unit]]) -> Vec<Entry<'a>> {
    let mut entries = Vec::with_capacity(blocks.iter().map(|units| units.len()).sum());
    for (block, units) in blocks.iter().enumerate() {
        entries.extend(units.iter().enumerate().map(|(index, unit)| Entry { block, index, unit }));
    }
    // A page break that nothing follows opens no page.
    while entries.last().is_some_and(|last| last.unit.content == Content::Blank && last.unit.height.is_zero()) {
        entries.pop();
    }
    entries
}

/// What a section adds to.
struct Open<'a> {
    folio: &'a mut Folio,
    pages: &'a mut Vec<PlannedPage>,
    foot: &'a mut Option<(ColophonPlace, Len)>,
}

/// The flow through one section. Invariant: `region` is the open column of the last page in `pages`.
struct SectionFlow<'a> {
    index: usize,
    section: &'a Section,
    /// Whether the open page is turned.
    turned: bool,
    folio: &'a mut Folio,
    pages: &'a mut Vec<PlannedPage>,
    heights: &'a dyn NoteHeights,
    waiting: Waiting,
    region: Region,
    /// Where the foot of the last page found its place.
    foot: &'a mut Option<(ColophonPlace, Len)>,
}

impl<'a> SectionFlow<'a> {
    fn begin(index: usize, section: &'a Section, open: Open<'a>, heights: &'a dyn NoteHeights) -> SectionFlow<'a> {
        let Open { folio, pages, foot } = open;
        folio.begin(section, pages);
        let mut waiting = Waiting::default();
        let region = Region::open(capacity(section, false), &mut waiting, heights);
        let mut flow = SectionFlow { index, section, turned: false, folio, pages, heights, waiting, region, foot };
        flow.open_page();
        flow
    }

    fn run(&mut self, units: &[Entry<'_>]) {
        let mut start = 0;
        while start < units.len() {
            let rest = &units[start..];
            if let Some(to) = rest[0].unit.starts {
                self.break_to(to);
            }
            if rest[0].unit.turned != self.turned {
                self.turn_page(rest[0].unit.turned);
            }
            if let Some(page) = rest[0].unit.foot {
                self.place_at_foot(rest[0], page);
                start += 1;
                continue;
            }
            if let Some(band) = rest[0].unit.band {
                let count = columns::run_length(rest);
                self.place_columns(&rest[..count], band);
                start += count;
                continue;
            }
            let length = group_length(rest);
            let count = self.place_some(&rest[..length], &rest[..length + columns::held_length(rest, length)]);
            let group = &rest[..length];
            if group[..count].iter().any(|entry| entry.unit.unnumbered) {
                self.unnumber();
            }
            start += count;
        }
    }

    /// Places the group, or what of it belongs here, and returns how many units that were; 0 after turning to a new column instead. `held` is
    /// the group with what must follow it on its page.
    fn place_some(&mut self, group: &[Entry<'_>], held: &[Entry<'_>]) -> usize {
        let fresh = self.region.is_fresh();
        let count = match self.region.fit(held, self.heights) {
            Fit::Whole => group.len(),
            Fit::Part(count, glue) if fresh || (glue < Glue::Bound && !self.fits_a_page(held)) => count.min(group.len()),
            Fit::Nothing if fresh => 1,
            Fit::Part(..) | Fit::Nothing => {
                self.next_region();
                return 0;
            }
        };
        let mut waiting = std::mem::take(&mut self.waiting);
        self.region.place(&group[..count], &mut waiting, self.heights);
        self.waiting = waiting;
        if count < group.len() {
            self.next_region();
        }
        count
    }

    fn fits_a_page(&self, group: &[Entry<'_>]) -> bool {
        Region::open(capacity(self.section, self.turned), &mut Waiting::default(), self.heights).fit(group, self.heights) == Fit::Whole
    }

    fn break_to(&mut self, to: BreakTo) {
        if !self.page_is_empty() {
            self.next_page();
        }
        let wrong_side = self.pages.last().is_some_and(|page| match to {
            BreakTo::Next => false,
            BreakTo::Odd => page.is_even(),
            BreakTo::Even => !page.is_even(),
        });
        if wrong_side {
            self.unnumber();
            self.next_page();
        }
    }

    /// Takes the number from the open page.
    fn unnumber(&mut self) {
        if let Some(page) = self.pages.last_mut() {
            page.label.clear();
        }
    }

    fn page_is_empty(&self) -> bool {
        self.region.is_empty() && self.pages.last().is_none_or(|page| page.regions.is_empty())
    }

    fn next_region(&mut self) {
        let filled = self.pages.last().map_or(0, |page| page.regions.len()) + 1;
        if filled < usize::try_from(self.section.page.columns.count).unwrap_or(1) && !self.turned {
            self.turn();
        } else {
            self.next_page();
        }
    }

    /// Closes the column and opens the next.
    fn turn(&mut self) {
        let next = Region::open(capacity(self.section, self.turned), &mut self.waiting, self.heights);
        let filled = std::mem::replace(&mut self.region, next).close();
        if let Some(page) = self.pages.last_mut() {
            page.regions.push(filled);
        }
    }

    /// Goes on with turned or with upright pages: on the next page, or on the open one if nothing stands there yet.
    fn turn_page(&mut self, turned: bool) {
        self.turned = turned;
        if !self.page_is_empty() || !self.region.resize(capacity(self.section, turned)) {
            self.next_page();
        } else if let Some(page) = self.pages.last_mut() {
            page.turned = turned;
        }
    }

    fn next_page(&mut self) {
        self.turn();
        self.open_page();
    }

    fn open_page(&mut self) {
        let (number, label) = self.folio.next(self.section);
        self.pages.push(PlannedPage { section: self.index, number, label, turned: self.turned, regions: Vec::new() });
    }

    fn end(mut self) {
        self.region.drain(&mut self.waiting, self.heights);
        while !self.waiting.is_empty() {
            self.next_region();
            self.region.drain(&mut self.waiting, self.heights);
        }
        if let Some(page) = self.pages.last_mut() {
            page.regions.push(self.region.close());
        }
    }
}

/// The height of the columns of a section; of its turned pages, the width of the type area.
fn capacity(section: &Section, turned: bool) -> Len {
    let area = section.page.type_area();
    if turned { area.width } else { area.height }
}

/// How many units from the start hold together; a unit that must start a page, or stands on pages of the other kind, is never held by the one before.
fn group_length(units: &[Entry<'_>]) -> usize {
    let parts = |pair: &[Entry<'_>]| {
        let (before, unit) = (pair[0].unit, pair[1].unit);
        before.glue == Glue::Free
            || unit.starts.is_some()
            || unit.foot.is_some()
            || before.turned != unit.turned
            || before.band != unit.band
    };
    let holds = |pair: &[Entry<'_>]| !parts(pair);
    1 + units.windows(2).take_while(|pair| holds(pair)).count()
}
