//! The units and measure words that stay with their number.
//!
//! Chinese ones follow their number directly or behind a space, perhaps with 余 or 万 between; Western ones count only as whole words, so that
//! the m of 5 men is no metre. A report adds its own (`typography.units`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What may stand between the digits and the unit, up to [`BETWEEN_MOST`] of them: powers of ten, and how near the number is (GB/T 15835-2011 4.3):
/// 2000余人次, 3亿多元.
const BETWEEN: [char; 8] = ['余', '多', '几', '十', '百', '千', '万', '亿'];
const BETWEEN_MOST: usize = 3;

/// Units and measure words of reports, by what they count.
const CHINESE: [&[&str]; 9] = [
    // Shares, and the signs that UAX #14 keeps too.
    &["％", "‰", "％", "个百分点", "百分点", "倍", "成", "折", "分之"],
    // Money.
    &["元", "美元", "欧元", "英镑", "日元", "港元", "角", "分"],
    // People.
    &["人", "人次", "人份", "人天", "名", "位", "户", "家", "岁", "周岁", "代"],
    // Time.
    &["年", "年代", "年度", "周年", "月", "月份", "日", "天", "周", "时", "点", "分钟", "秒", "小时", "世纪", "季度", "刻", "学时", "课时"],
    // Order.
    &["号", "期", "届", "章", "条", "款", "项", "页", "节", "级", "层", "楼", "室", "版", "等", "轮", "度", "线"],
    // Length, area, volume.
    &[
        "米",
        "千米",
        "公里",
        "厘米",
        "毫米",
        "微米",
        "里",
        "平方米",
        "平方公里",
        "平方千米",
        "立方米",
        "亩",
        "公顷",
        "㎡",
        "㎥",
        "㎞",
        "㎝",
        "㎜",
        "升",
        "毫升",
    ],
    // Weight, heat, power, data.
    &["吨", "克", "千克", "公斤", "斤", "毫克", "㎏", "㎎", "℃", "°", "千瓦", "千瓦时", "兆瓦", "伏", "安", "赫兹", "兆", "字节", "字"],
    // Things.
    &[
        "个", "多个", "件", "册", "份", "种", "类", "批", "所", "台", "辆", "套", "座", "处", "支", "张", "篇", "部", "片", "本", "对",
        "组", "门", "则", "幅", "封", "卷", "枚", "只", "头", "匹", "棵", "株", "根", "块", "袋", "箱", "盒", "艘", "架", "间", "栋", "幢",
        "宗", "起", "例", "笔", "颗", "把", "把次", "车次", "架次",
    ],
    // Events.
    &["场", "场次", "次", "堂", "回", "遍", "趟", "步", "步骤", "站", "局", "盘", "行", "列", "面", "段"],
];

/// [`CHINESE`] by first character: text is full of numbers.
static BY_FIRST: LazyLock<BTreeMap<char, Vec<&'static str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<char, Vec<&'static str>> = BTreeMap::new();
    for word in CHINESE.into_iter().flatten() {
        words.entry(word.chars().next().unwrap_or_default()).or_default().push(word);
    }
    words
});

/// Western units.
const WESTERN: [&str; 30] = [
    "m", "km", "cm", "mm", "kg", "g", "mg", "t", "L", "mL", "ml", "h", "min", "s", "W", "kW", "MW", "kWh", "V", "A", "Hz", "GHz", "MHz",
    "KB", "MB", "GB", "TB", "dB", "Pa", "ha",
];

/// Words behind a number that begin like a unit: 表2所示.
const NO_UNIT: [&str; 3] = ["所示", "所列", "所述"];

/// Bytes of what belongs to a number at the start of `rest`; 0 if nothing does. Words in `more` count as units too.
pub(super) fn length(rest: &str, more: &[String]) -> usize {
    let between: usize = rest.chars().take_while(|char| BETWEEN.contains(char)).take(BETWEEN_MOST).map(char::len_utf8).sum();
    let tail = rest.get(between..).unwrap_or_default();
    if NO_UNIT.iter().any(|word| between == 0 && rest.starts_with(word)) {
        return 0;
    }
    let known = tail.chars().next().and_then(|first| BY_FIRST.get(&first)).map_or(&[][..], Vec::as_slice);
    let chinese = longest(tail, known.iter().copied().chain(more.iter().map(String::as_str)));
    let unit = if chinese == 0 && between == 0 { western(tail) } else { chinese };
    between + unit
}

/// Bytes of a Western unit that is a word of its own.
fn western(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let word = text.get(..letters).unwrap_or_default();
    if WESTERN.contains(&word) { letters } else { 0 }
}

fn longest<'a>(text: &str, words: impl Iterator<Item = &'a str>) -> usize {
    words.filter(|word| text.starts_with(word)).map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn the_longest_unit_counts() {
        for (rest, kept) in [
            ("余人次，", "余人次"),
            ("亿多元", "亿多元"),
            ("万", "万"),
            ("人次数", "人次"),
            ("平方公里的", "平方公里"),
            ("km/h", "km"),
            ("men", ""),
            ("朵花", "朵"),
            ("所学校", "所"),
            ("所示", ""),
            ("，", ""),
            ("", ""),
        ] {
            assert_eq!(length(rest, &["朵".to_owned()]), kept.len(), "{rest}");
        }
    }
}
