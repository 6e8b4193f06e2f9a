//! Spaces between Chinese characters, or between one and a stop.
//!
//! Left alone: names in “” and 《》 (their spaces are meant), words set apart by a space after an ordinal (第一章 总则, GB/T 15834—2011 B.3),
//! single characters spread over a cell or a heading (目 录), and ideographic spaces, which nobody types by accident, unless they are in prose.

use banxin_base::codes;

use crate::lint::chars::{is_blank, is_han, is_numeral, is_stop};
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    if run.kind == Kind::Name {
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
        let beside = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_stop(c));
        let (before, after) = (run.before(range.start), run.get(end));
        if !beside(before) || !beside(after) || run.glyphs[range.start].quoted {
            continue;
        }
        let characters = before.is_some_and(is_han) && after.is_some_and(is_han);
        if characters && (is_label(run, range.start) || is_spread(run, range.start, end)) {
            continue;
        }
        let fix = run.fix(&[(range.clone(), "")]);
        sink.push(run.found(&codes::SPACE_IN_HAN, range).mended_by(fix));
    }
}

/// Whether an ordinal or a numbered label ends before the space: 第一章, 一, 附件二, 表三.
fn is_label(run: &Run<'_>, end: usize) -> bool {
    let start = run.skip_back(end, is_han);
    let word: Vec<char> = run.glyphs[start..end].iter().map(|glyph| glyph.c).collect();
    let is_ordinal = word.first() == Some(&'第') && word.len() <= 8;
    let labels = ["附件", "附录", "附表", "附图", "表", "图", "注", "单位", "来源"];
    let core = word.iter().rposition(|c| !is_numeral(*c)).map_or(0, |last| last + 1);
    let ends = |label: &str| word[..core].ends_with(&label.chars().collect::<Vec<_>>());
    let is_named = labels.iter().any(|label| ends(label) && (core < word.len() || core == label.chars().count()));
    let is_number = word.iter().all(|c| is_numeral(*c)) && start == 0;
    is_ordinal || is_named || is_number
}

/// Whether single characters are spread out: 目 录, 张 三. In a paragraph only a whole line of them is.
fn is_spread(run: &Run<'_>, start: usize, end: usize) -> bool {
    let one_before = start - run.skip_back(start, is_han) == 1;
    let one_after = run.skip(end, is_han) - end == 1;
    match run.kind {
        Kind::Paragraph => one_before && one_after && run.glyphs.len() <= 12,
        Kind::Cell | Kind::Heading | Kind::Caption | Kind::Name => one_before || one_after,
    }
}
