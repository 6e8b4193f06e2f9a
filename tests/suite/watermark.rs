//! Watermarks: on every page of the PDF and behind the text of every section of the Word file, and nowhere in the text.

use banxin::{DocxOptions, Output, PdfOptions, PdfProfile, Pipeline, Report};
use banxin_layout::TagId;
use banxin_layout::frame::Item;
use banxin_tests::docx::Word;
use banxin_tests::{checks, fonts, root};

fn set(report: &Report) -> Output<'static> {
    Pipeline::new(fonts()).run(report).expect("is set").value
}

fn report(folder: &str) -> Report {
    Report::open(root().join(folder)).expect("a report")
}

/// Reports of one section, of several with contents, of chapters with running heads and bare first pages.
const FOLDERS: [&str; 3] = ["examples/official-letter", "examples/small-annual", "examples/yearbook"];

#[test]
fn every_page_has_it_below_everything_and_in_its_middle() {
    for folder in FOLDERS {
        let output = set(&report(folder).with_watermark("草稿"));
        for page in &output.pages().pages {
            let Some(Item::Path(path)) = page.items.first() else { panic!("{folder}: {:?}", page.items.first()) };
            assert_eq!(path.tag, TagId::WATERMARK);
            let points: Vec<_> = path.segments.iter().flat_map(|segment| segment.points()).collect();
            let bounds = |low: bool| {
                let end =
                    |values: &mut dyn Iterator<Item = f64>| if low { values.fold(f64::MAX, f64::min) } else { values.fold(0.0, f64::max) };
                (end(&mut points.iter().map(|at| at.x.to_mm())), end(&mut points.iter().map(|at| at.y.to_mm())))
            };
            let ((left, top), (right, bottom)) = (bounds(true), bounds(false));
            let (width, height) = (page.size.width.to_mm(), page.size.height.to_mm());
            assert!(left > 0.0 && top > 0.0 && right < width && bottom < height, "{folder}: {left} {top} {right} {bottom}");
            let off = ((left + right - width) / 2.0).hypot((top + bottom - height) / 2.0);
            assert!(off < 5.0, "{folder}: {off} mm off the middle");
        }
    }
}

#[test]
fn the_pdf_calls_it_a_watermark_and_reads_the_same() {
    let plain = set(&report("examples/small-annual"));
    let marked = set(&report("examples/small-annual").with_watermark("内部资料"));
    for options in [PdfOptions::archive(), PdfOptions { profile: PdfProfile::Press, ..PdfOptions::archive() }, PdfOptions::plain()] {
        let bytes = marked.pdf(&options).expect("is written");
        let pdf = lopdf::Document::load_mem(&bytes).expect("a PDF");
        for (number, page) in pdf.get_pages() {
            let content = pdf.get_page_content(page);
            let found = content.windows(10).filter(|bytes| bytes == b"/Watermark").count();
            assert_eq!(found, 1, "page {number}");
        }
    }
    let text = |output: &Output<'_>| banxin_tests::pdf::Pdf::open(&output.pdf(&PdfOptions::archive()).expect("is written")).text();
    assert_eq!(text(&plain), text(&marked));
    assert_eq!(checks::archive(&marked.pdf(&PdfOptions::archive()).expect("is written")), Vec::<String>::new());
}

#[test]
fn every_section_of_the_word_file_has_it_in_every_header() {
    for folder in FOLDERS {
        let plain = Word::open(&set(&report(folder)).docx(&DocxOptions::default()).expect("is written"));
        let marked = Word::open(&set(&report(folder).with_watermark("草稿")).docx(&DocxOptions::default()).expect("is written"));
        assert_eq!(checks::word(&marked), Vec::<String>::new(), "{folder}");
        assert_eq!(marked.paragraphs, plain.paragraphs);
        for (section, headers) in (1..).zip(marked.headers()) {
            let kinds: Vec<&str> = headers.iter().map(|(kind, _)| kind.as_str()).collect();
            assert!(kinds.starts_with(&["default", "even"]), "{folder}, section {section}: {kinds:?}");
            for (kind, part) in &headers {
                let xml = String::from_utf8_lossy(&marked.parts[part]);
                assert!(xml.contains("PowerPlusWaterMarkObject") && xml.contains("string=\"草稿\""), "{folder}, section {section}, {kind}");
            }
        }
        // A first page of its own has a header of its own.
        assert_eq!(marked.headers().iter().filter(|headers| headers.len() == 3).count(), plain.first_pages(), "{folder}");
    }
}

#[test]
fn a_report_says_its_watermark_itself() {
    let head = "banxin: 1\ntitle: 甲\nissuer: 乙\ndate: 2025-01-20\nfigures: {n: {label: 稿次, value: 3, unit: 稿}}\n";
    let mark = |yaml: &str| set(&Report::from_yaml(&format!("{head}{yaml}")).expect("a report")).document().watermark.clone();
    assert_eq!(mark("body: []\n"), None);
    assert_eq!(mark("watermark: 第{{ n }}\nbody: []\n").map(|mark| mark.text), Some("第3稿".to_owned()));
}
