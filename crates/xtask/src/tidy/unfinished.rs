//! Rule: nothing unfinished and nothing switched off: no `todo!`, `unimplemented!`, `dbg!`, no ignored test, tests included.

use crate::tidy::Problem;
use crate::tidy::tokens::{self, Token};
use crate::tidy::tree::Tree;

const MACROS: [&str; 3] = ["todo", "unimplemented", "dbg"];

pub(super) fn check(tree: &Tree) -> Vec<Problem> {
    tokens::each_file(tree, check_file)
}

fn check_file(path: &str, list: &[Token]) -> Vec<Problem> {
    let find = |(index, token): (usize, &Token)| {
        let call =
            MACROS.contains(&token.text.as_str()) && tokens::matches(list, index + 1, &["!"]) && !tokens::matches(list, index + 2, &["="]);
        if call {
            return Some(Problem::at(path, token.line, format!("{}! must not stay", token.text)));
        }
        tokens::matches(list, index, &["#", "[", "ignore"])
            .then(|| Problem::at(path, token.line, "an ignored test; assert what happens today instead"))
    };
    list.iter().enumerate().filter_map(find).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(source: &str) -> Vec<usize> {
        check(&Tree::of(&[("a.rs", source)])).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn unfinished_code_and_ignored_tests_are_found() {
        assert_eq!(lines("fn f() { todo!() }\nfn g() { std::unimplemented!(\"x\") }\nfn h() { vec![dbg!(1)] }\n"), [1, 2, 3]);
        assert_eq!(lines("#[test]\n#[ignore = \"slow\"]\nfn f() {}\n#[ignore]\nfn g() {}\n"), [2, 4]);
    }

    #[test]
    fn words_comments_and_comparisons_pass() {
        assert!(lines("// todo!()\nlet todo = \"dbg!()\";\nif todo != dbg {}\n").is_empty());
    }
}
