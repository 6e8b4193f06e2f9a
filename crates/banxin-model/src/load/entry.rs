//! The root file of a report.
//!
//! What is wrong in it is taken out, and the rest is loaded: [`crate::damage`] knows what is lacking.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin, Warned, codes};
use serde::Deserialize;

use super::files::Files;
use super::ledger;
use super::named::{Named, Parts};
use super::{structure, theme};
use crate::damage::Mended;
use crate::loaded::{Loaded, Loading};
use crate::report::Report;
use crate::walk;
use crate::yaml;

/// The format number that this program reads.
const FORMAT: u32 = 1;

/// What stands in for a root entry that is lacking, so that the rest can be read.
const STAND_INS: [(&str, &str); 4] = [("banxin", "1"), ("title", "\"…\""), ("issuer", "\"…\""), ("date", "\"1970-01-01\"")];

/// The format number alone, whatever else the file holds.
#[derive(Deserialize)]
struct Format {
    banxin: u32,
}

/// Reads the root and everything that it names.
pub(super) fn load(mut files: Files<'_>, entry: &Arc<str>, text: &Arc<str>) -> Warned<Loading> {
    if files.data(entry, text).is_none() {
        return files.finish(None);
    }
    let read = yaml::read_all::<Report>(text, entry, &STAND_INS);
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
    if !whole {
        files.damage.content = true;
        files.damage.mended = Some(Arc::new(Mended::new(entry, read.mended)));
    }
    match read.value {
        Some(report) => rest(files, entry, report),
        None => files.finish(None),
    }
}

/// Reads what the root names.
fn rest(mut files: Files<'_>, entry: &Arc<str>, mut report: Report) -> Warned<Loading> {
    let before = files.found.len();
    restore_spelling(&files, entry, &mut report);
    let parts = Parts { figures: &report.figures, body: &report.body, front: &report.front, back: &report.back, checks: &report.checks };
    structure::check(&mut files.found, entry, &parts);
    let ledger = ledger::read(&mut files, entry, parts.figures);
    let Named { chapters, sheets, images } = Named::read(&mut files, entry, &parts);
    let themes = theme::read(&mut files, entry, report.style.as_ref());
    let intent = intent(&mut files, entry, &report);
    let damage = std::mem::take(&mut files.damage);
    let sources = files.sources.clone();
    damage.settle(files.found.get_mut(before..).unwrap_or_default(), &sources);
    let loaded = Loaded { report, entry: Arc::clone(entry), ledger, chapters, sheets, themes, images, intent, sources, damage };
    files.finish(Some(loaded))
}

/// The colour profile of the press. What it is, is the renderer's business.
fn intent(files: &mut Files<'_>, entry: &Arc<str>, report: &Report) -> Option<Arc<[u8]>> {
    let name = report.output.pdf.intent.as_ref()?;
    let at = Origin::data(entry, &DataPath::ROOT.key("output").key("pdf").key("intent"));
    files.bytes(name, &at).map(Arc::from)
}

/// Gives floats that stand for text (0.10 in a cell) the spelling of the file.
fn restore_spelling(files: &Files<'_>, entry: &Arc<str>, report: &mut Report) {
    let Some(source) = files.sources.get(entry) else { return };
    // Asked for only where there is such a float: marks take as long as reading the text.
    let marks = || files.damage.mended.as_ref().map_or_else(|| source.marks(), |mended| mended.marks());
    walk::report_texts(report, &mut |trail, text| {
        if text.float
            && let Some(raw) = marks().plain(&source.text, &trail.path())
        {
            text.restore(raw);
        }
    });
}
