//! `cargo xtask test`: everything that must hold before a change goes in, in one command.
//!
//! In: the workspace. Out: each step under a heading with its time, and a closing list of what ran; the first step that fails
//! ends the run. Steps: format, lints, tests, documentation, tidy, then the judgement of outside
//! validators, whose tools are installed first, and last a search for unused snapshots. A tool that cannot be had is a failure: no step is ever skipped.
//!
//! All test steps name the whole workspace, so that cargo resolves the same features for each and builds nothing twice.

mod snapshots;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{self, Failure, Outcome};
use crate::{debian, tidy, venv};

/// What the conformance suite runs: PDF checkers and readers, and an office program to open the Word file.
const DEBIAN: [&str; 6] = ["qpdf", "ghostscript", "poppler-utils", "mupdf-tools", "libreoffice-writer-nogui", "libreoffice-calc-nogui"];
const PYPI: [&str; 5] = ["openxml-audit==0.8.0", "page-validation==0.11.0", "fonttools==4.68.0", "typst==0.15.2", "python-docx==1.2.0"];

struct Step {
    name: &'static str,
    run: fn(&Path) -> Outcome,
}

const STEPS: [Step; 8] = [
    Step { name: "format", run: |root| cargo(root, &["fmt", "--all", "--check"]) },
    Step { name: "lints", run: |root| cargo(root, &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]) },
    Step { name: "tests", run: tests },
    Step { name: "documentation", run: documentation },
    Step { name: "tidy", run: tidy::run },
    Step { name: "validators", run: validators },
    Step { name: "conformance", run: conformance },
    Step { name: "snapshots", run: snapshots::unused },
];

/// Which part of the run is wanted.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// The steps to run, in this order; all of them if none is named.
    steps: Vec<String>,
}

pub(crate) fn run(root: &Path, options: &Options) -> Outcome {
    let steps = chosen(&options.steps)?;
    let start = Instant::now();
    let mut done: Vec<(&str, Duration)> = Vec::new();
    for step in steps {
        println!("\n=== {} ===", step.name);
        let began = Instant::now();
        let outcome = (step.run)(root);
        done.push((step.name, began.elapsed()));
        println!("--- {}: {} in {}", step.name, if outcome.is_ok() { "passed" } else { "FAILED" }, seconds(began.elapsed()));
        if outcome.is_err() {
            summary(&done, start);
            return outcome;
        }
    }
    summary(&done, start);
    Ok(())
}

fn chosen(names: &[String]) -> Outcome<Vec<&'static Step>> {
    if names.is_empty() {
        return Ok(STEPS.iter().collect());
    }
    let find = |name: &String| {
        let all = || STEPS.map(|step| step.name).join(", ");
        STEPS.iter().find(|step| step.name == name).ok_or_else(|| Failure::new(format!("no step is called {name}; there are {}", all())))
    };
    names.iter().map(find).collect()
}

fn summary(done: &[(&str, Duration)], start: Instant) {
    println!("\nran {} of {} steps in {}:", done.len(), STEPS.len(), seconds(start.elapsed()));
    for (name, time) in done {
        println!("  {name:<14} {:>8}", seconds(*time));
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

fn tests(root: &Path) -> Outcome {
    snapshots::start(root)?;
    run_tests(&mut command(root, &["test", "--workspace", "--quiet"]), root)
}

fn documentation(root: &Path) -> Outcome {
    process::run(command(root, &["doc", "--workspace", "--no-deps", "--quiet"]).env("RUSTDOCFLAGS", "-D warnings"))
}

fn validators(root: &Path) -> Outcome {
    debian::ensure(&DEBIAN)?;
    venv::ensure(&environment(root), &PYPI)?;
    println!("Debian: {}; PyPI: {}", DEBIAN.join(" "), PYPI.join(" "));
    Ok(())
}

fn conformance(root: &Path) -> Outcome {
    let arguments = ["test", "--workspace", "--quiet", "--features", "banxin-tests/conformance", "--test", "conformance*"];
    run_tests(command(root, &arguments).env("BANXIN_VENV", environment(root)), root)
}

fn run_tests(command: &mut Command, root: &Path) -> Outcome {
    process::run(command.env(snapshots::REFERENCES, snapshots::references(root)).env("INSTA_UPDATE", "no"))
}

fn environment(root: &Path) -> std::path::PathBuf {
    root.join("target/venv")
}

fn cargo(root: &Path, arguments: &[&str]) -> Outcome {
    process::run(&mut command(root, arguments))
}

fn command(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_steps_run_unless_some_are_named() {
        assert_eq!(chosen(&[]).unwrap().len(), STEPS.len());
        let named = chosen(&["conformance".to_owned(), "format".to_owned()]).unwrap();
        assert_eq!(named.iter().map(|step| step.name).collect::<Vec<_>>(), ["conformance", "format"]);
    }

    #[test]
    fn an_unknown_step_is_a_failure_that_lists_the_steps() {
        let failure = chosen(&["formt".to_owned()]).err().unwrap();
        assert!(failure.to_string().contains("formt; there are format, lints"), "{failure}");
    }
}
