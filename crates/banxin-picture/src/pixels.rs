//! The pixels of a picture, upright.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::metadata::Orientation as Turn;
use image::{DynamicImage, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};

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
    let mut picture = reader.decode().map_err(|error| Refusal::decoding(&error))?;
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
    if let Some(profile) = profile(bytes, Format::Jpeg, b"RGB ") {
        // An encoder that cannot hold a profile leaves the picture without: colours shift a little, nothing is lost.
        let _ = encoder.set_icc_profile(profile);
    }
    encoder.encode_image(&picture).map_err(|error| Refusal::decoding(&error))?;
    Ok(Some(out))
}

/// The colour profile (ICC) that a PNG or JPEG carries, if its head is intact and it is one for `space`: `GRAY`, `RGB ` or `CMYK`.
pub fn profile(bytes: &[u8], format: Format, space: &[u8; 4]) -> Option<Vec<u8>> {
    let found = match format {
        Format::Png => PngDecoder::new(Cursor::new(bytes)).ok()?.icc_profile(),
        Format::Jpeg => JpegDecoder::new(Cursor::new(bytes)).ok()?.icc_profile(),
        Format::Svg => return None,
    };
    // ICC.1 7.2: the length, version 2 or 4, the colour space and the signature stand at fixed places.
    let sound = |profile: &Vec<u8>| {
        let length = profile.first_chunk().map(|length| u32::from_be_bytes(*length));
        length.and_then(|length| usize::try_from(length).ok()) == Some(profile.len())
            && profile.get(8).is_some_and(|version| matches!(version, 2 | 4))
            && profile.get(16..20) == Some(space.as_slice())
            && profile.get(36..40) == Some(b"acsp")
    };
    found.ok().flatten().filter(sound)
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
