//! What serde_yaml says, taken apart.
//!
//! Its errors carry no kind, only English text; the text of serde's own errors is stable and is read back here.

use serde_yaml::Error;

/// What went wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reason<'m> {
    /// A key that the type does not have.
    UnknownKey { key: &'m str, known: Vec<&'m str> },
    /// A word that is none of those allowed.
    UnknownWord { word: &'m str, known: Vec<&'m str> },
    /// A key that the type needs.
    MissingKey(&'m str),
    /// A key that stands twice.
    DuplicateKey(&'m str),
    /// A value of another kind than expected.
    WrongType { found: &'m str, expected: &'m str },
    /// A value of the right kind that is not allowed.
    BadValue { found: &'m str, expected: &'m str },
    /// Nested too deeply.
    TooDeep,
    /// Repeated too often by aliases.
    TooManyAliases,
    /// Not well formed: the problem, in the words of libyaml.
    Syntax(&'m str),
    /// What a type of this crate says of its value.
    Other(&'m str),
}

/// The message of an error without its place.
pub(super) fn message(error: &Error) -> String {
    let mut message = error.to_string();
    if let Some(place) = error.location() {
        let suffix = format!(" at line {} column {}", place.line(), place.column());
        if let Some(at) = message.find(&suffix) {
            message.replace_range(at..at + suffix.len(), "");
        }
    }
    message
}

/// Line and column, from 1, where the part begins that libyaml was reading.
pub(super) fn context(error: &Error) -> Option<(usize, usize)> {
    let message = error.to_string();
    let (_, context) = message.split_once(", while ")?;
    let (_, place) = context.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

/// Problems that libyaml names without saying what it was reading.
const SYNTAX: [&str; 14] = [
    "mapping values are not allowed",
    "mapping keys are not allowed",
    "block sequence entries are not allowed",
    "did not find ",
    "could not find ",
    "found ",
    "unknown anchor",
    "control characters are not allowed",
    "deserializing from YAML containing more than one document",
    "EOF while parsing a value",
    "invalid Unicode character",
    "incomplete ",
    "expected a mapping",
    "unexpected ",
];

/// Reads what follows the mark of a kind of message.
type Read = fn(&str) -> Option<Reason<'_>>;

/// Reads a message back.
pub(super) fn parse(message: &str) -> Reason<'_> {
    let kinds: [(&str, Read); 8] = [
        ("unknown field `", |rest| names(rest).map(|(key, known)| Reason::UnknownKey { key, known })),
        ("unknown variant `", |rest| names(rest).map(|(word, known)| Reason::UnknownWord { word, known })),
        ("missing field `", |rest| rest.strip_suffix('`').map(Reason::MissingKey)),
        ("duplicate field `", |rest| rest.strip_suffix('`').map(Reason::DuplicateKey)),
        ("invalid type: ", |rest| expectation(rest).map(|(found, expected)| Reason::WrongType { found, expected })),
        ("invalid value: ", |rest| expectation(rest).map(|(found, expected)| Reason::BadValue { found, expected })),
        ("recursion limit exceeded", |_| Some(Reason::TooDeep)),
        ("repetition limit exceeded", |_| Some(Reason::TooManyAliases)),
    ];
    // Before the reason stands the path of the value; a user's own text may hold any of these words, and comes after.
    let first = kinds.iter().filter_map(|(mark, read)| Some((start(message, mark)?, mark, read))).min_by_key(|(at, ..)| *at);
    if let Some((at, mark, read)) = first
        && let Some(reason) = message.get(at + mark.len()..).and_then(read)
    {
        return reason;
    }
    if message.contains(", while ") || SYNTAX.iter().any(|problem| message.starts_with(problem)) {
        return Reason::Syntax(message.split(", while ").next().unwrap_or(message));
    }
    Reason::Other(message)
}

/// Where a reason begins: at the start, or after a path and a colon.
fn start(message: &str, mark: &str) -> Option<usize> {
    if message.starts_with(mark) {
        return Some(0);
    }
    message.find(&format!(": {mark}")).map(|at| at + 2)
}

/// ``name`, expected one of `a`, `b`` taken apart.
fn names(rest: &str) -> Option<(&str, Vec<&str>)> {
    let end = rest.find("`, expected").or_else(|| rest.find("`, there are no"))?;
    let (name, known) = rest.split_at(end);
    // The closing quote of the name comes first, so that the known names are every second part from there.
    Some((name, known.split('`').skip(2).step_by(2).collect()))
}

fn expectation(rest: &str) -> Option<(&str, &str)> {
    rest.rsplit_once(", expected ")
}

#[cfg(test)]
mod tests {
    use super::{Reason, parse};

    #[test]
    fn serde_messages_are_read_back() {
        assert_eq!(
            parse("body[1].table: unknown field `captoin`, expected one of `id`, `caption`"),
            Reason::UnknownKey { key: "captoin", known: vec!["id", "caption"] }
        );
        assert_eq!(parse("unknown field `a`, expected `b`"), Reason::UnknownKey { key: "a", known: vec!["b"] });
        assert_eq!(parse("unknown variant `a`, there are no variants"), Reason::UnknownWord { word: "a", known: vec![] });
        assert_eq!(parse("missing field `title`"), Reason::MissingKey("title"));
        assert_eq!(
            parse("a: invalid type: string \"missing field `x`\", expected a map"),
            Reason::WrongType { found: "string \"missing field `x`\"", expected: "a map" }
        );
        assert_eq!(
            parse("did not find expected ',' or ']', while parsing a flow sequence"),
            Reason::Syntax("did not find expected ',' or ']'")
        );
        assert_eq!(parse("colspan and rowspan are at least 1"), Reason::Other("colspan and rowspan are at least 1"));
    }
}
