//! `cargo xtask tidy`: the rules of this project that no compiler and no lint knows.
//!
//! In: the files of the workspace that git tracks or would track. Out: a line for each breach (`file:line: text`) and failure
//! if there is one. One rule a file; each takes a [`Tree`] and returns [`Problem`]s, so each is tested on made-up trees.
//!
//! Left out on purpose: what clippy checks already (long functions, prints, unwraps).

mod backends;
mod dependencies;
mod documents;
mod examples;
mod fonts;
mod globs;
mod machine;
mod places;
mod size;
mod tokens;
mod tree;
mod unfinished;

use std::fmt;
use std::path::Path;

use crate::process::{Failure, Outcome};
use crate::tidy::tree::Tree;

/// A breach of a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Problem {
    file: String,
    /// Counted from 1; 0 if the whole file is meant.
    line: usize,
    text: String,
}

impl Problem {
    fn at(file: &str, line: usize, text: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, text: text.into() }
    }

    fn whole(file: &str, text: impl Into<String>) -> Self {
        Self::at(file, 0, text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(out, "{}: {}", self.file, self.text),
            line => write!(out, "{}:{line}: {}", self.file, self.text),
        }
    }
}

type Rule = fn(&Tree) -> Vec<Problem>;

const RULES: [Rule; 9] = [
    fonts::check,
    documents::check,
    size::check,
    globs::check,
    backends::check,
    unfinished::check,
    machine::check,
    places::check,
    examples::check,
];

pub(crate) fn run(root: &Path) -> Outcome {
    let tree = Tree::read(root)?;
    let mut problems: Vec<Problem> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    problems.extend(dependencies::check(root)?);
    problems.sort();
    for problem in &problems {
        eprintln!("{problem}");
    }
    if problems.is_empty() {
        println!("tidy: {} files, {} rules, nothing found", tree.len(), RULES.len() + 1);
        Ok(())
    } else {
        Err(Failure::new(format!("tidy: {} problems", problems.len())))
    }
}
