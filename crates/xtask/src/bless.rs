//! `cargo xtask bless [NAME]`: accept new snapshots, then show which files changed.
//!
//! In: a part of the test names, empty for all. Out: rewritten snapshot files and the list of them. Reading the difference
//! is the developer's part; nothing is committed.

use std::path::Path;
use std::process::Command;

use crate::process::{self, Outcome};

pub(crate) fn run(root: &Path, name: &str) -> Outcome {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--workspace", "--no-fail-fast", "--", name]).current_dir(root);
    let tested = process::run(cargo.env("INSTA_UPDATE", "always").env("INSTA_FORCE_PASS", "1"));

    println!("\nchanged snapshots:");
    process::run(git(root).args(["diff", "--stat", "--", "*.snap"]))?;
    println!("new snapshots:");
    process::run(git(root).args(["ls-files", "--others", "--exclude-standard", "--", "*.snap"]))?;
    println!("\nRead every line of the difference (git diff -- '*.snap') before you commit it.");
    tested
}

fn git(root: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").current_dir(root);
    command
}
