//! Lints on prose: what a careful editor of Chinese would mark, and numbers that come from no ledger.
//!
//! In: the report as written and its figures. Out: diagnostics of the family BX08, each with its exact place and, where that is safe, its fix.
//! Steps: walk over every printed text ([`texts`]), read it into runs without Markdown and templates ([`read`], [`run`]), hand each run to
//! every rule ([`rules`]), give the verdicts that need the whole report, apply the report's `lints`.
//!
//! A rule sees text as its author wrote it, never what a template prints: a figure is a placeholder. Time is linear in the text.

mod chars;
mod ledger;
mod numbers;
mod pairs;
mod read;
mod rules;
mod run;
mod sink;
#[cfg(test)]
mod tests;
mod texts;

use banxin_base::{DataPath, Diagnostic, Origin, Severity, codes, nearest};
use banxin_model::{LintLevel, Lints, Loaded};

use crate::figures::Values;
use ledger::LedgerIndex;
use rules::RULES;
use run::Run;
use sink::{Sink, Tally};

/// Lints the prose of a report.
pub(crate) fn lint(loaded: &Loaded, values: &Values) -> Vec<Diagnostic> {
    let levels = match &loaded.report.lints {
        Lints::All(_) => return Vec::new(),
        Lints::Each(levels) => levels,
    };
    let index = LedgerIndex::new(values);
    let sink = std::cell::RefCell::new(Sink::new(&index));
    let mut visit = |run: &Run<'_>| {
        for rule in RULES {
            rule(run, &mut sink.borrow_mut());
        }
    };
    texts::visit(loaded, &mut visit, &mut || {
        let mut sink = sink.borrow_mut();
        let waiting = sink.open_quotation.take();
        sink.found.extend(waiting);
    });
    let mut found = verdicts(sink.into_inner());
    found.retain_mut(|found| match levels.get(found.code.id) {
        Some(LintLevel::Off) => false,
        Some(LintLevel::Note) => set(found, Severity::Note),
        Some(LintLevel::Warning) => set(found, Severity::Warning),
        Some(LintLevel::Error) => set(found, Severity::Error),
        None => true,
    });
    found.extend(levels.keys().filter_map(|name| unknown(loaded, name)));
    found
}

fn set(found: &mut Diagnostic, severity: Severity) -> bool {
    found.severity = severity;
    true
}

/// What rules found, and what only the whole report shows.
fn verdicts(sink: Sink<'_>) -> Vec<Diagnostic> {
    let Sink { mut found, literals, chapters, grouping, .. } = sink;
    if let (count, Some(first)) = literals {
        found.push(Diagnostic::new(&codes::LITERAL_REPORT, first).with("count", count));
    }
    let odd = |tally: Tally| tally.odd().into_iter().flat_map(|(odd, usual)| odd.into_iter().map(move |place| (place, usual.clone())));
    for ((this, at), other) in odd(chapters) {
        found.push(Diagnostic::new(&codes::MIXED_CHAPTERS, at).with("this", this).with("other", other));
    }
    for ((number, at), other) in odd(grouping) {
        found.push(Diagnostic::new(&codes::MIXED_GROUPING, at).with("number", number).with("other", other));
    }
    found
}

/// The problem of a name under `lints` that is no lint.
fn unknown(loaded: &Loaded, name: &str) -> Option<Diagnostic> {
    let known = codes::find(name).is_some_and(|code| codes::is_lint(code) && code.id == name);
    let lints = codes::all().into_iter().filter(|code| codes::is_lint(code));
    (!known).then(|| {
        let at = Origin::data(&loaded.entry, &DataPath::ROOT.key("lints").key(name));
        Diagnostic::new(&codes::UNKNOWN_LINT, at).with("name", name).near(nearest(name, lints.map(|code| code.id)))
    })
}
