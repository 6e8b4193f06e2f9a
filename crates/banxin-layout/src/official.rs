//! What GB/T 9704 wants of the pages of an official document, where only the plan of pages can tell.
//!
//! In: the sections and the final plan. Out: warnings. The first page shows text (7.3.3); so does the page of signature and seal (7.3.5). A document
//! is official if it names its addressees or is signed.

use banxin_base::{Diagnostic, Origin, codes};
use banxin_compose::document::{Block, StyleId};

use crate::engine::SetSection;
use crate::flow::Plan;

/// Checks every section.
pub(crate) fn check(sections: &[SetSection<'_>], plan: &Plan, found: &mut Vec<Diagnostic>) {
    for (index, set) in sections.iter().enumerate() {
        let blocks = &set.section.blocks;
        let is = |block: &Block, style: StyleId| matches!(block, Block::Paragraph(it) if it.style == style);
        let to = blocks.iter().position(|block| is(block, StyleId::Addressee));
        let signed = blocks.iter().position(is_signature);
        let after_head = to.map_or(0, |to| to + 1);
        let text: Vec<usize> = (after_head..signed.unwrap_or(blocks.len())).filter(|at| is_text(&blocks[*at])).collect();
        let Some(first) = text.first() else { continue };
        if let Some(to) = to
            && pages_of(plan, index, *first).next() > pages_of(plan, index, to).next()
        {
            found.push(Diagnostic::new(&codes::FIRST_PAGE_WITHOUT_TEXT, origin(&blocks[to])));
        }
        if let Some(signed) = signed
            && let Some(page) = pages_of(plan, index, signed).next()
            && !text.iter().any(|at| pages_of(plan, index, *at).any(|other| other == page))
        {
            found.push(Diagnostic::new(&codes::SIGNATURE_ALONE, origin(&blocks[signed])));
        }
    }
}

fn is_signature(block: &Block) -> bool {
    match block {
        Block::Row(row) => row.style == StyleId::Signature,
        Block::Paragraph(it) => it.style == StyleId::Signature,
        _ => false,
    }
}

/// Whether a block is of the text: not of the head, not blank.
fn is_text(block: &Block) -> bool {
    match block {
        Block::Paragraph(it) => !matches!(
            it.style,
            StyleId::CopyNumber | StyleId::Classification | StyleId::Mark | StyleId::DocumentNumber | StyleId::Title | StyleId::Subtitle
        ),
        Block::Table(_) | Block::Image(_) | Block::Chart(_) | Block::Callout(_) | Block::Columns(_) => true,
        Block::Toc(_)
        | Block::Notes
        | Block::Index(_)
        | Block::PageBreak(_)
        | Block::BlankLines(_)
        | Block::Mark(_)
        | Block::Row(_)
        | Block::Colophon(_)
        | Block::Art(_) => false,
    }
}

fn origin(block: &Block) -> Origin {
    match block {
        Block::Paragraph(it) => it.origin.clone(),
        _ => Origin::Run,
    }
}

/// The pages on which something of a block stands, in order.
fn pages_of(plan: &Plan, section: usize, block: usize) -> impl Iterator<Item = usize> {
    let pages = plan.pages.iter().enumerate().filter(move |(_, page)| page.section == section);
    pages
        .filter(move |(_, page)| page.regions.iter().flat_map(|region| &region.units).any(|unit| unit.block == block))
        .map(|(index, _)| index)
}
