//! Draws the part of a table that stands on a page.
//!
//! In: the units of the table in one column of one page. Out: shading, the lines of cells, rules. A part that is not the first starts with the
//! mark and the head again, as artifacts: a reader who hears the page has heard them before. A cell that goes on over the page is filled with as
//! many lines as its part holds.

use banxin_base::{Len, Point, Size};

use super::rows::{SetCell, SetRows};
use super::rules::{self, Part};
use super::{SetTable, Table, above, headers};
use crate::blocks::TextTags;
use crate::flow::Content;
use crate::frame::{Fill, Item, Region};
use crate::pages::Painter;
use crate::structure::{Role, StructureNode, TagId};

/// A unit of a table in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartUnit {
    /// The head, a row or a slice of a row.
    pub(crate) content: Content,
    /// Its top, from the top of the sheet.
    pub(crate) top: Len,
    /// Its height.
    pub(crate) height: Len,
}

/// A row as it stands on the page.
#[derive(Clone, Copy, Debug)]
struct VisualRow {
    row: usize,
    top: Len,
    bottom: Len,
}

/// The rows of a part.
#[derive(Debug, Default)]
struct Layout {
    head: Vec<VisualRow>,
    repeated: bool,
    body: Vec<VisualRow>,
    /// Whether the last body row ends here.
    complete: bool,
}

/// Draws the units, which stand one below the other; `left` is the column's left edge, from the left of the sheet.
pub(crate) fn draw_part(painter: &mut Painter<'_, '_>, table: &mut SetTable<'_>, units: &[PartUnit], left: Len) {
    let layout = arrange(table, units);
    let mut xs = vec![left + table.x];
    for width in &table.widths {
        xs.push(xs[xs.len() - 1] + *width);
    }
    let parent = table_tag(painter, table);
    if layout.repeated {
        draw_mark(painter, table, layout.head.first().or(layout.body.first()).map_or(Len::ZERO, |row| row.top), left);
    }
    let cells = cells_of_part(table, &layout);
    shade(painter, &table.head, &(0..table.head.cells.len()).collect::<Vec<_>>(), &layout.head, &xs);
    shade(painter, &table.body, &cells, &layout.body, &xs);
    if !layout.head.is_empty() {
        draw_head(painter, table, &layout, &xs, parent);
    }
    draw_body(painter, table, &layout, &cells, &xs, parent);
    draw_rules(painter, table, &layout, &cells, &xs);
    let last = layout.body.last().map(|row| row.row);
    table.open = cells.into_iter().filter(|cell| !ends(&table.body.cells[*cell], last, layout.complete)).collect();
}

fn arrange(table: &SetTable<'_>, units: &[PartUnit]) -> Layout {
    let mut layout = Layout { complete: true, ..Layout::default() };
    for (at, unit) in units.iter().enumerate() {
        let bottom = unit.top + unit.height;
        match unit.content {
            Content::TableHead { .. } => layout.head = stack(&table.head.heights, unit.top),
            Content::Row { row, .. } => {
                let row = index(row);
                layout.repeated |= at == 0 && row > 0;
                layout.body.push(VisualRow { row, top: unit.top, bottom });
            }
            Content::RowSlice { row, line, .. } => {
                let (row, line) = (index(row), index(line));
                layout.repeated |= at == 0 && (row > 0 || line > 0);
                layout.complete = line + 1 == table.body.line_count(row);
                match layout.body.last_mut().filter(|last| last.row == row) {
                    Some(last) => last.bottom = bottom,
                    None => {
                        let top = if line > 0 { unit.top - Table::PADDING_Y } else { unit.top };
                        layout.body.push(VisualRow { row, top, bottom });
                    }
                }
                if !layout.complete && at + 1 == units.len() {
                    // The part is closed below by the padding that the flow kept free.
                    if let Some(last) = layout.body.last_mut() {
                        last.bottom += Table::PADDING_Y;
                    }
                }
            }
            Content::Blank
            | Content::Art { .. }
            | Content::Line { .. }
            | Content::Picture { .. }
            | Content::Panel { .. }
            | Content::Chart { .. } => {}
        }
    }
    layout.repeated &= !table.repeated.is_zero();
    if let (true, Some(first)) = (layout.repeated, layout.body.first()) {
        layout.head = stack(&table.head.heights, first.top - table.head.height());
    }
    layout
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn stack(heights: &[Len], mut top: Len) -> Vec<VisualRow> {
    let mut rows = Vec::with_capacity(heights.len());
    for (row, height) in heights.iter().enumerate() {
        rows.push(VisualRow { row, top, bottom: top + *height });
        top += *height;
    }
    rows
}

/// Whether the cell ends in a part whose last row is `last`.
fn ends(cell: &SetCell, last: Option<usize>, complete: bool) -> bool {
    let end = cell.row + cell.rowspan - 1;
    last.is_none_or(|last| end < last || (end == last && complete))
}

/// The body cells that stand in the part: those that go on from the part before, then those that start here.
fn cells_of_part(table: &mut SetTable<'_>, layout: &Layout) -> Vec<usize> {
    let mut cells = std::mem::take(&mut table.open);
    for row in &layout.body {
        cells.extend(table.body.cells_of(row.row));
    }
    // The row at the top may go on from the part before; its cells are then open and listed by their row as well.
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Top and bottom of a cell among the rows that are here.
fn extent(cell: &SetCell, rows: &[VisualRow]) -> Option<(Len, Len)> {
    let mut here = rows.iter().filter(|row| row.row >= cell.row && row.row < cell.row + cell.rowspan);
    let first = here.next()?;
    let last = here.next_back().unwrap_or(first);
    Some((first.top, last.bottom))
}

fn shade(painter: &mut Painter<'_, '_>, rows: &SetRows, cells: &[usize], here: &[VisualRow], xs: &[Len]) {
    for cell in cells.iter().filter_map(|cell| rows.cells.get(*cell)) {
        let (Some(color), Some((top, bottom))) = (cell.shade, extent(cell, here)) else { continue };
        let at = Point::new(xs[cell.column], top);
        let size = Size::new(xs[cell.column + cell.colspan] - at.x, bottom - top);
        painter.push(Item::Fill(Fill { at, size, color, tag: TagId::BACKGROUND }));
    }
}

/// The mark of a further part, above its first row at `below`.
fn draw_mark(painter: &mut Painter<'_, '_>, table: &SetTable<'_>, below: Len, left: Len) {
    let Some(mark) = &table.continued else { return };
    let mut y = below - mark.height();
    for line in &mark.lines {
        let at = Point::new(left + mark.x, y + crate::pages::baseline(mark.leading, mark.em));
        painter.line(line.clone(), at, mark.leading, TextTags::all(TagId::REPEATED), Region::Table);
        y += mark.leading;
    }
}

fn table_tag(painter: &mut Painter<'_, '_>, table: &mut SetTable<'_>) -> TagId {
    match table.tags.table {
        Some(tag) => tag,
        None => {
            let tag = painter.block_tag(Role::Table);
            table.tags.table = Some(tag);
            tag
        }
    }
}

fn draw_head(painter: &mut Painter<'_, '_>, table: &mut SetTable<'_>, layout: &Layout, xs: &[Len], parent: TagId) {
    let tag = if layout.repeated { TagId::REPEATED } else { painter.tags.add(parent, Role::TableHead) };
    for row in 0..table.head.heights.len() {
        let row_tag = if layout.repeated { TagId::REPEATED } else { painter.tags.add(tag, Role::TableRow) };
        for index in table.head.cells_of(row) {
            let headers = if layout.repeated { Vec::new() } else { headers::of_head(table, index) };
            let Some(cell) = table.head.cells.get_mut(index) else { continue };
            let Some((top, bottom)) = extent(cell, &layout.head) else { continue };
            let tag = if layout.repeated { TagId::REPEATED } else { cell_tag(painter, cell, Role::ColumnHeader, row_tag, headers) };
            if !layout.repeated {
                cell.tag = Some(tag);
            }
            let free = bottom - top - Table::PADDING_Y * 2 - cell.text_height(0);
            let y = top + Table::PADDING_Y + above(cell.vertical, free);
            draw_lines(painter, &mut cell.lines.clone(), Point::new(xs[cell.column] + Table::PADDING_X, y), tag);
        }
    }
}

fn draw_body(painter: &mut Painter<'_, '_>, table: &mut SetTable<'_>, layout: &Layout, cells: &[usize], xs: &[Len], parent: TagId) {
    let last = layout.body.last().map(|row| row.row);
    for index in cells {
        let row = table.body.cells[*index].row;
        let row_tag = row_tag(painter, table, row, parent);
        let new = table.body.cells[*index].tag.is_none();
        let headers = if new { headers::of_body(table, *index) } else { Vec::new() };
        table.naming.see(&table.body, *index);
        let Some(cell) = table.body.cells.get_mut(*index) else { continue };
        let Some((top, bottom)) = extent(cell, &layout.body) else { continue };
        let role = if cell.row_header { Role::RowHeader } else { Role::TableCell };
        let tag = match cell.tag {
            Some(tag) => tag,
            None => cell_tag(painter, cell, role, row_tag, headers),
        };
        cell.tag = Some(tag);
        let room = bottom - top - Table::PADDING_Y * 2;
        let from = cell.drawn;
        let count = if ends(cell, last, layout.complete) { cell.lines.len() - from } else { cell.lines_that_fit(from, room) };
        let whole = from == 0 && count == cell.lines.len();
        let drop = if whole { above(cell.vertical, room - cell.text_height(0)) } else { Len::ZERO };
        let at = Point::new(xs[cell.column] + Table::PADDING_X, top + Table::PADDING_Y + drop);
        draw_lines(painter, &mut cell.lines[from..from + count], at, tag);
        cell.drawn = from + count;
    }
}

fn row_tag(painter: &mut Painter<'_, '_>, table: &mut SetTable<'_>, row: usize, parent: TagId) -> TagId {
    let body = *table.tags.body.get_or_insert_with(|| painter.tags.add(parent, Role::TableBody));
    match table.body.tags.get_mut(row) {
        Some(tag) => *tag.get_or_insert_with(|| painter.tags.add(body, Role::TableRow)),
        None => body,
    }
}

fn cell_tag(painter: &mut Painter<'_, '_>, cell: &SetCell, role: Role, row: TagId, headers: Vec<TagId>) -> TagId {
    let count = |span: usize| u32::try_from(span).unwrap_or(u32::MAX);
    painter.tags.push(StructureNode {
        colspan: count(cell.colspan),
        rowspan: count(cell.rowspan),
        headers: headers.into_boxed_slice(),
        ..StructureNode::new(role, row)
    })
}

/// Draws lines one below the other and takes them out; `at` is the left end of the first line's top.
fn draw_lines(painter: &mut Painter<'_, '_>, lines: &mut [super::rows::CellLine], at: Point, tag: TagId) {
    let mut y = at.y;
    for (number, line) in lines.iter_mut().enumerate() {
        if number > 0 {
            y += line.space;
        }
        let baseline = Point::new(at.x, y + crate::pages::baseline(line.leading, line.em));
        painter.line(std::mem::take(&mut line.line), baseline, line.leading, TextTags::all(tag), Region::Table);
        y += line.leading;
    }
}

fn draw_rules(painter: &mut Painter<'_, '_>, table: &SetTable<'_>, layout: &Layout, cells: &[usize], xs: &[Len]) {
    let columns = table.widths.len();
    let rows: Vec<&VisualRow> = layout.head.iter().chain(&layout.body).collect();
    let Some(first) = rows.first() else { return };
    let mut ys = vec![first.top];
    ys.extend(rows.iter().map(|row| row.bottom));
    let mut owners = vec![vec![None; columns]; rows.len()];
    let head_rows = layout.head.len();
    for (index, cell) in table.head.cells.iter().enumerate().filter(|_| head_rows > 0) {
        own(&mut owners[..head_rows], &layout.head, cell, index);
    }
    for index in cells {
        own(&mut owners[head_rows..], &layout.body, &table.body.cells[*index], table.head.cells.len() + index);
    }
    for rule in rules::rules(&Part { xs, ys: &ys, head_rows, owners: &owners, rules: &table.source.rules }) {
        painter.push(Item::Rule(rule));
    }
}

/// Marks what the cell covers.
fn own(owners: &mut [Vec<Option<usize>>], rows: &[VisualRow], cell: &SetCell, number: usize) {
    for (owner, row) in owners.iter_mut().zip(rows) {
        if row.row >= cell.row && row.row < cell.row + cell.rowspan {
            owner[cell.column..cell.column + cell.colspan].fill(Some(number));
        }
    }
}
