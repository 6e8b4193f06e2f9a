//! Files that `render` writes, opened again.

#[allow(unreachable_pub, dead_code, reason = "helpers shared by test programs")]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use banxin_base::{Lang, Len, Point};
use banxin_compose::document::ImageFormat;
use banxin_layout::frame::{Glyph, Item, PagedDocument};
use banxin_layout::{Role, TagId};
use banxin_pdf::{Password, PdfOptions, render};
use banxin_text::font::FontBook;
use lopdf::{Dictionary, Document, Object, ObjectId};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use support::read;

fn written(document: &PagedDocument, book: &FontBook, options: &PdfOptions) -> Document {
    let bytes = render(document, book, options).expect("renders");
    Document::load_mem(&bytes).expect("lopdf reads it")
}

fn small() -> (FontBook, PagedDocument) {
    let book = support::book();
    let document = support::small(&book);
    (book, document)
}

#[test]
fn archive_conforms_to_pdf_a_2a_and_pdf_ua_1() {
    let (book, document) = small();
    let bytes = render(&document, &book, &PdfOptions::archive()).expect("renders");
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).expect("a report");
        // The validator cannot read real numbers in the font matrix of CFF subsets; the test of widths below covers the rule.
        let known = ["6.2.11.5", "7.21.5"];
        let failures: Vec<String> =
            report.failures.iter().filter(|f| !known.iter().any(|rule| f.rule_id.contains(rule))).map(ToString::to_string).collect();
        assert_eq!(failures, Vec::<String>::new(), "{profile:?}");
    }
    // The same pages without the archive's claims and colour profile do not pass, so the validator does look.
    let plain = render(&document, &book, &PdfOptions::plain()).expect("renders");
    let report = validate_pdf_bytes(&plain, &ValidationOptions::default().profile(ValidationProfile::PdfA2a)).expect("a report");
    assert!(report.failures.iter().any(|failure| failure.rule_id.contains("6.6.4")), "{:?}", report.failures);
}

#[test]
fn text_reads_back_in_order() {
    let (book, document) = small();
    let pdf = written(&document, &book, &PdfOptions::plain());
    let pages: Vec<String> = pdf.get_pages().values().map(|page| read::page(&pdf, *page).text).collect();
    let expected: Vec<String> = document.pages.iter().map(|page| runs(&page.items).map(|run| run.text.to_string()).collect()).collect();
    assert_eq!(pages, expected);
}

fn runs(items: &[Item]) -> impl Iterator<Item = &banxin_layout::frame::GlyphRun> {
    items.iter().filter_map(|item| if let Item::Glyphs(run) = item { Some(run) } else { None })
}

/// Gives the first run of a page other glyphs and text.
fn rewrite(document: &mut PagedDocument, text: &str, clusters: &[(char, u32)], book: &FontBook) {
    let Item::Glyphs(run) = &mut document.pages[1].items[0] else { panic!("a run") };
    let face = book.face(run.face).expect("a face");
    run.text = text.into();
    let glyph = |(index, (char, cluster)): (usize, &(char, u32))| {
        let x = support::pitch() * i64::try_from(index).expect("short");
        Glyph::new(face.glyph(*char).expect("a glyph"), *cluster, x, Len::ZERO)
    };
    run.glyphs = clusters.iter().enumerate().map(glyph).collect();
}

#[test]
fn clusters_read_back_whatever_their_glyphs_are() {
    let (book, mut document) = small();
    // A ligature, a character beyond the basic plane, a glyph that stands for another text than before (三), two glyphs for three
    // characters, a private character.
    let text = "——𠮷叁甲乙丙\u{E123}";
    let clusters = [('一', 0), ('丁', 6), ('三', 10), ('甲', 13), ('乙', 13), ('戊', 22)];
    rewrite(&mut document, text, &clusters, &book);
    let pdf = written(&document, &book, &PdfOptions::archive());
    let page = read::page(&pdf, pdf.get_pages()[&2]);
    assert!(page.text.starts_with(text), "{}", page.text);
}

#[test]
fn glyphs_stand_where_layout_put_them() {
    let (book, document) = small();
    let pdf = written(&document, &book, &PdfOptions::archive());
    for (page, id) in document.pages.iter().zip(pdf.get_pages().values()) {
        let expected: Vec<Point> =
            runs(&page.items).flat_map(|run| run.glyphs.iter().map(|g| Point::new(run.at.x + g.x(), run.at.y - g.y()))).collect();
        let seen = read::page(&pdf, *id).glyphs;
        assert_eq!(seen.len(), expected.len());
        for (seen, expected) in seen.iter().zip(expected) {
            assert!((seen.x - expected.x.to_pt()).abs() < 0.01, "x {} {}", seen.x, expected.x);
            assert!((seen.y - (page.size.height - expected.y).to_pt()).abs() < 0.01, "y {} {}", seen.y, expected.y);
        }
    }
}

#[test]
fn raised_and_uneven_glyphs_stand_where_layout_put_them() {
    let (book, mut document) = small();
    let Item::Glyphs(run) = &mut document.pages[1].items[0] else { panic!("a run") };
    for (index, glyph) in (0..).zip(&mut run.glyphs) {
        let x = Len::emu(glyph.x().to_emu() + 1234 * index * index);
        *glyph = Glyph::new(glyph.id, glyph.cluster, x, if index == 2 { Len::pt(3.0) } else { Len::ZERO });
    }
    let run = run.clone();
    let pdf = written(&document, &book, &PdfOptions::archive());
    let seen = read::page(&pdf, pdf.get_pages()[&2]).glyphs;
    for (seen, glyph) in seen.iter().zip(&run.glyphs) {
        assert!((seen.x - (run.at.x + glyph.x()).to_pt()).abs() < 0.01);
        assert!((seen.y - (support::sheet().height - run.at.y + glyph.y()).to_pt()).abs() < 0.01);
    }
}

#[test]
fn fonts_are_embedded_subsets_with_their_own_widths() {
    let (book, document) = small();
    let pdf = written(&document, &book, &PdfOptions::archive());
    let fonts = read::fonts(&pdf, pdf.get_pages()[&1]);
    assert_eq!(fonts.len(), 3);
    for font in fonts.values() {
        let name = font.get(b"BaseFont").and_then(Object::as_name).expect("a name");
        assert!(name[..6].iter().all(u8::is_ascii_uppercase) && name[6] == b'+');
        let descendant =
            read::deref(&pdf, &read::get(&pdf, font, "DescendantFonts").as_array().expect("one")[0]).as_dict().expect("a font");
        let descriptor = read::get(&pdf, descendant, "FontDescriptor").as_dict().expect("a descriptor");
        assert_eq!(descriptor.get(b"FontName").and_then(Object::as_name).expect("a name"), name);
        let subtype = descendant.get(b"Subtype").and_then(Object::as_name).expect("a subtype");
        let file = if subtype == b"CIDFontType2" { "FontFile2" } else { "FontFile3" };
        let program = read::get(&pdf, descriptor, file).as_stream().expect("a font program");
        assert!(program.decompressed_content().expect("deflated").len() > 500);
    }
    // Widths are the face's advances: full-width hanzi, half-width digits.
    for (name, face) in [("f0", support::FANG), ("f1", support::LATIN), ("f2", support::HEI)] {
        let face = book.face(face).expect("a face");
        let shown = if name == "f1" { '2' } else { '一' };
        let advance = face.metrics().thousandths(face.advance(face.glyph(shown).expect("a glyph")));
        let descendant =
            read::deref(&pdf, &read::get(&pdf, &fonts[name], "DescendantFonts").as_array().expect("one")[0]).as_dict().expect("a font");
        let widths = format!("{:?}", read::get(&pdf, descendant, "W"));
        assert!(widths.contains(&advance.to_string()), "{name}: no {advance} in {widths}");
    }
}

#[test]
fn the_outline_is_nested() {
    let (book, document) = small();
    let pdf = written(&document, &book, &PdfOptions::archive());
    let root = read::get(&pdf, read::catalog(&pdf), "Outlines").as_dict().expect("an outline");
    let first = read::get(&pdf, root, "First").as_dict().expect("an entry");
    assert_eq!(read::text(first.get(b"Title").expect("a title")), "一、思想引领");
    let child = read::get(&pdf, first, "First").as_dict().expect("a child");
    assert_eq!(read::text(child.get(b"Title").expect("a title")), "（一）宣讲");
    let second = read::get(&pdf, first, "Next").as_dict().expect("the next");
    assert_eq!(read::text(second.get(b"Title").expect("a title")), "二、维权");
    let dest = second.get(b"Dest").and_then(Object::as_array).expect("a destination");
    assert_eq!(dest[0].as_reference().expect("a page"), pdf.get_pages()[&2]);
}

/// All elements below one, each with the number of its parent.
fn elements(pdf: &Document, id: ObjectId, parent: ObjectId, into: &mut BTreeMap<ObjectId, ObjectId>) {
    assert!(into.insert(id, parent).is_none(), "an element twice");
    let dict = pdf.get_dictionary(id).expect("an element");
    assert_eq!(dict.get(b"P").and_then(Object::as_reference).expect("a parent"), parent);
    for kid in kids(dict) {
        if let Ok(kid) = kid.as_reference() {
            elements(pdf, kid, id, into);
        }
    }
}

fn kids(dict: &Dictionary) -> Vec<Object> {
    match dict.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(kid) => vec![kid.clone()],
        Err(_) => Vec::new(),
    }
}

fn parent_tree(pdf: &Document) -> BTreeMap<i64, Object> {
    let root = read::get(pdf, read::catalog(pdf), "StructTreeRoot").as_dict().expect("a tree");
    let tree = read::get(pdf, root, "ParentTree").as_dict().expect("a parent tree");
    let leaves = tree.get(b"Kids").and_then(Object::as_array).expect("leaves").iter().map(|leaf| read::deref(pdf, leaf));
    let nums = leaves.flat_map(|leaf| leaf.as_dict().and_then(|leaf| leaf.get(b"Nums")).and_then(Object::as_array).expect("numbers"));
    let nums: Vec<&Object> = nums.collect();
    nums.chunks(2).map(|pair| (pair[0].as_i64().expect("a key"), pair[1].clone())).collect()
}

#[test]
fn every_sequence_and_link_has_its_element() {
    let (book, document) = small();
    let pdf = written(&document, &book, &PdfOptions::archive());
    let root_id = read::catalog(&pdf).get(b"StructTreeRoot").and_then(Object::as_reference).expect("a tree");
    let top = pdf.get_dictionary(root_id).and_then(|root| root.get(b"K")).and_then(Object::as_reference).expect("a document");
    let mut tree = BTreeMap::new();
    elements(&pdf, top, root_id, &mut tree);
    let parents = parent_tree(&pdf);
    let mut used = BTreeSet::new();
    for page in pdf.get_pages().values() {
        let dict = pdf.get_dictionary(*page).expect("a page");
        let key = dict.get(b"StructParents").and_then(Object::as_i64).expect("a key");
        let owners = read::deref(&pdf, &parents[&key]).as_array().expect("elements").clone();
        let shown = read::page(&pdf, *page).mcids;
        assert_eq!(owners.len(), shown.len());
        for (number, ((mcid, tag), owner)) in (0..).zip(shown.iter().zip(owners)) {
            assert_eq!(*mcid, number);
            let owner = owner.as_reference().expect("an element");
            assert!(tree.contains_key(&owner));
            let role = pdf.get_dictionary(owner).and_then(|owner| owner.get(b"S")).and_then(Object::as_name).expect("a role");
            assert_eq!(role, tag.as_bytes());
            used.insert(owner);
        }
        for annotation in dict.get(b"Annots").and_then(Object::as_array).cloned().unwrap_or_default() {
            let annotation = annotation.as_reference().expect("an indirect annotation");
            let key = pdf.get_dictionary(annotation).and_then(|a| a.get(b"StructParent")).and_then(Object::as_i64).expect("a key");
            let owner = parents[&key].as_reference().expect("an element");
            let owner = pdf.get_dictionary(owner).expect("an element");
            assert_eq!(owner.get(b"S").and_then(Object::as_name).expect("a role"), b"Link");
            let refers =
                |kid: &Object| kid.as_dict().is_ok_and(|kid| kid.get(b"Obj").and_then(Object::as_reference).ok() == Some(annotation));
            assert!(kids(owner).iter().any(refers));
        }
    }
    let roles: Vec<String> = tree.keys().map(|id| role(&pdf, *id)).collect();
    for wanted in ["Document", "Part", "H1", "P", "Link", "Table", "TR", "TH", "TD", "Figure", "Note"] {
        assert!(roles.iter().any(|role| role == wanted), "no {wanted} in {roles:?}");
    }
    assert!(!roles.iter().any(|role| role == "Sect"), "an empty section was written");
}

fn role(pdf: &Document, id: ObjectId) -> String {
    let role = pdf.get_dictionary(id).and_then(|dict| dict.get(b"S")).and_then(Object::as_name).expect("a role");
    String::from_utf8(role.to_vec()).expect("ASCII")
}

#[test]
fn table_cells_keep_spans_scopes_and_empty_cells() {
    let (book, mut document) = small();
    let table = document.structure.nodes.iter().position(|node| node.role == Role::Table).expect("a table");
    let row = document.structure.add(TagId(u32::try_from(table).expect("small")), Role::TableRow);
    let wide = document.structure.add(row, Role::TableCell);
    document.structure.node_mut(wide).expect("just added").colspan = 2;
    let pdf = written(&document, &book, &PdfOptions::archive());
    let attribute = |wanted: &str, key: &str| {
        pdf.objects.values().filter_map(|object| object.as_dict().ok()).any(|dict| {
            dict.get(b"S").and_then(Object::as_name).is_ok_and(|role| role == wanted.as_bytes())
                && dict.get(b"A").and_then(Object::as_dict).is_ok_and(|a| a.has(key.as_bytes()))
        })
    };
    assert!(attribute("TH", "Scope") && attribute("TD", "ColSpan") && attribute("Figure", "BBox"));
}

#[test]
fn pages_have_boxes_and_labels() {
    let (book, mut document) = small();
    document.pages[0].label = "iv".into();
    let pdf = written(&document, &book, &PdfOptions::archive());
    assert_eq!(pdf.version, "1.7");
    assert_eq!(pdf.get_pages().len(), 2);
    let first = pdf.get_dictionary(pdf.get_pages()[&1]).expect("a page");
    let media: Vec<f32> =
        first.get(b"MediaBox").and_then(Object::as_array).expect("a box").iter().map(|n| n.as_float().expect("a number")).collect();
    assert_eq!(media, [0.0, 0.0, 595.276, 841.89]);
    let labels = read::get(&pdf, read::catalog(&pdf), "PageLabels").as_dict().expect("labels");
    let nums = labels.get(b"Nums").and_then(Object::as_array).expect("ranges");
    let styles: Vec<(i64, &[u8])> = nums
        .chunks(2)
        .map(|pair| {
            let style = pair[1].as_dict().and_then(|d| d.get(b"S")).and_then(Object::as_name).expect("a style");
            (pair[0].as_i64().expect("a page"), style)
        })
        .collect();
    assert_eq!(styles, [(0, b"r".as_slice()), (1, b"D".as_slice())]);
}

#[test]
fn the_same_document_gives_the_same_bytes_on_any_number_of_threads() {
    let book = support::book();
    let mut document = support::long(&book, 20);
    document.images.push(support::picture());
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| render(&document, &book, &PdfOptions::archive()).expect("renders"))
    };
    let once = on(1);
    assert!(once == on(1) && once == on(4));
    assert!(once != render(&document, &book, &PdfOptions { timestamp: Some(1), ..PdfOptions::archive() }).expect("renders"));
}

#[test]
fn a_picture_shown_twice_is_stored_once() {
    let (book, mut document) = small();
    let picture = document.pages[0].items.iter().find(|item| matches!(item, Item::Image(_))).expect("a picture").clone();
    document.pages[1].items.push(picture);
    let pdf = written(&document, &book, &PdfOptions::plain());
    let images = pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let images = images.filter(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image"));
    // The picture and its soft mask.
    assert_eq!(images.count(), 2);
}

#[test]
fn a_jpeg_stays_as_it_is_and_a_broken_one_is_reported() {
    let (book, mut document) = small();
    let mut jpeg = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_pixel(16, 8, image::Rgb([9, 90, 200])).write_to(&mut jpeg, image::ImageFormat::Jpeg).expect("in memory");
    let jpeg = jpeg.into_inner();
    document.images[0].format = ImageFormat::Jpeg;
    document.images[0].bytes = jpeg.clone().into();
    let pdf = written(&document, &book, &PdfOptions::archive());
    let kept = pdf.objects.values().filter_map(|object| object.as_stream().ok()).any(|stream| stream.content == jpeg);
    assert!(kept);
    for (bytes, format) in
        [(jpeg[..jpeg.len() / 2].to_vec(), ImageFormat::Jpeg), (vec![1, 2, 3], ImageFormat::Png), (b"<svg/>".to_vec(), ImageFormat::Svg)]
    {
        document.images[0].format = format;
        document.images[0].bytes = bytes.into();
        let problems = render(&document, &book, &PdfOptions::archive()).expect_err("a broken picture");
        assert_eq!(problems.iter().map(|problem| problem.code.id).collect::<Vec<_>>(), ["BX0701"]);
    }
}

#[test]
fn what_cannot_be_written_is_said() {
    let (book, document) = small();
    let locked = PdfOptions { password: Some(Password::new("一")), ..PdfOptions::archive() };
    let problems = render(&document, &book, &locked).expect_err("an archive takes no password");
    assert!(problems[0].message(Lang::En).contains("archive"));
    assert!(render(&support::empty(), &book, &PdfOptions::archive()).is_err());
    assert!(render(&document, &FontBook::default(), &PdfOptions::archive()).is_err());
}

#[test]
fn a_page_is_drawn_with_few_operators() {
    let (book, document) = small();
    let pdf = written(&document, &book, &PdfOptions::archive());
    let content = lopdf::content::Content::decode(&read::content(&pdf, pdf.get_pages()[&1])).expect("operators");
    let line = |operation: &lopdf::content::Operation| {
        let operands: Vec<String> = operation.operands.iter().map(|operand| pretty(operand) + " ").collect();
        operands.concat() + &operation.operator
    };
    let lines: Vec<String> = content.operations.iter().map(line).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// An operand with strings in hexadecimal, which holds any code.
fn pretty(object: &Object) -> String {
    match object {
        Object::String(bytes, _) => format!("<{}>", bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>()),
        Object::Array(items) => format!("[{}]", items.iter().map(pretty).collect::<Vec<_>>().join(" ")),
        other => format!("{other:?}"),
    }
}
