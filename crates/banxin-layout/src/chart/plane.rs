//! The plane of bars, lines and areas: axes, ticks, grid, and where a value of a category stands.
//!
//! Units stand level above their axis (of horizontal bars: below it), as in statistical yearbooks, instead of turned beside it.

use banxin_base::{Len, Point};
use banxin_compose::document::{Plot, Stroke, ValueAxis};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::categories;
use super::words::{Side, Words};
use super::{Area, Drawing, bars, lines, shapes};

/// Between an axis and its words.
const NEAR: Len = Len::deci_pt(35);

/// Where things stand in the plot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plane {
    /// The plot, between the axes.
    pub(super) plot: Area,
    /// Whether categories run downwards and values to the right.
    pub(super) horizontal: bool,
    /// How many categories there are.
    pub(super) count: usize,
    /// Where words at values may stand.
    pub(super) inside: Area,
}

impl Plane {
    /// The room of a category along the axis.
    pub(super) fn slot(self) -> Len {
        let length = if self.horizontal { self.plot.height() } else { self.plot.width() };
        length / i64::try_from(self.count.max(1)).unwrap_or(1)
    }

    /// Where the room of category `n` begins.
    pub(super) fn start(self, n: usize) -> Len {
        let (from, length) = if self.horizontal { (self.plot.top, self.plot.height()) } else { (self.plot.left, self.plot.width()) };
        from + length.scale(i64::try_from(n).unwrap_or(0), i64::try_from(self.count.max(1)).unwrap_or(1))
    }

    /// How far along its axis a value stands; values beyond the axis stand at its end.
    pub(super) fn value(self, axis: &ValueAxis, value: Decimal) -> Len {
        let span = axis.max.checked_sub(axis.min).filter(|span| !span.is_zero());
        let share = value.clamp(axis.min, axis.max).checked_sub(axis.min).zip(span).and_then(|(part, span)| part.checked_div(span));
        let millionths = share.and_then(|share| share.checked_mul(Decimal::from(1_000_000))).and_then(|share| share.round().to_i64());
        let (from, to) = if self.horizontal { (self.plot.left, self.plot.right) } else { (self.plot.bottom, self.plot.top) };
        from + (to - from).scale(millionths.unwrap_or(0), 1_000_000)
    }

    /// The place at a distance along the categories and one along the values.
    pub(super) fn at(self, along: Len, value: Len) -> Point {
        if self.horizontal { Point::new(value, along) } else { Point::new(along, value) }
    }
}

/// Draws a chart of axes in the room that the legend leaves.
pub(super) fn draw(drawing: &mut Drawing<'_>, room: Area) {
    let chart = drawing.chart;
    let plane = if chart.plot == Plot::Horizontal { horizontal(drawing, room) } else { upright(drawing, room) };
    let axes = drawing.items.len();
    lines::areas(drawing, plane);
    bars::draw(drawing, plane);
    lines::lines(drawing, plane);
    zero_line(drawing, plane);
    // Over the grid, below everything that shows a value.
    let grounds = std::mem::take(&mut drawing.grounds);
    drawing.items.splice(axes..axes, grounds);
}

/// The axes of upright bars and lines.
fn upright(drawing: &mut Drawing<'_>, room: Area) -> Plane {
    let chart = drawing.chart;
    let leading = chart.text.leading;
    let ticks = tick_words(drawing, &chart.axis);
    let second: Vec<Words> = chart.second_axis.as_ref().map(|axis| tick_words(drawing, axis)).unwrap_or_default();
    let half = room.width() / 2;
    let title = drawing.setter.wrapped(&chart.axis.title, half);
    let second_title = chart.second_axis.as_ref().map(|axis| drawing.setter.wrapped(&axis.title, half));
    let heads = title.height.max(second_title.as_ref().map_or(Len::ZERO, |words| words.height));
    let below = drawing.setter.wrapped(&chart.category_title, room.width());
    let reach = |words: &[Words]| words.iter().map(|words| words.width).max().map_or(Len::ZERO, |width| width + NEAR);
    let mut plot = Area {
        left: room.left + reach(&ticks),
        // The words at the highest value stand above it, clear of its mark.
        top: room.top + heads + leading + NEAR,
        right: room.right - reach(&second).max(NEAR),
        bottom: room.bottom - below.height,
    };
    let most = plot.height().scale(45, 100);
    let names = categories::fit(&mut drawing.setter, &chart.categories, plot.width(), most);
    drawing.lie.names = names.lie();
    plot.bottom -= names.depth() + NEAR;
    let inside = Area { top: room.top + heads, bottom: plot.bottom, ..room };
    let plane = Plane { plot, horizontal: false, count: chart.categories.len(), inside };
    title.draw(Point::new(room.left, room.top), Side::Left, &mut drawing.items);
    if let Some(words) = second_title {
        words.draw(Point::new(room.right - words.width, room.top), Side::Right, &mut drawing.items);
    }
    below.draw(Point::new(plot.left + (plot.width() - below.width) / 2, room.bottom - below.height), Side::Center, &mut drawing.items);
    grid(drawing, plane);
    for (axis, words, right) in [(Some(&chart.axis), &ticks, false), (chart.second_axis.as_ref(), &second, true)] {
        for (tick, words) in axis.into_iter().flat_map(|axis| axis.ticks.iter().map(move |tick| (axis, tick))).zip(words) {
            let y = plane.value(tick.0, tick.1.value) - words.height / 2;
            let x = if right { plot.right + NEAR } else { plot.left - NEAR - words.width };
            words.draw(Point::new(x, y), Side::Right, &mut drawing.items);
        }
    }
    names.draw(plane, plot.bottom + NEAR, &mut drawing.items);
    plane
}

/// The axes of horizontal bars.
fn horizontal(drawing: &mut Drawing<'_>, room: Area) -> Plane {
    let chart = drawing.chart;
    let ticks = tick_words(drawing, &chart.axis);
    let title = drawing.setter.wrapped(&chart.axis.title, room.width());
    let above = drawing.setter.wrapped(&chart.category_title, room.width());
    let names = categories::beside(&mut drawing.setter, &chart.categories, room.width().scale(38, 100));
    let labels = chart.series.iter().flat_map(|series| series.points.iter().flatten());
    let mut widest = Len::ZERO;
    for point in labels {
        widest = widest.max(drawing.setter.line(&point.label).width);
    }
    let last = ticks.last().map_or(Len::ZERO, |words| words.width / 2);
    let plot = Area {
        left: room.left + names.width() + NEAR,
        top: room.top + above.height,
        right: room.right - (widest + NEAR).max(last),
        bottom: room.bottom - title.height - chart.text.leading - NEAR,
    };
    let plane = Plane { plot, horizontal: true, count: chart.categories.len(), inside: Area { left: plot.left, ..room } };
    above.draw(Point::new(room.left, room.top), Side::Left, &mut drawing.items);
    title.draw(Point::new(plot.right - title.width, room.bottom - title.height), Side::Right, &mut drawing.items);
    grid(drawing, plane);
    let mut free = room.left;
    for (tick, words) in chart.axis.ticks.iter().zip(&ticks) {
        let x = plane.value(&chart.axis, tick.value) - words.width / 2;
        // Numbers too long for their ticks leave out every one that would touch the one before.
        if x >= free {
            words.draw(Point::new(x, plot.bottom + NEAR), Side::Left, &mut drawing.items);
            free = x + words.width + NEAR;
        }
    }
    names.draw_beside(plane, plot.left - NEAR, &mut drawing.items);
    plane
}

fn tick_words(drawing: &mut Drawing<'_>, axis: &ValueAxis) -> Vec<Words> {
    axis.ticks.iter().map(|tick| drawing.setter.line(&tick.label)).collect()
}

/// A thin line across at each tick, and the line that the names stand at.
fn grid(drawing: &mut Drawing<'_>, plane: Plane) {
    let chart = drawing.chart;
    for tick in &chart.axis.ticks {
        across(drawing, plane, plane.value(&chart.axis, tick.value), chart.grid_line);
    }
}

/// The line that bars stand on: at zero, or where the axis begins.
fn zero_line(drawing: &mut Drawing<'_>, plane: Plane) {
    let chart = drawing.chart;
    across(drawing, plane, plane.value(&chart.axis, Decimal::ZERO), chart.axis_line);
}

fn across(drawing: &mut Drawing<'_>, plane: Plane, value: Len, stroke: Stroke) {
    let (from, to) = if plane.horizontal { (plane.plot.top, plane.plot.bottom) } else { (plane.plot.left, plane.plot.right) };
    drawing.items.push(shapes::line(plane.at(from, value), plane.at(to, value), stroke.weight, stroke.color));
}
