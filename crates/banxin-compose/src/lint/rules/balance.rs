//! Paired marks have both halves in their paragraph and do not cross (GB/T 15834—2011 4.8, 4.9, 4.15).
//!
//! A quotation of several paragraphs opens each of them and closes in the last. A text with template statements is left alone: its halves may
//! stand in different branches.

use banxin_base::codes;

use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let waiting = sink.open_quotation.take();
    let goes_on = run.follows && run.kind == Kind::Paragraph && matches!(run.get(0), Some('“' | '‘'));
    sink.found.extend(waiting.filter(|_| !goes_on));
    if run.branches {
        return;
    }
    let mut single = run.pairs.single.clone();
    single.sort_unstable();
    for at in single {
        let Some(mark) = run.get(at) else { continue };
        let found = run.found(&codes::UNBALANCED_MARK, at..at + 1).with("mark", mark);
        let opens_quotation = at == 0 && run.kind == Kind::Paragraph && matches!(mark, '“' | '‘');
        if opens_quotation {
            sink.open_quotation = Some(found);
        } else {
            sink.push(found);
        }
    }
    for (inner, at) in &run.pairs.crossed {
        let (Some(other), Some(mark)) = (run.get(*inner), run.get(*at)) else { continue };
        let found = run.found(&codes::CROSSED_MARKS, *at..*at + 1).with("mark", mark).with("other", other);
        sink.push(found.also(run.at(*inner..*inner + 1), format!("“{other}”在此开始"), format!("`{other}` opens here")));
    }
    for (outer, at) in &run.pairs.nested {
        let Some(mark) = run.get(*at) else { continue };
        let right = if mark == '“' { "‘ ’" } else { "〈 〉" };
        let found = run.found(&codes::NESTED_MARKS, *at..*at + 1).with("mark", mark).with("right", right);
        sink.push(found.also(run.at(*outer..*outer + 1), "外层在此开始", "the outer one opens here"));
    }
}
