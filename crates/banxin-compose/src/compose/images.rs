//! Pictures: looked up, checked, and given their printed size; several stand in a grid.

use banxin_base::{Diagnostic, Len, Origin, Ratio, Size, codes};
use banxin_model::{Fit, Measure};
use banxin_picture::{Facts, inspect};

use super::Composer;
use super::number::{Numbered, part_label};
use crate::document::{Block, Caption, Crop, ImageBlock, ImageData, ImageFormat, ImageId, PlacedImage, StyleId};
use crate::resolve::tree::{ImageNode, ImagesNode};

/// Print wants so many pixels an inch.
const PRINT_DPI: i64 = 300;
/// Between pictures that stand side by side: an em of the largest cell text, by which Word sets them apart, and a point to spare.
const GUTTER: Len = Len::deci_pt(150);

/// The box that a picture takes with `fit: cover` where no height is given: that of a photograph.
const PHOTOGRAPH: (i64, i64) = (2, 3);

impl Composer<'_> {
    /// One picture, or several in a grid.
    pub(super) fn images(&mut self, node: &ImagesNode) -> Option<Block> {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let columns = node.columns.map_or_else(|| columns_for(node.images.len()), usize::from);
        let across = i64::try_from(columns).ok()?;
        let measure = self.measure();
        let gutter = if across > 1 { GUTTER } else { Len::ZERO };
        let slot = measure / across - gutter;
        let mut images = Vec::with_capacity(node.images.len());
        for image in &node.images {
            let part = self.plan.things.pop_front().unwrap_or_default();
            if let Some(placed) = self.placed(image, slot) {
                let caption = self.part_caption(node, image, &part);
                images.push(PlacedImage { caption, anchor: part.anchor, ..placed });
            }
        }
        if images.is_empty() {
            return None;
        }
        let caption = self.caption("图", &numbered, node.caption.as_deref(), StyleId::FigureCaption);
        Some(Block::Image(ImageBlock { images, columns, gutter, caption, anchor: numbered.anchor, origin: node.origin.clone() }))
    }

    /// What stands below one picture of several: its letter in the figure that they are, its own number, or its text alone.
    fn part_caption(&mut self, node: &ImagesNode, image: &ImageNode, part: &Numbered) -> Option<Caption> {
        if !node.is_one_figure() && part.number > 0 {
            return self.caption("图", part, image.caption.as_deref(), StyleId::FigureCaption);
        }
        let label = if part.number > 0 { part_label(part.number) } else { String::new() };
        let inlines = self.inlines(image.caption.as_deref().unwrap_or_default(), StyleId::FigureCaption);
        (!label.is_empty() || !inlines.is_empty()).then(|| Caption::part(label, inlines))
    }

    fn placed(&mut self, node: &ImageNode, slot: Len) -> Option<PlacedImage> {
        if node.alt.trim().is_empty() {
            self.found.push(Diagnostic::new(&codes::IMAGE_MISSING_ALT, node.origin.clone()).with("file", &node.src));
        }
        let id = self.image(&node.src, &node.origin)?;
        let data = self.images.get(id.0 as usize)?;
        let (pixels, vector) = ((i64::from(data.width_px), i64::from(data.height_px)), data.format == ImageFormat::Svg);
        let fit = if vector { Fit::Contain } else { node.fit };
        if fit != node.fit {
            self.found.push(Diagnostic::new(&codes::IMAGE_UNCUT, node.origin.key("fit")).with("file", &node.src));
        }
        let (size, crop) = match fit {
            Fit::Contain => (contained(node, pixels, vector, slot), Crop::NONE),
            Fit::Cover => covering(node, pixels, slot),
        };
        let [(_, shown), _] = crop.window((u32::try_from(pixels.0).ok()?, u32::try_from(pixels.1).ok()?));
        let dpi = i64::from(shown).saturating_mul(914_400) / size.width.to_emu().max(1);
        if dpi < PRINT_DPI - 1 && !vector {
            let problem = Diagnostic::new(&codes::IMAGE_LOW_RESOLUTION, node.origin.key("src"));
            self.found.push(problem.with("file", &node.src).with("dpi", dpi));
        }
        Some(PlacedImage { crop, ..PlacedImage::whole(id, size.width, size.height, &node.alt) })
    }

    /// The picture of this name, read once. A missing file was reported when the report was loaded.
    pub(super) fn image(&mut self, src: &str, at: &Origin) -> Option<ImageId> {
        if let Some(known) = self.image_ids.get(src) {
            return *known;
        }
        let bytes = self.resolved.images.get(src);
        let id = bytes.and_then(|bytes| match inspect(bytes) {
            Ok(Facts { format, width, height, orientation }) => {
                let id = ImageId(u32::try_from(self.images.len()).ok()?);
                self.images.push(ImageData { orientation, ..ImageData::upright(src, bytes.clone(), format, (width, height)) });
                Some(id)
            }
            Err(refusal) => {
                self.found.push(refusal.of(src, at.key("src")));
                None
            }
        });
        self.image_ids.insert(src.to_owned(), id);
        id
    }
}

/// The size of a whole picture: in its own shape, inside the box that is asked for and the slot that there is.
fn contained(node: &ImageNode, (across, down): (i64, i64), vector: bool, slot: Len) -> Size {
    // Pixels at printing resolution; CSS pixels of a vector picture are 1/96 inch.
    let natural = Len::deci_pt(720 * across / if vector { 96 } else { PRINT_DPI });
    let (asked_width, asked_height) = (node.width.map(|width| length(width, slot)), node.height.map(|height| length(height, slot)));
    let by_height = asked_height.map(|height| height.scale(across, down));
    let width = match (asked_width, by_height) {
        (Some(width), Some(by_height)) => width.min(by_height),
        (Some(width), None) | (None, Some(width)) => width,
        (None, None) => natural,
    };
    let width = width.min(slot);
    Size::new(width, width.scale(down, across))
}

/// The size of a box that a picture fills, and what is cut off it.
fn covering(node: &ImageNode, (across, down): (i64, i64), slot: Len) -> (Size, Crop) {
    let asked = node.width.map_or(slot, |width| length(width, slot));
    let width = asked.min(slot);
    let high = node.height.map(|height| length(height, slot).scale(width.to_emu(), asked.to_emu().max(1)));
    let height = high.unwrap_or_else(|| width.scale(PHOTOGRAPH.0, PHOTOGRAPH.1));
    // The picture's side against the box's, each times the other's other side: the longer is cut.
    let (wide, tall) = (i128::from(across) * i128::from(height.to_emu()), i128::from(down) * i128::from(width.to_emu()));
    let cut = |longer: i128, shorter: i128| u32::try_from((longer - shorter) * i128::from(Crop::WHOLE) / (longer * 2).max(1)).unwrap_or(0);
    let crop = if wide > tall { Crop { across: cut(wide, tall), down: 0 } } else { Crop { across: 0, down: cut(tall, wide) } };
    (Size::new(width, height), crop)
}

fn length(measure: Measure, slot: Len) -> Len {
    match measure {
        Measure::Mm(mm) => Len::mm(mm),
        Measure::Pt(pt) => Len::pt(pt),
        Measure::Percent(percent) => slot.times(Ratio::percent(percent)),
    }
}

/// Up to three pictures stand in one row; more of them in rows of two to four, the last of which is as full as can be.
fn columns_for(count: usize) -> usize {
    match count {
        0 | 1 => 1,
        2 | 4 => 2,
        3 | 5 | 6 | 9 => 3,
        _ => 4,
    }
}
