//! Pictures, each once in a document.

use std::sync::Arc;

use banxin_picture::{Drawing, Format, Orientation, Refusal};
use serde::Serialize;

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
