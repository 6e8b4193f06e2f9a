//! Where the cells of a table stand: rows list their cells, and those that span push others aside.

use super::tree::{CellNode, TableNode};

/// A row by column: the cell that starts there, or `None` where there is none or another covers the place.
pub(crate) type PlacedRow<'a> = Vec<Option<&'a CellNode>>;

/// The cells of rows at the columns where they stand.
pub(crate) fn placed(rows: &[Vec<CellNode>], width: usize) -> Vec<PlacedRow<'_>> {
    let mut covered = vec![0_u32; width];
    let mut placed = Vec::with_capacity(rows.len());
    for row in rows {
        let mut here: PlacedRow<'_> = vec![None; width];
        let mut at = 0;
        for cell in row {
            while covered.get(at).is_some_and(|rows| *rows > 0) {
                at += 1;
            }
            let Some(place) = here.get_mut(at) else { break };
            *place = Some(cell);
            let end = at.saturating_add(cell.colspan as usize).min(width);
            covered[at..end].fill(cell.rowspan);
            at = end;
        }
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        placed.push(here);
    }
    placed
}

/// For each column, level by level, every heading above it as one text: 数量上年.
pub(crate) fn headings(table: &TableNode) -> Vec<String> {
    let width = table.columns.len();
    let mut headings = vec![String::new(); width];
    for row in placed(&table.header, width) {
        for (column, cell) in row.iter().enumerate() {
            let Some(cell) = cell else { continue };
            let text: String = cell.text().chars().filter(|c| !c.is_whitespace()).collect();
            let end = column.saturating_add(cell.colspan as usize).min(width);
            headings[column..end].iter_mut().for_each(|heading| heading.push_str(&text));
        }
    }
    headings
}
