//! Which header cells a cell belongs to, for those who hear a table (ISO 32000-1 table 349, ISO 14289-1 7.5).
//!
//! In: a table whose cells are about to be drawn, in reading order. Out: the elements of their header cells. A table of one row of headings, one
//! column of names and no spans among them needs nothing of this: there the scope of a header cell says all.

use super::SetTable;
use super::rows::{SetCell, SetRows};
use crate::structure::TagId;

/// The cells that name rows, while a table is drawn.
#[derive(Debug, Default)]
pub(crate) struct Naming {
    /// Whether scopes alone do not say which header cells a cell belongs to.
    needed: bool,
    /// Cells that name the row that is being drawn.
    open: Vec<usize>,
}

impl Naming {
    /// Looks a table over.
    pub(super) fn of(head: &SetRows, body: &SetRows) -> Naming {
        let spans = |cell: &SetCell| cell.rowspan > 1 || cell.colspan > 1;
        let mut names = body.cells.iter().filter(|cell| cell.row_header);
        let column = names.clone().map(|cell| cell.column).min();
        let levels = names.any(|cell| cell.rowspan > 1 || Some(cell.column) != column);
        Naming { needed: head.heights.len() > 1 || head.cells.iter().any(spans) || levels, open: Vec::new() }
    }

    /// Notes that a cell of the body is drawn.
    pub(super) fn see(&mut self, body: &SetRows, index: usize) {
        if self.needed && body.cells.get(index).is_some_and(|cell| cell.row_header) && !self.open.contains(&index) {
            self.open.push(index);
        }
    }
}

/// The header cells above a cell of the head.
pub(super) fn of_head(table: &SetTable<'_>, index: usize) -> Vec<TagId> {
    let Some(cell) = table.head.cells.get(index).filter(|_| table.naming.needed) else { return Vec::new() };
    above(&table.head, cell, cell.row)
}

/// The header cells of a cell of the body: those of its columns, from the top, then those of its row, from the left.
pub(super) fn of_body(table: &mut SetTable<'_>, index: usize) -> Vec<TagId> {
    let SetTable { head, body, naming, .. } = table;
    let Some(cell) = body.cells.get(index).filter(|_| naming.needed) else { return Vec::new() };
    naming.open.retain(|name| body.cells.get(*name).is_some_and(|name| name.row + name.rowspan > cell.row));
    let mut headers = above(head, cell, head.heights.len());
    let names = naming.open.iter().filter_map(|name| body.cells.get(*name)).filter(|name| name.column < cell.column);
    headers.extend(names.filter_map(|name| name.tag));
    headers
}

/// The cells of the head's first `rows` rows that stand over a cell's columns.
fn above(head: &SetRows, cell: &SetCell, rows: usize) -> Vec<TagId> {
    let over =
        |header: &&SetCell| header.row < rows && header.column < cell.column + cell.colspan && cell.column < header.column + header.colspan;
    head.cells.iter().filter(over).filter_map(|header| header.tag).collect()
}
