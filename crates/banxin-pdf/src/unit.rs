//! Lengths as a PDF page states them: points, y upwards, three decimals.

use banxin_base::{Len, Point, Size};

use crate::sheet::Sheet;

/// Thousandths of a point. Page coordinates are rounded to it once; differences of rounded places are exact, so no error adds up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Milli(i64);

impl Milli {
    /// The nearest thousandth.
    pub(crate) const fn of(len: Len) -> Milli {
        Milli(len.scale(10, 127).to_emu())
    }

    /// In points.
    pub(crate) fn to_pt(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// In points, as printpdf and lopdf take numbers: seven digits are enough for any sheet up to 10 m at 1/1000 pt.
    #[expect(clippy::cast_possible_truncation, reason = "page coordinates are small; the nearest f32 prints the same three decimals")]
    pub(crate) fn to_f32(self) -> f32 {
        self.to_pt() as f32
    }

    /// `self - other`.
    pub(crate) const fn minus(self, other: Milli) -> Milli {
        Milli(self.0 - other.0)
    }
}

/// A place on a PDF page: from the lower left corner, y up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) x: Milli,
    pub(crate) y: Milli,
}

impl Place {
    /// Turns a place of layout over.
    pub(crate) fn of(at: Point, sheet: Sheet) -> Place {
        Place { x: Milli::of(at.x + sheet.margin), y: Milli::of(sheet.top() - at.y) }
    }
}

/// A box on a PDF page by two corners, as `Rect` and `BBox` state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) low: Place,
    pub(crate) high: Place,
}

impl Area {
    /// The box of a place and size of layout.
    pub(crate) fn of(at: Point, size: Size, sheet: Sheet) -> Area {
        let far = Point::new(at.x + size.width, at.y + size.height);
        let (top, bottom) = (Place::of(at, sheet), Place::of(far, sheet));
        Area { low: Place { x: top.x, y: bottom.y }, high: Place { x: bottom.x, y: top.y } }
    }

    /// The smallest box around both.
    pub(crate) fn join(self, other: Area) -> Area {
        let low = Place { x: self.low.x.min(other.low.x), y: self.low.y.min(other.low.y) };
        let high = Place { x: self.high.x.max(other.high.x), y: self.high.y.max(other.high.y) };
        Area { low, high }
    }

    pub(crate) fn width(self) -> Milli {
        self.high.x.minus(self.low.x)
    }

    pub(crate) fn height(self) -> Milli {
        self.high.y.minus(self.low.y)
    }
}
