//! Ordinals of parts take one form in a report (GB/T 15835—2011 4.3): not 第一章 beside 第12章. Names in “” and 《》 are not ours to change.

use crate::lint::chars::is_numeral;
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule: it only counts; the verdict is given when the whole report is read.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for at in (0..run.glyphs.len()).filter(|at| run.get(*at) == Some('第') && !run.glyphs[*at].quoted) {
        let words = run.skip(at + 1, is_numeral);
        let digits = run.skip(at + 1, |c| c.is_ascii_digit());
        let end = words.max(digits);
        if end > at + 1 && matches!(run.get(end), Some('章')) {
            let place = (run.text(at..end + 1).to_owned(), run.at(at..end + 1));
            if words > at + 1 { sink.chapters.one.push(place) } else { sink.chapters.other.push(place) }
        }
    }
}
