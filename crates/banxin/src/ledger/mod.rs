//! The ledger to a spreadsheet and back: what colleagues fill in who know no YAML.
//!
//! Out: [`Report::ledger_xlsx`], [`Report::ledger_csv`]. Back: [`Report::import_ledger`] compares a sheet with the ledger and makes the edits of its
//! files. Nothing here touches a disk: the caller writes what it is handed.

mod compare;
mod csv;
mod grid;
mod import;
mod word;
mod xlsx;

use banxin_base::Diagnostic;
use banxin_compose::resolve;

use crate::error::Error;
use crate::report::Report;
use grid::Grid;
pub use import::{ChangeKind, EditedFile, LedgerChange, LedgerImport};

impl Report {
    /// The ledger as a workbook: one row a figure, computed values in grey, a second sheet that explains the columns. Made from the same report it
    /// has the same bytes.
    ///
    /// # Errors
    /// The errors of a ledger that could not be read whole.
    pub fn ledger_xlsx(&self) -> Result<Vec<u8>, Error> {
        xlsx::write(&self.grid()?, &self.loaded.report).map_err(Error::internal)
    }

    /// The ledger as CSV (UTF-8 with a byte order mark, which spreadsheets need): the first sheet of [`Report::ledger_xlsx`].
    ///
    /// # Errors
    /// As [`Report::ledger_xlsx`].
    pub fn ledger_csv(&self) -> Result<Vec<u8>, Error> {
        csv::write(&self.grid()?).map_err(Error::internal)
    }

    fn grid(&self) -> Result<Grid, Error> {
        self.whole()?;
        // A figure without a value is there to be filled in: what resolving finds matters when the report is built.
        let resolved = resolve(&self.loaded).value;
        Ok(Grid::new(&self.loaded.ledger, resolved.values()))
    }

    /// An error if anything of the report could not be read: its ledger may lack figures.
    fn whole(&self) -> Result<(), Error> {
        if self.diagnostics.iter().any(Diagnostic::is_error) {
            return Err(Error::report(self.diagnostics.clone(), self.sources()));
        }
        Ok(())
    }
}
