//! The interpunct (间隔号, GB/T 15834—2011 4.14) is U+00B7: look-alikes between Chinese characters are replaced.

use banxin_base::codes;

use crate::lint::chars::{is_han, is_numeral};
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for (at, glyph) in run.glyphs.iter().enumerate() {
        if !matches!(glyph.c, '•' | '・' | '‧' | '．' | '∙' | '⋅' | '･' | '●' | '᛫') {
            continue;
        }
        let between = run.before(at).is_some_and(is_han) && run.get(at + 1).is_some_and(is_han);
        // 一．总则: an ordinal, whose mark is another matter.
        let ordinal = glyph.c == '．' && run.skip_back(at, is_numeral) == 0;
        if between && !ordinal {
            let found = run.found(&codes::WRONG_INTERPUNCT, at..at + 1);
            let found = found.with("mark", glyph.c).with("code", format_args!("U+{:04X}", u32::from(glyph.c)));
            sink.push(found.mended_by(run.fix(&[(at..at + 1, "·")])));
        }
    }
}
