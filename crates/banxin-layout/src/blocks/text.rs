//! A paragraph in lines, with what its lines need to be drawn.

use std::ops::Range;

use banxin_base::Len;
use banxin_compose::document::{BreakTo, Inline, Label, Paragraph, ParagraphStyle, Stroke};

use super::{BlockCtx, SetBlock};
use crate::flow::{Content, Glue, Unit};
use crate::frame::Region;
use crate::inline::{self, Line};
use crate::structure::TagId;

/// A paragraph in lines.
#[derive(Debug)]
pub(crate) struct SetText<'d> {
    /// Its lines; each is moved out when it is drawn.
    pub(crate) lines: Vec<Line>,
    /// From line to line.
    pub(crate) leading: Len,
    /// The em that the baseline is found from.
    pub(crate) em: Len,
    /// From the column's left edge to the width it was set in.
    pub(crate) x: Len,
    /// The bar along its left side: its middle from there, and what is drawn.
    pub(crate) bar: Option<(Len, Stroke)>,
    /// What it is.
    pub(crate) kind: TextKind,
    /// Where its lines stand, for dumps.
    pub(crate) region: Region,
    /// The paragraph in the document, where it is one.
    pub(crate) source: Option<&'d Paragraph>,
    /// Its elements in the logical tree, known once its first line is drawn.
    pub(crate) tags: Option<TextTags>,
}

/// The elements that a paragraph's glyphs belong to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextTags {
    /// Its text.
    pub(crate) text: TagId,
    /// Its number or bullet.
    pub(crate) label: TagId,
}

impl TextTags {
    /// Text and label in one element.
    pub(crate) fn all(tag: TagId) -> TextTags {
        TextTags { text: tag, label: tag }
    }
}

/// What a paragraph is, for the logical tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// Text.
    Plain,
    /// A heading of this outline level.
    Heading(u8),
    /// An item of a list.
    Item {
        /// Which list.
        list: u32,
        /// From 1.
        depth: u8,
    },
    /// A further paragraph of an item.
    ItemMore,
    /// A quotation.
    Quote,
    /// The caption of the block's table of this number.
    TableCaption(usize),
    /// The unit line of the block's table of this number.
    TableUnit(usize),
    /// 图题
    PictureCaption,
    /// An entry of the contents.
    TocEntry,
    /// A paragraph of the endnote of this number, from 0.
    Endnote(usize),
    /// In a cell or a footnote: its element is given when it is drawn.
    Inner,
}

impl<'d> SetText<'d> {
    /// Sets a text in the width of the context.
    pub(crate) fn set(
        ctx: &BlockCtx<'_>,
        inlines: &[Inline],
        label: Option<&Label>,
        style: &ParagraphStyle,
        kind: TextKind,
        into: &mut SetBlock<'d>,
    ) -> SetText<'d> {
        let set = inline::set(&ctx.inline, inlines, label, style, ctx.width);
        into.diagnostics.extend(set.diagnostics);
        SetText {
            lines: set.lines,
            leading: style.leading,
            em: style.text.size,
            x: ctx.x,
            bar: style.bar.map(|bar| (style.indent_start - bar.gap - bar.stroke.weight / 2, bar.stroke)),
            kind,
            region: Region::Body,
            source: None,
            tags: None,
        }
    }

    /// Height of all its lines.
    pub(crate) fn height(&self) -> Len {
        self.leading * i64::try_from(self.lines.len()).unwrap_or(0)
    }
}

impl<'d> SetBlock<'d> {
    /// Adds a set text with the units of its lines; `style` says how they hold together. Returns the range of its units.
    pub(crate) fn push_text(&mut self, text: SetText<'d>, style: &ParagraphStyle) -> Range<usize> {
        let start = self.units.len();
        let paragraph = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let count = text.lines.len();
        for (at, line) in text.lines.iter().enumerate() {
            let content = Content::Line { paragraph, line: u32::try_from(at).unwrap_or(u32::MAX) };
            let mut unit = Unit::new(content, text.leading);
            unit.notes.clone_from(&line.notes);
            unit.places.clone_from(&line.places);
            unit.glue = glue(style, at, count);
            self.units.push(unit);
        }
        if let Some(first) = self.units.get_mut(start) {
            first.space = style.space_before;
            if style.page_break_before {
                first.starts = Some(BreakTo::Next);
            }
        }
        if let Some(last) = self.units.get_mut(start..).and_then(<[Unit]>::last_mut) {
            last.after = style.space_after;
        }
        self.texts.push(text);
        start..self.units.len()
    }
}

/// How line number `at` of `count` holds on to what follows.
fn glue(style: &ParagraphStyle, at: usize, count: usize) -> Glue {
    if at + 1 == count {
        return if style.keep_with_next { Glue::Keep } else { Glue::Free };
    }
    // What is held by the next paragraph goes there with two lines at least, as it does in Word.
    if style.keep_together || (style.keep_with_next && at + 2 == count) {
        return Glue::Keep;
    }
    // One line alone at the foot (the first) or at the head (the last) of a page.
    if style.widow_control && (at == 0 || at + 2 == count) { Glue::Widow } else { Glue::Free }
}
