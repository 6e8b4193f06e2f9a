//! Readies the pictures of a composed document, in parallel: what lies on its side or is no picture of pixels gets what each output needs of it.
//!
//! This step stands between `compose`, which knows no fonts, and the two ways on: text in a vector picture is set in the report's own faces.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin};
use banxin_compose::document::{Document, ImageData, ImageFormat};
use banxin_picture::{FontData, Refusal, draw, upright_copy};
use banxin_text::font::FontBook;
use rayon::prelude::*;

/// Readies every picture; those that cannot be used are reported and left as they are.
pub(crate) fn ready(document: &mut Document, book: &FontBook) -> Vec<Diagnostic> {
    let problems = document.images.par_iter_mut().filter_map(|data| {
        let refusal = one(data, book).err()?;
        Some(refusal.of(&data.name, Origin::File(Arc::clone(&data.name))))
    });
    problems.collect()
}

fn one(data: &mut ImageData, book: &FontBook) -> Result<(), Refusal> {
    match data.format {
        ImageFormat::Svg => {
            let drawn = draw(&data.bytes, &|| fonts(book))?;
            data.drawing = drawn.drawing.map(Arc::new);
            data.stand_in = Some(drawn.png.into());
        }
        ImageFormat::Jpeg => data.stand_in = upright_copy(&data.bytes, data.orientation)?.map(Arc::from),
        ImageFormat::Png => {}
    }
    Ok(())
}

/// The book's faces, for text in pictures. A file of several faces is given once; one that cannot be read is left out.
fn fonts(book: &FontBook) -> Vec<FontData> {
    let whole = book.sources().filter(|(_, source)| source.location.index() == 0);
    let bytes = whole.filter_map(|(id, _)| book.face(id).ok()).map(|face| face.bytes().to_vec());
    bytes.map(|bytes| Arc::new(bytes) as FontData).collect()
}
