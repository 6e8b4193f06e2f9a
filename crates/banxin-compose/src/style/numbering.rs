//! Numbers of headings: the patterns of a style, and what they print.

use banxin_model::{HeadingPattern, NumberShape};

use crate::figures::in_chinese;

/// How headings are numbered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Numbering {
    /// By level, from 1 to 6.
    pub(crate) levels: Vec<HeadingPattern>,
    /// What a reference calls a heading of level 1 whose own number does not say: 部分, 章.
    pub(crate) chapter_word: String,
}

impl Numbering {
    /// 一、 → （一） → 1. → （1） (GB/T 9704 7.3.3), then ① and a. (GB/T 15834 B.3).
    pub(super) fn official() -> Numbering {
        Numbering::of(["{一}、", "（{一}）", "{1}.", "（{1}）", "{①}", "{a}."], "部分")
    }

    /// 第一章 → 第一节 → 一、 → （一） → 1. → （1）: chapters and sections of a book (GB/T 15834 B.3).
    pub(super) fn book() -> Numbering {
        Numbering::of(["第{一}章　", "第{一}节　", "{一}、", "（{一}）", "{1}.", "（{1}）"], "章")
    }

    fn of(levels: [&str; 6], chapter_word: &str) -> Numbering {
        Numbering { levels: levels.into_iter().filter_map(HeadingPattern::parse).collect(), chapter_word: chapter_word.to_owned() }
    }

    /// What is printed before a heading whose numbers, from level 1 down to its own, are these.
    pub(crate) fn label(&self, numbers: &[u32]) -> String {
        let Some((pattern, shape)) = self.pattern(numbers.len()) else { return String::new() };
        format!("{}{}{}", pattern.before, number(shape, numbers), pattern.after)
    }

    /// What a reference to that heading prints: 第三部分（二）.
    pub(crate) fn reference(&self, numbers: &[u32]) -> String {
        let mut text = String::new();
        for level in 1..=numbers.len() {
            let Some((pattern, shape)) = self.pattern(level) else { continue };
            let numbers = numbers.get(..level).unwrap_or_default();
            if numbers.last() == Some(&0) {
                continue;
            }
            let printed = number(shape, numbers);
            if let NumberShape::Arabic(2..) = shape {
                // 2.3 names its chapter already.
                text.clear();
            }
            let bare = pattern.before.is_empty() && pattern.after.trim_end().chars().count() <= 1;
            text.push_str(&match (bare, level, shape) {
                (true, 1, NumberShape::Chinese) => format!("第{printed}{}", self.chapter_word),
                (true, _, NumberShape::Chinese | NumberShape::Arabic(1)) => format!("第{printed}点"),
                (true, ..) => printed,
                (false, ..) => format!("{}{printed}{}", pattern.before, pattern.after.trim_end()),
            });
        }
        text
    }

    fn pattern(&self, level: usize) -> Option<(&HeadingPattern, NumberShape)> {
        let pattern = self.levels.get(level.checked_sub(1)?)?;
        Some((pattern, pattern.shape?))
    }
}

/// The number in its form: of the last level, or of several.
fn number(shape: NumberShape, numbers: &[u32]) -> String {
    let own = numbers.last().copied().unwrap_or_default();
    match shape {
        NumberShape::Chinese => in_chinese(own),
        NumberShape::Circled => circled(own),
        NumberShape::LowerLetter => letter(own).to_lowercase(),
        NumberShape::UpperLetter => letter(own),
        NumberShape::Arabic(levels) => {
            let shown = numbers.get(numbers.len().saturating_sub(levels)..).unwrap_or_default();
            shown.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
        }
    }
}

/// ① to ㊿, then [51].
pub(crate) fn circled(number: u32) -> String {
    let point = match number {
        1..=20 => 0x2460 + number - 1,
        21..=35 => 0x3251 + number - 21,
        36..=50 => 0x32B1 + number - 36,
        _ => return format!("[{number}]"),
    };
    char::from_u32(point).map(String::from).unwrap_or_default()
}

/// A to Z, then AA.
pub(crate) fn letter(number: u32) -> String {
    let mut rest = number;
    let mut letters = Vec::new();
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use banxin_model::HeadingPattern;

    use super::{Numbering, circled, letter};

    #[test]
    fn circles_and_letters_run_on() {
        assert_eq!([1, 20, 21, 35, 36, 50, 51].map(circled), ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "[51]"]);
        assert_eq!([1, 26, 27].map(letter), ["A", "Z", "AA"]);
    }

    #[test]
    fn official_and_book_numbers() {
        let (official, book) = (Numbering::official(), Numbering::book());
        let labels = |numbering: &Numbering| [1, 2, 3, 4, 5, 6].map(|level| numbering.label(&[3, 2, 1, 4, 5, 2][..level]));
        assert_eq!(labels(&official), ["三、", "（二）", "1.", "（4）", "⑤", "b."]);
        assert_eq!(labels(&book), ["第三章　", "第二节　", "一、", "（四）", "5.", "（2）"]);
        assert_eq!(official.reference(&[3, 2, 1, 4]), "第三部分（二）第1点（4）");
        assert_eq!(book.reference(&[3, 2]), "第三章第二节");
        assert_eq!(official.reference(&[3, 0, 1]), "第三部分第1点");
    }

    #[test]
    fn decimal_numbers_name_their_chapter() {
        let levels = ["第{一}章　", "{1.1}　", "{1.1.1}　", ""].into_iter().filter_map(HeadingPattern::parse).collect();
        let numbering = Numbering { levels, chapter_word: "章".to_owned() };
        assert_eq!(numbering.label(&[3, 2]), "3.2　");
        assert_eq!(numbering.reference(&[3, 2, 1]), "3.2.1");
        assert_eq!(numbering.label(&[3, 2, 1, 1]), "");
    }
}
