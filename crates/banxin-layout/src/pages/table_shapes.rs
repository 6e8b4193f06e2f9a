//! The shapes of all tables, for the Word file: widths of columns, the side of the first page, rows that split.

use crate::blocks::SetBlock;
use crate::engine::SetSection;
use crate::flow::{Content, PlacedUnit, Plan};
use crate::page_map::TableShape;

/// The shapes of all tables, in document order.
pub(crate) fn table_shapes(sections: &[SetSection<'_>], plan: &Plan) -> Vec<TableShape> {
    let shape = |block: &SetBlock<'_>| -> Vec<TableShape> {
        block.tables.iter().map(|table| TableShape { columns: table.widths.clone(), ..TableShape::default() }).collect()
    };
    let mut shapes: Vec<Vec<Vec<TableShape>>> = sections.iter().map(|set| set.blocks.iter().map(shape).collect()).collect();
    // Backwards, so that the first page of a table is the one that stays.
    for page in plan.pages.iter().rev() {
        for placed in page.regions.iter().flat_map(|region| &region.units) {
            let unit = sections.get(page.section).and_then(|set| set.blocks.get(placed.block)?.units.get(placed.unit));
            let (table, split) = match unit.map(|unit| unit.content) {
                Some(Content::TableHead { table } | Content::Row { table, .. }) => (table, None),
                Some(Content::RowSlice { table, row, .. }) => (table, usize::try_from(row).ok()),
                _ => continue,
            };
            let of_block = shapes.get_mut(page.section).and_then(|blocks| blocks.get_mut(placed.block));
            let shape = usize::try_from(table).ok().and_then(|table| of_block?.get_mut(table));
            if let Some(shape) = shape {
                shape.on_even = page.is_even();
                shape.split_rows.extend(split);
            }
        }
        for region in &page.regions {
            note_part(sections, (page.section, &region.units), &mut shapes);
        }
    }
    let mut shapes: Vec<TableShape> = shapes.into_iter().flatten().flatten().collect();
    for shape in &mut shapes {
        shape.split_rows.sort_unstable();
        shape.split_rows.dedup();
        shape.parts.sort_unstable();
    }
    shapes
}

/// Notes the row with which a column begins, if it goes on with a table.
fn note_part(sections: &[SetSection<'_>], (section, placed): (usize, &[PlacedUnit]), shapes: &mut [Vec<Vec<TableShape>>]) {
    let Some(first) = placed.first() else { return };
    let unit = sections.get(section).and_then(|set| set.blocks.get(first.block)?.units.get(first.unit));
    let Some(Content::Row { table, row }) = unit.map(|unit| unit.content) else { return };
    let of_block = shapes.get_mut(section).and_then(|blocks| blocks.get_mut(first.block));
    let shape = usize::try_from(table).ok().and_then(|table| of_block?.get_mut(table));
    if let (Some(shape), Ok(row)) = (shape, usize::try_from(row))
        && row > 0
    {
        shape.parts.push(row);
    }
}
