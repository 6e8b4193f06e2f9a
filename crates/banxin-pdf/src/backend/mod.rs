//! The only place that knows printpdf and lopdf.
//!
//! printpdf writes content streams and fonts ([`canvas`], [`pages`], [`resources`]); pictures and inks, which it knows less of, are ours; the finishing pass ([`finish`], one step a file)
//! makes a whole file of them with lopdf's objects, and [`file`] numbers and writes it.

mod canvas;
mod file;
mod finish;
mod inks;
mod pages;
mod pictures;
mod resources;
mod seal;
mod steps;
mod syntax;

pub(crate) use canvas::{Canvas, PathOp, Shown};
pub(crate) use finish::{Parts, write};
pub(crate) use pages::{PageContent, draw};
pub use steps::Step;
pub(crate) use steps::Steps;
pub(crate) use syntax::deflate;
