//! Tables through docx-rs.

use docx_rs::{
    BorderType, BuildXML, Shading, ShdType, Table, TableAlignmentType, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellBorder, TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType, TableRow, VAlignType, VMergeType,
    WidthType,
};

use super::error::Fault;
use super::paragraph::{self, index, unsigned, writer};
use super::repairs::Repairs;
use super::xml::Xml;
use crate::style::TABLE;
use crate::wml::{self, Block, Border, FloatPlace, Merge, RowKind, VerticalAnchor};

/// Builds a table and appends its XML.
pub(crate) fn append(table: &wml::Table<'_>, repairs: &mut Repairs, out: &mut Vec<u8>) -> Result<(), Fault> {
    build(table, repairs).build_to(writer(out))?;
    Ok(())
}

/// Builds a table that floats to the foot of the type area, and appends its XML.
pub(crate) fn append_float(table: &wml::Table<'_>, at: FloatPlace, repairs: &mut Repairs, out: &mut Vec<u8>) -> Result<(), Fault> {
    let number = repairs.tables.len();
    let made = build(table, repairs);
    if let Some(extra) = repairs.tables.get_mut(number) {
        let mut place = Xml::new();
        let off = [("w:leftFromText", "0"), ("w:rightFromText", "0"), ("w:topFromText", "0"), ("w:bottomFromText", "0")];
        // From the sheet's edge: LibreOffice lets no table float that is as wide as the margins leave room.
        let (x, y) = (at.left.0.to_string(), at.top.map(|top| top.0.to_string()));
        let y = y.as_deref().map_or(("w:tblpYSpec", "bottom"), |y| ("w:tblpY", y));
        let at = [("w:vertAnchor", "margin"), ("w:horzAnchor", "page"), ("w:tblpX", x.as_str()), y];
        place.empty("w:tblpPr", &[off, at].concat());
        extra.push(("w:tblpPr", place.into_string()));
    }
    made.build_to(writer(out))?;
    Ok(())
}

fn build(table: &wml::Table<'_>, repairs: &mut Repairs) -> Table {
    repairs.tables.push(extra(table));
    let rows = table.rows.iter().map(|it| row(it, repairs)).collect();
    let width: i32 = table.grid.iter().map(|column| column.0).sum();
    let (margin, margin_y) = (unsigned(table.margin.0), unsigned(table.margin_y.0));
    Table::without_borders(rows)
        .style(TABLE)
        .width(unsigned(width), WidthType::Dxa)
        .align(TableAlignmentType::Center)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(margin_y, margin, margin_y, margin))
        .set_grid(table.grid.iter().map(|column| unsigned(column.0)).collect())
}

fn extra(table: &wml::Table<'_>) -> super::repairs::Extra {
    let mut look = Xml::new();
    let look_attributes = [
        ("w:val", "0620"),
        ("w:firstRow", "1"),
        ("w:lastRow", "0"),
        ("w:firstColumn", "0"),
        ("w:lastColumn", "0"),
        ("w:noHBand", "1"),
        ("w:noVBand", "1"),
    ];
    look.empty("w:tblLook", &look_attributes);
    let mut extra = vec![("w:tblLook", look.into_string())];
    if !table.description.is_empty() {
        let mut caption = Xml::new();
        caption.empty("w:tblCaption", &[("w:val", &table.description)]);
        extra.push(("w:tblCaption", caption.into_string()));
    }
    extra
}

fn row(it: &wml::Row<'_>, repairs: &mut Repairs) -> TableRow {
    let whole = ("w:cantSplit", "<w:cantSplit/>".to_owned());
    let extra = match it.kind {
        RowKind::Header => vec![whole, ("w:tblHeader", "<w:tblHeader/>".to_owned())],
        RowKind::Whole => vec![whole],
        RowKind::Splits => Vec::new(),
    };
    repairs.rows.push(extra);
    TableRow::new(it.cells.iter().map(|it| cell(it, repairs)).collect())
}

fn cell(it: &wml::Cell<'_>, repairs: &mut Repairs) -> TableCell {
    let mut made = TableCell::new().width(unsigned(it.width.0), WidthType::Dxa).set_borders(borders(it)).vertical_align(match it.anchor {
        VerticalAnchor::Top => VAlignType::Top,
        VerticalAnchor::Middle => VAlignType::Center,
        VerticalAnchor::Bottom => VAlignType::Bottom,
    });
    if let Some((top, bottom)) = it.margin_y {
        made.property = made.property.margin_top(unsigned(top.0), WidthType::Dxa).margin_bottom(unsigned(bottom.0), WidthType::Dxa);
    }
    if it.span > 1 {
        made = made.grid_span(index(it.span));
    }
    match it.merge {
        Merge::Alone => {}
        Merge::First => made = made.vertical_merge(VMergeType::Restart),
        Merge::Covered => made = made.vertical_merge(VMergeType::Continue),
    }
    if let Some(color) = it.shade {
        made = made.shading(Shading::new().shd_type(ShdType::Clear).color("auto").fill(color.hex()));
    }
    for block in &it.blocks {
        made = match block {
            Block::Para(para) => made.add_paragraph(paragraph::build(para, repairs)),
            // Nothing floats out of a cell.
            Block::Table(table) | Block::Float(table, _) => made.add_table(build(table, repairs)),
            // A table of contents stands in a cell as plain paragraphs: its content control is for the body.
            Block::Contents(paras) => paras.iter().fold(made, |made, para| made.add_paragraph(paragraph::build(para, repairs))),
        };
    }
    made
}

fn borders(it: &wml::Cell<'_>) -> TableCellBorders {
    [
        (TableCellBorderPosition::Top, it.edges.top),
        (TableCellBorderPosition::Left, it.edges.left),
        (TableCellBorderPosition::Bottom, it.edges.bottom),
        (TableCellBorderPosition::Right, it.edges.right),
    ]
    .into_iter()
    .fold(TableCellBorders::with_empty(), |borders, (position, border)| {
        borders.set(if border.eighths == 0 {
            TableCellBorder::new(position).border_type(BorderType::Nil).size(0)
        } else {
            TableCellBorder::new(position).size(index(border.eighths)).color(border.color.hex())
        })
    })
}

/// The rules of a table style.
pub(crate) fn style_borders(list: &[(&'static str, Border)]) -> TableBorders {
    list.iter().fold(TableBorders::with_empty(), |borders, (name, border)| {
        let position = match *name {
            "top" => TableBorderPosition::Top,
            "left" => TableBorderPosition::Left,
            "bottom" => TableBorderPosition::Bottom,
            "right" => TableBorderPosition::Right,
            "insideH" => TableBorderPosition::InsideH,
            _ => TableBorderPosition::InsideV,
        };
        borders.set(TableBorder::new(position).size(index(border.eighths)).color(border.color.hex()))
    })
}
