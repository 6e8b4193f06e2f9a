//! serde_yaml's errors as diagnostics with their exact place.
//!
//! serde_yaml names the start of the value it was reading, which for a wrong or missing key is often the start of the mapping around it; the
//! marked pass finds the key itself.

use std::sync::Arc;

use banxin_base::{Diagnostic, Origin, codes, nearest};

use super::marks::Marks;
use super::phrases::{self, Pair};
use super::reason::{self, Reason};

/// A problem and the value it belongs to.
pub(super) struct Explained {
    pub(super) diagnostic: Diagnostic,
    /// The value, by its number in the marks; `None` where the text is not well formed or the place is unknown.
    pub(super) node: Option<usize>,
    /// The key of the root that is missing, if that is the problem.
    pub(super) missing: Option<String>,
}

/// What an error of reading `text` means.
pub(super) fn explain(error: &serde_yaml::Error, text: &str, file: &Arc<str>, marks: &Marks) -> Explained {
    let message = reason::message(error);
    // libyaml counts bytes, not characters.
    let at = error.location().map(|location| location.index());
    let place = Place { text, file, marks, at };
    match reason::parse(&message) {
        Reason::UnknownKey { key, known } => place.key(key, unknown_key(key, &known)),
        Reason::UnknownWord { word, known } => {
            let what = what(place.last_key().as_deref());
            place.value(Box::new(move |at| bad_value(at, word, what, &known.join("、")).near(nearest(word, known.iter().copied()))))
        }
        Reason::MissingKey(key) => {
            let mut explained = place.value(Box::new(|at| Diagnostic::new(&codes::MISSING_KEY, at).with("key", key)));
            explained.missing = Some(key.to_owned());
            explained
        }
        Reason::DuplicateKey(key) => place.duplicate(key),
        Reason::WrongType { found, expected } => {
            let (found, expected) = (phrases::found(found), phrases::expected(expected));
            place.value(Box::new(|at| wrong_type(at, &both(&expected, &found))))
        }
        Reason::BadValue { found, expected } => {
            let value = quoted(found);
            place.scalar(value, Box::new(|at| outside(at, value, found, expected)))
        }
        Reason::TooDeep => place.text_only(|at| too_large(at, file, "嵌套超过 128 层", "it nests more than 128 levels deep")),
        Reason::TooManyAliases => place.text_only(|at| too_large(at, file, "别名（*）展开后过大", "its aliases (*) repeat too much")),
        Reason::Syntax(problem) => place.syntax(problem, error),
        Reason::Other(message) => match bad_date(message) {
            Some(value) => place.scalar(value, Box::new(|at| bad_value(at, value, ("日期", "date"), "2025-01-20"))),
            None => place.value(Box::new(|at| wrong_type(at, &phrases::said(message)))),
        },
    }
}

/// The value between quotes.
fn quoted(found: &str) -> &str {
    let text = found.split_once('"').and_then(|(_, rest)| rest.strip_suffix('"'));
    text.or_else(|| found.split('`').nth(1)).unwrap_or(found)
}

/// The text that is no date.
fn bad_date(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("invalid date \"")?;
    rest.rsplit_once('"').map(|(value, _)| value)
}

/// Where an error was raised.
struct Place<'a> {
    text: &'a str,
    file: &'a Arc<str>,
    marks: &'a Marks,
    /// The byte that serde_yaml names.
    at: Option<usize>,
}

impl Place<'_> {
    /// The value that an error about a value means: the innermost that starts at the byte named.
    fn node(&self) -> Option<usize> {
        let at = self.at?;
        self.marks.starting_at(at).next_back().or_else(|| self.marks.keyed_at(at)).or_else(|| self.marks.around(at))
    }

    /// The value around: an error about a mapping is named by its start, where its first key stands.
    fn mapping_or_value(&self) -> Option<usize> {
        let at = self.at?;
        self.marks.starting_at(at).next_back().or_else(|| self.marks.around(at)).or(self.marks.node(0).map(|_| 0))
    }

    /// A problem with a value.
    fn value(&self, make: Box<dyn FnOnce(Origin) -> Diagnostic + '_>) -> Explained {
        let node = self.mapping_or_value();
        let at = node.map_or_else(|| self.raw(), |node| Origin::data(self.file, &self.marks.path_of(node)));
        Explained { diagnostic: make(at), node, missing: None }
    }

    /// A problem with a single value whose text is known: types that read a text first and judge it afterwards leave only the mapping's place.
    fn scalar(&self, raw: &str, make: Box<dyn FnOnce(Origin) -> Diagnostic + '_>) -> Explained {
        let around = self.mapping_or_value();
        let Some(node) = around.and_then(|around| self.marks.scalar_within(self.text, around, raw)) else { return self.value(make) };
        let at = Origin::data(self.file, &self.marks.path_of(node));
        Explained { diagnostic: make(at), node: Some(node), missing: None }
    }

    /// Text that is not well formed, with the place where the part that is not begins.
    fn syntax(&self, problem: &str, error: &serde_yaml::Error) -> Explained {
        let begin = reason::context(error).and_then(|(line, column)| self.byte_at(line, column));
        let (zh, en) = phrases::syntax(problem);
        // What lacks its end is noticed where the text ends; where it began is the place to mend.
        const UNFINISHED: [&str; 2] = ["found unexpected end of stream", "could not find expected ':'"];
        if let Some(begin) = begin.filter(|_| UNFINISHED.contains(&problem)) {
            let line = self.text.get(begin..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end();
            let at = Origin::text(self.file, begin..begin + line.len());
            let diagnostic = Diagnostic::new(&codes::YAML_SYNTAX, at).with("reason_zh", zh).with("reason_en", en);
            return Explained { diagnostic, node: None, missing: None };
        }
        let divider = if problem.contains("more than one document") { self.text.find("\n---").map(|at| at + 1..at + 4) } else { None };
        let at = divider.map_or_else(|| self.raw(), |range| Origin::text(self.file, range));
        let diagnostic = Diagnostic::new(&codes::YAML_SYNTAX, at).with("reason_zh", zh).with("reason_en", en);
        let diagnostic = match begin {
            Some(begin) if Some(begin) != self.at => {
                let length = self.text.get(begin..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                diagnostic.also(Origin::text(self.file, begin..begin + length), "这一部分从这里开始", "the part begins here")
            }
            _ => diagnostic,
        };
        Explained { diagnostic, node: None, missing: None }
    }

    /// The byte of a line and a column, both from 1, the column in characters.
    fn byte_at(&self, line: usize, column: usize) -> Option<usize> {
        let start: usize = self.text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
        let rest = self.text.get(start..)?;
        rest.char_indices().nth(column.checked_sub(1)?).map(|(at, _)| start + at)
    }

    /// A problem with a key itself.
    fn key(&self, key: &str, make: impl FnOnce(Origin) -> Diagnostic) -> Explained {
        let at = self.at.unwrap_or(0);
        let itself = self.marks.keyed_at(at).filter(|node| self.key_text(*node) == Some(key));
        let within = || self.marks.starting_at(at).find_map(|node| self.marks.entry(node, key));
        let node = itself.or_else(within);
        let range = node.and_then(|node| self.marks.node(node)).and_then(|node| node.key.clone());
        let place = range.map_or_else(|| self.raw(), |range| Origin::text(self.file, range));
        Explained { diagnostic: make(place), node: node.or_else(|| self.mapping_or_value()), missing: None }
    }

    /// A key that stands twice: the second is the place, the first is named beside it.
    fn duplicate(&self, key: &str) -> Explained {
        let mapping = self.mapping_or_value().unwrap_or(0);
        let mut keys = self.marks.keys_of(self.text, mapping).filter(|(name, _)| *name == key).map(|(_, range)| range);
        let make = |at| Diagnostic::new(&codes::DUPLICATE_KEY, at).with("key", key);
        let diagnostic = match (keys.next(), keys.next()) {
            (Some(first), Some(second)) => {
                make(Origin::text(self.file, second)).also(Origin::text(self.file, first), "第一次出现在这里", "it first stands here")
            }
            (Some(only), None) => make(Origin::text(self.file, only)),
            (None, _) => make(self.raw()),
        };
        Explained { diagnostic, node: Some(mapping), missing: None }
    }

    /// A problem with the text, not with a value.
    fn text_only(&self, make: impl FnOnce(Origin) -> Diagnostic) -> Explained {
        Explained { diagnostic: make(self.raw()), node: None, missing: None }
    }

    /// The byte named, and the character there. At the end of a text, its last character.
    fn raw(&self) -> Origin {
        let last = self.text.trim_end().char_indices().next_back().map_or(0, |(at, _)| at);
        let at = self.at.unwrap_or(0).min(last);
        let at = (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let length = self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Origin::text(self.file, at..at + length)
    }

    fn key_text(&self, node: usize) -> Option<&str> {
        let raw = self.text.get(self.marks.node(node)?.key.clone()?)?;
        Some(raw.trim_matches(['"', '\'']))
    }

    /// The key of the value, or of the list that it stands in.
    fn last_key(&self) -> Option<String> {
        let node = self.node()?;
        std::iter::once(node).chain(self.marks.ancestors(node)).find_map(|node| self.key_text(node)).map(str::to_owned)
    }
}

fn unknown_key<'a>(key: &'a str, known: &'a [&'a str]) -> impl FnOnce(Origin) -> Diagnostic + 'a {
    move |at| {
        let list = if known.is_empty() { "—".to_owned() } else { known.join(", ") };
        Diagnostic::new(&codes::UNKNOWN_KEY, at).with("key", key).with("known", list).near(nearest(key, known.iter().copied()))
    }
}

fn wrong_type(at: Origin, (zh, en): &Pair) -> Diagnostic {
    Diagnostic::new(&codes::WRONG_TYPE, at).with("reason_zh", zh).with("reason_en", en)
}

fn both(expected: &Pair, found: &Pair) -> Pair {
    (format!("应为{}，这里是{}", expected.0, found.0), format!("expected {}, found {}", expected.1, found.1))
}

fn bad_value(at: Origin, value: &str, (zh, en): (&str, &str), known: &str) -> Diagnostic {
    Diagnostic::new(&codes::BAD_VALUE, at).with("value", value).with("what_zh", zh).with("what_en", en).with("known", known)
}

/// A value of the right kind that is not allowed.
fn outside(at: Origin, value: &str, found: &str, expected: &str) -> Diagnostic {
    match expected {
        "a decimal number of at most 28 digits" => {
            bad_value(at, value, ("数字（最多 28 位）", "number of at most 28 digits"), "35, -1234.50")
        }
        "a decimal number of at most 28 digits, or one of last, sum, mean, max" => {
            bad_value(at, value, ("数值", "value of a figure"), "35, 12.5, last, sum, mean, max")
        }
        "a length such as 120mm, 12cm, 300pt or 50%" => bad_value(at, value, ("长度", "length"), "120mm, 12cm, 300pt, 50%"),
        _ => wrong_type(at, &both(&phrases::expected(expected), &phrases::found(found))),
    }
}

fn too_large(at: Origin, file: &Arc<str>, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(&codes::INPUT_TOO_LARGE, at).with("file", file).with("reason_zh", zh).with("reason_en", en)
}

/// What the words of a key are: 中文, English.
fn what(key: Option<&str>) -> (&'static str, &'static str) {
    match key {
        Some("kind") => ("图表类型", "kind of chart"),
        Some("rules") => ("表格线型", "kind of table rules"),
        Some("align") => ("横向对齐方式", "alignment"),
        Some("valign") => ("纵向对齐方式", "vertical alignment"),
        Some("orientation") => ("表格方向", "orientation"),
        Some("to") => ("分页去处", "kind of page"),
        Some("scale") => ("数量级", "scale"),
        Some("qualifier") => ("概数词", "approximation word"),
        Some("profile") => ("PDF 用途", "PDF profile"),
        Some("fonts") => ("字体方案", "choice of fonts"),
        Some("target") => ("目标软件", "target program"),
        _ => ("取值", "value"),
    }
}
