//! 索引: terms with the numbers of their pages, each number a link.

use banxin_base::Origin;
use banxin_compose::document::{Index, IndexEntry, Inline, LinkTarget, StyleId, TextRun};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};

/// Sets the index.
pub(super) fn add(into: &mut SetBlock<'_>, ctx: &BlockCtx<'_>, source: &Index) {
    for group in &source.groups {
        push(into, ctx, StyleId::IndexLetter, &[run(ctx, StyleId::IndexLetter, &group.letter, None)]);
        for entry in &group.entries {
            push(into, ctx, StyleId::IndexEntry, &inlines(ctx, entry));
        }
    }
}

/// 词条　3，7
fn inlines(ctx: &BlockCtx<'_>, entry: &IndexEntry) -> Vec<Inline> {
    let mut inlines = vec![run(ctx, StyleId::IndexEntry, &entry.term, None)];
    for (number, (page, place)) in entry.pages(|anchor| (ctx.inline.page_labels)(anchor)).into_iter().enumerate() {
        inlines.push(run(ctx, StyleId::IndexEntry, if number == 0 { "\u{3000}" } else { "，" }, None));
        inlines.push(run(ctx, StyleId::IndexEntry, &page, Some(LinkTarget::Anchor(place))));
    }
    inlines
}

fn run(ctx: &BlockCtx<'_>, style: StyleId, text: &str, link: Option<LinkTarget>) -> Inline {
    let style = ctx.inline.document.styles.get(style).text;
    Inline::Text(TextRun { text: text.to_owned(), style, figure: None, link, origin: Origin::Run })
}

fn push(into: &mut SetBlock<'_>, ctx: &BlockCtx<'_>, style: StyleId, inlines: &[Inline]) {
    let style = ctx.inline.document.styles.get(style);
    let text = SetText::set(ctx, inlines, None, style, TextKind::Plain, into);
    into.push_text(text, style);
}
