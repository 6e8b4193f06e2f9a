//! Pies and rings: slices clockwise from the top, in the order of the categories.
//!
//! Words stand in a slice of a ring where they fit, else beside the chart with a line that leads to the slice; words on one side never overlap.

use banxin_base::{Len, Point};
use banxin_compose::document::{ChartSeries, DataLabels, LegendPlace, Plot};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::shapes::{self, Hatch, Ink};
use super::words::{Side, Words};
use super::{Area, Drawing, GAP};
use crate::frame::{Pen, Segment};

/// The hole of a ring, in hundredths of its radius.
const HOLE: i64 = 56;
/// How far a leading line leaves the slice.
const LEAD: Len = Len::deci_pt(80);
/// The line between slices.
const RIM: Len = Len::deci_pt(8);
/// Room that words beside a ring take at most, in hundredths of the width.
const BESIDE: i64 = 30;

/// A slice with its words.
struct Slice {
    from: f64,
    to: f64,
    words: Words,
    index: usize,
}

impl Slice {
    fn middle(&self) -> f64 {
        f64::midpoint(self.from, self.to)
    }
}

/// Draws the slices in the room that the legend leaves.
pub(super) fn draw(drawing: &mut Drawing<'_>, room: Area) {
    let chart = drawing.chart;
    let Some(series) = chart.series.first() else { return };
    let slices = slices(drawing, series, room);
    let ring = chart.plot == Plot::Doughnut;
    let leading = chart.text.leading;
    let widest = slices.iter().map(|slice| slice.words.width).max().unwrap_or_default();
    let beside = if widest.is_zero() { Len::ZERO } else { widest + LEAD + GAP };
    let radius = (room.height() / 2 - leading).min(room.width() / 2 - beside).max(room.height() / 6);
    let center = Point::new(room.left + room.width() / 2, room.top + room.height() / 2);
    let hole = if ring { radius.scale(HOLE, 100) } else { Len::ZERO };
    let mut outside = Vec::new();
    for slice in &slices {
        let ink = Ink { color: series.color(slice.index), hatch: Hatch::of(slice.index, chart.hatched) };
        shapes::slice(center, (hole, radius), (slice.from, slice.to), ink, &mut drawing.items);
    }
    if slices.len() > 1 {
        rims(drawing, center, (hole, radius), &slices);
    }
    for slice in slices.iter().filter(|slice| !slice.words.is_empty()) {
        let middle = shapes::on_circle(center, (hole + radius) / 2, slice.middle());
        #[expect(clippy::cast_possible_truncation, reason = "an angle of at most 360 degrees")]
        let arc = ((hole + radius) / 2).scale((slice.to - slice.from).to_radians().mul_add(1000.0, 0.0) as i64, 1000);
        if ring && slice.words.width + GAP <= arc.min(radius - hole) {
            let color = series.color(slice.index);
            let point = series.points.get(slice.index).and_then(Option::as_ref);
            if let Some(point) = point {
                let words = drawing.setter.value(&point.label, point.figure, shapes::contrast(color));
                let at = Point::new(middle.x - words.width / 2, middle.y - words.height / 2);
                if chart.hatched {
                    let far = Point::new(at.x + words.width, at.y + words.height);
                    shapes::rectangle(at, far, Ink { color, hatch: Hatch::None }, &mut drawing.items);
                }
                words.draw(at, Side::Center, &mut drawing.items);
            }
        } else {
            outside.push(slice);
        }
    }
    for right in [true, false] {
        let side: Vec<&Slice> = outside.iter().filter(|slice| (slice.middle() < 180.0) == right).copied().collect();
        lead(drawing, side, room, (center, radius));
    }
}

/// The slices of values above zero.
fn slices(drawing: &mut Drawing<'_>, series: &ChartSeries, room: Area) -> Vec<Slice> {
    let chart = drawing.chart;
    let total = series.points.iter().flatten().fold(Decimal::ZERO, |sum, point| sum.checked_add(point.value).unwrap_or(sum));
    let mut sum = Decimal::ZERO;
    let angle = |part: Decimal| part.checked_div(total).and_then(|share| share.to_f64()).unwrap_or(0.0) * 360.0;
    let mut slices = Vec::new();
    for (index, point) in series.points.iter().enumerate() {
        let Some(point) = point.as_ref().filter(|point| point.value > Decimal::ZERO) else { continue };
        let from = angle(sum);
        sum = sum.checked_add(point.value).unwrap_or(sum);
        let label = if chart.labels == DataLabels::None { "" } else { point.label.as_str() };
        let name = if chart.legend == LegendPlace::None { chart.categories.get(index).map_or("", String::as_str) } else { "" };
        let text = if name.is_empty() || label.is_empty() { format!("{name}{label}") } else { format!("{name}　{label}") };
        let words = drawing.setter.wrapped(&text, room.width().scale(BESIDE, 100));
        slices.push(Slice { from, to: angle(sum), words, index });
    }
    slices
}

/// Thin paper-white lines between slices.
fn rims(drawing: &mut Drawing<'_>, center: Point, (hole, radius): (Len, Len), slices: &[Slice]) {
    for slice in slices {
        let (one, other) = (shapes::on_circle(center, hole, slice.from), shapes::on_circle(center, radius, slice.from));
        drawing.items.push(shapes::line(one, other, RIM, banxin_base::Color::WHITE));
    }
}

/// Words on one side of the ring, from top to bottom, each as near to its slice as the ones above let it.
fn lead(drawing: &mut Drawing<'_>, mut side: Vec<&Slice>, room: Area, (center, radius): (Point, Len)) {
    let wanted = |slice: &Slice| shapes::on_circle(center, radius + LEAD, slice.middle()).y - slice.words.height / 2;
    side.sort_by_key(|slice| wanted(slice));
    let mut tops: Vec<Len> = Vec::with_capacity(side.len());
    let mut free = room.top;
    for slice in &side {
        let top = wanted(slice).max(free);
        tops.push(top);
        free = top + slice.words.height;
    }
    let mut limit = room.bottom;
    for (slice, top) in side.iter().zip(&mut tops).rev() {
        *top = (*top).min(limit - slice.words.height);
        limit = *top;
    }
    for (slice, top) in side.iter().zip(tops) {
        // More words than the side holds: the first ones give way.
        if top < room.top {
            continue;
        }
        let right = slice.middle() < 180.0;
        let (edge, out) = (shapes::on_circle(center, radius, slice.middle()), shapes::on_circle(center, radius + LEAD / 2, slice.middle()));
        let middle = top + slice.words.height / 2;
        let near = if right { center.x + radius + LEAD } else { center.x - radius - LEAD };
        let tip = Point::new(near, middle);
        let pen = Pen { weight: drawing.chart.axis_line.weight, color: drawing.chart.axis_line.color, dash: Len::ZERO };
        let bend = Point::new(if right { out.x.max(edge.x) } else { out.x.min(edge.x) }, middle);
        let outline = vec![Segment::Move(edge), Segment::Line(out), Segment::Line(Point::new(bend.x, middle)), Segment::Line(tip)];
        drawing.items.push(shapes::stroked(outline, pen));
        let x = if right { near + GAP / 3 } else { near - GAP / 3 - slice.words.width };
        let at = Point::new(x.max(room.left).min(room.right - slice.words.width), top);
        slice.words.draw(at, if right { Side::Left } else { Side::Right }, &mut drawing.items);
    }
}
