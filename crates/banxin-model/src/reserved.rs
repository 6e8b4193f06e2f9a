//! Characters that no text may have: controls other than tab and line ends, and the noncharacters of Unicode.
//!
//! Word and PDF readers refuse them, and the program keeps the noncharacters U+FDD0-FDEF for its own marks.

use banxin_base::{Diagnostic, Origin, codes};

/// The first such character and its byte offset.
pub(crate) fn find(text: &str) -> Option<(usize, char)> {
    // Most text has none: one look at its bytes clears it without decoding.
    let suspicious = |byte: u8| (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || matches!(byte, 0x7F | 0xC2 | 0xEF | 0xF0..=0xF4);
    let first = text.bytes().position(suspicious)?;
    text.get(first..)?.char_indices().find(|(_, c)| is_reserved(*c)).map(|(at, c)| (first + at, c))
}

/// The diagnostic for one at a place.
pub(crate) fn diagnostic(found: char, at: Origin) -> Diagnostic {
    Diagnostic::new(&codes::RESERVED_CHARACTER, at).with("point", format!("U+{:04X}", u32::from(found)))
}

fn is_reserved(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || (0xFDD0..=0xFDEF).contains(&code) || code & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn controls_and_noncharacters_are_found_and_all_else_passes() {
        assert_eq!(find("甲\t乙\r\n，。“”—…ＡＢ𠀀"), None);
        assert_eq!(find("甲\u{7}"), Some((3, '\u{7}')));
        assert_eq!(find("é\u{85}"), Some((2, '\u{85}')));
        assert_eq!(find("\u{FDD0}"), Some((0, '\u{FDD0}')));
        assert_eq!(find("ab\u{1FFFE}"), Some((2, '\u{1FFFE}')));
    }
}
