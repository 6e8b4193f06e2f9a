//! All pages in one picture (缩略图): for a reader who wants to see a report at a glance, and for its description.
//!
//! In: a document and how large the pages are to be. Out: one PNG, the pages in rows on grey, in reading order. Step: each page is painted at the
//! resolution that gives it its width, and copied to its place; pages of another size than the widest stand in the middle of theirs.

use banxin_base::{Diagnostic, Len, Origin, codes};
use banxin_layout::frame::PagedDocument;
use banxin_text::font::FontBook;
use rayon::prelude::*;
use tiny_skia::{Color, Pixmap, PixmapPaint, Transform};

use crate::options::{Pages, RasterOptions, SheetOptions};
use crate::{Rasterizer, page};

/// The most pixels a sheet may have: 100 million.
const MAX_PIXELS: u64 = 100_000_000;
/// Light grey, so that white pages have edges.
const GROUND: (u8, u8, u8) = (0xC8, 0xCC, 0xD0);
/// EMU in an inch.
const EMU_PER_INCH: i64 = 914_400;

/// Paints all pages into one picture.
///
/// # Errors
/// Those of [`crate::Rasterizer::new`]; [`codes::IMAGE_TOO_LARGE`] if the sheet has too many pixels.
pub fn contact_sheet(document: &PagedDocument, book: &FontBook, options: SheetOptions) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let widest = document.pages.iter().map(|page| page.size.width).max().unwrap_or_default();
    let dpi = u32::try_from(i64::from(options.page_width) * EMU_PER_INCH / widest.to_emu().max(1)).unwrap_or(0).clamp(6, 600);
    let rasterizer = Rasterizer::new(document, book, Pages::All, RasterOptions { dpi })?;
    let too_large = || {
        let reason = format!("{} pages of {} pixels", document.pages.len(), options.page_width);
        vec![Diagnostic::new(&codes::IMAGE_TOO_LARGE, Origin::Run).with("file", "the contact sheet").with("reason", reason)]
    };
    let scale = page::Scale::new(dpi);
    let pixels = |length: Len| scale.parts(length, 1);
    let high = document.pages.iter().map(|page| page.size.height).max().unwrap_or_default();
    let grid = Grid::new(document.pages.len(), options, (pixels(widest), pixels(high)));
    let mut sheet = grid.canvas().ok_or_else(too_large)?;
    let painted: Option<Vec<Pixmap>> = (0..document.pages.len()).into_par_iter().map(|index| rasterizer.paint(index)).collect();
    for (index, picture) in painted.ok_or_else(too_large)?.iter().enumerate() {
        let (x, y) = grid.place(index, (i32::try_from(picture.width()).unwrap_or(0), i32::try_from(picture.height()).unwrap_or(0)));
        sheet.draw_pixmap(x, y, picture.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
    }
    sheet.encode_png().map_err(|error| vec![Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", error)])
}

/// Where pages stand, in pixels.
struct Grid {
    columns: i32,
    rows: i32,
    slot: (i32, i32),
    gap: i32,
}

impl Grid {
    fn new(pages: usize, options: SheetOptions, slot: (i32, i32)) -> Grid {
        let pages = i32::try_from(pages).unwrap_or(i32::MAX).max(1);
        let columns = i32::try_from(options.columns).unwrap_or(1).clamp(1, pages);
        Grid { columns, rows: (pages + columns - 1) / columns, slot, gap: (slot.0 / 20).max(4) }
    }

    fn canvas(&self) -> Option<Pixmap> {
        let side = |count: i32, slot: i32| u32::try_from(i64::from(count) * i64::from(slot + self.gap) + i64::from(self.gap)).ok();
        let (width, height) = (side(self.columns, self.slot.0)?, side(self.rows, self.slot.1)?);
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return None;
        }
        let mut canvas = Pixmap::new(width, height)?;
        canvas.fill(Color::from_rgba8(GROUND.0, GROUND.1, GROUND.2, 255));
        Some(canvas)
    }

    /// The corner of a page that is so large, in the middle of its slot.
    fn place(&self, index: usize, (width, height): (i32, i32)) -> (i32, i32) {
        let index = i32::try_from(index).unwrap_or(0);
        let corner = |n: i32, slot: i32, size: i32| self.gap + n * (slot + self.gap) + (slot - size) / 2;
        (corner(index % self.columns, self.slot.0, width), corner(index / self.columns, self.slot.1, height))
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;
    use crate::options::SheetOptions;

    #[test]
    fn pages_stand_in_rows_with_even_gaps() {
        let grid = Grid::new(5, SheetOptions { columns: 3, page_width: 100 }, (100, 140));
        assert_eq!((grid.rows, grid.gap), (2, 5));
        assert_eq!([0, 2, 3].map(|page| grid.place(page, (100, 140))), [(5, 5), (215, 5), (5, 150)]);
        // A page of half the height stands in the middle of its slot.
        assert_eq!(grid.place(1, (100, 70)), (110, 40));
        let canvas = grid.canvas().expect("a canvas");
        assert_eq!((canvas.width(), canvas.height()), (320, 295));
    }

    #[test]
    fn a_sheet_is_no_wider_than_its_pages_and_not_without_end() {
        assert_eq!(Grid::new(2, SheetOptions { columns: 6, page_width: 100 }, (100, 140)).columns, 2);
        assert!(Grid::new(100_000, SheetOptions::default(), (2_000, 2_800)).canvas().is_none());
    }
}
