//! Numbers in Chinese numerals: 三十五, and in full for money, 叁拾伍 (GB/T 15835 5.2).

use banxin_model::Rounding;
use rust_decimal::Decimal;

use super::digits;

/// A set of Chinese numerals.
pub(super) struct Numerals {
    digits: [char; 10],
    ten: char,
    hundred: char,
    thousand: char,
    /// Whether 10-19 begin with 一: 一十五 in full numerals, 十五 otherwise.
    full_teens: bool,
}

/// 零一二三
pub(super) const PLAIN: Numerals = Numerals {
    digits: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
    ten: '十',
    hundred: '百',
    thousand: '千',
    full_teens: false,
};

/// 零壹贰叁 (GB/T 15835 5.2.4)
pub(super) const FINANCIAL: Numerals = Numerals {
    digits: ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'],
    ten: '拾',
    hundred: '佰',
    thousand: '仟',
    full_teens: true,
};

/// The number as it is measured: 三千零五十二, 一点五, 负二. Zeros at the end are left out.
pub(super) fn measured(value: Decimal, numerals: &Numerals) -> String {
    spelled(&value.normalize().to_string(), numerals)
}

/// The same of a number in digits, as many decimals as it has: 十二点五零.
///
/// A zero within a measure is 零 (GB/T 15835 5.2.5); 2 is 二 everywhere, 两 is not used.
pub(super) fn spelled(digits: &str, numerals: &Numerals) -> String {
    let (negative, unsigned) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let mut out = String::new();
    if negative && unsigned.contains(|c: char| matches!(c, '1'..='9')) {
        out.push('负');
    }
    push_whole(whole, numerals, &mut out);
    if !fraction.is_empty() {
        out.push('点');
        out.extend(fraction.bytes().map(|digit| digit_of(digit, numerals)));
    }
    out
}

/// How many 元 one of this unit is, if it is a unit of money.
pub(super) fn money(unit: &str) -> Option<u64> {
    match unit {
        "元" => Some(1),
        "万元" => Some(10_000),
        "亿元" => Some(100_000_000),
        _ => None,
    }
}

/// An amount of 元 in capitals, to the 分: 叁仟伍佰零肆圆整, 壹仟陆佰捌拾圆零叁分, 伍角整.
///
/// After 正确填写票据和结算凭证的基本规定 (支付结算办法, 附一), sections 1 and 2: 整 closes an amount without 分 (after 角 it may be left out, here it
/// never is); 零 stands after 圆 for 角 that are missing before 分, and where the last digit of 圆 is 0 and 角 follow, of which forms the clause
/// gives that one first: 107000.53 is 壹拾万柒仟圆零伍角叁分.
pub(super) fn amount(yuan: Decimal, rounding: Rounding) -> String {
    let text = digits::fixed(yuan, 2, rounding);
    let (negative, unsigned) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
    let (whole, cents) = unsigned.split_once('.').unwrap_or((unsigned, "00"));
    let [jiao, fen] = cents.as_bytes() else { return text };
    let mut out = String::from(if negative { "负" } else { "" });
    let any_yuan = whole != "0";
    if any_yuan || cents == "00" {
        push_whole(whole, &FINANCIAL, &mut out);
        out.push('圆');
    }
    let gap = *jiao == b'0' || whole.ends_with('0');
    if any_yuan && gap && cents != "00" {
        out.push('零');
    }
    if *jiao != b'0' {
        out.push(digit_of(*jiao, &FINANCIAL));
        out.push('角');
    }
    if *fen == b'0' {
        out.push('整');
    } else {
        out.push(digit_of(*fen, &FINANCIAL));
        out.push('分');
    }
    out
}

/// The number as it is counted off, digit by digit, with 〇: 二〇二四 (GB/T 15835 5.2.5: numbering and years).
pub(super) fn numbered(value: Decimal) -> String {
    let spell = |c: char| match c {
        '0' => '〇',
        '1'..='9' => PLAIN.digits[c as usize - '0' as usize],
        other => other,
    };
    value.normalize().to_string().chars().map(spell).collect()
}

fn digit_of(digit: u8, numerals: &Numerals) -> char {
    numerals.digits[usize::from(digit - b'0')]
}

/// What counts 亿, then groups of four digits, each with its own 千百十; a gap of zeros reads 零 once: 一万零二亿零三万.
fn push_whole(digits: &str, numerals: &Numerals, out: &mut String) {
    let start = out.len();
    push_groups(digits, numerals, out, start);
    if out.len() == start {
        out.push(numerals.digits[0]);
    }
}

fn push_groups(digits: &str, numerals: &Numerals, out: &mut String, start: usize) {
    let (above, rest) = digits.split_at(digits.len().saturating_sub(8));
    if !above.is_empty() {
        push_groups(above, numerals, out, start);
        if out.len() > start {
            out.push('亿');
        }
    }
    let (ten_thousands, ones) = rest.split_at(rest.len().saturating_sub(4));
    let mut gap = false;
    for (group, power) in [(ten_thousands, Some('万')), (ones, None)] {
        let value: u32 = group.parse().unwrap_or(0);
        if value == 0 {
            gap = true;
            continue;
        }
        if out.len() > start && (gap || value < 1000) {
            out.push(numerals.digits[0]);
        }
        push_group(value, numerals, out, out.len() == start);
        out.extend(power);
        gap = false;
    }
}

fn push_group(value: u32, numerals: &Numerals, out: &mut String, first: bool) {
    let places = [(1000, Some(numerals.thousand)), (100, Some(numerals.hundred)), (10, Some(numerals.ten)), (1, None)];
    let (mut begun, mut zero) = (false, false);
    for (power, name) in places {
        let digit = value / power % 10;
        if digit == 0 {
            zero = begun;
            continue;
        }
        if zero {
            out.push(numerals.digits[0]);
        }
        let bare_ten = power == 10 && digit == 1 && !begun && first && !numerals.full_teens;
        if !bare_ten {
            out.push(numerals.digits[digit as usize]);
        }
        out.extend(name);
        (begun, zero) = (true, false);
    }
}

#[cfg(test)]
mod tests {
    use banxin_model::Rounding;
    use rust_decimal::Decimal;

    use super::{FINANCIAL, PLAIN, amount, measured, numbered};

    #[test]
    fn reads_as_people_say_it() {
        let cases = [
            ("0", "零"),
            ("10", "十"),
            ("15", "十五"),
            ("20", "二十"),
            ("35", "三十五"),
            ("110", "一百一十"),
            ("101", "一百零一"),
            ("3052", "三千零五十二"),
            ("10000", "一万"),
            ("10010", "一万零一十"),
            ("100500", "十万零五百"),
            ("142000", "十四万二千"),
            ("20000000", "二千万"),
            ("100000001", "一亿零一"),
            ("1000010000", "十亿零一万"),
            ("1000200030000", "一万零二亿零三万"),
            ("1000000000000", "一万亿"),
            ("1.05", "一点零五"),
            ("-2", "负二"),
        ];
        for (digits, words) in cases {
            assert_eq!(measured(digits.parse().expect("a number"), &PLAIN), words, "{digits}");
        }
    }

    #[test]
    fn money_is_written_in_full() {
        assert_eq!(measured(Decimal::from(3504), &FINANCIAL), "叁仟伍佰零肆");
        assert_eq!(measured(Decimal::from(15), &FINANCIAL), "壹拾伍");
    }

    #[test]
    fn amounts_of_money_name_yuan_jiao_and_fen() {
        let cases = [
            ("3504", "叁仟伍佰零肆圆整"),
            ("1680.32", "壹仟陆佰捌拾圆零叁角贰分"),
            ("1680.03", "壹仟陆佰捌拾圆零叁分"),
            ("107000.53", "壹拾万柒仟圆零伍角叁分"),
            ("1409.50", "壹仟肆佰零玖圆伍角整"),
            ("6007.14", "陆仟零柒圆壹角肆分"),
            ("16409.02", "壹万陆仟肆佰零玖圆零贰分"),
            ("325.04", "叁佰贰拾伍圆零肆分"),
            ("0.3", "叁角整"),
            ("0.05", "伍分"),
            ("0", "零圆整"),
            ("-20", "负贰拾圆整"),
            ("0.005", "壹分"),
        ];
        for (digits, words) in cases {
            assert_eq!(amount(digits.parse().expect("a number"), Rounding::HalfUp), words, "{digits}");
        }
    }

    #[test]
    fn years_are_counted_off() {
        assert_eq!(numbered(Decimal::from(2024)), "二〇二四");
    }
}
