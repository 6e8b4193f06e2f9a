//! Pictures: looked up, checked, and given their printed size.

use banxin_base::{Diagnostic, Len, Origin, Ratio, codes};
use banxin_model::Measure;

use super::Composer;
use crate::document::{Block, ImageBlock, ImageData, ImageFormat, ImageId, PlacedImage, StyleId};
use crate::resolve::tree::{ImageNode, ImagesNode};

/// Print wants so many pixels an inch.
const PRINT_DPI: i64 = 300;
/// A picture of more pixels is taken to be a mistake or an attack: 100 million is a poster at 300 dpi.
const MOST_PIXELS: u64 = 100_000_000;
/// Between pictures that stand side by side.
const GUTTER: Len = Len::deci_mm(40);

impl Composer<'_> {
    /// One picture, or several side by side.
    pub(super) fn images(&mut self, node: &ImagesNode) -> Option<Block> {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let count = i64::try_from(node.images.len()).ok().filter(|count| *count > 0)?;
        let measure = self.look.page.type_area().width;
        let slot = (measure - GUTTER * (count - 1)) / count;
        let images: Vec<PlacedImage> = node.images.iter().filter_map(|image| self.placed(image, slot)).collect();
        if images.is_empty() {
            return None;
        }
        let caption = self.caption("图", numbered.number, node.caption.as_deref(), StyleId::FigureCaption);
        Some(Block::Image(ImageBlock { images, caption, anchor: numbered.anchor, origin: node.origin.clone() }))
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
        let natural = Len::deci_pt(720 * across / PRINT_DPI);
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
            let problem = Diagnostic::new(&codes::IMAGE_LOW_RESOLUTION, node.origin.clone());
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
            Ok((format, width_px, height_px)) => {
                let id = ImageId(u32::try_from(self.images.len()).ok()?);
                self.images.push(ImageData { name: src.into(), bytes: bytes.clone(), format, width_px, height_px });
                Some(id)
            }
            Err(Refused::Unreadable(reason)) => {
                self.found.push(Diagnostic::new(&codes::IMAGE_UNREADABLE, at.clone()).with("file", src).with("reason", reason));
                None
            }
            Err(Refused::TooLarge(size)) => {
                self.found.push(Diagnostic::new(&codes::IMAGE_TOO_LARGE, at.clone()).with("file", src).with("reason", size));
                None
            }
        });
        self.image_ids.insert(src.to_owned(), id);
        id
    }
}

/// Why a picture is not used.
enum Refused {
    Unreadable(String),
    TooLarge(String),
}

/// What a picture is and how many pixels it has, from its header alone.
fn inspect(bytes: &[u8]) -> Result<(ImageFormat, u32, u32), Refused> {
    let format = match imagesize::image_type(bytes) {
        Ok(imagesize::ImageType::Png) => ImageFormat::Png,
        Ok(imagesize::ImageType::Jpeg) => ImageFormat::Jpeg,
        Ok(_) | Err(_) => return Err(Refused::Unreadable("PNG, JPEG".to_owned())),
    };
    let size = imagesize::blob_size(bytes).map_err(|error| Refused::Unreadable(error.to_string()))?;
    let pixels = (size.width as u64).saturating_mul(size.height as u64);
    match (u32::try_from(size.width), u32::try_from(size.height)) {
        (Ok(width), Ok(height)) if width > 0 && height > 0 && pixels <= MOST_PIXELS => Ok((format, width, height)),
        _ => Err(Refused::TooLarge(format!("{} × {}", size.width, size.height))),
    }
}
