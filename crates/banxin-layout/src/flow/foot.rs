//! The foot of the last page (版记, GB/T 9704 7.4, 7.5): below all text, on the lower edge of the type area.
//!
//! It stands on the page where the text ends if there is room and the page is of the wanted side; else on the next such page. A page that is left
//! blank before it has no number, and then neither has its own (7.5).

use super::region::{Entry, Fit};
use super::{FootPage, SectionFlow};
use crate::page_map::ColophonPlace;

impl SectionFlow<'_> {
    /// Places what stands at the foot.
    pub(super) fn place_at_foot(&mut self, entry: Entry<'_>, page: FootPage) {
        self.region.drain(&mut self.waiting, self.heights);
        while !self.waiting.is_empty() {
            self.next_region();
            self.region.drain(&mut self.waiting, self.heights);
        }
        let mut place = ColophonPlace::SamePage;
        let right_side = |flow: &SectionFlow<'_>| page == FootPage::Last || flow.pages.last().is_some_and(|page| page.is_even());
        // Footnotes stand at the foot themselves.
        let room = self.region.fit(&[entry], self.heights) == Fit::Whole && !self.region.has_notes();
        if !room || !right_side(self) || self.turned {
            self.turned = false;
            self.next_page();
            place = ColophonPlace::NextPage;
            if !right_side(self) {
                self.unnumber();
                self.next_page();
                self.unnumber();
                place = ColophonPlace::BehindBlank;
            }
        }
        self.region.place_at_foot(entry);
        *self.foot = Some((place, entry.unit.height));
    }
}
