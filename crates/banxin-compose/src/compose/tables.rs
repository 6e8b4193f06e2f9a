//! Tables.

use banxin_base::{Diagnostic, Len, Ratio, codes};
use banxin_model::{Measure, Orientation, Rules};

use super::Composer;
use super::cells::horizontal;
use super::number::Numbered;
use super::stubs::stubs;
use crate::document::{
    Block, Caption, Column, ColumnWidth, HorizontalAlign, Inline, Paragraph, Row, Stroke, StyleId, Table, TableRules, TocEntry,
};
use crate::resolve::tree::{CellNode, Span, TableNode, plain_text};

impl Composer<'_> {
    /// A table with its caption, notes and source.
    pub(super) fn table(&mut self, node: &TableNode) -> Option<Block> {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let columns = self.columns(node);
        self.check_shape(node, columns.len());
        if columns.is_empty() {
            return None;
        }
        let caption = self.caption("表", &numbered, node.caption.as_deref(), StyleId::TableCaption);
        let unit = self.inlines(&node.unit, StyleId::TableUnit);
        let mut header = self.rows(&node.header, &columns, &[], StyleId::TableHead);
        for cell in header.iter_mut().flat_map(|row| &mut row.cells) {
            cell.shade = cell.shade.or(self.look.header_fill);
        }
        let rows = self.rows(&node.rows, &columns, &stubs(node), StyleId::TableCell);
        let key = self.key_of_marks(node);
        let own: Vec<Vec<Span>> = node.notes.iter().cloned().chain(key).collect();
        let notes = self.table_notes(&own);
        let continued = self.continued(caption.as_ref());
        let source = node.source.as_ref().map(|source| self.source(source));
        Some(Block::Table(Box::new(Table {
            caption,
            unit,
            columns,
            header,
            rows,
            notes,
            source,
            rules: self.rules(node.rules),
            sideways: node.orientation == Orientation::Sideways,
            continued: Some(continued),
            anchor: numbered.anchor,
            origin: node.origin.clone(),
        })))
    }

    /// 表1 and the caption's text.
    pub(super) fn caption(&mut self, word: &'static str, numbered: &Numbered, text: Option<&[Span]>, style: StyleId) -> Option<Caption> {
        if numbered.number == 0 {
            return None;
        }
        let text = text.unwrap_or_default();
        let caption = Caption::numbered(word, &numbered.chapter, numbered.number, self.inlines(text, style));
        let entry = |anchor| TocEntry { level: 1, text: format!("{}{}{}", caption.label, caption.gap(), plain_text(text)), anchor };
        self.captions.extend(numbered.anchor.map(|anchor| (word, entry(anchor))));
        Some(caption)
    }

    /// 注：… for one note, numbered for several; each ends with 。 as the user writes it (CY/T 170).
    pub(super) fn table_notes(&mut self, notes: &[Vec<Span>]) -> Vec<Paragraph> {
        let mut paragraphs = Vec::with_capacity(notes.len());
        for (n, note) in notes.iter().enumerate() {
            let mut paragraph = self.paragraph(StyleId::TableNote, note);
            let lead = match (n, notes.len()) {
                (0, 1) => "注：".to_owned(),
                (0, _) => "注：1.".to_owned(),
                (n, _) => format!("{}.", n + 1),
            };
            self.prepend(&mut paragraph, &lead);
            paragraphs.push(paragraph);
        }
        paragraphs
    }

    pub(super) fn source(&mut self, source: &[Span]) -> Paragraph {
        let mut paragraph = self.paragraph(StyleId::TableNote, source);
        self.prepend(&mut paragraph, "资料来源：");
        paragraph
    }

    fn prepend(&self, paragraph: &mut Paragraph, lead: &str) {
        let run = self.run(lead, self.look.sheet.get(paragraph.style).text, &paragraph.origin);
        paragraph.inlines.insert(0, Inline::Text(run));
    }

    fn columns(&mut self, node: &TableNode) -> Vec<Column> {
        let width = |measure: Option<Measure>| match measure {
            None => ColumnWidth::Auto,
            Some(Measure::Mm(mm)) => ColumnWidth::Fixed(Len::mm(mm)),
            Some(Measure::Pt(pt)) => ColumnWidth::Fixed(Len::pt(pt)),
            Some(Measure::Percent(percent)) => ColumnWidth::Share(Ratio::percent(percent)),
        };
        let columns = node.columns.iter().enumerate();
        columns
            .map(|(n, column)| Column {
                width: width(column.width),
                align: column.align.map_or_else(|| natural_align(node, n), horizontal),
            })
            .collect()
    }

    /// Every row must fit the columns, spans from above included.
    fn check_shape(&mut self, node: &TableNode, columns: usize) {
        for part in [&node.header, &node.rows] {
            let mut covered = vec![0_u32; columns];
            for (n, row) in part.iter().enumerate() {
                let mut at = 0;
                let mut fits = true;
                for cell in row {
                    while covered.get(at).is_some_and(|rows| *rows > 0) {
                        at += 1;
                    }
                    let end = at.saturating_add(cell.colspan as usize);
                    match covered.get_mut(at..end) {
                        Some(slots) => slots.fill(cell.rowspan),
                        None => fits = false,
                    }
                    at = end;
                }
                covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
                if !fits {
                    let at = row.first().map_or_else(|| node.origin.clone(), |cell| cell.origin.clone());
                    self.found.push(Diagnostic::new(&codes::TABLE_SHAPE, at).with("row", n + 1).with("columns", columns));
                    return;
                }
            }
        }
    }

    /// Rows of cells, each cell in its column: those covered from above are skipped. `stubs` are the columns whose cells name their rows.
    fn rows(&mut self, nodes: &[Vec<CellNode>], columns: &[Column], stubs: &[bool], style: StyleId) -> Vec<Row> {
        let mut covered = vec![0_u32; columns.len()];
        let mut rows = Vec::with_capacity(nodes.len());
        for node in nodes {
            let mut at = 0;
            let mut cells = Vec::with_capacity(node.len());
            for cell in node {
                while covered.get(at).is_some_and(|rows| *rows > 0) {
                    at += 1;
                }
                let end = at.saturating_add(cell.colspan as usize);
                let mut made = self.cell(cell, columns.get(at).copied(), style, columns.len());
                // A cell as wide as the table is about the rows below it, and an empty one about nothing.
                let names = stubs.get(at) == Some(&true) && end - at < columns.len();
                made.row_header = names && !made.content.is_empty();
                cells.push(made);
                if let Some(slots) = covered.get_mut(at..end) {
                    slots.fill(cell.rowspan);
                }
                at = end;
            }
            covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            rows.push(Row { cells });
        }
        rows
    }

    pub(super) fn rules(&self, rules: Rules) -> TableRules {
        let three = self.look.three_line;
        let none = TableRules {
            top: Stroke::NONE,
            header: Stroke::NONE,
            header_inner: Stroke::NONE,
            rows: Stroke::NONE,
            columns: Stroke::NONE,
            sides: Stroke::NONE,
            bottom: Stroke::NONE,
        };
        let thin = three.header_inner;
        match rules {
            Rules::ThreeLine => three,
            Rules::Open => TableRules { columns: thin, ..three },
            Rules::Grid => TableRules { top: thin, header: thin, header_inner: thin, rows: thin, columns: thin, sides: thin, bottom: thin },
            Rules::None => none,
        }
    }
}

/// Columns of numbers have their decimal points in line, columns of words stand left (statistical-table practice).
fn natural_align(node: &TableNode, column: usize) -> HorizontalAlign {
    let mut numbers = 0;
    for row in &node.rows {
        let single = row.iter().all(|cell| cell.colspan == 1);
        let Some(cell) = row.get(column).filter(|_| single) else { continue };
        let text = cell.text();
        let text = text.trim();
        if text.is_empty() || text == "—" || text == "…" {
            continue;
        }
        if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−' | '+')) || column == 0 {
            return HorizontalAlign::Start;
        }
        numbers += 1;
    }
    if numbers > 0 { HorizontalAlign::Decimal } else { HorizontalAlign::Start }
}
