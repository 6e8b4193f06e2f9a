//! Diagnostics on their way to people and programs.
//!
//! In: findings of the library, located and in the user's language. Out: text in one of three forms. The form for people shows the worst fifty and
//! says how many more there are; the forms for programs have them all. Colours reach terminals only; `NO_COLOR` is honoured.

use std::fmt::Write as _;
use std::io::Write as _;

use banxin::{Bilingual, Diagnostic, Finding, Lang, Severity, Sources, counted, findings};

use crate::args::MessageFormat;
use crate::status::say;

/// How many findings are drawn with their lines: more than anybody mends before checking again.
const MOST_DRAWN: usize = 50;

/// The findings of a run, ready to be shown.
pub(crate) struct Shown {
    text: String,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Draws diagnostics; `least` is the mildest severity that is shown.
pub(crate) fn draw(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, format: MessageFormat, least: Severity) -> Shown {
    let found = findings(diagnostics, sources, lang);
    let asked: Vec<&Finding> = found.iter().filter(|finding| finding.severity <= least).collect();
    let text = match format {
        MessageFormat::Human => human(&asked, sources, lang),
        MessageFormat::Short => asked.iter().map(|finding| format!("{finding}\n")).collect(),
        MessageFormat::Json => asked.iter().map(|finding| json(finding)).collect(),
    };
    let count = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    Shown { text, errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
}

/// The worst findings in the order of their places, and how many are left out.
fn human(found: &[&Finding], sources: &Sources, lang: Lang) -> String {
    let mut worst: Vec<usize> = (0..found.len()).collect();
    worst.sort_by_key(|n| (found[*n].severity, *n));
    worst.truncate(MOST_DRAWN);
    worst.sort_unstable();
    let mut text: String = worst.iter().map(|n| found[*n].human(sources)).collect();
    let more = found.len() - worst.len();
    if more > 0 {
        let _ = match lang {
            Lang::Zh => writeln!(text, "另有 {more} 处问题，用 banxin check --format json 查看全部"),
            Lang::En => writeln!(text, "and {more} more; `banxin check --format json` shows them all"),
        };
    }
    text
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

    /// `2 errors, 1 warning, 3 notes`; empty if there is nothing.
    pub(crate) fn summary(&self, lang: Lang) -> String {
        let part = |count: usize, zh: &str, one: &str, many: &str| {
            let text = match lang {
                Lang::Zh => format!("{count} 个{zh}"),
                Lang::En => counted(count, one, many),
            };
            (count > 0).then_some(text)
        };
        let errors = part(self.errors, "错误", "error", "errors");
        let warnings = part(self.warnings, "警告", "warning", "warnings");
        let parts: Vec<String> = [errors, warnings, part(self.notes, "提示", "note", "notes")].into_iter().flatten().collect();
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
