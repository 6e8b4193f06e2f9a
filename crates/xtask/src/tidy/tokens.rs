//! Rust source as a flat list of tokens, so that rules do not trip over comments and strings.
//!
//! In: the text of a file and its path. Out: tokens with their line and whether they belong to tests only. `::` is one token;
//! brackets are tokens of their own; a doc comment is an attribute that holds a string.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::tidy::Problem;
use crate::tidy::tree::Tree;

pub(super) struct Token {
    pub(super) text: String,
    pub(super) line: usize,
    /// Inside an item under `#[cfg(test)]`, or in a file that holds tests.
    pub(super) test: bool,
}

/// The tokens of a file; a line and a message if it is not Rust.
fn tokens(path: &str, source: &str) -> Result<Vec<Token>, (usize, String)> {
    let stream: TokenStream = source.parse().map_err(|error: proc_macro2::LexError| (error.span().start().line, error.to_string()))?;
    let mut list = Vec::new();
    flatten(stream, is_test_file(path), &mut list);
    Ok(list)
}

/// Runs a check over the tokens of every Rust file; a file that is not Rust is a problem of its own.
pub(super) fn each_file(tree: &Tree, check: impl Fn(&str, &[Token]) -> Vec<Problem>) -> Vec<Problem> {
    let one = |(path, source): (&str, &str)| match tokens(path, source) {
        Ok(list) => check(path, &list),
        Err((line, error)) => vec![Problem::at(path, line, error)],
    };
    tree.texts_ending(".rs").flat_map(one).collect()
}

/// Integration tests lie in a folder `tests`, or under the workspace's `tests/`; test modules are called `tests`.
fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| part == "tests" || part == "tests.rs")
}

/// Whether the tokens from `start` on have these texts.
pub(super) fn matches(list: &[Token], start: usize, texts: &[&str]) -> bool {
    list.get(start..start + texts.len()).is_some_and(|part| part.iter().zip(texts).all(|(token, text)| token.text == *text))
}

fn flatten(stream: TokenStream, test: bool, list: &mut Vec<Token>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    // Set by `#[cfg(test)]`, and cleared at the end of the item that it stands before.
    let mut test_item = false;
    let mut colon = false;
    for (index, tree) in trees.iter().enumerate() {
        let line = tree.span().start().line;
        let test_here = test || test_item;
        let push = |text: String, list: &mut Vec<Token>| list.push(Token { text, line, test: test_here });
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                push(open.to_owned(), list);
                flatten(group.stream(), test_here, list);
                list.push(Token { text: close.to_owned(), line: group.span_close().start().line, test: test_here });
                test_item &= group.delimiter() != Delimiter::Brace;
                test_item |= index > 0 && is_hash(&trees[index - 1]) && is_cfg_test(group);
            }
            TokenTree::Punct(punct) if punct.as_char() == ':' => {
                if colon {
                    list.pop();
                    push("::".to_owned(), list);
                } else {
                    push(":".to_owned(), list);
                }
                colon = !colon && punct.spacing() == proc_macro2::Spacing::Joint;
                continue;
            }
            TokenTree::Punct(punct) => {
                push(punct.to_string(), list);
                test_item &= punct.as_char() != ';';
            }
            other => push(other.to_string(), list),
        }
        colon = false;
    }
}

fn is_hash(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '#')
}

fn is_cfg_test(group: &Group) -> bool {
    let words: String = group.stream().into_iter().map(|tree| tree.to_string()).collect();
    group.delimiter() == Delimiter::Bracket && words == "cfg(test)"
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(path: &str, source: &str) -> String {
        let list = tokens(path, source).unwrap();
        list.iter().map(|token| format!("{}{}", if token.test { "~" } else { "" }, token.text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn paths_and_brackets_are_single_tokens() {
        assert_eq!(shown("a.rs", "use a::{b, c::*}; // x::*\n"), "use a :: { b , c :: * } ;");
        assert_eq!(shown("a.rs", "let a: ::b = c;"), "let a : :: b = c ;");
    }

    #[test]
    fn an_item_under_cfg_test_is_test_code_and_the_next_is_not() {
        assert_eq!(shown("a.rs", "#[cfg(test)] mod t { a } b"), "# [ cfg ( test ) ] ~mod ~t ~{ ~a ~} b");
        assert_eq!(shown("a.rs", "#[cfg(test)] #[x] use a; b"), "# [ cfg ( test ) ] ~# ~[ ~x ~] ~use ~a ~; b");
        assert_eq!(shown("a.rs", "#[cfg(feature = \"test\")] b"), "# [ cfg ( feature = \"test\" ) ] b");
        assert!(shown("tests/a.rs", "b").starts_with('~') && shown("crates/x/src/tests.rs", "b").starts_with('~'));
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let list = tokens("a.rs", "\n\nfn f() {\n}\n").unwrap();
        assert_eq!((list[0].line, list.last().unwrap().line), (3, 4));
    }

    #[test]
    fn what_is_not_rust_is_an_error() {
        assert!(tokens("a.rs", "fn f( {").is_err());
    }
}
