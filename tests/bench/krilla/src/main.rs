//! The same lines drawn by banxin and by krilla: milliseconds and bytes for 10, 100, 1,000 and 5,000 pages of 28 by 22 characters.
//!
//! Layout is done beforehand for both. banxin writes an archive file with tags, krilla a plain one without, so banxin does more. The best of several
//! rounds is printed, for a machine is never idle.

#[allow(unreachable_pub, dead_code, reason = "the documents of the tests")]
#[path = "../../../../crates/banxin-pdf/tests/support/document.rs"]
mod support;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use banxin_layout::frame::{GlyphRun, Item, PagedDocument};
use banxin_pdf::{PdfOptions, render};
use banxin_text::font::{FaceId, FontBook};
use krilla::geom::Point;
use krilla::page::PageSettings;
use krilla::text::{Font, GlyphId, KrillaGlyph};

const ROUNDS: usize = 5;

fn main() {
    let book = support::book();
    println!("pages  banxin ms  krilla ms  ratio  banxin bytes  krilla bytes");
    for pages in [10, 100, 1000, 5000] {
        let document = support::long(&book, pages);
        let fonts = fonts(&book);
        let (ours, our_bytes) = best(|| render(&document, &book, &PdfOptions::archive()).expect("renders").len());
        let (theirs, their_bytes) = best(|| draw(&document, &fonts).len());
        let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
        println!("{pages:5}  {:9.1}  {:9.1}  {ratio:5.2}  {our_bytes:12}  {their_bytes:12}", ms(ours), ms(theirs));
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn best(mut work: impl FnMut() -> usize) -> (Duration, usize) {
    let rounds = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        let bytes = work();
        (start.elapsed(), bytes)
    });
    rounds.min().expect("a round")
}

fn fonts(book: &FontBook) -> BTreeMap<FaceId, Font> {
    let faces = [support::FANG, support::LATIN, support::HEI];
    let font = |id: FaceId| Font::new(book.face(id).expect("a face").bytes().to_vec().into(), 0).expect("a font");
    faces.map(|id| (id, font(id))).into()
}

fn draw(document: &PagedDocument, fonts: &BTreeMap<FaceId, Font>) -> Vec<u8> {
    let mut file = krilla::Document::new();
    for page in &document.pages {
        let settings = PageSettings::from_wh(points(page.size.width), points(page.size.height)).expect("a size");
        let mut sheet = file.start_page_with(settings);
        let mut surface = sheet.surface();
        for item in &page.items {
            if let Item::Glyphs(run) = item {
                let at = Point::from_xy(points(run.at.x), points(run.at.y));
                surface.draw_glyphs(at, &glyphs(run), fonts[&run.face].clone(), &run.text, points(run.size), false);
            }
        }
        surface.finish();
        sheet.finish();
    }
    file.finish().expect("a file")
}

fn glyphs(run: &GlyphRun) -> Vec<KrillaGlyph> {
    let size = points(run.size);
    let next = |index: usize| run.glyphs.get(index + 1);
    let glyph = |(index, glyph): (usize, &banxin_layout::frame::Glyph)| {
        let end = next(index).map_or(run.text.len(), |next| next.cluster as usize);
        let advance = next(index).map_or(1.0, |next| points(next.x - glyph.x) / size);
        KrillaGlyph::new(GlyphId::new(u32::from(glyph.id)), advance, 0.0, 0.0, 0.0, glyph.cluster as usize..end, None)
    };
    run.glyphs.iter().enumerate().map(glyph).collect()
}

fn points(len: banxin_base::Len) -> f32 {
    len.to_pt() as f32
}
