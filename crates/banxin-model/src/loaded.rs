//! A report with everything it names: the result of loading.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Origin};

use crate::damage::Damage;
use crate::figure::Ledger;
use crate::report::Report;
use crate::sheet::{Sheet, SheetKey};
use crate::sources::Sources;
use crate::theme::Theme;

/// What loading gives.
#[derive(Clone, Debug)]
pub struct Loading {
    /// The report, although damaged where parts of it are wrong; `None` where nothing of its root can be read.
    pub report: Option<Loaded>,
    /// The text of every text file that was read, to show the places of problems.
    pub sources: Sources,
}

/// A report and the content of every file that it names.
///
/// Invariant: where no diagnostic of loading is an error, each `include` of the report is in `chapters`, each `from` with csv or xlsx in
/// `sheets`, each picture (of blocks, of Markdown, and the seal) in `images`, all by the name as the user wrote it.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The report as written.
    pub report: Report,
    /// The name of its file.
    pub entry: Arc<str>,
    /// The figures, file by file, in the order of the report's `figures`.
    pub ledger: Vec<LedgerFile>,
    /// Markdown by the name that `include` gives; the file's name in origins is the same.
    pub chapters: BTreeMap<String, Arc<str>>,
    /// Rows of tables that come from files.
    pub sheets: BTreeMap<SheetKey, Sheet>,
    /// The theme files that `style` leads to, each behind those it inherits from; empty for a style of the program.
    pub themes: Vec<ThemeFile>,
    /// Bytes of pictures.
    pub images: BTreeMap<String, Arc<[u8]>>,
    /// The colour profile of the press (`output.pdf.intent`), as the file has it.
    pub intent: Option<Arc<[u8]>>,
    /// The text of every text file.
    pub sources: Sources,
    /// What is lacking.
    pub damage: Damage,
}

/// A theme file.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// Its name, from the report's folder.
    pub file: Arc<str>,
    /// What it states.
    pub theme: Theme,
}

/// The figures of one file, as it states them. An id stands in a second file only if that one overrides; [`crate::merged`] is their sum.
#[derive(Clone, Debug)]
pub struct LedgerFile {
    /// The file.
    pub file: Arc<str>,
    /// Where the figures stand in it: its root, or `figures` of the report.
    pub root: DataPath,
    /// The figures.
    pub figures: Ledger,
    /// Whether its figures update those of earlier files.
    pub overrides: bool,
    /// The cells of the figures of a CSV file or a workbook.
    pub(crate) cells: BTreeMap<String, Origin>,
}

impl LedgerFile {
    /// The place of a figure.
    pub fn origin(&self, id: &str) -> Origin {
        self.cells.get(id).cloned().unwrap_or_else(|| Origin::data(&self.file, &self.root.key(id)))
    }
}
