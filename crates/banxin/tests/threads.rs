//! One font book, many threads: the same report gives the same bytes on each.

use std::thread;

use banxin::{DocxOptions, Error, FontBook, FontSearch, Format, Output, PdfOptions, Pipeline, PipelineOptions, Report};

fn shared<T: Send + Sync>() {}

#[test]
fn everything_can_be_shared() {
    shared::<Report>();
    shared::<FontBook>();
    shared::<Pipeline<'_>>();
    shared::<Output<'_>>();
    shared::<Error>();
}

#[test]
fn threads_share_fonts_and_agree() -> Result<(), Error> {
    let fonts = FontSearch::new().near(env!("CARGO_MANIFEST_DIR")).book()?;
    let report = Report::open(concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/small-annual"))?;
    let build = |threads: usize| {
        let options = PipelineOptions { threads: threads.try_into().ok(), strict: false };
        let output = Pipeline::new(&fonts).with(options).run(&report)?;
        output.files(&[Format::Pdf(PdfOptions::archive()), Format::Docx(DocxOptions::default())])
    };
    let made: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = [1, 2, 4].map(|threads| scope.spawn(move || build(threads))).into_iter().collect();
        running.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    let first = made.first().cloned().expect("three runs")?;
    assert_eq!(first.iter().map(|file| file.suffix.as_str()).collect::<Vec<_>>(), [".pdf", ".docx"]);
    for other in made {
        assert!(other? == first);
    }
    Ok(())
}
