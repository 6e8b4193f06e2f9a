//! Reading a printed label (一、 （二） 3. 第四章 1.2.3 ⑤) as the pattern of a list level and its number.
//!
//! In: the label. Out: a [`Pattern`] with the numbers it shows, or `None` for a label that no list level of Word can make. Printing a
//! pattern with those numbers gives the label back: whoever uses a pattern checks that.

use crate::wml::NumFormat;

/// The form of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    /// Before the number.
    prefix: String,
    /// The form of the number.
    format: NumFormat,
    /// Numbers shown, joined by full stops: 1.2.3 shows three; others one.
    shown: usize,
    /// Behind the number.
    suffix: String,
}

impl Pattern {
    /// Reads a label: its pattern and the numbers it shows, the level's own last.
    pub(crate) fn read(label: &str) -> Option<(Pattern, Vec<u32>)> {
        let start = label.find(|c| format_of(c).is_some())?;
        let rest = &label[start..];
        let format = format_of(rest.chars().next()?)?;
        let end = rest.find(|c| format_of(c) != Some(format) && !(format == NumFormat::Decimal && c == '.')).unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches('.');
        let numbers = number.split('.').map(|part| value(format, part)).collect::<Option<Vec<_>>>()?;
        let pattern = Pattern { prefix: label[..start].to_owned(), format, shown: numbers.len(), suffix: rest[number.len()..].to_owned() };
        (pattern.print(&numbers) == label).then_some((pattern, numbers))
    }

    /// A label that is always the same.
    pub(crate) fn bullet(label: &str) -> Pattern {
        Pattern { prefix: label.to_owned(), format: NumFormat::Bullet, shown: 0, suffix: String::new() }
    }

    /// The plain pattern of levels that a document never shows.
    pub(crate) fn plain() -> Pattern {
        Pattern { prefix: String::new(), format: NumFormat::Decimal, shown: 1, suffix: ".".to_owned() }
    }

    /// The label for these numbers; the last ones are shown.
    pub(crate) fn print(&self, numbers: &[u32]) -> String {
        let from = numbers.len().saturating_sub(self.shown);
        let shown: Vec<_> = numbers[from..].iter().map(|number| digits(self.format, *number)).collect();
        format!("{}{}{}", self.prefix, shown.join("."), self.suffix)
    }

    /// The level's text as Word stores it, for the level counted from 1.
    pub(crate) fn level_text(&self, level: usize) -> String {
        let first = (level + 1).saturating_sub(self.shown);
        let shown: Vec<_> = (first.max(1)..=level).map(|n| format!("%{n}")).collect();
        // A percent sign of the label itself would be read as a number's place.
        let literal = |text: &str| text.replace('%', "％");
        let number = if self.shown == 0 { String::new() } else { shown.join(".") };
        format!("{}{number}{}", literal(&self.prefix), literal(&self.suffix))
    }

    /// The form of the number.
    pub(crate) fn format(&self) -> NumFormat {
        self.format
    }
}

const CHINESE: &str = "〇一二三四五六七八九";

fn format_of(c: char) -> Option<NumFormat> {
    match c {
        '0'..='9' => Some(NumFormat::Decimal),
        '十' | '百' | '零' => Some(NumFormat::Chinese),
        _ if CHINESE.contains(c) => Some(NumFormat::Chinese),
        '①'..='⑳' => Some(NumFormat::Circled),
        'a'..='z' => Some(NumFormat::LowerLetter),
        'A'..='Z' => Some(NumFormat::UpperLetter),
        _ => None,
    }
}

fn value(format: NumFormat, digits: &str) -> Option<u32> {
    let mut chars = digits.chars();
    let first = chars.next()?;
    match format {
        NumFormat::Decimal => digits.parse().ok(),
        NumFormat::Chinese => chinese_value(digits),
        NumFormat::Circled => chars.next().is_none().then(|| u32::from(first) - u32::from('①') + 1),
        NumFormat::LowerLetter => chars.next().is_none().then(|| u32::from(first) - u32::from('a') + 1),
        NumFormat::UpperLetter => chars.next().is_none().then(|| u32::from(first) - u32::from('A') + 1),
        NumFormat::Bullet | NumFormat::None => None,
    }
}

/// 一 to 九百九十九, as Word's `chineseCountingThousand` counts.
fn chinese_value(digits: &str) -> Option<u32> {
    let (mut total, mut last) = (0u32, 0u32);
    for c in digits.chars() {
        match c {
            '百' => total += std::mem::take(&mut last).max(1) * 100,
            '十' => total += std::mem::take(&mut last).max(1) * 10,
            '零' => {}
            _ => last = u32::try_from(CHINESE.chars().position(|digit| digit == c)?).ok()?,
        }
    }
    Some(total + last)
}

fn digits(format: NumFormat, number: u32) -> String {
    let from = |first: char, most: u32| {
        let code = (1..=most).contains(&number).then(|| u32::from(first) + number - 1);
        code.and_then(char::from_u32).map_or_else(|| number.to_string(), String::from)
    };
    match format {
        NumFormat::Decimal => number.to_string(),
        NumFormat::Chinese => chinese_digits(number),
        NumFormat::Circled => from('①', 20),
        NumFormat::LowerLetter => from('a', 26),
        NumFormat::UpperLetter => from('A', 26),
        NumFormat::Bullet | NumFormat::None => String::new(),
    }
}

fn chinese_digits(number: u32) -> String {
    let digit = |n: u32| CHINESE.chars().nth(usize::try_from(n % 10).unwrap_or(0)).unwrap_or('〇');
    let mut out = String::new();
    let (hundreds, tens, units) = (number / 100, number / 10 % 10, number % 10);
    if number >= 1000 {
        return number.to_string();
    }
    if hundreds > 0 {
        out.extend([digit(hundreds), '百']);
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out.push(digit(tens));
        }
        out.push('十');
    } else if hundreds > 0 && units > 0 {
        out.push('零');
    }
    if units > 0 || number == 0 {
        out.push(digit(units));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn official_labels_become_level_texts() {
        for (label, level, text, numbers) in [
            ("一、", 1, "%1、", vec![1]),
            ("（十二）", 2, "（%2）", vec![12]),
            ("3.", 3, "%3.", vec![3]),
            ("（4）", 4, "（%4）", vec![4]),
            ("第二十章", 1, "第%1章", vec![20]),
            ("1.2.3", 3, "%1.%2.%3", vec![1, 2, 3]),
            ("2.10 ", 2, "%1.%2 ", vec![2, 10]),
            ("⑤", 5, "%5", vec![5]),
            ("附件1", 1, "附件%1", vec![1]),
            ("一百零三、", 1, "%1、", vec![103]),
        ] {
            let (pattern, read) = Pattern::read(label).unwrap_or_else(|| panic!("{label}"));
            assert_eq!((pattern.level_text(level), read), (text.to_owned(), numbers), "{label}");
        }
    }

    #[test]
    fn what_word_cannot_count_is_refused() {
        for label in ["", "•", "——", "99999999999.", "01.", "一一、", "ab)"] {
            assert!(Pattern::read(label).is_none(), "{label}");
        }
    }

    #[test]
    fn chinese_numbers_count_to_999() {
        for n in 1..1000 {
            let label = super::chinese_digits(n) + "、";
            assert_eq!(Pattern::read(&label).expect("read").1, [n], "{label}");
        }
    }
}
