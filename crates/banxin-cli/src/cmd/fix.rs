//! `banxin check --fix`: shows what is mended in the report's files, and writes them.
//!
//! The listing is a unified diff, or with `--format json` one object a change:
//! `{"fixed":{"code","file","line","column","was","now"}}`. A file that changed since it was read is left alone.

use std::path::Path;

use banxin::{Date, Diagnostic, Lang, Mended, MendedFile, Origin, ReportOptions, Severity, codes};
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
    let mut written = 0;
    for file in &mended.files {
        if mode == Mode::Write {
            write(file).map_err(|found| voice.stop_run(&found, Exit::Io))?;
        }
        written += file.changes.len();
        print(&listing(file, voice)).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    }
    tell(&mended, mode, written, voice)
}

fn write(file: &MendedFile) -> Result<(), Diagnostic> {
    let on_disk = std::fs::read(&file.path).map_err(|error| failed(&file.path, &error))?;
    file.unchanged(&on_disk)?;
    replace(&file.path, &file.after)
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
fn tell(mended: &Mended, mode: Mode, written: usize, voice: Voice) -> Result<(), Stopped> {
    let shown = draw(&mended.left, &mended.sources, voice.lang, voice.format, voice.least);
    print(shown.text()).map_err(|found| voice.stop_run(&found, Exit::Io))?;
    if voice.format == MessageFormat::Json || voice.least == Severity::Error {
        return Ok(());
    }
    let files = mended.files.len();
    say(&match (mode, voice.lang) {
        (Mode::Write, Lang::Zh) => format!("已修改 {written} 处，{files} 个文件"),
        (Mode::Show, Lang::Zh) => format!("可修改 {written} 处，{files} 个文件"),
        (Mode::Write, Lang::En) => format!("changed: {written} in {files} files"),
        (Mode::Show, Lang::En) => format!("to change: {written} in {files} files"),
    });
    Ok(())
}
