//! 尾注: all endnotes of the document, one below the other.
//!
//! ```text
//!   ①　text of the note, which goes on
//!   　　under its first character
//! ```
//! The mark leads back to the text.

use banxin_base::{Len, Origin};
use banxin_compose::document::{Inline, LinkTarget, ParagraphStyle, TextRun, TextStyle};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};

/// Sets the notes.
pub(super) fn add(into: &mut SetBlock<'_>, ctx: &BlockCtx<'_>) {
    let document = ctx.inline.document;
    for (index, note) in document.notes.iter().enumerate() {
        let Some(end) = &note.end else { continue };
        into.anchor(end.note.anchor());
        for (at, paragraph) in note.content.iter().enumerate() {
            let named = document.style_of(paragraph);
            let em = named.text.size;
            let first_indent = if at == 0 { -(em * 2) } else { Len::ZERO };
            let style = ParagraphStyle { indent_start: named.indent_start + em * 2, first_indent, first_indent_chars: 0, ..named.clone() };
            let mut inlines = Vec::with_capacity(paragraph.inlines.len() + 2);
            if at == 0 {
                inlines.push(run(&note.mark, style.text, Some(end.mark.clone())));
                inlines.push(run("\u{3000}", style.text, None));
            }
            inlines.extend(paragraph.inlines.iter().cloned());
            let text = SetText::set(ctx, &inlines, None, &style, TextKind::Endnote(index), into);
            into.push_text(text, &style);
        }
    }
}

fn run(text: &str, style: TextStyle, link: Option<LinkTarget>) -> Inline {
    Inline::Text(TextRun { text: text.to_owned(), style, figure: None, link, origin: Origin::Run })
}
