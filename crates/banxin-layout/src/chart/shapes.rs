//! Shapes of charts: boxes, lines, marks, slices of a ring, and hatching inside any of them.

use banxin_base::{Color, Len, Point};

use crate::frame::{Item, Path, Pen, Segment};
use crate::structure::TagId;

/// Between hatching lines.
const HATCH: Len = Len::deci_pt(40);
/// The weight of hatching lines.
const HATCH_WEIGHT: Len = Len::emu(9_525);
/// Slices are drawn with curves of at most this angle, in degrees: a Bézier of 45° leaves its circle by less than a hundred-thousandth.
const CURVE_STEP: f64 = 45.0;

/// How a shape is inked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ink {
    pub(super) color: Color,
    pub(super) hatch: Hatch,
}

/// Lines across a fill, beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hatch {
    None,
    Rising,
    Falling,
    Level,
    Upright,
}

impl Hatch {
    /// The hatching of series or slice number `index`.
    pub(super) fn of(index: usize, hatched: bool) -> Hatch {
        match index % 5 {
            _ if !hatched => Hatch::None,
            0 => Hatch::None,
            1 => Hatch::Rising,
            2 => Hatch::Falling,
            3 => Hatch::Level,
            _ => Hatch::Upright,
        }
    }

    /// What is the same on each line.
    fn level(self, at: Point) -> Option<i64> {
        let (x, y) = (at.x.to_emu(), at.y.to_emu());
        match self {
            Hatch::None => None,
            Hatch::Rising => Some(x + y),
            Hatch::Falling => Some(y - x),
            Hatch::Level => Some(y),
            Hatch::Upright => Some(x),
        }
    }
}

/// Black or white, whichever is read better on a colour.
pub(super) fn contrast(color: Color) -> Color {
    let [r, g, b] = color.rgb.map(u32::from);
    if r * 299 + g * 587 + b * 114 > 140_000 { Color::BLACK } else { Color::WHITE }
}

/// A straight line.
pub(super) fn line(from: Point, to: Point, weight: Len, color: Color) -> Item {
    stroked(vec![Segment::Move(from), Segment::Line(to)], Pen { weight, color, dash: Len::ZERO })
}

/// A line along an outline.
pub(super) fn stroked(segments: Vec<Segment>, pen: Pen) -> Item {
    Item::Path(Path { segments, fill: None, stroke: Some(pen), tag: TagId::ROOT })
}

/// A polygon through points, inked.
pub(super) fn polygon(points: &[Point], ink: Ink, items: &mut Vec<Item>) {
    let mut segments: Vec<Segment> = Vec::with_capacity(points.len() + 1);
    for point in points {
        segments.push(if segments.is_empty() { Segment::Move(*point) } else { Segment::Line(*point) });
    }
    segments.push(Segment::Close);
    filled(segments, points, ink, items);
}

/// A box between two corners, inked.
pub(super) fn rectangle(one: Point, other: Point, ink: Ink, items: &mut Vec<Item>) {
    let corners = [one, Point::new(other.x, one.y), other, Point::new(one.x, other.y)];
    polygon(&corners, ink, items);
}

fn filled(segments: Vec<Segment>, outline: &[Point], ink: Ink, items: &mut Vec<Item>) {
    if outline.len() < 3 {
        return;
    }
    items.push(Item::Path(Path { segments, fill: Some(ink.color), stroke: None, tag: TagId::ROOT }));
    let lines = hatching(outline, ink.hatch);
    if !lines.is_empty() {
        items.push(stroked(lines, Pen { weight: HATCH_WEIGHT, color: contrast(ink.color), dash: Len::ZERO }));
    }
}

/// The hatching lines inside an outline: where each crosses it, in pairs.
fn hatching(outline: &[Point], hatch: Hatch) -> Vec<Segment> {
    let levels: Vec<i64> = outline.iter().filter_map(|point| hatch.level(*point)).collect();
    let (Some(low), Some(high)) = (levels.iter().min(), levels.iter().max()) else { return Vec::new() };
    let step = if matches!(hatch, Hatch::Rising | Hatch::Falling) { HATCH.scale(3, 2) } else { HATCH }.to_emu();
    let mut segments = Vec::new();
    for number in low.div_euclid(step) + 1..=high.div_euclid(step) {
        let level = number * step;
        let mut crossings: Vec<Point> = Vec::new();
        for (n, from) in outline.iter().enumerate() {
            let to = outline.get(n + 1).or(outline.first()).unwrap_or(from);
            let (a, b) = (hatch.level(*from).unwrap_or(0), hatch.level(*to).unwrap_or(0));
            // Half-open, so that a line through a corner crosses once.
            if (a <= level) != (b <= level) {
                let along = |from: Len, to: Len| from + (to - from).scale(level - a, b - a);
                crossings.push(Point::new(along(from.x, to.x), along(from.y, to.y)));
            }
        }
        crossings.sort_by_key(|at| (at.x, at.y));
        for pair in crossings.chunks_exact(2) {
            segments.extend([Segment::Move(pair[0]), Segment::Line(pair[1])]);
        }
    }
    segments
}

/// A mark on a line: the same number always gives the same shape.
pub(super) fn mark(index: usize, at: Point, color: Color, items: &mut Vec<Item>) {
    let r = Len::deci_pt(26);
    let off = |dx: i64, dy: i64| Point::new(at.x + r.scale(dx, 10), at.y + r.scale(dy, 10));
    let ink = Ink { color, hatch: Hatch::None };
    match index % 4 {
        0 => {
            let outline: Vec<Point> = (0..=24).map(|n| on_circle(at, r, f64::from(n) * 15.0)).collect();
            filled(circle(at, r), &outline, ink, items);
        }
        1 => polygon(&[off(-9, -9), off(9, -9), off(9, 9), off(-9, 9)], ink, items),
        2 => polygon(&[off(0, -13), off(13, 0), off(0, 13), off(-13, 0)], ink, items),
        _ => polygon(&[off(0, -12), off(12, 10), off(-12, 10)], ink, items),
    }
}

fn circle(center: Point, radius: Len) -> Vec<Segment> {
    let mut segments = vec![Segment::Move(on_circle(center, radius, 0.0))];
    arc(center, radius, 0.0, 360.0, &mut segments);
    segments.push(Segment::Close);
    segments
}

/// The place on a circle at an angle clockwise from the top, in degrees.
pub(super) fn on_circle(center: Point, radius: Len, degrees: f64) -> Point {
    let (sin, cos) = degrees.to_radians().sin_cos();
    Point::new(center.x + part(radius, sin), center.y - part(radius, cos))
}

/// A fraction of a length, by millionths: the last bits of a sine differ between machines.
fn part(length: Len, fraction: f64) -> Len {
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a few units")]
    let millionths = (fraction * 1_000_000.0).round() as i64;
    length.scale(millionths, 1_000_000)
}

/// Curves along a circle.
fn arc(center: Point, radius: Len, from: f64, to: f64, segments: &mut Vec<Segment>) {
    let count = ((to - from).abs() / CURVE_STEP).ceil().max(1.0);
    let step = (to - from) / count;
    let reach = part(radius, 4.0 / 3.0 * (step.to_radians() / 4.0).tan());
    let mut at = from;
    let tangent = |degrees: f64| {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Point::new(part(reach, cos), part(reach, sin))
    };
    while (to - at).abs() > step.abs() / 2.0 {
        let next = at + step;
        let (start, end, ahead, back) = (on_circle(center, radius, at), on_circle(center, radius, next), tangent(at), tangent(next));
        segments.push(Segment::Curve(start + ahead, Point::new(end.x - back.x, end.y - back.y), end));
        at = next;
    }
}

/// A slice from one angle to another, of a ring if `inner` is not zero.
pub(super) fn slice(center: Point, radii: (Len, Len), angles: (f64, f64), ink: Ink, items: &mut Vec<Item>) {
    let ((inner, outer), (from, to)) = (radii, angles);
    let mut segments = vec![Segment::Move(on_circle(center, outer, from))];
    arc(center, outer, from, to, &mut segments);
    let whole = to - from >= 359.999;
    if inner > Len::ZERO {
        let start = on_circle(center, inner, to);
        segments.push(if whole { Segment::Move(start) } else { Segment::Line(start) });
        arc(center, inner, to, from, &mut segments);
    } else if !whole {
        segments.push(Segment::Line(center));
    }
    segments.push(Segment::Close);
    let count = ((to - from) / 3.0).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, reason = "at most 120 steps of a circle")]
    let steps = count as i32;
    let round = |radius: Len, backwards: bool| {
        let angle = move |n: i32| from + (to - from) * f64::from(if backwards { steps - n } else { n }) / count;
        (0..=steps).map(move |n| on_circle(center, radius, angle(n)))
    };
    let outline: Vec<Point> = if inner > Len::ZERO {
        round(outer, false).chain(round(inner, true)).collect()
    } else {
        round(outer, false).chain([center]).collect()
    };
    filled(segments, &outline, ink, items);
}

#[cfg(test)]
mod tests {
    use banxin_base::{Len, Point};

    use super::{Hatch, contrast, hatching, on_circle};
    use banxin_base::Color;

    #[test]
    fn hatching_stays_inside_its_outline() {
        let at = |x: i64, y: i64| Point::new(Len::deci_pt(x), Len::deci_pt(y));
        let square = [at(0, 0), at(200, 0), at(200, 200), at(0, 200)];
        for hatch in [Hatch::Rising, Hatch::Falling, Hatch::Level, Hatch::Upright] {
            let lines = hatching(&square, hatch);
            assert!(lines.len() >= 8, "{hatch:?}");
            let inside = |at: Point| (Len::ZERO..=Len::deci_pt(200)).contains(&at.x) && (Len::ZERO..=Len::deci_pt(200)).contains(&at.y);
            assert!(lines.iter().flat_map(|segment| segment.points()).all(inside), "{hatch:?}");
        }
        assert!(hatching(&square, Hatch::None).is_empty());
    }

    #[test]
    fn circles_begin_at_the_top_and_run_clockwise() {
        let center = Point::new(Len::pt(100.0), Len::pt(100.0));
        assert_eq!(on_circle(center, Len::pt(10.0), 0.0), Point::new(Len::pt(100.0), Len::pt(90.0)));
        assert_eq!(on_circle(center, Len::pt(10.0), 90.0), Point::new(Len::pt(110.0), Len::pt(100.0)));
    }

    #[test]
    fn words_are_read_on_any_ground() {
        assert_eq!(contrast(Color::BLACK), Color::WHITE);
        assert_eq!(contrast(Color::WHITE), Color::BLACK);
    }
}
