//! The places where a composed document prints figures, in reading order, as the Word file counts them.

use banxin_base::Origin;
use banxin_compose::document::{AnchorId, Block, Caption, Chart, Document, FigureId, Inline, NoteId, Paragraph, StyleId, Table};

use super::WordStand;

/// A place where a document prints a figure.
pub(super) struct Stand {
    pub(super) figure: FigureId,
    pub(super) form: String,
    pub(super) origin: Origin,
    pub(super) heading: String,
    pub(super) stands: WordStand,
    /// The place of the block, for what has no lines.
    pub(super) anchor: Option<AnchorId>,
}

/// The places of a document; footnotes stand behind the paragraph that refers to them.
pub(super) fn stands(document: &Document) -> Vec<Stand> {
    let mut walk = Walk { document, found: Vec::new(), heading: String::new(), paragraphs: 0, tables: 0, notes: Vec::new() };
    for section in &document.sections {
        walk.blocks(&section.blocks);
    }
    walk.found
}

struct Walk<'d> {
    document: &'d Document,
    found: Vec<Stand>,
    heading: String,
    /// Paragraphs of text since the heading.
    paragraphs: usize,
    tables: usize,
    /// Footnotes met so far.
    notes: Vec<NoteId>,
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Table(table) => self.table(table),
                Block::Image(image) => self.caption(image.caption.as_ref(), image.anchor),
                Block::Chart(chart) => self.chart(chart),
                Block::Callout(callout) => {
                    if let Some(title) = &callout.title {
                        self.paragraph(title);
                    }
                    self.blocks(&callout.blocks);
                }
                Block::Columns(columns) => self.blocks(&columns.blocks),
                // What a head, a signature and a colophon say is no prose: figures do not print there.
                Block::Toc(_)
                | Block::Notes
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

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if matches!(paragraph.style, StyleId::Heading(_)) {
            self.heading = paragraph.plain_text();
            self.paragraphs = 0;
            self.inlines(&paragraph.inlines, &WordStand::Heading, paragraph.anchor);
        } else {
            self.paragraphs += 1;
            let stands = WordStand::Paragraph { paragraph: self.paragraphs };
            self.inlines(&paragraph.inlines, &stands, paragraph.anchor);
        }
    }

    fn table(&mut self, table: &Table) {
        self.tables += 1;
        let caption = name_of(table.caption.as_ref());
        self.caption(table.caption.as_ref(), table.anchor);
        let beside = WordStand::Caption { caption: caption.clone() };
        self.inlines(&table.unit, &beside, table.anchor);
        for (row, cells) in (1..).zip(table.header.iter().chain(&table.rows)) {
            for (cell, content) in (1..).zip(&cells.cells) {
                let stands = WordStand::Cell { table: self.tables, caption: caption.clone(), row, cell };
                for paragraph in &content.content {
                    self.inlines(&paragraph.inlines, &stands, table.anchor);
                }
            }
        }
        for paragraph in table.notes.iter().chain(&table.source) {
            self.inlines(&paragraph.inlines, &beside, table.anchor);
        }
    }

    fn chart(&mut self, chart: &Chart) {
        let caption = name_of(chart.caption.as_ref());
        for series in &chart.series {
            for (point, category) in series.points.iter().zip(chart.categories.iter().map(Some).chain(std::iter::repeat(None))) {
                let Some((point, figure)) = point.as_ref().and_then(|point| Some((point, point.figure?))) else { continue };
                let (series, category) = (series.name.clone(), category.cloned().unwrap_or_default());
                let stands = WordStand::Chart { caption: caption.clone(), series, category };
                let form = if point.label.is_empty() { point.value.normalize().to_string() } else { point.label.clone() };
                self.push(figure, form, &chart.origin, &stands, chart.anchor);
            }
        }
        self.caption(chart.caption.as_ref(), chart.anchor);
        let beside = WordStand::Caption { caption };
        for paragraph in chart.notes.iter().chain(&chart.source) {
            self.inlines(&paragraph.inlines, &beside, chart.anchor);
        }
    }

    fn caption(&mut self, caption: Option<&Caption>, anchor: Option<AnchorId>) {
        if let Some(caption) = caption {
            let stands = WordStand::Caption { caption: name_of(Some(caption)) };
            self.inlines(&caption.inlines, &stands, anchor);
        }
    }

    fn inlines(&mut self, inlines: &[Inline], stands: &WordStand, anchor: Option<AnchorId>) {
        let mut notes = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text(run) | Inline::Ruby { base: run, .. } => {
                    if let Some(figure) = run.figure {
                        self.push(figure, run.text.clone(), &run.origin, stands, anchor);
                    }
                }
                Inline::NoteMark(note, _) => notes.push(*note),
                Inline::LineBreak | Inline::PageOf(..) | Inline::Indexed { .. } => {}
            }
        }
        for note in notes {
            self.note(note);
        }
    }

    fn note(&mut self, id: NoteId) {
        let Some(note) = usize::try_from(id.0).ok().and_then(|index| self.document.notes.get(index)) else { return };
        if self.notes.contains(&id) {
            return;
        }
        self.notes.push(id);
        let stands = WordStand::Footnote { note: self.notes.len() };
        for paragraph in &note.content {
            self.inlines(&paragraph.inlines, &stands, None);
        }
    }

    fn push(&mut self, figure: FigureId, form: String, origin: &Origin, stands: &WordStand, anchor: Option<AnchorId>) {
        let heading = self.heading.clone();
        self.found.push(Stand { figure, form, origin: origin.clone(), heading, stands: stands.clone(), anchor });
    }
}

/// 表1 主要指标
fn name_of(caption: Option<&Caption>) -> String {
    let Some(caption) = caption else { return String::new() };
    let mut name = format!("{} ", caption.label);
    for inline in &caption.inlines {
        if let Inline::Text(run) | Inline::Ruby { base: run, .. } = inline {
            name.push_str(&run.text);
        }
    }
    name.trim().to_owned()
}
