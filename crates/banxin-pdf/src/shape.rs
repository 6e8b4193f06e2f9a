//! Rules, filled rectangles and other shapes.

use banxin_base::{Len, Point, Size};
use banxin_layout::frame::{Fill, Path, Rule, Segment};

use crate::backend::PathOp;
use crate::convert::Pen;
use crate::unit::{Area, Milli, Place};

/// Strokes a rule along its centre line: viewers keep strokes of one weight equally wide on screen, which they do not do for thin rectangles.
pub(crate) fn draw_rule(rule: &Rule, pen: &mut Pen<'_>) {
    let sheet = pen.sheet;
    let half = rule.weight / 2;
    let across = if rule.from.y == rule.to.y { Point::new(Len::ZERO, half) } else { Point::new(half, Len::ZERO) };
    let at = Point::new(rule.from.x - across.x, rule.from.y - across.y);
    let size = Size::new(rule.to.x + across.x - at.x, rule.to.y + across.y - at.y);
    pen.graphics_of(rule.tag, at, size);
    pen.canvas.set_stroke(rule.color, Milli::of(rule.weight));
    pen.canvas.stroke_line(Place::of(rule.from, sheet), Place::of(rule.to, sheet));
}

/// Fills a rectangle.
pub(crate) fn draw_fill(fill: &Fill, pen: &mut Pen<'_>) {
    let (at, size) = pen.bled(fill.at, fill.size);
    pen.graphics_of(fill.tag, at, size);
    pen.canvas.set_fill(fill.color);
    pen.canvas.fill_area(Area::of(at, size, pen.sheet));
}

/// Fills and strokes a shape; nothing for one without points or ink.
pub(crate) fn draw_path(path: &Path, pen: &mut Pen<'_>) {
    let sheet = pen.sheet;
    let points = || path.segments.iter().flat_map(|segment| segment.points());
    let Some(first) = points().next() else { return };
    let low = points().fold(first, |low, at| Point::new(low.x.min(at.x), low.y.min(at.y)));
    let high = points().fold(first, |high, at| Point::new(high.x.max(at.x), high.y.max(at.y)));
    pen.graphics_of(path.tag, low, Size::new(high.x - low.x, high.y - low.y));
    if let Some(color) = path.fill {
        pen.canvas.set_fill(color);
    }
    if let Some(line) = path.stroke {
        pen.canvas.set_stroke(line.color, Milli::of(line.weight));
    }
    let at = |point| Place::of(point, sheet);
    let outline = path.segments.iter().map(|segment| match *segment {
        Segment::Move(to) => PathOp::Move(at(to)),
        Segment::Line(to) => PathOp::Line(at(to)),
        Segment::Curve(one, other, to) => PathOp::Curve([at(one), at(other), at(to)]),
        Segment::Close => PathOp::Close,
    });
    let dash = path.stroke.map_or(Milli::default(), |line| Milli::of(line.dash));
    pen.canvas.path(outline, path.fill.is_some(), path.stroke.map(|_| dash));
}
