//! Tables: real ones, of fixed layout, with merged cells, repeated header rows and the rules of official tables.
//!
//! In: a table as the reader sees it. Out: caption, unit line, the table, its notes and source. Steps: widths; a grid in which every
//! place is covered, since Word wants the cells that a span covers; rules by place (top, below the header, between rows …), each cell
//! stating its own; alignment of cells.

use banxin_base::{Len, Size};
use banxin_compose::document::{
    CalloutLook, Cell, Column, HorizontalAlign, ParagraphStyle, Row, Section, Stroke, StyleId, Table, TableRules, VerticalAlign,
};

use crate::block::{Flow, with};
use crate::image::kept;
use crate::look::{twip, whole_para};
use crate::widths::{Decimals, all_rows, as_set, widths};
use crate::wml::{self, Border, Edges, Indent, Jc, Merge, ParaProps, RowKind, SectionType, Twip, VerticalAnchor};
use crate::writer::Writer;

/// What all cells of a table share.
struct Plan<'t> {
    table: &'t Table,
    grid: Vec<Twip>,
    decimals: Vec<Option<Decimals>>,
    rows: usize,
    /// The rows of the body that no page holds whole.
    split_rows: &'t [usize],
}

impl Plan<'_> {
    /// Whether a row stays with the next, as on the pages: the header with the first row, the first two rows and the last two, so that none stands
    /// alone, and the last with the notes.
    fn keeps(&self, row: usize) -> bool {
        let (header, last) = (self.table.header.len(), self.rows - 1);
        let noted = !self.table.notes.is_empty() || self.table.source.is_some();
        if row == last { noted } else { !self.splits(row) && (row <= header || row + 1 == last) }
    }

    /// Whether a row goes on over the page.
    fn splits(&self, row: usize) -> bool {
        row.checked_sub(self.table.header.len()).is_some_and(|body| self.split_rows.binary_search(&body).is_ok())
    }
}

/// Where a cell stands.
#[derive(Clone, Copy)]
struct Place {
    row: usize,
    column: usize,
    columns: usize,
    rows: usize,
}

impl<'a> Writer<'a> {
    /// A table with all that belongs to it.
    pub(crate) fn table(&mut self, table: &'a Table, flow: &mut Flow<'a, '_>) {
        let mut anchor = table.anchor;
        let apart = self.style(StyleId::TableCaption).space_before;
        if table.caption.is_none() && table.unit.is_empty() && apart > Len::ZERO {
            flow.push(crate::block::spacer(apart));
        }
        if let Some(caption) = &table.caption {
            let mut para = self.caption(caption, StyleId::TableCaption, anchor.take());
            para.props = kept(para.props);
            flow.push(para);
        }
        if !table.unit.is_empty() {
            let base = self.style(StyleId::TableUnit).text;
            let spans = self.inlines(&table.unit, &base, &mut crate::marks::Cutter::new());
            let props = kept(ParaProps::default());
            flow.push(wml::Para { style: self.named(StyleId::TableUnit), props, spans, ..wml::Para::default() });
        }
        if !table.columns.is_empty() && all_rows(table).next().is_some() {
            let made = self.grid(table, flow.width);
            let parts = self.parts(table, made, flow);
            self.push_parts(table, parts, flow);
        }
        self.tables += 1;
        // As much room below the table as its caption has above, like the pages.
        let last = table.notes.iter().chain(&table.source).count();
        for (n, note) in table.notes.iter().chain(&table.source).enumerate() {
            let mut para = self.paragraph(note);
            if n + 1 == last {
                let style = self.document.style_of(note);
                para.props.spacing =
                    crate::look::whole_para(&ParagraphStyle { space_after: style.space_after.max(apart), ..style.clone() }).spacing;
            }
            flow.push(para);
        }
        if last == 0 && apart > Len::ZERO {
            flow.push(crate::block::spacer(apart));
        }
    }

    /// 横排: a wide table on pages of its own, turned by a quarter; the sheet's left edge becomes its head, and the page number stays where it stands
    /// on all other pages (GB/T 9704 8).
    pub(crate) fn sideways(&mut self, table: &'a Table, flow: &mut Flow<'a, '_>) {
        if !flow.is_fresh() || flow.goes_on() {
            self.close(flow, SectionType::Next);
        }
        let portrait = &flow.section.page;
        let mut page = portrait.clone();
        page.size = Size::new(portrait.size.height, portrait.size.width);
        (page.top, page.bottom) = (portrait.inner, portrait.outer);
        (page.inner, page.outer) = (portrait.bottom, portrait.top);
        // On left-hand pages of a mirrored sheet Word changes sides by itself, which must not move a turned one.
        if portrait.mirrored && self.pages.table(self.tables).is_some_and(|shape| shape.on_even) {
            (page.top, page.bottom) = (page.bottom, page.top);
            (page.inner, page.outer) = (page.outer, page.inner);
        }
        page.footer.dash_y = page.size.height - page.bottom + (portrait.footer.dash_y - portrait.size.height + portrait.bottom);
        page.columns.count = 1;
        let (turned, upright) = (Section { page, blocks: Vec::new(), ..flow.section.clone() }, portrait.clone());
        let width = std::mem::replace(&mut flow.width, crate::section::column_width(&turned.page));
        self.table(table, flow);
        flow.width = width;
        let section = self.turned_section(&turned, &upright, flow.opening);
        flow.end_section(section);
        flow.opening.start = SectionType::Next;
    }

    fn grid(&mut self, table: &'a Table, room: Len) -> wml::Table<'a> {
        let shape = self.pages.table(self.tables);
        let set = shape.map(|shape| shape.columns.as_slice());
        let set = set.filter(|widths| widths.len() == table.columns.len() && !table.sideways);
        let grid = set.map_or_else(|| widths(self.document, table, room), as_set);
        let decimals = (0..table.columns.len()).map(|column| decimals(self.document, table, column)).collect();
        let plan = Plan { table, grid, decimals, rows: all_rows(table).count(), split_rows: shape.map_or(&[], |shape| &shape.split_rows) };
        // How many more rows each column is covered from above, and by which place.
        let mut above: Vec<Option<(Place, &'a Cell)>> = vec![None; table.columns.len()];
        let mut rows = Vec::with_capacity(plan.rows);
        for (index, row) in all_rows(table).enumerate() {
            let kind = match index < table.header.len() {
                true => RowKind::Header,
                false if plan.splits(index) => RowKind::Splits,
                false => RowKind::Whole,
            };
            rows.push(wml::Row { kind, cells: self.row(&plan, index, row, &mut above) });
        }
        let description = table.caption.as_ref().map(|caption| {
            let title: String = caption.inlines.iter().map(inline_text).collect();
            crate::inline::clean(format!("{} {title}", caption.label).trim_end().to_owned().into()).into_owned()
        });
        wml::Table {
            grid: plan.grid,
            rows,
            margin: twip(Table::PADDING_X),
            margin_y: twip(Table::PADDING_Y),
            description: description.unwrap_or_default(),
        }
    }

    fn row(&mut self, plan: &Plan<'a>, row: usize, source: &'a Row, above: &mut [Option<(Place, &'a Cell)>]) -> Vec<wml::Cell<'a>> {
        let mut cells: Vec<wml::Cell<'a>> = Vec::new();
        let mut given = source.cells.iter();
        let mut column = 0;
        while column < above.len() {
            if let Some((place, cell)) = above[column].filter(|(place, _)| place.row + place.rows > row) {
                cells.push(self.covered(plan, place, row, cell));
                column = place.column + place.columns;
                continue;
            }
            let free = (column..above.len()).take_while(|at| above[*at].is_none_or(|(place, _)| place.row + place.rows <= row)).count();
            let Some(cell) = given.next() else {
                let place = Place { row, column, columns: free, rows: 1 };
                cells.push(wml::Cell { blocks: self.blank(plan, row), ..bare(plan, place, row) });
                column += free;
                continue;
            };
            let columns = usize::try_from(cell.colspan).unwrap_or(1).clamp(1, free);
            // A cell of the header does not reach into the body: repeated rows must be whole.
            let end = if row < plan.table.header.len() { plan.table.header.len() } else { plan.rows };
            let rows = usize::try_from(cell.rowspan).unwrap_or(1).clamp(1, end - row);
            let place = Place { row, column, columns, rows };
            for slot in &mut above[column..column + columns] {
                *slot = Some((place, cell));
            }
            cells.push(self.cell(plan, place, cell));
            column += columns;
        }
        // More cells than columns: their text is kept, in the row's last cell.
        for cell in given {
            if let Some(last) = cells.last_mut() {
                last.blocks.extend(cell.content.iter().map(|it| wml::Block::Para(Box::new(self.paragraph(it)))));
            }
        }
        cells
    }

    fn cell(&mut self, plan: &Plan<'a>, place: Place, cell: &'a Cell) -> wml::Cell<'a> {
        let keeps = plan.keeps(place.row);
        let mut blocks = Vec::with_capacity(cell.content.len().max(1));
        for (index, it) in cell.content.iter().enumerate() {
            let mut para = self.paragraph(it);
            let style = whole_para(self.document.style_of(it));
            let mut wanted = ParaProps { align: Some(align(cell.align)), keep_next: keeps.then_some(true), ..ParaProps::default() };
            let decimals = plan.decimals.get(place.column).and_then(Option::as_ref).filter(|_| index == 0 && place.columns == 1);
            if let (HorizontalAlign::Decimal, Some(decimals)) = (cell.align, decimals) {
                let inner = Len::twips(i64::from(width(plan, place).0)) - Table::PADDING_X * 2;
                match decimals.free(self.document, it, inner) {
                    Some(free) => wanted.indent = Some(Indent { right: twip(free), ..Indent::default() }),
                    None => wanted.align = Some(Jc::Center),
                }
            }
            para.props = with(para.props, wanted, &style);
            blocks.push(wml::Block::Para(Box::new(para)));
        }
        if blocks.is_empty() {
            blocks = self.blank(plan, place.row);
        }
        wml::Cell {
            merge: if place.rows > 1 { Merge::First } else { Merge::Alone },
            anchor: anchor(cell.vertical),
            shade: cell.shade,
            blocks,
            ..bare(plan, place, place.row)
        }
    }
}

impl<'a> Writer<'a> {
    /// The part of a merged cell that lies in a later row.
    fn covered(&self, plan: &Plan<'_>, place: Place, row: usize, cell: &Cell) -> wml::Cell<'a> {
        let blocks = self.blank(plan, row);
        wml::Cell { merge: Merge::Covered, anchor: anchor(cell.vertical), shade: cell.shade, blocks, ..bare(plan, place, row) }
    }

    /// What an empty cell holds: a paragraph of the table's own style, or a line of 正文 would make the row higher.
    fn blank(&self, plan: &Plan<'_>, row: usize) -> Vec<wml::Block<'a>> {
        let id = if row < plan.table.header.len() { StyleId::TableHead } else { StyleId::TableCell };
        vec![wml::Block::Para(Box::new(wml::Para { style: self.named(id), ..wml::Para::default() }))]
    }
}

/// A framed table of one cell, for a callout.
pub(crate) fn framed<'a>(width: Twip, padding: Twip, look: &CalloutLook, blocks: Vec<wml::Block<'a>>) -> wml::Table<'a> {
    let rule = border(look.frame);
    let left = if look.bar.weight.is_zero() { rule } else { border(look.bar) };
    let cell = wml::Cell {
        width,
        span: 1,
        merge: Merge::Alone,
        margin_y: None,
        edges: Edges { top: rule, left, bottom: rule, right: rule },
        anchor: VerticalAnchor::Top,
        shade: look.fill,
        blocks,
    };
    wml::Table {
        grid: vec![width],
        rows: vec![wml::Row { kind: RowKind::Splits, cells: vec![cell] }],
        margin: padding,
        margin_y: padding,
        description: String::new(),
    }
}

/// A cell without rules and shading, over some columns of the grid.
pub(crate) fn open_cell<'a>(width: Twip, span: u32) -> wml::Cell<'a> {
    let none = Border { eighths: 0, color: banxin_base::Color::BLACK };
    wml::Cell {
        width,
        span,
        merge: Merge::Alone,
        edges: Edges { top: none, left: none, bottom: none, right: none },
        margin_y: None,
        anchor: VerticalAnchor::Top,
        shade: None,
        blocks: Vec::new(),
    }
}

fn bare<'a>(plan: &Plan<'_>, place: Place, row: usize) -> wml::Cell<'a> {
    let edges = edges(plan, place, row);
    wml::Cell {
        width: width(plan, place),
        span: u32::try_from(place.columns).unwrap_or(1),
        merge: Merge::Alone,
        edges,
        margin_y: beside_rules(&edges, row + 1 == plan.rows),
        anchor: VerticalAnchor::Middle,
        shade: None,
        blocks: Vec::new(),
    }
}

fn width(plan: &Plan<'_>, place: Place) -> Twip {
    Twip(plan.grid.iter().skip(place.column).take(place.columns).map(|width| width.0).sum())
}

/// The rules of the part of a cell that lies in `row`.
fn edges(plan: &Plan<'_>, place: Place, row: usize) -> Edges {
    let rules: &TableRules = &plan.table.rules;
    let header = plan.table.header.len();
    // The rule above row n; n = number of rows is the bottom.
    let above = |n: usize| match n {
        0 => rules.top,
        _ if n == plan.rows => rules.bottom,
        _ if n == header => rules.header,
        _ if n < header => rules.header_inner,
        _ => rules.rows,
    };
    let side = |column: usize| if column == 0 || column == plan.grid.len() { rules.sides } else { rules.columns };
    let inside = |edge: bool, stroke: Stroke| border(if edge { stroke } else { Stroke::NONE });
    Edges {
        top: inside(row == place.row, above(row)),
        bottom: inside(row + 1 == place.row + place.rows, above(row + 1)),
        left: border(side(place.column)),
        right: border(side(place.column + place.columns)),
    }
}

/// Draws the rule at a table's foot below a row that ends a part of it.
pub(crate) fn closed_below(row: &mut wml::Row<'_>, table: &Table) {
    for cell in &mut row.cells {
        cell.edges.bottom = border(table.rules.bottom);
        cell.margin_y = beside_rules(&cell.edges, true);
    }
}

/// What is kept free beside the rules of a cell. Word and LibreOffice put rules between the rows and make the table higher by them; on the pages a
/// rule lies on the border of two rows. So the rule above a cell, and below the last row, takes its room from the padding.
fn beside_rules(edges: &Edges, last: bool) -> Option<(Twip, Twip)> {
    let padding = twip(Table::PADDING_Y).0;
    // A point is twenty twips, an eighth of it two and a half.
    let left = |border: Border| Twip((padding - i32::try_from(border.eighths * 5 / 2).unwrap_or(padding)).max(0));
    let bottom = if last { edges.bottom } else { Border { eighths: 0, ..edges.bottom } };
    (edges.top.eighths > 0 || bottom.eighths > 0).then(|| (left(edges.top), left(bottom)))
}

/// A drawn line in Word's eighths of a point; what is drawn at all is at least a quarter of a point.
fn border(stroke: Stroke) -> Border {
    let eighths = (stroke.weight.to_pt() * 8.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to Word's range before the cast")]
    let eighths = if stroke.weight <= Len::ZERO { 0 } else { eighths.clamp(2.0, 96.0) as u32 };
    Border { eighths, color: stroke.color }
}

fn decimals(document: &banxin_compose::document::Document, table: &Table, column: usize) -> Option<Decimals> {
    let Column { .. } = table.columns.get(column)?;
    let cells = || {
        table.rows.iter().filter_map(move |row| {
            // A row without spans: its cells are its columns.
            let plain = row.cells.len() == table.columns.len();
            row.cells.get(column).filter(|cell| plain && cell.align == HorizontalAlign::Decimal)
        })
    };
    cells().next()?;
    Some(Decimals::measure(document, cells()))
}

fn inline_text(inline: &banxin_compose::document::Inline) -> &str {
    match inline {
        banxin_compose::document::Inline::Text(run) | banxin_compose::document::Inline::Ruby { base: run, .. } => &run.text,
        _ => "",
    }
}

fn align(align: HorizontalAlign) -> Jc {
    match align {
        HorizontalAlign::Start => Jc::Left,
        HorizontalAlign::Center => Jc::Center,
        HorizontalAlign::End | HorizontalAlign::Decimal => Jc::Right,
    }
}

fn anchor(align: VerticalAlign) -> VerticalAnchor {
    match align {
        VerticalAlign::Top => VerticalAnchor::Top,
        VerticalAlign::Middle => VerticalAnchor::Middle,
        VerticalAlign::Bottom => VerticalAnchor::Bottom,
    }
}
