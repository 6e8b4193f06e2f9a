//! A number stays on one line, with its unit.
//!
//! GB/T 15835-2011 5.1.7.2: a number in Arabic digits is not split between lines. UAX #14 (LB25) keeps signs, grouping commas, the point, % and
//! currency with it. CLREQ's section on units is still empty; a number and its 余, 万, 亿 and unit are read as one, so they stay together here:
//! 2000余人次, 14.2万元, 3场, 第3章, 5 km. Decided where the standards are silent:
//!
//! - A date may break behind 年 and 月 (the 1999 text of GB/T 9704 forbade it, today's does not); each part keeps its 年, 月, 日. A date in digits
//!   (2025-01-20, 2025/1/20) is one number.
//! - A range may break behind ～ or —, never before it: both ends are numbers of their own.
//! - A document number (〔2025〕3号) is one, from its bracket on; a day such as 3·15 is one.
//! - The number of a table or figure keeps its 表 or 图 (表2, 图3-1), so that no line begins with a bare 2; with a unit it is a count (代表2人).

use super::{Break, close, text_of, to_usize, units};
use crate::cell::Cell;
use crate::classes::Class;

/// Closes the places within numbers, and between them and what belongs to them.
pub(super) fn keep(text: &str, cells: &[Cell], more: &[String], found: &mut [Break]) {
    let class = |index: usize| cells.get(index).map(|cell| cell.class);
    let mut index = 0;
    while index < cells.len() {
        let count = cells.get(index..).unwrap_or_default().iter().take_while(|cell| cell.class == Class::Digit).count();
        if count == 0 {
            index += 1;
            continue;
        }
        let end = index + count;
        close(found, index, end - 1);
        close(found, start(text, cells, index), index);
        let last = with_unit(text, cells, end, more);
        if last + 1 == end && labelled(text, cells, index) {
            close(found, index - 1, index);
        }
        let joined = class(end + 1) == Some(Class::Digit) && cells.get(end).is_some_and(|cell| joins_digits(text, cell));
        if joined {
            close(found, end - 1, end + 1);
        } else if class(end) != Some(Class::LatinMark) {
            close(found, end - 1, last);
        }
        index = end;
    }
}

/// The cell at which what belongs to a number begins: its sign, 第, or the bracket of a document number.
fn start(text: &str, cells: &[Cell], digits: usize) -> usize {
    let said = |index: usize| cells.get(index).map_or("", |cell| text_of(text, cell));
    let Some(before) = digits.checked_sub(1) else { return digits };
    match said(before) {
        "第" | "+" | "±" | "−" | "＋" | "－" | "￥" | "¥" | "＄" => before,
        "〕" | "］" | "]" => bracket(cells, before).unwrap_or(digits),
        _ => digits,
    }
}

/// Whether the digits stand behind the word that numbers tables, figures and what is attached.
fn labelled(text: &str, cells: &[Cell], digits: usize) -> bool {
    let before = digits.checked_sub(1).and_then(|index| cells.get(index));
    before.is_some_and(|cell| matches!(text_of(text, cell), "表" | "图" | "件"))
}

/// The cell that opens the bracketed year that `closing` closes.
fn bracket(cells: &[Cell], closing: usize) -> Option<usize> {
    let digits = cells.get(..closing)?.iter().rev().take_while(|cell| cell.class == Class::Digit).count();
    let opening = closing.checked_sub(digits + 1)?;
    let opens = cells.get(opening).is_some_and(|cell| matches!(cell.class, Class::Opening | Class::LatinMark));
    (digits > 0 && opens).then_some(opening)
}

/// Whether a cell between two digits makes one number of them: a thin space (GB/T 15835-2011 5.1.1 b groups digits by a quarter of an em), or the
/// interpunct of a day (GB/T 15834-2011 4.14.3.5).
fn joins_digits(text: &str, cell: &Cell) -> bool {
    cell.class == Class::Interpunct || matches!(text_of(text, cell), "\u{2004}" | "\u{2005}" | "\u{2006}" | "\u{2009}" | "\u{200A}")
}

/// The last cell of the unit behind the digits that end at cell `end`, or the last digit. One space may stand between.
fn with_unit(text: &str, cells: &[Cell], end: usize, more: &[String]) -> usize {
    let spaced = cells.get(end).is_some_and(|cell| matches!(text_of(text, cell), " " | "\u{2005}" | "\u{2009}" | "\u{A0}" | "\u{202F}"));
    let from = end + usize::from(spaced);
    let rest = cells.get(from).and_then(|cell| text.get(to_usize(cell.start)..)).unwrap_or_default();
    let length = units::length(rest, more);
    let until = cells.get(from).map_or(0, |cell| to_usize(cell.start) + length);
    let count = cells.get(from..).unwrap_or_default().iter().take_while(|cell| length > 0 && to_usize(cell.start) < until).count();
    if count == 0 { end - 1 } else { from + count - 1 }
}
