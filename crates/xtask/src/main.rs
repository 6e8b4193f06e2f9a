//! The project's own tasks: `cargo xtask test | tidy | fonts | bless`.
//!
//! In: the workspace this crate stands in. Out: text for the developer and an exit code; `fonts` and `bless`
//! also write files of the workspace. Nothing here is part of the product, so this crate alone prints, reads the
//! environment and writes files directly.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a task reports on the terminal")]

mod bless;
mod debian;
mod fonts;
mod manifest;
mod process;
mod test;
mod tidy;
mod venv;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::process::Outcome;

/// The tasks of this project.
#[derive(Parser)]
#[command(name = "cargo xtask", arg_required_else_help = true)]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Run every check: format, lints, tests, docs, tidy and the outside validators.
    Test(test::Options),
    /// Check the rules that compilers and lints do not know.
    Tidy,
    /// Rebuild the bundled typefaces from their Debian packages.
    Fonts(fonts::Options),
    /// Accept new snapshots of the tests whose name contains NAME, then show what changed.
    Bless {
        /// A part of the name of the tests; all of them if it is left out.
        name: Option<String>,
    },
}

fn main() -> ExitCode {
    match run(&Args::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Outcome {
    let root = workspace_root()?;
    match task {
        Task::Test(options) => test::run(&root, options),
        Task::Tidy => tidy::run(&root),
        Task::Fonts(options) => fonts::run(&root, options),
        Task::Bless { name } => bless::run(&root, name.as_deref().unwrap_or_default()),
    }
}

fn workspace_root() -> Outcome<std::path::PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    here.canonicalize().map_err(process::at(&here))
}
