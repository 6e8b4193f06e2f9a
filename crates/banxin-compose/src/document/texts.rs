//! The texts of a document, numbered in reading order.
//!
//! In: a document. Out: a number for each stretch of inlines that is set in lines: paragraphs, captions, unit lines, cells, notes. Layout tells by
//! these numbers where lines end, and the Word file finds its own lines by them. A text is known by where it lies in memory, so that none needs
//! a name of its own; the numbers depend on the document alone.
//!
//! Left out on purpose: texts that are one line by nature (the red head, the colophon, rows of texts side by side, contents).

use std::collections::BTreeMap;

use super::{Block, Caption, Document, Inline, Paragraph, Table};

/// The texts of a document.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    numbers: BTreeMap<usize, usize>,
}

impl Texts {
    /// Numbers the texts of a document, the footnotes last. The document must not move in memory while the numbers are asked for.
    pub fn of(document: &Document) -> Texts {
        let mut texts = Texts::default();
        for section in &document.sections {
            texts.blocks(&section.blocks);
        }
        for note in &document.notes {
            texts.paragraphs(&note.content);
        }
        texts
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The number of a text, counted from 0; `None` for inlines that are not the document's own or are empty.
    pub fn number(&self, inlines: &[Inline]) -> Option<usize> {
        self.numbers.get(&inlines.as_ptr().addr()).copied().filter(|_| !inlines.is_empty())
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(it) => self.add(&it.inlines),
                Block::Table(it) => self.table(it),
                Block::Image(it) => {
                    for placed in &it.images {
                        self.caption(placed.caption.as_ref());
                    }
                    self.caption(it.caption.as_ref());
                }
                Block::Chart(it) => {
                    self.caption(it.caption.as_ref());
                    self.paragraphs(&it.notes);
                    self.paragraphs(it.source.as_slice());
                }
                Block::Callout(it) => {
                    self.paragraphs(it.title.as_slice());
                    self.blocks(&it.blocks);
                }
                Block::Columns(it) => self.blocks(&it.blocks),
                Block::Toc(it) => self.add(&it.title.inlines),
                Block::PageBreak(_)
                | Block::BlankLines(_)
                | Block::Art(_)
                | Block::Mark(_)
                | Block::Row(_)
                | Block::Colophon(_)
                | Block::Notes
                | Block::Index(_) => {}
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.caption(table.caption.as_ref());
        self.add(&table.unit);
        for cell in table.header.iter().chain(&table.rows).flat_map(|row| &row.cells) {
            self.paragraphs(&cell.content);
        }
        self.paragraphs(&table.notes);
        self.paragraphs(table.source.as_slice());
    }

    fn caption(&mut self, caption: Option<&Caption>) {
        if let Some(caption) = caption {
            self.add(&caption.inlines);
        }
    }

    fn paragraphs(&mut self, paragraphs: &[Paragraph]) {
        for paragraph in paragraphs {
            self.add(&paragraph.inlines);
        }
    }

    fn add(&mut self, inlines: &[Inline]) {
        if !inlines.is_empty() {
            let number = self.numbers.len();
            self.numbers.entry(inlines.as_ptr().addr()).or_insert(number);
        }
    }
}
