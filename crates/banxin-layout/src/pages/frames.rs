//! Draws frames, grounds and bars of callouts around what of them stands in a column.

use banxin_base::{Len, Point, Size};

use super::painter::Painter;
use crate::blocks::{FRAME_PADDING, Frame, SetBlock};
use crate::flow::PlacedUnit;
use crate::frame::{Fill, Item, Rule};
use crate::structure::TagId;

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
    let (look, size) = (frame.look, Size::new(frame.width, bottom - top));
    if let Some(color) = look.fill {
        painter.push(Item::Fill(Fill { at: corners[0], size, color, tag: TagId::BACKGROUND }));
    }
    if !look.frame.weight.is_zero() {
        for (from, to) in sides {
            painter.push(Item::Rule(Rule { from, to, weight: look.frame.weight, color: look.frame.color, tag: TagId::ARTIFACT }));
        }
    }
    let bar = look.bar;
    if !bar.weight.is_zero() {
        let x = left + bar.weight / 2;
        let (from, to) = (Point::new(x, top), Point::new(x, bottom));
        painter.push(Item::Rule(Rule { from, to, weight: bar.weight, color: bar.color, tag: TagId::ARTIFACT }));
    }
}
