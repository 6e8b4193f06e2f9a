//! Pages to compressed content streams, through printpdf, a few at a time and on all cores.

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};
use rayon::prelude::*;

use super::syntax;
use crate::convert::{self, PageMarks, Sources};

/// How many pages are turned into streams together: enough to hide the cost of a printpdf document, few enough that only a
/// handful of pages exist as operations at any time.
const CHUNK: usize = 8;

/// A finished page.
pub(crate) struct PageContent<'a> {
    /// The content stream, deflated.
    pub(crate) stream: Vec<u8>,
    /// What stands on the page.
    pub(crate) marks: PageMarks<'a>,
}

/// Draws every page. The bytes do not depend on the number of threads: every page is drawn and compressed on its own.
pub(crate) fn draw<'a>(sources: &Sources<'a>) -> Vec<PageContent<'a>> {
    sources.document.pages.par_chunks(CHUNK).flat_map_iter(|pages| draw_chunk(pages, sources)).collect()
}

fn draw_chunk<'a>(pages: &'a [banxin_layout::frame::Page], sources: &Sources<'a>) -> Vec<PageContent<'a>> {
    let (ops, marks): (Vec<_>, Vec<_>) = pages
        .iter()
        .map(|page| convert::page(page, sources))
        .map(|drawn| (PdfPage::new(Mm(0.0), Mm(0.0), drawn.canvas.into_ops()), drawn.marks))
        .unzip();
    let streams = content_streams(ops);
    streams.into_iter().zip(marks).map(|(stream, marks)| PageContent { stream: syntax::deflate(&stream), marks }).collect()
}

/// The content streams of pages. Boxes, fonts and annotations are the finishing pass's; printpdf writes the operators.
fn content_streams(pages: Vec<PdfPage>) -> Vec<Vec<u8>> {
    let count = pages.len();
    let mut document = PdfDocument::new("");
    document.pages = pages;
    // `secure` would drop the operators that are given by name: all text.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let mut streams: Vec<Vec<u8>> = written.get_pages().into_values().map(|page| take_content(&mut written, page)).collect();
    streams.resize(count, Vec::new());
    streams
}

fn take_content(document: &mut lopdf::Document, page: lopdf::ObjectId) -> Vec<u8> {
    let content = document.get_dictionary(page).and_then(|page| page.get(b"Contents")).and_then(lopdf::Object::as_reference);
    let object = content.ok().and_then(|id| document.objects.remove(&id));
    match object {
        Some(lopdf::Object::Stream(stream)) => stream.content,
        _ => Vec::new(),
    }
}
