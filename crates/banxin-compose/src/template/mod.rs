//! Templates: prose with `{{ figure }}` becomes prose with marks.
//!
//! minijinja fills the templates; the ledger is its context. What a figure prints must stay known as that figure's print, and every letter
//! must stay traceable to its place in the source, through loops and conditions too. Both are carried by marks: noncharacters
//! (U+FDD0-FDEF), which no input may contain, so that Markdown passes them on as letters ([`marks`]).

mod blame;
mod dates;
mod engine;
mod fill;
mod functions;
pub(crate) mod marks;
mod object;
mod reason;
mod refusal;
pub(crate) mod scan;
mod source_map;

pub(crate) use engine::Engine;
pub(crate) use fill::{Filled, emphasis_edges, fill};
pub(crate) use source_map::SourceMap;
