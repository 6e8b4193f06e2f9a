//! Rule: no absolute path of a developer's machine in any text file: the project must mean the same everywhere.

use crate::tidy::Problem;
use crate::tidy::tree::Tree;

/// Folders that exist on one machine only, written without slashes here lest this file break its own rule.
const FOLDERS: [&str; 4] = ["home", "root", "work", "Users"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in tree.texts() {
        for (index, line) in text.lines().enumerate() {
            if let Some(folder) = FOLDERS.iter().find(|folder| names(line, folder)) {
                problems.push(Problem::at(path, index + 1, format!("an absolute path of one machine, under {folder}")));
            }
        }
    }
    problems
}

/// Whether the line holds `/folder/` with nothing before it that makes it a part of a longer path or of an address.
fn names(line: &str, folder: &str) -> bool {
    let wanted = format!("/{folder}/");
    line.match_indices(&wanted).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|letter| letter.is_alphanumeric() || "._-~/}>*".contains(letter)) || line[..at].ends_with("file://")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        check(&Tree::of(&[("a.md", text)])).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn paths_of_one_machine_are_found() {
        for folder in FOLDERS {
            assert_eq!(lines(&format!("see /{folder}/x\n\"/{folder}/x\"\nfile:///{folder}/y\n")), [1, 2, 3]);
        }
    }

    #[test]
    fn addresses_and_relative_paths_pass() {
        for folder in FOLDERS {
            assert!(lines(&format!("https://example.org/{folder}/x\nsrc/{folder}/x\n../../{folder}/x\n")).is_empty());
        }
    }
}
