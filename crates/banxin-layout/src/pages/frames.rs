//! Draws the frames of callouts around what of them stands in a column.

use banxin_base::{Color, Len, Point};

use super::painter::Painter;
use crate::blocks::{FRAME_PADDING, Frame, SetBlock};
use crate::flow::PlacedUnit;
use crate::frame::{Item, Rule};
use crate::structure::TagId;

/// Weight of a frame's rules.
const WEIGHT: Len = Len::deci_pt(5);

/// Draws the parts of the block's frames; `origin` is the column's corner.
pub(super) fn draw(painter: &mut Painter<'_, '_>, block: &SetBlock<'_>, placed: &[PlacedUnit], origin: Point) {
    for frame in &block.frames {
        let mut here = placed.iter().filter(|placed| frame.units.contains(&placed.unit));
        let Some(first) = here.next() else { continue };
        let last = here.next_back().unwrap_or(first);
        if let Some((top, bottom)) = edges(block, frame, first, last) {
            draw_box(painter, frame, origin.x, origin.y + top, origin.y + bottom);
        }
    }
}

/// Top and bottom of the part: with the padding that a part gets where the frame goes on.
fn edges(block: &SetBlock<'_>, frame: &Frame, first: &PlacedUnit, last: &PlacedUnit) -> Option<(Len, Len)> {
    let (first_unit, last_unit) = (block.units.get(first.unit)?, block.units.get(last.unit)?);
    let outer = FRAME_PADDING * frame.depth;
    let goes_on_from_above = first.unit > frame.units.start;
    let goes_on_below = last.unit + 1 < frame.units.end;
    let top = if goes_on_from_above { first.y - first_unit.opening + outer } else { first.y };
    let bottom = last.y + last_unit.height;
    let bottom = if goes_on_below { bottom + last_unit.closing - outer } else { bottom };
    Some((top, bottom))
}

fn draw_box(painter: &mut Painter<'_, '_>, frame: &Frame, left: Len, top: Len, bottom: Len) {
    let (left, right) = (left + frame.x, left + frame.x + frame.width);
    let corners = [Point::new(left, top), Point::new(right, top), Point::new(right, bottom), Point::new(left, bottom)];
    let sides = [(corners[0], corners[1]), (corners[3], corners[2]), (corners[0], corners[3]), (corners[1], corners[2])];
    for (from, to) in sides {
        painter.push(Item::Rule(Rule { from, to, weight: WEIGHT, color: Color::BLACK, tag: TagId::ARTIFACT }));
    }
}
