//! Reports that are built once for all tests of a process.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use banxin::{Diagnostic, DocxOptions, FontBook, FontSearch, Output, PdfOptions, Pipeline, Report};

/// A report that is set, with both its files.
#[derive(Debug)]
pub struct Built {
    /// The folder's name.
    pub name: String,
    /// The document and its pages.
    pub output: Output<'static>,
    /// What was found on the way.
    pub diagnostics: Vec<Diagnostic>,
    /// The PDF for archives.
    pub pdf: Vec<u8>,
    /// The Word file, with default options.
    pub docx: Vec<u8>,
}

impl Built {
    /// Builds a report folder.
    pub fn new(folder: &Path) -> Built {
        let report = Report::open(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let set = Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let (output, diagnostics) = (set.value, set.diagnostics);
        let pdf = output.pdf(&PdfOptions::archive()).unwrap_or_else(|error| panic!("PDF of {}: {error}", folder.display()));
        let docx = output.docx(&DocxOptions::default()).unwrap_or_else(|error| panic!("Word file of {}: {error}", folder.display()));
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Built { name, output, diagnostics, pdf, docx }
    }

    /// The federation's report for 2022 to 2024.
    pub fn jinghong() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Built::new(&root().join("report-data/jinghong-2022-2024")))
    }

    /// The made-up annual report.
    pub fn small_annual() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Built::new(&root().join("examples/small-annual")))
    }

    /// The made-up specimen of the rules of lines.
    pub fn specimen() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Built::new(&root().join("examples/specimen")))
    }

    /// The made-up yearbook: every kind of chart, boards of figures, pictures, tables of all forms.
    pub fn yearbook() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Built::new(&root().join("examples/yearbook")))
    }

    /// The made-up notice: every part of an official document.
    pub fn official_notice() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Built::new(&root().join("examples/official-notice")))
    }

    /// The made-up letter.
    pub fn official_letter() -> &'static Built {
        static BUILT: OnceLock<Built> = OnceLock::new();
        BUILT.get_or_init(|| Built::new(&root().join("examples/official-letter")))
    }

    /// Every report with headings and tables that lies in the tree.
    pub fn all() -> [&'static Built; 4] {
        [Built::jinghong(), Built::small_annual(), Built::specimen(), Built::yearbook()]
    }

    /// The official documents.
    pub fn official() -> [&'static Built; 2] {
        [Built::official_notice(), Built::official_letter()]
    }
}

/// The root of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The bundled typefaces, shared by all tests of a process.
pub fn fonts() -> &'static FontBook {
    static BOOK: OnceLock<FontBook> = OnceLock::new();
    BOOK.get_or_init(|| FontSearch::new().folder(root().join("fonts")).book().expect("the bundled typefaces"))
}
