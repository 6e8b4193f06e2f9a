//! Diagnostics on their way to people and programs.
//!
//! In: findings of the library, located and in the user's language. Out: text in one of three forms. Colours reach terminals only; `NO_COLOR`
//! is honoured.

use std::fmt::Write as _;
use std::io::Write as _;

use banxin::{Bilingual, Diagnostic, Finding, Lang, Severity, Sources, findings};

use crate::args::MessageFormat;
use crate::status::say;

/// The findings of a run, ready to be shown.
pub(crate) struct Shown {
    text: String,
    errors: usize,
    warnings: usize,
}

/// Draws diagnostics; `least` is the mildest severity that is shown.
pub(crate) fn draw(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, format: MessageFormat, least: Severity) -> Shown {
    let found = findings(diagnostics, sources, lang);
    let mut text = String::new();
    for finding in found.iter().filter(|finding| finding.severity <= least) {
        match format {
            MessageFormat::Human => text.push_str(&finding.human(sources)),
            MessageFormat::Short => {
                let _ = writeln!(text, "{finding}");
            }
            MessageFormat::Json => text.push_str(&json(finding)),
        }
    }
    let count = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    Shown { text, errors: count(Severity::Error), warnings: count(Severity::Warning) }
}

impl Shown {
    /// The text, each finding ending its line.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Shows the findings on standard error.
    pub(crate) fn print(&self) {
        // Standard error that is closed is no reason to stop.
        let _ = anstream::stderr().write_all(self.text.as_bytes());
    }

    /// `2 errors, 1 warning`; empty if there is neither.
    pub(crate) fn summary(&self, lang: Lang) -> String {
        let part = |count: usize, zh: &str, en: &str| match (count, lang) {
            (0, _) => None,
            (_, Lang::Zh) => Some(format!("{count} 个{zh}")),
            (1, Lang::En) => Some(format!("1 {en}")),
            (_, Lang::En) => Some(format!("{count} {en}s")),
        };
        let parts: Vec<String> =
            [part(self.errors, "错误", "error"), part(self.warnings, "警告", "warning")].into_iter().flatten().collect();
        parts.join(Bilingual { zh: "，", en: ", " }.get(lang))
    }
}

/// Shows a diagnostic that belongs to no file, on standard error.
pub(crate) fn print_run(diagnostic: &Diagnostic, lang: Lang) {
    let shown = draw(std::slice::from_ref(diagnostic), &Sources::default(), lang, MessageFormat::Human, Severity::Note);
    shown.print();
}

/// Shows the findings of an error of the library, on standard error, and how many there are.
pub(crate) fn print_error(error: &banxin::Error, lang: Lang, format: MessageFormat, least: Severity) {
    let shown = draw(error.diagnostics(), error.sources(), lang, format, least);
    shown.print();
    if format == MessageFormat::Human && least == Severity::Note {
        say(&shown.summary(lang));
    }
}

/// One object on one line.
fn json(finding: &Finding) -> String {
    let mut line = serde_json::to_string(finding).unwrap_or_else(|error| format!("{{\"message\":\"{error}\"}}"));
    line.push('\n');
    line
}
