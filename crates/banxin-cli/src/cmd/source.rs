//! Where a report comes from: what the commands that read one share.

use std::io::{ErrorKind, Read as _, stdin};
use std::path::Path;

use banxin::{Date, Diagnostic, Error, Lang, Origin, PipelineOptions, Report, ReportOptions, Severity, codes};

use crate::args::{MessageFormat, ReportArgs};
use crate::diagnostics::{print_error, print_run};
use crate::environment;
use crate::exit::Exit;

/// The name of a report that comes through standard input, in messages.
const STDIN_NAME: &str = "<stdin>";

/// The path that means standard input.
const STDIN: &str = "-";

/// Why a command stops, after it has said so.
pub(super) type Stopped = Exit;

/// How messages are shown.
#[derive(Clone, Copy)]
pub(super) struct Voice {
    pub(super) lang: Lang,
    pub(super) format: MessageFormat,
    /// The mildest severity that is shown.
    pub(super) least: Severity,
}

impl Voice {
    /// Notes are shown unless the run is to be quiet; then only errors are.
    pub(super) fn new(lang: Lang, format: MessageFormat, quiet: bool) -> Voice {
        Voice { lang, format, least: if quiet { Severity::Error } else { Severity::Note } }
    }

    /// Says why the run stops.
    pub(super) fn stop(self, error: &Error) -> Stopped {
        print_error(error, self.lang, self.format, self.least);
        Exit::of(error)
    }

    /// Says why the run stops, for a reason outside the report.
    pub(super) fn stop_run(self, diagnostic: &Diagnostic, exit: Exit) -> Stopped {
        print_run(diagnostic, self.lang);
        exit
    }
}

/// Reads the report. `-` is standard input; files that it names are then sought below the working folder.
pub(super) fn open(path: &Path, timestamp: Option<u64>) -> Result<Report, Error> {
    let today = timestamp.and_then(Date::from_unix_seconds).unwrap_or(Date::EPOCH);
    let options = ReportOptions { today };
    if path != Path::new(STDIN) {
        return options.open(path);
    }
    let mut text = String::new();
    match stdin().lock().read_to_string(&mut text) {
        Ok(_) => options.read(&text, STDIN_NAME, Path::new(".")),
        Err(error) => {
            let utf8 = error.kind() == ErrorKind::InvalidData;
            let (zh, en) = if utf8 {
                ("不是 UTF-8 文字".to_owned(), "it is not UTF-8".to_owned())
            } else {
                (error.to_string(), error.to_string())
            };
            let found = Diagnostic::new(&codes::FILE_UNREADABLE, Origin::Run).with("file", STDIN_NAME);
            Err(Error::io(found.with("reason_zh", zh).with("reason_en", en)))
        }
    }
}

/// Whether a path means standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

/// The name of a report's outputs: that of its folder, or of its file without the extension.
pub(super) fn name(path: &Path) -> String {
    if path == Path::new(STDIN) {
        return "report".to_owned();
    }
    // `.` and `..` have names of their own only when they are resolved.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let stem = if real.is_dir() { real.file_name() } else { path.file_stem() };
    stem.map(|stem| stem.to_string_lossy().into_owned()).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "report".to_owned())
}

/// The moment that outputs are dated by.
pub(super) fn timestamp(voice: Voice) -> Result<Option<u64>, Stopped> {
    environment::timestamp().map_err(|found| voice.stop_run(&found, Exit::Usage))
}

/// How the library is to run.
pub(super) fn options(report: &ReportArgs) -> PipelineOptions {
    PipelineOptions { threads: report.jobs, strict: report.strict }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::name;

    #[test]
    fn outputs_are_named_after_the_folder_or_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("2024年报.v2");
        std::fs::create_dir(&report).unwrap();
        assert_eq!(name(&report), "2024年报.v2");
        assert_eq!(name(&report.join("a.report.yaml")), "a.report");
        assert_eq!(name(Path::new("-")), "report");
        assert_eq!(name(Path::new("/")), "report");
        let here = std::env::current_dir().unwrap();
        assert_eq!(name(Path::new(".")), here.file_name().unwrap().to_string_lossy());
    }
}
