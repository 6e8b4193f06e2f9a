//! Pictures (图): side by side in rows, centred, with their caption below.
//!
//! Pictures that are together wider than the column, or with their caption higher than the page, are made smaller, all in the same
//! proportion.

use std::sync::Arc;

use banxin_base::{Len, Origin, Point, Size};
use banxin_compose::document::{Caption, Drawing, ImageBlock, ImageId, Label, LabelKind, ParagraphStyle, PlacedImage, StyleId};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};
use crate::flow::{Content, Glue, Unit};

/// Between pictures, across and down.
const GAP: Len = Len::deci_pt(120);

/// Rows of pictures, placed.
#[derive(Debug)]
pub(crate) struct SetPicture<'d> {
    /// Each with its place from the column's left edge and the unit's top.
    pub(crate) images: Vec<Placed<'d>>,
    /// Where it was written.
    pub(crate) origin: &'d Origin,
}

/// A picture in its place.
#[derive(Clone, Debug)]
pub(crate) struct Placed<'d> {
    /// Which picture.
    pub(crate) image: ImageId,
    /// Upper left corner.
    pub(crate) at: Point,
    /// Printed size.
    pub(crate) size: Size,
    /// 替代文字
    pub(crate) alt: &'d str,
    /// Its shapes, if it is a vector picture that shapes can show.
    pub(crate) drawing: Option<Arc<Drawing>>,
}

/// Sets a picture block.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d ImageBlock) {
    let style = ctx.inline.document.styles.get(StyleId::Picture);
    let caption = source.caption.as_ref().map(|caption| caption_text(into, ctx, caption));
    let below = caption.as_ref().map_or(Len::ZERO, |text| text.height() + caption_style(ctx).space_before);
    let (images, height) = arrange(source, ctx, ctx.height - below);
    into.anchor(source.anchor);
    let picture = u32::try_from(into.pictures.len()).unwrap_or(u32::MAX);
    let mut unit = Unit::new(Content::Picture { picture }, height);
    unit.space = style.space_before;
    unit.after = style.space_after;
    unit.glue = if caption.is_some() { Glue::Bound } else { Glue::Free };
    into.units.push(unit);
    into.pictures.push(SetPicture { images, origin: &source.origin });
    if let Some(text) = caption {
        let units = into.push_text(text, caption_style(ctx));
        let end = units.end.saturating_sub(1);
        into.glue(units.start..end, Glue::Bound);
        if let Some(last) = into.units.last_mut() {
            last.glue = Glue::Free;
        }
    }
}

fn caption_style<'a>(ctx: &BlockCtx<'a>) -> &'a ParagraphStyle {
    ctx.inline.document.styles.get(StyleId::FigureCaption)
}

fn caption_text<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, caption: &'d Caption) -> SetText<'d> {
    let label = caption_label(caption);
    SetText::set(ctx, &caption.inlines, label.as_ref(), caption_style(ctx), TextKind::PictureCaption, into)
}

/// The label of a caption, one em before its text (CY/T 170); none for a caption without number.
pub(crate) fn caption_label(caption: &Caption) -> Option<Label> {
    (!caption.label.is_empty()).then(|| {
        let gap = if caption.inlines.is_empty() { "" } else { "\u{3000}" };
        Label { text: format!("{}{gap}", caption.label), kind: LabelKind::Heading(0), width: Len::ZERO }
    })
}

/// Places the pictures in their rows, those of a row standing on one line; the same proportion makes all smaller where they do not fit.
fn arrange<'d>(source: &'d ImageBlock, ctx: &BlockCtx<'_>, room: Len) -> (Vec<Placed<'d>>, Len) {
    let rows: Vec<_> = source.images.chunks(source.columns.max(1)).collect();
    let gaps = |count: usize| GAP * (i64::try_from(count).unwrap_or(1) - 1).max(0);
    // What is left of the width beside the gaps, as a share of what the fullest row wants; then the same of the height.
    let mut share = (Len::emu(1), Len::emu(1));
    for row in &rows {
        let wanted: Len = row.iter().map(|image| image.width).sum();
        let across = (ctx.width - gaps(row.len())).max(Len::ZERO);
        share = smaller(share, (across, wanted));
    }
    let high: Len = rows.iter().map(|row| row_height(row)).sum();
    share = smaller(share, ((room - gaps(rows.len())).max(Len::ZERO), high));
    let shrink = |length: Len| length.scale(share.0.to_emu(), share.1.to_emu());
    let mut images = Vec::with_capacity(source.images.len());
    let mut top = Len::ZERO;
    for row in rows {
        let foot = top + shrink(row_height(row));
        let total: Len = row.iter().map(|image| shrink(image.width)).sum::<Len>() + gaps(row.len());
        let mut x = ctx.x + (ctx.width - total) / 2;
        for image in row {
            let size = Size::new(shrink(image.width), shrink(image.height));
            let data = usize::try_from(image.image.0).ok().and_then(|index| ctx.inline.document.images.get(index));
            let drawing = data.and_then(|data| data.drawing.clone());
            images.push(Placed { image: image.image, at: Point::new(x, foot - size.height), size, alt: &image.alt, drawing });
            x += size.width + GAP;
        }
        top = foot + GAP;
    }
    (images, (top - GAP).max(Len::ZERO))
}

fn row_height(row: &[PlacedImage]) -> Len {
    row.iter().map(|image| image.height).max().unwrap_or_default()
}

/// The smaller of a share and that of what there is of what is wanted; what fits takes no more than it wants.
fn smaller(share: (Len, Len), (there, wanted): (Len, Len)) -> (Len, Len) {
    if wanted.fits(there) {
        return share;
    }
    let product = |a: Len, b: Len| i128::from(a.to_emu()) * i128::from(b.to_emu());
    if product(there, share.1) < product(share.0, wanted) { (there, wanted) } else { share }
}
