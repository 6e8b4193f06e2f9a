//! Pictures: each stored once, as near to its file as PDF allows.
//!
//! A JPEG in grey, RGB or inks with a profile is kept byte for byte (DCT). Anything else is decoded: colour as 8-bit grey or RGB, transparency as a
//! soft mask, both deflated after PNG's row filters. Colour profiles are kept. A vector picture comes here only where shapes cannot show it: then
//! its stand-in of pixels is used.

use std::collections::BTreeSet;
use std::sync::Arc;

use banxin_base::{Diagnostic, Len, Origin, Point, Size, codes};
use banxin_compose::document::{Crop, ImageData, ImageFormat, Orientation};
use banxin_layout::frame::{Item, PagedDocument, PlacedPicture};
use banxin_picture::{Pixels, profile};
use rayon::prelude::*;

use crate::convert::Pen;
use crate::icc;
use crate::options::{PdfOptions, Profile};
use crate::unit::Area;

/// A picture as the file holds it.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Its number in the document.
    pub(crate) index: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Samples a pixel: 1 grey, 3 RGB, 4 inks.
    pub(crate) channels: u8,
    pub(crate) samples: Samples,
    /// Opacity, one byte a pixel; `None` for an opaque picture.
    pub(crate) mask: Option<Vec<u8>>,
    /// The colour profile (ICC) that says what the samples mean; `None` for the screen's own.
    pub(crate) profile: Option<Vec<u8>>,
    /// How it must be turned where it is drawn.
    pub(crate) orientation: Orientation,
}

/// The samples of a picture.
#[derive(Clone, Debug)]
pub(crate) enum Samples {
    /// A JPEG file.
    Jpeg {
        /// The file.
        file: Vec<u8>,
        /// Whether its numbers count down from full ink.
        inverted: bool,
    },
    /// Bytes, row by row.
    Raw(Vec<u8>),
}

/// Draws a picture into its place.
pub(crate) fn draw(picture: &PlacedPicture, pictures: &[Picture], pen: &mut Pen<'_>) {
    let known = pictures.binary_search_by_key(&picture.image.0, |known| known.index).ok().and_then(|at| pictures.get(at));
    let orientation = known.map_or(Orientation::UPRIGHT, |known| known.orientation);
    let area = Area::of(picture.at, picture.size, pen.sheet);
    pen.graphics_of(picture.tag, picture.at, picture.size);
    let whole = uncut(picture);
    if whole == (picture.at, picture.size) {
        return pen.canvas.picture(picture.image.0, area, orientation);
    }
    let whole = Area::of(whole.0, whole.1, pen.sheet);
    pen.canvas.clipped(area, |canvas| canvas.picture(picture.image.0, whole, orientation));
}

/// Where the whole picture would stand, of which a part is shown.
fn uncut(picture: &PlacedPicture) -> (Point, Size) {
    let side = |length: Len, cut: u32| length.scale(i64::from(Crop::WHOLE), i64::from(Crop::WHOLE - cut.min(Crop::WHOLE / 2 - 1) * 2));
    let size = Size::new(side(picture.size.width, picture.crop.across), side(picture.size.height, picture.crop.down));
    let (left, top) = ((size.width - picture.size.width) / 2, (size.height - picture.size.height) / 2);
    (Point::new(picture.at.x - left, picture.at.y - top), size)
}

/// Readies every picture that is shown, in parallel.
///
/// # Errors
/// [`codes::IMAGE_UNREADABLE`] for each picture that cannot be used.
pub(crate) fn collect(document: &PagedDocument, options: &PdfOptions) -> Result<Vec<Picture>, Vec<Diagnostic>> {
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
        prepare(*index, data.ok_or_else(missing)?, options)
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

fn prepare(index: u32, data: &ImageData, options: &PdfOptions) -> Result<Picture, Diagnostic> {
    if let (ImageFormat::Jpeg, Some(jpeg)) = (data.format, keep_jpeg(index, data, options)) {
        return Ok(jpeg);
    }
    let file = Arc::clone(&data.name);
    let decoded = data.decode().map_err(|refusal| refusal.of(&data.name, Origin::File(file)))?;
    Ok(from_pixels(index, data, &decoded))
}

/// The JPEG as it is, if viewers can show it so: 8 bits, grey, RGB, or inks (CMYK) that bring their own profile or are meant for the press. It is
/// turned upright where it is drawn.
fn keep_jpeg(index: u32, data: &ImageData, options: &PdfOptions) -> Option<Picture> {
    let frame = jpeg_frame(&data.bytes)?;
    let channels = frame.components;
    let press = options.profile == Profile::Press;
    let profile = space(channels).and_then(|space| profile(&data.bytes, data.format, space));
    let usable = frame.bits == 8 && (matches!(channels, 1 | 3) || (channels == 4 && (profile.is_some() || press)));
    // Inks of the very printing that the file is made for are its own inks (ISO 15930-7 6.2.4.2).
    let profile = profile.filter(|profile| !press || icc::press_bytes(options.press.intent.as_ref()).as_ref() != profile.as_slice());
    (usable && frame.width > 0 && frame.height > 0).then(|| Picture {
        index,
        width: u32::from(frame.width),
        height: u32::from(frame.height),
        channels,
        samples: Samples::Jpeg { file: data.bytes.to_vec(), inverted: channels == 4 && frame.adobe },
        mask: None,
        profile,
        orientation: data.orientation,
    })
}

/// The most ink that a place of a picture takes, in percent, where its inks are those of the press: others are separated by the press itself.
pub(crate) fn heaviest_ink(data: &ImageData, options: &PdfOptions) -> Option<u32> {
    let kept = if data.format == ImageFormat::Jpeg { keep_jpeg(0, data, options)? } else { return None };
    match kept.samples {
        Samples::Jpeg { file, inverted } if kept.channels == 4 && kept.profile.is_none() => banxin_picture::heaviest(&file, inverted),
        _ => None,
    }
}

/// The colour space that a profile of so many channels is for.
fn space(channels: u8) -> Option<&'static [u8; 4]> {
    match channels {
        1 => Some(b"GRAY"),
        3 => Some(b"RGB "),
        4 => Some(b"CMYK"),
        _ => None,
    }
}

/// The frame header of a JPEG (ITU-T T.81 B.2.2).
struct JpegFrame {
    bits: u8,
    height: u16,
    width: u16,
    components: u8,
    /// Written by Adobe's rules (APP14), by which inks are stored inverted.
    adobe: bool,
}

fn jpeg_frame(bytes: &[u8]) -> Option<JpegFrame> {
    // A file that was cut off ends without the end marker: it is decoded instead, which reports the fault.
    let ended = bytes.windows(2).rev().take(4096).any(|pair| pair == [0xFF, 0xD9]);
    if !bytes.starts_with(&[0xFF, 0xD8]) || !ended {
        return None;
    }
    let mut at = 2;
    let mut adobe = false;
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
            return Some(JpegFrame { bits, height: u16::from_be_bytes([h1, h0]), width: u16::from_be_bytes([w1, w0]), components, adobe });
        }
        if matches!(marker, 0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF | 0xDA) || length < 2 {
            return None;
        }
        adobe |= marker == 0xEE && bytes.get(at + 4..at + 9) == Some(b"Adobe");
        at += 2 + length;
    }
}

fn from_pixels(index: u32, data: &ImageData, decoded: &Pixels) -> Picture {
    let (width, height) = (decoded.width(), decoded.height());
    let mask = decoded.color().has_alpha().then(|| decoded.to_rgba8().pixels().map(|pixel| pixel.0[3]).collect::<Vec<u8>>());
    let mask = mask.filter(|mask| mask.iter().any(|alpha| *alpha != 255));
    let (channels, samples) =
        if decoded.color().has_color() { (3, decoded.to_rgb8().into_raw()) } else { (1, decoded.to_luma8().into_raw()) };
    // Inks were converted to RGB when they were decoded: their profile no longer says what the numbers are.
    let profile = space(channels).and_then(|space| profile(&data.bytes, data.format, space));
    Picture { index, width, height, channels, samples: Samples::Raw(samples), mask, profile, orientation: Orientation::UPRIGHT }
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
