//! Whose forms of Chinese characters a text is set in.

/// A region with glyph forms of its own, which fonts of several regions choose by the language of the text (OpenType `locl`).
///
/// 骨 直 次 look different in each. The region matters for marks too: —— is two ems wide only in a language that writes it so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// 中国内地: OpenType `ZHS`
    #[default]
    Mainland,
    /// 台湾: `ZHT`
    Taiwan,
    /// 香港: `ZHH`
    HongKong,
    /// 日本: `JAN`
    Japan,
}

impl Region {
    /// How many there are.
    pub(crate) const COUNT: usize = 4;

    /// The region of a BCP 47 language tag: `zh-TW`, `zh-Hant-HK`, `ja`. Languages without forms of their own take the mainland's.
    pub fn of(lang: &str) -> Region {
        let mut parts = lang.split(['-', '_']).map(str::to_ascii_lowercase);
        let language = parts.next().unwrap_or_default();
        let rest: Vec<String> = parts.collect();
        let has = |name: &str| rest.iter().any(|part| part == name);
        match language.as_str() {
            "ja" => Region::Japan,
            "zh" if has("hk") || has("mo") => Region::HongKong,
            "zh" if has("tw") || (has("hant") && !has("cn")) => Region::Taiwan,
            _ => Region::Mainland,
        }
    }

    /// The language that the shaper is told.
    pub(crate) fn language(self) -> &'static str {
        match self {
            Region::Mainland => "zh-Hans",
            Region::Taiwan => "zh-Hant",
            Region::HongKong => "zh-Hant-HK",
            Region::Japan => "ja",
        }
    }

    pub(crate) fn index(self) -> usize {
        match self {
            Region::Mainland => 0,
            Region::Taiwan => 1,
            Region::HongKong => 2,
            Region::Japan => 3,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Region;

    #[test]
    fn language_tags_name_regions() {
        let tags = ["zh-CN", "zh", "zh-Hans-HK", "zh-TW", "zh-Hant", "zh-HK", "zh-Hant-MO", "ja", "ja-JP", "en", ""];
        let expected = [
            Region::Mainland,
            Region::Mainland,
            Region::HongKong,
            Region::Taiwan,
            Region::Taiwan,
            Region::HongKong,
            Region::HongKong,
            Region::Japan,
            Region::Japan,
            Region::Mainland,
            Region::Mainland,
        ];
        assert_eq!(tags.map(Region::of), expected);
    }
}
