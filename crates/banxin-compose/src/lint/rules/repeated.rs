//! Stops that stand together (GB/T 15834—2011 4.1–4.6): 。。 ，， ，。 ！！！
//!
//! The same stop twice is mended. Different ones, and ？？ ！！, are left to the author; ？！ is a mark of its own, 。。。 an ellipsis.

use banxin_base::codes;

use crate::lint::chars::is_stop;
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let mut at = 0;
    while at < run.glyphs.len() {
        if !run.get(at).is_some_and(is_stop) {
            at += 1;
            continue;
        }
        let end = run.skip(at, is_stop);
        let range = at..end;
        at = end;
        let marks: String = run.glyphs[range.clone()].iter().map(|glyph| glyph.c).collect();
        if range.len() < 2 || matches!(marks.as_str(), "？！" | "！？") || (range.len() > 2 && marks.chars().all(|c| c == '。')) {
            continue;
        }
        let first = marks.chars().next().unwrap_or_default();
        let same = marks.chars().all(|c| c == first) && !matches!(first, '？' | '！');
        let fix = if same { run.fix(&[(range.clone(), first.encode_utf8(&mut [0; 4]))]) } else { None };
        sink.push(run.found(&codes::REPEATED_MARK, range).with("marks", marks).mended_by(fix));
    }
}
