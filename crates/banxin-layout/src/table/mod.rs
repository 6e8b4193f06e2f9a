//! Tables (表格): columns, rows, and how they split between pages.
//!
//! In: a table of the document and the width there is. Out: a [`SetTable`], whose cells are in lines and whose rows have heights, and the units
//! of its caption, unit line, head, rows, notes and source. Every step is linear in the rows, and rows are set in parallel.
//!
//! 1. `grid` finds the place of each cell. 2. `columns` finds the widths. 3. `rows` sets the cells and finds the heights. 4. `decimal` lines up
//!    numbers. 5. `split` makes units. When pages are drawn, `draw` and `rules` draw the part of the table that stands on one.
//!
//! A sideways table (横排, GB/T 9704 8) is set in a column as wide as the type area is high; its units stand on turned pages.

mod columns;
mod decimal;
mod draw;
mod grid;
mod headers;
mod rows;
mod rules;
mod split;

use banxin_base::{Diagnostic, Len, codes};
use banxin_compose::document::{Align, Column, ColumnWidth, HorizontalAlign, ParagraphStyle, Table, VerticalAlign};

pub(crate) use draw::{PartUnit, draw_part};
use rows::SetRows;

use crate::blocks::{BlockCtx, SetBlock, SetText, TextKind};
use crate::frame::Region;
use crate::inline;
use crate::structure::TagId;
use columns::{Demand, Widths};
use grid::GridCell;
use headers::Naming;

/// A table in lines and rows.
pub(crate) struct SetTable<'d> {
    /// The table.
    pub(crate) source: &'d Table,
    /// From the column's left edge to the table's.
    pub(crate) x: Len,
    /// Widths of its columns.
    pub(crate) widths: Vec<Len>,
    /// 表头
    pub(crate) head: SetRows,
    /// 表身
    pub(crate) body: SetRows,
    /// The mark above further parts (续表); none if the table has none.
    pub(crate) continued: Option<SetText<'d>>,
    /// What a further part repeats above its rows, mark and head together; zero if they would take more than half a page: then nothing is repeated.
    pub(crate) repeated: Len,
    /// Cells of the body that go on in the next part.
    pub(crate) open: Vec<usize>,
    /// Its elements in the logical tree, as far as drawn.
    pub(crate) tags: TableTags,
    /// The cells that name its rows, as far as drawn.
    pub(crate) naming: Naming,
}

/// The elements of a table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TableTags {
    /// The whole.
    pub(crate) table: Option<TagId>,
    /// Its caption.
    pub(crate) caption: Option<TagId>,
    /// Its body.
    pub(crate) body: Option<TagId>,
}

impl SetTable<'_> {
    /// The table's width.
    pub(crate) fn width(&self) -> Len {
        self.widths.iter().copied().sum()
    }
}

/// Sets a table.
pub(crate) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Table) {
    if !source.sideways {
        return add_upright(into, ctx, source);
    }
    let turned = BlockCtx { width: ctx.sheet.height, height: ctx.sheet.width, x: Len::ZERO, ..*ctx };
    let from = into.units.len();
    add_upright(into, &turned, source);
    for unit in into.units.get_mut(from..).unwrap_or_default() {
        unit.turned = true;
    }
}

fn add_upright<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Table) {
    let inner = BlockCtx { inline: inline::InlineCtx { grid: None, ..ctx.inline }, ..*ctx };
    let count = source.columns.len();
    let head = grid::place(&source.header, count);
    let body = grid::place(&source.rows, count);
    let Widths { columns: widths, excess } = columns::widths(&source.columns, &demands(&inner, source, &head, &body), ctx.width);
    if !excess.is_zero() {
        let excess = format!("{:.1} mm", excess.to_mm());
        into.diagnostics.push(Diagnostic::new(&codes::TABLE_TOO_WIDE, source.origin.clone()).with("excess", excess));
    }
    let width: Len = widths.iter().copied().sum();
    let x = ctx.x + (ctx.width - width) / 2;
    let head = rows::set(&inner, &head, source.header.len(), &widths, into);
    let mut body = rows::set(&inner, &body, source.rows.len(), &widths, into);
    decimal::line_up(ctx.inline.book, &mut body, &widths);
    body.allow_for_splits(ctx.height);
    let continued = continued(&inner, (x, width), source, into);
    let repeated = continued.as_ref().map_or(Len::ZERO, SetText::height) + head.height();
    let repeated = if repeated <= ctx.height / 2 { repeated } else { Len::ZERO };
    let naming = Naming::of(&head, &body);
    let tags = TableTags::default();
    let table = SetTable { source, x, widths, head, body, continued, repeated, open: Vec::new(), tags, naming };
    split::add_units(into, ctx, &inner, table);
}

/// What the cells of free columns need, and beside free columns those of percentage columns, which may have to give way. Cells of fixed columns need
/// nothing: their width is asked for.
fn demands(ctx: &BlockCtx<'_>, source: &Table, head: &[GridCell<'_>], body: &[GridCell<'_>]) -> Vec<Demand> {
    use rayon::prelude::*;
    let any_free = source.columns.iter().any(|column| column.width == ColumnWidth::Auto);
    let asks = |column: &Column| any_free && !matches!(column.width, ColumnWidth::Fixed(_));
    let free: Vec<bool> = source.columns.iter().map(asks).collect();
    let cells: Vec<&GridCell<'_>> =
        head.iter().chain(body).filter(|cell| free[cell.column..cell.column + cell.colspan].contains(&true)).collect();
    cells.par_iter().with_min_len(64).map(|cell| demand(ctx, cell)).collect()
}

fn demand(ctx: &BlockCtx<'_>, cell: &GridCell<'_>) -> Demand {
    let mut demand = Demand { column: cell.column, span: cell.colspan, min: Len::ZERO, max: Len::ZERO };
    for paragraph in &cell.cell.content {
        let style = cell_style(ctx.inline.document.style_of(paragraph), cell.cell.align);
        let label = paragraph.label.as_ref();
        demand.max = demand.max.max(inline::natural_width(&ctx.inline, &paragraph.inlines, label, &style));
        demand.min = demand.min.max(inline::min_content_width(&ctx.inline, &paragraph.inlines, label, &style));
    }
    demand.min += Table::PADDING_X * 2;
    demand.max = demand.max.max(demand.min - Table::PADDING_X * 2) + Table::PADDING_X * 2;
    demand
}

/// A paragraph's style in a cell: the cell says how it stands across. Text at the start keeps its justification if it has it.
fn cell_style(style: &ParagraphStyle, align: HorizontalAlign) -> ParagraphStyle {
    let align = match (align, style.align) {
        (HorizontalAlign::Start, Align::Justify) => Align::Justify,
        (HorizontalAlign::Start | HorizontalAlign::Decimal, _) => Align::Start,
        (HorizontalAlign::Center, _) => Align::Center,
        (HorizontalAlign::End, _) => Align::End,
    };
    ParagraphStyle { align, ..style.clone() }
}

/// The mark above a further part: centred over the column like the caption, or at the table's edges.
fn continued<'d>(ctx: &BlockCtx<'_>, (x, width): (Len, Len), source: &'d Table, into: &mut SetBlock<'d>) -> Option<SetText<'d>> {
    let mark = source.continued.as_ref()?;
    let style = ctx.inline.document.style_of(mark);
    let ctx = if style.align == Align::Center { *ctx } else { BlockCtx { x, width, ..*ctx } };
    let mut set = SetText::set(&ctx, &mark.inlines, None, style, TextKind::Inner, into);
    set.region = Region::Table;
    Some(set)
}

/// How much of the free height stands above the text.
fn above(vertical: VerticalAlign, free: Len) -> Len {
    match vertical {
        VerticalAlign::Top => Len::ZERO,
        VerticalAlign::Middle => (free / 2).max(Len::ZERO),
        VerticalAlign::Bottom => free.max(Len::ZERO),
    }
}
