//! Numbers of five digits and more are grouped throughout or not at all (GB/T 15835—2011 5.1.1).

use crate::lint::numbers::numbers;
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// Shorter numbers may stay ungrouped beside longer grouped ones.
const SHORTEST: usize = 5;

/// The rule: it only counts; the verdict is given when the whole report is read.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    if run.kind == Kind::Name {
        return;
    }
    for number in numbers(run) {
        let integer = number.text.split('.').next().unwrap_or_default();
        let place = || (run.text(number.digits.clone()).to_owned(), run.at(number.digits.clone()));
        let in_code = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'));
        if number.grouped {
            sink.grouping.one.push(place());
        } else if integer.len() >= SHORTEST
            && !super::literal::is_exempt(run, &number)
            && !in_code(run.before(number.digits.start))
            && !in_code(run.get(number.end))
        {
            sink.grouping.other.push(place());
        }
    }
}
