//! How a finding is mended in the author's own files: edits that a program may make without asking.
//!
//! An edit names its place as every message does, and what must stand there now; whoever applies it compares, so that a place that does not
//! map byte by byte (an escape, a file that has changed) is left alone.

use crate::Origin;

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The bytes to replace; of a data file, bytes within the decoded value.
    pub at: Origin,
    /// What stands there now.
    pub was: String,
    /// What is to stand there.
    pub now: String,
}

/// Edits that belong together: all of them are made or none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fix {
    /// The edits, in the order of their places, none overlapping another.
    pub edits: Vec<Edit>,
}
