//! Footnotes (脚注), in lines.

use banxin_base::{Diagnostic, Len};
use banxin_compose::document::{AnchorId, Label, LabelKind, Note, StyleId};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};
use crate::frame::Region;
use crate::structure::TagId;

/// A footnote in lines.
#[derive(Debug, Default)]
pub(crate) struct SetNote<'d> {
    /// Its paragraphs; the mark is the label of the first.
    pub(crate) texts: Vec<SetText<'d>>,
    /// Heights of all its lines.
    pub(crate) heights: Vec<Len>,
    /// What was found.
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// Its element in the logical tree, known once its mark is drawn; of an endnote, once its first paragraph is.
    pub(crate) tag: Option<TagId>,
    /// Where it stands, if it is an endnote: nothing of it is at the foot of a page.
    pub(crate) anchor: Option<AnchorId>,
}

impl SetNote<'_> {
    /// The paragraph and its line behind line number `line` of the whole note.
    pub(crate) fn find(&self, mut line: usize) -> Option<(usize, usize)> {
        for (index, text) in self.texts.iter().enumerate() {
            if line < text.lines.len() {
                return Some((index, line));
            }
            line -= text.lines.len();
        }
        None
    }
}

/// Sets a note; its mark stands before its first line, one and a half em wide.
pub(crate) fn set_note<'d>(ctx: &BlockCtx<'_>, note: &'d Note) -> SetNote<'d> {
    let mut set = SetNote::default();
    let mut findings = SetBlock::default();
    for (at, paragraph) in note.content.iter().enumerate() {
        let style = ctx.inline.document.style_of(paragraph);
        let em = ctx.inline.document.styles.get(StyleId::Footnote).text.size;
        let mark = Label { text: note.mark.clone(), kind: LabelKind::Heading(0), width: em + em / 2 };
        let label = if at == 0 { Some(&mark) } else { paragraph.label.as_ref() };
        let mut text = SetText::set(ctx, &paragraph.inlines, label, style, TextKind::Inner, &mut findings);
        text.region = Region::Note;
        set.heights.extend(text.lines.iter().map(|_| text.leading));
        set.texts.push(text);
    }
    set.diagnostics = findings.diagnostics;
    set
}
