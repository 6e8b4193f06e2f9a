//! Makes the PDF and the Word file of a report from a program of one's own.
//!
//! ```text
//! cargo run --example library -p banxin -- examples/small-annual /tmp/annual
//! ```
//!
//! The first argument is the report, the second what the files are called, without their extensions.

#![expect(clippy::print_stderr, reason = "this program speaks to whoever runs it")]

use std::error::Error;

use banxin::{DocxOptions, FontSearch, Lang, PdfOptions, Pipeline, Report};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(path), Some(name)) = (arguments.next(), arguments.next()) else {
        return Err("usage: library REPORT OUTPUT".into());
    };

    let fonts = FontSearch::new().near(std::env::current_dir()?).book()?;
    let report = Report::open(&path)?;
    let output = Pipeline::new(&fonts).run(&report)?;
    for finding in output.findings(&output.diagnostics, Lang::Zh) {
        eprintln!("{finding}");
    }
    write(&format!("{name}.pdf"), &output.pdf(&PdfOptions::archive())?)?;
    write(&format!("{name}.docx"), &output.docx(&DocxOptions::default())?)?;
    eprintln!("{} pages", output.page_count());
    Ok(())
}

fn write(path: &str, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    std::fs::File::create(path)?.write_all(bytes)
}
