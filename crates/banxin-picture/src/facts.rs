//! What a picture is, from its header alone: no pixel is decoded.

use std::io::Cursor;

use image::codecs::{jpeg::JpegDecoder, png::PngDecoder};
use image::{ImageDecoder, ImageResult};
use serde::Serialize;

use crate::refusal::Refusal;
use crate::vector;

/// A picture of more pixels is taken to be a mistake or an attack: 100 million is a poster at 300 dpi.
const MOST_PIXELS: u64 = 100_000_000;

/// Formats of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Format {
    /// Portable Network Graphics
    Png,
    /// JPEG
    Jpeg,
    /// Scalable Vector Graphics
    Svg,
}

/// How the pixels of a file must be turned to stand upright: the Exif orientation, 1 to 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Orientation(u8);

impl Orientation {
    /// Nothing to be turned.
    pub const UPRIGHT: Orientation = Orientation(1);

    /// The orientation of this number; numbers that Exif does not know turn nothing.
    pub const fn from_exif(number: u8) -> Orientation {
        if number >= 1 && number <= 8 { Orientation(number) } else { Orientation::UPRIGHT }
    }

    /// Its number in Exif.
    pub const fn exif(self) -> u8 {
        self.0
    }

    /// Whether turning exchanges width and height.
    pub const fn swaps_sides(self) -> bool {
        self.0 >= 5
    }
}

/// What a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its format, by its content.
    pub format: Format,
    /// Pixels across, upright; of an SVG its width in CSS pixels, rounded.
    pub width: u32,
    /// Pixels down, upright.
    pub height: u32,
    /// How its pixels must be turned.
    pub orientation: Orientation,
}

/// Reads what a picture is.
///
/// # Errors
/// A file that is no PNG, JPEG or SVG, is damaged in its header, or has more than 100 million pixels.
pub fn inspect(bytes: &[u8]) -> Result<Facts, Refusal> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        raster(Format::Png, PngDecoder::new(Cursor::new(bytes)))
    } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        raster(Format::Jpeg, JpegDecoder::new(Cursor::new(bytes)))
    } else {
        let (width, height) = vector::size(bytes)?;
        Ok(Facts { format: Format::Svg, width, height, orientation: Orientation::UPRIGHT })
    }
}

fn raster(format: Format, decoder: ImageResult<impl ImageDecoder>) -> Result<Facts, Refusal> {
    let mut decoder = decoder.map_err(|error| Refusal::decoding(&error))?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooLarge(format!("{width} × {height}")));
    }
    if width == 0 || height == 0 {
        return Err(Refusal::empty(width, height));
    }
    // A damaged Exif block turns nothing: the picture itself is good.
    let orientation = decoder.orientation().map_or(Orientation::UPRIGHT, |found| Orientation::from_exif(found.to_exif()));
    let (width, height) = if orientation.swaps_sides() { (height, width) } else { (width, height) };
    Ok(Facts { format, width, height, orientation })
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageFormat};

    use super::{Facts, Format, Orientation, inspect};
    use crate::refusal::Refusal;

    fn encoded(format: ImageFormat) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::new_rgb8(6, 4).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with an Exif block that says how it lies.
    fn lying(orientation: u8) -> Vec<u8> {
        let jpeg = encoded(ImageFormat::Jpeg);
        let tiff = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]].concat();
        let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, 0xD8, 0xFF, 0xE1], length.as_slice(), &tiff, &jpeg[2..]].concat()
    }

    #[test]
    fn formats_are_told_by_content() {
        let facts = |format, bytes: &[u8]| {
            assert_eq!(inspect(bytes), Ok(Facts { format, width: 6, height: 4, orientation: Orientation::UPRIGHT }));
        };
        facts(Format::Png, &encoded(ImageFormat::Png));
        facts(Format::Jpeg, &encoded(ImageFormat::Jpeg));
        facts(Format::Svg, br#"<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4"/>"#);
    }

    #[test]
    fn a_photograph_on_its_side_is_measured_upright() {
        for (orientation, size) in [(1, (6, 4)), (3, (6, 4)), (6, (4, 6)), (8, (4, 6)), (9, (6, 4))] {
            let facts = inspect(&lying(orientation)).unwrap();
            assert_eq!((facts.width, facts.height), size, "orientation {orientation}");
        }
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_refused() {
        assert!(matches!(inspect(b"GIF89a"), Err(Refusal::Unreadable { .. })));
        assert!(matches!(inspect(&encoded(ImageFormat::Png)[..20]), Err(Refusal::Unreadable { .. })));
        let mut huge = encoded(ImageFormat::Png);
        huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
        // The header's checksum, so that the size is believed.
        let sum = crc(&huge[12..29]);
        huge[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(inspect(&huge), Err(Refusal::TooLarge("60000 × 60000".to_owned())));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
        })
    }
}
