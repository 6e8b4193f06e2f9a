//! The units of a table: where it may split between pages.
//!
//! - Caption, unit line and head hold on to the first row; the first two rows and the last two stay together, so that no row stands alone.
//! - A row stays whole if a page holds it below the repeated head; else it splits between lines, never leaving one line alone.
//! - Rows joined by a cell that covers several of them stay together if they take no more than half a page.
//! - The notes and the source stand under the last row and rather stay with it.
//! - Below the table is as much room as its caption has above.
//! - A page that starts with a row first repeats the mark and the head.

use banxin_base::Len;
use banxin_compose::document::{StyleId, Table};

use super::SetTable;
use super::rows::{SetCell, SetRows};
use crate::blocks::{BlockCtx, SetBlock, SetText, TextKind};
use crate::flow::{Content, Glue, Unit};
use crate::frame::Region;

/// Adds the table and its units; `inner` is the context of text off the grid.
pub(super) fn add_units<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, inner: &BlockCtx<'_>, table: SetTable<'d>) {
    let source = table.source;
    let index = into.tables.len();
    let number = u32::try_from(index).unwrap_or(u32::MAX);
    let below = BlockCtx { width: table.width(), x: table.x, ..*inner };
    into.anchor(source.anchor);
    let start = into.units.len();
    add_caption(into, inner, &table, index);
    add_unit_line(into, &below, &table, index);
    if table.head.height() > Len::ZERO {
        let mut unit = Unit::new(Content::TableHead { table: number }, table.head.height());
        unit.notes = table.head.cells.iter().flat_map(notes).collect();
        into.units.push(unit);
    }
    let head_end = into.units.len();
    let apart = inner.inline.document.styles.get(StyleId::TableCaption).space_before;
    into.glue(start..head_end, Glue::Bound);
    add_rows(into, &table, number, ctx.height);
    let body_end = into.units.len();
    into.tables.push(table);
    for paragraph in source.notes.iter().chain(&source.source) {
        let style = inner.inline.document.style_of(paragraph);
        into.anchor(paragraph.anchor);
        let mut text = SetText::set(&below, &paragraph.inlines, paragraph.label.as_ref(), style, TextKind::Plain, into);
        text.region = Region::Table;
        text.source = Some(paragraph);
        into.push_text(text, style);
    }
    if into.units.len() > body_end && body_end > start {
        into.glue(body_end - 1..body_end, Glue::Rather);
    }
    // As much room below the table as its caption has above; a table without a caption keeps it above too.
    if let Some(last) = into.units.get_mut(start..).and_then(<[Unit]>::last_mut) {
        last.after = last.after.max(apart);
    }
    if let Some(first) = into.units.get_mut(start) {
        first.space = first.space.max(apart);
    }
}

fn add_caption<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, table: &SetTable<'d>, index: usize) {
    let Some(caption) = &table.source.caption else { return };
    let style = ctx.inline.document.styles.get(StyleId::TableCaption);
    let label = crate::blocks::caption_label(caption);
    let mut text = SetText::set(ctx, &caption.inlines, label.as_ref(), style, TextKind::TableCaption(index), into);
    text.region = Region::Table;
    into.push_text(text, style);
}

fn add_unit_line<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, table: &SetTable<'d>, index: usize) {
    if table.source.unit.is_empty() {
        return;
    }
    let style = ctx.inline.document.styles.get(StyleId::TableUnit);
    let mut text = SetText::set(ctx, &table.source.unit, None, style, TextKind::TableUnit(index), into);
    text.region = Region::Table;
    into.push_text(text, style);
}

fn add_rows(into: &mut SetBlock<'_>, table: &SetTable<'_>, number: u32, page: Len) {
    let opening = table.repeated;
    let start = into.units.len();
    let rows = table.body.heights.len();
    let holds = joins(&table.body, page);
    for (row, hold) in holds.into_iter().enumerate() {
        let from = into.units.len();
        if table.body.heights[row].fits(page - opening) {
            let content = Content::Row { table: number, row: u32::try_from(row).unwrap_or(u32::MAX) };
            let mut unit = Unit::new(content, table.body.heights[row]);
            unit.notes = table.body.cells[table.body.cells_of(row)].iter().flat_map(notes).collect();
            let lines = table.body.cells[table.body.cells_of(row)].iter().flat_map(|cell| &cell.lines);
            unit.places = lines.flat_map(|line| line.line.places.iter().copied()).collect();
            into.units.push(unit);
        } else {
            add_slices(into, table, number, row);
        }
        let lonely = row == 0 || row + 2 == rows;
        if let Some(last) = into.units.get_mut(from..).and_then(<[Unit]>::last_mut) {
            last.glue = if hold || lonely { Glue::Rather } else { Glue::Free };
        }
    }
    // The first row starts the table: what it would repeat stands right above it.
    for unit in into.units[start..].iter_mut().skip(1) {
        let goes_on = matches!(unit.content, Content::RowSlice { line: 1.., .. });
        unit.opening = if goes_on { opening + Table::PADDING_Y } else { opening };
    }
    if let Some(last) = into.units.get_mut(start..).and_then(<[Unit]>::last_mut) {
        last.glue = Glue::Free;
    }
}

/// Whether each row holds on to the next because a cell covers both and all the rows so joined are no more than half a page.
fn joins(body: &SetRows, page: Len) -> Vec<bool> {
    let rows = body.heights.len();
    // For each row: the last row that a cell from here or above reaches.
    let mut reach: Vec<usize> = (0..rows).collect();
    for cell in &body.cells {
        reach[cell.row] = reach[cell.row].max(cell.row + cell.rowspan - 1);
    }
    let mut holds = vec![false; rows];
    let mut start = 0;
    while start < rows {
        let mut end = reach[start];
        let mut row = start;
        while row < end {
            row += 1;
            end = end.max(reach[row]);
        }
        let height: Len = body.heights[start..=end].iter().copied().sum();
        if height <= page / 2 {
            holds[start..end].fill(true);
        }
        start = end + 1;
    }
    holds
}

/// A row that no page holds: a unit for each line.
fn add_slices(into: &mut SetBlock<'_>, table: &SetTable<'_>, number: u32, row: usize) {
    let cells = &table.body.cells[table.body.cells_of(row)];
    let count = table.body.line_count(row);
    let total = table.body.heights[row];
    let mut used = Table::PADDING_Y * 2;
    let from = into.units.len();
    for line in 0..count {
        let lines = cells.iter().filter_map(|cell| cell.lines.get(line));
        let height = lines.map(|line| line.space + line.leading).max().unwrap_or_default();
        let content =
            Content::RowSlice { table: number, row: u32::try_from(row).unwrap_or(u32::MAX), line: u32::try_from(line).unwrap_or(u32::MAX) };
        used += height;
        let mut unit = Unit::new(content, height);
        unit.closing = Table::PADDING_Y;
        unit.notes = cells.iter().filter_map(|cell| cell.lines.get(line)).flat_map(|line| line.line.notes.clone()).collect();
        unit.places = cells.iter().filter_map(|cell| cell.lines.get(line)).flat_map(|line| line.line.places.clone()).collect();
        unit.glue = if line == 0 || line + 2 == count { Glue::Widow } else { Glue::Free };
        into.units.push(unit);
    }
    if let Some(first) = into.units.get_mut(from) {
        first.height += Table::PADDING_Y;
    }
    if let Some(last) = into.units.last_mut() {
        last.height += Table::PADDING_Y + (total - used).max(Len::ZERO);
        last.closing = Len::ZERO;
    }
}

fn notes(cell: &SetCell) -> Vec<banxin_compose::document::NoteId> {
    cell.lines.iter().flat_map(|line| line.line.notes.iter().copied()).collect()
}
