//! Straight quotes in Chinese text (GB/T 15834—2011 4.8): `"` and `'` around or beside Chinese.
//!
//! They are mended where they come in pairs; an odd one is shown and left to its author. The `'` of a Latin word and of a measure stays.

use banxin_base::{Diagnostic, codes};

use crate::lint::chars::is_chinese;
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for mark in ['"', '\''] {
        let places: Vec<usize> = (0..run.glyphs.len()).filter(|at| run.get(*at) == Some(mark) && !is_latin(run, *at)).collect();
        let (pairs, odd) = places.as_chunks::<2>();
        for [open, close] in pairs {
            if beside_chinese(run, *open) || beside_chinese(run, *close) || run.has_han(*open..*close) {
                sink.push(pair(run, *open, *close));
            }
        }
        for at in odd.iter().filter(|at| beside_chinese(run, **at)) {
            let found = run.found(&codes::STRAIGHT_QUOTE, *at..*at + 1).with("mark", mark);
            sink.push(found.with("advice_zh", "这一个没有配对，需要人工判断。").with("advice_en", "This one has no partner: look at it."));
        }
    }
}

fn pair(run: &Run<'_>, open: usize, close: usize) -> Diagnostic {
    let within = run.pairs.joined.iter().any(|(left, right)| *left < open && close < *right && run.get(*left) == Some('“'));
    let inner = within || (run.get(open) == Some('\'') && surrounded_by_straight(run, open));
    let (left, right) = if inner { ("‘", "’") } else { ("“", "”") };
    let found = run.found(&codes::STRAIGHT_QUOTE, open..close + 1).with("mark", run.get(open).unwrap_or('"'));
    let found = found.with("advice_zh", format!("这里改为{left} {right}。")).with("advice_en", format!("Here: {left} {right}."));
    found.mended_by(run.fix(&[(open..open + 1, left), (close..close + 1, right)]))
}

/// Whether an odd number of `"` stands before a place.
fn surrounded_by_straight(run: &Run<'_>, at: usize) -> bool {
    run.glyphs[..at].iter().filter(|glyph| glyph.c == '"').count() % 2 == 1
}

/// The apostrophe of a word (it's) and the sign of feet and inches after a digit (5').
fn is_latin(run: &Run<'_>, at: usize) -> bool {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let digit = run.before(at).is_some_and(|c| c.is_ascii_digit());
    (word(run.before(at)) && word(run.get(at + 1))) || (digit && run.get(at) == Some('\''))
}

fn beside_chinese(run: &Run<'_>, at: usize) -> bool {
    run.before(at).is_some_and(is_chinese) || run.get(at + 1).is_some_and(is_chinese)
}
