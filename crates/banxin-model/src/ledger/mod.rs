//! The ledger across files: where it comes from, sheets as ledgers, several ledgers as one, and edits that go back into the files.

mod columns;
mod derivation;
mod edit;
mod field;
mod merge;
mod source;
mod table;

pub use columns::{COMPUTED, Column, STATED};
pub use edit::{FigureEdit, LedgerFormat, edit_ledger};
pub use field::{Field, QUALIFIERS, Wanted, series_fields};
pub use merge::merged;
pub(crate) use merge::report;
pub use source::{LedgerEntry, LedgerSource};
pub(crate) use table::read;
pub use table::{LedgerTable, TableRow};
