//! The finishing pass, step by step: a file that lacks any one step is found out by a check, so every step is there for a reason that is tested.
//! And the same checks on every report of the tree, in every profile.

use std::io::{Cursor, Write as _};
use std::path::Path;

use banxin::{DataFormat, Output, PdfOptions, PdfProfile, Pipeline, Report};
use banxin_pdf::{Step, render_without};
use banxin_tests::{Built, checks, fonts, pdf::Pdf, root};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

/// A made-up report that needs every step: notes, lists, a table, a link, a picture with transparent corners, bookmarks, data.
const REPORT: &str = "banxin: 1
title: 年度简报（虚构）
issuer: 云溪县图书馆
date: 2025-01-20
figures:
  books: {label: 图书外借, value: 35, unit: 册}
body:
  - heading: 一年概况
  - text: |
      外借{{ books }}，详见[官网](https://example.org/a)。办证更方便[^1]。

      [^1]: 全年试行。
  - list: [送书下乡, 夜间开放]
  - text: 副刊名为{{ lang('en', 'Open Shelves') }}，每季一期。
  - table: {caption: 指标, columns: [{title: 指标}, {title: 数量}], rows: [[外借, 35]]}
  - table:
      caption: 分季
      header: [[{text: 类别, rowspan: 2, colspan: 2}, {text: 册数, colspan: 2}], [上半年, 下半年]]
      rows: [[{text: 图书, rowspan: 2}, 新书, 20, 15], [旧书, 3, 4], [报刊, 合订, 1, 2]]
  - image: {src: a.png, alt: 红点, width: 20mm}
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let picture = image::RgbaImage::from_fn(300, 300, |x, y| {
        image::Rgba([200, 30, 30, if x.abs_diff(150) + y.abs_diff(150) < 120 { 255 } else { 0 }])
    });
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    put(&folder.path().join("report.yaml"), REPORT.as_bytes());
    put(&folder.path().join("a.png"), png.get_ref());
    folder
}

fn put(path: &Path, bytes: &[u8]) {
    std::fs::File::create(path).expect("a file").write_all(bytes).expect("a file");
}

fn made(report: &Report) -> Output<'static> {
    let set = Pipeline::new(fonts()).run(report).expect("pages");
    assert_eq!(set.diagnostics, Vec::new());
    set.value
}

/// What our checks say of the file for archives and of that for the press.
fn faults(archive: &[u8], press: &[u8]) -> Vec<String> {
    [checks::archive(archive), checks::fonts(archive), checks::outside(archive), checks::press(press)].concat()
}

#[test]
fn no_step_can_be_left_out_unseen() {
    let folder = folder();
    let report = Report::open(folder.path()).expect("a report");
    let output = made(&report);
    let archive = PdfOptions { attachments: report.attachments(DataFormat::Csv).expect("the data"), ..PdfOptions::archive() };
    let press = PdfOptions::press();
    let whole = [&archive, &press].map(|options| output.pdf(options).expect("a file"));
    assert_eq!(faults(&whole[0], &whole[1]), Vec::<String>::new());
    let unseen: Vec<Step> = Step::ALL
        .into_iter()
        .filter(|step| {
            let [archive, press] =
                [&archive, &press].map(|options| render_without(*step, output.pages(), fonts(), options).expect("a file"));
            faults(&archive, &press).is_empty()
        })
        .collect();
    assert_eq!(unseen, Vec::new());
}

#[test]
fn what_is_read_in_another_language_says_so() {
    let folder = folder();
    let bytes = made(&Report::open(folder.path()).expect("a report")).pdf(&PdfOptions::archive()).expect("a file");
    let pdf = Pdf::open(&bytes);
    let spans: Vec<(String, &str)> = pdf.tree.all(&["Span"]).iter().map(|span| (span.text(), span.lang.as_str())).collect();
    assert_eq!(spans, [("Open Shelves".to_owned(), "en")]);
    let paragraph = pdf.tree.all(&["P"]).into_iter().map(|it| it.text()).find(|text| text.starts_with("副刊"));
    assert_eq!(paragraph.as_deref(), Some("副刊名为Open Shelves，每季一期。"));
}

#[test]
fn every_report_is_whole_in_every_profile() {
    for built in Built::all() {
        assert_eq!(checks::archive(&built.pdf), Vec::<String>::new(), "{}", built.name);
        let shown = Pdf::open(&built.pdf).text();
        for profile in [PdfProfile::Archive, PdfProfile::Press, PdfProfile::Plain] {
            let bytes = built.output.pdf(&PdfOptions { profile, ..PdfOptions::default() }).expect("a file");
            assert_eq!(checks::fonts(&bytes), Vec::<String>::new(), "{} {}", built.name, profile.name());
            assert_eq!(checks::outside(&bytes), Vec::<String>::new(), "{} {}", built.name, profile.name());
            assert!(Pdf::open(&bytes).text() == shown, "{} {}: another text", built.name, profile.name());
        }
        let sizes = [PdfOptions::plain(), PdfOptions::archive()].map(|options| built.output.pdf(&options).expect("a file").len());
        assert!(sizes[0] < sizes[1], "{}: a plain file is no smaller, {sizes:?}", built.name);
    }
}

/// Rules on glyph widths that this validator misjudges for CFF fonts: [`checks::fonts`] looks at the widths.
const MISJUDGED: [&str; 3] = ["ISO 19005-2:2011:6.2.11.5:1", "ISO 19005-3:2012:6.2.11.5:1", "ISO 14289-1:2014:7.21.5:1"];

fn violations(bytes: &[u8], profile: ValidationProfile) -> Vec<String> {
    let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).expect("a report");
    assert!(report.rules.total > 50, "the validator hardly looked");
    let real = report.failures.iter().filter(|failure| !MISJUDGED.contains(&failure.rule_id.as_str()));
    real.map(ToString::to_string).collect()
}

#[test]
fn archive_files_follow_their_standards() {
    for built in Built::all() {
        for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
            assert_eq!(violations(&built.pdf, profile), Vec::<String>::new(), "{} {profile:?}", built.name);
        }
    }
}

#[test]
fn with_their_data_they_are_pdf_a_3a() {
    for path in ["report-data/jinghong-2022-2024", "examples/yearbook"] {
        let report = Report::open(root().join(path)).expect("a report");
        let output = Pipeline::new(fonts()).run(&report).expect("pages").value;
        for form in [DataFormat::Csv, DataFormat::Xlsx] {
            let attachments = report.attachments(form).expect("the data");
            assert!(attachments.len() >= 2, "{path}");
            let bytes = output.pdf(&PdfOptions { attachments, ..PdfOptions::archive() }).expect("a file");
            assert_eq!(checks::archive(&bytes), Vec::<String>::new(), "{path}");
            for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
                assert_eq!(violations(&bytes, profile), Vec::<String>::new(), "{path} {profile:?}");
            }
        }
    }
}

#[test]
fn the_bookmark_of_an_attachment_says_what_it_is() {
    let outline = Pdf::open(&Built::jinghong().pdf).outline;
    let marks: Vec<&str> = outline.iter().map(|(_, title, _)| title.as_str()).filter(|title| title.starts_with("附件")).collect();
    assert_eq!(marks, ["附件　主要指标一览表"]);
}
