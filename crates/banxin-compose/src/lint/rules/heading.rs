//! Headings and captions end without a mark (GB/T 15834—2011 A.1, B.4). ？ ！ and …… may stand.

use banxin_base::codes;

use crate::lint::chars::is_blank;
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let (zh, en) = match run.kind {
        Kind::Heading => ("标题", "heading"),
        Kind::Caption => ("图表题", "caption"),
        Kind::Paragraph | Kind::Cell | Kind::Name => return,
    };
    let end = run.skip_back(run.glyphs.len(), is_blank);
    let Some(at) = end.checked_sub(1) else { return };
    let Some(mark) = run.get(at).filter(|c| matches!(c, '。' | '，' | '；' | '：' | '、')) else { return };
    // A caption of several sentences is a text of its own.
    let sentences = run.kind == Kind::Caption && run.glyphs[..at].iter().any(|glyph| matches!(glyph.c, '。' | '；'));
    // Doubled marks are another rule's; what stays of them is this one's.
    if sentences || at == 0 || run.before(at).is_some_and(|c| matches!(c, '。' | '，' | '；' | '：' | '、')) {
        return;
    }
    let found = run.found(&codes::HEADING_MARK, at..at + 1).with("what_zh", zh).with("what_en", en).with("mark", mark);
    sink.push(found.mended_by(run.fix(&[(at..at + 1, "")])));
}
