//! The sheet that a page is written on: the trimmed page, and around it what a press cuts off.
//!
//! ```text
//!   MediaBox  +-----|-------(+)-------|-----+   marks: crop lines, register crosses (9 mm to 4 mm outside the trimmed page)
//!   BleedBox  --  +-------------------+  --     backgrounds that reach the edge run 3 mm over it
//!   TrimBox       | +---------------+ |         the page as layout made it
//! ```
//!
//! Screens get the trimmed page alone. Places of a PDF count from the lower left corner of the whole sheet.

use banxin_base::{Len, Point, Size};

use crate::medium::Medium;
use crate::unit::{Area, Place};

/// 出血: what is printed beyond the trimmed page, as print shops in China ask.
pub(crate) const BLEED: Len = Len::deci_mm(30);
/// Room for the marks around the trimmed page.
const MARGIN: Len = Len::deci_mm(100);

/// A sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sheet {
    /// The trimmed page.
    pub(crate) page: Size,
    /// What lies around it on each side; nothing on a screen.
    pub(crate) margin: Len,
}

impl Sheet {
    /// The sheet of a page.
    pub(crate) fn of(page: Size, medium: Medium) -> Sheet {
        Sheet { page, margin: if medium.is_press() { MARGIN } else { Len::ZERO } }
    }

    /// From the foot of the sheet to the top of the trimmed page: what places are turned over at.
    pub(crate) fn top(self) -> Len {
        self.page.height + self.margin
    }

    /// The whole sheet.
    pub(crate) fn media_box(self) -> Area {
        self.around(self.margin)
    }

    /// The page with its bleed.
    pub(crate) fn bleed_box(self) -> Area {
        self.around(BLEED.min(self.margin))
    }

    /// The page.
    pub(crate) fn trim_box(self) -> Area {
        self.around(Len::ZERO)
    }

    fn around(self, more: Len) -> Area {
        let out = Point::new(-more, -more);
        Area::of(out, Size::new(self.page.width + more * 2, self.page.height + more * 2), self)
    }

    /// A background with every edge that meets the edge of the page run over it, so that a cut a little off shows no paper.
    pub(crate) fn bled(self, at: Point, size: Size) -> (Point, Size) {
        let bleed = BLEED.min(self.margin);
        let over = |meets: bool| if meets { bleed } else { Len::ZERO };
        let (left, top) = (over(at.x <= Len::ZERO), over(at.y <= Len::ZERO));
        let right = over(at.x + size.width >= self.page.width);
        let bottom = over(at.y + size.height >= self.page.height);
        (Point::new(at.x - left, at.y - top), Size::new(size.width + left + right, size.height + top + bottom))
    }

    /// A place of layout on the sheet.
    pub(crate) fn place(self, at: Point) -> Place {
        Place::of(at, self)
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;
    use crate::medium::{Medium, Reds};
    use banxin_base::{Len, Point, Size};

    #[test]
    fn only_edges_that_meet_the_edge_bleed() {
        let page = Size::new(Len::mm(210.0), Len::mm(297.0));
        let press = Sheet::of(page, Medium::Press(Reds::Process));
        let (at, size) = press.bled(Point::default(), Size::new(page.width, Len::mm(50.0)));
        assert_eq!((at, size), (Point::new(Len::mm(-3.0), Len::mm(-3.0)), Size::new(Len::mm(216.0), Len::mm(53.0))));
        let inside = (Point::new(Len::mm(1.0), Len::mm(1.0)), Size::new(Len::mm(50.0), Len::mm(50.0)));
        assert_eq!(press.bled(inside.0, inside.1), inside);
        let screen = Sheet::of(page, Medium::Screen);
        assert_eq!(screen.bled(Point::default(), page), (Point::default(), page));
        assert_eq!((screen.media_box(), screen.bleed_box()), (screen.trim_box(), screen.trim_box()));
    }
}
