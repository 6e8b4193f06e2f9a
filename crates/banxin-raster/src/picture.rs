//! Pictures, decoded once and fitted to their places.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes};
use banxin_compose::document::{Crop, ImageData, ImageId};
use banxin_layout::frame::{Item, Page, PlacedPicture, Transform, Turn};
use image::RgbaImage;
use image::imageops::FilterType;
use rayon::prelude::*;
use tiny_skia::{Pixmap, PremultipliedColorU8};

use crate::page::Scale;

/// The decoded pictures, by number.
pub(crate) struct Pictures(BTreeMap<u32, RgbaImage>);

impl Pictures {
    /// Decodes the pictures that pages show, in parallel.
    pub(crate) fn collect(pages: &[Page], images: &[ImageData]) -> Result<Pictures, Vec<Diagnostic>> {
        let mut shown = BTreeSet::new();
        for item in pages.iter().flat_map(|page| &page.items).flat_map(Item::leaves) {
            if let Item::Image(picture) = item {
                shown.insert(picture.image.0);
            }
        }
        let read = |index: u32| {
            let missing = || Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", format!("no picture #{index}"));
            let data = usize::try_from(index).ok().and_then(|index| images.get(index)).ok_or_else(missing)?;
            decode(data).map(|picture| (index, picture))
        };
        let results: Vec<_> = shown.into_par_iter().map(read).collect();
        let (mut pictures, mut problems) = (BTreeMap::new(), Vec::new());
        for result in results {
            match result {
                Ok((index, picture)) => drop(pictures.insert(index, picture)),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(Pictures(pictures)) } else { Err(problems) }
    }

    fn get(&self, id: ImageId) -> Option<&RgbaImage> {
        self.0.get(&id.0)
    }
}

fn decode(data: &ImageData) -> Result<RgbaImage, Diagnostic> {
    let pixels = data.decode().map_err(|refusal| refusal.of(&data.name, Origin::File(Arc::clone(&data.name))))?;
    Ok(pixels.to_rgba8())
}

/// Paints a picture that is moved and turned by `by`, resized to the pixels of its place.
pub(crate) fn paint(placed: &PlacedPicture, by: Transform, pictures: &Pictures, scale: Scale, canvas: &mut Pixmap) {
    let Some(picture) = pictures.get(placed.image) else { return };
    let (at, size) = Transform { turn: by.turn, to: by.apply(placed.at) }.bounds(placed.size);
    let (left, top) = (scale.parts(at.x, 1), scale.parts(at.y, 1));
    let right = scale.parts(at.x + size.width, 1);
    let bottom = scale.parts(at.y + size.height, 1);
    let (Ok(width @ 1..), Ok(height @ 1..)) = (u32::try_from(right - left), u32::try_from(bottom - top)) else { return };
    // A place far larger than the sheet would need more pixels than it shows.
    if width > canvas.width().saturating_mul(4) || height > canvas.height().saturating_mul(4) {
        return;
    }
    let [(x, across), (y, down)] = placed.crop.window(picture.dimensions());
    let cut;
    let picture = if placed.crop == Crop::NONE {
        picture
    } else {
        cut = image::imageops::crop_imm(picture, x, y, across, down).to_image();
        &cut
    };
    let resized = |picture: &RgbaImage| image::imageops::resize(picture, width, height, FilterType::Triangle);
    let fitted = match by.turn {
        Turn::None => resized(picture),
        Turn::Right => resized(&image::imageops::rotate90(picture)),
        Turn::Half => resized(&image::imageops::rotate180(picture)),
        Turn::Left => resized(&image::imageops::rotate270(picture)),
    };
    let sheet = (i64::from(canvas.width()), i64::from(canvas.height()));
    for (x, y, pixel) in fitted.enumerate_pixels() {
        let (px, py) = (i64::from(left) + i64::from(x), i64::from(top) + i64::from(y));
        if !(0..sheet.0).contains(&px) || !(0..sheet.1).contains(&py) {
            continue;
        }
        let at = usize::try_from(py * sheet.0 + px).unwrap_or(usize::MAX);
        if let Some(paper) = canvas.pixels_mut().get_mut(at) {
            *paper = over(*paper, pixel.0);
        }
    }
}

/// Pictures are blended as viewers do it: number by number.
fn over(paper: PremultipliedColorU8, [r, g, b, alpha]: [u8; 4]) -> PremultipliedColorU8 {
    let mix = |paper: u8, ink: u8| {
        let sum = u32::from(ink) * u32::from(alpha) + u32::from(paper) * (255 - u32::from(alpha));
        u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
    };
    let (r, g, b) = (mix(paper.red(), r), mix(paper.green(), g), mix(paper.blue(), b));
    PremultipliedColorU8::from_rgba(r, g, b, 255).unwrap_or(paper)
}
