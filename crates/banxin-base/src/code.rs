//! What a diagnostic code is: a stable number, its texts in both languages, and its page in `banxin explain`.

use std::fmt;

use serde::Serialize;

/// The language of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// No output is written.
    Error,
    /// Output is written; `--strict` makes it an error.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word shown to the user.
    pub const fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Severity::Error, Lang::Zh) => "错误",
            (Severity::Error, Lang::En) => "error",
            (Severity::Warning, Lang::Zh) => "警告",
            (Severity::Warning, Lang::En) => "warning",
            (Severity::Note, Lang::Zh) => "提示",
            (Severity::Note, Lang::En) => "note",
        }
    }
}

/// A text in both languages. `{name}` stands for an argument of the diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bilingual {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Bilingual {
    /// The text in one language.
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Everything known about one kind of problem. Instances are the constants of [`crate::codes`].
#[derive(Debug)]
pub struct CodeInfo {
    /// `BX` and four digits; never reused for another problem.
    pub id: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// A lower-case phrase without a full stop that names the offending value.
    pub message: Bilingual,
    /// What to do about it; may name the arguments of the message. Empty where the message says it all.
    pub hint: Bilingual,
    /// Why this is checked at all: for `banxin explain`.
    pub why: Bilingual,
    /// Input that raises it.
    pub bad: &'static str,
    /// The same input, mended.
    pub good: &'static str,
}

/// One kind of problem.
pub type Code = &'static CodeInfo;

impl fmt::Display for CodeInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl PartialEq for CodeInfo {
    fn eq(&self, other: &CodeInfo) -> bool {
        self.id == other.id
    }
}

impl Eq for CodeInfo {}
