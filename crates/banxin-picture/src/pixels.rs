//! The pixels of a picture, upright.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation as Turn;
use image::{DynamicImage, ImageEncoder, ImageFormat, ImageReader, Limits};

use crate::facts::{Format, Orientation};
use crate::refusal::Refusal;

/// The most memory that one picture may take when decoded: 100 million pixels with transparency.
const MAX_DECODED: u64 = 400_000_000;

/// The quality of a photograph that had to be turned: no loss that an eye can see.
const QUALITY: u8 = 95;

/// Decodes a picture and turns it upright.
///
/// # Errors
/// A damaged file, one beyond the limit of memory, or a vector picture, which has no pixels.
pub fn decode(bytes: &[u8], format: Format, orientation: Orientation) -> Result<DynamicImage, Refusal> {
    let format = match format {
        Format::Png => ImageFormat::Png,
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Svg => return Err(Refusal::Unreadable { zh: "矢量图没有像素".into(), en: "a vector picture has no pixels".into() }),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    let mut picture = reader.decode().map_err(Refusal::damaged)?;
    if let Some(turn) = Turn::from_exif(orientation.exif()) {
        picture.apply_orientation(turn);
    }
    Ok(picture)
}

/// A copy of a JPEG whose pixels stand upright, for programs that do not obey Exif; `None` if it stands upright already.
///
/// # Errors
/// As [`decode`].
pub fn upright_copy(bytes: &[u8], orientation: Orientation) -> Result<Option<Vec<u8>>, Refusal> {
    if orientation == Orientation::UPRIGHT {
        return Ok(None);
    }
    let picture = decode(bytes, Format::Jpeg, orientation)?;
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
    if let Some(profile) = profile(bytes) {
        // An encoder that cannot hold a profile leaves the picture without: colours shift a little, nothing is lost.
        let _ = encoder.set_icc_profile(profile);
    }
    encoder.encode_image(&picture).map_err(Refusal::damaged)?;
    Ok(Some(out))
}

/// The colour profile (ICC) of a JPEG in RGB.
fn profile(bytes: &[u8]) -> Option<Vec<u8>> {
    use image::ImageDecoder as _;
    let mut decoder = image::codecs::jpeg::JpegDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.icc_profile().ok().flatten().filter(|profile| profile.get(16..20) == Some(b"RGB "))
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage};

    use super::{decode, upright_copy};
    use crate::facts::{Format, Orientation};

    /// Black at the left, white at the right.
    fn halves() -> Vec<u8> {
        let picture = RgbImage::from_fn(64, 32, |x, _| if x < 32 { Rgb([0; 3]) } else { Rgb([255; 3]) });
        let mut bytes = std::io::Cursor::new(Vec::new());
        DynamicImage::from(picture).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn pixels_are_turned_upright() {
        let turned = decode(&halves(), Format::Jpeg, Orientation::from_exif(6)).unwrap();
        assert_eq!(turned.dimensions(), (32, 64));
        assert!(turned.get_pixel(16, 8).0[0] < 16 && turned.get_pixel(16, 56).0[0] > 240, "the left is now the top");
    }

    #[test]
    fn a_copy_is_made_only_where_it_is_needed() {
        assert_eq!(upright_copy(&halves(), Orientation::UPRIGHT), Ok(None));
        let copy = upright_copy(&halves(), Orientation::from_exif(8)).unwrap().unwrap();
        let read = decode(&copy, Format::Jpeg, Orientation::UPRIGHT).unwrap();
        assert!(read.get_pixel(16, 8).0[0] > 240 && read.get_pixel(16, 56).0[0] < 16, "the right is now the top");
    }

    #[test]
    fn a_cut_off_file_is_refused() {
        let bytes = halves();
        let png = {
            let mut out = std::io::Cursor::new(Vec::new());
            DynamicImage::new_rgb8(9, 9).write_to(&mut out, ImageFormat::Png).unwrap();
            out.into_inner()
        };
        assert!(decode(&png[..png.len() / 2], Format::Png, Orientation::UPRIGHT).is_err());
        assert!(decode(&bytes[..40], Format::Jpeg, Orientation::UPRIGHT).is_err());
    }
}
