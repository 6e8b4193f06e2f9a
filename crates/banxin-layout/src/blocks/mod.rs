//! Blocks, set: what stands in them is in lines and rows of known height, cut into units for the flow.
//!
//! In: a block of the document and the width of its column. Out: a [`SetBlock`]. Setting one block needs no other, so blocks are set in parallel
//! and one whose page numbers changed is set again alone.

mod art;
mod callout;
mod charts;
mod columns;
mod endnotes;
mod index;
mod notes;
mod panel;
mod paragraph;
mod pictures;
mod text;
mod toc;

use std::ops::Range;

use banxin_base::{Diagnostic, Len, Size};
use banxin_compose::document::{AnchorId, Block, Grid, Inline, Paragraph, Section};

pub(crate) use art::SetArt;
pub(crate) use callout::{Frame, PADDING as FRAME_PADDING};
pub(crate) use charts::PlacedChart;
pub(crate) use notes::{SetNote, set_note};
pub(crate) use panel::SetPanel;
pub(crate) use pictures::{Placed, SetPicture, caption_label};
pub(crate) use text::{SetText, TextKind, TextTags};

use crate::flow::{Content, Glue, Unit};
use crate::inline::InlineCtx;
use crate::table::{self, SetTable};

/// A block, or the blocks of a callout, in lines and rows.
#[derive(Default)]
pub(crate) struct SetBlock<'d> {
    /// Its paragraphs, captions and table notes.
    pub(crate) texts: Vec<SetText<'d>>,
    /// Its tables.
    pub(crate) tables: Vec<SetTable<'d>>,
    /// Its charts.
    pub(crate) charts: Vec<PlacedChart<'d>>,
    /// Its pictures.
    pub(crate) pictures: Vec<SetPicture<'d>>,
    /// Its panels.
    pub(crate) panels: Vec<SetPanel<'d>>,
    /// Its art.
    pub(crate) arts: Vec<SetArt<'d>>,
    /// Its frames, inner ones behind the outer one.
    pub(crate) frames: Vec<Frame>,
    /// All of it, from top to bottom.
    pub(crate) units: Vec<Unit>,
    /// The anchors it defines, each with the unit at which it stands.
    pub(crate) anchors: Vec<(AnchorId, usize)>,
    /// What was found.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What setting a block needs to know.
#[derive(Clone, Copy)]
pub(crate) struct BlockCtx<'a> {
    /// For lines.
    pub(crate) inline: InlineCtx<'a>,
    /// The grid of the page.
    pub(crate) grid: Grid,
    /// The type area.
    pub(crate) sheet: Size,
    /// Height of the column: of the type area, or of a turned one.
    pub(crate) height: Len,
    /// Width there is.
    pub(crate) width: Len,
    /// From the column's left edge to that width.
    pub(crate) x: Len,
}

/// Sets a block.
pub(crate) fn set_block<'d>(ctx: &BlockCtx<'_>, block: &'d Block) -> SetBlock<'d> {
    let mut set = SetBlock::default();
    set.add(ctx, block);
    set.texts.shrink_to_fit();
    set.units.shrink_to_fit();
    set
}

/// Whether setting the block again with other page numbers could change it.
pub(crate) fn refers_to_pages(block: &Block) -> bool {
    let in_text = |text: &Paragraph| inlines_refer(&text.inlines);
    match block {
        // Notes may name pages; the block does not hold them itself.
        Block::Toc(_) | Block::Notes | Block::Index(_) => true,
        Block::Paragraph(text) => in_text(text),
        Block::Callout(callout) => callout.title.as_ref().is_some_and(in_text) || callout.blocks.iter().any(refers_to_pages),
        Block::Columns(columns) => columns.blocks.iter().any(refers_to_pages),
        Block::Image(block) => {
            let captions = block.images.iter().filter_map(|image| image.caption.as_ref()).chain(&block.caption);
            captions.into_iter().any(|caption| inlines_refer(&caption.inlines))
        }
        Block::Table(table) => {
            let rows = table.header.iter().chain(&table.rows);
            table.caption.as_ref().is_some_and(|caption| inlines_refer(&caption.inlines))
                || inlines_refer(&table.unit)
                || table.notes.iter().chain(&table.source).any(in_text)
                || rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.content).any(in_text)
        }
        Block::Chart(chart) => {
            chart.caption.as_ref().is_some_and(|caption| inlines_refer(&caption.inlines))
                || chart.notes.iter().chain(&chart.source).any(in_text)
        }
        Block::PageBreak(_) | Block::BlankLines(_) | Block::Art(_) | Block::Mark(_) | Block::Row(_) | Block::Colophon(_) => false,
    }
}

/// Whether the text names a page.
pub(crate) fn inlines_refer(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| matches!(inline, Inline::PageOf(..)))
}

/// The width of a section's columns.
pub(crate) fn column_width(section: &Section) -> Len {
    section.page.columns.width(section.page.type_area().width)
}

impl<'d> SetBlock<'d> {
    /// Sets a block below what is already here.
    pub(crate) fn add(&mut self, ctx: &BlockCtx<'_>, block: &'d Block) {
        match block {
            Block::Paragraph(source) => paragraph::add(self, ctx, source),
            Block::Table(source) => table::add(self, ctx, source),
            Block::Image(source) => pictures::add(self, ctx, source),
            Block::Chart(source) => charts::add(self, ctx, source),
            Block::Callout(source) => callout::add(self, ctx, source),
            Block::Columns(source) => columns::add(self, ctx, source),
            Block::Toc(source) => toc::add(self, ctx, source),
            Block::Notes => endnotes::add(self, ctx),
            Block::Index(source) => index::add(self, ctx, source),
            Block::Mark(source) => panel::add_mark(self, ctx, source),
            Block::Row(source) => panel::add_row(self, ctx, source),
            Block::Colophon(source) => panel::add_colophon(self, ctx, source),
            Block::Art(source) => art::add(self, ctx, source),
            Block::PageBreak(to) => {
                let mut unit = Unit::new(Content::Blank, Len::ZERO);
                unit.starts = Some(*to);
                unit.glue = Glue::Bound;
                self.units.push(unit);
            }
            Block::BlankLines(count) => {
                let count = usize::try_from(*count).unwrap_or(usize::MAX).min(MOST_BLANK_LINES);
                self.units.extend((0..count).map(|_| Unit::new(Content::Blank, ctx.grid.line_pitch)));
            }
        }
    }

    /// Notes that an anchor stands at the next unit to be added.
    pub(crate) fn anchor(&mut self, anchor: Option<AnchorId>) {
        self.anchors.extend(anchor.map(|anchor| (anchor, self.units.len())));
    }

    /// Holds on to what follows the units in `range` more strongly than `glue` only where they did already.
    pub(crate) fn glue(&mut self, range: Range<usize>, glue: Glue) {
        for unit in self.units.get_mut(range).into_iter().flatten() {
            unit.glue = unit.glue.max(glue);
        }
    }
}

/// Blank lines beyond this are left out: no page layout means them.
const MOST_BLANK_LINES: usize = 10_000;
