//! The ellipsis (GB/T 15834—2011 4.11) is ……: dots, 。。。 and a single … are replaced; 等…… says the same twice (A.9).

use banxin_base::codes;

use crate::lint::chars::is_chinese;
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let mut at = 0;
    while at < run.glyphs.len() {
        let Some(first) = run.get(at).filter(|c| matches!(c, '.' | '。' | '…' | '⋯')) else {
            at += 1;
            continue;
        };
        let end = run.skip(at, |c| c == first);
        let range = at..end;
        at = end;
        let dots = matches!(first, '.' | '。');
        if dots && range.len() < 3 {
            continue;
        }
        let beside = |c: Option<char>| c.is_some_and(is_chinese);
        let in_chinese = first == '。' || beside(run.before(range.start)) || beside(run.get(end));
        // One mark of two dots widths is half an ellipsis; four make the one of a whole line.
        let right = !dots && matches!(range.len(), 2 | 4);
        if in_chinese && !right {
            let found = run.found(&codes::WRONG_ELLIPSIS, range.clone()).with("mark", run.text(range.clone()));
            sink.push(found.mended_by(run.fix(&[(range.clone(), "……")])));
        }
        if in_chinese && run.before(range.start) == Some('等') {
            sink.push(run.found(&codes::ETC_TWICE, range.start - 1..end));
        }
    }
}
