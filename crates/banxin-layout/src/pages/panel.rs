//! Draws panels: seals first, then rules and texts over them.

use banxin_base::{Len, Point};

use super::painter::Painter;
use super::{draw_picture, texts};
use crate::blocks::SetBlock;
use crate::frame::{Item, Rule};

/// Draws a panel of the block; `at` is the corner of its unit.
pub(super) fn draw(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, panel: u32, at: Point) {
    let Some(panel) = usize::try_from(panel).ok().and_then(|panel| block.panels.get_mut(panel)).map(std::mem::take) else { return };
    for seal in &panel.seals {
        draw_picture(painter, seal, at);
    }
    for rule in panel.rules {
        painter.push(Item::Rule(moved(rule, at)));
    }
    let foot = Point::new(at.x, painter.page_height());
    for rule in panel.page_rules {
        painter.push(Item::Rule(moved(rule, foot)));
    }
    for (number, corner) in panel.texts {
        let text = usize::try_from(number).ok().and_then(|number| block.texts.get(number));
        let (lines, leading) = text.map_or((0, Len::ZERO), |text| (text.lines.len(), text.leading));
        for line in 0..u32::try_from(lines).unwrap_or(0) {
            let top = at + corner + Point::new(Len::ZERO, leading * i64::from(line));
            texts::draw(painter, block, number, line, top);
        }
    }
}

fn moved(rule: Rule, by: Point) -> Rule {
    Rule { from: rule.from + by, to: rule.to + by, ..rule }
}
