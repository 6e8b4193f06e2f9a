//! Where the cells of a table stand: rows of cells with spans in, cells with their row and column out.
//!
//! Cells that would stand beyond the last column are left out, and spans are cut at the edges of the table and of its part (head or body): a
//! table from another source may say more than its columns hold.

use banxin_compose::document::{Cell, Row};

/// A cell in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct GridCell<'d> {
    /// What stands in it.
    pub(super) cell: &'d Cell,
    /// Its first row, from 0, in its part of the table.
    pub(super) row: usize,
    /// Its first column, from 0.
    pub(super) column: usize,
    /// Rows it covers, at least 1.
    pub(super) rowspan: usize,
    /// Columns it covers, at least 1.
    pub(super) colspan: usize,
}

/// Places the cells of the head or of the body, row by row.
pub(super) fn place<'d>(rows: &'d [Row], columns: usize) -> Vec<GridCell<'d>> {
    // For each column: the first row that no cell above covers.
    let mut free_from = vec![0; columns];
    let mut placed = Vec::with_capacity(rows.iter().map(|row| row.cells.len()).sum());
    for (row, content) in rows.iter().enumerate() {
        let mut column = 0;
        for cell in &content.cells {
            while free_from.get(column).is_some_and(|free| *free > row) {
                column += 1;
            }
            if column >= columns {
                break;
            }
            let room = free_from[column..].iter().take_while(|free| **free <= row).count();
            let colspan = count(cell.colspan).min(room);
            let rowspan = count(cell.rowspan).min(rows.len() - row);
            free_from[column..column + colspan].fill(row + rowspan);
            placed.push(GridCell { cell, row, column, rowspan, colspan });
            column += colspan;
        }
    }
    placed
}

fn count(span: u32) -> usize {
    usize::try_from(span).unwrap_or(usize::MAX).max(1)
}
