//! One walk over the whole document before anything is written: what defines an anchor, what is numbered how.
//!
//! In: the document. Out: calls of a [`Visitor`], in reading order. Forward references and lists need it: a link must know whether its
//! target exists, a list must be defined with all its levels before its first item.

use banxin_compose::document::{AnchorId, Block, Document, Paragraph, Table};

use crate::anchors::Encloses;

/// What the walk tells.
pub(crate) trait Visitor {
    /// A paragraph.
    fn paragraph(&mut self, paragraph: &Paragraph);
    /// A block defines an anchor.
    fn anchor(&mut self, anchor: AnchorId, encloses: Encloses);
}

/// Walks the document, the footnotes last.
pub(crate) fn walk(document: &Document, visitor: &mut impl Visitor) {
    for section in &document.sections {
        blocks(&section.blocks, visitor);
    }
    for note in &document.notes {
        paragraphs(&note.content, visitor);
    }
}

fn blocks(list: &[Block], visitor: &mut impl Visitor) {
    for block in list {
        match block {
            Block::Paragraph(it) => paragraph(it, visitor),
            Block::Table(it) => table(it, visitor),
            Block::Image(it) => {
                if let Some(anchor) = it.anchor {
                    visitor.anchor(anchor, captioned(it.caption.is_some()));
                }
                for placed in &it.images {
                    // A part's label is not all that a reference to it says: 图1（a）.
                    let numbered = placed.caption.as_ref().is_some_and(|caption| !caption.word.is_empty());
                    placed.anchor.into_iter().for_each(|anchor| visitor.anchor(anchor, captioned(numbered)));
                }
            }
            Block::Chart(it) => {
                if let Some(anchor) = it.anchor {
                    visitor.anchor(anchor, captioned(it.caption.is_some()));
                }
                paragraphs(&it.notes, visitor);
                paragraphs(it.source.as_slice(), visitor);
            }
            Block::Callout(it) => {
                paragraphs(it.title.as_slice(), visitor);
                blocks(&it.blocks, visitor);
            }
            Block::Columns(it) => blocks(&it.blocks, visitor),
            Block::Toc(it) => paragraph(&it.title, visitor),
            Block::Notes
            | Block::Index(_)
            | Block::PageBreak(_)
            | Block::BlankLines(_)
            | Block::Art(_)
            | Block::Mark(_)
            | Block::Row(_)
            | Block::Colophon(_) => {}
        }
    }
}

fn table(it: &Table, visitor: &mut impl Visitor) {
    if let Some(anchor) = it.anchor {
        visitor.anchor(anchor, captioned(it.caption.is_some()));
    }
    for cell in it.header.iter().chain(&it.rows).flat_map(|row| &row.cells) {
        paragraphs(&cell.content, visitor);
    }
    paragraphs(&it.notes, visitor);
    paragraphs(it.source.as_slice(), visitor);
}

fn paragraphs(list: &[Paragraph], visitor: &mut impl Visitor) {
    for it in list {
        paragraph(it, visitor);
    }
}

fn paragraph(it: &Paragraph, visitor: &mut impl Visitor) {
    if let Some(anchor) = it.anchor {
        visitor.anchor(anchor, Encloses::Paragraph);
    }
    visitor.paragraph(it);
}

fn captioned(has_caption: bool) -> Encloses {
    if has_caption { Encloses::Label } else { Encloses::Paragraph }
}
