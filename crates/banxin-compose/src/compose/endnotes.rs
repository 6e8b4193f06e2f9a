//! 尾注: notes that stand together behind the body.
//!
//! In: the notes, numbered by their marks. Out: the heading under which they stand, and the place for them. Marks are ① to ㊿; a document with more notes
//! than these has [1], [2] throughout (GB/T 7713.2 allows both).

use banxin_base::Origin;

use super::Composer;
use crate::document::{Anchor, AnchorId, Block, EndPlaces, LinkTarget, Paragraph, StyleId};

/// The last number that there is in a circle.
const LAST_CIRCLED: usize = 50;
/// What the endnotes are called.
pub(super) const TITLE: &str = "注释";

impl Composer<'_> {
    /// The ends of endnote `number`.
    pub(super) fn end_places(&mut self, number: u32) -> EndPlaces {
        let mut end = |kind: &str| LinkTarget::Anchor(self.place(&format!("{kind}-{number}"), number.to_string()));
        EndPlaces { note: end("endnote"), mark: end("endnote-mark") }
    }

    /// A place of the program's own.
    pub(super) fn place(&mut self, name: &str, text: String) -> AnchorId {
        let anchor = AnchorId(u32::try_from(self.plan.anchors.len()).unwrap_or(u32::MAX));
        self.plan.anchors.push(Anchor { name: name.to_owned(), text, origin: Origin::Run });
        anchor
    }

    /// The heading and the notes; nothing where there are none, or where they stand at the foot of pages.
    pub(super) fn endnotes(&mut self) -> Vec<Block> {
        if self.notes.iter().all(|note| note.end.is_none()) {
            return Vec::new();
        }
        if self.notes.len() > LAST_CIRCLED {
            for (number, note) in (1..).zip(&mut self.notes) {
                note.mark = format!("[{number}]");
            }
        }
        vec![Block::Paragraph(self.back_heading(TITLE, "endnotes")), Block::BlankLines(1), Block::Notes]
    }

    /// A heading of level 1 without a number, for a part that the program makes; the contents list it.
    pub(super) fn back_heading(&mut self, title: &str, name: &str) -> Paragraph {
        let anchor = self.place(name, format!("“{title}”"));
        let mut paragraph = self.plain_paragraph(StyleId::Heading(1), title);
        paragraph.anchor = Some(anchor);
        self.enter(1, title.to_owned(), Some(anchor));
        paragraph
    }
}
