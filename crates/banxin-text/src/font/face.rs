//! An open face.

use std::fmt;

use banxin_base::{Diagnostic, Origin, codes};
use harfrust::{Font, GlyphId, ShaperFont};

use super::coverage::Coverage;
use super::map::{SharedBytes, map_file};
use super::metrics::FaceMetrics;
use super::source::{FaceLocation, FaceSource};
use crate::shape::{Inks, PlanCache, QuickGlyphs, Words};

/// An open face: its bytes, and the tables that were needed so far.
pub struct Face {
    source: FaceSource,
    bytes: SharedBytes,
    font: Font,
    metrics: FaceMetrics,
    plans: PlanCache,
    inks: Inks,
    quick: QuickGlyphs,
    words: Words,
    coverage: Coverage,
}

impl Face {
    /// Opens a face; [`codes::FONT_UNREADABLE`] if there is no usable font at its place.
    pub(super) fn open(source: &FaceSource) -> Result<Face, Diagnostic> {
        let unreadable = |zh: &str, en: &str| {
            let found = Diagnostic::new(&codes::FONT_UNREADABLE, Origin::Run).with("file", &source.location);
            found.with("reason_zh", zh).with("reason_en", en)
        };
        let bytes: SharedBytes = match &source.location {
            FaceLocation::File { path, .. } => map_file(path).map_err(|error| unreadable("文件读不出来", &error.to_string()))?,
            FaceLocation::Bytes { bytes, .. } => std::sync::Arc::new(std::sync::Arc::clone(bytes)),
        };
        let blob = harfrust::font::Blob::Shared(std::sync::Arc::clone(&bytes));
        let font = Font::new(blob, source.location.index()).ok_or_else(|| unreadable("不是 OpenType 字体", "not an OpenType font"))?;
        let metrics = FaceMetrics::of(&font);
        if metrics.glyph_count == 0 || !font.charmap().has_unicode() {
            return Err(unreadable("没有字形，或没有 Unicode 编码表", "no glyphs or no Unicode mapping"));
        }
        Ok(Face {
            source: source.clone(),
            bytes,
            font,
            metrics,
            plans: PlanCache::default(),
            inks: Inks::default(),
            quick: QuickGlyphs::default(),
            words: Words::default(),
            coverage: Coverage::default(),
        })
    }

    /// What it calls itself and where it is.
    pub fn source(&self) -> &FaceSource {
        &self.source
    }

    /// The whole font file; in a collection, that of all its faces.
    pub fn bytes(&self) -> &[u8] {
        (*self.bytes).as_ref()
    }

    /// The face in a collection; 0 for a plain font file.
    pub fn index(&self) -> u32 {
        self.source.location.index()
    }

    /// Its measures.
    pub fn metrics(&self) -> &FaceMetrics {
        &self.metrics
    }

    /// Whether its outlines are CFF (cubic) rather than TrueType (quadratic).
    pub fn is_cff(&self) -> bool {
        self.font.tables().cff_data().is_some()
    }

    /// The glyph of a character by the character map alone, without shaping; `None` if the face lacks it.
    pub fn glyph(&self, char: char) -> Option<u16> {
        self.font.charmap().map_unicode(char).and_then(|glyph| u16::try_from(glyph.to_u32()).ok()).filter(|glyph| *glyph != 0)
    }

    /// Whether it has a character.
    pub fn has(&self, char: char) -> bool {
        self.coverage.has(char, || self.glyph(char).is_some())
    }

    /// The advance width of a glyph in font units; 0 for a glyph that the face does not have.
    pub fn advance(&self, glyph: u16) -> i32 {
        self.font.glyph_metrics().h_advance_exact(GlyphId::from(glyph)).to_i32()
    }

    /// How far the ink of a glyph reaches up from the baseline, in font units; `None` for a glyph without ink.
    pub fn ink_top(&self, glyph: u16) -> Option<i32> {
        let extents = ShaperFont::new(&self.font).glyph_extents(GlyphId::from(glyph))?;
        (extents.height != 0).then_some(extents.y_bearing)
    }

    /// The font as the shaper takes it.
    pub(crate) fn font(&self) -> &Font {
        &self.font
    }

    /// Where the ink of its marks lies, as far as asked.
    pub(crate) fn inks(&self) -> &Inks {
        &self.inks
    }

    /// What characters that shape alone are known to become.
    pub(crate) fn quick(&self) -> &QuickGlyphs {
        &self.quick
    }

    /// What short Latin text is known to become.
    pub(crate) fn words(&self) -> &Words {
        &self.words
    }

    /// Shaping plans made for this face so far.
    pub(crate) fn plans(&self) -> &PlanCache {
        &self.plans
    }
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face").field("source", &self.source).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_base::{FaceRole, codes};

    use crate::font::{FaceId, FaceLocation, FaceSource, FontBook};
    use crate::testing::bundled;

    #[test]
    fn every_bundled_face_opens_with_sound_measures() {
        let book = bundled();
        for (id, source) in book.sources() {
            let face = book.face(id).unwrap();
            let metrics = face.metrics();
            assert!(metrics.ascent > 0 && metrics.descent < 0, "{source:?} {metrics:?}");
            assert!(metrics.thousandths(metrics.ascent) < 1200 && metrics.cap_height > 0);
            assert_eq!(face.is_cff(), face.source().location.to_string().ends_with("otf"));
            assert!(face.glyph('1').is_some() && face.glyph('\u{10FFFF}').is_none());
        }
    }

    #[test]
    fn ink_of_chinese_characters_ends_in_their_em_box() {
        let book = bundled();
        for (id, _) in book.sources().filter(|(_, source)| source.role.is_some_and(|role| role != FaceRole::Latin)) {
            let face = book.face(id).unwrap();
            for char in "云溪文件口".chars() {
                let top = face.ink_top(face.glyph(char).unwrap()).map(|top| face.metrics().thousandths(top)).unwrap();
                assert!((550..=880).contains(&top), "{char} {:?}: {top}", face.source().family);
            }
            assert_eq!(face.ink_top(face.glyph('\u{3000}').unwrap()), None);
        }
    }

    #[test]
    fn damaged_and_missing_files_are_diagnosed() {
        let source = |location| FaceSource {
            family: "X".into(),
            style: String::new(),
            weight: 400,
            italic: false,
            role: None,
            postscript_name: "X".into(),
            location,
        };
        let bytes: Arc<[u8]> = Arc::from(&b"OTTO\0\x01 not a font"[..]);
        let book = FontBook::new(vec![
            source(FaceLocation::Bytes { bytes, index: 0 }),
            source(FaceLocation::File { path: "no/such/file.otf".into(), index: 0 }),
        ]);
        for id in [FaceId(0), FaceId(1)] {
            assert_eq!(book.face(id).map(|_| ()).unwrap_err().code, &codes::FONT_UNREADABLE);
        }
        assert_eq!(book.face(FaceId(9)).map(|_| ()).unwrap_err().code, &codes::FONT_NOT_FOUND);
    }
}
