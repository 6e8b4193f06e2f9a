//! The table of contents (目录): entries with leaders to the numbers of their pages.
//!
//! ```text
//!   一、思想引领…………………………………………… 3
//!   ^ text, a link      ^ leader, decoration    ^ flush right
//! ```
//! Leaders are whole ellipses in the size of the text, whatever the entry's own, counted from the right, so that they stand below each other. The number's column is kept free in every line of an
//! entry.

use banxin_base::{Len, Origin};
use banxin_compose::document::{Align, Inline, LinkTarget, ParagraphStyle, StyleId, TextRun, Toc, TocEntry};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock, paragraph};
use crate::inline::{self, Line, Piece, PieceKind};

/// Half an ellipsis of two em; the leader is made of these.
const LEADER: &str = "…";

/// Width kept free for numbers, in halves of an em: four digits and a gap.
const NUMBER_HALVES: i64 = 5;

/// Sets the contents.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Toc) {
    paragraph::add(into, ctx, &source.title);
    for entry in &source.entries {
        add_entry(into, ctx, entry, ctx.inline.document.styles.get(source.style_of(entry)));
    }
}

fn add_entry<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, entry: &'d TocEntry, style: &ParagraphStyle) {
    let number_width = style.text.size / 2 * NUMBER_HALVES;
    let narrowed = ParagraphStyle { indent_end: style.indent_end + number_width, align: Align::Start, ..style.clone() };
    let run = Inline::Text(TextRun {
        text: entry.text.clone(),
        style: style.text,
        figure: None,
        link: Some(LinkTarget::Anchor(entry.anchor)),
        origin: Origin::Run,
    });
    let mut text = SetText::set(ctx, std::slice::from_ref(&run), None, &narrowed, TextKind::TocEntry, into);
    let number = (ctx.inline.page_labels)(entry.anchor);
    if let Some(last) = text.lines.last_mut() {
        finish_line(ctx, last, style, &number, number_width);
    }
    into.push_text(text, style);
}

/// Adds leader and number to the last line of an entry.
fn finish_line(ctx: &BlockCtx<'_>, line: &mut Line, style: &ParagraphStyle, number: &str, number_width: Len) {
    let em = style.text.size;
    let right = ctx.width - style.indent_end;
    if let Some(number) = set_alone(ctx, style, number) {
        let from = (right - number_width + em / 4).min(right - number.width - em / 4);
        let room = from - (line.start + line.width + em / 4);
        let dots = leader_style(ctx, style);
        let count = usize::try_from(room.whole(dots.text.size)).unwrap_or(0);
        if let Some(leader) = set_alone(ctx, &dots, &LEADER.repeat(count)).filter(|leader| leader.width.fits(room)) {
            let at = from - leader.width - leader.start;
            line.pieces.extend(leader.pieces.into_iter().map(|piece| decoration(moved(piece, at))));
            line.text.push_str(&leader.text);
        }
        line.pieces.extend(number.pieces.into_iter().map(|piece| moved(piece, right - number.width - number.start)));
        line.text.push_str(&number.text);
        line.width = right - line.start;
    }
    for piece in &mut line.pieces {
        if let Piece::Link { x, width, .. } = piece {
            *width = right - *x;
        }
    }
}

/// The dots of all levels are alike: those of the text.
fn leader_style(ctx: &BlockCtx<'_>, entry: &ParagraphStyle) -> ParagraphStyle {
    ParagraphStyle { text: ctx.inline.document.styles.get(StyleId::Body).text, ..entry.clone() }
}

/// A short text on a line of its own; `None` if there is nothing in it.
fn set_alone(ctx: &BlockCtx<'_>, style: &ParagraphStyle, text: &str) -> Option<Line> {
    if text.is_empty() {
        return None;
    }
    let plain = ParagraphStyle {
        align: Align::Start,
        first_indent: Len::ZERO,
        first_indent_chars: 0,
        indent_start: Len::ZERO,
        indent_end: Len::ZERO,
        ..style.clone()
    };
    let run = TextRun { text: text.to_owned(), style: style.text, figure: None, link: None, origin: Origin::Run };
    inline::set(&ctx.inline, &[Inline::Text(run)], None, &plain, ctx.width).lines.into_iter().next()
}

/// The piece, further to the right.
fn moved(mut piece: Piece, by: Len) -> Piece {
    match &mut piece {
        Piece::Glyphs { x, .. } | Piece::Rule { x, .. } | Piece::Link { x, .. } => *x += by,
    }
    piece
}

/// The piece as decoration: no reader reads leaders out.
fn decoration(mut piece: Piece) -> Piece {
    if let Piece::Glyphs { kind, .. } = &mut piece {
        *kind = PieceKind::Dots;
    }
    piece
}
