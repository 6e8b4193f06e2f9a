//! 续表 in the matched grade: a table that goes over pages is cut where the pages cut it.
//!
//! In: a table as it is made, and the rows with which its parts begin on the pages. Out: a table for each part, with the header rows, and above all
//! but the first the mark of the pages (续表1). Word repeats header rows but has no such mark, and every page behind it would start elsewhere.
//! A table stays whole where a cell reaches over the cut, or its header holds what may stand in a file once.

use banxin_compose::document::Table;

use crate::block::{Flow, hairline};
use crate::table::closed_below;
use crate::wml::{self, Block, Merge, Piece, Row, Spacing, Span, Twip};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// The parts of a table; one, unless lines and pages are to match.
    pub(crate) fn parts(&self, table: &Table, made: wml::Table<'a>, flow: &Flow<'_, '_>) -> Vec<wml::Table<'a>> {
        let shape = self.pages.table(self.tables).filter(|shape| shape.split_rows.is_empty());
        let cuts = shape.map_or(&[][..], |shape| shape.parts.as_slice());
        let upright = !table.sideways && flow.section.page.columns.count <= 1;
        // In a frame there is nowhere to begin a page.
        let free = flow.width == crate::section::column_width(&flow.section.page);
        let header = table.header.len();
        if self.lines.matched.is_empty() || cuts.is_empty() || !upright || !free || made.rows.iter().take(header).any(is_single) {
            return vec![made];
        }
        let covered = |row: &Row<'_>| row.cells.iter().any(|cell| cell.merge == Merge::Covered);
        if cuts.iter().any(|cut| made.rows.get(header + cut).is_none_or(covered)) {
            return vec![made];
        }
        let heads: Vec<Row<'a>> = made.rows.iter().take(header).cloned().collect();
        let starts: Vec<usize> = cuts.iter().map(|cut| header + cut).collect();
        let mut parts: Vec<wml::Table<'a>> = Vec::with_capacity(starts.len() + 1);
        let mut rows = made.rows.iter().cloned().enumerate().peekable();
        while rows.peek().is_some() {
            let mut part = if parts.is_empty() { Vec::new() } else { heads.clone() };
            let end = starts.get(parts.len()).copied().unwrap_or(usize::MAX);
            while let Some((_, row)) = rows.next_if(|(index, _)| *index < end) {
                part.push(row);
            }
            parts.push(wml::Table { rows: part, grid: made.grid.clone(), description: made.description.clone(), ..made });
        }
        let last = parts.len() - 1;
        for part in parts.iter_mut().take(last) {
            part.rows.iter_mut().next_back().into_iter().for_each(|row| closed_below(row, table));
        }
        parts
    }

    /// Adds the parts, each but the first on a page of its own below its mark.
    pub(crate) fn push_parts(&mut self, table: &'a Table, parts: Vec<wml::Table<'a>>, flow: &mut Flow<'a, '_>) {
        for (number, part) in parts.into_iter().enumerate() {
            if number > 0 {
                let mut mark = table.continued.as_ref().map_or_else(hairline, |mark| self.paragraph(mark));
                let style = table.continued.as_ref().and_then(|mark| crate::look::whole_para(self.document.style_of(mark)).spacing);
                let spacing = mark.props.spacing.or(style);
                // At the head of a page there is no room above, as on the pages.
                mark.props.spacing = spacing.map(|spacing| Spacing { before: Twip(0), ..spacing });
                mark.props.page_break_before = Some(true);
                mark.props.keep_next = Some(true);
                flow.push(mark);
            }
            flow.push_table(part);
        }
    }
}

/// Whether a row holds what may stand in a file once: a bookmark, a note, a bound figure.
fn is_single(row: &Row<'_>) -> bool {
    let single = |span: &Span<'_>| match span {
        Span::Run(run) => matches!(run.piece, Piece::NoteReference(_) | Piece::Picture(_)),
        Span::Link(..) => false,
        _ => true,
    };
    let blocks = row.cells.iter().flat_map(|cell| &cell.blocks);
    blocks.into_iter().any(|block| if let Block::Para(para) = block { para.spans.iter().any(single) } else { true })
}
