//! What stopped a run, in one opaque type.

use std::fmt;

use banxin_base::{Diagnostic, Lang, Origin};
use banxin_model::Sources;

use crate::finding::{Finding, findings};

/// Why there is no result: at least one diagnostic that is an error, with everything else that was found before it.
///
/// [`fmt::Display`] gives one line a finding in English; [`Error::findings`] gives them located, in either language.
#[derive(Clone, Debug)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    kind: ErrorKind,
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

/// Whose matter it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The report has errors: its author can mend them.
    Report,
    /// The report itself, a font folder or an output could not be read or written at all.
    Io,
}

impl Error {
    /// The report has errors.
    pub(crate) fn report(diagnostics: Vec<Diagnostic>, sources: &Sources) -> Error {
        Error(Box::new(Inner { kind: ErrorKind::Report, diagnostics, sources: sources.clone() }))
    }

    /// Something outside the report could not be read or written: also for shells that read on the library's behalf.
    pub fn io(diagnostic: Diagnostic) -> Error {
        Error(Box::new(Inner { kind: ErrorKind::Io, diagnostics: vec![diagnostic], sources: Sources::default() }))
    }

    /// A fault that is not the user's.
    pub(crate) fn internal(reason: impl ToString) -> Error {
        let diagnostic = Diagnostic::new(&banxin_base::codes::INTERNAL, Origin::Run).with("reason", reason);
        Error::report(vec![diagnostic], &Sources::default())
    }

    /// Whose matter it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Everything found, errors and warnings, in the order found.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.0.diagnostics
    }

    /// The text of the files that the diagnostics point into.
    pub fn sources(&self) -> &Sources {
        &self.0.sources
    }

    /// Everything found with its file, line and column: sorted by place, each once.
    pub fn findings(&self, lang: Lang) -> Vec<Finding> {
        findings(&self.0.diagnostics, &self.0.sources, lang)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, finding) in self.findings(Lang::En).iter().enumerate() {
            if n > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Error {}
