//! `banxin check --fix`: shows what is mended in the report's files, and writes them.
//!
//! The listing is a unified diff, or with `--format json` one object a change:
//! `{"fixed":{"code","file","line","column","was","now"}}`. A file that changed since it was read is left alone.

use std::path::Path;

use banxin::{Date, Diagnostic, Lang, Mended, MendedFile, Origin, ReportOptions, Severity, codes, counted};
use serde_json::json;
use similar::TextDiff;

use super::source::{Stopped, Voice};
use crate::args::MessageFormat;
use crate::diagnostics::draw;
use crate::exit::Exit;
use crate::output::{failed, print, replace};
use crate::status::say;

/// Whether files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// They are.
    Write,
    /// What would be written is shown.
    Show,
}

/// Mends a report. One that cannot be read is no matter of this step: the check that follows says so.
pub(super) fn mend(path: &Path, mode: Mode, timestamp: Option<u64>, voice: Voice) -> Result<(), Stopped> {
    if path == Path::new("-") {
        let found = Diagnostic::new(&codes::BAD_VALUE, Origin::Run).with("value", "-").with("known", "DIR FILE");
        return Err(voice.stop_run(&found.with("what_zh", "--fix 的路径").with("what_en", "path for --fix"), Exit::Usage));
    }
    let options = ReportOptions { today: timestamp.and_then(Date::from_unix_seconds).unwrap_or(Date::EPOCH) };
    let Ok(mended) = banxin::mend(path, &options) else { return Ok(()) };
    if mode == Mode::Write {
        write(&mended.files).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    }
    for file in &mended.files {
        print(&listing(file, voice)).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    }
    tell(&mended, mode, voice)
}

/// Writes the files, if all are still what they were.
fn write(files: &[MendedFile]) -> Result<(), Diagnostic> {
    for file in files {
        let on_disk = std::fs::read(&file.path).map_err(|error| failed(&file.path, &error))?;
        file.unchanged(&on_disk)?;
    }
    files.iter().try_for_each(|file| replace(&file.path, &file.after))
}

/// What changes in a file.
fn listing(file: &MendedFile, voice: Voice) -> String {
    match voice.format {
        MessageFormat::Json => {
            let line = |change: &banxin::Change| {
                let banxin::Change { code, line, column, was, now } = change;
                let fixed = json!({ "fixed": { "code": code, "file": file.name, "line": line, "column": column, "was": was, "now": now } });
                format!("{fixed}\n")
            };
            file.changes.iter().map(line).collect()
        }
        MessageFormat::Human | MessageFormat::Short => {
            let (before, after) = (String::from_utf8_lossy(&file.before), String::from_utf8_lossy(&file.after));
            let diff = TextDiff::from_lines(&*before, &*after);
            diff.unified_diff().context_radius(1).header(&file.name, &file.name).to_string()
        }
    }
}

/// What was done, and what was left for a hand to do.
fn tell(mended: &Mended, mode: Mode, voice: Voice) -> Result<(), Stopped> {
    let shown = draw(&mended.left, &mended.sources, voice.lang, voice.format, voice.least);
    print(shown.text()).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    if voice.format == MessageFormat::Json || voice.least == Severity::Error {
        return Ok(());
    }
    let (files, written) = (mended.files.len(), mended.files.iter().map(|file| file.changes.len()).sum::<usize>());
    say(&match (mode, voice.lang) {
        (Mode::Write, Lang::Zh) => format!("已修改 {written} 处，{files} 个文件"),
        (Mode::Show, Lang::Zh) => format!("可修改 {written} 处，{files} 个文件"),
        (Mode::Write, Lang::En) => format!("changed {} in {}", counted(written, "place", "places"), counted(files, "file", "files")),
        (Mode::Show, Lang::En) => format!("would change {} in {}", counted(written, "place", "places"), counted(files, "file", "files")),
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use banxin::{MendedFile, ReportOptions};

    use super::write;
    use crate::output::{NewFile, write_all};

    fn put(path: &std::path::Path, text: &str) -> Result<(), banxin::Diagnostic> {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        write_all(path.parent().unwrap(), &[NewFile { name, bytes: text.into() }]).map(|_| ())
    }

    #[test]
    fn nothing_is_written_if_one_file_was_changed_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let (entry, chapter) = (folder.path().join("report.yaml"), folder.path().join("a.md"));
        let report = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody: [{text: '甲,乙'}, {include: a.md}]\n";
        put(&entry, report).unwrap();
        put(&chapter, "丙,丁\n").unwrap();
        let files: Vec<MendedFile> = banxin::mend(folder.path(), &ReportOptions::default()).unwrap().files;
        assert_eq!(files.len(), 2);
        put(&entry, &report.replace("年度", "半年")).unwrap();
        assert_eq!(write(&files).unwrap_err().code.id, "BX0832");
        assert_eq!(std::fs::read_to_string(&chapter).unwrap(), "丙,丁\n");
        put(&entry, report).unwrap();
        write(&files).unwrap();
        assert_eq!(std::fs::read_to_string(&entry).unwrap(), report.replace("甲,乙", "甲，乙"));
        assert_eq!(std::fs::read_to_string(&chapter).unwrap(), "丙，丁\n");
    }
}
