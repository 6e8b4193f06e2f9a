//! Rule: the top level holds only what a reader expects there: the workspace's folders, its documents, its licences.

use std::collections::BTreeSet;

use crate::tidy::Problem;
use crate::tidy::tree::Tree;

const EXPECTED: [&str; 11] =
    ["Cargo.toml", "Cargo.lock", "clippy.toml", "rustfmt.toml", "crates", "fonts", "report-data", "tests", "examples", "docs", "LICENSE"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let top: BTreeSet<&str> = tree.paths().map(|path| path.split('/').next().unwrap_or(path)).collect();
    let stray = top.into_iter().filter(|name| !is_expected(name));
    stray.map(|name| Problem::whole(name, "does not belong at the top level")).collect()
}

fn is_expected(name: &str) -> bool {
    EXPECTED.contains(&name) || name.starts_with('.') || name.starts_with("LICENSE-") || name.strip_suffix(".md").is_some_and(is_shouted)
}

/// Documents of the project as a whole are written in capitals (`README.zh-CN.md`, `DESIGN.md`); a note is not.
fn is_shouted(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or(stem);
    !first.is_empty() && first.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_' || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stray_files_are_found() {
        let tree = Tree::of(&[
            ("Cargo.toml", ""),
            ("crates/a/src/lib.rs", ""),
            (".ci/run", ""),
            ("LICENSE-MIT", ""),
            ("README.zh-CN.md", ""),
            ("DESIGN.md", ""),
            ("notes.md", ""),
            ("debug.rs", ""),
            ("scratch/a.py", ""),
        ]);
        let found: Vec<String> = check(&tree).into_iter().map(|problem| problem.file).collect();
        assert_eq!(found, ["debug.rs", "notes.md", "scratch"]);
    }
}
