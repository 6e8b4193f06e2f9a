//! Pictures: each file once in a document, and the blocks that show them.

use std::sync::Arc;

use banxin_base::{Len, Origin};
use banxin_picture::{Drawing, Format, Orientation, Refusal};
use serde::Serialize;

use super::{AnchorId, Caption, ImageId};

/// The bytes of a picture.
#[derive(Clone, Debug, Serialize)]
pub struct ImageData {
    /// The file's name, relative to the report.
    pub name: Arc<str>,
    /// The file, unchanged.
    #[serde(skip)]
    pub bytes: Arc<[u8]>,
    /// What it is.
    pub format: Format,
    /// Pixels across, upright; of a vector picture its width in CSS pixels.
    pub width_px: u32,
    /// Pixels down, upright.
    pub height_px: u32,
    /// How its pixels must be turned to stand upright.
    pub orientation: Orientation,
    /// A vector picture as shapes, if shapes can show it.
    #[serde(skip)]
    pub drawing: Option<Arc<Drawing>>,
    /// A stand-in for programs that cannot show the file as it is: the PNG of a vector picture, the upright copy of a photograph on its side.
    #[serde(skip)]
    pub stand_in: Option<Arc<[u8]>>,
}

impl ImageData {
    /// A picture of pixels that stand upright.
    pub fn upright(name: &str, bytes: Arc<[u8]>, format: Format, (width_px, height_px): (u32, u32)) -> ImageData {
        let orientation = Orientation::UPRIGHT;
        ImageData { name: name.into(), bytes, format, width_px, height_px, orientation, drawing: None, stand_in: None }
    }

    /// Its pixels, upright; of a vector picture those of its stand-in.
    ///
    /// # Errors
    /// A damaged file, and a vector picture without stand-in.
    pub fn decode(&self) -> Result<banxin_picture::Pixels, Refusal> {
        match &self.stand_in {
            Some(png) if self.format == Format::Svg => banxin_picture::decode(png, Format::Png, Orientation::UPRIGHT),
            _ => banxin_picture::decode(&self.bytes, self.format, self.orientation),
        }
    }
}

/// A picture or a grid of pictures.
#[derive(Clone, Debug, Serialize)]
pub struct ImageBlock {
    /// The pictures, row by row.
    pub images: Vec<PlacedImage>,
    /// How many stand in a row, at least 1.
    pub columns: usize,
    /// Between neighbours.
    pub gutter: Len,
    /// 图题, below.
    pub caption: Option<Caption>,
    /// The place it defines.
    pub anchor: Option<AnchorId>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

impl ImageBlock {
    /// Between rows. Both outputs keep it.
    pub const ROW_GAP: Len = Len::deci_pt(120);
    /// Between a picture and its own caption. Both outputs keep it.
    pub const CAPTION_GAP: Len = Len::deci_pt(30);

    /// Whether captions of single pictures are the last thing of it.
    pub fn has_own_captions_last(&self) -> bool {
        self.caption.is_none() && self.images.iter().any(|image| image.caption.is_some())
    }
}

/// A picture with its printed size.
#[derive(Clone, Debug, Serialize)]
pub struct PlacedImage {
    /// Which picture.
    pub image: ImageId,
    /// Printed width.
    pub width: Len,
    /// Printed height.
    pub height: Len,
    /// The part of the picture that is printed.
    pub crop: Crop,
    /// 替代文字
    pub alt: String,
    /// 分图题, or the caption of a picture that stands beside others; below it.
    pub caption: Option<Caption>,
    /// The place it defines.
    pub anchor: Option<AnchorId>,
}

impl PlacedImage {
    /// A whole picture without a caption.
    pub fn whole(image: ImageId, width: Len, height: Len, alt: &str) -> PlacedImage {
        PlacedImage { image, width, height, crop: Crop::NONE, alt: alt.to_owned(), caption: None, anchor: None }
    }
}

/// What is cut off a picture: shares of its width and height, in hundred-thousandths as DrawingML counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Crop {
    /// On the left, and the same on the right.
    pub across: u32,
    /// Above, and the same below.
    pub down: u32,
}

impl Crop {
    /// The whole picture.
    pub const NONE: Crop = Crop { across: 0, down: 0 };
    /// All of a side.
    pub const WHOLE: u32 = 100_000;

    /// What is left of a picture's pixels across and down: first and number of each.
    pub fn window(self, (width, height): (u32, u32)) -> [(u32, u32); 2] {
        let side = |length: u32, cut: u32| {
            let first = u64::from(length) * u64::from(cut.min(Crop::WHOLE / 2 - 1)) / u64::from(Crop::WHOLE);
            let first = u32::try_from(first).unwrap_or(0);
            (first, (length - first * 2).max(1))
        };
        [side(width, self.across), side(height, self.down)]
    }
}
