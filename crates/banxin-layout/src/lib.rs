//! From the composed document to pages: lines, tables, pages, and the logical tree.

mod blocks;
mod chart;
pub mod dump;
mod engine;
mod flow;
pub mod frame;
mod inline;
mod lines;
mod official;
mod page_map;
mod pages;
mod structure;
mod table;

pub use engine::{layout, set_lines};
pub use lines::{Advance, TextLine, TextLines};
pub use page_map::{ChartWords, ColophonPlace, Names, PageMap, Ring, TableShape};
pub use structure::{Artifact, Numbering, Role, StructureNode, StructureTree, TagId};
