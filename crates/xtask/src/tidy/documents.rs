//! Rule: every file, folder and crate that a document names is there. Documents rot when nobody asks.
//!
//! In: the Markdown files. Looked at: words in back quotes that look like a path of this project or like one of its crates, and the
//! targets of links. Out: those that name nothing. Left out on purpose: fenced blocks, which show commands and other people's files,
//! and paths that start in no folder of the project, such as the `images/a.png` of a user's report.

use crate::tidy::Problem;
use crate::tidy::tree::Tree;

/// Endings that make a bare word the name of one of our files.
const OWN: [&str; 5] = [".rs", ".md", ".toml", ".py", ".otf"];
/// Folders that exist after a build only.
const MADE: [&str; 2] = ["target", "out"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (path, text) in tree.texts_ending(".md") {
        for (line, content) in outside_fences(text) {
            let words = quoted(content).filter(|word| !is_known(tree, path, word));
            problems.extend(words.map(|word| Problem::at(path, line, format!("names `{word}`, which is not there"))));
            let links = links(content).filter(|target| !is_linked(tree, path, target));
            problems.extend(links.map(|target| Problem::at(path, line, format!("links to {target}, which is not there"))));
        }
    }
    problems
}

/// The lines that stand outside fenced blocks, with their numbers.
fn outside_fences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut fenced = false;
    text.lines().enumerate().filter_map(move |(index, line)| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        (!fence && !fenced).then_some((index + 1, line))
    })
}

/// What stands between single back quotes in a line.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// The targets of `[text](target)` that lie in the project.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    targets.map(|target| target.split('#').next().unwrap_or(target)).filter(|target| !target.is_empty() && !target.contains(':'))
}

fn is_linked(tree: &Tree, document: &str, target: &str) -> bool {
    resolve(folder(document), target).is_some_and(|path| path.is_empty() || tree.has(&path) || is_made(&path))
}

fn is_known(tree: &Tree, document: &str, word: &str) -> bool {
    if let Some(name) = crate_name(word) {
        return tree.has(&format!("crates/{name}/Cargo.toml")) || name == "banxin-tests";
    }
    if !is_path(word) {
        return true;
    }
    let word = word.trim_start_matches("./");
    let named = |path: &str| tree.has(path) || ends_some_path(tree, path);
    if !word.contains('/') {
        return !OWN.iter().any(|end| word.ends_with(end)) || named(word);
    }
    if word.contains('*') {
        return !starts_here(tree, word) || tree.paths().any(|path| fits(path, word));
    }
    let beside = resolve(folder(document), word).is_some_and(|path| tree.has(&path));
    let ours = starts_here(tree, word) || word.ends_with(".rs");
    beside || !ours || named(word)
}

/// `banxin-layout` and the like, alone in its back quotes.
fn crate_name(word: &str) -> Option<&str> {
    let rest = word.strip_prefix("banxin-")?;
    (!rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(word)
}

fn is_path(word: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || "._-/*".contains(letter);
    word.chars().all(plain) && !word.starts_with(['/', '-', '*']) && !word.starts_with("..") && (word.contains('/') || word.contains('.'))
}

/// Whether the first folder of the path is one of the project's top level.
fn starts_here(tree: &Tree, path: &str) -> bool {
    let first = path.split('/').next().unwrap_or(path);
    tree.has(first) && !is_made(path)
}

fn is_made(path: &str) -> bool {
    MADE.iter().any(|made| path.split('/').next() == Some(made))
}

/// Whether some file's path ends with this one, or runs through it, from a folder's start: `backend/`, `font/map.rs`.
fn ends_some_path(tree: &Tree, path: &str) -> bool {
    let file = format!("/{path}");
    let folder = format!("/{}/", path.trim_end_matches('/'));
    tree.paths().any(|known| known.ends_with(&file) || known.contains(&folder))
}

/// Whether `*` in the pattern can stand for the rest of the path.
fn fits(path: &str, pattern: &str) -> bool {
    let mut rest = path;
    for (index, part) in pattern.split('*').enumerate() {
        match rest.find(part) {
            Some(at) if index > 0 || at == 0 => rest = &rest[at + part.len()..],
            _ => return false,
        }
    }
    true
}

fn folder(document: &str) -> &str {
    document.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path from the top level of one given from a folder; `None` if it leaves the project.
fn resolve(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("docs/a.md", text),
            ("docs/b.md", ""),
            ("crates/banxin-text/Cargo.toml", ""),
            ("crates/banxin-text/src/font/map.rs", ""),
            ("report-data/x/report.yaml", ""),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn names_of_nothing_are_found() {
        assert_eq!(
            found("See `crates/banxin-text/src/gone.rs`.\n"),
            ["docs/a.md:1: names `crates/banxin-text/src/gone.rs`, which is not there"]
        );
        assert_eq!(found("\nSee `banxin-gone` and `gone.rs`, `docs/gone/`.\n").len(), 3);
        assert_eq!(found("[b](b.md) [c](c.md) [d](../gone/x.md)\n").len(), 2);
        assert_eq!(found("`crates/*/gone.rs`\n").len(), 1);
    }

    #[test]
    fn names_of_something_pass() {
        let text = "`banxin-text`, `font/map.rs`, `map.rs`, `crates/banxin-text/`, `crates/*/src/font/map.rs`, `b.md`, `./docs/b.md`\n\
                    [b](b.md#part) [top](../report-data/) [web](https://example.org/x.md) [here](#part)\n";
        assert_eq!(found(text), [""; 0]);
    }

    #[test]
    fn words_that_are_no_path_of_ours_pass() {
        let text = "`images/a.png`, `out/a.pdf`, `target/venv`, `--font-path`, `cargo xtask test`, `a/b`, `1.0`, `GB/T 9704`, `§7.3.3`\n\
                    ```\ncat crates/gone.rs `docs/gone.md`\n```\n";
        assert_eq!(found(text), [""; 0]);
    }
}
