//! Items of a series that have quotes or title marks usually stand without 、 (GB/T 15834—2011 4.5.3.5). A note: the clause says "usually".

use banxin_base::codes;

use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for at in (1..run.glyphs.len()).filter(|at| run.get(*at) == Some('、')) {
        if matches!((run.before(at), run.get(at + 1)), (Some('”'), Some('“')) | (Some('》'), Some('《'))) {
            let range = at - 1..at + 2;
            sink.push(run.found(&codes::MARK_BETWEEN_QUOTES, range.clone()).with("marks", run.text(range)));
        }
    }
}
