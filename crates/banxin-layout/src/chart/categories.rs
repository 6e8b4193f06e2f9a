//! The names of categories along an axis.
//!
//! Below upright bars a name stands, in this order of preference: on one line in its room; broken on up to three lines, if no word is cut and the
//! room holds at least two characters; else turned to read upwards, all names alike, on as many lines as the room holds. Where even turned
//! names would touch, only every second, third, … stands, beginning with the first.

use banxin_base::{Len, Point};

use super::plane::Plane;
use super::words::{Setter, Side, Words};
use crate::frame::Item;
use crate::page_map;

/// Kept free between neighbouring names.
const APART: Len = Len::deci_pt(40);
/// A name on more lines than this is read better turned.
const MOST_LINES: usize = 3;

/// The names, set.
pub(super) struct Names {
    words: Vec<Words>,
    turned: bool,
    /// Every how many names one stands.
    every: usize,
}

/// Sets names below a plot of this width; turned names are no longer than `most`.
pub(super) fn fit(setter: &mut Setter<'_>, names: &[String], width: Len, most: Len) -> Names {
    let count = i64::try_from(names.len().max(1)).unwrap_or(1);
    let room = width / count - APART;
    let single: Vec<Words> = names.iter().map(|name| setter.line(name)).collect();
    if single.iter().all(|words| words.width.fits(room)) {
        return Names { words: single, turned: false, every: 1 };
    }
    let leading = single.iter().map(|words| words.height).max().unwrap_or_default();
    let breakable = room >= leading * 2 && names.iter().all(|name| setter.narrowest(name).fits(room));
    if breakable {
        let words: Vec<Words> = names.iter().map(|name| setter.wrapped(name, room)).collect();
        if words.iter().all(|words| words.lines() <= MOST_LINES) {
            return Names { words, turned: false, every: 1 };
        }
    }
    let longest = single.iter().map(|words| words.width).max().unwrap_or_default();
    let length = longest.min(most);
    let words: Vec<Words> = if longest.fits(most) { single } else { names.iter().map(|name| setter.wrapped(name, length)).collect() };
    let thickest = words.iter().map(|words| words.height).max().unwrap_or_default();
    let slot = (width / count).max(Len::emu(1));
    let every = usize::try_from(thickest.to_emu() / slot.to_emu()).unwrap_or(0) + 1;
    // Short names, such as years, stay level where every second one would fit.
    let level = longest + APART;
    let sparse = usize::try_from(level.to_emu() / slot.to_emu()).unwrap_or(usize::MAX) + 1;
    if sparse <= every.max(2) && longest <= leading * 3 {
        return Names { words, turned: false, every: sparse };
    }
    Names { words, turned: true, every }
}

/// Sets names beside horizontal bars, no wider than `most`.
pub(super) fn beside(setter: &mut Setter<'_>, names: &[String], most: Len) -> Names {
    Names { words: names.iter().map(|name| setter.wrapped(name, most)).collect(), turned: false, every: 1 }
}

impl Names {
    /// How they lie.
    pub(super) fn lie(&self) -> page_map::Names {
        page_map::Names { upwards: self.turned, every: u32::try_from(self.every).unwrap_or(u32::MAX) }
    }

    /// The room they take below the plot.
    pub(super) fn depth(&self) -> Len {
        let depth = |words: &Words| if self.turned { words.width } else { words.height };
        self.words.iter().map(depth).max().unwrap_or_default()
    }

    /// The width of the widest.
    pub(super) fn width(&self) -> Len {
        self.words.iter().map(|words| words.width).max().unwrap_or_default()
    }

    /// Draws them below the plot, each in the middle of its category.
    pub(super) fn draw(&self, plane: Plane, top: Len, items: &mut Vec<Item>) {
        for (n, words) in self.words.iter().enumerate().step_by(self.every) {
            let middle = plane.start(n) + plane.slot() / 2;
            if self.turned {
                words.draw_upwards(Point::new(middle - words.height / 2, top), Side::Right, items);
            } else {
                words.draw(Point::new(middle - words.width / 2, top), Side::Center, items);
            }
        }
    }

    /// Draws them left of the plot, ending at `right`.
    pub(super) fn draw_beside(&self, plane: Plane, right: Len, items: &mut Vec<Item>) {
        for (n, words) in self.words.iter().enumerate() {
            let middle = plane.start(n) + plane.slot() / 2;
            words.draw(Point::new(right - words.width, middle - words.height / 2), Side::Right, items);
        }
    }
}
