//! Page numbers (页码, GB/T 9704 7.5): `— 1 —`, below the type area, on the right of odd pages and on the left of even ones.
//!
//! The dashes are 7 mm below the type area on the official page; the baseline is found from them, so that the stroke of the dash and not the foot
//! of the digits stands there. A page number is an artifact of its page.

use banxin_base::{Len, Origin, Point};
use banxin_compose::document::{Align, Footer, Inline, PageStyle, ParagraphStyle, StyleId, TextRun};
use rayon::prelude::*;

use super::type_area_left;
use crate::engine::SetSection;
use crate::flow::{Plan, PlannedPage};
use crate::frame::{GlyphRun, Item, LineInfo, Page, Region};
use crate::inline::{self, InlineCtx, Line, Piece};
use crate::structure::TagId;

/// Adds the number to each page that has one; `bare` says of each page whether it is to show none.
pub(super) fn add(ctx: &InlineCtx<'_>, sections: &[SetSection<'_>], plan: &Plan, bare: &[bool], pages: &mut [Page]) {
    let styles: Vec<&PageStyle> = sections.iter().map(|set| &set.section.page).collect();
    let ctx = InlineCtx { grid: None, ..*ctx };
    let total = plan.pages.len();
    pages.par_iter_mut().zip(&plan.pages).zip(bare).with_min_len(32).for_each(|((page, planned), bare)| {
        if let Some(style) = styles.get(planned.section).filter(|_| !planned.label.is_empty() && !bare) {
            draw(&ctx, style, planned, total, page);
        }
    });
}

fn draw(ctx: &InlineCtx<'_>, style: &PageStyle, planned: &PlannedPage, total: usize, page: &mut Page) {
    let footer = &style.footer;
    let width = style.type_area().width;
    let Some(line) = set(ctx, footer, (&planned.label, total), width) else { return };
    let left = type_area_left(style, planned);
    let from = match footer.outer_blank {
        None => left + (width - line.width) / 2,
        Some(blank) if planned.is_even() => left + blank,
        Some(blank) => left + width - blank - line.width,
    };
    let y = footer.dash_y + footer.text.size.times(Footer::DASH_HEIGHT);
    let by = from - line.start;
    for piece in line.pieces {
        if let Piece::Glyphs { x, y: up, face, size, color, glyphs, text, .. } = piece {
            let at = Point::new(by + x, y - up);
            page.items.push(Item::Glyphs(GlyphRun { at, face, size, color, glyphs, text, tag: TagId::FOOTER }));
        }
    }
    page.lines.push(LineInfo {
        text: line.text,
        x: from,
        y,
        width: line.width,
        region: Region::Footer,
        turned: false,
        figures: Vec::new(),
    });
}

fn set(ctx: &InlineCtx<'_>, footer: &Footer, (label, total): (&str, usize), width: Len) -> Option<Line> {
    let base = ctx.document.styles.get(StyleId::Footer);
    let style = ParagraphStyle {
        text: footer.text,
        align: Align::Start,
        first_indent: Len::ZERO,
        first_indent_chars: 0,
        indent_start: Len::ZERO,
        indent_end: Len::ZERO,
        ..base.clone()
    };
    let text = format!("{}{label}{}", footer.before, footer.after).replace(Footer::TOTAL, &total.to_string());
    let run = TextRun { text, style: footer.text, figure: None, link: None, origin: Origin::Run };
    inline::set(ctx, &[Inline::Text(run)], None, &style, width).lines.into_iter().next()
}
