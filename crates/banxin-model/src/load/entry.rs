//! The root file of a report.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, Warned, codes};
use serde::Deserialize;

use super::files::Files;
use super::ledger;
use super::named::{Named, Parts};
use super::structure;
use crate::block::Block;
use crate::check::Check;
use crate::figure::LedgerSource;
use crate::loaded::Loaded;
use crate::report::{Back, Report};
use crate::walk;
use crate::yaml;

/// The format number that this program reads.
const FORMAT: u32 = 1;

/// The format number alone, whatever else the file holds.
#[derive(Deserialize)]
struct Format {
    banxin: u32,
}

/// What names other files, for a root that is no whole report.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Remains {
    figures: LedgerSource,
    body: Vec<Block>,
    back: Back,
    checks: Vec<Check>,
}

/// Reads the root and everything that it names.
pub(super) fn load(mut files: Files<'_>, entry: &Arc<str>, text: &Arc<str>) -> Warned<Option<Loaded>> {
    if files.data(entry, text).is_none() {
        return files.finish(None);
    }
    let read = yaml::read_all::<Report>(text, entry);
    let whole = read.found.is_empty();
    // A file of another format has other keys: their absence here is no news.
    let format =
        if whole { read.value.as_ref().map(|report| report.banxin) } else { yaml::quiet::<Format>(text).map(|format| format.banxin) };
    if let Some(version) = format.filter(|version| *version != FORMAT) {
        let at = Origin::data(entry, &DataPath::ROOT.key("banxin"));
        files.found.push(Diagnostic::new(&codes::UNSUPPORTED_FORMAT, at).with("version", version));
        return files.finish(None);
    }
    files.found.extend(read.found);
    match read.value {
        Some(report) if whole => whole_report(files, entry, report),
        Some(report) => {
            let parts = Parts { figures: &report.figures, body: &report.body, back: &report.back, checks: &report.checks };
            remains(files, entry, &read.mended, &parts)
        }
        None => {
            let rest: Remains = yaml::quiet(&read.mended).unwrap_or_default();
            let parts = Parts { figures: &rest.figures, body: &rest.body, back: &rest.back, checks: &rest.checks };
            remains(files, entry, &read.mended, &parts)
        }
    }
}

fn whole_report(mut files: Files<'_>, entry: &Arc<str>, mut report: Report) -> Warned<Option<Loaded>> {
    restore_spelling(&files, entry, &mut report);
    let parts = Parts { figures: &report.figures, body: &report.body, back: &report.back, checks: &report.checks };
    structure::check(&mut files.found, entry, &parts);
    let before = files.found.len();
    let ledger = ledger::read(&mut files, entry, parts.figures);
    // Without the whole ledger every later mention of a figure would be reported as undefined.
    let without_figures = files.found.iter().skip(before).any(Diagnostic::is_error);
    let Named { chapters, sheets, images } = Named::read(&mut files, entry, &parts);
    let sources = files.sources.clone();
    let loaded = Loaded { report, entry: Arc::clone(entry), ledger, chapters, sheets, images, sources };
    files.finish(Some(loaded).filter(|_| !without_figures))
}

/// Looks for further problems in what is left of a report after its wrong parts.
fn remains(mut files: Files<'_>, entry: &Arc<str>, mended: &str, parts: &Parts<'_>) -> Warned<Option<Loaded>> {
    let before = files.found.len();
    structure::check(&mut files.found, entry, parts);
    // Of the further files only their problems count here.
    let _ = ledger::read(&mut files, entry, parts.figures);
    let _ = Named::read(&mut files, entry, parts);
    // Paths count without the wrong parts; bytes are those of the file.
    let mut further = files.found.split_off(before);
    let marks = yaml::Marks::read(mended);
    for found in &mut further {
        let places = std::iter::once(&mut found.at).chain(found.related.iter_mut().map(|related| &mut related.at));
        for at in places {
            if let Origin::Data { file, path, within } = at
                && file == entry
                && let Some(range) = marks.find(mended, path, within.as_ref())
            {
                *at = Origin::text(entry, range);
            }
        }
    }
    files.found.append(&mut further);
    files.finish(None)
}

/// Gives floats that stand for text (0.10 in a cell) the spelling of the file.
fn restore_spelling(files: &Files<'_>, entry: &Arc<str>, report: &mut Report) {
    let Some(source) = files.sources.get(entry) else { return };
    walk::report_texts(report, &mut |trail, text| {
        if text.float
            && let Some(raw) = source.marks().plain(&source.text, &trail.path())
        {
            text.restore(raw);
        }
    });
}
