//! A finding for people: what and where in the first line, then the line of the source with the span marked, then what to do.
//!
//! In: a finding and the texts of the report's files. Out: lines with ANSI colours; whoever shows them where colours do not belong takes them away.
//!
//! ```text
//! report.yaml:12:27: error[BX0201]: no figure is called `lecturs`
//!    |
//! 12 |   - text: 三年来共宣讲{{ lecturs }}
//!    |                          ^^^^^^^
//!    = hint: did you mean `lectures`?
//! ```

use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use banxin_base::{Bilingual, Severity};
use banxin_model::{Place, Sources};

use crate::finding::Finding;

const HINT: Bilingual = Bilingual { zh: "建议：", en: "hint: " };
const SEE: Bilingual = Bilingual { zh: "另见：", en: "see: " };

/// Colours of the first line: bold, and the severity in its own colour.
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

/// Draws a finding, with colours.
pub(crate) fn draw(finding: &Finding, sources: &Sources) -> String {
    let mut out = first_line(finding);
    let excerpt = finding.file.as_deref().zip(finding.range.clone()).and_then(|(file, range)| excerpt(sources, file, range));
    let hint = finding.hint.as_deref().map(|hint| format!("{}{hint}", HINT.get(finding.lang())));
    match excerpt {
        Some(excerpt) => out.push_str(&picture(finding, &excerpt, hint.as_deref())),
        None => {
            if let Some(hint) = hint {
                let _ = writeln!(out, "  = {hint}");
            }
        }
    }
    for related in &finding.related {
        out.push_str(&related_line(finding, &related.label, &related.place));
    }
    out
}

fn first_line(finding: &Finding) -> String {
    let color = match finding.severity {
        Severity::Error => "\u{1b}[1;91m",
        Severity::Warning => "\u{1b}[1;33m",
        Severity::Note => "\u{1b}[1;92m",
    };
    let location = finding.location();
    let colon = if location.is_empty() { "" } else { ": " };
    format!("{BOLD}{location}{RESET}{colon}{color}{}{RESET}: {BOLD}{}{RESET}\n", finding.label(), finding.message)
}

fn related_line(finding: &Finding, label: &str, place: &Place) -> String {
    format!("  = {}{}:{}:{} {label}\n", SEE.get(finding.lang()), place.file, place.line, place.column)
}

/// The line of the source that a span begins in.
struct Excerpt<'a> {
    line: &'a str,
    /// The part of the span that lies in it.
    span: Range<usize>,
    number: usize,
}

/// Cuts a span to its first line: a block of many lines is named by where it begins.
fn excerpt<'a>(sources: &'a Sources, file: &str, range: Range<usize>) -> Option<Excerpt<'a>> {
    let text: &str = &sources.get(file)?.text;
    let before = text.get(..range.start)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(start..)?;
    let line = rest.split('\n').next().unwrap_or(rest).trim_end_matches('\r');
    let from = (range.start - start).min(line.len());
    let to = range.end.saturating_sub(start).clamp(from, line.len());
    let number = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    Some(Excerpt { line, span: from..to, number })
}

fn picture(finding: &Finding, excerpt: &Excerpt<'_>, hint: Option<&str>) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let span = AnnotationKind::Primary.span(excerpt.span.clone());
    let snippet = Snippet::source(excerpt.line).line_start(excerpt.number).annotation(span);
    let mut group = Group::with_level(level).element(snippet);
    if let Some(hint) = hint {
        group = group.element(Level::HELP.no_name().message(hint));
    }
    let mut text = Renderer::styled().render(&[group]);
    text.push('\n');
    text
}
