//! Brackets in Chinese are full-width, both halves (GB/T 15834—2011 4.9): (甲) and （甲) become （甲）.
//!
//! Left alone: brackets of an ordinal ((1) at the start of a line or after a mark), and brackets with nothing Chinese in them or beside them.

use banxin_base::codes;

use crate::lint::chars::{is_blank, is_chinese, is_han, is_stop};
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for &(open, close) in &run.pairs.joined {
        let (Some(left), Some(right)) = (run.get(open), run.get(close)) else { continue };
        match (left, right) {
            ('(', '）') | ('（', ')') => {
                let edit = if left == '(' { (open..open + 1, "（") } else { (close..close + 1, "）") };
                let found = run.found(&codes::MIXED_PAIR, edit.0.clone()).with("open", left).with("close", right);
                sink.push(found.mended_by(run.fix(&[edit])));
            }
            ('(', ')') if stands_in_chinese(run, open, close) => {
                let found = run.found(&codes::HALF_WIDTH_MARK, open..close + 1).with("mark", "( )").with("right", "（ ）");
                sink.push(found.mended_by(run.fix(&[(open..open + 1, "（"), (close..close + 1, "）")])));
            }
            _ => {}
        }
    }
}

fn stands_in_chinese(run: &Run<'_>, open: usize, close: usize) -> bool {
    let before = run.before(open);
    let ordinal = close - open <= 3
        && run.glyphs[open + 1..close].iter().all(|glyph| glyph.c.is_ascii_alphanumeric())
        && before.is_none_or(|c| is_blank(c) || is_stop(c) || c == '\n');
    let inside = run.has_han(open + 1..close);
    let beside =
        before.is_some_and(is_chinese) || (before.is_none_or(|c| !c.is_ascii_alphanumeric()) && run.get(close + 1).is_some_and(is_han));
    !ordinal && (inside || beside)
}
