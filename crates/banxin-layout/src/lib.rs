//! From the composed document to pages: lines, tables, pages, and the logical tree.

pub mod dump;
pub mod frame;
mod inline;
mod page_map;
mod structure;

pub use page_map::PageMap;
pub use structure::{Role, StructureNode, StructureTree, TagId};
