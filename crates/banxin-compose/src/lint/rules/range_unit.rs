//! Ranges whose first number lacks what would change its value (GB/T 15835—2011 5.1.3): 5～8% for 5%～8%, 13～17万元 for 13万元～17万元.

use banxin_base::codes;

use crate::lint::chars::{is_han, is_range};
use crate::lint::numbers::numbers;
use crate::lint::run::{Kind, Run};
use crate::lint::sink::Sink;

/// The rule.
pub(super) fn check(run: &Run<'_>, sink: &mut Sink<'_>) {
    if run.kind == Kind::Name {
        return;
    }
    let mut first = None;
    for number in numbers(run) {
        if let Some(start) = first {
            let unit = if number.percent { "%".to_owned() } else { number.scale.map(String::from).unwrap_or_default() };
            let end = if number.percent { number.end } else { run.skip(number.end, |c| is_han(c) && c == '元') };
            if !unit.is_empty() {
                let range = start..end;
                let mark = number.digits.start - 1;
                let whole = format!("{unit}{}", run.text(number.end..end));
                let right = format!("{}{whole}{}", run.text(start..mark), run.text(mark..end));
                let mended = format!("{whole}{}", run.text(mark..mark + 1));
                let found = run.found(&codes::RANGE_UNIT, range.clone()).with("range", run.text(range)).with("unit", &unit);
                // 5～8% can only mean percent; what 13～17万 means, its author knows.
                let fix = if number.percent { run.fix(&[(mark..mark + 1, &mended)]) } else { None };
                sink.push(found.with("right", right).mended_by(fix));
            }
        }
        let bare = !number.percent && number.scale.is_none() && run.get(number.end).is_some_and(is_range);
        let in_code = run.before(number.digits.start).is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '—' | '～'));
        let joined = run.get(number.end + 1).is_some_and(|c| c.is_ascii_digit());
        first = (bare && joined && !in_code).then_some(number.digits.start);
    }
}
