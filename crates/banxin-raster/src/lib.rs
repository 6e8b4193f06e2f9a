//! Laid-out pages to PNG previews.
//!
//! In: a [`PagedDocument`] and the font book that laid it out. Out: one PNG a page, on white paper, the same bytes for the same input. Steps:
//! faces are cut down to the glyphs in use and readied (`glyphs`), pictures are decoded, and every page is painted by one flat match over
//! its items. Left out on purpose: links and the logical tree, which a picture of a page has no room for.

mod blend;
mod glyphs;
mod options;
mod page;
mod picture;
mod sfnt;
mod shape;
mod sheet;
mod text;

use banxin_base::{Diagnostic, Origin, codes};
use banxin_layout::frame::{Page, PagedDocument};
use banxin_text::font::FontBook;
use rayon::prelude::*;

pub use options::{Pages, RasterOptions, SheetOptions};
pub use sheet::contact_sheet;

/// A document readied for painting: its pages can be painted one by one, in any order, by any number of threads.
pub struct Rasterizer<'a> {
    document: &'a PagedDocument,
    fonts: glyphs::Fonts,
    pictures: picture::Pictures,
    options: RasterOptions,
}

impl<'a> Rasterizer<'a> {
    /// Readies the fonts and pictures of some pages.
    ///
    /// # Errors
    /// Faces that cannot be read or cut down, and pictures that cannot be used.
    pub fn new(
        document: &'a PagedDocument,
        book: &FontBook,
        pages: Pages,
        options: RasterOptions,
    ) -> Result<Rasterizer<'a>, Vec<Diagnostic>> {
        let chosen = pages.of(document);
        match (glyphs::Fonts::collect(chosen, book), picture::Pictures::collect(chosen, &document.images)) {
            (Ok(fonts), Ok(pictures)) => Ok(Rasterizer { document, fonts, pictures, options }),
            (fonts, pictures) => Err(fonts.err().into_iter().chain(pictures.err()).flatten().collect()),
        }
    }

    /// The PNG of page `index`, counted from 0; it must be one of the pages that were readied.
    ///
    /// # Errors
    /// [`codes::IMAGE_TOO_LARGE`] if the page has too many pixels at this resolution; [`codes::INTERNAL`] if there is no such page.
    pub fn page(&self, index: usize) -> Result<Vec<u8>, Diagnostic> {
        let canvas = self.canvas(index)?;
        let failed = |error: &dyn std::fmt::Display| Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", error);
        canvas.encode_png().map_err(|error| failed(&error))
    }

    /// Page `index`, painted; `None` for those that cannot be.
    pub(crate) fn paint(&self, index: usize) -> Option<tiny_skia::Pixmap> {
        self.canvas(index).ok()
    }

    fn canvas(&self, index: usize) -> Result<tiny_skia::Pixmap, Diagnostic> {
        let missing = || Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", format!("no page {index}"));
        let found: &Page = self.document.pages.get(index).ok_or_else(missing)?;
        page::paint(found, &self.fonts, &self.pictures, self.options).ok_or_else(|| {
            let reason = format!("{} dpi", self.options.dpi);
            Diagnostic::new(&codes::IMAGE_TOO_LARGE, Origin::Run).with("file", format!("page {}", index + 1)).with("reason", reason)
        })
    }
}

/// Paints pages, in parallel; the PNGs are in the order of the pages.
///
/// # Errors
/// Those of [`Rasterizer::new`] and [`Rasterizer::page`].
pub fn render(document: &PagedDocument, book: &FontBook, pages: Pages, options: RasterOptions) -> Result<Vec<Vec<u8>>, Vec<Diagnostic>> {
    let rasterizer = Rasterizer::new(document, book, pages, options)?;
    let indices: Vec<usize> = pages.indices(document).collect();
    indices.into_par_iter().map(|index| rasterizer.page(index)).collect::<Result<_, _>>().map_err(|problem| vec![problem])
}
