//! Contact sheets: the pages of two PDFs of one report pair by pair, to look at.

use std::path::{Path, PathBuf};

use image::{Rgb, RgbImage, imageops};

use crate::tool::Tool;

/// Pairs of pages in a row.
const PAIRS: u32 = 2;
/// Pixels between the pages of a pair.
const GAP: u32 = 8;
/// Pixels between pairs.
const APART: u32 = 28;

/// Draws every page of `left` beside the page of `right` with its number, in rows of pairs. Where one has fewer pages, its place stays empty.
/// Gives back how many pairs there are.
pub(crate) fn pairs(left: &Path, right: &Path, sheet: &Path) -> u32 {
    let (left, right) = (pages(left, &sheet.with_extension("left")), pages(right, &sheet.with_extension("right")));
    let (width, height) = left.iter().chain(&right).fold((0, 0), |(w, h), page| (w.max(page.width()), h.max(page.height())));
    let count = u32::try_from(left.len().max(right.len())).expect("few pages");
    let (across, down) = (2 * width + GAP + APART, height + APART);
    let mut all = RgbImage::from_pixel(PAIRS * across + APART, count.div_ceil(PAIRS) * down + APART, Rgb([96, 96, 96]));
    for (pages, shift) in [(&left, 0), (&right, width + GAP)] {
        for (index, page) in (0_u32..).zip(pages) {
            let (x, y) = (index % PAIRS * across + APART + shift, index / PAIRS * down + APART);
            imageops::overlay(&mut all, page, i64::from(x), i64::from(y));
        }
    }
    all.save(sheet).unwrap_or_else(|error| panic!("{}: {error}", sheet.display()));
    count
}

/// The pages of a PDF as pictures, in their order; the folder holds nothing else afterwards.
fn pages(pdf: &Path, folder: &Path) -> Vec<RgbImage> {
    std::fs::create_dir_all(folder).expect("a folder");
    let files = || -> Vec<PathBuf> {
        let mut files: Vec<_> = std::fs::read_dir(folder).expect("the pages").map(|it| it.expect("a page").path()).collect();
        files.sort();
        files
    };
    for old in files() {
        std::fs::remove_file(old).expect("an old page is removed");
    }
    Tool::new("pdftoppm").args(&["-r", "80", "-png"]).arg(pdf).arg(folder.join("page")).run();
    files().iter().map(|file| image::open(file).expect("a picture").to_rgb8()).collect()
}
