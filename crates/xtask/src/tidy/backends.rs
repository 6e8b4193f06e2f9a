//! Rule: each library that writes or reads a file format stays behind one folder, so that its types are in no public
//! signature and it can be exchanged. Tests, examples and these tasks may call any of them.

use crate::tidy::Problem;
use crate::tidy::tokens::{self, Token};
use crate::tidy::tree::Tree;

/// A library, and the start of the paths that may name it.
const HOMES: [(&str, &str); 4] = [
    ("printpdf", "crates/banxin-pdf/src/backend"),
    ("lopdf", "crates/banxin-pdf/src/backend"),
    ("docx_rs", "crates/banxin-docx/src/backend"),
    ("serde_yaml", "crates/banxin-model/src/yaml"),
];
const FREE: [&str; 2] = ["crates/xtask/", "examples/"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    tokens::each_file(tree, check_file)
}

fn check_file(path: &str, list: &[Token]) -> Vec<Problem> {
    if FREE.iter().any(|free| path.starts_with(free)) {
        return Vec::new();
    }
    let stranger = |(index, token): (usize, &Token)| {
        let (library, home) = HOMES.iter().find(|(library, _)| token.text == *library)?;
        let named = !token.test && is_crate_path(list, index) && !path.starts_with(home);
        named.then(|| Problem::at(path, token.line, format!("{library} belongs behind {home}")))
    };
    list.iter().enumerate().filter_map(stranger).collect()
}

/// Whether the name is the root of a path (`name::…`) or is imported (`use name`), not a field or a local module.
fn is_crate_path(list: &[Token], index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|place| list.get(place)).map_or("", |token| token.text.as_str());
    let root = before != "."
        && (before != "::" || !index.checked_sub(2).and_then(|place| list.get(place)).is_some_and(|token| is_name(&token.text)));
    root && (before == "use" || before == "crate" || tokens::matches(list, index + 1, &["::"]))
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_alphabetic() || first == '_') && text != "use"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, source: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, source)])).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn a_library_outside_its_folder_is_found() {
        let source = "use printpdf::PdfDocument;\nfn f(a: ::lopdf::Object) {}\nuse docx_rs as d;\nuse {lopdf::Dictionary};\n";
        assert_eq!(lines("crates/banxin-layout/src/a.rs", source), [1, 2, 3, 4]);
        assert_eq!(lines("crates/banxin-pdf/src/text.rs", "fn f() { serde_yaml::from_str(a) }"), [1]);
    }

    #[test]
    fn its_folder_tests_and_other_names_pass() {
        assert!(lines("crates/banxin-pdf/src/backend/ops.rs", "use printpdf::Op;\n").is_empty());
        assert!(lines("crates/banxin-model/src/yaml.rs", "use serde_yaml::Value;\n").is_empty());
        assert!(lines("crates/banxin-pdf/src/a.rs", "#[cfg(test)]\nmod t { use lopdf::Object; }\n").is_empty());
        assert!(lines("tests/conformance/a.rs", "use lopdf::Object;\n").is_empty());
        assert!(lines("crates/banxin-pdf/src/a.rs", "// printpdf::Op\nfn f() { self.lopdf.x(); backend::lopdf::finish(); }\n").is_empty());
    }
}
