//! Shapes, by tiny-skia.

use banxin_base::{Color, Point};
use banxin_layout::frame::{Path, Segment, Transform};
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, PathBuilder, Pixmap, Stroke, StrokeDash};

use crate::page::Scale;

/// Fills and strokes a shape that is moved and turned by `by`.
pub(crate) fn paint(path: &Path, by: Transform, scale: Scale, canvas: &mut Pixmap) {
    let mut outline = PathBuilder::new();
    let at = |point: Point| {
        let point = by.apply(point);
        (scale.pixels(point.x), scale.pixels(point.y))
    };
    for segment in &path.segments {
        match *segment {
            Segment::Move(to) => {
                let (x, y) = at(to);
                outline.move_to(x, y);
            }
            Segment::Line(to) => {
                let (x, y) = at(to);
                outline.line_to(x, y);
            }
            Segment::Curve(one, other, to) => {
                let ((x1, y1), (x2, y2), (x, y)) = (at(one), at(other), at(to));
                outline.cubic_to(x1, y1, x2, y2, x, y);
            }
            Segment::Close => outline.close(),
        }
    }
    let Some(outline) = outline.finish() else { return };
    let still = tiny_skia::Transform::identity();
    if let Some(color) = path.fill {
        canvas.fill_path(&outline, &ink(color), FillRule::Winding, still, None);
    }
    if let Some(pen) = path.stroke {
        let dash = scale.pixels(pen.dash);
        let stroke = Stroke {
            width: scale.pixels(pen.weight).max(1.0),
            line_cap: LineCap::Butt,
            line_join: LineJoin::Miter,
            dash: if dash > 0.0 { StrokeDash::new(vec![dash, dash], 0.0) } else { None },
            ..Stroke::default()
        };
        canvas.stroke_path(&outline, &ink(pen.color), &stroke, still, None);
    }
}

fn ink(color: Color) -> Paint<'static> {
    let [r, g, b] = color.rgb;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(r, g, b, 255);
    paint
}
