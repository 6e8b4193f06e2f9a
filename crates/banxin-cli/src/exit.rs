//! How a run ends.

use std::process::ExitCode;

use banxin::{Error, ErrorKind};

/// How a run ends: the exit codes that scripts rely on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done; there may be warnings.
    Done,
    /// The report has errors.
    ReportErrors,
    /// Wrong usage.
    Usage,
    /// Could not read or write.
    Io,
}

impl Exit {
    /// How an error of the library ends a run.
    pub(crate) fn of(error: &Error) -> Exit {
        match error.kind() {
            ErrorKind::Report => Exit::ReportErrors,
            ErrorKind::Io => Exit::Io,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::ReportErrors => 1,
            Exit::Usage => 2,
            Exit::Io => 3,
        })
    }
}
