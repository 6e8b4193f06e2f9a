//! Rule: no re-export of everything (`pub use …::*`), and `use super::*` in tests only. A reader must see where a name comes from.

use crate::tidy::Problem;
use crate::tidy::tokens::{self, Token};
use crate::tidy::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    tokens::each_file(tree, check_file)
}

fn check_file(path: &str, list: &[Token]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (start, token) in list.iter().enumerate().filter(|(_, token)| token.text == "use") {
        let statement: Vec<&str> = list[start..].iter().map(|token| token.text.as_str()).take_while(|text| *text != ";").collect();
        if !statement.contains(&"*") {
            continue;
        }
        if is_public(list, start) {
            problems.push(Problem::at(path, token.line, "re-exports everything of a module; name what is public"));
        } else if statement.starts_with(&["use", "super"]) && !token.test {
            problems.push(Problem::at(path, token.line, "`use super::*` outside tests; name what is used"));
        }
    }
    problems
}

/// Whether `pub`, `pub(crate)` or the like stands before the token.
fn is_public(list: &[Token], index: usize) -> bool {
    let before = |back: usize| index.checked_sub(back).and_then(|place| list.get(place)).map(|token| token.text.as_str());
    before(1) == Some("pub") || (before(1) == Some(")") && (before(4) == Some("pub") || before(5) == Some("pub")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<usize> {
        check(&Tree::of(&[("crates/x/src/a.rs", source)])).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn glob_re_exports_are_found_at_any_visibility() {
        assert_eq!(lines("pub use a::*;\npub(crate) use a::{b, c::*};\npub(in crate) use d::*;\npub use a::{b, c};\n"), [1, 2, 3]);
    }

    #[test]
    fn super_globs_are_for_tests() {
        assert_eq!(lines("use super::*;\n"), [1]);
        assert!(lines("#[cfg(test)]\nmod tests {\n    use super::*;\n}\n").is_empty());
        assert!(lines("// pub use a::*;\nconst A: &str = \"pub use a::*;\";\n").is_empty());
    }
}
