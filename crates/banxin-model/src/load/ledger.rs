//! The files of the ledger.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, codes};

use super::files::Files;
use crate::figure::{Ledger, LedgerSource};
use crate::loaded::LedgerFile;
use crate::unique::LedgerText;
use crate::walk::{self, Trail};
use crate::yaml;

/// Reads the ledger that a report names or holds.
pub(super) fn read(files: &mut Files<'_>, entry: &Arc<str>, source: &LedgerSource) -> Vec<LedgerFile> {
    let at = DataPath::ROOT.key("figures");
    let mut ledger = match source {
        LedgerSource::Inline(figures) if figures.is_empty() => Vec::new(),
        LedgerSource::Inline(figures) => vec![LedgerFile { file: Arc::clone(entry), root: at, figures: figures.clone() }],
        LedgerSource::Files(names) => {
            let named = names.iter().enumerate();
            named.filter_map(|(n, name)| one(files, name, &Origin::data(entry, &at.index(n)))).collect()
        }
    };
    for file in &mut ledger {
        restore_spelling(files, file);
    }
    report_doubles(files, &ledger);
    ledger
}

fn one(files: &mut Files<'_>, name: &str, at: &Origin) -> Option<LedgerFile> {
    let text = files.text(name, at)?;
    let file: Arc<str> = name.into();
    files.data(&file, &text)?;
    let read = yaml::read_all::<LedgerText>(&text, &file);
    files.found.extend(read.found);
    let LedgerText(figures) = read.value.unwrap_or(LedgerText(Ledger::new()));
    Some(LedgerFile { file, root: DataPath::ROOT, figures })
}

/// Gives floats that stand for text (a period 2024.10) the spelling of the file.
fn restore_spelling(files: &Files<'_>, ledger: &mut LedgerFile) {
    let Some(source) = files.sources.get(&ledger.file) else { return };
    let root = Trail::Root;
    let trail = if ledger.root == DataPath::ROOT { root } else { root.key("figures") };
    walk::ledger_texts(&trail, &mut ledger.figures, &mut |trail, text| {
        if text.float
            && let Some(raw) = source.marks().plain(&source.text, &trail.path())
        {
            text.restore(raw);
        }
    });
}

/// A figure that two files define.
fn report_doubles(files: &mut Files<'_>, ledger: &[LedgerFile]) {
    if ledger.len() < 2 {
        return;
    }
    let mut first: BTreeMap<&str, &LedgerFile> = BTreeMap::new();
    for file in ledger {
        for id in file.figures.keys() {
            if let Some(other) = first.get(id.as_str()) {
                let place = |file: &LedgerFile| Origin::data(&file.file, &file.root.key(id.as_str()));
                let found = Diagnostic::new(&codes::DUPLICATE_FIGURE, place(file)).with("name", id);
                files.found.push(found.also(place(other), "第一次定义在这里", "it is first defined here"));
            } else {
                first.insert(id, file);
            }
        }
    }
}
