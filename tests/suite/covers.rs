//! Covers and openers of books: what is coloured to the edge reaches exactly as far as it is cut off, on paper and in Word, and nothing else leaves the
//! sheet.

use banxin::{DocxOptions, Output, PdfOptions, Pipeline, Report};
use banxin_base::Len;
use banxin_compose::document::Art;
use banxin_layout::frame::{Item, Page};
use banxin_tests::docx::Word;
use banxin_tests::{checks, fonts};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

fn write(path: &std::path::Path, bytes: &[u8]) {
    use std::io::Write as _;
    std::fs::File::create(path).and_then(|mut file| file.write_all(bytes)).expect("a file");
}

/// A book of two chapters with a picture of this shape on its cover.
fn book(width: u32, height: u32) -> Output<'static> {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| Rgb([x, y, 90].map(|level| level.to_le_bytes()[0]))));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    write(&folder.path().join("cover.png"), &bytes.into_inner());
    let text = "banxin: 1\ntitle: 云溪县图书馆年报\nsubtitle: 数据为虚构\nperiod: 2024\nissuer: 云溪县图书馆\ndate: 2025-01-20\nstyle: annual\nlints: off\nfront: {cover: {image: cover.png, alt: 馆舍外景}}\nbody: [{heading: 概况}, {text: 本年服务平稳。}, {quote: 让每个人都有书读。}, {heading: 服务}, {callout: {title: 说明, text: 口径与上年一致。}}]\n";
    write(&folder.path().join("report.yaml"), text.as_bytes());
    let report = Report::open(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}")).value
}

/// Left, top, right and bottom edge of a field or picture.
fn edges(item: &Item) -> Option<[Len; 4]> {
    let (at, size) = match item {
        Item::Fill(fill) => (fill.at, fill.size),
        Item::Image(image) => (image.at, image.size),
        _ => return None,
    };
    Some([at.x, at.y, at.x + size.width, at.y + size.height])
}

/// The fields and pictures of a page that leave the sheet.
fn bleeding(page: &Page) -> Vec<[Len; 4]> {
    let leaves =
        |edges: &[Len; 4]| edges[0] < Len::ZERO || edges[1] < Len::ZERO || edges[2] > page.size.width || edges[3] > page.size.height;
    page.items.iter().flat_map(Item::leaves).filter_map(edges).filter(leaves).collect()
}

#[test]
fn art_reaches_the_bleed_and_no_further() {
    // A wide picture, and one so high that the ground covers its foot.
    for (width, height) in [(1600, 900), (1000, 1600)] {
        let output = book(width, height);
        let pages = &output.pages().pages;
        let with_art: Vec<usize> = (0..pages.len()).filter(|page| !bleeding(&pages[*page]).is_empty()).collect();
        // The cover, and the openers of both chapters: right-hand pages all.
        assert_eq!(with_art.len(), 3, "{with_art:?}");
        assert!(with_art.iter().all(|page| page % 2 == 0), "{with_art:?}");
        for index in with_art {
            let page = &pages[index];
            let (right, foot) = (page.size.width + Art::BLEED, page.size.height + Art::BLEED);
            for [left_edge, top, right_edge, bottom] in bleeding(page) {
                assert_eq!((left_edge, right_edge), (-Art::BLEED, right), "page {}", index + 1);
                assert!(top == -Art::BLEED || top >= Len::ZERO, "page {}", index + 1);
                assert!(bottom == foot || bottom <= page.size.height, "page {}", index + 1);
            }
        }
        // Text and rules stay on the sheet.
        for page in pages {
            for line in &page.lines {
                assert!(line.x >= Len::ZERO && line.x + line.width <= page.size.width && line.y <= page.size.height, "{}", line.text);
            }
        }
    }
}

#[test]
fn a_cover_picture_is_as_wide_as_the_cut_sheet_and_whole_in_its_proportions() {
    let output = book(1600, 900);
    let cover = &output.pages().pages[0];
    let picture = cover.items.iter().flat_map(Item::leaves).find(|item| matches!(item, Item::Image(_))).and_then(edges).expect("a picture");
    let [left, top, right, bottom] = picture;
    assert_eq!((left, top, right), (-Art::BLEED, -Art::BLEED, cover.size.width + Art::BLEED));
    assert_eq!(bottom - top, (right - left).scale(900, 1600));
    // A high one is cut, as much above as below, and keeps its proportions.
    let high = book(1000, 1600);
    let cut = high.pages().pages[0].items.iter().flat_map(Item::leaves).find_map(|item| match item {
        Item::Image(image) => Some(*image),
        _ => None,
    });
    let cut = cut.expect("a picture");
    let [(_, across), (above, down)] = cut.crop.window((1000, 1600));
    assert!(above > 0 && across == 1000);
    let wanted = cut.size.width.scale(i64::from(down), i64::from(across));
    assert!((cut.size.height - wanted).to_mm().abs() < 0.3, "{} {}", cut.size.height.to_mm(), wanted.to_mm());
    // The ground begins where the picture ends, with nothing between them, and the title stands on it.
    let ground = bleeding(cover).into_iter().find(|edges| edges[3] > cover.size.height).expect("a ground");
    assert!(ground[1] <= bottom, "{} {}", ground[1].to_mm(), bottom.to_mm());
    let title = cover.lines.iter().find(|line| line.text.contains("年报")).expect("a title");
    assert!(title.y > ground[1]);
}

#[test]
fn a_press_file_has_the_bleed_and_word_the_same_picture() {
    let output = book(1600, 900);
    let press = output.pdf(&PdfOptions::press()).expect("a press file");
    assert_eq!(checks::press(&press), Vec::<String>::new());
    let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
    let main = String::from_utf8(word.parts["word/document.xml"].clone()).expect("text");
    let extents = main.split("<wp:extent cx=\"").skip(1).filter_map(|rest| rest.split('"').next()?.parse::<i64>().ok());
    // In Word the picture ends with the sheet or reaches beyond it; it is never narrower.
    let widest = extents.max();
    assert!(widest >= Some(output.pages().pages[0].size.width.to_emu()), "{widest:?}");
    assert!(main.contains("descr=\"馆舍外景\""), "the picture has its alternative text");
}
