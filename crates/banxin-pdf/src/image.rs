//! Pictures: each stored once, as near to its file as PDF allows.
//!
//! A JPEG in grey or RGB is kept byte for byte (DCT). Anything else is decoded: colour as 8-bit grey or RGB, transparency as a soft mask, both
//! deflated after PNG's row filters. Vector pictures (SVG) are not drawn yet and say so.

use std::collections::BTreeSet;
use std::io::Cursor;

use banxin_base::{Diagnostic, Origin, codes};
use banxin_compose::document::{ImageData, ImageFormat};
use banxin_layout::frame::{Item, PagedDocument, PlacedPicture};
use image::{DynamicImage, ImageReader, Limits};
use rayon::prelude::*;

use crate::convert::Pen;
use crate::unit::Area;

/// The most memory that one picture may take when decoded: 100 million pixels with transparency.
const MAX_DECODED: u64 = 400_000_000;

/// A picture as the file holds it.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Its number in the document.
    pub(crate) index: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Samples a pixel: 1 grey, 3 RGB.
    pub(crate) channels: u8,
    pub(crate) samples: Samples,
    /// Opacity, one byte a pixel; `None` for an opaque picture.
    pub(crate) mask: Option<Vec<u8>>,
}

/// The samples of a picture.
#[derive(Clone, Debug)]
pub(crate) enum Samples {
    /// A JPEG file.
    Jpeg(Vec<u8>),
    /// Bytes, row by row.
    Raw(Vec<u8>),
}

/// Draws a picture into its place.
pub(crate) fn draw(picture: &PlacedPicture, pen: &mut Pen<'_>) {
    let area = Area::of(picture.at, picture.size, pen.page.size);
    pen.graphics_of(picture.tag, picture.at, picture.size);
    pen.canvas.picture(picture.image.0, area);
}

/// Readies every picture that is shown, in parallel.
///
/// # Errors
/// [`codes::IMAGE_UNREADABLE`] for each picture that cannot be used.
pub(crate) fn collect(document: &PagedDocument) -> Result<Vec<Picture>, Vec<Diagnostic>> {
    let mut shown = BTreeSet::new();
    for item in document.pages.iter().flat_map(|page| &page.items).flat_map(Item::leaves) {
        if let Item::Image(picture) = item {
            shown.insert(picture.image.0);
        }
    }
    let shown: Vec<u32> = shown.into_iter().collect();
    let read = |index: &u32| {
        let data = usize::try_from(*index).ok().and_then(|at| document.images.get(at));
        let missing = || Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", format!("no picture #{index}"));
        prepare(*index, data.ok_or_else(missing)?)
    };
    let results: Vec<Result<Picture, Diagnostic>> = shown.par_iter().map(read).collect();
    let (mut pictures, mut problems) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(picture) => pictures.push(picture),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(pictures) } else { Err(problems) }
}

fn prepare(index: u32, data: &ImageData) -> Result<Picture, Diagnostic> {
    let unreadable = |reason: &str| {
        let at = Origin::File(std::sync::Arc::clone(&data.name));
        Diagnostic::new(&codes::IMAGE_UNREADABLE, at).with("file", &data.name).with("reason", reason)
    };
    let format = match data.format {
        ImageFormat::Png => image::ImageFormat::Png,
        ImageFormat::Jpeg => image::ImageFormat::Jpeg,
        ImageFormat::Svg => return Err(unreadable("SVG pictures cannot be drawn yet; convert it to PNG")),
    };
    if let (ImageFormat::Jpeg, Some(jpeg)) = (data.format, keep_jpeg(index, data)) {
        return Ok(jpeg);
    }
    let mut reader = ImageReader::with_format(Cursor::new(&data.bytes[..]), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED);
    reader.limits(limits);
    let decoded = reader.decode().map_err(|error| unreadable(&error.to_string()))?;
    Ok(from_pixels(index, &decoded))
}

/// The JPEG as it is, if viewers can show it so: 8 bits, grey or RGB. Inks (CMYK) would need a profile that this file has not.
fn keep_jpeg(index: u32, data: &ImageData) -> Option<Picture> {
    let frame = jpeg_frame(&data.bytes)?;
    let channels = frame.components;
    let usable = frame.bits == 8 && matches!(channels, 1 | 3) && frame.width > 0 && frame.height > 0;
    usable.then(|| Picture {
        index,
        width: u32::from(frame.width),
        height: u32::from(frame.height),
        channels,
        samples: Samples::Jpeg(data.bytes.to_vec()),
        mask: None,
    })
}

/// The frame header of a JPEG (ITU-T T.81 B.2.2).
struct JpegFrame {
    bits: u8,
    height: u16,
    width: u16,
    components: u8,
}

fn jpeg_frame(bytes: &[u8]) -> Option<JpegFrame> {
    // A file that was cut off ends without the end marker: it is decoded instead, which reports the fault.
    let ended = bytes.windows(2).rev().take(4096).any(|pair| pair == [0xFF, 0xD9]);
    if !bytes.starts_with(&[0xFF, 0xD8]) || !ended {
        return None;
    }
    let mut at = 2;
    loop {
        let [0xFF, marker] = *bytes.get(at..at + 2)?.first_chunk::<2>()? else { return None };
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk::<2>()?));
        // Start of frame, of any coding but the lossless and arithmetic ones that PDF does not know.
        if matches!(marker, 0xC0..=0xC2) {
            let [bits, h1, h0, w1, w0, components] = *bytes.get(at + 4..)?.first_chunk::<6>()?;
            return Some(JpegFrame { bits, height: u16::from_be_bytes([h1, h0]), width: u16::from_be_bytes([w1, w0]), components });
        }
        if matches!(marker, 0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xDA) || length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

fn from_pixels(index: u32, decoded: &DynamicImage) -> Picture {
    let (width, height) = (decoded.width(), decoded.height());
    let mask = decoded.color().has_alpha().then(|| decoded.to_rgba8().pixels().map(|pixel| pixel.0[3]).collect::<Vec<u8>>());
    let mask = mask.filter(|mask| mask.iter().any(|alpha| *alpha != 255));
    let (channels, samples) =
        if decoded.color().has_color() { (3, decoded.to_rgb8().into_raw()) } else { (1, decoded.to_luma8().into_raw()) };
    Picture { index, width, height, channels, samples: Samples::Raw(samples), mask }
}

/// Rows with PNG's "up" and "sub" filters, the better of the two a row: flat areas become zeros, which deflate to nothing. Undone by predictor 15.
pub(crate) fn filter_rows(samples: &[u8], row: usize, pixel: usize) -> Vec<u8> {
    let row = row.max(1);
    let mut out = Vec::with_capacity(samples.len() + samples.len() / row + 1);
    let zeros = vec![0; row];
    let mut above: &[u8] = &zeros;
    for line in samples.chunks(row) {
        let up = line.iter().zip(above).map(|(byte, up)| byte.wrapping_sub(*up));
        let left = std::iter::repeat_n(&0, pixel).chain(line);
        let sub = line.iter().zip(left).map(|(byte, left)| byte.wrapping_sub(*left));
        if cost(up.clone()) <= cost(sub.clone()) {
            out.push(2);
            out.extend(up);
        } else {
            out.push(1);
            out.extend(sub);
        }
        above = line;
    }
    out
}

/// The sum of the filtered bytes as distances from zero: PNG's own rule of thumb.
fn cost(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.map(|byte| u64::from(byte.min(byte.wrapping_neg()))).sum()
}
