//! Pages: moves the lines of set blocks to where the plan puts them.
//!
//! In: set sections and the final plan. Out: the pages with everything on them, the logical tree and the outline. Pages are drawn in order, because
//! the tree is in reading order; only the page numbers are set afterwards, in parallel.

mod art;
mod footer;
mod frames;
mod header;
mod line;
mod notes;
mod painter;
mod panel;
mod table_shapes;
mod tags;
mod texts;
mod turn;
mod watermark;
mod words;

use banxin_base::{Len, Point, Size};
use banxin_compose::document::{AnchorId, Document, Drawing, NoteId, PageStyle, Section, Shape};

pub(crate) use line::baseline;
pub(crate) use painter::Painter;
pub(crate) use table_shapes::table_shapes;

use crate::blocks::{Placed, SetBlock, SetNote, column_width};
use crate::chart;
use crate::engine::SetSection;
use crate::flow::{Content, PlacedUnit, Plan, PlannedPage, Unit};
use crate::frame::{Group, Item, OutlineItem, Page, Path, PlacedPicture, Transform};
use crate::inline::InlineCtx;
use crate::lines::Sources;
use crate::structure::{Role, StructureNode, StructureTree, TagId};
use crate::table::{PartUnit, draw_part};
use turn::Turned;

/// The drawn document.
pub(crate) struct Drawn {
    /// Its pages.
    pub(crate) pages: Vec<Page>,
    /// Its logical tree.
    pub(crate) structure: StructureTree,
    /// Its headings.
    pub(crate) outline: Vec<OutlineItem>,
    /// Its lines, with the texts they are of.
    pub(crate) lines: Sources,
}

/// Where the anchors stand: page index and place, by anchor.
pub(crate) type Places = Vec<Option<(usize, Point)>>;

/// Draws the plan.
pub(crate) fn draw(ctx: &InlineCtx<'_>, sections: &mut [SetSection<'_>], notes: &mut [SetNote<'_>], plan: &Plan, places: &Places) -> Drawn {
    let mut painter = Painter::new(places, notes);
    let mut pages = Vec::with_capacity(plan.pages.len());
    let parts = sections.len() > 1;
    let mut done = done(sections, plan);
    let mut section = usize::MAX;
    for (index, planned) in plan.pages.iter().enumerate() {
        let Some(set) = sections.get_mut(planned.section) else { continue };
        if section != planned.section {
            section = planned.section;
            painter.tags.begin_part(parts);
        }
        let style = &set.section.page;
        painter.begin_page(index, Page { size: style.size, label: planned.label.clone(), items: Vec::new(), lines: Vec::new() });
        draw_regions(&mut painter, set, planned);
        for block in done.get_mut(index).map(std::mem::take).unwrap_or_default() {
            set.blocks[block] = SetBlock::default();
        }
        pages.push(painter.end_page());
    }
    let (structure, outline, lines) = painter.finish();
    footer::add(ctx, sections, plan, &header::bare(sections, plan), &mut pages);
    header::add(ctx, sections, plan, &mut pages);
    watermark::add(ctx, &mut pages);
    Drawn { pages, structure, outline, lines }
}

/// By page: the blocks of its section that end there, so that what is drawn is not kept twice.
fn done(sections: &[SetSection<'_>], plan: &Plan) -> Vec<Vec<usize>> {
    let mut last: Vec<Vec<Option<usize>>> = sections.iter().map(|set| vec![None; set.blocks.len()]).collect();
    for (index, page) in plan.pages.iter().enumerate() {
        let Some(last) = last.get_mut(page.section) else { continue };
        for placed in page.regions.iter().flat_map(|region| &region.units) {
            if let Some(last) = last.get_mut(placed.block) {
                *last = Some(index);
            }
        }
    }
    let mut done = vec![Vec::new(); plan.pages.len()];
    for (block, page) in last.iter().flat_map(|blocks| blocks.iter().enumerate()) {
        if let Some(page) = page.and_then(|page| done.get_mut(page)) {
            page.push(block);
        }
    }
    done
}

/// Left edge of the type area: the binding side is on the left of odd pages.
pub(crate) fn type_area_left(style: &PageStyle, page: &PlannedPage) -> Len {
    if style.mirrored && page.is_even() { style.outer } else { style.inner }
}

/// Left edge of a column.
fn region_left(set: &SetSection<'_>, page: &PlannedPage, region: usize) -> Len {
    let step = column_width(set.section) + set.section.page.columns.gutter;
    type_area_left(&set.section.page, page) + step * i64::try_from(region).unwrap_or(0)
}

/// The places of all anchors in the plan.
pub(crate) fn places(document: &Document, sections: &[SetSection<'_>], plan: &Plan) -> Places {
    let mut places = vec![None; document.anchors.len()];
    for (index, page) in plan.pages.iter().enumerate() {
        let Some(set) = sections.get(page.section) else { continue };
        for (column, region) in page.regions.iter().enumerate() {
            let left = region_left(set, page, column);
            for placed in &region.units {
                let Some(block) = set.blocks.get(placed.block) else { continue };
                let defined = block.anchors.iter().filter(|(_, unit)| *unit == placed.unit).map(|(anchor, _)| *anchor);
                let unit = block.units.get(placed.unit);
                let indexed = unit.into_iter().flat_map(|unit| unit.places.iter().copied());
                for anchor in defined.chain(end_marks(document, unit)).chain(indexed) {
                    let slot = usize::try_from(anchor.0).ok().and_then(|anchor| places.get_mut(anchor));
                    if let Some(slot) = slot.filter(|slot| slot.is_none()) {
                        let at = Point::new(left + placed.x, set.section.page.top + placed.y);
                        let turned = turned(set.section, page).map(|turned| turned.point(Point::new(Len::ZERO, placed.y)));
                        *slot = Some((index, turned.unwrap_or(at)));
                    }
                }
            }
        }
    }
    places
}

/// The places of the marks of endnotes in a unit.
fn end_marks<'a>(document: &'a Document, unit: Option<&'a Unit>) -> impl Iterator<Item = AnchorId> + 'a {
    let notes = unit.into_iter().flat_map(|unit| &unit.notes);
    let note = |id: &NoteId| usize::try_from(id.0).ok().and_then(|id| document.notes.get(id));
    notes.filter_map(note).filter_map(|note| note.end.as_ref()?.mark.anchor())
}

/// How a turned page lies.
fn turned(section: &Section, page: &PlannedPage) -> Option<Turned> {
    let style = &section.page;
    page.turned.then(|| Turned::new(Point::new(type_area_left(style, page), style.top), style.type_area()))
}

fn draw_regions(painter: &mut Painter<'_, '_>, set: &mut SetSection<'_>, page: &PlannedPage) {
    let turned = turned(set.section, page);
    for (column, region) in page.regions.iter().enumerate() {
        let upright = Point::new(region_left(set, page, column), set.section.page.top);
        let origin = turned.map_or(upright, |_| Point::default());
        let mut rest = region.units.as_slice();
        while let Some(first) = rest.first() {
            let count = rest.iter().take_while(|placed| placed.block == first.block && placed.x == first.x).count();
            let (units, others) = rest.split_at(count);
            let origin = Point::new(origin.x + first.x, origin.y);
            if let Some(block) = set.blocks.get_mut(first.block) {
                frames::draw(painter, block, units, origin);
                draw_units(painter, block, units, origin);
            }
            rest = others;
        }
        notes::draw(painter, region, origin, region_size(set.section, page));
    }
    if let Some(turned) = turned {
        painter.turn(turned);
    }
}

/// How wide and high the columns of a page are, as they are drawn.
fn region_size(section: &Section, page: &PlannedPage) -> Size {
    let area = section.page.type_area();
    if page.turned { Size::new(area.height, area.width) } else { Size::new(column_width(section), area.height) }
}

/// Draws the units of a block that stand in one column.
fn draw_units(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, placed: &[PlacedUnit], origin: Point) {
    let mut rest = placed;
    while let Some(first) = rest.first() {
        let Some(unit) = block.units.get(first.unit) else { return };
        let mut taken = 1;
        match unit.content {
            Content::Blank => {}
            Content::Art { art } => art::draw(painter, block, art),
            Content::Line { paragraph, line } => texts::draw(painter, block, paragraph, line, Point::new(origin.x, origin.y + first.y)),
            Content::Panel { panel } => panel::draw(painter, block, panel, Point::new(origin.x, origin.y + first.y)),
            Content::Chart { chart } => draw_chart(painter, block, chart, Point::new(origin.x, origin.y + first.y)),
            Content::Picture { picture } => draw_pictures(painter, block, picture, Point::new(origin.x, origin.y + first.y)),
            Content::TableHead { table } | Content::Row { table, .. } | Content::RowSlice { table, .. } => {
                let part = table_part(block, rest, table, origin.y);
                taken = part.len();
                if let Some(table) = usize::try_from(table).ok().and_then(|table| block.tables.get_mut(table)) {
                    draw_part(painter, table, &part, origin.x);
                }
            }
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
}

/// The units from the first on that are rows of this table.
fn table_part(block: &SetBlock<'_>, placed: &[PlacedUnit], table: u32, top: Len) -> Vec<PartUnit> {
    let mut part = Vec::new();
    for at in placed {
        let Some(unit) = block.units.get(at.unit) else { break };
        match unit.content {
            Content::TableHead { table: of } | Content::Row { table: of, .. } | Content::RowSlice { table: of, .. } if of == table => {
                part.push(PartUnit { content: unit.content, top: top + at.y, height: unit.height });
            }
            _ => break,
        }
    }
    part
}

/// Moves a chart onto the page: a figure in the logical tree, whose words its alternative text replaces.
fn draw_chart(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, chart: u32, at: Point) {
    let Some(placed) = usize::try_from(chart).ok().and_then(|chart| block.charts.get_mut(chart)) else { return };
    let parent = painter.block_parent();
    let alt = placed.source.alt.clone();
    let tag = painter.tags.push(StructureNode { alt, ..StructureNode::new(Role::Figure, parent) });
    let mut items = std::mem::take(&mut placed.set.items);
    chart::tagged(&mut items, tag);
    painter.push(Item::Group(Group { transform: Transform::moved(at + placed.at), size: placed.set.size, items, tag }));
}

fn draw_pictures(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, picture: u32, at: Point) {
    let Some(picture) = usize::try_from(picture).ok().and_then(|picture| block.pictures.get_mut(picture)) else { return };
    for image in &mut picture.images {
        draw_picture(painter, image, at);
        if let Some((text, top)) = &mut image.caption {
            texts::draw_whole(painter, text, Role::Caption, Point::new(at.x, at.y + *top));
        }
    }
}

/// Draws a picture: a figure in the logical tree; `at` is the corner that its place is told from.
fn draw_picture(painter: &mut Painter<'_, '_>, image: &Placed<'_>, at: Point) {
    let parent = painter.block_parent();
    let node = StructureNode { alt: image.alt.to_owned(), ..StructureNode::new(Role::Figure, parent) };
    let tag = painter.tags.push(node);
    painter.push(match &image.drawing {
        Some(drawing) => Item::Group(shapes(drawing, at + image.at, image.size, tag)),
        None => Item::Image(PlacedPicture { at: at + image.at, size: image.size, crop: image.crop, image: image.image, tag }),
    });
}

/// A vector picture, stretched to its printed size.
fn shapes(drawing: &Drawing, at: Point, size: Size, tag: TagId) -> Group {
    let shape = |shape: Shape| Item::Path(Path { segments: shape.outline, fill: Some(shape.color), stroke: None, tag });
    let items = drawing.stretched(size).shapes.into_iter().map(shape).collect();
    Group { transform: Transform::moved(at), size, items, tag }
}
