//! A pure decimal has its zero (GB/T 15835—2011 5.1.2): 0.5, not .5.

use banxin_base::codes;

use crate::lint::chars::{is_blank, is_chinese};
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for at in (0..run.glyphs.len()).filter(|at| run.get(*at) == Some('.')) {
        let end = run.skip(at + 1, |c| c.is_ascii_digit());
        let before = run.before(at);
        let stands_alone = before.is_none_or(|c| is_chinese(c) || is_blank(c) || matches!(c, '(' | '~' | '\n'));
        let goes_on = run.get(end).is_some_and(|c| c.is_ascii_alphabetic() || c == '.');
        if end > at + 1 && stands_alone && !goes_on {
            let found = run.found(&codes::MISSING_ZERO, at..end).with("number", run.text(at..end));
            sink.push(found.mended_by(run.fix(&[(at..at + 1, "0.")])));
        }
    }
}
