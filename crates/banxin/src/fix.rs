//! Mending a report's own files: what `banxin check --fix` does, without writing anything.
//!
//! In: the path of a report. Out: the files that change, as they were and as they are to be, and what could not be mended. Steps: read and
//! check the report, make every edit that its findings offer where the source says letter by letter what the finding saw, read the mended
//! texts again, and so on until nothing is left to mend. A data file must then have the values it had, but for the strings edited.
//!
//! Edits touch nothing but the bytes they name: comments, layout, line ends and a byte order mark stay.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use banxin_base::{Date, Diagnostic, Edit, Fix, Origin, codes};
use banxin_compose::resolve;
use banxin_model::{Amendment, ReadError, Sources, World, is_amended, load, locate};

use crate::error::Error;
use crate::report::{ReportOptions, entry_of, unreadable};
use crate::world::DiskWorld;

/// A report's files after mending.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The files that change, by name.
    pub files: Vec<MendedFile>,
    /// Findings that offer a fix which could not be made.
    pub left: Vec<Diagnostic>,
    /// The texts that `left` points into.
    pub sources: Sources,
}

/// A file that changes.
#[derive(Clone, Debug)]
pub struct MendedFile {
    /// Its name, relative to the report.
    pub name: String,
    /// The file itself, symbolic links followed.
    pub path: PathBuf,
    /// Its bytes as they were read.
    pub before: Vec<u8>,
    /// Its bytes as they are to be.
    pub after: Vec<u8>,
    /// What changes, in the order of the places.
    pub changes: Vec<Change>,
}

/// One replacement that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The code of the finding.
    pub code: &'static str,
    /// The line, from 1, when the change was made.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// What stood there.
    pub was: String,
    /// What stands there now.
    pub now: String,
}

/// Mending one thing may show another; after so many rounds what is left stays.
const MOST_ROUNDS: usize = 8;

/// Mends a report on disk, in memory.
///
/// # Errors
/// As [`crate::Report::open`].
pub fn mend(path: &Path, options: &ReportOptions) -> Result<Mended, Error> {
    let (folder, entry) = entry_of(path);
    let disk = options.world(&folder)?;
    let mut desk = Desk { disk: &disk, files: BTreeMap::new(), changes: BTreeMap::new() };
    desk.read(&entry).map_err(|error| unreadable(&folder.join(&entry), &error))?;
    let (mut left, mut sources) = (Vec::new(), Sources::default());
    for _ in 0..MOST_ROUNDS {
        let mut loading = load(&desk, &entry);
        let Some(loaded) = loading.value.report.take() else {
            return Err(Error::report(loading.diagnostics, &loading.value.sources));
        };
        let mut found = loading.diagnostics;
        found.extend(loaded.damage.sift(resolve(&loaded).diagnostics, &loaded.sources));
        sources = loaded.sources;
        left.clear();
        if !desk.mend(&found, &sources, &mut left) {
            break;
        }
    }
    Ok(Mended { files: desk.finish(), left, sources })
}

/// The report's folder with the mended texts lying over it.
struct Desk<'d> {
    disk: &'d DiskWorld,
    /// Bytes by real path: as read, and as mended.
    files: BTreeMap<PathBuf, (String, Vec<u8>, Vec<u8>)>,
    changes: BTreeMap<PathBuf, Vec<Change>>,
}

impl World for Desk<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self.files.get(&self.disk.resolve(path)?) {
            Some((_, _, mended)) => Ok(mended.clone()),
            None => self.disk.read(path),
        }
    }

    fn list(&self, dir: &str) -> Result<Vec<String>, ReadError> {
        self.disk.list(dir)
    }

    fn today(&self) -> Date {
        self.disk.today()
    }
}

/// A fix whose places are known.
struct Placed<'f> {
    diagnostic: &'f Diagnostic,
    edits: Vec<(Range<usize>, &'f Edit, String)>,
}

impl Desk<'_> {
    /// Makes the fixes of some findings; returns whether anything changed.
    fn mend(&mut self, found: &[Diagnostic], sources: &Sources, left: &mut Vec<Diagnostic>) -> bool {
        let mut by_file: BTreeMap<Arc<str>, Vec<Placed<'_>>> = BTreeMap::new();
        for diagnostic in found {
            let Some(fix) = &diagnostic.fix else { continue };
            let file = fix.edits.first().and_then(|edit| edit.at.file()).cloned();
            match file.zip(placed(fix, sources)) {
                Some((file, edits)) => by_file.entry(file).or_default().push(Placed { diagnostic, edits }),
                None => left.push(skipped(diagnostic, fix)),
            }
        }
        let mut changed = false;
        for (file, fixes) in by_file {
            let Some(text) = sources.get(&file).map(|source| (Arc::clone(&source.text), source.bom)) else { continue };
            let fixes = apart(fixes);
            let (good, bad) = proven(&text.0, fixes);
            left.extend(bad.iter().filter_map(|placed| Some(skipped(placed.diagnostic, placed.diagnostic.fix.as_ref()?))));
            changed |= !good.is_empty() && self.keep(&file, &text.0, text.1, &good);
        }
        changed
    }

    /// Puts a mended text over the file.
    fn keep(&mut self, file: &str, text: &str, bom: bool, fixes: &[Placed<'_>]) -> bool {
        let (Ok(path), Ok(bytes)) = (self.disk.resolve(file), World::read(self, file)) else { return false };
        let mut mended = if bom { "\u{FEFF}".as_bytes().to_vec() } else { Vec::new() };
        mended.extend(edited(text, fixes).into_bytes());
        let changes = self.changes.entry(path.clone()).or_default();
        for placed in fixes {
            for ((start, _), (edit, now)) in once(placed) {
                let before = text.get(..start).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                changes.push(Change { code: placed.diagnostic.code.id, line, column, was: edit.was.clone(), now: now.to_owned() });
            }
        }
        let entry = self.files.entry(path).or_insert_with(|| (file.to_owned(), bytes, Vec::new()));
        entry.2 = mended;
        true
    }

    fn finish(self) -> Vec<MendedFile> {
        let Desk { files, mut changes, .. } = self;
        let files = files.into_iter().map(|(path, (name, before, after))| {
            let mut changes = changes.remove(&path).unwrap_or_default();
            changes.sort_by_key(|change| (change.line, change.column));
            MendedFile { name, path, before, after, changes }
        });
        files.filter(|file| file.before != file.after).collect()
    }
}

/// The bytes of a fix's edits; `None` if one of them does not stand in the file as it was seen.
fn placed<'f>(fix: &'f Fix, sources: &Sources) -> Option<Vec<(Range<usize>, &'f Edit, String)>> {
    let edits = fix.edits.iter().map(|edit| {
        let range = locate(sources, &edit.at)?.range;
        let raw = sources.get(edit.at.file()?)?.text.get(range.clone())?;
        // A quote within quotes is the one escape whose replacement needs none.
        let same = raw == edit.was || matches!((raw, edit.was.as_str()), ("\\\"", "\"") | ("''", "'"));
        let plain = !edit.now.contains(['"', '\'', '\\', '\n']);
        (same && plain).then(|| (range, edit, edit.now.clone()))
    });
    edits.collect()
}

/// Fixes that touch none of each other's bytes: of those that do, the first. Where several findings ask for the very same edit, as in a text
/// that is written once and used twice, it is one fix for all of them.
fn apart(mut fixes: Vec<Placed<'_>>) -> Vec<Placed<'_>> {
    fixes.sort_by_key(|placed| placed.edits.first().map(|(range, ..)| range.start));
    let mut kept: Vec<Placed<'_>> = Vec::new();
    // Where the bytes begin that a fix takes: where they end, and which fix it is.
    let mut taken: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for placed in fixes {
        let before = |range: &Range<usize>| taken.range(..range.end).next_back().filter(|(_, (end, _))| *end > range.start);
        let met = placed.edits.iter().find_map(|(range, ..)| before(range)).map(|(_, (_, index))| *index);
        match met.and_then(|index| kept.get_mut(index)) {
            Some(twin) if is_same(twin, &placed) => twin.edits.extend(placed.edits),
            Some(_) => {}
            None => {
                taken.extend(placed.edits.iter().map(|(range, ..)| (range.start, (range.end, kept.len()))));
                kept.push(placed);
            }
        }
    }
    kept
}

/// Whether two fixes make the same edits of the same bytes; the first may stand for several findings already.
fn is_same(one: &Placed<'_>, other: &Placed<'_>) -> bool {
    let both = one.edits.iter().zip(&other.edits);
    one.edits.len() >= other.edits.len() && both.into_iter().all(|(one, other)| (&one.0, &one.2) == (&other.0, &other.2))
}

/// The edits of a fix, each once, however many findings ask for it.
fn once<'p>(placed: &'p Placed<'_>) -> BTreeMap<(usize, usize), (&'p Edit, &'p str)> {
    placed.edits.iter().map(|(range, edit, now)| ((range.start, range.end), (*edit, now.as_str()))).collect()
}

/// The text with the edits made.
fn edited(text: &str, fixes: &[Placed<'_>]) -> String {
    let edits: BTreeMap<(usize, usize), (&Edit, &str)> = fixes.iter().flat_map(once).collect();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for ((start, end), (_, now)) in edits {
        out.push_str(text.get(done..start).unwrap_or_default());
        out.push_str(now);
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Those fixes after which the file still says the same but for the strings edited, and the others.
///
/// If all together do not pass, each half is tried alone: one value that is written in one place and used in two spoils only its own fix.
fn proven<'f>(text: &str, mut fixes: Vec<Placed<'f>>) -> (Vec<Placed<'f>>, Vec<Placed<'f>>) {
    if fixes.is_empty() || passes(text, &fixes) {
        return (fixes, Vec::new());
    }
    if fixes.len() == 1 {
        return (Vec::new(), fixes);
    }
    let second = fixes.split_off(fixes.len() / 2);
    let (mut good, mut bad) = proven(text, fixes);
    let (more, worse) = proven(text, second);
    good.extend(more);
    bad.extend(worse);
    (good, bad)
}

fn passes(text: &str, fixes: &[Placed<'_>]) -> bool {
    let mut amendments = Vec::new();
    for (_, edit, _) in fixes.iter().flat_map(|placed| &placed.edits) {
        match &edit.at {
            Origin::Data { path, within: Some(within), .. } => amendments.push(Amendment { path, within: within.clone(), now: &edit.now }),
            Origin::Text { .. } => {}
            Origin::Data { .. } | Origin::Cell { .. } | Origin::File(_) | Origin::Run => return false,
        }
    }
    amendments.sort_by_key(|amendment| amendment.within.start);
    amendments.is_empty() || is_amended(text, &edited(text, fixes), &amendments)
}

fn skipped(diagnostic: &Diagnostic, fix: &Fix) -> Diagnostic {
    let (was, now) = fix.edits.first().map(|edit| (edit.was.as_str(), edit.now.as_str())).unwrap_or_default();
    Diagnostic::new(&codes::FIX_SKIPPED, diagnostic.at.clone()).with("was", was).with("now", now)
}

impl MendedFile {
    /// Whether the file on disk is still what was read; the reason why not, in the form of a message.
    ///
    /// # Errors
    /// [`codes::FIX_REFUSED`].
    pub fn unchanged(&self, on_disk: &[u8]) -> Result<(), Diagnostic> {
        if on_disk == self.before {
            return Ok(());
        }
        let found = Diagnostic::new(&codes::FIX_REFUSED, Origin::Run).with("file", &self.name);
        Err(found.with("reason_zh", "文件在检查期间被改动").with("reason_en", "it has changed since it was read"))
    }
}

#[cfg(test)]
mod tests {
    use banxin_base::codes;

    use super::mend;
    use crate::report::ReportOptions;

    const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

    fn report(body: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::File::create(folder.path().join("report.yaml"))
            .and_then(|mut file| std::io::Write::write_all(&mut file, format!("{HEAD}{body}").as_bytes()))
            .unwrap();
        folder
    }

    #[test]
    fn what_is_written_with_escapes_is_left_and_named() {
        let folder = report("body:\n  - text: \"稳定\\x2c和谐,再接再厉\" # 说明\n");
        let mended = mend(folder.path(), &ReportOptions::default()).unwrap();
        let left: Vec<_> = mended.left.iter().map(|found| found.code).collect();
        assert_eq!(left, [&codes::FIX_SKIPPED]);
        let [file] = mended.files.as_slice() else { panic!("{:?}", mended.files) };
        let after = String::from_utf8(file.after.clone()).unwrap();
        assert_eq!(after, format!("{HEAD}body:\n  - text: \"稳定\\x2c和谐，再接再厉\" # 说明\n"));
    }

    #[test]
    fn a_file_saved_meanwhile_is_not_overwritten() {
        let folder = report("body:\n  - text: 稳定,和谐\n");
        let mended = mend(folder.path(), &ReportOptions::default()).unwrap();
        let [file] = mended.files.as_slice() else { panic!("{:?}", mended.files) };
        assert!(file.unchanged(&file.before).is_ok());
        let refused = file.unchanged("别人的修改".as_bytes()).unwrap_err();
        assert_eq!(refused.code, &codes::FIX_REFUSED);
    }
}
