//! Numbers written into the text instead of printed from the ledger, with the figure that was probably meant.
//!
//! Only Arabic digits are looked at, with 万, 亿 and % behind them. Left alone: years and dates, times, ordinals and labels (第3章, 表1, 1.,
//! （1）), document numbers and codes (〔2025〕3号, GB/T 9704, A4, 12-3), telephone numbers, ratios, and names in “” and 《》. Cells are data:
//! a number there is looked at only within words. A report without a ledger is told once.

use banxin_base::codes;

use crate::lint::chars::{VALUE, is_blank, is_han, is_range};
use crate::lint::numbers::{Number, numbers};
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    if matches!(run.kind, Kind::Name | Kind::Cell | Kind::Caption) {
        return;
    }
    for number in numbers(run) {
        if is_exempt(run, &number) {
            continue;
        }
        let range = number.digits.start..number.end;
        if sink.ledger.is_empty() {
            sink.literals.0 += 1;
            sink.literals.1.get_or_insert_with(|| run.at(range));
            continue;
        }
        let unit_end = run.skip(number.end, is_han).min(number.end + 3);
        let advice = sink.ledger.advice(&number, run.text(number.end..unit_end));
        let found = run.found(&codes::LITERAL_NUMBER, range.clone()).with("number", run.text(range));
        sink.push(found.with("advice_zh", advice.zh).with("advice_en", advice.en));
    }
}

/// Whether a number is no figure: see the head of this file.
pub(super) fn is_exempt(run: &Run<'_>, number: &Number) -> bool {
    let (start, end) = (number.digits.start, number.end);
    run.glyphs[start].quoted
        || is_code(run, start, end)
        || is_date(run, number)
        || is_ordinal(run, number)
        || is_label(run, start)
        || is_telephone(run, number)
}

/// Part of a code: it touches Latin letters, hyphens, slashes, a ratio's colon, a formula's sign; or a Latin word stands before it.
fn is_code(run: &Run<'_>, start: usize, end: usize) -> bool {
    let sign = |c: char| matches!(c, '-' | '/' | '_' | '×' | '*' | '+' | '=' | '#' | '@' | '^' | '&');
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let joined = |c: Option<char>, beyond: Option<char>| {
        c.is_some_and(sign) || (matches!(c, Some('.' | ':' | '：')) && beyond.is_some_and(|c| c.is_ascii_digit()))
    };
    let before = run.before(start);
    let word_before = {
        let word = run.skip_back(start, is_blank);
        word < start && letter(run.before(word))
    };
    letter(before)
        || letter(run.get(end))
        || word_before
        || joined(before, start.checked_sub(2).and_then(|at| run.get(at)))
        || joined(run.get(end), run.get(end + 1))
}

/// A year, month, day or time of day.
fn is_date(run: &Run<'_>, number: &Number) -> bool {
    let (start, end) = (number.digits.start, number.end);
    let whole = number.scale.is_none() && !number.percent && number.text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole {
        return false;
    }
    let value: u64 = number.text.parse().unwrap_or(u64::MAX);
    let next = run.get(end);
    let year = number.text.len() == 4 && (1800..2200).contains(&value);
    let before = run.before(start);
    let linked = |c: Option<char>| c.is_some_and(|c| is_range(c) || matches!(c, '至' | '到' | '和' | '、'));
    match next {
        Some('年') => year || (number.text.len() <= 2 && run.starts_with(end, "年代")),
        Some('月') => value <= 12,
        Some('日') => value <= 31,
        Some('时' | '点') => value <= 24,
        Some('分' | '秒') => value < 60 && matches!(before, Some('时' | '分' | '点')),
        Some('世') => run.starts_with(end, "世纪"),
        Some('季') => value <= 4,
        _ => year && (linked(next) || linked(before) || next.is_none_or(|c| !is_han(c) && c != VALUE)),
    }
}

/// An ordinal: 第3, 3号, 〔2025〕, 1. or 1、 at the start of a line, （1）.
fn is_ordinal(run: &Run<'_>, number: &Number) -> bool {
    let (start, end) = (number.digits.start, number.end);
    let (before, next) = (run.before(start), run.get(end));
    let at_start = before.is_none_or(|c| c == '\n');
    let short = number.text.len() <= 3;
    before == Some('第')
        || (next == Some('号') && run.get(end + 1) != Some('召'))
        || matches!((before, next), (Some('〔' | '['), Some('〕' | ']')))
        || (short && matches!((before, next), (Some('（' | '('), Some('）' | ')'))))
        || (short && at_start && next.is_some_and(|c| matches!(c, '.' | '、' | '．' | ')' | '）') || is_blank(c)))
        || (at_start && number.text.contains('.') && next.is_some_and(is_blank))
}

/// What numbers something: 表1, 图2, 附件3, 第3条（see ordinals）.
fn is_label(run: &Run<'_>, start: usize) -> bool {
    const LABELS: [&str; 18] = [
        "表",
        "图",
        "附件",
        "附录",
        "附表",
        "附图",
        "式",
        "注",
        "例",
        "步骤",
        "编号",
        "序号",
        "代码",
        "页",
        "栏",
        "项目编码",
        "邮编",
        "版本",
    ];
    let word = run.skip_back(start, is_blank);
    // 表2-8: the second number follows the first one's hyphen, which makes it a code.
    LABELS.iter().any(|label| run.ends_with(word, label)) && !run.ends_with(word, "代表")
}

/// Mobile numbers, and short lines named as such: 12351热线.
fn is_telephone(run: &Run<'_>, number: &Number) -> bool {
    let (start, end) = (number.digits.start, number.end);
    let digits = number.text.len();
    let mobile = digits == 11 && number.text.starts_with('1');
    let named_after = (end..end + 7).any(|at| run.starts_with(at, "热线") || run.starts_with(at, "电话") || run.starts_with(at, "专线"));
    let named_before =
        (start.saturating_sub(1)..=start).any(|at| run.ends_with(at, "电话") || run.ends_with(at, "热线") || run.ends_with(at, "拨打"));
    mobile || (digits >= 3 && (named_after || named_before))
}
