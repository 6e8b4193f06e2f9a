//! Which glyphs stand for which text.
//!
//! In: a glyph run. Out: its clusters, and what each glyph of a cluster says on its own, if it can be told: that becomes the font's ToUnicode
//! map. Where it cannot be told, the cluster is written with ActualText.

use banxin_layout::frame::{Glyph, GlyphRun};

/// Glyphs that stand for a stretch of text together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cluster<'a> {
    pub(crate) glyphs: &'a [Glyph],
    pub(crate) text: &'a str,
}

impl<'a> Cluster<'a> {
    /// The text of glyph number `index` alone; `None` if only the cluster as a whole has a text.
    pub(crate) fn text_of(&self, index: usize) -> Option<&'a str> {
        if self.text.is_empty() {
            return None;
        }
        if self.glyphs.len() == 1 {
            return Some(self.text);
        }
        let (start, char) = self.text.char_indices().nth(index)?;
        let one_each = self.text.chars().count() == self.glyphs.len();
        one_each.then(|| self.text.get(start..start + char.len_utf8())).flatten()
    }
}

/// The clusters of a run, in the order of its glyphs: that of the text.
pub(crate) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let groups = run.glyphs.chunk_by(|a, b| a.cluster == b.cluster);
    let starts = run.glyphs.chunk_by(|a, b| a.cluster == b.cluster).skip(1).map(Some).chain([None]);
    groups.zip(starts).map(|(glyphs, next)| {
        let start = glyphs.first().map_or(0, byte);
        let end = next.and_then(|next| next.first()).map_or(run.text.len(), byte);
        Cluster { glyphs, text: run.text.get(start..end).unwrap_or_default() }
    })
}

fn byte(glyph: &Glyph) -> usize {
    usize::try_from(glyph.cluster).unwrap_or(usize::MAX)
}

/// Whether a ToUnicode map may hold this text: not empty, no byte order mark, NUL or noncharacter (ISO 19005-2 6.2.11.7.2), and nothing
/// private, which needs ActualText (6.2.11.7.3).
pub(crate) fn is_mappable(text: &str) -> bool {
    let bad = |c: char| matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..);
    !text.is_empty() && !text.chars().any(bad)
}

/// Whether a text holds no character that Unicode has for the sake of other standards only, or that looks like another one: radicals,
/// compatibility ideographs, ligatures, fixed spaces and hyphens. A glyph that also stands for a plain text reads back as that.
pub(crate) fn is_plain(text: &str) -> bool {
    let unified =
        |c: char| matches!(u32::from(c), 0xFA0E | 0xFA0F | 0xFA11 | 0xFA13 | 0xFA14 | 0xFA1F | 0xFA21 | 0xFA23 | 0xFA24 | 0xFA27..=0xFA29);
    let other = |c: char| {
        matches!(c, '\u{A0}' | '\u{AD}' | '\u{2000}'..='\u{2011}' | '\u{202F}' | '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '\u{FB00}'..='\u{FB06}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{2F800}'..='\u{2FA1F}' | '\u{E0100}'..='\u{E01EF}')
    };
    !text.chars().any(|c| other(c) && !unified(c))
}

#[cfg(test)]
mod tests {
    use super::{Cluster, is_mappable, is_plain};
    use banxin_base::Len;
    use banxin_layout::frame::Glyph;

    fn glyph() -> Glyph {
        Glyph::new(1, 0, Len::ZERO, Len::ZERO)
    }

    #[test]
    fn a_ligature_says_its_whole_text() {
        let ligature = Cluster { glyphs: &[glyph()], text: "——" };
        assert_eq!(ligature.text_of(0), Some("——"));
    }

    #[test]
    fn plain_characters_are_preferred_to_compatible_ones() {
        for (plain, compatible) in [("一", "⼀"), ("力", "\u{F98A}"), ("fi", "ﬁ"), (" ", "\u{A0}"), ("-", "\u{2011}")] {
            assert!(is_plain(plain) && !is_plain(compatible), "{plain} {compatible}");
        }
        assert!(is_plain("\u{FA0E}"), "a unified ideograph in the block of compatibility ideographs");
    }

    #[test]
    fn equal_counts_go_one_by_one_and_others_together() {
        let pair = Cluster { glyphs: &[glyph(), glyph()], text: "𠮷a" };
        assert_eq!((pair.text_of(0), pair.text_of(1)), (Some("𠮷"), Some("a")));
        let three = Cluster { glyphs: &[glyph(), glyph()], text: "abc" };
        assert_eq!(three.text_of(0), None);
    }

    #[test]
    fn private_and_forbidden_characters_are_not_mapped() {
        assert!(is_mappable("𠮷") && is_mappable("ffi"));
        assert!(!is_mappable("") && !is_mappable("\u{E000}") && !is_mappable("\0"));
    }
}
