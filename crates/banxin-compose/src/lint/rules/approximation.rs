//! Two words of approximation around one number: 约300人左右, 近2000余人次.

use banxin_base::codes;

use crate::lint::chars::{VALUE, is_han};
use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// What may stand before a number, and what after it says the same again (or the opposite).
const WORDS: [(&str, &[&str]); 6] = [
    ("约", &["左右", "上下", "余", "多"]),
    ("近", &["左右", "上下", "余", "多"]),
    ("逾", &["余", "多", "以上", "左右"]),
    ("超过", &["余", "多", "以上", "左右"]),
    ("超", &["余", "多", "以上", "左右"]),
    ("达到", &["左右"]),
];

/// A unit has at most so many characters: 平方公里.
const LONGEST_UNIT: usize = 4;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    let mut at = 0;
    while at < run.glyphs.len() {
        let part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | VALUE);
        if !run.get(at).is_some_and(|c| c.is_ascii_digit() || c == VALUE) {
            at += 1;
            continue;
        }
        let start = at;
        at = run.skip(at, part);
        let end = run.skip(at, |c| matches!(c, '万' | '亿' | '%'));
        let Some((before, afters)) = WORDS.iter().find(|(word, _)| run.ends_with(start, word)) else { continue };
        // 近年 and 近2022年 speak of time, 最近, 附近 and 接近 are other words.
        let other = *before == "近" && (run.ends_with(start, "最近") || run.ends_with(start, "附近"));
        if other {
            continue;
        }
        let unit_end = run.skip(end, is_han).min(end + LONGEST_UNIT);
        let hit = (end..=unit_end).find_map(|place| {
            let far = place > end;
            // 余 and 多 stand right after the number, 左右 and 以上 after the unit as well.
            afters.iter().find(|word| run.starts_with(place, word) && (!far || word.chars().count() > 1)).map(|word| (place, *word))
        });
        if let Some((place, after)) = hit {
            let whole = start - before.chars().count()..place + after.chars().count();
            sink.push(run.found(&codes::DOUBLE_APPROXIMATION, whole).with("before", before).with("after", after));
        }
    }
}
