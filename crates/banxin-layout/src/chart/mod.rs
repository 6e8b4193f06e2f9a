//! Charts, drawn: bars, lines, areas and slices with axes, words and legend, as items in a box.
//!
//! In: a [`Chart`], whose ticks, words and colours are decided, and the width it is given. Out: a [`SetChart`]. Nothing is drawn outside the box.
//!
//! ```text
//!   单位：人                          單位 of the second axis
//!    50 ┤- - - - - - - - - - - ├ 50%
//!       │   ▇▇  46             │
//!     0 ┼──────────────────────┤
//!          2023      2024            names: on one line, wrapped, or reading upwards
//!              ■ 甲  ■ 乙             legend
//! ```

mod bars;
mod categories;
mod legend;
mod lines;
mod plane;
mod round;
mod shapes;
mod words;

use banxin_base::{Color, Diagnostic, Len, Point, Size};
use banxin_compose::document::{Chart, LegendPlace, Plot};

use crate::frame::Item;
use crate::inline::InlineCtx;
use crate::page_map::ChartWords;
use crate::structure::TagId;
use shapes::{Hatch, Ink};
use words::{Setter, Side, Words};

/// Between the parts of a chart.
const GAP: Len = Len::deci_pt(60);

/// A chart, drawn.
#[derive(Debug, Default)]
pub(crate) struct SetChart {
    /// Its box.
    pub(crate) size: Size,
    /// What is in it, from its upper left corner; all in the element [`TagId::ROOT`] until it is put on a page.
    pub(crate) items: Vec<Item>,
    /// How its words lie.
    pub(crate) words: ChartWords,
    /// What was found.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A box inside a chart.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: Len,
    top: Len,
    right: Len,
    bottom: Len,
}

impl Area {
    fn width(self) -> Len {
        self.right - self.left
    }

    fn height(self) -> Len {
        self.bottom - self.top
    }

    fn holds(self, at: Point, size: Size) -> bool {
        at.x >= self.left && at.y >= self.top && at.x + size.width <= self.right && at.y + size.height <= self.bottom
    }
}

/// A chart while it is drawn.
struct Drawing<'a> {
    chart: &'a Chart,
    setter: Setter<'a>,
    items: Vec<Item>,
    /// The whole box.
    whole: Area,
    /// Boxes of words at values: the next ones keep off them.
    taken: Vec<(Point, Size)>,
    /// Paper below words at values, so that no line of the grid crosses them.
    grounds: Vec<Item>,
    /// Words at values: drawn last, above everything.
    above: Vec<Item>,
    /// How the words lie.
    lie: ChartWords,
}

/// Draws a chart in a width.
pub(crate) fn set(ctx: InlineCtx<'_>, chart: &Chart, width: Len, height: Len) -> SetChart {
    let size = Size::new(width, height);
    let whole = Area { left: Len::ZERO, top: Len::ZERO, right: width, bottom: height };
    let setter = Setter::new(ctx, chart);
    let mut drawing = Drawing {
        chart,
        setter,
        items: Vec::new(),
        whole,
        taken: Vec::new(),
        grounds: Vec::new(),
        above: Vec::new(),
        lie: ChartWords::default(),
    };
    let rest = drawing.legend();
    match chart.plot {
        Plot::Upright { .. } | Plot::Horizontal => plane::draw(&mut drawing, rest),
        Plot::Pie | Plot::Doughnut => round::draw(&mut drawing, rest),
    }
    let mut items = drawing.items;
    items.append(&mut drawing.above);
    SetChart { size, items, words: drawing.lie, diagnostics: drawing.setter.found }
}

/// Gives everything in a chart to an element of the logical tree.
pub(crate) fn tagged(items: &mut [Item], tag: TagId) {
    for item in items {
        match item {
            Item::Glyphs(run) => run.tag = tag,
            Item::Path(path) => path.tag = tag,
            Item::Rule(rule) => rule.tag = tag,
            Item::Fill(fill) => fill.tag = tag,
            Item::Group(group) => tagged(&mut group.items, tag),
            Item::Image(_) | Item::Link(_) => {}
        }
    }
}

impl Drawing<'_> {
    /// Draws the legend and gives back the room that is left.
    fn legend(&mut self) -> Area {
        let mut rest = self.whole;
        let Some(set) = legend::set(self.chart, &mut self.setter, rest.width()) else { return rest };
        // A legend that would leave no chart is not drawn: the words at the values have to do.
        if set.size.height > rest.height().scale(60, 100) {
            return rest;
        }
        let beside = (rest.height() - set.size.height) / 2;
        let at = match self.chart.legend {
            LegendPlace::Right => {
                rest.right -= set.size.width + GAP * 2;
                Point::new(rest.right + GAP * 2, beside)
            }
            LegendPlace::Left => {
                rest.left += set.size.width + GAP * 2;
                Point::new(self.whole.left, beside)
            }
            LegendPlace::Top => {
                rest.top += set.size.height + GAP;
                Point::new((rest.width() - set.size.width) / 2, self.whole.top)
            }
            LegendPlace::Bottom | LegendPlace::None => {
                rest.bottom -= set.size.height + GAP;
                Point::new((rest.width() - set.size.width) / 2, rest.bottom + GAP)
            }
        };
        set.draw(self.chart, at, &mut self.items);
        rest
    }

    /// Puts the words of a value at the first of some places that is free and inside the box; says whether there was one.
    fn put(&mut self, words: &Words, places: &[Point], inside: Area) -> bool {
        let size = words.size();
        let meets = |at: Point, (other, other_size): (Point, Size)| {
            at.x < other.x + other_size.width
                && other.x < at.x + size.width
                && at.y < other.y + other_size.height
                && other.y < at.y + size.height
        };
        let free = |at: &&Point| inside.holds(**at, size) && !self.taken.iter().any(|taken| meets(**at, *taken));
        let Some(at) = places.iter().find(free).copied() else { return false };
        self.taken.push((at, size));
        let paper = Ink { color: Color::WHITE, hatch: Hatch::None };
        shapes::rectangle(at, Point::new(at.x + size.width, at.y + size.height), paper, &mut self.grounds);
        words.draw(at, Side::Center, &mut self.above);
        true
    }
}
