//! What the test programs share.

pub mod document;
pub mod read;

pub use document::{FANG, HEI, LATIN, book, empty, long, picture, pitch, sheet, small};
