//! Half-width marks in Chinese text (GB/T 15834—2011 5.1): `,` `;` `:` `?` `!` `.` beside Chinese characters.
//!
//! Left alone: what stands between digits (46,221 15:40 1:500), within Latin words and addresses, and `.` after an ordinal.

use banxin_base::codes;

use crate::lint::chars::{VALUE, is_blank, is_chinese, is_numeral};
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for (at, glyph) in run.glyphs.iter().enumerate() {
        let right = match glyph.c {
            ',' => "，",
            ';' => "；",
            ':' => "：",
            '?' => "？",
            '!' => "！",
            '.' => "。",
            _ => continue,
        };
        if stands_in_chinese(run, at) {
            let end = run.skip(at + 1, |c| c == ' ');
            // A space typed after the mark belongs to its half-width form, unless the line goes on in Latin letters.
            let end = if run.get(end).is_some_and(is_chinese) { end } else { at + 1 };
            let found = run.found(&codes::HALF_WIDTH_MARK, at..at + 1).with("mark", glyph.c).with("right", right);
            // Where an emphasis ends between mark and space, only the mark is replaced.
            let fix = run.fix(&[(at..end, right)]).or_else(|| run.fix(&[(at..at + 1, right)]));
            sink.push(found.mended_by(fix));
        }
    }
}

fn stands_in_chinese(run: &Run<'_>, at: usize) -> bool {
    let c = run.get(at);
    let before = run.before(at);
    let next = run.get(at + 1);
    let after = run.get(run.skip(at + 1, is_blank));
    let chinese = |c: Option<char>| c.is_some_and(is_chinese);
    let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    match c {
        // Doubled marks of one kind are an ellipsis or emphasis, which other rules know.
        Some('.') => {
            let ordinal = run.skip_back(at, is_numeral) == 0;
            let sentence = next.is_none_or(|c| is_blank(c) || is_chinese(c) || c == '\n');
            chinese(before) && sentence && !ordinal && before != Some('…')
        }
        Some(',' | ':') if word(before) && word(next) => false,
        // An ordinal such as `a:` or a time is no Chinese even where Chinese follows.
        Some(_) => chinese(before) || (before.is_some_and(|c| c == VALUE || c == '%' || c.is_ascii_alphanumeric()) && chinese(after)),
        None => false,
    }
}
