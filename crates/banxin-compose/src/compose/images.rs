//! Pictures: looked up, checked, and given their printed size; several stand in a grid.

use banxin_base::{Diagnostic, Len, Origin, Ratio, codes};
use banxin_model::Measure;
use banxin_picture::{Facts, inspect};

use super::Composer;
use crate::document::{Block, ImageBlock, ImageData, ImageFormat, ImageId, PlacedImage, StyleId};
use crate::resolve::tree::{ImageNode, ImagesNode};

/// Print wants so many pixels an inch.
const PRINT_DPI: i64 = 300;
/// Between pictures that stand side by side: an em of the largest cell text, by which Word sets them apart, and a point to spare.
const GUTTER: Len = Len::deci_pt(150);

impl Composer<'_> {
    /// One picture, or several in a grid.
    pub(super) fn images(&mut self, node: &ImagesNode) -> Option<Block> {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let columns = columns_for(node.images.len());
        let across = i64::try_from(columns).ok()?;
        let measure = self.look.page.type_area().width;
        let slot = (measure - GUTTER * (across - 1)) / across;
        let images: Vec<PlacedImage> = node.images.iter().filter_map(|image| self.placed(image, slot)).collect();
        if images.is_empty() {
            return None;
        }
        let caption = self.caption("图", numbered.number, node.caption.as_deref(), StyleId::FigureCaption);
        Some(Block::Image(ImageBlock { images, columns, caption, anchor: numbered.anchor, origin: node.origin.clone() }))
    }

    fn placed(&mut self, node: &ImageNode, slot: Len) -> Option<PlacedImage> {
        if node.alt.trim().is_empty() {
            self.found.push(Diagnostic::new(&codes::IMAGE_MISSING_ALT, node.origin.clone()).with("file", &node.src));
        }
        let id = self.image(&node.src, &node.origin)?;
        let data = self.images.get(id.0 as usize)?;
        let (across, down) = (i64::from(data.width_px), i64::from(data.height_px));
        let length = |measure: Measure| match measure {
            Measure::Mm(mm) => Len::mm(mm),
            Measure::Pt(pt) => Len::pt(pt),
            Measure::Percent(percent) => slot.times(Ratio::percent(percent)),
        };
        // Pixels at printing resolution; CSS pixels of a vector picture are 1/96 inch.
        let natural = Len::deci_pt(720 * across / if data.format == ImageFormat::Svg { 96 } else { PRINT_DPI });
        let (mut width, mut height) = match (node.width.map(length), node.height.map(length)) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, width.scale(down, across)),
            (None, Some(height)) => (height.scale(across, down), height),
            (None, None) => (natural, natural.scale(down, across)),
        };
        if width > slot {
            height = height.scale(slot.to_emu(), width.to_emu());
            width = slot;
        }
        let dpi = across.saturating_mul(914_400) / width.to_emu().max(1);
        if dpi < PRINT_DPI - 1 && data.format != ImageFormat::Svg {
            let problem = Diagnostic::new(&codes::IMAGE_LOW_RESOLUTION, node.origin.key("src"));
            self.found.push(problem.with("file", &node.src).with("dpi", dpi));
        }
        Some(PlacedImage { image: id, width, height, alt: node.alt.clone() })
    }

    /// The picture of this name, read once. A missing file was reported when the report was loaded.
    fn image(&mut self, src: &str, at: &Origin) -> Option<ImageId> {
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

/// Up to three pictures stand in one row; more of them in rows of two to four, the last of which is as full as can be.
fn columns_for(count: usize) -> usize {
    match count {
        0 | 1 => 1,
        2 | 4 => 2,
        3 | 5 | 6 | 9 => 3,
        _ => 4,
    }
}
