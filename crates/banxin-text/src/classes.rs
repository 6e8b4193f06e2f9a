//! What a character is to Chinese typography.
//!
//! In: a character, and whether it stands in Chinese or in Latin text. Out: its class. The classes are those of CLREQ, "Categories and usage of
//! punctuation marks" (tables A.1-A.5), with the widths and positions of GB/T 15834-2011 section 5.1, for mainland horizontal text; the last
//! ones are for everything that is not Chinese. UAX #14 alone does not know them: to it ～ is an ideograph and “ has no side.

/// Whose typography a character follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextScript {
    /// Chinese: Han characters, kana, and full-width marks.
    Han,
    /// Western: letters, digits and their proportional marks.
    Latin,
}

/// The class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// 汉字 and whatever else fills one cell of its own.
    Ideograph,
    /// 句末点号: 。．？！
    PauseEnd,
    /// 句内点号: ，、；：
    PauseInner,
    /// Two marks in one cell: ⁇ ‼ ⁈ ⁉
    DoubleMark,
    /// 标号 before what it encloses: “‘（《
    Opening,
    /// 标号 behind what it encloses: ”’）》
    Closing,
    /// 破折号: —— (two cells)
    Dash,
    /// 省略号: …… (two cells)
    Ellipsis,
    /// 短横线: – (half a cell)
    ShortConnector,
    /// 一字线: — (one cell)
    LongConnector,
    /// 浪纹线: ～
    Wave,
    /// 间隔号: · (half a cell)
    Interpunct,
    /// 分隔号: ／ and /
    Solidus,
    /// A symbol of Chinese text: ℃ ① ※
    Symbol,
    /// U+3000, an empty cell.
    WideSpace,
    /// A letter of a Western script.
    Letter,
    /// 0-9
    Digit,
    /// A mark of Western text, proportional.
    LatinMark,
    /// A space at which a line may break.
    Space,
    /// A character without a shape of its own: joiners, selectors, U+200B.
    Ignorable,
}

impl Class {
    /// Whether it is a bracket or quote of Chinese text (标号 in pairs).
    pub fn is_bracket(self) -> bool {
        matches!(self, Class::Opening | Class::Closing)
    }

    /// Whether it is a pause mark of Chinese text (点号).
    pub fn is_pause(self) -> bool {
        matches!(self, Class::PauseEnd | Class::PauseInner | Class::DoubleMark)
    }

    /// Whether it belongs to Western text: no space is ever put between two of these.
    pub fn is_latin(self) -> bool {
        matches!(self, Class::Letter | Class::Digit | Class::LatinMark | Class::Space)
    }

    /// Whether Chinese line rules decide about it, rather than UAX #14 alone.
    pub fn is_chinese_mark(self) -> bool {
        self.is_bracket()
            || self.is_pause()
            || matches!(self, Class::Dash | Class::Ellipsis | Class::LongConnector | Class::Wave | Class::Interpunct | Class::Solidus)
    }
}

/// The class of a character that stands in Chinese or Latin text. A lone — is a [`Class::LongConnector`]; whether two of them make a
/// [`Class::Dash`] is seen by their neighbours only.
pub fn class(char: char, script: TextScript) -> Class {
    match char {
        '0'..='9' => Class::Digit,
        'A'..='Z' | 'a'..='z' => Class::Letter,
        ' ' | '\u{2000}'..='\u{2006}' | '\u{2008}'..='\u{200A}' => Class::Space,
        '/' => Class::Solidus,
        '\u{2013}' => Class::ShortConnector,
        _ if is_ignorable(char) => Class::Ignorable,
        _ => match script {
            TextScript::Han => chinese(char),
            TextScript::Latin if char.is_alphabetic() => Class::Letter,
            TextScript::Latin => Class::LatinMark,
        },
    }
}

fn chinese(char: char) -> Class {
    match char {
        '。' | '．' | '？' | '！' => Class::PauseEnd,
        '，' | '、' | '；' | '：' => Class::PauseInner,
        '\u{203C}' | '\u{2047}'..='\u{2049}' => Class::DoubleMark,
        '“' | '‘' | '（' | '《' | '〈' | '【' | '〖' | '〔' | '［' | '｛' | '「' | '『' | '〘' | '〚' | '〝' => {
            Class::Opening
        }
        '”' | '’' | '）' | '》' | '〉' | '】' | '〗' | '〕' | '］' | '｝' | '」' | '』' | '〙' | '〛' | '〞' | '〟' => {
            Class::Closing
        }
        '\u{2E3A}' | '\u{2E3B}' => Class::Dash,
        '…' | '\u{22EF}' => Class::Ellipsis,
        '\u{2014}' | '\u{2015}' => Class::LongConnector,
        '～' | '\u{301C}' => Class::Wave,
        '\u{B7}' | '\u{2027}' => Class::Interpunct,
        '／' => Class::Solidus,
        '\u{3000}' => Class::WideSpace,
        _ if is_ideographic(char) => Class::Ideograph,
        _ => Class::Symbol,
    }
}

/// Han characters of every block, kana, bopomofo, hangul, and full-width letters and digits.
pub fn is_ideographic(char: char) -> bool {
    matches!(char,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303C}'
        | '\u{3041}'..='\u{30FA}' | '\u{30FC}'..='\u{31FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' | '\u{20000}'..='\u{3FFFF}')
}

/// Characters that show nothing and need no font: format controls and variation selectors.
pub fn is_ignorable(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

#[cfg(test)]
mod tests {
    use super::{Class, TextScript, class};

    #[test]
    fn classes_follow_the_tables_of_clreq() {
        let han = |char| class(char, TextScript::Han);
        for (chars, expected) in [
            ("。．？！", Class::PauseEnd),
            ("，、；：", Class::PauseInner),
            ("⁇‼⁈⁉", Class::DoubleMark),
            ("“‘（《〈【〖〔［｛「『", Class::Opening),
            ("”’）》〉】〗〕］｝」』", Class::Closing),
            ("…⋯", Class::Ellipsis),
            ("—", Class::LongConnector),
            ("–", Class::ShortConnector),
            ("～", Class::Wave),
            ("·", Class::Interpunct),
            ("／/", Class::Solidus),
            ("汉字〇𠮷あ", Class::Ideograph),
            ("①℃※", Class::Symbol),
        ] {
            assert!(chars.chars().all(|char| han(char) == expected), "{chars}");
        }
    }

    #[test]
    fn quotes_in_latin_text_are_latin_marks() {
        assert_eq!(class('“', TextScript::Latin), Class::LatinMark);
        assert_eq!(class('é', TextScript::Latin), Class::Letter);
        assert_eq!(class('\u{A0}', TextScript::Latin), Class::LatinMark, "a no-break space is no place to break");
    }
}
