//! The faces of some pages, cut down to the glyphs in use: reading the outlines of a whole Chinese face takes over a second.

use std::collections::{BTreeMap, BTreeSet};

use banxin_base::{Diagnostic, Origin, codes};
use banxin_layout::frame::{Item, Page};
use banxin_text::font::{self, FaceId, FontBook, SubsetFont};
use rayon::prelude::*;

use crate::sfnt;

/// The size, in pixels per em, that outlines are flattened for: large enough that no preview shows corners.
const FLATTENED_FOR: f32 = 96.0;

/// The readied faces.
pub(crate) struct Fonts(BTreeMap<FaceId, RasterFace>);

/// A face, readied.
pub(crate) struct RasterFace {
    pub(crate) outlines: fontdue::Font,
    subset: SubsetFont,
}

impl Fonts {
    /// Readies the faces of pages, in parallel.
    pub(crate) fn collect(pages: &[Page], book: &FontBook) -> Result<Fonts, Vec<Diagnostic>> {
        let mut uses: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
        for item in pages.iter().flat_map(|page| &page.items).flat_map(Item::leaves) {
            if let Item::Glyphs(run) = item {
                uses.entry(run.face).or_default().extend(run.glyphs.iter().map(|glyph| glyph.id));
            }
        }
        let results: Vec<_> = uses.into_par_iter().map(|(id, glyphs)| ready(id, &glyphs, book).map(|face| (id, face))).collect();
        let (mut faces, mut problems) = (BTreeMap::new(), Vec::new());
        for result in results {
            match result {
                Ok((id, face)) => drop(faces.insert(id, face)),
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(Fonts(faces)) } else { Err(problems) }
    }

    pub(crate) fn get(&self, id: FaceId) -> Option<&RasterFace> {
        self.0.get(&id)
    }
}

impl RasterFace {
    /// The number in the readied face of a glyph of the whole one.
    pub(crate) fn glyph(&self, id: u16) -> Option<u16> {
        self.subset.glyph(id)
    }
}

fn ready(id: FaceId, glyphs: &BTreeSet<u16>, book: &FontBook) -> Result<RasterFace, Diagnostic> {
    let face = book.face(id)?;
    let subset = font::subset(face, glyphs)?;
    let unreadable = |reason: &str| {
        Diagnostic::new(&codes::FONT_UNREADABLE, Origin::Run)
            .with("file", &face.source().location)
            .with("reason_zh", "字形数据有误")
            .with("reason_en", reason)
    };
    let count = u16::try_from(subset.map.len()).unwrap_or(u16::MAX);
    let font = sfnt::with_character_map(&subset.data, count).ok_or_else(|| unreadable("damaged tables"))?;
    let settings = fontdue::FontSettings { scale: FLATTENED_FOR, load_substitutions: false, ..fontdue::FontSettings::default() };
    let outlines = fontdue::Font::from_bytes(font, settings).map_err(unreadable)?;
    Ok(RasterFace { outlines, subset })
}
