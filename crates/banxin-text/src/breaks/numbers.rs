//! A number stays on one line, with its unit.
//!
//! GB/T 15835-2011 5.1.7.2: a number in Arabic digits is not split between lines. UAX #14 (LB25) keeps signs, grouping commas, the point, % and
//! currency with it. CLREQ's section on units is still empty; a number and its 余, 万, 亿 and unit are read as one, so they stay together here:
//! 2000余人次, 14.2万元, 3场. A date may break between year, month and day; the parts keep their 年, 月, 日. So do document numbers: 〔2025〕3号.

use super::Break;
use crate::cell::Cell;
use crate::classes::Class;

/// Between the digits and the unit: approximate numbers (GB/T 15835 4.3), then powers of ten.
const BETWEEN: [&str; 12] = ["余", "多", "几", "十", "百", "千", "万", "亿", "余万", "多万", "万余", "万多"];

/// Units and measure words of reports; longer ones cover shorter ones that begin alike.
const UNITS: [&str; 92] = [
    "％",
    "‰",
    "℃",
    "°",
    "㎡",
    "㎏",
    "㎞",
    "元",
    "美元",
    "人",
    "人次",
    "人份",
    "场",
    "场次",
    "次",
    "个",
    "名",
    "家",
    "件",
    "项",
    "年",
    "年代",
    "年度",
    "月",
    "日",
    "号",
    "时",
    "点",
    "分",
    "秒",
    "岁",
    "户",
    "期",
    "届",
    "章",
    "条",
    "款",
    "页",
    "册",
    "份",
    "吨",
    "克",
    "千克",
    "公斤",
    "米",
    "千米",
    "公里",
    "厘米",
    "毫米",
    "平方米",
    "平方公里",
    "立方米",
    "亩",
    "公顷",
    "度",
    "倍",
    "成",
    "种",
    "类",
    "批",
    "位",
    "所",
    "台",
    "辆",
    "套",
    "座",
    "处",
    "支",
    "张",
    "篇",
    "部",
    "天",
    "周",
    "小时",
    "分钟",
    "世纪",
    "季度",
    "月份",
    "多个",
    "级",
    "层",
    "片",
    "本",
    "对",
    "组",
    "节",
    "堂",
    "门",
    "则",
    "幅",
    "封",
    "卷",
];

/// The longest unit, in characters: where looking ahead stops.
const LONGEST: usize = 6;

/// Closes the places between numbers and their units.
pub(super) fn close(text: &str, cells: &[Cell], more: &[String], found: &mut [Break]) {
    for index in 0..cells.len() {
        let Some(cell) = cells.get(index).filter(|cell| cell.class == Class::Digit) else { continue };
        if cells.get(index + 1).is_none_or(|next| next.class == Class::Digit || next.class == Class::LatinMark) {
            continue;
        }
        let Some(rest) = text.get(to_usize(cell.end)..) else { continue };
        let end = cell.end.saturating_add(u32::try_from(unit_length(rest, more)).unwrap_or(0));
        for (here, cell) in found.get_mut(index..).unwrap_or_default().iter_mut().zip(cells.get(index..).unwrap_or_default()) {
            if cell.end >= end {
                break;
            }
            *here = Break::Never;
        }
        let numbered = index.checked_sub(1).and_then(|before| cells.get(before)).is_some_and(|before| closes_year(text, before));
        if let (true, Some(here)) = (numbered, index.checked_sub(1).and_then(|before| found.get_mut(before))) {
            *here = Break::Never;
        }
    }
}

/// 〕 before a digit: a document number.
fn closes_year(text: &str, cell: &Cell) -> bool {
    text.get(to_usize(cell.start)..to_usize(cell.end)) == Some("〕")
}

/// Bytes of what belongs to a number at the start of `rest`.
fn unit_length(rest: &str, more: &[String]) -> usize {
    let window = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
    let between = longest(window, BETWEEN.iter().copied());
    let unit = longest(window.get(between..).unwrap_or_default(), UNITS.iter().copied().chain(more.iter().map(String::as_str)));
    between + unit
}

fn longest<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> usize {
    words.filter(|word| text.starts_with(word)).map(str::len).max().unwrap_or(0)
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
