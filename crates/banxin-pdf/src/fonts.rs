//! The faces a document uses, each cut down once to the glyphs in use.
//!
//! In: the pages and the font book. Out: a [`FontSet`]: per face its subset, the numbers its glyphs have there, and the text each glyph reads
//! back as. One pass over the glyphs; the faces are subset in parallel.

use std::collections::BTreeSet;

use banxin_base::Diagnostic;
use banxin_layout::frame::{GlyphRun, Item, PagedDocument};
use banxin_text::font::{self, Face, FaceId, FontBook, SubsetFont};
use rayon::prelude::*;

use crate::cluster::{clusters, is_mappable, is_plain};

/// What a glyph reads back as that never stands for text of its own: a zero-width space, since every glyph must map to something.
const NOTHING: &str = "\u{200B}";

/// The fonts of a file.
pub(crate) struct FontSet<'a> {
    fonts: Vec<PdfFace<'a>>,
    /// By face id: index into `fonts`.
    by_face: Vec<Option<usize>>,
}

/// One font of a file.
pub(crate) struct PdfFace<'a> {
    pub(crate) face: &'a Face,
    pub(crate) subset: SubsetFont,
    /// By glyph of the face: its code in the file.
    codes: Vec<u16>,
    /// By glyph of the face: the text it reads back as.
    texts: Vec<Option<&'a str>>,
}

impl<'a> FontSet<'a> {
    /// Collects and subsets. Errors are those of opening and subsetting faces, in the order of the faces.
    pub(crate) fn collect(document: &'a PagedDocument, book: &'a FontBook) -> Result<FontSet<'a>, Vec<Diagnostic>> {
        let uses = Uses::of(document);
        let subset: Vec<Result<(FaceId, PdfFace<'a>), Diagnostic>> =
            uses.0.into_par_iter().filter_map(|used| used.map(|used| used.subset(book))).collect();
        let mut fonts = Vec::new();
        let mut by_face = Vec::new();
        let mut problems = Vec::new();
        for (index, face) in subset.into_iter().enumerate() {
            match face {
                Ok((id, font)) => {
                    if by_face.len() <= id.index() {
                        by_face.resize(id.index() + 1, None);
                    }
                    if let Some(slot) = by_face.get_mut(id.index()) {
                        *slot = Some(index);
                    }
                    fonts.push(font);
                }
                Err(problem) => problems.push(problem),
            }
        }
        if problems.is_empty() { Ok(FontSet { fonts, by_face }) } else { Err(problems) }
    }

    /// The fonts, in the order of their faces.
    pub(crate) fn fonts(&self) -> &[PdfFace<'a>] {
        &self.fonts
    }

    /// The font of a face and its number in the file.
    pub(crate) fn get(&self, face: FaceId) -> Option<(usize, &PdfFace<'a>)> {
        let index = (*self.by_face.get(face.index())?)?;
        Some((index, self.fonts.get(index)?))
    }
}

impl<'a> PdfFace<'a> {
    /// The code of a glyph of the face; 0 (.notdef) for one the face does not have.
    pub(crate) fn code(&self, glyph: u16) -> u16 {
        self.codes.get(usize::from(glyph)).copied().unwrap_or(0)
    }

    /// The text a glyph reads back as.
    pub(crate) fn text(&self, glyph: u16) -> Option<&'a str> {
        self.texts.get(usize::from(glyph)).copied().flatten()
    }

    /// The advance width of a code, in thousandths of the em: what the file's width table says.
    pub(crate) fn width(&self, code: u16) -> i32 {
        self.subset.widths.get(usize::from(code)).copied().unwrap_or(0)
    }

    /// The codes in use with their texts, in the order of the face's glyphs.
    pub(crate) fn mappings(&self) -> impl Iterator<Item = (u16, &'a str)> + '_ {
        let used = self.subset.map.iter().filter(|(glyph, _)| self.texts.get(usize::from(**glyph)).is_some());
        used.map(|(glyph, code)| (*code, self.text(*glyph).unwrap_or(NOTHING)))
    }
}

/// The glyphs in use, by face id.
struct Uses<'a>(Vec<Option<Used<'a>>>);

struct Used<'a> {
    id: FaceId,
    /// By glyph.
    seen: Vec<bool>,
    texts: Vec<Option<&'a str>>,
}

impl<'a> Uses<'a> {
    fn of(document: &'a PagedDocument) -> Uses<'a> {
        let mut uses = Uses(Vec::new());
        for item in document.pages.iter().flat_map(|page| &page.items).flat_map(Item::leaves) {
            if let Item::Glyphs(run) = item {
                uses.face(run.face).note(run);
            }
        }
        uses
    }

    fn face(&mut self, id: FaceId) -> &mut Used<'a> {
        if self.0.len() <= id.index() {
            self.0.resize_with(id.index() + 1, || None);
        }
        self.0[id.index()].get_or_insert_with(|| Used { id, seen: Vec::new(), texts: Vec::new() })
    }
}

impl<'a> Used<'a> {
    /// Notes the glyphs of a run, and the text that each stands for: the first plain one, else the first.
    fn note(&mut self, run: &'a GlyphRun) {
        let last = run.glyphs.iter().map(|glyph| usize::from(glyph.id)).max().unwrap_or(0);
        if self.seen.len() <= last {
            self.seen.resize(last + 1, false);
            self.texts.resize(last + 1, None);
        }
        for cluster in clusters(run) {
            for (index, glyph) in cluster.glyphs.iter().enumerate() {
                let glyph = usize::from(glyph.id);
                self.seen[glyph] = true;
                let known = self.texts[glyph];
                if known.is_none_or(|known| !is_plain(known))
                    && let Some(text) = cluster.text_of(index).filter(|text| is_mappable(text) && (known.is_none() || is_plain(text)))
                {
                    self.texts[glyph] = Some(text);
                }
            }
        }
    }

    fn subset(self, book: &'a FontBook) -> Result<(FaceId, PdfFace<'a>), Diagnostic> {
        let face = book.face(self.id)?;
        let glyphs: BTreeSet<u16> = (0..=u16::MAX).zip(&self.seen).filter_map(|(glyph, seen)| seen.then_some(glyph)).collect();
        let subset = font::subset(face, &glyphs)?;
        let codes = (0..=u16::MAX).zip(&self.seen).map(|(glyph, _)| subset.glyph(glyph).unwrap_or(0)).collect();
        Ok((self.id, PdfFace { face, subset, codes, texts: self.texts }))
    }
}
