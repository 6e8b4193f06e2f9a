//! Diagnostics as people and programs read them: located, in one language.
//!
//! In: the diagnostics of a run and the texts of its files. Out: [`Finding`]s, sorted by file and place, each once. How they are drawn on a
//! terminal is the business of the shell that shows them.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Diagnostic, Lang, Origin, Severity};
use banxin_model::{Place, Sources, locate};
use serde::Serialize;

use crate::human;

/// One problem with its place. Serialised, it is one line of `banxin check --format json`: these keys, in this order, always all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// `BX0203`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The file, relative to the report; `None` for the run as a whole.
    pub file: Option<Arc<str>>,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1, in characters.
    pub column: Option<usize>,
    /// The data path: `body[2].table.rows[7][1]`; of a workbook the cell: `指标!C7`.
    pub path: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The bytes meant in the file.
    #[serde(skip)]
    pub range: Option<Range<usize>>,
    /// Other places that belong to it.
    #[serde(skip)]
    pub related: Vec<RelatedPlace>,
    #[serde(skip)]
    cell: Option<Arc<str>>,
    #[serde(skip)]
    lang: Lang,
}

/// Another place that belongs to a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelatedPlace {
    /// What it has to do with the problem.
    pub label: String,
    /// The place.
    pub place: Place,
}

impl Finding {
    /// The language of its texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// `report.yaml:12:7`, in a workbook `a.xlsx[指标!C7]`, as much of it as is known; empty for the run as a whole.
    pub fn location(&self) -> String {
        match (&self.file, self.line, self.column, &self.cell) {
            (Some(file), Some(line), Some(column), _) => format!("{file}:{line}:{column}"),
            (Some(file), _, _, Some(cell)) => format!("{file}[{cell}]"),
            (Some(file), _, _, None) => file.to_string(),
            (None, _, _, _) => String::new(),
        }
    }

    /// The finding for people, each line ending: with the line of the source, the span marked, and what to do. Has ANSI colours.
    pub fn human(&self, sources: &Sources) -> String {
        human::draw(self, sources)
    }

    /// `error[BX0203]`: the severity in the finding's language, and the code.
    pub fn label(&self) -> String {
        format!("{}[{}]", self.severity.word(self.lang), self.code)
    }
}

/// `report.yaml:12:7: error[BX0203]: message (hint)`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let location = self.location();
        if !location.is_empty() {
            write!(f, "{location}: ")?;
        }
        write!(f, "{}: {}", self.label(), self.message)?;
        match (&self.hint, self.lang) {
            (Some(hint), Lang::Zh) => write!(f, "（{hint}）"),
            (Some(hint), Lang::En) => write!(f, " ({hint})"),
            (None, _) => Ok(()),
        }
    }
}

/// Locates diagnostics: sorted by file, place, severity and code; the same problem at the same place appears once.
pub fn findings(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang) -> Vec<Finding> {
    let mut found: Vec<Finding> = diagnostics.iter().map(|diagnostic| finding(diagnostic, sources, lang)).collect();
    found.sort_by(|a, b| order(a).cmp(&order(b)));
    found.dedup_by(|a, b| order(a) == order(b));
    found
}

type Order<'a> = (Option<&'a str>, Option<usize>, Option<usize>, Option<&'a str>, Severity, &'static str, &'a str);

fn order(finding: &Finding) -> Order<'_> {
    let Finding { file, line, column, cell, severity, code, message, .. } = finding;
    (file.as_deref(), *line, *column, cell.as_deref(), *severity, code, message)
}

fn finding(diagnostic: &Diagnostic, sources: &Sources, lang: Lang) -> Finding {
    let place = locate(sources, &diagnostic.at);
    let related = diagnostic.related.iter().filter_map(|related| {
        let label = match lang {
            Lang::Zh => &related.label.0,
            Lang::En => &related.label.1,
        };
        Some(RelatedPlace { label: label.clone(), place: locate(sources, &related.at)? })
    });
    Finding {
        code: diagnostic.code.id,
        severity: diagnostic.severity,
        message: diagnostic.message(lang),
        file: diagnostic.at.file().cloned(),
        line: place.as_ref().map(|place| place.line),
        column: place.as_ref().map(|place| place.column),
        path: path(&diagnostic.at),
        hint: Some(diagnostic.hint(lang)).filter(|hint| !hint.is_empty()),
        range: place.map(|place| place.range),
        related: related.collect(),
        cell: match &diagnostic.at {
            Origin::Cell { cell, .. } => Some(Arc::clone(cell)),
            _ => None,
        },
        lang,
    }
}

fn path(at: &Origin) -> Option<String> {
    match at {
        Origin::Cell { cell, .. } => Some(cell.to_string()),
        _ => at.path().map(ToString::to_string).filter(|path| !path.is_empty()),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_base::{Diagnostic, Lang, Origin, codes};
    use banxin_model::Sources;

    use super::findings;

    fn missing(file: &str) -> Diagnostic {
        Diagnostic::new(&codes::FILE_NOT_FOUND, Origin::File(Arc::from(file))).with("file", file)
    }

    #[test]
    fn findings_are_sorted_and_each_stands_once() {
        let found = findings(&[missing("b.md"), missing("a.md"), missing("b.md")], &Sources::default(), Lang::En);
        let files: Vec<_> = found.iter().map(|finding| finding.file.as_deref()).collect();
        assert_eq!(files, [Some("a.md"), Some("b.md")]);
    }

    #[test]
    fn a_finding_is_one_line_and_one_object_with_every_key() {
        let found = findings(&[missing("a.md")], &Sources::default(), Lang::Zh);
        assert!(found[0].to_string().starts_with("a.md: 错误[BX0101]: 找不到文件“a.md”（"));
        let json = serde_json::to_value(&found[0]).unwrap();
        let keys: Vec<_> = json.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["code", "severity", "message", "file", "line", "column", "path", "hint"]);
        assert!(json["line"].is_null());
    }
}
