//! Pictures in both files: upright however they lie, with their own colours, vector pictures as shapes, and nothing opened or unpacked beyond limits.
//!
//! All pictures are made here, so that what they must look like is known.

use banxin::{DocxOptions, Format, Output, PdfOptions, Pipeline, PngOptions, Report, Severity};
use banxin_layout::frame::{Item, PlacedPicture};
use banxin_tests::docx::Word;
use banxin_tests::fonts;
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ExtendedColorType, ImageBuffer, ImageEncoder, ImageFormat, Rgb, RgbImage, Rgba};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object};

/// A folder with these files and a report that shows them, each 40 mm wide.
fn written(files: &[(&str, Vec<u8>)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut text = "banxin: 1\ntitle: 图\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody:\n".to_owned();
    for (name, bytes) in files {
        write(&folder.path().join(name), bytes);
        text.push_str(&format!("  - image: {{src: {name}, alt: 图, width: 40mm}}\n"));
    }
    write(&folder.path().join("report.yaml"), text.as_bytes());
    folder
}

fn write(path: &std::path::Path, bytes: &[u8]) {
    use std::io::Write as _;
    std::fs::File::create(path).and_then(|mut file| file.write_all(bytes)).expect("a file");
}

fn set(files: &[(&str, Vec<u8>)]) -> Result<Output<'static>, banxin::Error> {
    let report = Report::open(written(files).path())?;
    Ok(Pipeline::new(fonts()).run(&report)?.value)
}

fn built(files: &[(&str, Vec<u8>)]) -> Output<'static> {
    set(files).unwrap_or_else(|error| panic!("{error}"))
}

/// The codes of the errors that these files give.
fn refused(files: &[(&str, Vec<u8>)]) -> Vec<&'static str> {
    let Err(error) = set(files) else { return Vec::new() };
    error.diagnostics().iter().filter(|problem| problem.severity == Severity::Error).map(|problem| problem.code.id).collect()
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture");
    bytes.into_inner()
}

/// Quarters as they are stored: red and green above, blue and white below.
fn quarters() -> DynamicImage {
    DynamicImage::from(RgbImage::from_fn(96, 64, |x, y| match (x < 48, y < 32) {
        (true, true) => Rgb([255, 0, 0]),
        (false, true) => Rgb([0, 255, 0]),
        (true, false) => Rgb([0, 0, 255]),
        (false, false) => Rgb([255, 255, 255]),
    }))
}

/// A JPEG with an Exif block that says how it lies.
fn lying(orientation: u8) -> Vec<u8> {
    let jpeg = encoded(&quarters(), ImageFormat::Jpeg);
    let tiff = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]].concat();
    let length = u16::try_from(tiff.len() + 2).expect("a short block").to_be_bytes();
    [&[0xFF, 0xD8, 0xFF, 0xE1], length.as_slice(), &tiff, &jpeg[2..]].concat()
}

/// A corner of what is shown: right, below.
type Corner = (bool, bool);

/// Where the first stored pixel and the last one of the first row are seen, by Exif orientation (Exif 2.32, tag 274).
const SEEN: [(Corner, Corner); 8] = [
    ((false, false), (true, false)),
    ((true, false), (false, false)),
    ((true, true), (false, true)),
    ((false, true), (true, true)),
    ((false, false), (false, true)),
    ((true, false), (true, true)),
    ((true, true), (true, false)),
    ((false, true), (false, false)),
];

/// The matrices that pictures of a page are drawn with, in order.
fn matrices(pdf: &Document, page: lopdf::ObjectId) -> Vec<[f32; 6]> {
    let content = Content::decode(&pdf.get_page_content(page)).expect("operators");
    let mut stack = vec![[1.0, 0.0, 0.0, 1.0, 0.0, 0.0]];
    let mut found = Vec::new();
    for operation in content.operations {
        match operation.operator.as_str() {
            "q" => stack.push(*stack.last().expect("a state")),
            "Q" => stack.truncate(stack.len().saturating_sub(1)),
            "cm" => {
                let by: Vec<f32> = operation.operands.iter().map(|it| it.as_float().expect("a number")).collect();
                let last = stack.last_mut().expect("a state");
                let [a, b, c, d, e, f] = *last;
                let of = |x: f32, y: f32| (x * a + y * c, x * b + y * d);
                let ((a, b), (c, d), (x, y)) = (of(by[0], by[1]), of(by[2], by[3]), of(by[4], by[5]));
                *last = [a, b, c, d, x + e, y + f];
            }
            "Do" => found.push(*stack.last().expect("a state")),
            _ => {}
        }
    }
    found
}

/// The streams of pictures in a PDF, soft masks left out.
fn pictures(pdf: &Document) -> Vec<&lopdf::Stream> {
    let streams = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let is_picture = |dict: &Dictionary| dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image");
    let pictures: Vec<_> = streams.filter(|stream| is_picture(&stream.dict)).collect();
    let masks: Vec<_> = pictures.iter().filter_map(|it| it.dict.get(b"SMask").and_then(Object::as_reference).ok()).collect();
    let is_mask = |stream: &&lopdf::Stream| {
        masks.iter().any(|id| std::ptr::eq(pdf.get_object(*id).and_then(Object::as_stream).expect("a mask"), *stream))
    };
    pictures.into_iter().filter(|stream| !is_mask(stream)).collect()
}

fn opened(output: &Output<'_>) -> Document {
    Document::load_mem(&output.pdf(&PdfOptions::archive()).expect("a PDF")).expect("a PDF that opens")
}

/// The colour space of a picture: its name, and the profile's bytes if it has one.
fn space(pdf: &Document, picture: &lopdf::Stream) -> (String, Option<Vec<u8>>) {
    let space = picture.dict.get(b"ColorSpace").expect("a colour space");
    let space = pdf.dereference(space).expect("an object").1;
    match space {
        Object::Array(parts) => {
            let name = String::from_utf8_lossy(parts[0].as_name().expect("a name")).into_owned();
            let profile = parts.get(1).and_then(|it| pdf.dereference(it).ok()).and_then(|(_, it)| it.as_stream().ok());
            (name, profile.map(|it| it.decompressed_content().unwrap_or_else(|_| it.content.clone())))
        }
        name => (String::from_utf8_lossy(name.as_name().expect("a name")).into_owned(), None),
    }
}

/// How the samples of a picture are coded.
fn filter(picture: &lopdf::Stream) -> String {
    let name = picture.dict.get(b"Filter").and_then(Object::as_name).expect("a filter");
    String::from_utf8_lossy(name).into_owned()
}

#[test]
fn photographs_stand_upright_in_pdf() {
    for (orientation, (first, last)) in (1_u8..).zip(SEEN) {
        let file = lying(orientation);
        let pdf = opened(&built(&[("a.jpg", file.clone())]));
        assert!(pictures(&pdf)[0].content == file, "orientation {orientation}: the file is not kept as it is");
        let page = pdf.page_iter().next().expect("a page");
        let [a, b, c, d, e, f] = matrices(&pdf, page)[0];
        let at = |x: f32, y: f32| (x * a + y * c + e, x * b + y * d + f);
        let middle = at(0.5, 0.5);
        // PDF draws the first stored pixel at the upper left of the unit square.
        let corner = |(x, y): (f32, f32)| (x > middle.0, y < middle.1);
        assert_eq!((corner(at(0.0, 1.0)), corner(at(1.0, 1.0))), (first, last), "orientation {orientation}");
        let (width, height) = ((a + c).abs(), (b + d).abs());
        assert_eq!(height > width, orientation >= 5, "orientation {orientation}: {width} × {height}");
    }
}

#[test]
fn photographs_stand_upright_in_png_and_word() {
    for (orientation, (first, last)) in (1_u8..).zip(SEEN) {
        let output = built(&[("a.jpg", lying(orientation))]);
        let placed = placed(&output);
        let options = PngOptions::default();
        let files = output.files(&[Format::Png(options)]).expect("pages");
        let page = image::load_from_memory(&files[0].bytes).expect("a page").to_rgb8();
        let sheet = output.pages().pages[0].size;
        let seen = |(right, below): Corner| {
            let share = |far: bool| if far { 0.75 } else { 0.25 };
            let x = (placed.at.x.to_pt() + placed.size.width.to_pt() * share(right)) / sheet.width.to_pt() * f64::from(page.width());
            let y = (placed.at.y.to_pt() + placed.size.height.to_pt() * share(below)) / sheet.height.to_pt() * f64::from(page.height());
            nearest(page.get_pixel(pixel(x), pixel(y)).0)
        };
        assert_eq!((seen(first), seen(last)), ("red", "green"), "PNG, orientation {orientation}");
        let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
        let copy = image::load_from_memory(&word.parts["word/media/image1.jpeg"]).expect("a picture").to_rgb8();
        assert_eq!(copy.height() > copy.width(), orientation >= 5, "Word, orientation {orientation}");
        let seen = |(right, below): Corner| {
            let share = |far: bool, length: u32| length * if far { 3 } else { 1 } / 4;
            nearest(copy.get_pixel(share(right, copy.width()), share(below, copy.height())).0)
        };
        assert_eq!((seen(first), seen(last)), ("red", "green"), "Word, orientation {orientation}");
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place on a page")]
fn pixel(at: f64) -> u32 {
    at as u32
}

fn placed(output: &Output<'_>) -> PlacedPicture {
    let items = output.pages().pages.iter().flat_map(|page| &page.items);
    items.flat_map(Item::leaves).find_map(|item| if let Item::Image(picture) = item { Some(*picture) } else { None }).expect("a picture")
}

fn nearest([red, green, blue]: [u8; 3]) -> &'static str {
    match (red > 127, green > 127, blue > 127) {
        (true, false, false) => "red",
        (false, true, false) => "green",
        (false, false, true) => "blue",
        (true, true, true) => "white",
        _ => "another colour",
    }
}

/// The head of an ICC profile (ICC.1 7.2) for a colour space: as much of one as is looked at.
fn profile(space: &[u8; 4]) -> Vec<u8> {
    let mut head = vec![0; 132];
    head[..4].copy_from_slice(&132_u32.to_be_bytes());
    head[8] = 4;
    head[12..16].copy_from_slice(b"prtr");
    head[16..20].copy_from_slice(space);
    head[20..24].copy_from_slice(b"Lab ");
    head[36..40].copy_from_slice(b"acsp");
    head
}

/// A baseline JPEG (ITU-T T.81) of 8 × 8 pixels in four inks, all of middle value: every coefficient is zero, so its data are zeros too.
fn inks(profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    if let Some(profile) = profile {
        let body = [b"ICC_PROFILE\0\x01\x01".as_slice(), &profile].concat();
        bytes.extend([0xFF, 0xE2]);
        bytes.extend(u16::try_from(body.len() + 2).expect("a short profile").to_be_bytes());
        bytes.extend(body);
    }
    // The Adobe marker: transform 0, four inks as they are.
    bytes.extend([0xFF, 0xEE, 0, 14]);
    bytes.extend(b"Adobe\0\x64\0\0\0\0\0");
    bytes.extend([0xFF, 0xDB, 0, 67, 0]);
    bytes.extend([1; 64]);
    bytes.extend([0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0]);
    // One code each, of one bit: no difference, end of block.
    for class in [0x00, 0x10] {
        bytes.extend([0xFF, 0xC4, 0, 20, class, 1]);
        bytes.extend([0; 15]);
        bytes.push(0);
    }
    bytes.extend([0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0]);
    bytes.extend([0x00, 0xFF, 0xD9]);
    bytes
}

#[test]
fn inks_are_kept_only_with_the_profile_that_says_what_they_are() {
    let pdf = opened(&built(&[("a.jpg", inks(Some(profile(b"CMYK"))))]));
    let picture = pictures(&pdf)[0];
    assert_eq!(space(&pdf, picture), ("ICCBased".to_owned(), Some(profile(b"CMYK"))));
    assert_eq!(filter(picture), "DCTDecode");
    let pdf = opened(&built(&[("a.jpg", inks(None))]));
    let picture = pictures(&pdf)[0];
    assert_ne!(filter(picture), "DCTDecode", "it is decoded");
    let (_, found) = space(&pdf, picture);
    assert!(found.is_none_or(|profile| &profile[16..20] == b"RGB "));
}

#[test]
fn a_png_keeps_its_profile_its_shades_and_its_transparency() {
    let mut with_profile = Vec::new();
    let mut encoder = PngEncoder::new(&mut with_profile);
    encoder.set_icc_profile(profile(b"RGB ")).expect("a profile");
    encoder.write_image(&[200; 12], 2, 2, ExtendedColorType::Rgb8).expect("a picture");
    let pdf = opened(&built(&[("a.png", with_profile)]));
    assert_eq!(space(&pdf, pictures(&pdf)[0]), ("ICCBased".to_owned(), Some(profile(b"RGB "))));

    let fine = ImageBuffer::from_fn(16, 2, |x, _| Rgb([u16::try_from(x * 4096).unwrap_or(0), 0, 65_535]));
    let pdf = opened(&built(&[("a.png", encoded(&DynamicImage::ImageRgb16(fine), ImageFormat::Png))]));
    let picture = pictures(&pdf)[0];
    let number = |key: &[u8]| picture.dict.get(key).and_then(Object::as_i64).expect("a number");
    assert_eq!((number(b"Width"), number(b"Height"), number(b"BitsPerComponent")), (16, 2, 8));

    let half = ImageBuffer::from_pixel(4, 4, Rgba([255, 0, 0, 128_u8]));
    let pdf = opened(&built(&[("a.png", encoded(&DynamicImage::ImageRgba8(half), ImageFormat::Png))]));
    let mask = pictures(&pdf)[0].dict.get(b"SMask").and_then(Object::as_reference).expect("a soft mask");
    let mask = pdf.get_object(mask).and_then(Object::as_stream).expect("a stream");
    let alpha = mask.decompressed_content().expect("its samples");
    assert!(alpha.len() >= 16 && alpha.contains(&128), "{alpha:?}");
}

#[test]
fn a_picture_below_300_dots_to_the_inch_is_told_of() {
    // Each is 40 mm wide: 470 dots are 298.5 to the inch, 471 are 299.1. One below 300 passes: sizes in millimetres are rounded.
    for (dots, wanted) in [(470, vec!["BX0704"]), (471, vec![])] {
        let folder = written(&[("a.png", encoded(&DynamicImage::new_rgb8(dots, 100), ImageFormat::Png))]);
        let report = Report::open(folder.path()).expect("a report");
        let found = Pipeline::new(fonts()).run(&report).expect("a document").diagnostics;
        let found: Vec<&str> = found.iter().map(|problem| problem.code.id).filter(|id| id.starts_with("BX07")).collect();
        assert_eq!(found, wanted, "{dots} dots");
    }
}

fn svg(content: &str) -> Vec<u8> {
    format!(r##"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60">{content}</svg>"##).into_bytes()
}

/// How often an operator stands on the first page.
fn count(pdf: &Document, operator: &str) -> usize {
    let page = pdf.page_iter().next().expect("a page");
    let content = Content::decode(&pdf.get_page_content(page)).expect("operators");
    content.operations.iter().filter(|operation| operation.operator == operator).count()
}

/// How many curves stand on the first page.
fn curves(files: &[(&str, Vec<u8>)]) -> usize {
    let pdf = opened(&built(files));
    assert!(pictures(&pdf).is_empty(), "it is drawn as pixels");
    count(&pdf, "c")
}

#[test]
fn plain_vector_pictures_are_shapes() {
    assert!(curves(&[("a.svg", svg(r##"<circle cx="30" cy="30" r="20" fill="#0a3d6e"/>"##))]) >= 4);
}

#[test]
fn text_in_a_vector_picture_is_set_in_the_reports_faces() {
    let empty = curves(&[("a.svg", svg(r#"<text x="5" y="30" font-size="20"></text>"#))]);
    let named = curves(&[("a.svg", svg(r#"<text x="5" y="30" font-size="20">图书馆</text>"#))]);
    let unknown = curves(&[("a.svg", svg(r#"<text x="5" y="30" font-size="20" font-family="No Such Face">图书馆</text>"#))]);
    assert!(named > empty + 20, "{named} curves, {empty} without text");
    assert!(unknown > empty + 20, "{unknown} curves, {empty} without text");
}

#[test]
fn shades_are_painted_and_word_has_both() {
    let shade = r##"<linearGradient id="g"><stop stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient>
        <rect width="120" height="60" fill="url(#g)"/>"##;
    let output = built(&[("a.svg", svg(shade))]);
    let pdf = opened(&output);
    assert_eq!(pictures(&pdf).len(), 1);
    let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
    assert_eq!(word.parts["word/media/image1.svg"], svg(shade));
    let stand_in = image::load_from_memory(&word.parts["word/media/image1.png"]).expect("a stand-in").to_rgb8();
    let (left, right) = (stand_in.get_pixel(2, 9).0, stand_in.get_pixel(stand_in.width() - 3, 9).0);
    assert!(left[0] > 240 && right[2] > 240, "{left:?} {right:?}");
}

#[test]
fn other_files_that_a_vector_picture_names_are_not_opened() {
    let black = encoded(&DynamicImage::new_rgb8(4, 4), ImageFormat::Png);
    let folder = written(&[("black.png", black)]);
    let named = folder.path().join("black.png");
    let absolute = format!(r#"<image href="{}" width="40" height="40"/><rect width="9" height="9" fill="red"/>"#, named.display());
    for content in [absolute.replace("href=\"", "href=\"file://"), absolute] {
        let output = built(&[("a.svg", svg(&content))]);
        assert!(pictures(&opened(&output)).is_empty(), "{content}");
        let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
        let seen = image::load_from_memory(&word.parts["word/media/image1.png"]).expect("a stand-in").to_rgba8();
        let at = |x: u32, y: u32| seen.get_pixel(seen.width() * x / 120, seen.height() * y / 60).0;
        assert_eq!((at(4, 4), at(30, 30)[3]), ([255, 0, 0, 255], 0), "{content}");
    }
}

#[test]
fn bombs_are_refused() {
    let mut huge = encoded(&DynamicImage::new_rgb8(6, 4), ImageFormat::Png);
    huge[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let sum = !huge[12..29].iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    huge[29..33].copy_from_slice(&sum.to_be_bytes());
    assert_eq!(refused(&[("a.png", huge)]), ["BX0703"]);
    // A packed vector picture, which may unpack to any length: only its head is here.
    assert_eq!(refused(&[("a.svg", vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])]), ["BX0701"]);
    let laughs = r#"<!DOCTYPE svg [<!ENTITY a "hahahahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
        <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>"#;
    let bomb = [laughs.as_bytes(), &svg("<desc>&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;</desc>")].concat();
    assert_eq!(refused(&[("a.svg", bomb)]), ["BX0701"]);
}

/// A report with a grid of `count` pictures, 900 by 600 pixels, and these keys of the grid.
fn grid(count: usize, keys: &str, captioned: bool) -> Output<'static> {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("a.png"), &encoded(&DynamicImage::new_rgb8(900, 600), ImageFormat::Png));
    let caption = |n: usize| if captioned { format!(", caption: 第{n}处") } else { String::new() };
    let items: String = (1..=count).map(|n| format!("        - {{src: a.png, alt: 图, id: p{n}{}}}\n", caption(n))).collect();
    let head = "banxin: 1\ntitle: 图\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody:\n";
    let text = format!("{head}  - text: 见{{{{ ref('p2') }}}}。\n  - images:\n{keys}      items:\n{items}");
    write(&folder.path().join("report.yaml"), text.as_bytes());
    let report = Report::open(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}")).value
}

/// The pictures of the pages, and the lines below the title.
fn shown(output: &Output<'_>) -> (Vec<PlacedPicture>, Vec<(String, f64, f64)>) {
    let pages = &output.pages().pages;
    let items = pages.iter().flat_map(|page| &page.items).flat_map(Item::leaves);
    let pictures = items.filter_map(|item| if let Item::Image(picture) = item { Some(*picture) } else { None }).collect();
    let lines = pages.iter().flat_map(|page| &page.lines).skip(1);
    (pictures, lines.map(|line| (line.text.clone(), (line.x + line.width / 2).to_pt(), line.y.to_pt())).collect())
}

#[test]
fn two_to_five_pictures_stand_in_rows_with_their_captions_below() {
    for (count, rows) in [(2, vec![2]), (3, vec![3]), (4, vec![2, 2]), (5, vec![3, 2])] {
        let output = grid(count, "      caption: 各处\n", true);
        let (pictures, lines) = shown(&output);
        assert_eq!(pictures.len(), count);
        let mut tops: Vec<i64> = pictures.iter().map(|picture| picture.at.y.to_emu()).collect();
        tops.dedup();
        let found: Vec<usize> = tops.iter().map(|top| pictures.iter().filter(|picture| picture.at.y.to_emu() == *top).count()).collect();
        assert_eq!(found, rows, "{count} pictures");
        for (n, picture) in pictures.iter().enumerate() {
            let letter = char::from(b'a' + u8::try_from(n).expect("few"));
            let wanted = format!("（{letter}）第{}处", n + 1);
            let (_, middle, y) = lines.iter().find(|(text, ..)| *text == wanted).unwrap_or_else(|| panic!("{wanted}: {lines:?}"));
            assert!((middle - (picture.at.x + picture.size.width / 2).to_pt()).abs() < 3.0, "{wanted} stands below its picture");
            let gap = y - (picture.at.y + picture.size.height).to_pt();
            assert!((5.0..25.0).contains(&gap), "{wanted}: {gap}");
        }
        assert_eq!(lines.iter().rev().nth(1).map(|(text, ..)| text.as_str()), Some("图1\u{3000}各处"));
        assert!(lines.iter().any(|(text, ..)| text.contains("见图1（b）。")), "{lines:?}");
        let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
        let table = word.picture_grids.first().expect("a table");
        let cells: Vec<usize> = table.rows.iter().step_by(2).map(|row| row.iter().filter(|text| !text.is_empty()).count()).collect();
        assert!(cells.iter().all(|filled| *filled == 0), "pictures stand above their captions");
        let named: Vec<&String> = table.rows.iter().skip(1).step_by(2).flatten().filter(|text| !text.is_empty()).collect();
        assert_eq!(named.len(), count);
        assert!(named[0] == "（a）第1处", "{named:?}");
    }
}

#[test]
fn pictures_without_a_common_caption_are_figures_of_their_own_or_only_named() {
    let (_, lines) = shown(&grid(2, "      columns: 2\n", true));
    assert!(
        ["图1\u{3000}第1处", "图2\u{3000}第2处", "见图2。"].iter().all(|wanted| lines.iter().any(|(text, ..)| text.trim() == *wanted)),
        "{lines:?}"
    );
    let (_, lines) = shown(&grid(2, "      labels: none\n      caption: 各处\n", true));
    assert!(["第1处", "第2处"].iter().all(|wanted| lines.iter().any(|(text, ..)| text == wanted)), "{lines:?}");
}

#[test]
fn a_picture_that_covers_its_box_is_cut_in_both_files() {
    let output = grid(2, "      fit: cover\n      height: 70mm\n", false);
    let (pictures, _) = shown(&output);
    let first = pictures.first().expect("a picture");
    let slot = first.size.width.to_pt();
    assert!((first.size.height.to_pt() - 70.0 / 25.4 * 72.0).abs() < 0.1, "{first:?}");
    // A picture 1.5 times as wide as high fills the box's height; the rest goes evenly on both sides.
    let whole = first.size.height.to_pt() * 1.5;
    assert!((f64::from(first.crop.across) / 100_000.0 - (whole - slot) / 2.0 / whole).abs() < 0.001 && first.crop.down == 0, "{first:?}");
    let pdf = opened(&output);
    let page = pdf.page_iter().next().expect("a page");
    let drawn = matrices(&pdf, page);
    assert!((f64::from(drawn[0][0]) - whole).abs() < 0.1, "{:?}", drawn[0]);
    assert_eq!((count(&pdf, "W"), count(&pdf, "n")), (2, 2));
    // The picture is black: on the page image there is ink up to the edges of the box and none beside it.
    let files = output.files(&[Format::Png(PngOptions::default())]).expect("pages");
    let image = image::load_from_memory(&files[0].bytes).expect("a page").to_rgb8();
    let sheet = output.pages().pages[0].size;
    let ink = |x: f64, y: f64| {
        let (x, y) = (x / sheet.width.to_pt() * f64::from(image.width()), y / sheet.height.to_pt() * f64::from(image.height()));
        image.get_pixel(pixel(x), pixel(y)).0[0] < 128
    };
    let (left, top) = (first.at.x.to_pt(), first.at.y.to_pt());
    let (right, bottom) = (left + slot, top + first.size.height.to_pt());
    let middle = f64::midpoint(top, bottom);
    assert!(ink(left + 2.0, middle) && ink(right - 2.0, middle) && ink(left + 2.0, top + 2.0) && ink(right - 2.0, bottom - 2.0));
    assert!(!ink(left - 2.0, middle) && !ink(right + 2.0, middle), "the cut parts are not painted");
    let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
    let document = String::from_utf8_lossy(&word.parts["word/document.xml"]).into_owned();
    let cut = format!(r#"<a:srcRect l="{0}" t="0" r="{0}" b="0"/>"#, first.crop.across);
    assert_eq!(document.matches(&cut).count(), 2, "{cut}");
}
