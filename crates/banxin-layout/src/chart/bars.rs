//! Bars: side by side or on each other, upwards or to the right, negative ones the other way.

use banxin_base::{Len, Point};
use banxin_compose::document::{Chart, ChartPoint, ChartSeries, DataLabels, Plot, SeriesShape};
use rust_decimal::Decimal;

use super::plane::Plane;
use super::shapes::{self, Hatch, Ink};
use super::{Area, Drawing};

/// Between a bar and the words at its end.
const NEAR: Len = Len::deci_pt(15);

/// Draws the bars of a chart.
pub(super) fn draw(drawing: &mut Drawing<'_>, plane: Plane) {
    let chart = drawing.chart;
    let stacked = chart.plot == (Plot::Upright { stacked: true });
    let bars: Vec<(usize, &ChartSeries)> = chart.series.iter().enumerate().filter(|(_, series)| series.shape == SeriesShape::Bar).collect();
    if bars.is_empty() {
        return;
    }
    let group = plane.slot().scale(i64::from(chart.bar_share), 1000);
    let abreast = if stacked { 1 } else { i64::try_from(bars.len()).unwrap_or(1) };
    let thick = group / abreast;
    for n in 0..chart.categories.len() {
        let first = plane.start(n) + (plane.slot() - group) / 2;
        let (mut above, mut below) = (Decimal::ZERO, Decimal::ZERO);
        for (place, (index, series)) in (0_i64..).zip(&bars) {
            let Some(point) = series.points.get(n).and_then(Option::as_ref) else { continue };
            let from = if stacked {
                let pile = if point.value.is_sign_negative() { &mut below } else { &mut above };
                let from = *pile;
                *pile = pile.checked_add(point.value).unwrap_or(*pile);
                from
            } else {
                Decimal::ZERO
            };
            let start = if stacked { first } else { first + thick * place };
            let to = from.checked_add(point.value).unwrap_or(from);
            let ink = Ink { color: series.color(n), hatch: Hatch::of(*index, chart.hatched) };
            bar(drawing, plane, &Bar { series, point, start, thick, from, to, ink, stacked });
        }
    }
}

struct Bar<'a> {
    series: &'a ChartSeries,
    point: &'a ChartPoint,
    start: Len,
    thick: Len,
    from: Decimal,
    to: Decimal,
    ink: Ink,
    stacked: bool,
}

fn bar(drawing: &mut Drawing<'_>, plane: Plane, bar: &Bar<'_>) {
    let axis = axis_of(drawing.chart, bar.series);
    let (from, to) = (plane.value(axis, bar.from), plane.value(axis, bar.to));
    let (one, other) = (plane.at(bar.start, from), plane.at(bar.start + bar.thick, to));
    if from != to {
        shapes::rectangle(one, other, bar.ink, &mut drawing.items);
    }
    if drawing.chart.labels == DataLabels::None {
        return;
    }
    if bar.stacked {
        let corner = Point::new(one.x.min(other.x), one.y.min(other.y));
        let segment =
            Area { left: corner.x, top: corner.y, right: corner.x + (other.x - one.x).abs(), bottom: corner.y + (other.y - one.y).abs() };
        return within(drawing, bar.point, segment, bar.ink);
    }
    let words = drawing.setter.value(&bar.point.label, bar.point.figure, drawing.chart.text.text.color);
    let middle = bar.start + bar.thick / 2;
    let size = words.size();
    let falls = bar.point.value.is_sign_negative();
    let at = match (plane.horizontal, falls) {
        (false, false) => Point::new(middle - size.width / 2, to - size.height),
        (false, true) => Point::new(middle - size.width / 2, to),
        (true, false) => Point::new(to + NEAR, middle - size.height / 2),
        (true, true) => Point::new(to - NEAR - size.width, middle - size.height / 2),
    };
    // A bar that falls to the end of the plot leaves no room below: its words stand on the other side of zero.
    let other = match (plane.horizontal, falls) {
        (false, true) => Point::new(at.x, from - size.height),
        (true, true) => Point::new(from + NEAR, at.y),
        _ => at,
    };
    drawing.put(&words, &[at, other], plane.inside);
}

/// The axis that a series is measured on.
pub(super) fn axis_of<'a>(chart: &'a Chart, series: &ChartSeries) -> &'a banxin_compose::document::ValueAxis {
    chart.second_axis.as_ref().filter(|_| series.on_second).unwrap_or(&chart.axis)
}

/// The words of a value in the middle of its own shape, in ink that is read on it; none where they do not fit.
pub(super) fn within(drawing: &mut Drawing<'_>, point: &ChartPoint, area: Area, ink: Ink) {
    let words = drawing.setter.value(&point.label, point.figure, shapes::contrast(ink.color));
    let at = Point::new(area.left + (area.width() - words.width) / 2, area.top + (area.height() - words.height) / 2);
    if !area.holds(at, words.size()) {
        return;
    }
    if ink.hatch != Hatch::None {
        let far = Point::new(at.x + words.width, at.y + words.height);
        shapes::rectangle(at, far, Ink { hatch: Hatch::None, ..ink }, &mut drawing.items);
    }
    drawing.put(&words, &[at], area);
}
