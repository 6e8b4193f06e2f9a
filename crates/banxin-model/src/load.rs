//! Loading: from the files of a report to [`Loaded`].

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, Warned, codes};

use crate::figure::LedgerSource;
use crate::loaded::{LedgerFile, Loaded};
use crate::report::Report;
use crate::sources::Sources;
use crate::world::World;
use crate::yaml;

/// Loads the report whose root is the file `entry` (`report.yaml`) of `world`, with every file that it names.
///
/// The value is `None` where the root cannot be read as a report. Problems of all files are reported at once, sorted by file and place.
pub fn load(world: &dyn World, entry: &str) -> Warned<Option<Loaded>> {
    match world.read(entry) {
        Ok(bytes) => load_str(world, &String::from_utf8_lossy(&bytes), entry),
        Err(_) => Warned::new(None, vec![Diagnostic::new(&codes::FILE_NOT_FOUND, Origin::Run).with("file", entry)]),
    }
}

/// Loads a report given as text; `name` stands for its file in messages. What it includes is read from `world`.
pub fn load_str(_world: &dyn World, yaml: &str, name: &str) -> Warned<Option<Loaded>> {
    let entry: Arc<str> = name.into();
    let mut sources = Sources::default();
    sources.insert(Arc::clone(&entry), yaml.into(), false);
    let report: Report = match yaml::from_str(yaml, &entry) {
        Ok(report) => report,
        Err(found) => return Warned::new(None, vec![*found]),
    };
    let mut ledger = Vec::new();
    if let LedgerSource::Inline(figures) = &report.figures {
        ledger.push(LedgerFile { file: Arc::clone(&entry), root: DataPath::ROOT.key("figures"), figures: figures.clone() });
    }
    let (chapters, sheets, images) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    Warned::clean(Some(Loaded { report, entry, ledger, chapters, sheets, images, sources }))
}
