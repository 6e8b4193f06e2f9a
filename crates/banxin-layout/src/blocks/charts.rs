//! Charts (图): as wide as the column, with their caption, notes and source below.

use banxin_base::{Len, Point};
use banxin_compose::document::{Chart, StyleId};

use super::pictures::caption_label;
use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};
use crate::chart::{self, SetChart};
use crate::flow::{Content, Glue, Unit};

/// A chart, drawn, in its place.
#[derive(Debug)]
pub(crate) struct PlacedChart<'d> {
    /// What is drawn.
    pub(crate) set: SetChart,
    /// From the column's left edge and the unit's top.
    pub(crate) at: Point,
    /// The chart.
    pub(crate) source: &'d Chart,
}

/// Sets a chart block.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Chart) {
    let styles = &ctx.inline.document.styles;
    let (picture, caption_style) = (styles.get(StyleId::Picture), styles.get(StyleId::FigureCaption));
    let mut below = Vec::new();
    if let Some(caption) = &source.caption {
        let label = caption_label(caption);
        below.push((SetText::set(ctx, &caption.inlines, label.as_ref(), caption_style, TextKind::PictureCaption, into), caption_style));
    }
    for note in source.notes.iter().chain(&source.source) {
        let style = ctx.inline.document.style_of(note);
        let mut text = SetText::set(ctx, &note.inlines, note.label.as_ref(), style, TextKind::Plain, into);
        text.source = Some(note);
        below.push((text, style));
    }
    let room = below.iter().map(|(text, style)| text.height() + style.space_before).sum::<Len>();
    let height = source.height.min(ctx.height - room).max(Len::ZERO);
    let mut set = chart::set(ctx.inline, source, ctx.width, height);
    into.diagnostics.append(&mut set.diagnostics);
    into.anchor(source.anchor);
    let number = u32::try_from(into.charts.len()).unwrap_or(u32::MAX);
    let mut unit = Unit::new(Content::Chart { chart: number }, height);
    unit.space = picture.space_before;
    unit.after = picture.space_after;
    unit.glue = if below.is_empty() { Glue::Free } else { Glue::Bound };
    into.units.push(unit);
    into.charts.push(PlacedChart { set, at: Point::new(ctx.x, Len::ZERO), source });
    let start = into.units.len();
    for (text, style) in below {
        into.push_text(text, style);
    }
    let end = into.units.len();
    into.glue(start..end.saturating_sub(1), Glue::Bound);
    if let Some(last) = into.units.get_mut(start..).and_then(<[Unit]>::last_mut) {
        last.glue = Glue::Free;
    }
}
