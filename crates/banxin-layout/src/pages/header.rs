//! Running heads (页眉): the report's title on even pages, the chapter on odd ones, towards the outer edge, with a rule below.
//!
//! A page that opens a chapter has none, and its number is not printed either; nor has a page that is left blank.

use banxin_base::{Origin, Point};
use banxin_compose::document::{Align, FirstPage, Inline, ParagraphStyle, Running, StyleId, TextRun};
use rayon::prelude::*;

use super::{type_area_left, words};
use crate::engine::SetSection;
use crate::flow::{Plan, PlannedPage};
use crate::frame::{Item, Page, Rule};
use crate::inline::{self, InlineCtx};
use crate::structure::TagId;

/// Adds the heads to the pages that have one.
pub(super) fn add(ctx: &InlineCtx<'_>, sections: &[SetSection<'_>], plan: &Plan, pages: &mut [Page]) {
    let ctx = InlineCtx { grid: None, ..*ctx };
    let opens = opening_pages(plan);
    pages.par_iter_mut().zip(&plan.pages).zip(opens).with_min_len(32).for_each(|((page, planned), opens)| {
        let Some(set) = sections.get(planned.section) else { return };
        let Some(running) = set.section.running.as_ref().filter(|running| !opens || running.first == FirstPage::Same) else { return };
        if !planned.regions.is_empty() {
            draw(&ctx, set, running, planned, page);
        }
    });
}

/// By page, whether it is the first of its section.
fn opening_pages(plan: &Plan) -> Vec<bool> {
    let mut before = None;
    plan.pages.iter().map(|page| before.replace(page.section) != Some(page.section)).collect()
}

/// By page, whether head and foot stay empty.
pub(super) fn bare(sections: &[SetSection<'_>], plan: &Plan) -> Vec<bool> {
    let is_bare = |(page, opens): (&PlannedPage, bool)| {
        let running = sections.get(page.section).and_then(|set| set.section.running.as_ref());
        opens && running.is_some_and(|running| running.first == FirstPage::Bare)
    };
    plan.pages.iter().zip(opening_pages(plan)).map(is_bare).collect()
}

fn draw(ctx: &InlineCtx<'_>, set: &SetSection<'_>, running: &Running, planned: &PlannedPage, page: &mut Page) {
    let text = if planned.is_even() { &running.even } else { &running.odd };
    let style = &set.section.page;
    let (left, width) = (type_area_left(style, planned), style.type_area().width);
    let base = ctx.document.styles.get(StyleId::Header);
    let base = ParagraphStyle { align: Align::Start, ..ParagraphStyle::plain(running.text, base.leading) };
    let run = TextRun { text: text.clone(), style: running.text, figure: None, link: None, origin: Origin::Run };
    let line = if text.is_empty() { None } else { inline::set(ctx, &[Inline::Text(run)], None, &base, width).lines.into_iter().next() };
    if let Some(line) = line {
        let start = if planned.is_even() { left } else { left + width - line.width - line.start };
        let (items, info) = words::artifact(line, Point::new(start, running.y));
        page.items.extend(items);
        page.lines.push(info);
    }
    if !running.rule.weight.is_zero() {
        let y = running.y + running.rule_gap;
        let (from, to) = (Point::new(left, y), Point::new(left + width, y));
        page.items.push(Item::Rule(Rule { from, to, weight: running.rule.weight, color: running.rule.color, tag: TagId::ARTIFACT }));
    }
}
