//! Art behind the text.

use banxin_base::Color;
use banxin_compose::document::Crop;

use super::HalfPt;

/// A piece of art, anchored to its paragraph at a place of the sheet. Lengths are EMU.
#[derive(Clone, Debug)]
pub(crate) struct ArtShape {
    /// Unique number of the drawing in the file.
    pub(crate) id: u32,
    /// From the left edge of the sheet.
    pub(crate) x: i64,
    /// From the upper edge of the sheet.
    pub(crate) y: i64,
    /// Width.
    pub(crate) width: i64,
    /// Height.
    pub(crate) height: i64,
    /// What it shows.
    pub(crate) face: ArtFace,
}

/// What a piece of art shows.
#[derive(Clone, Debug)]
pub(crate) enum ArtFace {
    /// One colour.
    Field(Color),
    /// A picture.
    Picture {
        /// The relationship that leads to the file.
        relationship: String,
        /// What of it is cut off.
        crop: Crop,
        /// 替代文字
        alt: String,
    },
    /// A word in large type, flush right.
    Figure {
        /// The word.
        text: String,
        /// Its typeface.
        family: String,
        /// Its colour.
        color: Color,
        /// 字号
        size: HalfPt,
    },
}
