//! The pipeline: one readable function from a report to its pages.
//!
//! ```text
//! Report --resolve--> Resolved --compose--> Document --layout--> PagedDocument --(Output)--> pdf | docx | png
//! ```
//!
//! Each stage takes a value and returns a value with what it found. A stage whose input has errors runs all the same, so that one run finds every
//! problem; what is made of such an input is thrown away.

use std::num::NonZeroUsize;
use std::sync::Arc;

use banxin_base::{Diagnostic, Severity, Warned};
use banxin_compose::document::Document;
use banxin_compose::{compose, resolve};
use banxin_layout::frame::PagedDocument;
use banxin_layout::layout;
use banxin_text::font::FontBook;
use rayon::ThreadPool;

use crate::error::Error;
use crate::output::Output;
use crate::pictures;
use crate::report::Report;
use crate::stage::{Stage, Step};

/// How a run is done. Nothing here changes a byte of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PipelineOptions {
    /// Threads that work on one report; as many as the machine has cores if left out.
    pub threads: Option<NonZeroUsize>,
    /// Whether a warning forbids output as an error does.
    pub strict: bool,
}

/// Turns reports into outputs. Borrow one font book for as many pipelines and threads as you like.
#[derive(Clone, Copy)]
pub struct Pipeline<'a> {
    fonts: &'a FontBook,
    options: PipelineOptions,
    watcher: Option<&'a (dyn Fn(Step) + Sync)>,
}

impl<'a> Pipeline<'a> {
    /// A pipeline that sets with these fonts.
    pub fn new(fonts: &'a FontBook) -> Pipeline<'a> {
        Pipeline { fonts, options: PipelineOptions::default(), watcher: None }
    }

    /// The same pipeline with other options.
    #[must_use]
    pub fn with(mut self, options: PipelineOptions) -> Pipeline<'a> {
        self.options = options;
        self
    }

    /// The same pipeline with someone who is told when a step begins.
    #[must_use]
    pub fn watched_by(mut self, watcher: &'a (dyn Fn(Step) + Sync)) -> Pipeline<'a> {
        self.watcher = Some(watcher);
        self
    }

    /// Sets a report: all stages but the last, which [`Output`] does for each format that is asked for.
    ///
    /// # Errors
    /// The report's errors, with everything else found; under [`PipelineOptions::strict`] its warnings as well.
    pub fn run(&self, report: &Report) -> Result<Warned<Output<'a>>, Error> {
        let pool = self.pool()?;
        in_pool(pool.as_deref(), || self.pages(report)).map(|set| {
            set.map(|(document, paged)| Output {
                document,
                paged,
                fonts: self.fonts,
                pool: pool.clone(),
                sources: report.sources().clone(),
                strict: self.options.strict,
            })
        })
    }

    /// The value of one stage, for people and programs that look into the machine.
    ///
    /// # Errors
    /// As [`Pipeline::run`], for the stages up to the one asked for.
    pub fn dump(&self, report: &Report, stage: Stage) -> Result<Warned<serde_json::Value>, Error> {
        let json = |value: Result<serde_json::Value, serde_json::Error>| value.map_err(Error::internal);
        match stage {
            Stage::Report => {
                let value = json(serde_json::to_value(&report.loaded.report))?;
                self.finish(value, report.diagnostics.clone(), report)
            }
            Stage::Document => {
                let (document, found) = self.document(report);
                self.finish(json(serde_json::to_value(&document))?, found, report)
            }
            Stage::Lines => {
                let output = self.run(report)?;
                Ok(Warned::new(json(serde_json::to_value(output.lines()))?, output.diagnostics))
            }
            Stage::Frames => {
                let output = self.run(report)?;
                Ok(Warned::new(json(serde_json::to_value(output.frames()))?, output.diagnostics))
            }
        }
    }

    /// The pages of a report.
    fn pages(&self, report: &Report) -> Result<Warned<(Document, PagedDocument)>, Error> {
        let (document, mut found) = self.document(report);
        self.tell(Step::Layout);
        let mut on_pages = Vec::new();
        let paged = layout(&document, self.fonts).take(&mut on_pages);
        found.extend(report.loaded.damage.sift(on_pages, report.sources()));
        self.tell(Step::Done);
        self.finish((document, paged), found, report)
    }

    /// The composed document of a report, whether or not errors were found on the way.
    fn document(&self, report: &Report) -> (Document, Vec<Diagnostic>) {
        let mut later = Vec::new();
        self.tell(Step::Resolve);
        let resolved = resolve(&report.loaded).take(&mut later);
        self.tell(Step::Compose);
        let mut document = compose(&resolved).take(&mut later);
        later.extend(pictures::ready(&mut document, self.fonts));
        let mut found = report.diagnostics.clone();
        found.extend(report.loaded.damage.sift(later, report.sources()));
        (document, found)
    }

    /// The value with its findings, or the findings alone if one of them forbids it.
    fn finish<T>(&self, value: T, mut found: Vec<Diagnostic>, report: &Report) -> Result<Warned<T>, Error> {
        if self.options.strict {
            make_strict(&mut found);
        }
        let set = Warned::new(value, found);
        if set.has_errors() { Err(Error::report(set.diagnostics, report.sources())) } else { Ok(set) }
    }

    fn tell(&self, step: Step) {
        if let Some(watcher) = self.watcher {
            watcher(step);
        }
    }

    /// A pool of its own if the number of threads is stated; the process's otherwise.
    fn pool(&self) -> Result<Option<Arc<ThreadPool>>, Error> {
        let build = |threads: NonZeroUsize| rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build().map(Arc::new);
        self.options.threads.map(build).transpose().map_err(Error::internal)
    }
}

impl std::fmt::Debug for Pipeline<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pipeline").field("options", &self.options).finish_non_exhaustive()
    }
}

/// Turns warnings into errors.
pub(crate) fn make_strict(found: &mut [Diagnostic]) {
    for warning in found.iter_mut().filter(|found| found.severity == Severity::Warning) {
        warning.severity = Severity::Error;
    }
}

/// Does work in a pool, or in that of the process if there is none: on one of its threads, so that what is made on many threads and let go on one is
/// room that can be used again. System allocators keep what they get back for the thread that first asked for it.
pub(crate) fn in_pool<T: Send>(pool: Option<&ThreadPool>, work: impl FnOnce() -> T + Send) -> T {
    match pool {
        Some(pool) => pool.install(work),
        None => rayon::join(work, || ()).0,
    }
}
