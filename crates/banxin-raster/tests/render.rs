//! Pages painted and looked at again.

#[allow(unreachable_pub, dead_code, reason = "helpers shared with the tests of the PDF crate")]
#[path = "../../banxin-pdf/tests/support/document.rs"]
mod support;

use banxin_base::{Len, Point};
use banxin_layout::frame::Item;
use banxin_raster::{Pages, RasterOptions, render};
use banxin_text::font::FontBook;
use image::RgbImage;

fn pages(dpi: u32) -> Vec<RgbImage> {
    let book = support::book();
    let document = support::small(&book);
    let pngs = render(&document, &book, Pages::All, RasterOptions { dpi }).expect("renders");
    pngs.iter().map(|png| image::load_from_memory(png).expect("a PNG").to_rgb8()).collect()
}

/// The darkest grey in a box given in points.
fn darkest(page: &RgbImage, dpi: u32, at: Point, width: f64, height: f64) -> u8 {
    let px = |pt: f64| u32::try_from(Len::pt(pt).scale(i64::from(dpi), 914_400).to_emu()).expect("on the page");
    let (x, y) = (at.x.to_pt(), at.y.to_pt());
    let rows = px(y)..px(y + height);
    rows.flat_map(|y| (px(x)..px(x + width)).map(move |x| (x, y))).map(|(x, y)| page.get_pixel(x, y).0[1]).min().expect("a box")
}

#[test]
fn pages_have_the_size_of_the_sheet_on_white() {
    let pages = pages(72);
    assert_eq!(pages.len(), 2);
    assert_eq!((pages[0].width(), pages[0].height()), (595, 842));
    assert_eq!(pages[0].get_pixel(0, 0).0, [255, 255, 255]);
}

#[test]
fn ink_is_where_layout_put_it_and_nowhere_else() {
    let dpi = 144;
    let pages = pages(dpi);
    let em = 16.0;
    let above = |line: i64, char: i64| Point::new(support::line(line).x + support::pitch() * char, support::line(line).y - Len::pt(13.0));
    // Both kinds of outline: CFF hanzi and TrueType digits, and nothing behind the end of the line.
    assert!(darkest(&pages[0], dpi, above(1, 0), em, em) < 60);
    assert!(darkest(&pages[0], dpi, above(1, 27), em, em) < 160);
    assert!(darkest(&pages[0], dpi, above(2, 8), em, em) < 60);
    assert_eq!(darkest(&pages[0], dpi, above(2, 20), em * 4.0, em), 255);
    assert_eq!(darkest(&pages[1], dpi, above(2, 0), em * 10.0, em * 2.0), 255);
    // The rule of the table, the red bar and the red dot.
    let bar = pages[0].get_pixel(200, 173).0;
    assert_eq!(bar, [255, 0, 0]);
    assert!(darkest(&pages[0], dpi, Point::new(support::line(6).x, support::line(6).y - Len::pt(21.0)), 100.0, 3.0) == 0);
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    let book = support::book();
    let document = support::small(&book);
    let options = RasterOptions::default();
    let all = render(&document, &book, Pages::All, options).expect("renders");
    assert_eq!(all, render(&document, &book, Pages::All, options).expect("renders"));
    assert_eq!(all[1..], render(&document, &book, Pages::One(1), options).expect("renders"));
}

#[test]
fn what_cannot_be_painted_is_said() {
    let book = support::book();
    let mut document = support::small(&book);
    let code = |result: Result<Vec<Vec<u8>>, Vec<banxin_base::Diagnostic>>| result.expect_err("a problem")[0].code.id;
    assert_eq!(code(render(&document, &book, Pages::One(9), RasterOptions::default())), "BX0602");
    assert_eq!(code(render(&document, &book, Pages::All, RasterOptions { dpi: 10_000 })), "BX0703");
    assert_eq!(code(render(&document, &FontBook::default(), Pages::All, RasterOptions::default())), "BX0501");
    document.images[0].bytes = vec![0].into();
    assert_eq!(code(render(&document, &book, Pages::All, RasterOptions::default())), "BX0701");
    document.pages[0].items.retain(|item| !matches!(item, Item::Image(_)));
    assert!(render(&document, &book, Pages::All, RasterOptions::default()).is_ok());
}
