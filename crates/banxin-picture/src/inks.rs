//! The inks of a JPEG in four of them (CMYK, YCCK), as a press would print them.
//!
//! In: the file. Out: the most ink that a place of it takes. A place is a square of 8 by 8 pixels, the unit in which a JPEG is coded: a single pixel
//! may be the noise of coding, and no paper stays wet for it. Files by Adobe's rules (Technical Note 5116) count down from full ink.

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

/// Pixels along the side of a place.
const SIDE: usize = 8;
/// Inks.
const INKS: usize = 4;
/// The most pixels along a side: what is larger takes too much memory to look into.
const MOST: usize = 10_000;

/// Total area coverage of the heaviest place, in percent; `None` for what is no picture in inks or cannot be read. `inverted` says whether its
/// numbers count down from full ink.
pub fn heaviest(bytes: &[u8], inverted: bool) -> Option<u32> {
    let options = DecoderOptions::default().set_max_width(MOST).set_max_height(MOST);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    decoder.decode_headers().ok()?;
    let space = decoder.input_colorspace().filter(|space| matches!(space, ColorSpace::CMYK | ColorSpace::YCCK))?;
    let width = decoder.info().map(|info| usize::from(info.width)).filter(|width| *width > 0)?;
    // As they are stored: nothing is converted to light.
    decoder.set_options(options.jpeg_set_out_colorspace(space));
    let samples = decoder.decode().ok()?;
    let rows: Vec<&[u8]> = samples.chunks_exact(width * INKS).collect();
    let inks = |pixel: &[u8]| -> u32 {
        let stored = if space == ColorSpace::YCCK { from_ycck(pixel) } else { pixel.first_chunk().copied().unwrap_or_default() };
        stored.map(|value| u32::from(if inverted { u8::MAX - value } else { value })).iter().sum()
    };
    let place = |rows: &[&[u8]], at: usize| {
        let pixels = rows.iter().flat_map(|row| row.chunks_exact(INKS).skip(at).take(SIDE));
        let (sum, count) = pixels.fold((0, 0), |(sum, count), pixel| (sum + inks(pixel), count + 1));
        (sum * 100).div_ceil(count.max(1) * u32::from(u8::MAX))
    };
    rows.chunks(SIDE).flat_map(|rows| (0..width).step_by(SIDE).map(move |at| place(rows, at))).max()
}

/// Luma and chroma to the three coloured inks: light as ITU-T T.871 has it, and what is missing to white; black stands as it is.
fn from_ycck(pixel: &[u8]) -> [u8; INKS] {
    let [y, cb, cr, k] = pixel.first_chunk().copied().unwrap_or_default();
    let (y, cb, cr) = (i32::from(y), i32::from(cb) - 128, i32::from(cr) - 128);
    let ink = |light: i32| u8::try_from((255 - light).clamp(0, 255)).unwrap_or(u8::MAX);
    // Thousandths.
    [ink(y + cr * 1402 / 1000), ink(y - (cb * 344 + cr * 714) / 1000), ink(y + cb * 1772 / 1000), k]
}

#[cfg(test)]
mod tests {
    use super::{from_ycck, heaviest};

    #[test]
    fn luma_and_chroma_are_inks() {
        assert_eq!(from_ycck(&[200, 128, 128, 10]), [55, 55, 55, 10]);
        assert_eq!(from_ycck(&[76, 85, 255, 0]), [1, 254, 255, 0]);
    }

    #[test]
    fn what_is_no_picture_has_no_inks() {
        assert_eq!(heaviest(b"\xFF\xD8\xFF\xD9", true), None);
    }
}
