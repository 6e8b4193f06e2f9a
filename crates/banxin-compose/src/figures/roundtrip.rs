//! Properties of print: whatever form a number prints in, a reader gets the value back, to the digits that it shows.

use banxin_model::Scale;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, proptest};
use rust_decimal::Decimal;

use super::evaluate::tests::values_of;
use super::{Form, Numerals, Part, ResolvedFigure};

fn figure(value: Decimal, unit: &str, display: &str) -> ResolvedFigure {
    let (values, found) = values_of(&format!("x: {{value: {value}, unit: '{unit}', display: {{{display}}}}}"));
    assert!(found.is_empty(), "{found:?}");
    values.get("x").expect("computed").1.clone()
}

/// A number in Chinese, read by the grammar of 个十百千, 万 and 亿: independent of the writer.
fn read_hanzi(text: &str) -> Option<Decimal> {
    const DIGITS: [&str; 3] = ["零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "〇一二三四五六七八九"];
    let digit = |c: char| DIGITS.iter().find_map(|set| set.chars().position(|known| known == c));
    let (negative, text) = text.strip_prefix('负').map_or((false, text), |rest| (true, rest));
    let (whole, fraction) = text.split_once('点').unwrap_or((text, ""));
    let whole = Decimal::from(read_whole(whole, &digit)?);
    let fraction: Option<String> = fraction.chars().map(|c| digit(c).map(|digit| digit.to_string())).collect();
    let fraction: Decimal = format!("0.{}", fraction.filter(|digits| !digits.is_empty()).unwrap_or_else(|| "0".into())).parse().ok()?;
    let value = whole + fraction;
    Some(if negative { -value } else { value })
}

/// What stands before 亿, then before 万, then 千百十: the largest unit divides the text, so 万亿 needs no rule of its own.
fn read_whole(text: &str, digit: &dyn Fn(char) -> Option<usize>) -> Option<u64> {
    for (sign, power) in [('亿', 100_000_000), ('万', 10_000)] {
        if let Some((before, after)) = text.rsplit_once(sign) {
            return Some(read_whole(before, digit)? * power + if after.is_empty() { 0 } else { read_whole(after, digit)? });
        }
    }
    let (mut sum, mut number) = (0, 0);
    for c in text.chars() {
        let unit = match c {
            '十' | '拾' => 10,
            '百' | '佰' => 100,
            '千' | '仟' => 1000,
            other => {
                number = u64::try_from(digit(other)?).ok()?;
                continue;
            }
        };
        sum += if number == 0 { unit } else { number * unit };
        number = 0;
    }
    Some(sum + number)
}

/// 叁仟伍佰零肆圆伍角整 in 元.
fn read_money(text: &str) -> Option<Decimal> {
    let (negative, text) = text.strip_prefix('负').map_or((false, text), |rest| (true, rest));
    let text = text.trim_end_matches('整');
    let (yuan, rest) = text.split_once('圆').unwrap_or(("", text));
    let (jiao, rest) = rest.split_once('角').unwrap_or(("", rest));
    let fen = rest.trim_end_matches('分').trim_start_matches('零');
    let part = |text: &str| if text.is_empty() { Some(Decimal::ZERO) } else { read_hanzi(text) };
    let value = part(yuan)? + part(jiao)? / Decimal::TEN + part(fen)? / Decimal::ONE_HUNDRED;
    Some(if negative { -value } else { value })
}

/// Digits, commas or narrow spaces between them, then 万 or 亿.
fn read_digits(text: &str) -> Option<Decimal> {
    let (text, power) = match (text.strip_suffix('万'), text.strip_suffix('亿')) {
        (Some(rest), _) => (rest, 10_000),
        (_, Some(rest)) => (rest, 100_000_000),
        _ => (text, 1),
    };
    let digits: String = text.chars().filter(|c| !matches!(c, ',' | '\u{202F}')).collect();
    digits.parse::<Decimal>().ok().map(|value| value * Decimal::from(power))
}

fn values() -> impl Strategy<Value = Decimal> {
    (-99_999_999_999_999_i64..=99_999_999_999_999, 0_u32..=6, 0_u32..=12).prop_map(|(digits, scale, cut)| {
        // Short numbers are as likely as long ones.
        Decimal::new(digits / 10_i64.pow(cut), scale)
    })
}

/// Half a unit of the last digit: what rounding to the nearest may take.
fn half_unit(places: u32, power: u64) -> Decimal {
    Decimal::new(1, places) * Decimal::from(power) / Decimal::TWO
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn digits_read_back(value in values(), grouping in proptest::sample::select(vec!["false", "comma", "space"]), places in 0_u32..5) {
        let exact = figure(value, "人", &format!("grouping: {grouping}"));
        let printed = exact.print(value, &Form { part: Part::Number, ..Form::default() });
        prop_assert!(read_digits(&printed) == Some(value), "{} as {}", value, printed);
        for (scale, power) in [("万", 10_000_u64), ("亿", 100_000_000)] {
            let scaled = figure(value, "人", &format!("grouping: {grouping}, scale: {scale}, decimals: {places}"));
            let printed = scaled.print(value, &Form { part: Part::Number, ..Form::default() });
            let read = read_digits(&printed);
            prop_assert!(read.is_some_and(|read| (read - value).abs() <= half_unit(places, power)), "{} as {}", value, printed);
            prop_assert!(printed.matches(['万', '亿']).count() == 1, "one scale a number: {}", printed);
        }
    }

    #[test]
    fn chinese_numerals_read_back(value in values(), places in 0_u32..5) {
        for numerals in [Numerals::Chinese, Numerals::Financial] {
            let exact = figure(value, "人", "");
            let printed = exact.print(value, &Form { part: Part::Number, numerals, ..Form::default() });
            prop_assert!(read_hanzi(&printed) == Some(value), "{} as {}: {:?}", value, printed, read_hanzi(&printed));
            let rounded = figure(value, "人", &format!("decimals: {places}"));
            let printed = rounded.print(value, &Form { part: Part::Number, numerals, ..Form::default() });
            let read = read_hanzi(&printed);
            prop_assert!(read.is_some_and(|read| (read - value).abs() <= half_unit(places, 1)), "{} as {}", value, printed);
        }
    }

    #[test]
    fn money_reads_back(value in values()) {
        let printed = figure(value, "元", "").print(value, &Form { numerals: Numerals::Financial, ..Form::default() });
        prop_assert!(read_money(&printed).is_some_and(|read| (read - value).abs() <= half_unit(2, 1)), "{} as {}", value, printed);
    }

    #[test]
    fn a_scale_given_in_prose_reads_back(value in values(), places in 0_u32..5) {
        let form = Form { part: Part::Number, scaled: Some((Scale::Wan, Some(places))), ..Form::default() };
        let printed = figure(value, "人", "").print(value, &form);
        prop_assert!(read_digits(&printed).is_some_and(|read| (read - value).abs() <= half_unit(places, 10_000)), "{} as {}", value, printed);
    }
}
