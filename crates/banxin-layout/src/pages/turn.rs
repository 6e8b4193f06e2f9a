//! The turned page (横排, GB/T 9704 8): what stands in the type area of an upright sheet, a quarter counter-clockwise.
//!
//! In: the items and lines of a page, drawn in a type area that lies at the origin with its sides exchanged. Out: the same on the sheet, as one
//! group. The tops of lines point to the left edge on every page: to the binding on odd ones, to the fore-edge on even ones.
//!
//! ```text
//!   corner ┌──────┐   x of what is drawn runs up from the foot of the type area,
//!          │ ▲    │   y to the right from its left edge
//!          │ │ 表 │
//!          └──────┘
//! ```

use banxin_base::{Point, Size};

use crate::frame::{Group, Item, LineInfo, Link, Page, Transform, Turn};
use crate::structure::TagId;

/// A turned type area on the sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turned {
    transform: Transform,
    /// As it is drawn: as wide as the sheet's type area is high.
    size: Size,
}

impl Turned {
    /// The type area whose upper left corner and size on the sheet are these.
    pub(super) fn new(corner: Point, area: Size) -> Turned {
        let foot = Point::new(corner.x, corner.y + area.height);
        Turned { transform: Transform { turn: Turn::Left, to: foot }, size: Size::new(area.height, area.width) }
    }

    /// Where a drawn place stands on the sheet.
    pub(super) fn point(self, at: Point) -> Point {
        self.transform.apply(at)
    }

    /// Turns what has been drawn on a page. Links are areas of the sheet: they leave the group.
    pub(super) fn page(self, page: &mut Page) {
        let (links, items): (Vec<Item>, Vec<Item>) = page.items.drain(..).partition(|item| matches!(item, Item::Link(_)));
        page.items.push(Item::Group(Group { transform: self.transform, size: self.size, items, tag: TagId::ARTIFACT }));
        page.items.extend(links.into_iter().map(|item| match item {
            Item::Link(link) => Item::Link(self.link(link)),
            other => other,
        }));
        for line in &mut page.lines {
            self.line(line);
        }
    }

    fn link(self, link: Link) -> Link {
        let (by, size) = Transform { to: Point::default(), ..self.transform }.bounds(link.size);
        let at = self.point(link.at);
        Link { at: Point::new(at.x + by.x, at.y + by.y), size, ..link }
    }

    fn line(self, line: &mut LineInfo) {
        let at = self.point(Point::new(line.x, line.y));
        (line.x, line.y, line.turned) = (at.x, at.y, true);
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::{Len, Point, Size};

    use super::Turned;
    use crate::frame::{Destination, Link};
    use crate::structure::TagId;

    fn turned() -> Turned {
        Turned::new(Point::new(Len::mm(28.0), Len::mm(37.0)), Size::new(Len::mm(156.0), Len::mm(225.0)))
    }

    #[test]
    fn the_head_points_to_the_left_edge() {
        let at = |x: f64, y: f64| turned().point(Point::new(Len::mm(x), Len::mm(y)));
        assert_eq!(at(0.0, 0.0), Point::new(Len::mm(28.0), Len::mm(262.0)), "lines start at the foot");
        assert_eq!(at(225.0, 0.0), Point::new(Len::mm(28.0), Len::mm(37.0)), "and run up");
        assert_eq!(at(0.0, 156.0), Point::new(Len::mm(184.0), Len::mm(262.0)), "the last line is at the right edge");
    }

    #[test]
    fn the_area_of_a_link_lies_around_its_text() {
        let (at, size) = (Point::new(Len::mm(10.0), Len::mm(5.0)), Size::new(Len::mm(30.0), Len::mm(4.0)));
        let link = Link { at, size, target: Destination::Url(String::new()), alt: String::new(), tag: TagId::ARTIFACT };
        let link = turned().link(link);
        assert_eq!((link.at, link.size), (Point::new(Len::mm(33.0), Len::mm(222.0)), Size::new(Len::mm(4.0), Len::mm(30.0))));
    }
}
