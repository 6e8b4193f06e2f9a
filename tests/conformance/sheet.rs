//! Contact sheets: the pages of a PDF side by side, to look at.

use std::path::Path;

use image::{Rgb, RgbImage, imageops};

use crate::tool::Tool;

/// Pages in a row.
const ACROSS: u32 = 4;
/// Pixels between pages.
const GAP: u32 = 8;

/// Draws the pages of a PDF on one sheet.
pub(crate) fn contact(pdf: &Path, sheet: &Path) {
    let folder = sheet.with_extension("pages");
    std::fs::create_dir_all(&folder).expect("a folder");
    for old in std::fs::read_dir(&folder).expect("a folder") {
        std::fs::remove_file(old.expect("a file").path()).expect("an old page is removed");
    }
    Tool::new("pdftoppm").args(&["-r", "80", "-png"]).arg(pdf).arg(folder.join("page")).run();
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect("the pages").map(|it| it.expect("a page").path()).collect();
    files.sort();
    let pages: Vec<RgbImage> = files.iter().map(|file| image::open(file).expect("a picture").to_rgb8()).collect();
    let (width, height) = pages.iter().fold((0, 0), |(w, h), page| (w.max(page.width()), h.max(page.height())));
    let rows = u32::try_from(pages.len()).expect("few pages").div_ceil(ACROSS);
    let mut all = RgbImage::from_pixel(ACROSS * (width + GAP) + GAP, rows * (height + GAP) + GAP, Rgb([96, 96, 96]));
    for (index, page) in (0_u32..).zip(&pages) {
        let (x, y) = (index % ACROSS * (width + GAP) + GAP, index / ACROSS * (height + GAP) + GAP);
        imageops::overlay(&mut all, page, i64::from(x), i64::from(y));
    }
    all.save(sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.display()));
}
