//! Snapshots that no test compares with any more.
//!
//! In: the list of snapshot files that the test run touched, which insta appends to the file named by
//! `INSTA_SNAPSHOT_REFERENCES_FILE`. Out: a failure that names every `.snap` file of the workspace outside that list.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{self, Failure, Outcome};

/// The variable through which insta is told where to write the paths of the snapshots it compares.
pub(super) const REFERENCES: &str = "INSTA_SNAPSHOT_REFERENCES_FILE";

pub(super) fn references(root: &Path) -> PathBuf {
    root.join("target/snapshot-references.txt")
}

/// Begins a fresh list; insta only appends.
#[expect(clippy::disallowed_methods, reason = "the list lies under target/ and is no output of the product")]
pub(super) fn start(root: &Path) -> Outcome {
    let path = references(root);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(process::at(folder))?;
    }
    fs::write(&path, "").map_err(process::at(&path))
}

/// Fails if a snapshot file of the workspace was not compared with anything in the test run before.
pub(super) fn unused(root: &Path) -> Outcome {
    let path = references(root);
    let list = fs::read_to_string(&path).map_err(process::at(&path))?;
    let used: BTreeSet<PathBuf> = list.lines().filter_map(|line| Path::new(line).canonicalize().ok()).collect();
    let files = process::output(Command::new("git").args(["ls-files", "-co", "--exclude-standard", "*.snap"]).current_dir(root))?;
    let present = files.lines().map(|file| root.join(file)).filter(|file| file.exists());
    let unused = not_in(present, &used);
    for file in &unused {
        eprintln!("{}: no test compares with this snapshot", file.display());
    }
    println!("{} snapshots in use", used.len());
    if unused.is_empty() { Ok(()) } else { Err(Failure::new(format!("{} unused snapshots", unused.len()))) }
}

fn not_in(present: impl Iterator<Item = PathBuf>, used: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    present.filter(|file| !used.contains(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snapshot_outside_the_list_is_unused() {
        let used = BTreeSet::from([PathBuf::from("a.snap")]);
        let present = ["a.snap", "b.snap"].map(PathBuf::from);
        assert_eq!(not_in(present.into_iter(), &used), [PathBuf::from("b.snap")]);
    }
}
