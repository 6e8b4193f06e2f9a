//! Dates: one kind of numerals within one (GB/T 15835—2011 4.3), no zero before month and day (GB/T 9704—2012 7.3.5.4).

use banxin_base::codes;

use crate::lint::run::Run;
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    for at in (0..run.glyphs.len()).filter(|at| matches!(run.get(*at), Some('年' | '月'))) {
        padded(run, at, sink);
        mixed(run, at, sink);
    }
}

/// 01月 after 年, 05日 after 月.
fn padded(run: &Run<'_>, at: usize, sink: &mut Sink<'_>) {
    let zero = at + 1;
    let end = run.skip(zero, |c| c.is_ascii_digit());
    let unit = if run.get(at) == Some('年') { "月" } else { "日" };
    let is_padded = run.get(zero) == Some('0') && end == zero + 2 && run.get(zero + 1) != Some('0') && run.starts_with(end, unit);
    if is_padded && run.before(at).is_some_and(|c| c.is_ascii_digit()) {
        let right = format!("{}{unit}", run.text(zero + 1..end));
        let found = run.found(&codes::PADDED_DATE, zero..end + 1).with("date", run.text(zero..end + 1)).with("right", right);
        sink.push(found.mended_by(run.fix(&[(zero..zero + 1, "")])));
    }
}

/// 二〇〇八年8月, 2008年八月, 8月八日.
fn mixed(run: &Run<'_>, at: usize, sink: &mut Sink<'_>) {
    let word = |c: char| matches!(c, '〇' | '○' | '零' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十');
    let digit = |c: char| c.is_ascii_digit();
    let unit = if run.get(at) == Some('年') { "月" } else { "日" };
    let words_first = run.skip_back(at, word);
    let digits_first = run.skip_back(at, digit);
    let digits_end = run.skip(at + 1, digit);
    let words_end = run.skip(at + 1, word);
    let year = unit == "月";
    // 一年3个月 and 三年8月 count; a year in words has four of them.
    let long = |from: usize| if year { at - from == 4 } else { at > from && run.before(from) == Some('年') };
    let span = if long(words_first) && digits_end > at + 1 && run.starts_with(digits_end, unit) {
        Some(words_first..digits_end + 1)
    } else if digits_first < at && (!year || at - digits_first == 4) && words_end > at + 1 && run.starts_with(words_end, unit) {
        Some(digits_first..words_end + 1)
    } else {
        None
    };
    if let Some(span) = span {
        sink.push(run.found(&codes::MIXED_DATE, span.clone()).with("date", run.text(span)));
    }
}
