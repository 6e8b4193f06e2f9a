//! The same report gives the same bytes: run after run, on any number of threads, beside other work.

use std::num::NonZeroUsize;
use std::path::Path;

use banxin::{DocxOptions, FontSearch, Format, OutputFile, PdfOptions, Pipeline, PipelineOptions, PngOptions, Report};
use banxin_tests::{fonts, root};

const REPORTS: [&str; 4] = ["report-data/jinghong-2022-2024", "examples/small-annual", "examples/specimen", "examples/yearbook"];

/// All files of a report: the first page's picture only, since the others come from the same code.
fn files(folder: &Path, pipeline: &Pipeline<'_>) -> Vec<OutputFile> {
    let report = Report::open(folder).expect("a report");
    let output = pipeline.run(&report).expect("pages").value;
    let formats = [Format::Pdf(PdfOptions::archive()), Format::Docx(DocxOptions::default()), Format::Png(PngOptions::default())];
    let mut files = output.files(&formats).expect("files");
    files.truncate(3);
    assert_eq!(files.iter().map(|file| file.suffix.as_str()).collect::<Vec<_>>(), [".pdf", ".docx", "-001.png"]);
    files
}

fn same(left: &[OutputFile], right: &[OutputFile], what: &str) {
    for (left, right) in left.iter().zip(right) {
        let differs = left.bytes.iter().zip(&right.bytes).position(|(a, b)| a != b);
        let lengths = (left.bytes.len(), right.bytes.len());
        assert!(differs.is_none() && lengths.0 == lengths.1, "{what}: {} differs at byte {differs:?}, lengths {lengths:?}", left.suffix);
    }
}

fn threads(count: usize) -> PipelineOptions {
    PipelineOptions { threads: NonZeroUsize::new(count), ..PipelineOptions::default() }
}

#[test]
fn one_and_four_threads_and_new_fonts_make_no_difference() {
    for report in REPORTS {
        let folder = root().join(report);
        let one = files(&folder, &Pipeline::new(fonts()).with(threads(1)));
        let four = files(&folder, &Pipeline::new(fonts()).with(threads(4)));
        same(&one, &four, report);
        let book = FontSearch::new().folder(root().join("fonts")).book().expect("fonts");
        same(&one, &files(&folder, &Pipeline::new(&book)), report);
    }
}

#[test]
fn two_reports_at_once_do_not_disturb_each_other() {
    let run = |report: &str| files(&root().join(report), &Pipeline::new(fonts()));
    let alone = REPORTS.map(run);
    let together = std::thread::scope(|scope| REPORTS.map(|report| scope.spawn(move || run(report))).map(|it| it.join().expect("a run")));
    for ((alone, together), report) in alone.iter().zip(&together).zip(REPORTS) {
        same(alone, together, report);
    }
}

#[test]
fn what_is_let_go_early_changes_no_file() {
    for formats in [vec![Format::Pdf(PdfOptions::archive())], vec![Format::Pdf(PdfOptions::plain()), Format::Docx(DocxOptions::default())]]
    {
        let report = Report::open(root().join(REPORTS[0])).expect("a report");
        let output = Pipeline::new(fonts()).run(&report).expect("pages").value;
        let kept = output.files(&formats).expect("files");
        same(&kept, &output.into_files(&formats).expect("files"), REPORTS[0]);
    }
}
