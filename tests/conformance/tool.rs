//! Runs a program of the system, for a limited time.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::Command;

/// No program here takes longer than this, in seconds, unless it hangs.
const LIMIT: &str = "90";

/// A program with its arguments.
pub(crate) struct Tool {
    name: String,
    command: Command,
}

impl Tool {
    /// A program in the path, or one named by its place.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Tool {
        let mut command = Command::new("timeout");
        command.args(["--kill-after=5", LIMIT]).arg(&program).env("LC_ALL", "C.UTF-8");
        Tool { name: program.as_ref().to_string_lossy().into_owned(), command }
    }

    /// A program of the Python environment that `cargo xtask test` makes.
    pub(crate) fn of_venv(program: &str) -> Tool {
        Tool::new(venv().join("bin").join(program))
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Tool {
        self.command.arg(argument);
        self
    }

    pub(crate) fn args(mut self, arguments: &[&str]) -> Tool {
        self.command.args(arguments);
        self
    }

    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Tool {
        self.command.env(key, value);
        self
    }

    /// What it prints. It must succeed.
    pub(crate) fn run(mut self) -> String {
        let output = self.command.output().unwrap_or_else(|error| panic!("`timeout` of coreutils cannot be run: {error}"));
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        let complaint = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => printed,
            Some(124 | 137) => panic!("{} did not end within {LIMIT} s", self.name),
            Some(127) => panic!("{} is not installed; `cargo xtask test` installs it", self.name),
            code => panic!("{} failed ({code:?}):\n{printed}{complaint}", self.name),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one thing that the task tells this suite")]
fn venv() -> PathBuf {
    std::env::var("BANXIN_VENV").map_or_else(|_| banxin_tests::root().join("target/venv"), PathBuf::from)
}
