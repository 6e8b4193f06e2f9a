//! The wave dash (浪纹线, GB/T 15834—2011 4.13.3.2) is ～ (U+FF5E) and joins the ends of a range.

use banxin_base::codes;

use crate::lint::chars::{VALUE, is_han, is_stop};
use crate::lint::numbers::ends_number;
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for (at, glyph) in run.glyphs.iter().enumerate() {
        if !matches!(glyph.c, '~' | '～' | '〜' | '∼' | '˜') {
            continue;
        }
        let (before, after) = (run.before(at), run.get(at + 1));
        let starts = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == VALUE || is_han(c));
        let ends = |c: Option<char>| ends_number(c) || c.is_some_and(is_han);
        let joins = ends(before) && starts(after);
        let decorates = glyph.c != '~' && before.is_some_and(is_han) && after.is_none_or(is_stop);
        let found = run.found(&codes::WRONG_WAVE, at..at + 1).with("mark", glyph.c);
        if joins && glyph.c != '～' {
            sink.push(found.mended_by(run.fix(&[(at..at + 1, "～")])));
        } else if decorates {
            sink.push(found);
        }
    }
}
