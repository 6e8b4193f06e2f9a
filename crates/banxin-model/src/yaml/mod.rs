//! Reading YAML (and JSON, which is YAML): the only module that knows the YAML crates.
//!
//! serde_yaml turns text into values; its errors become diagnostics here, in both languages and with their exact place. A second, marked
//! pass with saphyr-parser finds the place of any value, and runs only when a message needs it.

mod align;
mod amend;
mod depth;
mod edit;
mod explain;
mod index;
mod marks;
mod phrases;
mod read;
mod reason;
mod recover;

pub use amend::{Amendment, is_amended};
pub(crate) use depth::too_deep;
pub(crate) use edit::{Data, Dialect, Editor, Slot};
pub(crate) use marks::Marks;
pub use read::from_str;
pub(crate) use read::{differs_beyond, quiet};
pub(crate) use recover::read_all;
