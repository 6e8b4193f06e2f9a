//! Numbers in Arabic digits within a run.

use std::ops::Range;

use super::chars::VALUE;
use super::run::Run;

/// A number: `46,221`, `4.6万`, `80%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its digits, with commas and point.
    pub(super) digits: Range<usize>,
    /// Its digits as written, commas left out.
    pub(super) text: String,
    /// Whether commas group it.
    pub(super) grouped: bool,
    /// 万 or 亿 right after it.
    pub(super) scale: Option<char>,
    /// Whether % follows.
    pub(super) percent: bool,
    /// The character after all of it.
    pub(super) end: usize,
}

/// The numbers of a run, in order.
pub(super) fn numbers<'r>(run: &'r Run<'_>) -> impl Iterator<Item = Number> + 'r {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(c) = run.get(at) {
            if c.is_ascii_digit() {
                let number = number(run, at);
                at = number.end.max(at + 1);
                return Some(number);
            }
            at += 1;
        }
        None
    })
}

fn number(run: &Run<'_>, start: usize) -> Number {
    let digit = |c: char| c.is_ascii_digit();
    let mut end = run.skip(start, digit);
    let mut grouped = false;
    while run.get(end) == Some(',') && run.skip(end + 1, digit) == end + 4 && (grouped || end - start <= 3) {
        grouped = true;
        end += 4;
    }
    if run.get(end) == Some('.') && run.get(end + 1).is_some_and(digit) {
        end = run.skip(end + 1, digit);
    }
    let digits = start..end;
    let text = run.glyphs[digits.clone()].iter().map(|glyph| glyph.c).filter(|c| *c != ',').collect();
    let scale = run.get(end).filter(|c| matches!(c, '万' | '亿'));
    end += usize::from(scale.is_some());
    let percent = run.get(end) == Some('%');
    end += usize::from(percent);
    Number { digits, text, grouped, scale, percent, end }
}

/// Whether a number, printed or literal, ends before a place.
pub(super) fn ends_number(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '%' | '‰' | '℃' | VALUE))
}
