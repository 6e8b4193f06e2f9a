//! Running other programs, and the one error of the tasks.
//!
//! In: a prepared [`Command`]. Out: success, or a [`Failure`] that names the command. What the program prints goes
//! to the terminal as it comes, unless its output is asked for.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Why a task stopped, as one line for the terminal.
#[derive(Debug)]
pub(crate) struct Failure(String);

/// What every task and step returns.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Turns an error about `path` into a [`Failure`] that names it.
pub(crate) fn at<E: fmt::Display>(path: &Path) -> impl FnOnce(E) -> Failure + use<'_, E> {
    move |error| Failure(format!("{}: {error}", path.display()))
}

/// Runs to the end, showing what the program prints.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() { Ok(()) } else { Err(Failure(format!("{}: {status}", line(command)))) }
}

/// Runs to the end and returns what the program printed on standard output.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| cannot_start(command, &error))?;
    if !output.status.success() {
        return Err(Failure(format!("{}: {}", line(command), output.status)));
    }
    String::from_utf8(output.stdout).map_err(|error| Failure(format!("{}: {error}", line(command))))
}

/// Whether the program ran and said yes. Its output is dropped; a program that is not there says no.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    Failure(format!("cannot start `{}`: {error}", line(command)))
}

/// The command as one would type it, for messages.
fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|arg| arg.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let failure = run(Command::new("git").args(["rev-parse", "--verify", "--quiet", "no-such-branch"])).unwrap_err();
        assert!(failure.to_string().starts_with("git rev-parse --verify --quiet no-such-branch: "), "{failure}");
    }

    #[test]
    fn a_missing_program_is_a_failure_and_a_no() {
        assert!(run(&mut Command::new("no-such-program-here")).unwrap_err().to_string().contains("cannot start"));
        assert!(!succeeds(&mut Command::new("no-such-program-here")));
    }
}
