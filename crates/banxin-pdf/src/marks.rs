//! Printer's marks: where the sheet is cut, and whether the plates are in register.
//!
//! Two lines at each corner, and a cross in a ring in the middle of each side, in every ink (Separation All, ISO 32000-1 8.6.6.4). They lie outside
//! the bleed (ISO 15930-7 6.4), so that nothing of them is left on the trimmed page.

use banxin_base::{Len, Point};

use crate::backend::{Canvas, PathOp};
use crate::sheet::Sheet;
use crate::unit::{Milli, Place};

/// Where marks begin outside the trimmed page: a millimetre beyond the bleed.
const NEAR: Len = Len::deci_mm(40);
/// Where they end.
const FAR: Len = Len::deci_mm(90);
/// The ring of a cross.
const RADIUS: Len = Len::deci_mm(15);
/// Hairlines, as thin as plates hold reliably.
const WEIGHT: Len = Len::twips(5);
/// How far the handles of four Bézier curves lie from the ends to make a circle, in thousandths of the radius.
const HANDLE: i64 = 552;

/// Draws the marks of a sheet.
pub(crate) fn draw(canvas: &mut Canvas, sheet: Sheet) {
    canvas.set_register_stroke(Milli::of(WEIGHT));
    let (width, height) = (sheet.page.width, sheet.page.height);
    for (x, out) in [(Len::ZERO, -1), (width, 1)] {
        for (y, up) in [(Len::ZERO, -1), (height, 1)] {
            let line = |from: Point, to: Point, canvas: &mut Canvas| canvas.stroke_line(sheet.place(from), sheet.place(to));
            line(Point::new(x + NEAR * out, y), Point::new(x + FAR * out, y), canvas);
            line(Point::new(x, y + NEAR * up), Point::new(x, y + FAR * up), canvas);
        }
    }
    let middle = (NEAR + FAR) / 2;
    let (across, down) = (width / 2, height / 2);
    for centre in
        [Point::new(across, -middle), Point::new(across, height + middle), Point::new(-middle, down), Point::new(width + middle, down)]
    {
        cross(canvas, sheet, centre);
    }
}

fn cross(canvas: &mut Canvas, sheet: Sheet, centre: Point) {
    let arm = (FAR - NEAR) / 2;
    let at = |x: Len, y: Len| -> Place { sheet.place(Point::new(centre.x + x, centre.y + y)) };
    canvas.stroke_line(at(-arm, Len::ZERO), at(arm, Len::ZERO));
    canvas.stroke_line(at(Len::ZERO, -arm), at(Len::ZERO, arm));
    let (r, h, zero) = (RADIUS, RADIUS.scale(HANDLE, 1000), Len::ZERO);
    let ring = [
        PathOp::Move(at(r, zero)),
        PathOp::Curve([at(r, h), at(h, r), at(zero, r)]),
        PathOp::Curve([at(-h, r), at(-r, h), at(-r, zero)]),
        PathOp::Curve([at(-r, -h), at(-h, -r), at(zero, -r)]),
        PathOp::Curve([at(h, -r), at(r, -h), at(r, zero)]),
        PathOp::Close,
    ];
    canvas.path(ring.into_iter(), false, Some(Milli::default()));
}
