//! Text in columns (分栏): its blocks, set as wide as a column, for the flow to place.

use banxin_compose::document::ColumnBlock;

use super::{BlockCtx, SetBlock};
use crate::flow::Band;

/// Sets a block in columns. A sideways table among its blocks has pages of its own.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d ColumnBlock) {
    let width = source.columns.width(ctx.width);
    let inner = BlockCtx { width, ..*ctx };
    let start = into.units.len();
    for block in &source.blocks {
        into.add(&inner, block);
    }
    let band = Band { count: source.columns.count, step: width + source.columns.gutter };
    for unit in into.units.get_mut(start..).into_iter().flatten().filter(|unit| !unit.turned) {
        unit.band = Some(band);
    }
}
