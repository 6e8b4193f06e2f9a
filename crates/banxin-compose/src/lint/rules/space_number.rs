//! Spaces between numbers and Chinese characters: the gap is set when lines are made, a typed space adds to it and may end a line.
//!
//! Left alone: labels and ordinals (表1 名称, 1.1 范围), the time after a date, cells.

use banxin_base::codes;

use crate::lint::chars::{VALUE, is_blank, is_han};
use crate::lint::numbers::ends_number;
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    if matches!(run.kind, Kind::Cell | Kind::Name | Kind::Caption) {
        return;
    }
    let mut at = 0;
    while at < run.glyphs.len() {
        if !run.get(at).is_some_and(is_blank) {
            at += 1;
            continue;
        }
        let end = run.skip(at, is_blank);
        let range = at..end;
        at = end;
        let (before, after) = (run.before(range.start), run.get(end));
        let after_number = ends_number(before) && after.is_some_and(is_han) && !is_label(run, range.start);
        let before_number = before.is_some_and(|c| is_han(c) && !matches!(c, '日' | '号' | '表' | '图' | '件' | '录' | '章' | '节' | '注'))
            && after.is_some_and(|c| c.is_ascii_digit() || c == VALUE);
        if (after_number || before_number) && !run.glyphs[range.start].quoted {
            let fix = run.fix(&[(range.clone(), "")]);
            sink.push(run.found(&codes::SPACE_AT_NUMBER, range).mended_by(fix));
        }
    }
}

/// Whether the number that ends before a place is an ordinal at the start (1.1 范围) or numbers a label (表1, 附件 2).
fn is_label(run: &Run<'_>, end: usize) -> bool {
    let start = run.skip_back(end, |c| c.is_ascii_digit() || matches!(c, '.' | '-' | '－'));
    if start == 0 || run.before(start) == Some('\n') {
        return true;
    }
    let word = run.skip_back(start, is_blank);
    ["表", "图", "附件", "附录", "注", "例", "式", "附表", "附图"].iter().any(|label| run.ends_with(word, label))
}
