//! What to paint, and how finely.

use std::ops::Range;

use banxin_layout::frame::{Page, PagedDocument};

/// How finely pages are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RasterOptions {
    /// Pixels per inch.
    pub dpi: u32,
}

impl Default for RasterOptions {
    /// 144 dpi: two pixels to the point.
    fn default() -> RasterOptions {
        RasterOptions { dpi: 144 }
    }
}

/// How all pages are put into one picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetOptions {
    /// Pages in a row, at least 1.
    pub columns: u32,
    /// Width of the widest page in pixels.
    pub page_width: u32,
}

impl Default for SheetOptions {
    /// Four pages in a row, each 200 pixels wide.
    fn default() -> SheetOptions {
        SheetOptions { columns: 4, page_width: 200 }
    }
}

/// Which pages are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pages {
    /// Every page.
    All,
    /// One page, counted from 0.
    One(usize),
}

impl Pages {
    pub(crate) fn indices(self, document: &PagedDocument) -> Range<usize> {
        match self {
            Pages::All => 0..document.pages.len(),
            Pages::One(index) => index..index.saturating_add(1),
        }
    }

    pub(crate) fn of(self, document: &PagedDocument) -> &[Page] {
        document.pages.get(self.indices(document)).unwrap_or_default()
    }
}
