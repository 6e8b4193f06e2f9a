//! Rows: cells in lines, and the heights of rows.
//!
//! A row is as high as its highest cell that stands in it alone; a cell over several rows that needs more than they have makes the last of them
//! higher. Rows without text are as high as a line of a table's text.

use banxin_base::{Color, Diagnostic, Len};
use banxin_compose::document::{HorizontalAlign, StyleId, Table, VerticalAlign};
use rayon::prelude::*;

use super::cell_style;
use super::grid::GridCell;
use crate::blocks::{BlockCtx, SetBlock, SetText, TextKind};
use crate::inline::Line;
use crate::structure::TagId;

/// The head or the body of a table.
#[derive(Debug, Default)]
pub(crate) struct SetRows {
    /// Its cells, row by row.
    pub(crate) cells: Vec<SetCell>,
    /// The height of each row.
    pub(crate) heights: Vec<Len>,
    /// The first cell of each row, and the number of cells behind the last.
    pub(crate) first: Vec<usize>,
    /// The element of each row in the logical tree, as far as drawn.
    pub(crate) tags: Vec<Option<TagId>>,
}

/// A cell in lines.
#[derive(Debug)]
pub(crate) struct SetCell {
    /// Its place.
    pub(crate) row: usize,
    /// Its first column.
    pub(crate) column: usize,
    /// Rows it covers.
    pub(crate) rowspan: usize,
    /// Columns it covers.
    pub(crate) colspan: usize,
    /// How its text stands across.
    pub(crate) align: HorizontalAlign,
    /// How its text stands down.
    pub(crate) vertical: VerticalAlign,
    /// 底纹
    pub(crate) shade: Option<Color>,
    /// Whether it names its row.
    pub(crate) row_header: bool,
    /// Its lines, each with the room above it.
    pub(crate) lines: Vec<CellLine>,
    /// Lines that are drawn.
    pub(crate) drawn: usize,
    /// Its element in the logical tree, once drawn.
    pub(crate) tag: Option<TagId>,
}

/// A line of a cell.
#[derive(Clone, Debug)]
pub(crate) struct CellLine {
    /// The line; moved out when it is drawn for good.
    pub(crate) line: Line,
    /// Above it, except at the head of the cell or of its part.
    pub(crate) space: Len,
    /// From line to line.
    pub(crate) leading: Len,
    /// The em that the baseline is found from.
    pub(crate) em: Len,
}

impl SetCell {
    /// Height of the lines from number `from`, without padding.
    pub(crate) fn text_height(&self, from: usize) -> Len {
        let lines = self.lines.get(from..).unwrap_or_default();
        lines.iter().enumerate().map(|(at, line)| if at == 0 { line.leading } else { line.space + line.leading }).sum()
    }

    /// How many lines from number `from` fit in `room`.
    pub(crate) fn lines_that_fit(&self, from: usize, room: Len) -> usize {
        let mut height = Len::ZERO;
        let lines = self.lines.get(from..).unwrap_or_default().iter().enumerate();
        lines
            .take_while(|(at, line)| {
                height += if *at == 0 { line.leading } else { line.space + line.leading };
                height.fits(room)
            })
            .count()
    }
}

impl SetRows {
    /// Height of all rows.
    pub(crate) fn height(&self) -> Len {
        self.heights.iter().copied().sum()
    }

    /// The cells whose first row this is.
    pub(crate) fn cells_of(&self, row: usize) -> std::ops::Range<usize> {
        let start = self.first.get(row).copied().unwrap_or(self.cells.len());
        start..self.first.get(row + 1).copied().unwrap_or(self.cells.len())
    }

    /// Lines of the cell of a row that has most, at least 1.
    pub(super) fn line_count(&self, row: usize) -> usize {
        self.cells[self.cells_of(row)].iter().map(|cell| cell.lines.len()).max().unwrap_or(0).max(1)
    }

    /// A cell over rows that may be split between pages needs room for a line that does not fit whole, and for its padding, at each split.
    pub(super) fn allow_for_splits(&mut self, page: Len) {
        for cell in &self.cells {
            let rows = cell.row..cell.row + cell.rowspan;
            let have: Len = self.heights[rows.clone()].iter().copied().sum();
            if cell.rowspan == 1 || cell.lines.len() < 2 || have <= page / 2 {
                continue;
            }
            let leading = cell.lines.iter().map(|line| line.leading).max().unwrap_or_default();
            let text = cell.text_height(0);
            let splits = have.whole(page.max(Len::pt(1.0))) + 1;
            let wanted = text + Table::PADDING_Y * 2 + (leading + Table::PADDING_Y * 2) * splits;
            if let Some(last) = self.heights[rows].last_mut() {
                *last += (wanted - have).max(Len::ZERO);
            }
        }
    }
}

/// Sets the cells and finds the heights.
pub(super) fn set<'d>(ctx: &BlockCtx<'_>, cells: &[GridCell<'d>], rows: usize, widths: &[Len], into: &mut SetBlock<'d>) -> SetRows {
    let set: Vec<(SetCell, Vec<Diagnostic>)> = cells.par_iter().with_min_len(32).map(|cell| set_cell(ctx, cell, widths)).collect();
    let mut found = SetRows { tags: vec![None; rows], ..SetRows::default() };
    for (cell, diagnostics) in set {
        while found.first.len() <= cell.row {
            found.first.push(found.cells.len());
        }
        into.diagnostics.extend(diagnostics);
        found.cells.push(cell);
    }
    found.first.resize(rows + 1, found.cells.len());
    found.heights = heights(&found.cells, rows, ctx.inline.document.styles.get(StyleId::TableCell).leading);
    found
}

fn set_cell<'d>(ctx: &BlockCtx<'_>, cell: &GridCell<'d>, widths: &[Len]) -> (SetCell, Vec<Diagnostic>) {
    let outer: Len = widths[cell.column..cell.column + cell.colspan].iter().copied().sum();
    let inner = BlockCtx { width: (outer - Table::PADDING_X * 2).max(Len::ZERO), ..*ctx };
    let mut findings = SetBlock::default();
    let mut lines = Vec::new();
    let mut after = Len::ZERO;
    for paragraph in &cell.cell.content {
        let style = cell_style(ctx.inline.document.style_of(paragraph), cell.cell.align);
        let text = SetText::set(&inner, &paragraph.inlines, paragraph.label.as_ref(), &style, TextKind::Inner, &mut findings);
        for (at, line) in text.lines.into_iter().enumerate() {
            let space = if at == 0 { after + style.space_before } else { Len::ZERO };
            lines.push(CellLine { line, space, leading: style.leading, em: style.text.size });
        }
        after = style.space_after;
    }
    lines.shrink_to_fit();
    let set = SetCell {
        row: cell.row,
        column: cell.column,
        rowspan: cell.rowspan,
        colspan: cell.colspan,
        align: cell.cell.align,
        vertical: cell.cell.vertical,
        shade: cell.cell.shade,
        row_header: cell.cell.row_header,
        lines,
        drawn: 0,
        tag: None,
    };
    (set, findings.diagnostics)
}

fn heights(cells: &[SetCell], rows: usize, least: Len) -> Vec<Len> {
    let mut heights = vec![least + Table::PADDING_Y * 2; rows];
    // Cells over several rows, by the last of them: when their turn comes, the rows above have their heights.
    let mut ending: Vec<Vec<usize>> = vec![Vec::new(); rows];
    for (index, cell) in cells.iter().enumerate() {
        if cell.rowspan == 1 {
            heights[cell.row] = heights[cell.row].max(cell.text_height(0) + Table::PADDING_Y * 2);
        } else {
            ending[cell.row + cell.rowspan - 1].push(index);
        }
    }
    for (row, ending) in ending.into_iter().enumerate() {
        for cell in ending.into_iter().map(|index| &cells[index]) {
            let have: Len = heights[cell.row..=row].iter().copied().sum();
            heights[row] += (cell.text_height(0) + Table::PADDING_Y * 2 - have).max(Len::ZERO);
        }
    }
    heights
}
