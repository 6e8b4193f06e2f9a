//! Dashes and connectors (GB/T 15834—2011 4.7, 4.13): -- ― ─ for 破折号, `-` and – between years, a lone — after a mark.

use banxin_base::codes;

use crate::lint::chars::{VALUE, is_chinese, is_closing, is_han, is_opening, is_stop};
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let mut at = 0;
    while at < run.glyphs.len() {
        if !run.get(at).is_some_and(is_dash) {
            at += 1;
            continue;
        }
        let end = run.skip(at, is_dash);
        if let Some(right) = wanted(run, at, end) {
            let range = at..end;
            let found = run.found(&codes::WRONG_DASH, range.clone()).with("mark", run.text(range.clone())).with("right", right);
            // One 一字线 may be meant where one stands: which, the author knows.
            let sure = run.get(at) != Some('—');
            sink.push(found.mended_by(if sure { run.fix(&[(range, right)]) } else { None }));
        }
        at = end;
    }
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '－' | '―' | '─' | '━' | '–' | '—' | '‒' | '‐' | '‑' | '−')
}

/// What is to stand where dashes stand; `None` if they are right or nothing is known.
fn wanted(run: &Run<'_>, start: usize, end: usize) -> Option<&'static str> {
    let (before, after) = (run.before(start), run.get(end));
    let marks: Vec<char> = run.glyphs[start..end].iter().map(|glyph| glyph.c).collect();
    let chinese = |c: Option<char>| c.is_some_and(is_chinese);
    let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || matches!(c, VALUE | '年'));
    match marks.as_slice() {
        ['—', '—'] => None,
        ['—'] => {
            let marked = |c: Option<char>| c.is_some_and(|c| is_stop(c) || is_opening(c) || is_closing(c));
            // “十三五”—“十四五”: a span of two names is right.
            let alone = before.is_some_and(is_stop) || (before.is_some_and(is_closing) && after.is_some_and(is_han) && !marked(after));
            (alone && chinese(after) && long_clause(run, end)).then_some("——")
        }
        [_] if is_span_of_years(run, start, end) => Some("—"),
        ['―' | '─' | '━'] if number(before) && number(after) => Some("—"),
        ['―' | '─' | '━'] if chinese(before) && chinese(after) => Some("——"),
        [_] => None,
        _ if chinese(before) && chinese(after) => Some("——"),
        _ if before.is_none() && chinese(after) && marks.iter().all(|c| *c != '-') => Some("——"),
        _ => None,
    }
}

/// Whether what follows is a clause rather than the name at the end of a span.
fn long_clause(run: &Run<'_>, from: usize) -> bool {
    run.skip(from, is_han) - from > 4
}

/// 2022-2024年: two years that rise.
fn is_span_of_years(run: &Run<'_>, start: usize, end: usize) -> bool {
    let first = run.skip_back(start, |c| c.is_ascii_digit());
    let last = run.skip(end, |c| c.is_ascii_digit());
    let year = |range: std::ops::Range<usize>| {
        let text: String = run.glyphs[range].iter().map(|glyph| glyph.c).collect();
        text.parse::<u32>().ok().filter(|year| text.len() == 4 && (1800..2200).contains(year))
    };
    let rises = year(first..start).zip(year(end..last)).is_some_and(|(from, to)| from < to);
    let latin = run.before(first).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.'));
    rises && !latin && run.get(last).is_some_and(|c| matches!(c, '年' | '学'))
}
