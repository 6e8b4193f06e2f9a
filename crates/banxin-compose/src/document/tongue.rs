//! The language of a stretch of text, where it is not the document's.

use serde::{Serialize, Serializer};

/// Bytes of the longest tag: language, script and region (`sr-Latn-RS`).
const LONGEST: usize = 12;

/// A language by its tag (BCP 47), or that of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Tongue([u8; LONGEST]);

impl Tongue {
    /// The document's own.
    pub const DOCUMENT: Tongue = Tongue([0; LONGEST]);

    /// Reads a tag: a language of two or three letters, then subtags of two to four letters or digits (`en`, `zh-Hant`, `pt-BR`); `None` for
    /// anything else.
    pub fn parse(tag: &str) -> Option<Tongue> {
        let mut parts = tag.split('-');
        let language = parts.next()?;
        let is_language = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_subtag = |part: &str| matches!(part.len(), 2..=4) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut bytes = [0; LONGEST];
        bytes.get_mut(..tag.len())?.copy_from_slice(tag.as_bytes());
        (is_language && parts.all(is_subtag)).then_some(Tongue(bytes))
    }

    /// Whether it is the document's.
    pub fn is_document(&self) -> bool {
        *self == Tongue::DOCUMENT
    }

    /// The tag; empty for the document's.
    pub fn tag(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(LONGEST);
        std::str::from_utf8(self.0.get(..end).unwrap_or_default()).unwrap_or_default()
    }
}

impl Serialize for Tongue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::Tongue;

    #[test]
    fn tags_come_back() {
        for tag in ["en", "ja", "zh-Hant", "sr-Latn-RS", "khb"] {
            assert_eq!(Tongue::parse(tag).unwrap().tag(), tag);
        }
        assert_eq!(Tongue::DOCUMENT.tag(), "");
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        for tag in ["", "e", "english", "英", "en_US", "en-", "-en", "zh-Hant-a", "en-a-very-long-tag"] {
            assert_eq!(Tongue::parse(tag), None, "{tag}");
        }
    }
}
