//! Which way text runs (UAX #9).
//!
//! A report runs from left to right; Hebrew or Arabic within it runs the other way. Hardly any report has such text, so the algorithm is asked only
//! for one that does.

use unicode_bidi::{BidiInfo, Level};

/// The levels of a text's bytes; `None` if all of it runs from left to right.
pub(super) fn levels(text: &str) -> Option<Vec<u8>> {
    if !text.chars().any(turns) {
        return None;
    }
    Some(BidiInfo::new(text, Some(Level::ltr())).levels.iter().map(Level::number).collect())
}

/// The order in which things of these levels stand from left to right (UAX #9 L2): by place, the number of what stands there.
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let levels: Vec<Level> = levels.iter().map(|level| Level::new(*level).unwrap_or(Level::ltr())).collect();
    BidiInfo::reorder_visual(&levels)
}

/// Whether a character can make text run from right to left: letters of the blocks set apart for such scripts, and controls of direction.
fn turns(char: char) -> bool {
    char >= '\u{590}'
        && matches!(char,
            '\u{590}'..='\u{8FF}' | '\u{200F}' | '\u{202B}' | '\u{202E}' | '\u{2067}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

#[cfg(test)]
mod tests {
    use super::levels;

    #[test]
    fn only_text_with_letters_of_such_scripts_has_levels() {
        assert_eq!(levels("景洪 Jinghong 2024，“·”"), None);
        let levels = levels("甲שלום 12乙").unwrap();
        // 甲 is three bytes, a Hebrew letter two; the number runs from left to right within the Hebrew.
        assert_eq!(levels[..3], [0; 3]);
        assert_eq!(levels[3..11], [1; 8]);
        assert_eq!(levels[12..14], [2; 2]);
        assert_eq!(levels[14..], [0; 3]);
    }
}
