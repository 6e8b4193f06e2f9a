//! Remarks to editors.

use serde::Serialize;

/// A remark to editors on some blocks: nothing in print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// Who says it.
    pub author: String,
    /// What it says; each line is a paragraph.
    pub text: String,
    /// The first block that it is about. Blocks count from 0 in reading order through all sections, callouts and columns before the blocks in them.
    pub first: usize,
    /// The last one.
    pub last: usize,
}
