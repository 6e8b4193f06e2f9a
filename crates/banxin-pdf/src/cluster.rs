//! Which glyphs stand for which text.
//!
//! In: a glyph run. Out: its clusters, and what each glyph of a cluster says on its own, if it can be told: that becomes the font's ToUnicode
//! map. Where it cannot be told, or a glyph says something else elsewhere, the cluster is written with ActualText.

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

/// The clusters of a run, in the order of its glyphs. In a run that is read from right to left they descend through the text.
pub(crate) fn clusters(run: &GlyphRun) -> impl Iterator<Item = Cluster<'_>> {
    let descends = run.glyphs.first().map(byte) > run.glyphs.last().map(byte);
    let groups = || run.glyphs.chunk_by(|a, b| a.cluster == b.cluster);
    let next = groups().skip(1).map(Some).chain([None]);
    let before = std::iter::once(None).chain(groups().map(Some));
    groups().zip(next).zip(before).map(move |((glyphs, next), before)| {
        let start = glyphs.first().map_or(0, byte);
        let behind = if descends { before } else { next };
        let end = behind.and_then(|behind| behind.first()).map_or(run.text.len(), byte);
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

#[cfg(test)]
mod tests {
    use super::{Cluster, clusters, is_mappable};
    use banxin_base::Len;
    use banxin_layout::frame::{Glyph, GlyphRun};

    const GLYPH: Glyph = Glyph { id: 1, cluster: 0, x: Len::ZERO, y: Len::ZERO };

    #[test]
    fn a_ligature_says_its_whole_text() {
        let ligature = Cluster { glyphs: &[GLYPH], text: "——" };
        assert_eq!(ligature.text_of(0), Some("——"));
    }

    #[test]
    fn a_run_from_right_to_left_keeps_the_text_of_each_glyph() {
        let glyph = |cluster| Glyph { cluster, ..GLYPH };
        let at = banxin_base::Point::new(Len::ZERO, Len::ZERO);
        let mut run = GlyphRun {
            at,
            face: banxin_text::font::FaceId(0),
            size: Len::pt(12.0),
            color: banxin_base::Color::BLACK,
            glyphs: vec![glyph(6), glyph(4), glyph(2), glyph(0)],
            text: "שלום".into(),
            tag: banxin_layout::TagId::ROOT,
        };
        assert_eq!(clusters(&run).map(|cluster| cluster.text).collect::<Vec<_>>(), ["ם", "ו", "ל", "ש"]);
        run.glyphs.reverse();
        assert_eq!(clusters(&run).map(|cluster| cluster.text).collect::<Vec<_>>(), ["ש", "ל", "ו", "ם"]);
    }

    #[test]
    fn equal_counts_go_one_by_one_and_others_together() {
        let pair = Cluster { glyphs: &[GLYPH, GLYPH], text: "𠮷a" };
        assert_eq!((pair.text_of(0), pair.text_of(1)), (Some("𠮷"), Some("a")));
        let three = Cluster { glyphs: &[GLYPH, GLYPH], text: "abc" };
        assert_eq!(three.text_of(0), None);
    }

    #[test]
    fn private_and_forbidden_characters_are_not_mapped() {
        assert!(is_mappable("𠮷") && is_mappable("ffi"));
        assert!(!is_mappable("") && !is_mappable("\u{E000}") && !is_mappable("\0"));
    }
}
