//! The watermark of a report: what it says, as large as the sheet allows.

use banxin_base::{Color, FaceRole, Len};

use crate::document::{Section, TextStyle, Watermark};

/// The largest characters: two of them are a third of a page.
const LARGEST: Len = Len::deci_pt(1440);
/// Pale enough to read the text above it, dark enough to survive a copier.
const GREY: u8 = 12;

/// The watermark that says `text`; none if it says nothing.
pub(super) fn watermark(text: &str, sections: &[Section]) -> Option<Watermark> {
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return None;
    }
    let narrowest = sections.iter().map(|section| section.page.size.width).min().unwrap_or(LARGEST);
    // On a diagonal, n characters of size s take n·s + s by √½ of the sheet's width; nine tenths of it are used.
    let diagonal = narrowest.scale(9 * 14_142, 10 * 10_000);
    let size = LARGEST.min(diagonal.scale(20, ems(&text) + 20));
    Some(Watermark { text, style: TextStyle { color: Color::gray(GREY), ..TextStyle::plain(FaceRole::Hei, size) } })
}

/// How wide a text is, in twentieths of an em: Western characters count a little over half.
fn ems(text: &str) -> i64 {
    text.chars().map(|c| if c.is_ascii() { 12 } else { 20 }).sum()
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, watermark};

    #[test]
    fn blanks_alone_are_no_watermark() {
        assert_eq!(watermark(" \n", &[]), None);
        assert_eq!(watermark(" 草 稿 ", &[]).map(|mark| mark.text), Some("草 稿".to_owned()));
    }

    #[test]
    fn long_words_are_smaller() {
        let size = |text: &str| watermark(text, &[]).expect("words").style.size;
        assert!(size("内部资料请勿外传") < size("草稿"));
        assert!(size("草稿") <= LARGEST);
    }
}
