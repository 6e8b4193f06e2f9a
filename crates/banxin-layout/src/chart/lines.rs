//! Lines with a mark at each value, and areas. A line is broken where a value is missing; an area has nothing there.

use banxin_base::{Color, Len, Point};
use banxin_compose::document::{ChartPoint, ChartSeries, DataLabels, LabelSide, SeriesShape};
use rust_decimal::Decimal;

use super::bars::{axis_of, within};
use super::legend::LINE;
use super::plane::Plane;
use super::shapes::{self, Hatch, Ink};
use super::{Area, Drawing};
use crate::frame::{Pen, Segment};

/// Between a mark and the words above or below it.
const NEAR: Len = Len::deci_pt(30);
/// Dashes that tell lines apart on copies.
const DASH: Len = Len::deci_pt(35);

/// Draws areas, each on the one before.
pub(super) fn areas(drawing: &mut Drawing<'_>, plane: Plane) {
    let chart = drawing.chart;
    let areas: Vec<(usize, &ChartSeries)> =
        chart.series.iter().enumerate().filter(|(_, series)| series.shape == SeriesShape::Area).collect();
    let mut floor = vec![Decimal::ZERO; chart.categories.len()];
    for (index, series) in &areas {
        let axis = axis_of(chart, series);
        let value = |n: usize| series.points.get(n).and_then(Option::as_ref).map_or(Decimal::ZERO, |point| point.value);
        let roof: Vec<Decimal> = floor.iter().enumerate().map(|(n, floor)| floor.checked_add(value(n)).unwrap_or(*floor)).collect();
        let at = |n: usize, level: Decimal| plane.at(plane.start(n) + plane.slot() / 2, plane.value(axis, level));
        let over = roof.iter().enumerate().map(|(n, level)| at(n, *level));
        let under = floor.iter().enumerate().rev().map(|(n, level)| at(n, *level));
        let outline: Vec<Point> = over.chain(under).collect();
        let ink = Ink { color: series.color(0), hatch: Hatch::of(*index, chart.hatched) };
        shapes::polygon(&outline, ink, &mut drawing.items);
        for (n, point) in series.points.iter().enumerate() {
            let Some(point) = point.as_ref().filter(|_| chart.labels != DataLabels::None) else { continue };
            let (Some(low), Some(high)) = (floor.get(n), roof.get(n)) else { continue };
            let (foot, head) = (at(n, *low), at(n, *high));
            if areas.len() == 1 {
                beside(drawing, plane, point, head, LabelSide::Above);
            } else {
                let half = plane.slot() / 2;
                // The area ends at the first and last value: their words stand on its inner side.
                let left = if n == 0 { head.x } else { head.x - half };
                let right = if n + 1 == series.points.len() { head.x } else { head.x + half };
                let band = Area { left, top: head.y.min(foot.y), right, bottom: head.y.max(foot.y) };
                within(drawing, point, band, ink);
            }
        }
        floor = roof;
    }
}

/// Draws lines with their marks.
pub(super) fn lines(drawing: &mut Drawing<'_>, plane: Plane) {
    let chart = drawing.chart;
    let over_bars = chart.series.iter().any(|series| series.shape != SeriesShape::Line);
    for (index, series) in chart.series.iter().enumerate().filter(|(_, series)| series.shape == SeriesShape::Line) {
        let axis = axis_of(chart, series);
        let places: Vec<Option<Point>> = series
            .points
            .iter()
            .enumerate()
            .map(|(n, point)| Some(plane.at(plane.start(n) + plane.slot() / 2, plane.value(axis, point.as_ref()?.value))))
            .collect();
        let mut outline = Vec::new();
        for run in places.split(Option::is_none) {
            let mut points = run.iter().flatten();
            outline.extend(points.next().map(|first| Segment::Move(*first)));
            outline.extend(points.map(|point| Segment::Line(*point)));
        }
        let color = series.color(0);
        let dash = if chart.hatched && index % 2 == 1 { DASH } else { Len::ZERO };
        if outline.iter().any(|segment| matches!(segment, Segment::Line(_))) {
            drawing.items.push(shapes::stroked(outline, Pen { weight: LINE, color, dash }));
        }
        for place in places.iter().flatten() {
            if over_bars {
                // A thin rim keeps the mark apart from a bar behind it.
                shapes::mark(index, *place, Color::WHITE, &mut drawing.items);
            }
            shapes::mark(index, *place, color, &mut drawing.items);
        }
        if chart.labels != DataLabels::None {
            for (n, (point, place)) in series.points.iter().zip(&places).enumerate() {
                if let (Some(point), Some(place)) = (point, place) {
                    beside(drawing, plane, point, *place, chart.label_side(index, n));
                }
            }
        }
    }
}

/// The words of a value on the wanted side of its place, else on the other; none where both are taken.
fn beside(drawing: &mut Drawing<'_>, plane: Plane, point: &ChartPoint, at: Point, side: LabelSide) {
    let words = drawing.setter.value(&point.label, point.figure, drawing.chart.text.text.color);
    let left = at.x - words.width / 2;
    let (above, below) = (Point::new(left, at.y - NEAR - words.height), Point::new(left, at.y + NEAR));
    let places = if side == LabelSide::Below { [below, above] } else { [above, below] };
    let before = drawing.taken.len();
    if drawing.put(&words, &places, plane.inside)
        && drawing.chart.series.iter().any(|series| series.shape == SeriesShape::Bar)
        && let Some((at, size)) = drawing.taken.get(before).copied()
    {
        // On bars and areas the words need paper of their own.
        let far = Point::new(at.x + size.width, at.y + size.height);
        shapes::rectangle(at, far, Ink { color: Color::WHITE, hatch: Hatch::None }, &mut drawing.items);
    }
}
