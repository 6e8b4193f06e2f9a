//! Digits do not mix with numeral words (GB/T 15835—2011 5.3): 4千, 1百零8, 3亿4500万. 万 and 亿 alone may follow digits.

use banxin_base::codes;

use crate::lint::chars::is_numeral;
use crate::lint::numbers::numbers;
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// Units of measure that begin with 千 or 百: 5千克, 3百分点.
const AFTER_THOUSAND: &str = "克瓦米卡伏兆帕焦赫字伏升安乏";

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    if run.kind == Kind::Name {
        return;
    }
    let mut skip_to = 0;
    for number in numbers(run) {
        let start = number.digits.start;
        if start < skip_to || number.percent {
            continue;
        }
        let next = run.get(number.end);
        let after = run.get(number.end + 1);
        let word = match (number.scale, next) {
            (None, Some('千')) => !after.is_some_and(|c| AFTER_THOUSAND.contains(c)),
            (None, Some('百')) => after != Some('分') && !after.is_some_and(|c| AFTER_THOUSAND.contains(c)),
            (None, Some('十')) => true,
            (Some(_), Some('千' | '百')) => !after.is_some_and(|c| AFTER_THOUSAND.contains(c)),
            (Some(_), Some(c)) => c.is_ascii_digit() || (c == '零' && after.is_some_and(|c| c.is_ascii_digit())),
            _ => false,
        };
        if word {
            let end = run.skip(number.end, |c| c.is_ascii_digit() || is_numeral(c) || matches!(c, '万' | '亿'));
            sink.push(run.found(&codes::MIXED_NUMERALS, start..end).with("number", run.text(start..end)));
            skip_to = end;
        }
    }
}
