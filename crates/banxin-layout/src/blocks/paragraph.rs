//! Paragraphs, headings, list items and quotations.

use banxin_compose::document::{LabelKind, Paragraph, StyleId};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};

/// Sets a paragraph.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Paragraph) {
    let style = ctx.inline.document.style_of(source);
    into.anchor(source.anchor);
    let mut text = SetText::set(ctx, &source.inlines, source.label.as_ref(), style, kind(source, style.outline), into);
    text.source = Some(source);
    into.push_text(text, style);
}

fn kind(source: &Paragraph, outline: u8) -> TextKind {
    match source.label.as_ref().map(|label| label.kind) {
        _ if outline > 0 => TextKind::Heading(outline),
        Some(LabelKind::Ordered { list, depth, .. } | LabelKind::Bullet { list, depth }) => TextKind::Item { list, depth },
        Some(LabelKind::Heading(_)) | None => match source.style {
            StyleId::ListItem(_) => TextKind::ItemMore,
            StyleId::Quote => TextKind::Quote,
            _ => TextKind::Plain,
        },
    }
}
