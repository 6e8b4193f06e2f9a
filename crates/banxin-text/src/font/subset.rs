//! Cuts a face down to the glyphs in use.
//!
//! In: an open face and the glyphs. Out: a small font whose glyphs are numbered from 0 without gaps (glyph id and CID are the same number), and the
//! widths that a PDF font dictionary states. Each face is subset on its own, so several threads can do it at once.

use std::collections::{BTreeMap, BTreeSet};

use banxin_base::{Diagnostic, Origin, codes};
use subsetter::GlyphRemapper;

use super::Face;

/// How glyphs are drawn in a font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutlineKind {
    /// Compact Font Format: PDF `FontFile3`.
    Cff,
    /// TrueType: PDF `FontFile2`.
    TrueType,
}

/// A face cut down to some glyphs.
#[derive(Clone, Debug)]
pub struct SubsetFont {
    /// An OpenType file (`OTTO` or TrueType) without a character map.
    pub data: Vec<u8>,
    /// From the face's glyph numbers to the subset's, in the order of the former. `.notdef` is always in it.
    pub map: BTreeMap<u16, u16>,
    /// Advance widths in thousandths of the em, by glyph of the subset. Parts of composite glyphs, which no text names, are not in it.
    pub widths: Vec<i32>,
    /// How glyphs are drawn.
    pub kind: OutlineKind,
}

impl SubsetFont {
    /// The number in the subset of a glyph of the face.
    pub fn glyph(&self, old: u16) -> Option<u16> {
        self.map.get(&old).copied()
    }

    /// The bare CFF table, as PDF `FontFile3` with subtype `CIDFontType0C` takes it; `None` for a TrueType face.
    pub fn cff(&self) -> Option<&[u8]> {
        let count = usize::from(be16(&self.data, 4)?);
        let mut records = (0..count).map(|index| 12 + index * 16);
        let record = records.find(|at| self.data.get(*at..at + 4) == Some(b"CFF "))?;
        let offset = usize::try_from(be32(&self.data, record + 8)?).ok()?;
        let length = usize::try_from(be32(&self.data, record + 12)?).ok()?;
        self.data.get(offset..offset.checked_add(length)?)
    }
}

/// Cuts `face` down to `glyphs` and `.notdef`. Glyphs that the face does not have are left out.
///
/// # Errors
/// [`codes::FONT_UNREADABLE`] if the face's outlines are damaged or of an unsupported kind (CFF2).
pub fn subset(face: &Face, glyphs: &BTreeSet<u16>) -> Result<SubsetFont, Diagnostic> {
    let metrics = face.metrics();
    let mut remapper = GlyphRemapper::new();
    let mut map = BTreeMap::from([(0, 0)]);
    for &glyph in glyphs.iter().filter(|glyph| **glyph < metrics.glyph_count) {
        map.insert(glyph, remapper.remap(glyph));
    }
    let data = subsetter::subset(face.bytes(), face.index(), &remapper).map_err(|error| {
        Diagnostic::new(&codes::FONT_UNREADABLE, Origin::Run)
            .with("file", &face.source().location)
            .with("reason_zh", "字形数据有误或为不支持的种类")
            .with("reason_en", error)
    })?;
    let widths = map.keys().map(|glyph| metrics.thousandths(face.advance(*glyph))).collect();
    let kind = if face.is_cff() { OutlineKind::Cff } else { OutlineKind::TrueType };
    Ok(SubsetFont { data, map, widths, kind })
}

fn be16(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

fn be32(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(data.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use banxin_base::FaceRole;

    use super::{OutlineKind, subset};
    use crate::font::{FaceQuery, FaceSet};
    use crate::testing::bundled;

    #[test]
    fn both_kinds_of_outline_are_cut_down() {
        let book = bundled();
        let set = FaceSet::choose(&book, &[]).value;
        for (role, text, kind) in [(FaceRole::Fang, "景洪市", OutlineKind::Cff), (FaceRole::Latin, "2024", OutlineKind::TrueType)] {
            let face = book.face(set.first(FaceQuery::plain(role)).unwrap()).unwrap();
            let glyphs: BTreeSet<u16> = text.chars().filter_map(|char| face.glyph(char)).collect();
            let font = subset(face, &glyphs).unwrap();
            assert_eq!(font.kind, kind);
            assert_eq!(font.cff().is_some(), kind == OutlineKind::Cff);
            assert!(font.data.len() < 60_000, "{} bytes", font.data.len());
            assert_eq!(font.widths.len(), font.map.len());
            assert_eq!(font.map.values().copied().collect::<Vec<_>>(), (0..=u16::try_from(glyphs.len()).unwrap()).collect::<Vec<_>>());
            let em = if role == FaceRole::Fang { 1000 } else { 500 };
            assert!(glyphs.iter().all(|glyph| font.widths[usize::from(font.glyph(*glyph).unwrap())] == em));
        }
    }
}
