//! Draws the footnotes at the foot of a column: a short rule, then the notes.

use banxin_base::{Color, Len, Point, Size};

use super::line::baseline;
use super::painter::Painter;
use crate::blocks::TextTags;
use crate::flow::{PlacedNote, PlannedRegion, SEPARATOR};
use crate::frame::{Item, Region, Rule};
use crate::structure::{Role, TagId};

/// Weight of the rule above the notes.
const WEIGHT: Len = Len::deci_pt(5);

/// Draws the notes of a column of some size; the last stands on the bottom edge of the type area.
pub(super) fn draw(painter: &mut Painter<'_, '_>, region: &PlannedRegion, origin: Point, column: Size) {
    if region.notes.is_empty() {
        return;
    }
    let height: Len = region.notes.iter().map(|placed| height(painter, placed)).sum();
    let mut y = origin.y + column.height - height;
    let from = Point::new(origin.x, y - SEPARATOR / 2);
    let to = Point::new(origin.x + column.width / 4, from.y);
    painter.push(Item::Rule(Rule { from, to, weight: WEIGHT, color: Color::BLACK, tag: TagId::ARTIFACT }));
    for placed in &region.notes {
        for line in placed.lines.clone() {
            y = draw_line(painter, placed, line, Point::new(origin.x, y));
        }
    }
}

fn height(painter: &Painter<'_, '_>, placed: &PlacedNote) -> Len {
    let note = usize::try_from(placed.note.0).ok().and_then(|note| painter.notes.get(note));
    note.and_then(|note| note.heights.get(placed.lines.clone())).into_iter().flatten().copied().sum()
}

/// Draws a line of a note; returns where the next one starts.
fn draw_line(painter: &mut Painter<'_, '_>, placed: &PlacedNote, line: usize, at: Point) -> Len {
    let index = usize::try_from(placed.note.0).unwrap_or(usize::MAX);
    let Some(note) = painter.notes.get_mut(index) else { return at.y };
    let parent = note.tag.unwrap_or(TagId::ROOT);
    let Some((paragraph, line)) = note.find(line) else { return at.y };
    let Some(text) = note.texts.get_mut(paragraph) else { return at.y };
    let tags = match text.tags {
        Some(tags) => tags,
        None => {
            let label = if paragraph == 0 { painter.tags.add(parent, Role::Label) } else { parent };
            TextTags { text: painter.tags.add(parent, Role::Paragraph), label }
        }
    };
    text.tags = Some(tags);
    let leading = text.leading;
    let from = Point::new(at.x + text.x, at.y + baseline(leading, text.em));
    if let Some(line) = text.lines.get_mut(line).map(std::mem::take) {
        painter.line(line, from, leading, tags, Region::Note);
    }
    at.y + leading
}
