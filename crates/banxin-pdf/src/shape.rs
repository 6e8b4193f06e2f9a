//! Rules and filled rectangles.

use banxin_base::{Len, Point, Size};
use banxin_layout::frame::{Fill, Rule};

use crate::convert::Pen;
use crate::unit::{Area, Milli, Place};

/// Strokes a rule along its centre line: viewers keep strokes of one weight equally wide on screen, which they do not do for thin rectangles.
pub(crate) fn draw_rule(rule: &Rule, pen: &mut Pen<'_>) {
    let sheet = pen.page.size;
    let half = rule.weight / 2;
    let across = if rule.from.y == rule.to.y { Point::new(Len::ZERO, half) } else { Point::new(half, Len::ZERO) };
    let at = Point::new(rule.from.x - across.x, rule.from.y - across.y);
    let size = Size::new(rule.to.x + across.x - at.x, rule.to.y + across.y - at.y);
    pen.graphics_of(rule.tag, Area::of(at, size, sheet));
    pen.canvas.set_stroke(rule.color, Milli::of(rule.weight));
    pen.canvas.stroke_line(Place::of(rule.from, sheet), Place::of(rule.to, sheet));
}

/// Fills a rectangle.
pub(crate) fn draw_fill(fill: &Fill, pen: &mut Pen<'_>) {
    let area = Area::of(fill.at, fill.size, pen.page.size);
    pen.graphics_of(fill.tag, area);
    pen.canvas.set_fill(fill.color);
    pen.canvas.fill_area(area);
}
