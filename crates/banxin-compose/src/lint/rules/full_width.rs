//! Digits, Latin letters and % are half-width (GB/T 15835—2011 5.1.7).

use banxin_base::codes;

use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let mut at = 0;
    while at < run.glyphs.len() {
        if !run.get(at).is_some_and(is_wide_letter) {
            at += 1;
            continue;
        }
        let mut end = run.skip(at, is_wide_letter);
        // A full-width point or comma between full-width digits belongs to the number.
        while run.get(end).is_some_and(|c| matches!(c, '．' | '，')) && run.get(end + 1).is_some_and(is_wide_digit) && in_number(run, end)
        {
            end = run.skip(end + 1, is_wide_letter);
        }
        let range = at..end;
        at = end;
        let right: String = run.glyphs[range.clone()].iter().map(|glyph| narrow(glyph.c)).collect();
        let found = run.found(&codes::FULL_WIDTH_LETTER, range.clone()).with("text", run.text(range.clone())).with("right", &right);
        sink.push(found.mended_by(run.fix(&[(range, &right)])));
    }
}

fn is_wide_letter(c: char) -> bool {
    is_wide_digit(c) || matches!(c, 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％')
}

fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// Whether the mark at a place stands within a number: a point always does, a comma before exactly three digits.
fn in_number(run: &Run<'_>, at: usize) -> bool {
    let three = run.skip(at + 1, is_wide_digit) == at + 4;
    run.before(at).is_some_and(is_wide_digit) && (run.get(at) == Some('．') || three)
}

/// The half-width form.
fn narrow(c: char) -> char {
    u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).filter(char::is_ascii).unwrap_or(c)
}
