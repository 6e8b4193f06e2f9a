//! Shared helpers of the test suite.
//!
//! [`Built`] is a report with both its files, made once for all tests of a process. [`pdf`] and [`docx`] open the files again and say what
//! they hold, by rules of the formats alone and with no knowledge of how they were written. [`passages`] lists what a composed document says, so
//! that the two can be compared with it. Helpers panic with the reason where a file is broken: that fails the test that asked.

mod built;
pub mod chart;
pub mod checks;
pub mod docx;
mod passage;
pub mod pdf;
mod text;

pub use built::{Built, fonts, root};
pub use passage::{Kind, Passage, Printed, passages};
pub use text::{Reader, context, squeeze, undirected, unmarked};
