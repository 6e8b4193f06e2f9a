//! Exact lengths.
//!
//! A [`Len`] is a whole number of EMU (English Metric Units): 12,700 a point, 36,000 a millimetre, 635 a twip. All three
//! units of the trade are whole numbers of it, so sums are exact and the same on every machine.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

use serde::Serialize;

/// A length in EMU: 1 pt = 12,700, 1 mm = 36,000, 1 twip = 635.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Len(i64);

impl Len {
    /// No length.
    pub const ZERO: Len = Len(0);
    /// EMU in a point.
    const PER_PT: i64 = 12_700;
    /// EMU in a millimetre.
    const PER_MM: i64 = 36_000;
    /// EMU in a twip, a twentieth of a point.
    const PER_TWIP: i64 = 635;
    /// Two lengths closer than this are the same to the eye and to a printer: 1/100 pt. It absorbs the rounding of
    /// scaled glyph advances, of which a line has fewer than a hundred.
    const SLACK: i64 = 127;

    /// A length in EMU.
    pub const fn emu(emu: i64) -> Len {
        Len(emu)
    }

    /// A length in twips.
    pub const fn twips(twips: i64) -> Len {
        Len(twips * Self::PER_TWIP)
    }

    /// A length in tenths of a point: exact for every 字号.
    pub const fn deci_pt(tenths: i64) -> Len {
        Len(tenths * Self::PER_PT / 10)
    }

    /// A length in tenths of a millimetre.
    pub const fn deci_mm(tenths: i64) -> Len {
        Len(tenths * Self::PER_MM / 10)
    }

    /// A length in points, rounded to the nearest EMU.
    pub fn pt(points: f64) -> Len {
        Len(round(points * Self::PER_PT as f64))
    }

    /// A length in millimetres, rounded to the nearest EMU.
    pub fn mm(millimetres: f64) -> Len {
        Len(round(millimetres * Self::PER_MM as f64))
    }

    /// The length in EMU.
    pub const fn to_emu(self) -> i64 {
        self.0
    }

    /// The length in points.
    pub fn to_pt(self) -> f64 {
        self.0 as f64 / Self::PER_PT as f64
    }

    /// The length in millimetres.
    pub fn to_mm(self) -> f64 {
        self.0 as f64 / Self::PER_MM as f64
    }

    /// The length in twips, rounded to the nearest.
    pub const fn to_twips(self) -> i64 {
        div_round(self.0, Self::PER_TWIP)
    }

    /// The length in half points, rounded to the nearest: Word's unit of type size.
    pub const fn to_half_pt(self) -> i64 {
        div_round(self.0, Self::PER_PT / 2)
    }

    /// `self * numerator / denominator`, rounded to the nearest EMU, without overflow in between; saturating.
    ///
    /// A zero denominator gives zero: it stands for "no scale", as in a font that states 0 units per em.
    pub const fn scale(self, numerator: i64, denominator: i64) -> Len {
        if denominator == 0 {
            return Len(0);
        }
        let product = self.0 as i128 * numerator as i128;
        let denominator = denominator as i128;
        let half = denominator.abs() / 2;
        let rounded = if (product < 0) == (denominator < 0) {
            (product + if denominator < 0 { -half } else { half }) / denominator
        } else {
            (product - if denominator < 0 { -half } else { half }) / denominator
        };
        #[expect(clippy::cast_possible_truncation, reason = "saturated first")]
        let emu = if rounded > i64::MAX as i128 {
            i64::MAX
        } else if rounded < i64::MIN as i128 {
            i64::MIN
        } else {
            rounded as i64
        };
        Len(emu)
    }

    /// `self` times a ratio.
    pub const fn times(self, ratio: Ratio) -> Len {
        self.scale(ratio.0, Ratio::ONE.0)
    }

    /// Whether `self` fits in `room`, forgiving 1/100 pt of rounding.
    pub const fn fits(self, room: Len) -> bool {
        self.0 <= room.0 + Self::SLACK
    }

    /// The longer of two lengths.
    pub const fn max(self, other: Len) -> Len {
        if self.0 >= other.0 { self } else { other }
    }

    /// The shorter of two lengths.
    pub const fn min(self, other: Len) -> Len {
        if self.0 <= other.0 { self } else { other }
    }

    /// The length without its sign.
    pub const fn abs(self) -> Len {
        Len(self.0.abs())
    }

    /// Whether this is no length at all.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// How many times `self` holds `unit`, rounded down; 0 for a unit that is not positive.
    pub const fn whole(self, unit: Len) -> i64 {
        if unit.0 <= 0 { 0 } else { self.0.div_euclid(unit.0) }
    }
}

/// Rounds half away from zero, saturating; NaN gives 0.
#[expect(clippy::cast_possible_truncation, reason = "a float cast saturates")]
fn round(value: f64) -> i64 {
    value.round() as i64
}

const fn div_round(value: i64, by: i64) -> i64 {
    if value >= 0 { (value + by / 2) / by } else { (value - by / 2) / by }
}

impl fmt::Display for Len {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}pt", self.to_pt())
    }
}

/// Serialised in points, as every dump and report of banxin shows lengths.
impl Serialize for Len {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((self.to_pt() * 1000.0).round() / 1000.0)
    }
}

impl Add for Len {
    type Output = Len;
    fn add(self, other: Len) -> Len {
        Len(self.0 + other.0)
    }
}

impl Sub for Len {
    type Output = Len;
    fn sub(self, other: Len) -> Len {
        Len(self.0 - other.0)
    }
}

impl AddAssign for Len {
    fn add_assign(&mut self, other: Len) {
        self.0 += other.0;
    }
}

impl SubAssign for Len {
    fn sub_assign(&mut self, other: Len) {
        self.0 -= other.0;
    }
}

impl Neg for Len {
    type Output = Len;
    fn neg(self) -> Len {
        Len(-self.0)
    }
}

impl Mul<i64> for Len {
    type Output = Len;
    fn mul(self, factor: i64) -> Len {
        Len(self.0 * factor)
    }
}

impl Div<i64> for Len {
    type Output = Len;
    fn div(self, divisor: i64) -> Len {
        if divisor == 0 { Len::ZERO } else { Len(self.0 / divisor) }
    }
}

impl Sum for Len {
    fn sum<I: Iterator<Item = Len>>(iter: I) -> Len {
        iter.fold(Len::ZERO, Add::add)
    }
}

/// A pure number in millionths: shares of an em, of a line, of a table's width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ratio(i64);

impl Ratio {
    /// Nothing of it.
    pub const ZERO: Ratio = Ratio(0);
    /// All of it.
    pub const ONE: Ratio = Ratio(1_000_000);

    /// `numerator / denominator`; zero for a zero denominator.
    pub const fn of(numerator: i64, denominator: i64) -> Ratio {
        if denominator == 0 { Ratio(0) } else { Ratio(div_round(numerator * 1_000_000, denominator)) }
    }

    /// Hundredths.
    pub fn percent(percent: f64) -> Ratio {
        Ratio(round(percent * 10_000.0))
    }

    /// As a float.
    pub fn to_f64(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl Serialize for Ratio {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.to_f64())
    }
}

/// A place on a page: from the top left corner of the sheet, x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Point {
    /// From the left edge.
    pub x: Len,
    /// From the top edge, downwards.
    pub y: Len,
}

impl Point {
    /// A place from its two distances.
    pub const fn new(x: Len, y: Len) -> Point {
        Point { x, y }
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point::new(self.x + other.x, self.y + other.y)
    }
}

/// A width and a height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Size {
    /// Across.
    pub width: Len,
    /// Down.
    pub height: Len,
}

impl Size {
    /// A size from its two lengths.
    pub const fn new(width: Len, height: Len) -> Size {
        Size { width, height }
    }
}

#[cfg(test)]
mod tests {
    use super::{Len, Ratio};

    #[test]
    fn units_of_the_trade_are_whole() {
        assert_eq!(Len::mm(156.0), Len::emu(5_616_000));
        assert_eq!(Len::pt(28.95), Len::twips(579));
        assert_eq!(Len::deci_pt(105), Len::pt(10.5));
        assert_eq!(Len::mm(37.0).to_twips(), 2098);
        assert_eq!(Len::pt(16.0).to_half_pt(), 32);
    }

    #[test]
    fn scaling_rounds_to_nearest_on_both_sides_of_zero() {
        assert_eq!(Len::emu(5).scale(1, 2), Len::emu(3));
        assert_eq!(Len::emu(-5).scale(1, 2), Len::emu(-3));
        assert_eq!(Len::emu(5).scale(-1, 2), Len::emu(-3));
        assert_eq!(Len::emu(5).scale(1, 0), Len::ZERO);
    }

    #[test]
    fn ratios_are_exact_enough_for_percentages() {
        assert_eq!(Len::mm(156.0).times(Ratio::percent(25.0)), Len::mm(39.0));
        assert_eq!(Len::mm(156.0).times(Ratio::of(1, 3)), Len::emu(1_871_998));
    }

    #[test]
    fn fits_forgives_rounding_only() {
        assert!(Len::pt(10.009).fits(Len::pt(10.0)));
        assert!(!Len::pt(10.02).fits(Len::pt(10.0)));
    }
}
