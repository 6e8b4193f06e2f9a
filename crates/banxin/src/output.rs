//! A report that is set, and the files made of it.

use std::sync::Arc;

use banxin_base::{Diagnostic, Lang};
use banxin_compose::document::Document;
use banxin_docx::{Agreement, DocxOptions};
use banxin_layout::dump;
use banxin_layout::frame::PagedDocument;
use banxin_model::Sources;
use banxin_pdf::PdfOptions;
use banxin_raster::{Pages, RasterOptions as PngOptions, SheetOptions};
use banxin_text::font::FontBook;
use rayon::ThreadPool;
use serde::Serialize;

use crate::error::Error;
use crate::finding::{Finding, findings};
use crate::pipeline::{self, in_pool};

/// A report that is set: every page is decided, no file is made yet.
#[derive(Debug)]
pub struct Output<'a> {
    pub(crate) document: Document,
    pub(crate) paged: PagedDocument,
    pub(crate) fonts: &'a FontBook,
    pub(crate) pool: Option<Arc<ThreadPool>>,
    pub(crate) sources: Sources,
    pub(crate) strict: bool,
}

/// A file to make.
#[derive(Clone, Debug)]
pub enum Format {
    /// A PDF.
    Pdf(PdfOptions),
    /// A Word file.
    Docx(DocxOptions),
    /// A picture of every page.
    Png(PngOptions),
    /// One picture of all pages.
    Sheet(SheetOptions),
}

/// A file made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutputFile {
    /// What follows the report's name: `.pdf`, `.docx`, `-001.png`, `-pages.png`.
    pub suffix: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Output<'_> {
    /// The PDF.
    ///
    /// # Errors
    /// What the renderer cannot write, such as a damaged picture.
    pub fn pdf(&self, options: &PdfOptions) -> Result<Vec<u8>, Error> {
        in_pool(self.pool.as_deref(), || banxin_pdf::render(&self.paged, self.fonts, options)).map_err(|found| self.error(found))
    }

    /// The Word file.
    ///
    /// # Errors
    /// As [`Output::pdf`].
    pub fn docx(&self, options: &DocxOptions) -> Result<Vec<u8>, Error> {
        in_pool(self.pool.as_deref(), || banxin_docx::render(&self.document, &self.paged.page_map, options))
            .map_err(|found| self.error(found))
    }

    /// Which lines of the Word file will be those of the pages, as far as the programs that open it are known.
    pub fn agreement(&self, options: &DocxOptions) -> Agreement {
        in_pool(self.pool.as_deref(), || banxin_docx::agreement(&self.document, &self.paged.page_map, options))
    }

    /// A picture of every page, in order.
    ///
    /// # Errors
    /// As [`Output::pdf`].
    pub fn png(&self, options: &PngOptions) -> Result<Vec<Vec<u8>>, Error> {
        in_pool(self.pool.as_deref(), || banxin_raster::render(&self.paged, self.fonts, Pages::All, *options))
            .map_err(|found| self.error(found))
    }

    /// One picture of all pages, in rows.
    ///
    /// # Errors
    /// As [`Output::pdf`].
    pub fn sheet(&self, options: &SheetOptions) -> Result<Vec<u8>, Error> {
        in_pool(self.pool.as_deref(), || banxin_raster::contact_sheet(&self.paged, self.fonts, *options)).map_err(|found| self.error(found))
    }

    /// Several files, made at the same time where there are threads for it; in the order asked for.
    ///
    /// # Errors
    /// The errors of every file that cannot be made.
    pub fn files(&self, formats: &[Format]) -> Result<Vec<OutputFile>, Error> {
        let made = in_pool(self.pool.as_deref(), || self.each(formats));
        let (mut files, mut found) = (Vec::new(), Vec::new());
        for result in made {
            match result {
                Ok(more) => files.extend(more),
                Err(error) => found.extend_from_slice(error.diagnostics()),
            }
        }
        if found.is_empty() { Ok(files) } else { Err(self.error(found)) }
    }

    /// Several files, as [`Output::files`], for a caller who wants nothing else of the report: what none of them is made from is let go first. A
    /// report of thousands of pages takes a third less memory in its last stage.
    ///
    /// # Errors
    /// As [`Output::files`].
    pub fn into_files(mut self, formats: &[Format]) -> Result<Vec<OutputFile>, Error> {
        if !formats.iter().any(|format| matches!(format, Format::Docx(_))) {
            self.document.sections = Vec::new();
            self.document.notes = Vec::new();
        }
        // Lines are for those who look into the pages.
        self.paged.pages.iter_mut().for_each(|page| page.lines = Vec::new());
        self.files(formats)
    }

    /// Splits the list until single formats are left; `join` gives each half to a thread if one is free.
    fn each(&self, formats: &[Format]) -> Vec<Result<Vec<OutputFile>, Error>> {
        match formats {
            [] => Vec::new(),
            [format] => vec![self.file(format)],
            _ => {
                let (left, right) = formats.split_at(formats.len() / 2);
                let (mut left, right) = rayon::join(|| self.each(left), || self.each(right));
                left.extend(right);
                left
            }
        }
    }

    fn file(&self, format: &Format) -> Result<Vec<OutputFile>, Error> {
        let one = |suffix: &str, bytes: Vec<u8>| vec![OutputFile { suffix: suffix.to_owned(), bytes }];
        match format {
            Format::Pdf(options) => self.pdf(options).map(|bytes| one(".pdf", bytes)),
            Format::Docx(options) => self.docx(options).map(|bytes| one(".docx", bytes)),
            Format::Sheet(options) => self.sheet(options).map(|bytes| one("-pages.png", bytes)),
            Format::Png(options) => {
                let pages = (1..).zip(self.png(options)?);
                Ok(pages.map(|(page, bytes): (usize, _)| OutputFile { suffix: format!("-{page:03}.png"), bytes }).collect())
            }
        }
    }

    /// What a print shop would send back, for each PDF among the formats that is for a press; nothing for others.
    ///
    /// # Errors
    /// What was found, if a warning is among it and the pipeline is strict.
    pub fn preflight(&self, formats: &[Format]) -> Result<Vec<Diagnostic>, Error> {
        let mut found = Vec::new();
        for format in formats {
            if let Format::Pdf(options) = format {
                found.extend(banxin_pdf::preflight(&self.paged, options));
            }
        }
        if self.strict {
            pipeline::make_strict(&mut found);
        }
        if found.iter().any(Diagnostic::is_error) { Err(self.error(found)) } else { Ok(found) }
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.paged.pages.len()
    }

    /// The composed document, before geometry.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The pages.
    pub fn pages(&self) -> &PagedDocument {
        &self.paged
    }

    /// Diagnostics of this report with file, line and column.
    pub fn findings(&self, diagnostics: &[Diagnostic], lang: Lang) -> Vec<Finding> {
        findings(diagnostics, &self.sources, lang)
    }

    /// `{"pages": [{"number": 1, "lines": [...]}]}`: the lines of every page, in points from the top left.
    pub fn lines(&self) -> impl Serialize + '_ {
        dump::lines(&self.paged)
    }

    /// The pages with everything on them.
    pub fn frames(&self) -> impl Serialize + '_ {
        dump::frames(&self.paged)
    }

    fn error(&self, found: Vec<Diagnostic>) -> Error {
        Error::report(found, &self.sources)
    }
}
