//! Pictures (图): side by side in rows, centred, each with its own caption if it has one, with the caption of all of them below.
//!
//! Pictures that are wider than their slot, or with their captions higher than the page, are made smaller, all in the same proportion. Only where
//! little would be left of them do the rows go on over pages.

use std::sync::Arc;

use banxin_base::{Len, Point, Size};
use banxin_compose::document::{Caption, Crop, Drawing, ImageBlock, ImageId, Label, LabelKind, ParagraphStyle, PlacedImage, StyleId};

use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};
use crate::flow::{Content, Glue, Unit};

/// Pictures that would have to be made smaller than this, for all rows to stand on one page, stand on several.
const SMALLEST: (i64, i64) = (3, 5);

/// A row of pictures, placed.
#[derive(Debug)]
pub(crate) struct SetPicture<'d> {
    /// Each with its place from the column's left edge and the unit's top.
    pub(crate) images: Vec<Placed<'d>>,
}

/// A picture in its place.
#[derive(Debug)]
pub(crate) struct Placed<'d> {
    /// Which picture.
    pub(crate) image: ImageId,
    /// Upper left corner.
    pub(crate) at: Point,
    /// Printed size.
    pub(crate) size: Size,
    /// What of it is printed.
    pub(crate) crop: Crop,
    /// 替代文字
    pub(crate) alt: &'d str,
    /// Its shapes, if it is a vector picture that shapes can show.
    pub(crate) drawing: Option<Arc<Drawing>>,
    /// Its own caption below it, and the place of that.
    pub(crate) caption: Option<(SetText<'d>, Len)>,
}

/// Sets a picture block: a unit for each row.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d ImageBlock) {
    let style = ctx.inline.document.styles.get(StyleId::Picture);
    let caption = source.caption.as_ref().map(|caption| caption_text(into, ctx, caption));
    let below = caption.as_ref().map_or(Len::ZERO, |text| text.height() + caption_style(ctx).space_before);
    let grid = Grid::new(ctx, source);
    let (rows, together) = grid.rows(into, ctx, source, below);
    into.anchor(source.anchor);
    let last = rows.len().saturating_sub(1);
    for (number, (images, height)) in rows.into_iter().enumerate() {
        for placed in source.images.iter().skip(number * grid.columns).take(grid.columns) {
            into.anchor(placed.anchor);
        }
        let picture = u32::try_from(into.pictures.len()).unwrap_or(u32::MAX);
        let mut unit = Unit::new(Content::Picture { picture }, height);
        unit.space = if number == 0 { style.space_before } else { ImageBlock::ROW_GAP };
        let after = if source.has_own_captions_last() { caption_style(ctx).space_after } else { style.space_after };
        unit.after = if number == last { after } else { Len::ZERO };
        unit.glue = match (number == last, together) {
            (true, _) if caption.is_none() => Glue::Free,
            (false, false) => Glue::Rather,
            _ => Glue::Bound,
        };
        let lines = images.iter().filter_map(|placed| placed.caption.as_ref()).flat_map(|(text, _)| &text.lines);
        unit.notes = lines.flat_map(|line| line.notes.iter().copied()).collect();
        into.units.push(unit);
        into.pictures.push(SetPicture { images });
    }
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

/// The label of a caption with what stands between it and the text; none for a caption without number.
pub(crate) fn caption_label(caption: &Caption) -> Option<Label> {
    (!caption.label.is_empty()).then(|| {
        let text = format!("{}{}", caption.label, caption.gap());
        Label { text, kind: LabelKind::Heading(0), width: Len::ZERO }
    })
}

/// Columns of equal width; the pictures of a row that is not full stand in its middle.
struct Grid {
    columns: usize,
    /// From column to column.
    pitch: Len,
    /// What a picture may take of it.
    slot: Len,
}

impl Grid {
    fn new(ctx: &BlockCtx<'_>, source: &ImageBlock) -> Grid {
        let columns = source.columns.max(1);
        let pitch = ctx.width / i64::try_from(columns).unwrap_or(1);
        // A picture alone has no neighbour to keep off.
        let gutter = if columns == 1 { Len::ZERO } else { source.gutter };
        Grid { columns, pitch, slot: (pitch - gutter).max(Len::ZERO) }
    }

    /// The rows, each with its height, and whether all of them stand on one page.
    fn rows<'d>(&self, into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d ImageBlock, below: Len) -> (Vec<Row<'d>>, bool) {
        let mut rows: Vec<Vec<(&PlacedImage, Option<SetText<'d>>)>> = Vec::new();
        for row in source.images.chunks(self.columns) {
            let left = ctx.x + (ctx.width - self.pitch * i64::try_from(row.len()).unwrap_or(1)) / 2 + (self.pitch - self.slot) / 2;
            let captioned = (0_i64..).zip(row).map(|(n, image)| {
                let inner = BlockCtx { width: self.slot, x: left + self.pitch * n, ..*ctx };
                (image, image.caption.as_ref().map(|caption| caption_text(into, &inner, caption)))
            });
            rows.push(captioned.collect());
        }
        let widest = source.images.iter().map(|image| image.width).max().unwrap_or_default();
        let by_width = smaller((Len::emu(1), Len::emu(1)), (self.slot, widest));
        let words = |row: &[(&PlacedImage, Option<SetText<'_>>)]| {
            row.iter().filter_map(|(_, text)| text.as_ref()).map(|text| text.height() + ImageBlock::CAPTION_GAP).max().unwrap_or_default()
        };
        let high = |row: &[(&PlacedImage, Option<SetText<'_>>)]| row.iter().map(|(image, _)| image.height).max().unwrap_or_default();
        let gaps = ImageBlock::ROW_GAP * (i64::try_from(rows.len()).unwrap_or(1) - 1).max(0);
        let fixed = rows.iter().map(|row| words(row)).sum::<Len>() + gaps + below;
        let wanted: Len = rows.iter().map(|row| high(row)).sum();
        let all = smaller(by_width, ((ctx.height - fixed).max(Len::ZERO), wanted));
        let together = rows.len() == 1 || all.0.to_emu().saturating_mul(SMALLEST.1) >= all.1.to_emu().saturating_mul(SMALLEST.0);
        let share = if together {
            all
        } else {
            let tightest = |share, row: &Vec<_>| smaller(share, ((ctx.height - words(row) - below).max(Len::ZERO), high(row)));
            rows.iter().fold(by_width, tightest)
        };
        let shrink = |length: Len| length.scale(share.0.to_emu(), share.1.to_emu());
        let mut placed = Vec::with_capacity(rows.len());
        for row in rows {
            let (foot, height) = (shrink(high(&row)), shrink(high(&row)) + words(&row));
            placed.push((self.row(ctx, row, foot, &shrink), height));
        }
        (placed, together)
    }

    /// The pictures of a row stand on one line, each in the middle of its slot.
    fn row<'d>(
        &self,
        ctx: &BlockCtx<'_>,
        row: Vec<(&'d PlacedImage, Option<SetText<'d>>)>,
        foot: Len,
        shrink: &dyn Fn(Len) -> Len,
    ) -> Vec<Placed<'d>> {
        let mut left = ctx.x + (ctx.width - self.pitch * i64::try_from(row.len()).unwrap_or(1)) / 2;
        let mut images = Vec::with_capacity(row.len());
        for (image, caption) in row {
            let size = Size::new(shrink(image.width), shrink(image.height));
            let data = usize::try_from(image.image.0).ok().and_then(|index| ctx.inline.document.images.get(index));
            let drawing = data.and_then(|data| data.drawing.clone());
            let at = Point::new(left + (self.pitch - size.width) / 2, foot - size.height);
            let caption = caption.map(|text| (text, foot + ImageBlock::CAPTION_GAP));
            images.push(Placed { image: image.image, at, size, crop: image.crop, alt: &image.alt, drawing, caption });
            left += self.pitch;
        }
        images
    }
}

/// Pictures of a row, and its height.
type Row<'d> = (Vec<Placed<'d>>, Len);

/// The smaller of a share and that of what there is of what is wanted; what fits takes no more than it wants.
fn smaller(share: (Len, Len), (there, wanted): (Len, Len)) -> (Len, Len) {
    if wanted.fits(there) {
        return share;
    }
    let product = |a: Len, b: Len| i128::from(a.to_emu()) * i128::from(b.to_emu());
    if product(there, share.1) < product(share.0, wanted) { (there, wanted) } else { share }
}
