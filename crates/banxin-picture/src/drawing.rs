//! A vector picture as filled outlines.

use banxin_base::{Color, Len, Point, Size};
use serde::Serialize;

/// A vector picture: shapes on a canvas, later ones on top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// The canvas.
    pub size: Size,
    /// What is painted on it; nothing reaches beyond the canvas by more than the picture itself says.
    pub shapes: Vec<Shape>,
}

/// A filled outline. Lines of the picture are outlines too: their edges.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// Its outline, filled where it winds around (non-zero). Invariant: it begins with [`Segment::Move`].
    pub outline: Vec<Segment>,
    /// Ink.
    pub color: Color,
}

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Segment {
    /// A new outline begins.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bézier curve: two control points and its end.
    Curve(Point, Point, Point),
    /// Back to where the outline began.
    Close,
}

impl Segment {
    /// The same with every point moved.
    #[must_use]
    pub fn map(self, place: impl Fn(Point) -> Point) -> Segment {
        match self {
            Segment::Move(at) => Segment::Move(place(at)),
            Segment::Line(at) => Segment::Line(place(at)),
            Segment::Curve(a, b, at) => Segment::Curve(place(a), place(b), place(at)),
            Segment::Close => Segment::Close,
        }
    }

    /// The points that it names; the curve lies between them.
    pub fn points(self) -> impl Iterator<Item = Point> {
        let points = match self {
            Segment::Move(at) | Segment::Line(at) => [Some(at), None, None],
            Segment::Curve(a, b, end) => [Some(a), Some(b), Some(end)],
            Segment::Close => [None; 3],
        };
        points.into_iter().flatten()
    }
}

impl Drawing {
    /// The drawing stretched to another size.
    #[must_use]
    pub fn stretched(&self, to: Size) -> Drawing {
        let stretch = |length: Len, to: Len, from: Len| length.scale(to.to_emu(), from.to_emu().max(1));
        let point = |at: Point| Point::new(stretch(at.x, to.width, self.size.width), stretch(at.y, to.height, self.size.height));
        let segment = |segment: &Segment| match *segment {
            Segment::Move(at) => Segment::Move(point(at)),
            Segment::Line(at) => Segment::Line(point(at)),
            Segment::Curve(a, b, end) => Segment::Curve(point(a), point(b), point(end)),
            Segment::Close => Segment::Close,
        };
        let shape = |shape: &Shape| Shape { outline: shape.outline.iter().map(segment).collect(), color: shape.color };
        Drawing { size: to, shapes: self.shapes.iter().map(shape).collect() }
    }
}
