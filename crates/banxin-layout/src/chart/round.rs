//! Pies and rings: slices clockwise from the top, in the order of the categories.
//!
//! Words stand in a slice of a ring where they fit, else beside the chart with a line that leads to the slice; words on one side never overlap.

use banxin_base::{Len, Point, Size};
use banxin_compose::document::{ChartSeries, DataLabels, LegendPlace, Plot};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::shapes::{self, Hatch, Ink};
use super::words::{Side, Words};
use super::{Area, Drawing, GAP};
use crate::frame::{Pen, Segment};
use crate::page_map::Ring;

/// The hole of a ring, in hundredths of its radius.
const HOLE: i64 = 56;
/// How far a leading line leaves the slice.
const LEAD: Len = Len::deci_pt(80);
/// The line between slices.
const RIM: Len = Len::deci_pt(8);
/// Strokes of a leading line's way round the ring: short enough not to cut into it.
const ROUND: u32 = 48;
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
    if ring {
        let size = Size::new(drawing.whole.width(), drawing.whole.height());
        drawing.lie.ring = Some(Ring { chart: size, center, radius, beside: vec![None; chart.categories.len()] });
    }
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
        lead(drawing, side, room, (center, hole, radius));
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
fn lead(drawing: &mut Drawing<'_>, mut side: Vec<&Slice>, room: Area, (center, hole, radius): (Point, Len, Len)) {
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
    let count = side.len();
    for (n, (slice, top)) in side.iter().zip(tops).enumerate() {
        // More words than the side holds: the first ones give way.
        if top < room.top {
            continue;
        }
        let right = slice.middle() < 180.0;
        let reach = reach(radius + LEAD, (top - center.y, top + slice.words.height - center.y));
        let tip = Point::new(if right { center.x + reach } else { center.x - reach }, top + slice.words.height / 2);
        let pen = Pen { weight: drawing.chart.axis_line.weight, color: drawing.chart.axis_line.color, dash: Len::ZERO };
        drawing.items.push(shapes::stroked(route((center, radius), slice.middle(), tip, (n, count)), pen));
        let x = if right { tip.x + GAP / 3 } else { tip.x - GAP / 3 - slice.words.width };
        let at = Point::new(x.max(room.left).min(room.right - slice.words.width), top);
        slice.words.draw(at, if right { Side::Left } else { Side::Right }, &mut drawing.items);
        let middle = shapes::on_circle(center, (hole + radius) / 2, slice.middle());
        let way = Point::new(at.x + slice.words.width / 2 - middle.x, top + slice.words.height / 2 - middle.y);
        if let Some(place) = drawing.lie.ring.as_mut().and_then(|ring| ring.beside.get_mut(slice.index)) {
            *place = Some(way);
        }
    }
}

/// How far from the middle words between two heights keep off a circle round it; heights are counted from its middle.
fn reach(radius: Len, (head, foot): (Len, Len)) -> Len {
    let nearest = if head > Len::ZERO { head } else { (Len::ZERO - foot).max(Len::ZERO) };
    let (radius, nearest) = (radius.to_pt(), nearest.to_pt());
    Len::pt((radius * radius - nearest * nearest).max(0.0).sqrt())
}

/// The line from a slice to its words: out of the ring, round it in a lane of its own, and on to the words. It crosses neither slices nor the
/// lines of its neighbours: of words that moved down the lower ones have the inner lanes, of words that moved up the upper ones.
fn route((center, radius): (Point, Len), slice: f64, tip: Point, (n, count): (usize, usize)) -> Vec<Segment> {
    let right = slice < 180.0;
    // Angles from the top down, on either side.
    let from = if right { slice } else { 360.0 - slice };
    let to = (tip.x - center.x).to_pt().abs().atan2((center.y - tip.y).to_pt()).to_degrees();
    let lane = if to > from { count - n } else { n + 1 };
    let scale = |part: usize| i64::try_from(part).unwrap_or(i64::MAX);
    let ring = radius + LEAD.scale(scale(lane), scale(count + 1));
    let at = |length: Len, angle: f64| shapes::on_circle(center, length, if right { angle } else { 360.0 - angle });
    let mut outline = vec![Segment::Move(at(radius, from))];
    outline.extend((0..=ROUND).map(|step| Segment::Line(at(ring, from + (to - from) * f64::from(step) / f64::from(ROUND)))));
    outline.push(Segment::Line(tip));
    outline
}

#[cfg(test)]
mod tests {
    use banxin_base::{Len, Point};

    use super::{LEAD, reach, route};

    #[test]
    fn leading_lines_stay_outside_the_ring() {
        let (center, radius) = (Point::new(Len::pt(200.0), Len::pt(100.0)), Len::pt(80.0));
        let far = |at: &Point| (at.x - center.x).to_pt().hypot((at.y - center.y).to_pt());
        for slice in [1.0, 40.0, 89.0, 130.0, 179.0, 181.0, 230.0, 271.0, 320.0, 357.0, 359.5] {
            for top in [8.0, 20.0, 60.0, 94.0, 130.0, 180.0] {
                let (head, foot) = (Len::pt(top) - center.y, Len::pt(top + 12.0) - center.y);
                let reach = reach(radius + LEAD, (head, foot));
                let x = if slice < 180.0 { center.x + reach } else { center.x - reach };
                let tip = Point::new(x, Len::pt(top + 6.0));
                for n in 0..4 {
                    let line = route((center, radius), slice, tip, (n, 4));
                    let points: Vec<Point> = line.iter().flat_map(|segment| segment.points()).collect();
                    // Between points too: an arc is drawn in short strokes.
                    let middles = points.windows(2).map(|pair| Point::new((pair[0].x + pair[1].x) / 2, (pair[0].y + pair[1].y) / 2));
                    for at in points.iter().copied().chain(middles) {
                        assert!(far(&at) >= 79.99, "slice at {slice}, words at {top}, lane {n}: {at:?}");
                    }
                    assert_eq!(points.last(), Some(&tip));
                }
            }
        }
    }

    #[test]
    fn words_beside_a_ring_keep_off_it() {
        let radius = Len::pt(50.0);
        let near = |head: f64, foot: f64| reach(radius, (Len::pt(head), Len::pt(foot))).to_pt();
        assert!((near(-6.0, 6.0) - 50.0).abs() < 0.01, "beside the middle");
        assert!((near(-42.0, -30.0) - 40.0).abs() < 0.01, "above it, by their lower edge");
        assert!((near(30.0, 42.0) - 40.0).abs() < 0.01, "below it, by their upper edge");
        assert!(near(-70.0, -58.0).abs() < 0.01, "above the ring");
    }
}
