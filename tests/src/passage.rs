//! What a composed document says, passage by passage, in the order of reading.

use std::collections::BTreeSet;
use std::ops::Range;

use banxin_compose::document::{Block, Document, Inline, NoteId, Paragraph, StyleId, Table};

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A heading, with its level.
    Heading(u8),
    /// Running text, a list item, a title.
    Text,
    /// The caption of a table or picture.
    Caption,
    /// A cell: table of the document, row with header rows counted, cell of the row, all from 0.
    Cell(usize, usize, usize),
    /// A note or source below a table.
    TableNote,
    /// The mark of the issuer, which Word sets in a frame where it stands above the text.
    Mark,
    /// A footnote.
    Footnote,
    /// An entry of the contents.
    TocEntry,
}

/// A figure that prints in a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// The figure's id in the ledger.
    pub id: String,
    /// Where its text stands in the passage.
    pub range: Range<usize>,
}

/// A paragraph, cell or caption.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: Kind,
    /// The number or bullet before it; empty for none.
    pub label: String,
    /// Its text without the label.
    pub text: String,
    /// The text again, with each reading before its base, as readers of LibreOffice's pages find them.
    pub with_readings: String,
    /// The ledger's figures in it.
    pub figures: Vec<Printed>,
}

impl Passage {
    /// With its label.
    pub fn labelled(&self) -> String {
        format!("{}{}", self.label, self.text)
    }
}

/// Everything that a document says, in order; footnotes stand behind the passage that first refers to them.
pub fn passages(document: &Document) -> Vec<Passage> {
    let mut walk = Walk { document, passages: Vec::new(), tables: 0, notes: BTreeSet::new() };
    for section in &document.sections {
        walk.blocks(&section.blocks);
    }
    walk.passages
}

struct Walk<'d> {
    document: &'d Document,
    passages: Vec<Passage>,
    tables: usize,
    notes: BTreeSet<NoteId>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph, kind(paragraph)),
                Block::Table(table) => self.table(table),
                Block::Image(image) => {
                    let parts = image.images.iter().filter_map(|placed| placed.caption.as_ref());
                    for caption in parts.chain(&image.caption) {
                        self.inlines(&caption.inlines, &caption.label, Kind::Caption);
                    }
                }
                // The words of the drawing itself are the chart's own tests' business.
                Block::Chart(chart) => {
                    if let Some(caption) = &chart.caption {
                        self.inlines(&caption.inlines, &caption.label, Kind::Caption);
                    }
                    for paragraph in chart.notes.iter().chain(&chart.source) {
                        self.paragraph(paragraph, Kind::TableNote);
                    }
                }
                Block::Callout(callout) => {
                    if let Some(title) = &callout.title {
                        self.paragraph(title, Kind::Text);
                    }
                    self.blocks(&callout.blocks);
                }
                Block::Columns(columns) => self.blocks(&columns.blocks),
                Block::Toc(toc) => {
                    self.paragraph(&toc.title, Kind::Text);
                    let entry = |text: &String| Passage {
                        kind: Kind::TocEntry,
                        label: String::new(),
                        text: text.clone(),
                        with_readings: text.clone(),
                        figures: Vec::new(),
                    };
                    self.passages.extend(toc.entries.iter().map(|it| entry(&it.text)));
                }
                Block::Mark(mark) => mark.texts().for_each(|text| self.paragraph(text, Kind::Mark)),
                Block::Row(row) => row.pieces.iter().for_each(|piece| self.inlines(&piece.inlines, "", Kind::Text)),
                Block::Colophon(colophon) => colophon.texts().into_iter().for_each(|text| self.inlines(text, "", Kind::Text)),
                Block::Notes | Block::Index(_) | Block::PageBreak(_) | Block::BlankLines(_) | Block::Art(_) => {}
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, kind: Kind) {
        let label = paragraph.label.as_ref().map_or("", |label| label.text.as_str());
        self.inlines(&paragraph.inlines, label, kind);
    }

    fn table(&mut self, table: &Table) {
        let number = self.tables;
        self.tables += 1;
        if let Some(caption) = &table.caption {
            self.inlines(&caption.inlines, &caption.label, Kind::Caption);
        }
        if !table.unit.is_empty() {
            self.inlines(&table.unit, "", Kind::TableNote);
        }
        for (row, cells) in table.header.iter().chain(&table.rows).enumerate() {
            for (cell, content) in cells.cells.iter().enumerate() {
                if content.content.is_empty() {
                    self.inlines(&[], "", Kind::Cell(number, row, cell));
                }
                for paragraph in &content.content {
                    self.paragraph(paragraph, Kind::Cell(number, row, cell));
                }
            }
        }
        for paragraph in table.notes.iter().chain(&table.source) {
            self.paragraph(paragraph, Kind::TableNote);
        }
    }

    fn inlines(&mut self, inlines: &[Inline], label: &str, kind: Kind) {
        let mut passage = Passage { kind, label: label.to_owned(), text: String::new(), with_readings: String::new(), figures: Vec::new() };
        let mut notes = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(run) | Inline::Ruby { base: run, .. } => {
                    let start = passage.text.len();
                    passage.text.push_str(&run.text);
                    if let Inline::Ruby { reading, .. } = inline {
                        passage.with_readings.push_str(reading);
                    }
                    passage.with_readings.push_str(&run.text);
                    if let Some(figure) = run.figure.and_then(|id| self.document.figures.get(usize::try_from(id.0).ok()?)) {
                        passage.print(&figure.id, start..passage.text.len());
                    }
                }
                Inline::NoteMark(note, _) => notes.push(*note),
                Inline::LineBreak | Inline::PageOf(..) | Inline::Indexed { .. } => {}
            }
        }
        self.passages.push(passage);
        for note in notes {
            self.note(note);
        }
    }

    fn note(&mut self, id: NoteId) {
        let note = usize::try_from(id.0).ok().and_then(|index| self.document.notes.get(index));
        if self.notes.insert(id)
            && let Some(note) = note
        {
            note.content.iter().for_each(|paragraph| self.paragraph(paragraph, Kind::Footnote));
        }
    }
}

impl Passage {
    /// Notes a figure; one that continues the last run, cut there by a change of style, is the same.
    fn print(&mut self, id: &str, range: Range<usize>) {
        match self.figures.last_mut() {
            Some(last) if last.id == id && last.range.end == range.start => last.range.end = range.end,
            _ => self.figures.push(Printed { id: id.to_owned(), range }),
        }
    }
}

fn kind(paragraph: &Paragraph) -> Kind {
    match paragraph.style {
        StyleId::Heading(level) => Kind::Heading(level),
        _ => Kind::Text,
    }
}
