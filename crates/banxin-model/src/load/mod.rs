//! Loading: from the files of a report to [`Loaded`].
//!
//! In: a [`World`] and the name of the root file. Out: the report and the content of every file that it names, or what is wrong with them: all
//! problems of all files in one run, sorted by file and place.
//!
//! Steps: the root (YAML), its ledger files, then every file that a block names (Markdown, CSV, XLSX, pictures), then the pictures that
//! Markdown names. What the values mean together (figures, templates, ids) is the next stage's business.

mod entry;
mod files;
mod ledger;
mod named;
mod order;
mod package;
mod path;
mod pictures;
mod sheets;
mod structure;
mod theme;
mod workbook;

use std::sync::Arc;

use banxin_base::{Date, Origin, Warned};

use crate::ledger::LedgerTable;
use crate::loaded::Loading;
use crate::sources::Sources;
use crate::world::{MemoryWorld, World};
use files::Files;
pub(crate) use ledger::restore_spelling;

/// Loads the report whose root is the file `entry` (`report.yaml`) of `world`, with every file that it names.
///
/// The report is there, although damaged, where parts of the root or whole files are missing or wrong, so that later stages can add what they
/// find; nothing may be written while a diagnostic is an error. It is `None` only where nothing of the root can be read.
pub fn load(world: &dyn World, entry: &str) -> Warned<Loading> {
    let mut files = Files::new(world);
    let name: Arc<str> = entry.into();
    match files.text(entry, &Origin::File(Arc::clone(&name))) {
        Some(text) => entry::load(files, &name, &text),
        None => files.finish(None),
    }
}

/// Loads a report given as text; `name` stands for its file in messages. What it names is read from `world`.
pub fn load_str(world: &dyn World, yaml: &str, name: &str) -> Warned<Loading> {
    let mut files = Files::new(world);
    let name: Arc<str> = name.into();
    match files.given(&name, yaml) {
        Some(text) => entry::load(files, &name, &text),
        None => files.finish(None),
    }
}

/// Reads the bytes of a CSV file or a workbook as a ledger, with the text that its messages quote.
///
/// `file` names it in messages and tells its form; the first sheet counts. `unit` knows the units of figures for files without a column for them. The
/// table is `None` if there is no usable header; rows are there without the cells that cannot be read.
pub fn load_table(file: &str, bytes: &[u8], unit: &dyn Fn(&str) -> Option<String>) -> Warned<(Option<LedgerTable>, Sources)> {
    let world = MemoryWorld::new(Date::EPOCH).with(file, bytes);
    let mut files = Files::new(&world);
    let table = ledger::alone(&mut files, file, unit);
    let found = order::sort(&files.sources, files.found);
    Warned::new((table, files.sources), found)
}
