//! Draws the lines of paragraphs, each in the element of the logical tree that it belongs to.

use banxin_base::{Origin, Point};
use banxin_compose::document::{LabelKind, StyleId};

use super::line::baseline;
use super::painter::Painter;
use crate::blocks::{SetBlock, SetText, TextKind, TextTags};
use crate::frame::{Item, OutlineItem, Rule};
use crate::structure::{Numbering, Role, TagId};

/// Draws a line of a paragraph of the block; `at` is the column's left edge at the line's top.
pub(super) fn draw(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, paragraph: u32, line: u32, at: Point) {
    let (Ok(paragraph), Ok(line)) = (usize::try_from(paragraph), usize::try_from(line)) else { return };
    let Some(text) = block.texts.get(paragraph) else { return };
    let tags = match text.tags {
        Some(tags) => tags,
        None => first_tags(painter, block, paragraph, at),
    };
    let Some(text) = block.texts.get_mut(paragraph) else { return };
    text.tags = Some(tags);
    let Some(line) = text.lines.get_mut(line).map(std::mem::take) else { return };
    if let Some((x, stroke)) = text.bar {
        let from = Point::new(at.x + text.x + x, at.y);
        let to = Point::new(from.x, at.y + text.leading);
        painter.push(Item::Rule(Rule { from, to, weight: stroke.weight, color: stroke.color, tag: TagId::ARTIFACT }));
    }
    let at = Point::new(at.x + text.x, at.y + baseline(text.leading, text.em));
    painter.line(line, at, text.leading, tags, text.region);
}

/// Draws all lines of a text that stands in one piece, in an element of its own; `at` is the column's left edge at its top.
pub(super) fn draw_whole(painter: &mut Painter<'_, '_>, text: &mut SetText<'_>, role: Role, at: Point) {
    let tags = TextTags::all(painter.block_tag(role));
    let (leading, x, mut y) = (text.leading, at.x + text.x, at.y + baseline(text.leading, text.em));
    for line in std::mem::take(&mut text.lines) {
        painter.line(line, Point::new(x, y), leading, tags, text.region);
        y += leading;
    }
}

/// Adds the elements of a paragraph whose first line is about to be drawn.
fn first_tags(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, paragraph: usize, at: Point) -> TextTags {
    let text = &block.texts[paragraph];
    match text.kind {
        TextKind::Plain | TextKind::Inner => {
            if let Some(mark) = text.source.filter(|source| source.style == StyleId::AttachmentMark) {
                painter.attachment_mark = Some(mark.plain_text());
            }
            TextTags::all(painter.block_tag(Role::Paragraph))
        }
        TextKind::Heading(level) => heading(painter, text, level, at),
        TextKind::Item { list, depth } => {
            let item = painter.tags.item(list, depth, numbering(text));
            let body = painter.tags.add(item.body, Role::Paragraph);
            TextTags { text: body, label: item.label }
        }
        TextKind::ItemMore => TextTags::all(painter.tags.item_paragraph()),
        TextKind::Quote => TextTags::all(painter.tags.quoted()),
        TextKind::PictureCaption => TextTags::all(painter.block_tag(Role::Caption)),
        TextKind::TableCaption(table) => TextTags::all(table_caption(painter, block, table)),
        TextKind::TableUnit(table) => {
            let caption = table_caption(painter, block, table);
            TextTags::all(painter.tags.add(caption, Role::Paragraph))
        }
        TextKind::Endnote(note) => TextTags::all(painter.endnote_tag(note)),
        TextKind::TocEntry => TextTags::all(toc_entry(painter)),
    }
}

fn heading(painter: &mut Painter<'_, '_>, text: &SetText<'_>, level: u8, at: Point) -> TextTags {
    let origin = text.source.map_or(&Origin::Run, |source| &source.origin);
    let (tag, level) = painter.tags.heading(level);
    let title = title(painter, text);
    painter.push_outline(|page| OutlineItem { level, title, page, at, origin: origin.clone() });
    TextTags::all(tag)
}

/// What an outline calls a heading: its words with its number; 附件1 before the title of an attachment, whose mark is a paragraph above it.
fn title(painter: &mut Painter<'_, '_>, text: &SetText<'_>) -> String {
    let Some(source) = text.source else { return String::new() };
    let words = source.plain_text();
    match painter.attachment_mark.take() {
        Some(mark) if source.style == StyleId::AttachmentTitle => format!("{mark}　{words}"),
        _ => words,
    }
}

/// How a list is numbered, by its first item.
fn numbering(text: &SetText<'_>) -> Numbering {
    match text.source.and_then(|source| source.label.as_ref()).map(|label| label.kind) {
        Some(LabelKind::Ordered { .. }) => Numbering::Numbers,
        _ => Numbering::Bullets,
    }
}

/// The caption of a table, first in the table's element.
fn table_caption(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, table: usize) -> TagId {
    let Some(table) = block.tables.get_mut(table) else {
        return painter.block_tag(Role::Paragraph);
    };
    if let Some(caption) = table.tags.caption {
        return caption;
    }
    let whole = match table.tags.table {
        Some(whole) => whole,
        None => painter.block_tag(Role::Table),
    };
    let caption = painter.tags.add(whole, Role::Caption);
    table.tags.table = Some(whole);
    table.tags.caption = Some(caption);
    caption
}

/// An entry of the contents: its link stands in a reference.
fn toc_entry(painter: &mut Painter<'_, '_>) -> TagId {
    let item = painter.tags.contents_entry();
    painter.tags.add(item, Role::Reference)
}
