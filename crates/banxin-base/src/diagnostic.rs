//! One problem, as every stage reports it.

use std::fmt::Write as _;

use crate::{Code, Fix, Lang, Origin, Severity};

/// A second place that belongs to a problem ("first stated here").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub at: Origin,
    /// A label in both languages: 中文, English.
    pub label: (String, String),
}

/// One problem: its code, the values that fill its texts, and its place.
///
/// The texts live with the code (see [`crate::codes`]), so no message can lack a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which problem.
    pub code: Code,
    /// How bad it is here: the code's own severity unless raised by `--strict` or lowered by the report.
    pub severity: Severity,
    /// Where.
    pub at: Origin,
    /// Values for the texts' `{name}`s.
    pub args: Vec<(&'static str, String)>,
    /// The known name nearest to the offending one.
    pub nearest: Option<String>,
    /// Other places.
    pub related: Vec<Related>,
    /// How `banxin check --fix` mends it, where that is safe.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn new(code: Code, at: Origin) -> Diagnostic {
        Diagnostic { code, severity: code.severity, at, args: Vec::new(), nearest: None, related: Vec::new(), fix: None }
    }

    /// Gives a value for `{name}` in the texts.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Diagnostic {
        self.args.push((name, value.to_string()));
        self
    }

    /// Adds "did you mean" if there is a near name.
    #[must_use]
    pub fn near(mut self, name: Option<&str>) -> Diagnostic {
        self.nearest = name.map(str::to_owned);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn also(mut self, at: Origin, zh: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        self.related.push(Related { at, label: (zh.into(), en.into()) });
        self
    }

    /// Says how it is mended.
    #[must_use]
    pub fn mended_by(mut self, fix: Option<Fix>) -> Diagnostic {
        self.fix = fix;
        self
    }

    /// Whether it forbids output.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The message in one language.
    pub fn message(&self, lang: Lang) -> String {
        fill(self.code.message.get(lang), &self.args)
    }

    /// What to do, in one language; empty if there is nothing to say beyond the message.
    pub fn hint(&self, lang: Lang) -> String {
        let mut hint = String::new();
        if let Some(name) = &self.nearest {
            let _ = match lang {
                Lang::Zh => write!(hint, "是否想写“{name}”？"),
                Lang::En => write!(hint, "did you mean `{name}`?"),
            };
        }
        let rest = fill(self.code.hint.get(lang), &self.args);
        if !hint.is_empty() && !rest.is_empty() && lang == Lang::En {
            hint.push(' ');
        }
        hint.push_str(&rest);
        hint
    }
}

/// `1 value`, `3 values`: English names a single thing otherwise than several.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Replaces each `{name}` by its value; an unknown name stays, so that a test can find it.
///
/// `{name_zh}` and `{name_en}` take `name` where it was given once for both languages.
fn fill(template: &str, args: &[(&'static str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let Some(close) = from.find('}') else {
            rest = from;
            break;
        };
        let name = &from[1..close];
        let plain = name.strip_suffix("_zh").or_else(|| name.strip_suffix("_en"));
        let value_of = |name: &str| args.iter().find(|(key, _)| *key == name);
        match value_of(name).or_else(|| plain.and_then(value_of)) {
            Some((_, value)) => out.push_str(value),
            None => out.push_str(&from[..=close]),
        }
        rest = &from[close + 1..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use crate::{Diagnostic, Lang, Origin, codes};

    #[test]
    fn texts_are_filled_in_both_languages() {
        let found = Diagnostic::new(&codes::UNKNOWN_KEY, Origin::Run).with("key", "titel").near(Some("title"));
        assert!(found.message(Lang::Zh).contains("titel"));
        assert!(found.message(Lang::En).contains("`titel`"));
        assert!(found.hint(Lang::En).starts_with("did you mean `title`?"));
        assert!(found.is_error());
    }

    #[test]
    fn an_unclosed_brace_is_left_alone() {
        assert_eq!(super::fill("a {b", &[("b", "1".into())]), "a {b");
        assert_eq!(super::fill("{b}{c}", &[("b", "1".into())]), "1{c}");
    }

    #[test]
    fn an_argument_may_be_given_in_each_language_or_once() {
        assert_eq!(super::fill("{a_zh}", &[("a_en", "x".into()), ("a_zh", "甲".into())]), "甲");
        assert_eq!(super::fill("{a_zh}", &[("a", "x".into())]), "x");
    }
}
