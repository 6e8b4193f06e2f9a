//! From the report as the user wrote it to the document as it will be set.
//!
//! Two stages: `resolve` computes the figures and fills the templates; `compose` numbers, refers and styles. What leaves this crate is
//! a [`document::Document`], in which nothing but geometry is undecided.

mod compose;
pub mod document;
pub mod figures;
mod lint;
mod resolve;
mod style;
mod template;

pub use compose::compose;
pub use resolve::{Resolved, resolve};
