//! What an error of the template engine is to the user: its code, its words, and the part of the text that is at fault.
//!
//! In: the error and the template as it is written. Out: a diagnostic, and the tag to leave out before the next try, if that can help. The engine
//! names a token (of a text that is not well formed), a call, or a filter with its arguments; where it names nothing, the whole tag is meant.

use std::ops::Range;

use banxin_base::{Diagnostic, Origin, codes, nearest};
use minijinja::{Error, ErrorKind};

use super::engine::Engine;
use super::functions::{FILTERS, FUNCTIONS};
use super::object::FIELDS;
use super::reason;
use super::refusal::Refusal;
use super::scan::{self, Tag, TagKind};

/// An error with its place.
pub(super) struct Blamed {
    pub(super) diagnostic: Diagnostic,
    /// The tag to leave out, so that other problems of the text are found too.
    pub(super) retry: Option<Range<usize>>,
}

/// A template as it is written.
pub(super) struct Written<'a> {
    pub(super) engine: &'a Engine,
    pub(super) source: &'a str,
    pub(super) tags: &'a [Tag],
    pub(super) origin: &'a Origin,
}

impl Written<'_> {
    /// Says what an error is; `fault` is the part of the source that the engine names.
    pub(super) fn blame(&self, error: &Error, fault: Option<Range<usize>>) -> Blamed {
        let around = |fault: &Range<usize>| self.tags.iter().find(|tag| tag.range.start <= fault.start && fault.start < tag.range.end);
        let tag = fault.as_ref().and_then(around);
        if error.kind() == ErrorKind::SyntaxError {
            return self.syntax(error, fault, tag);
        }
        let retry = expression(tag);
        if error.kind() == ErrorKind::UndefinedError
            && let Some(diagnostic) = self.undefined(tag.map_or(0..self.source.len(), |tag| tag.range.clone()))
        {
            return Blamed { diagnostic, retry };
        }
        let fault = fault.filter(|fault| !fault.is_empty() && tag.is_some_and(|tag| fault.end <= tag.range.end));
        let place = fault.or_else(|| tag.map(|tag| tag.range.clone())).unwrap_or(0..self.source.len());
        Blamed { diagnostic: self.runtime(error, place), retry }
    }

    fn at(&self, place: Range<usize>) -> Origin {
        self.origin.part(place)
    }

    fn text(&self, place: &Range<usize>) -> &str {
        self.source.get(place.clone()).unwrap_or_default()
    }

    /// A name in a tag that the ledger does not have, or a part of a figure that no figure has.
    fn undefined(&self, tag: Range<usize>) -> Option<Diagnostic> {
        let expression = self.text(&tag);
        let names = scan::names(expression);
        if let Some((at, name)) = names.iter().find(|(_, name)| !self.engine.knows(name)) {
            let at = self.at(tag.start + at.start..tag.start + at.end);
            return Some(Diagnostic::new(&codes::UNDEFINED_FIGURE, at).with("name", name).near(self.engine.nearest(name)));
        }
        names.iter().find_map(|(at, name)| {
            let field = scan::field_after(expression, at.end)?;
            let (_, figure) = self.engine.values().get(name)?;
            let word = expression.get(field.clone())?;
            let periods = figure.periods();
            if FIELDS.contains(&word) || periods.iter().any(|period| period == word) {
                return None;
            }
            let at = self.at(tag.start + field.start..tag.start + field.end);
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                return Some(no_such_period(at, name, word, &periods.join(" ")));
            }
            let (zh, en) = (format!("数据没有“{word}”这一项"), format!("a figure has no `{word}`"));
            Some(Diagnostic::new(&codes::NOT_COMPUTED, at).with("reason_zh", zh).with("reason_en", en).near(nearest(word, FIELDS)))
        })
    }

    /// A text that is not well formed.
    fn syntax(&self, error: &Error, fault: Option<Range<usize>>, tag: Option<&Tag>) -> Blamed {
        let unclosed = scan::unclosed(self.source, self.tags);
        let unclosed = unclosed.filter(|open| fault.as_ref().is_none_or(|fault| open.start <= fault.start));
        let in_quotes = error.detail().is_some_and(|detail| detail.contains("string"));
        let (zh, en) =
            unclosed.as_ref().filter(|_| !in_quotes).map_or_else(|| reason::of(error), |open| reason::not_closed(self.text(open)));
        // The end of a tag is where something is lacking: the tag is meant.
        let token = fault.filter(|fault| !fault.is_empty() && tag.is_none_or(|tag| fault.end + 2 <= tag.range.end));
        let place = match (unclosed.clone(), tag) {
            (Some(open), _) => open,
            (None, Some(tag)) => token.unwrap_or_else(|| tag.range.clone()),
            (None, None) => scan::open_statement(self.source, self.tags).or(token).unwrap_or(0..self.source.len()),
        };
        let problem = Diagnostic::new(&codes::TEMPLATE_ERROR, self.at(place)).with("reason_zh", zh).with("reason_en", en);
        let diagnostic = problem.with("open", "{{").with("close", "}}");
        Blamed { diagnostic, retry: unclosed.or_else(|| expression(tag)) }
    }

    /// A template that is well formed and cannot be filled.
    fn runtime(&self, error: &Error, place: Range<usize>) -> Diagnostic {
        if let Some(refusal) = Refusal::of(error) {
            return self.refused(&refusal, place);
        }
        let named = |name: &str| place.start..place.start + name.len();
        match (error.kind(), reason::unknown_name(error)) {
            (ErrorKind::UnknownFilter, Some(name)) => {
                let problem = self.filter(named(name), name, ("没有这个过滤器".to_owned(), "there is no such filter".to_owned()));
                problem.near(nearest(name, FILTERS.split(' ')))
            }
            (ErrorKind::UnknownFunction, Some(name)) => {
                let near = nearest(name, FUNCTIONS.split(' '));
                let problem = Diagnostic::new(&codes::UNKNOWN_FUNCTION, self.at(named(name)));
                problem.with("name", name).with("known", FUNCTIONS).near(near)
            }
            _ if self.is_filter(&place) => self.filter(place.clone(), self.text(&place), reason::of(error)),
            _ => match scan::called(self.text(&place)) {
                Some(name) => self.call(place.clone(), name, reason::of(error)),
                None => {
                    let (zh, en) = reason::of(error);
                    Diagnostic::new(&codes::NOT_COMPUTED, self.at(place)).with("reason_zh", zh).with("reason_en", en)
                }
            },
        }
    }

    /// What one of our own filters or functions does not take.
    fn refused(&self, refusal: &Refusal, place: Range<usize>) -> Diagnostic {
        let text = self.text(&place);
        let argument = || scan::argument(text).map_or(place.clone(), |at| place.start + at.start..place.start + at.end);
        match refusal {
            Refusal::Filter(zh, en) => self.filter(place.clone(), text, (zh.clone(), en.clone())),
            Refusal::Argument(zh, en) => self.filter(argument(), text, (zh.clone(), en.clone())),
            Refusal::Function(zh, en) => self.call(argument(), scan::called(text).unwrap_or(text), (zh.clone(), en.clone())),
            Refusal::Period { figure, period, known } => no_such_period(self.at(argument()), figure, period, known),
        }
    }

    fn filter(&self, place: Range<usize>, filter: &str, (zh, en): (String, String)) -> Diagnostic {
        let problem = Diagnostic::new(&codes::BAD_FILTER, self.at(place)).with("filter", filter);
        problem.with("reason_zh", zh).with("reason_en", en).with("known", FILTERS)
    }

    fn call(&self, place: Range<usize>, name: &str, (zh, en): (String, String)) -> Diagnostic {
        Diagnostic::new(&codes::BAD_CALL, self.at(place)).with("name", name).with("reason_zh", zh).with("reason_en", en)
    }

    /// Whether what stands here is applied by `|`.
    fn is_filter(&self, place: &Range<usize>) -> bool {
        self.source.get(..place.start).is_some_and(|before| before.trim_end().ends_with('|'))
    }
}

/// A tag that can be left out: without a statement its end would be wrong too.
fn expression(tag: Option<&Tag>) -> Option<Range<usize>> {
    tag.filter(|tag| tag.kind == TagKind::Expression).map(|tag| tag.range.clone())
}

fn no_such_period(at: Origin, figure: &str, period: &str, known: &str) -> Diagnostic {
    let known = if known.is_empty() { "—" } else { known };
    Diagnostic::new(&codes::NO_SUCH_PERIOD, at).with("name", figure).with("period", period).with("known", known)
}
