//! Laid-out pages to a PDF file.
//!
//! In: a [`PagedDocument`] and the font book that laid it out. Out: the bytes of a file, the same for the same input. Steps: fonts are cut down
//! and pictures readied; every page is turned into operations by one flat match over its items and written as a content stream through
//! printpdf; the logical tree, outline, links and metadata are worked out without PDF syntax; and the backend's finishing pass makes a whole,
//! conforming file of it all. Everything that can run in parallel does, and nothing depends on how.
//!
//! Left out on purpose: layout of any kind, files and clocks.

mod attach;
mod backend;
mod cluster;
mod convert;
mod fonts;
mod icc;
mod image;
mod link;
mod marks;
mod medium;
mod meta;
mod options;
mod outline;
mod preflight;
mod shape;
mod sheet;
mod tags;
mod text;
mod unit;

use banxin_base::{Diagnostic, Origin, codes};
use banxin_layout::frame::PagedDocument;
use banxin_text::font::FontBook;

pub use attach::{Attachment, Relationship};
#[doc(hidden)]
pub use backend::Step;
pub use icc::PressProfile;
pub use options::{Password, PdfOptions, PressOptions, Profile};
pub use preflight::preflight;

/// Writes a document as PDF.
///
/// # Errors
/// Every problem found: faces that cannot be read or subset, pictures that cannot be used, a document without pages, options that the profile
/// refuses.
pub fn render(document: &PagedDocument, book: &FontBook, options: &PdfOptions) -> Result<Vec<u8>, Vec<Diagnostic>> {
    write(document, book, options, backend::Steps::default())
}

/// Writes a document without one of the finishing steps: a faulty file, by which a test knows that the step is checked.
///
/// # Errors
/// As [`render`].
#[doc(hidden)]
pub fn render_without(step: Step, document: &PagedDocument, book: &FontBook, options: &PdfOptions) -> Result<Vec<u8>, Vec<Diagnostic>> {
    write(document, book, options, backend::Steps::without(step))
}

fn write(document: &PagedDocument, book: &FontBook, options: &PdfOptions, steps: backend::Steps) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let refused = options.refused();
    if !refused.is_empty() {
        return Err(refused);
    }
    if document.pages.is_empty() {
        return Err(vec![Diagnostic::new(&codes::INTERNAL, Origin::Run).with("reason", "no pages to write")]);
    }
    let medium = medium::Medium::of(options);
    let (fonts, pictures) = rayon::join(|| fonts::FontSet::collect(document, book), || image::collect(document, options));
    let (fonts, pictures) = match (fonts, pictures) {
        (Ok(fonts), Ok(pictures)) => (fonts, pictures),
        (fonts, pictures) => return Err(fonts.err().into_iter().chain(pictures.err()).flatten().collect()),
    };
    let mut pages = backend::draw(&convert::Sources { document, fonts: &fonts, pictures: &pictures, medium });
    let marks: Vec<convert::PageMarks<'_>> = pages.iter_mut().map(|page| std::mem::take(&mut page.marks)).collect();
    let (links, tags) = (links(document, &marks, medium), tags::plan(document, &marks));
    drop(marks);
    let parts = backend::Parts {
        document,
        options,
        medium,
        facts: meta::Facts::of(&document.meta, options),
        fonts: &fonts,
        pictures: &pictures,
        links,
        tags,
        pages,
        steps,
    };
    Ok(backend::write(parts))
}

/// The links of all pages, in their order: the numbers that the logical tree gives them.
fn links(document: &PagedDocument, pages: &[convert::PageMarks<'_>], medium: medium::Medium) -> Vec<link::PlacedLink> {
    let mut links = Vec::new();
    for (page, marks) in pages.iter().enumerate() {
        for mark in &marks.marks {
            if let convert::Mark::Link(found) = mark {
                links.push(link::place(found, page, document, medium));
            }
        }
    }
    links
}
