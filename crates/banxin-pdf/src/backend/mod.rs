//! The only place that knows printpdf and lopdf.
//!
//! printpdf writes content streams, fonts and pictures ([`canvas`], [`pages`], [`resources`]); the finishing pass ([`finish`], one step a file)
//! makes a whole file of them with lopdf's objects, and [`file`] numbers and writes it.

mod canvas;
mod file;
mod finish;
mod pages;
mod resources;
mod syntax;

pub(crate) use canvas::{Canvas, PathOp, Shown};
pub(crate) use finish::{Parts, write};
pub(crate) use pages::{PageContent, draw};
