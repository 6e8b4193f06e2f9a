//! The stages of the pipeline whose values can be looked at.

use std::fmt;

/// A stage whose value can be dumped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The report as the user wrote it.
    Report,
    /// The composed document: numbered, referenced, styled, without geometry.
    Document,
    /// The lines of every page.
    Lines,
    /// The pages with everything on them.
    Frames,
}

/// A step of a run, told to whoever watches it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Figures and templates.
    Resolve,
    /// Numbers, references, styles.
    Compose,
    /// Lines and pages.
    Layout,
    /// Stages are done; what follows is up to the caller.
    Done,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Step::Resolve => "resolve",
            Step::Compose => "compose",
            Step::Layout => "layout",
            Step::Done => "done",
        })
    }
}
