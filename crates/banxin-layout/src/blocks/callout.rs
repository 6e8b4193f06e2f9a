//! Callouts (提示框): text in a thin frame that may go on over pages.
//!
//! The frame, its ground and its bar are drawn around whatever part of it stands on a page; each part has its own padding and is closed on all sides.

use std::ops::Range;

use banxin_base::Len;
use banxin_compose::document::{Block, Callout, CalloutLook};

use super::{BlockCtx, SetBlock, paragraph};
use crate::flow::{Content, Glue, Unit};

/// Between a frame and its text, on all sides.
pub(crate) const PADDING: Len = Len::deci_pt(80);

/// A frame around units.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// The units in it, its padding included.
    pub(crate) units: Range<usize>,
    /// How many frames are around it.
    pub(crate) depth: i64,
    /// From the column's left edge.
    pub(crate) x: Len,
    /// Its outer width.
    pub(crate) width: Len,
    /// What is drawn of it.
    pub(crate) look: CalloutLook,
}

/// Sets a callout.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Callout) {
    let start = into.units.len();
    let frame = into.frames.len();
    let depth = into.frames.iter().filter(|frame| frame.units.end > start).count();
    into.frames.push(Frame {
        units: start..usize::MAX,
        depth: i64::try_from(depth).unwrap_or(0),
        x: ctx.x,
        width: ctx.width,
        look: source.look,
    });
    let inner = BlockCtx { width: ctx.width - PADDING * 2, x: ctx.x + PADDING, ..*ctx };
    into.units.push(Unit { space: source.look.space, ..padding(Glue::Bound) });
    if let Some(title) = &source.title {
        let from = into.units.len();
        paragraph::add(into, &inner, title);
        into.glue(from..into.units.len(), Glue::Keep);
    }
    for block in &source.blocks {
        // A frame cannot be broken by a page break in its middle and still be one frame.
        if !matches!(block, Block::PageBreak(_)) {
            into.add(&inner, block);
        }
    }
    into.glue(into.units.len() - 1..into.units.len(), Glue::Bound);
    into.units.push(Unit { after: source.look.space, ..padding(Glue::Free) });
    let end = into.units.len();
    into.frames[frame].units.end = end;
    reserve_padding(&mut into.units[start..end]);
}

fn padding(glue: Glue) -> Unit {
    let mut unit = Unit::new(Content::Blank, PADDING);
    unit.glue = glue;
    unit
}

/// A page that starts or ends inside the frame needs room for the frame's padding there.
fn reserve_padding(units: &mut [Unit]) {
    let last = units.len().saturating_sub(1);
    for (at, unit) in units.iter_mut().enumerate() {
        unit.starts = if at == 0 { unit.starts } else { None };
        if at > 0 {
            unit.opening += PADDING;
        }
        if at < last {
            unit.closing += PADDING;
        }
    }
}
