//! Remarks (`note:` of a block) on the blocks that came of what they stand on.
//!
//! In: the remarks with the places of their blocks in the report, and the finished sections. Out: each remark with its first and last block. A block
//! knows where it was written, so nothing has to be carried through chapters, parts and callouts. A remark on what leaves no block, such as a page break, is dropped.

use banxin_base::{DataPath, Origin};

use crate::document::{Block, Comment, Section};
use crate::resolve::tree::{RemarkNode, RemarkPlace};

/// The comments of a document.
pub(super) fn comments(remarks: &[RemarkNode], issuer: &str, sections: &[Section]) -> Vec<Comment> {
    if remarks.is_empty() {
        return Vec::new();
    }
    let mut places = Vec::new();
    sections.iter().for_each(|section| collect(&section.blocks, &mut places));
    let comment = |remark: &RemarkNode| {
        let about = |at: &Option<&Origin>| at.is_some_and(|at| covers(&remark.place, at));
        let first = places.iter().position(about)?;
        let last = places.iter().rposition(about)?;
        let author = if remark.author.is_empty() { issuer } else { &remark.author };
        Some(Comment { author: author.to_owned(), text: remark.text.clone(), first, last })
    };
    remarks.iter().filter_map(comment).collect()
}

/// Where each block was written, in reading order.
fn collect<'b>(blocks: &'b [Block], places: &mut Vec<Option<&'b Origin>>) {
    for block in blocks {
        places.push(match block {
            Block::Paragraph(it) => Some(&it.origin),
            Block::Table(it) => Some(&it.origin),
            Block::Image(it) => Some(&it.origin),
            Block::Chart(it) => Some(&it.origin),
            Block::Callout(it) => Some(&it.origin),
            Block::Columns(it) => Some(&it.origin),
            _ => None,
        });
        match block {
            Block::Callout(it) => collect(&it.blocks, places),
            Block::Columns(it) => collect(&it.blocks, places),
            _ => {}
        }
    }
}

fn covers(place: &RemarkPlace, at: &Origin) -> bool {
    match (place, at) {
        (RemarkPlace::Data { file, path }, Origin::Data { file: other, path: inner, .. }) => file == other && is_within(path, inner),
        (RemarkPlace::Chapter(name), at) => at.file().is_some_and(|file| **file == **name),
        _ => false,
    }
}

fn is_within(path: &DataPath, inner: &DataPath) -> bool {
    let mut at = Some(inner);
    while let Some(here) = at {
        if here == path {
            return true;
        }
        at = here.parent();
    }
    false
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_base::{DataPath, Origin};

    use super::covers;
    use crate::resolve::tree::RemarkPlace;

    #[test]
    fn a_remark_covers_what_was_written_in_its_block() {
        let file: Arc<str> = "report.yaml".into();
        let block = DataPath::ROOT.key("body").index(1);
        let place = RemarkPlace::Data { file: Arc::clone(&file), path: block.clone() };
        assert!(covers(&place, &Origin::data(&file, &block.key("text")).part(3..9)));
        assert!(!covers(&place, &Origin::data(&file, &DataPath::ROOT.key("body").index(10).key("text"))));
        assert!(!covers(&place, &Origin::Run));
        let chapter: Arc<str> = "chapters/01.md".into();
        assert!(covers(&RemarkPlace::Chapter(Arc::clone(&chapter)), &Origin::text(&chapter, 0..3)));
    }
}
