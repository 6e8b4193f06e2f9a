//! What the pages of a press file name beside fonts and pictures: inks of their own, every ink, overprinting.

use lopdf::{Dictionary, Object};

use super::canvas::{OVERPRINT_OFF, OVERPRINT_ON, space_name};
use super::syntax;
use crate::medium::Paint;
use banxin_base::{Cmyk, Color};

/// Adds them to the resources of all pages. `spot_red` is the name of the ink for the red of an official head.
pub(super) fn add(resources: &mut Dictionary, spot_red: Option<&str>) {
    // Every ink at full strength: the alternate colour is for readers that show the sheet.
    let mut spaces = syntax::dict([(space_name(Paint::All), separation("All", Cmyk(100, 100, 100, 100)))]);
    if let Some(name) = spot_red {
        spaces.set(space_name(Paint::Spot), separation(name, Color::OFFICIAL_RED.cmyk));
    }
    resources.set("ColorSpace", Object::Dictionary(spaces));
    let states = syntax::dict([(OVERPRINT_ON, overprint(true, 1)), (OVERPRINT_OFF, overprint(false, 0))]);
    resources.set("ExtGState", Object::Dictionary(states));
}

/// An ink (ISO 32000-1 8.6.6.4) and what stands for it where it is not to be had: a share of process inks, in proportion.
fn separation(name: &str, Cmyk(c, m, y, k): Cmyk) -> Object {
    let shares = |full: bool| {
        let share = |percent: u8| Object::Real(if full { f32::from(percent) / 100.0 } else { 0.0 });
        Object::Array([c, m, y, k].map(share).to_vec())
    };
    let tint = syntax::dict([
        ("FunctionType", Object::Integer(2)),
        ("Domain", Object::Array(vec![Object::Integer(0), Object::Integer(1)])),
        ("C0", shares(false)),
        ("C1", shares(true)),
        ("N", Object::Integer(1)),
    ]);
    Object::Array(vec![syntax::name("Separation"), syntax::name(name), syntax::name("DeviceCMYK"), Object::Dictionary(tint)])
}

fn overprint(on: bool, mode: i64) -> Object {
    Object::Dictionary(syntax::dict([
        ("Type", syntax::name("ExtGState")),
        ("OP", Object::Boolean(on)),
        ("op", Object::Boolean(on)),
        ("OPM", Object::Integer(mode)),
    ]))
}
