//! Pages as a press prints them, made by hand.

#[allow(unreachable_pub, dead_code, unused_imports, reason = "helpers shared by test programs")]
mod support;

use banxin_base::{Cmyk, Color, Lang, Len, Point, Size};
use banxin_compose::document::ImageFormat;
use banxin_layout::TagId;
use banxin_layout::frame::{Fill, Item, PagedDocument, Rule};
use banxin_pdf::{PdfOptions, PressOptions, preflight, render};
use lopdf::content::{Content, Operation};
use lopdf::{Document, Object};
use support::read;

fn operations(document: &PagedDocument, options: &PdfOptions, page: u32) -> Vec<Operation> {
    let bytes = render(document, &support::book(), options).expect("renders");
    let pdf = Document::load_mem(&bytes).expect("lopdf reads it");
    Content::decode(&read::content(&pdf, pdf.get_pages()[&page])).expect("operators").operations
}

fn numbers(operation: &Operation) -> Vec<f32> {
    operation.operands.iter().map(|operand| operand.as_float().expect("a number")).collect()
}

fn with_spot() -> PdfOptions {
    PdfOptions { press: PressOptions { spot_red: Some("PANTONE 485 C".into()), ..PressOptions::default() }, ..PdfOptions::press() }
}

fn fill(color: Color, at: Point, size: Size) -> Item {
    Item::Fill(Fill { at, size, color, tag: TagId::BACKGROUND })
}

#[test]
fn colours_are_inks_and_the_red_head_may_have_its_own() {
    let document = support::small(&support::book());
    let process = operations(&document, &PdfOptions::press(), 1);
    let inks: Vec<_> = process.iter().filter(|it| it.operator == "k").map(numbers).collect();
    assert!(inks.contains(&vec![0.0, 0.8, 0.8, 0.0]) && inks.contains(&vec![0.0, 0.0, 0.0, 1.0]), "{inks:?}");
    let spot = operations(&document, &with_spot(), 1);
    assert!(spot.iter().any(|it| it.operator == "cs" && it.operands[0].as_name().expect("a name") == b"s"));
    assert!(!spot.iter().any(|it| it.operator == "k" && numbers(it) == [0.0, 0.8, 0.8, 0.0]));
    // On a screen there is no ink.
    assert!(operations(&document, &PdfOptions::archive(), 1).iter().all(|it| !["k", "K", "cs", "gs"].contains(&it.operator.as_str())));
}

#[test]
fn a_background_at_the_edge_runs_into_the_bleed() {
    let mut document = support::small(&support::book());
    let sheet = support::sheet();
    let band = fill(Color::gray(20), Point::default(), Size::new(sheet.width, Len::mm(40.0)));
    document.pages[0].items.insert(0, band);
    let areas = |options: &PdfOptions| -> Vec<Vec<f32>> {
        operations(&document, options, 1).iter().filter(|it| it.operator == "re").map(numbers).collect()
    };
    let point = |mm: f64| mm / 25.4 * 72.0;
    let near = |area: &[f32], mm: [f64; 4]| area.iter().zip(mm).all(|(seen, mm)| (f64::from(*seen) - point(mm)).abs() < 0.01);
    // The trimmed page begins 10 mm inside the sheet: the band reaches 3 mm out of it on three sides.
    assert!(near(&areas(&PdfOptions::press())[0], [7.0, 10.0 + 297.0 - 40.0, 216.0, 43.0]), "{:?}", areas(&PdfOptions::press()));
    assert!(near(&areas(&PdfOptions::archive())[0], [0.0, 257.0, 210.0, 40.0]));
    // The red rule inside the page stays as it is.
    assert!(near(&areas(&PdfOptions::press())[1], [38.0, 10.0 + 297.0 - 30.0 - 2.0 / 72.0 * 25.4, 156.0, 2.0 / 72.0 * 25.4]));
}

#[test]
fn places_agree_with_those_of_the_trimmed_page() {
    let document = support::small(&support::book());
    let book = support::book();
    let glyphs = |options: &PdfOptions| {
        let pdf = Document::load_mem(&render(&document, &book, options).expect("renders")).expect("lopdf reads it");
        read::page(&pdf, pdf.get_pages()[&1]).glyphs
    };
    let margin = Len::mm(10.0).to_pt();
    let (archive, press) = (glyphs(&PdfOptions::archive()), glyphs(&PdfOptions::press()));
    assert_eq!(archive.len(), press.len());
    for (archive, press) in archive.iter().zip(&press) {
        assert!((archive.x + margin - press.x).abs() < 0.01 && (archive.y + margin - press.y).abs() < 0.01);
    }
}

#[test]
fn turned_groups_stand_where_they_stand_on_screen() {
    use banxin_layout::frame::{Group, Transform, Turn};
    let mut document = support::small(&support::book());
    let inner = Item::Rule(Rule {
        from: Point::new(Len::mm(5.0), Len::mm(7.0)),
        to: Point::new(Len::mm(25.0), Len::mm(7.0)),
        weight: Len::pt(0.5),
        color: Color::BLACK,
        tag: TagId::ARTIFACT,
    });
    for turn in [Turn::None, Turn::Right, Turn::Half, Turn::Left] {
        let transform = Transform { turn, to: Point::new(Len::mm(100.0), Len::mm(60.0)) };
        let size = Size::new(Len::mm(30.0), Len::mm(20.0));
        document.pages[1].items = vec![Item::Group(Group { transform, size, items: vec![inner.clone()], tag: TagId::ARTIFACT })];
        let ends = |options: &PdfOptions, margin: f64| -> Vec<(f64, f64)> {
            let operations = operations(&document, options, 2);
            let matrix: Vec<f64> =
                operations.iter().find(|it| it.operator == "cm").map(numbers).expect("a matrix").into_iter().map(f64::from).collect();
            let begin = operations.iter().position(|it| it.operator == "cm").expect("a matrix");
            let points = operations[begin..].iter().filter(|it| ["m", "l"].contains(&it.operator.as_str())).take(2).map(numbers);
            points
                .map(|at| {
                    let (x, y) = (f64::from(at[0]), f64::from(at[1]));
                    (matrix[0] * x + matrix[2] * y + matrix[4] - margin, matrix[1] * x + matrix[3] * y + matrix[5] - margin)
                })
                .collect()
        };
        let (screen, press) = (ends(&PdfOptions::archive(), 0.0), ends(&PdfOptions::press(), Len::mm(10.0).to_pt()));
        for (screen, press) in screen.iter().zip(&press) {
            assert!((screen.0 - press.0).abs() < 0.01 && (screen.1 - press.1).abs() < 0.01, "{turn:?}: {screen:?} {press:?}");
        }
    }
}

#[test]
fn too_much_ink_is_told_with_its_page() {
    let mut document = support::small(&support::book());
    assert_eq!(found(&document, "BX0607"), Vec::<String>::new());
    let deep = Color { rgb: [20, 20, 60], cmyk: Cmyk(100, 90, 30, 0) };
    // The colour alone is within the limit; black text printed over it is not.
    document.pages[1].items.insert(0, fill(deep, Point::new(Len::mm(20.0), Len::mm(30.0)), Size::new(Len::mm(150.0), Len::mm(100.0))));
    assert_eq!(found(&document, "BX0607"), ["page 2 takes up to 320 % of ink somewhere, more than 300 %"]);
    document.pages[1].items.truncate(1);
    assert_eq!(found(&document, "BX0607"), Vec::<String>::new());
    document.pages[0].items.push(fill(
        Color { rgb: [0, 0, 0], cmyk: Cmyk(80, 80, 80, 80) },
        Point::default(),
        Size::new(Len::mm(5.0), Len::mm(5.0)),
    ));
    assert_eq!(found(&document, "BX0607"), ["page 1 takes up to 320 % of ink somewhere, more than 300 %"]);
    assert!(preflight(&document, &PdfOptions::archive()).is_empty());
}

#[test]
fn the_ink_of_pictures_is_counted_where_it_is_that_of_the_press() {
    let mut document = support::small(&support::book());
    assert_eq!(found(&document, "BX0607"), Vec::<String>::new());
    // Every pixel takes 240, 240, 240 and 80 of 255; by Adobe's rules they are stored inverted.
    document.images[0].format = ImageFormat::Jpeg;
    document.images[0].bytes = include_bytes!("data/heavy-inks.jpg").to_vec().into();
    let told = found(&document, "BX0607");
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("up to 314 % of ink"), "{told:?}");
}

fn found(document: &PagedDocument, code: &str) -> Vec<String> {
    let found = preflight(document, &PdfOptions::press());
    found.iter().filter(|found| found.code.id == code).map(|found| found.message(Lang::En)).collect()
}

#[test]
fn pictures_have_inks_or_say_what_their_colours_are() {
    let book = support::book();
    let mut document = support::small(&book);
    let space = |document: &PagedDocument, options: &PdfOptions| {
        let pdf = Document::load_mem(&render(document, &book, options).expect("renders")).expect("lopdf reads it");
        let pictures = pdf.objects.values().filter_map(|it| it.as_stream().ok());
        let picture = pictures
            .filter(|it| it.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image"))
            .find(|it| it.dict.has(b"SMask") || it.dict.get(b"Filter").and_then(Object::as_name).is_ok_and(|name| name == b"DCTDecode"));
        format!("{:?}", picture.expect("a picture").dict.get(b"ColorSpace").expect("a colour space"))
    };
    assert!(space(&document, &PdfOptions::press()).contains("ICCBased"));
    assert_eq!(space(&document, &PdfOptions::archive()), "/DeviceRGB");
    // A JPEG in inks without a profile is in those of the press.
    document.images[0].format = ImageFormat::Jpeg;
    document.images[0].bytes = ink_jpeg().into();
    assert_eq!(space(&document, &PdfOptions::press()), "/DeviceCMYK");
}

/// The head of a JPEG in four inks and its end: what is read of a picture that is kept as it is.
fn ink_jpeg() -> Vec<u8> {
    let mut jpeg = vec![0xFF, 0xD8, 0xFF, 0xC0, 0x00, 0x14, 8, 0, 8, 0, 8, 4];
    for component in 1..=4 {
        jpeg.extend([component, 0x11, 0]);
    }
    jpeg.extend([0xFF, 0xD9]);
    jpeg
}
