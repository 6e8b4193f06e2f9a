//! The files of the workspace as the rules see them.
//!
//! In: the folder, whose files git lists (tracked ones and new ones that are not ignored). Out: paths with forward slashes and the
//! bytes of each file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::process::{self, Outcome};

pub(super) struct Tree {
    files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    pub(super) fn read(root: &Path) -> Outcome<Self> {
        let mut git = Command::new("git");
        git.args(["-c", "core.quotePath=false", "ls-files", "--cached", "--others", "--exclude-standard"]);
        let list = process::output(git.current_dir(root))?;
        let mut files = BTreeMap::new();
        for name in list.lines() {
            let path = root.join(name);
            // A file removed from the folder stays listed until the removal is committed.
            if path.is_file() {
                files.insert(name.to_owned(), fs::read(&path).map_err(process::at(&path))?);
            }
        }
        Ok(Self { files })
    }

    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    pub(super) fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The files that are text, with their text.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
    }

    pub(super) fn texts_ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// Whether a file or a folder of that name is there.
    pub(super) fn has(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        let folder = format!("{path}/");
        self.files.contains_key(path) || self.files.range(folder.clone()..).next().is_some_and(|(found, _)| found.starts_with(&folder))
    }

    #[cfg(test)]
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self { files: files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_count_as_there() {
        let tree = Tree::of(&[("a/b/c.rs", ""), ("a-b.rs", "")]);
        assert!(tree.has("a/b/c.rs") && tree.has("a/b") && tree.has("a/b/") && tree.has("a"));
        assert!(!tree.has("a/b/c") && !tree.has("b"));
    }
}
