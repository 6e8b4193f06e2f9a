//! The faces a document uses, each cut down once to the glyphs in use.
//!
//! In: the pages and the font book. Out: a [`FontSet`]: per face its subset, the numbers its glyphs have there, and the text each glyph reads
//! back as. One pass over the glyphs; the faces are subset in parallel.
//!
//! A glyph that stands for several texts (一 and the radical ⼀, a space and one that does not break) is in the file once for each: readers know
//! a glyph's text by its font alone, and not all of them heed ActualText. So what a face's first font cannot say goes into further fonts of the
//! same face, each with only the glyphs that need it.

use std::collections::{BTreeMap, BTreeSet};

use banxin_base::Diagnostic;
use banxin_layout::frame::{GlyphRun, Item, PagedDocument};
use banxin_text::font::{self, Face, FaceId, FontBook, SubsetFont};
use rayon::prelude::*;

use crate::cluster::{clusters, is_mappable, is_plain};

/// What a glyph reads back as that never stands for text of its own: a zero-width space, since every glyph must map to something.
const NOTHING: &str = "\u{200B}";

/// Fonts of one face at most. Real text needs two or three; a text made to need more is read back through ActualText.
const FONTS_OF_A_FACE: usize = 8;

/// The fonts of a file.
pub(crate) struct FontSet<'a> {
    fonts: Vec<PdfFace<'a>>,
    /// By face id: indices into `fonts`, the first font of the face first.
    by_face: Vec<Vec<usize>>,
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
        let wanted: Vec<Wanted<'a>> = Uses::of(document).0.into_iter().flatten().flat_map(Used::fonts).collect();
        let subset: Vec<Result<(FaceId, PdfFace<'a>), Diagnostic>> = wanted.into_par_iter().map(|wanted| wanted.subset(book)).collect();
        let mut set = FontSet { fonts: Vec::new(), by_face: Vec::new() };
        let mut problems = Vec::new();
        for font in subset {
            match font {
                Ok((id, font)) => set.add(id, font),
                Err(problem) => problems.push(problem),
            }
        }
        // Fonts of one face fail alike.
        problems.dedup();
        if problems.is_empty() { Ok(set) } else { Err(problems) }
    }

    fn add(&mut self, id: FaceId, font: PdfFace<'a>) {
        if self.by_face.len() <= id.index() {
            self.by_face.resize_with(id.index() + 1, Vec::new);
        }
        if let Some(fonts) = self.by_face.get_mut(id.index()) {
            fonts.push(self.fonts.len());
        }
        self.fonts.push(font);
    }

    /// The fonts, in the order of their faces.
    pub(crate) fn fonts(&self) -> &[PdfFace<'a>] {
        &self.fonts
    }

    /// The fonts of a face with their numbers in the file, the first one first, which has every glyph in use.
    pub(crate) fn of(&self, face: FaceId) -> impl Iterator<Item = (usize, &PdfFace<'a>)> + Clone {
        let indices = self.by_face.get(face.index()).map_or(&[][..], Vec::as_slice);
        indices.iter().filter_map(|index| Some((*index, self.fonts.get(*index)?)))
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
    /// By glyph: what it also stands for, in the order of the pages.
    others: BTreeMap<u16, Vec<&'a str>>,
}

/// A font of the file before it is cut down.
struct Wanted<'a> {
    id: FaceId,
    glyphs: BTreeSet<u16>,
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
        self.0[id.index()].get_or_insert_with(|| Used { id, seen: Vec::new(), texts: Vec::new(), others: BTreeMap::new() })
    }
}

impl<'a> Used<'a> {
    /// Notes the glyphs of a run, and the texts that each stands for: the first plain one, else the first, is that of the face's first font.
    fn note(&mut self, run: &'a GlyphRun) {
        let last = run.glyphs.iter().map(|glyph| usize::from(glyph.id)).max().unwrap_or(0);
        if self.seen.len() <= last {
            self.seen.resize(last + 1, false);
            self.texts.resize(last + 1, None);
        }
        for cluster in clusters(run) {
            for (index, glyph) in cluster.glyphs.iter().enumerate() {
                self.seen[usize::from(glyph.id)] = true;
                if let Some(text) = cluster.text_of(index).filter(|_| is_mappable(cluster.text)) {
                    self.note_text(glyph.id, text);
                }
            }
        }
    }

    fn note_text(&mut self, glyph: u16, text: &'a str) {
        let first = &mut self.texts[usize::from(glyph)];
        let Some(known) = *first else {
            *first = Some(text);
            return;
        };
        if known == text {
            return;
        }
        let others = self.others.entry(glyph).or_default();
        let other = if is_plain(text) && !is_plain(known) {
            *first = Some(text);
            others.retain(|it| *it != text);
            known
        } else {
            text
        };
        if !others.contains(&other) {
            others.push(other);
        }
    }

    /// The first font, with every glyph, and those for what it cannot say.
    fn fonts(self) -> Vec<Wanted<'a>> {
        let glyphs = (0..=u16::MAX).zip(&self.seen).filter_map(|(glyph, seen)| seen.then_some(glyph)).collect();
        let mut fonts = vec![Wanted { id: self.id, glyphs, texts: self.texts }];
        for number in 0..FONTS_OF_A_FACE - 1 {
            let texts = self.others.iter().filter_map(|(glyph, others)| Some((*glyph, *others.get(number)?)));
            let mut font = Wanted { id: self.id, glyphs: BTreeSet::new(), texts: Vec::new() };
            for (glyph, text) in texts {
                font.texts.resize(usize::from(glyph), None);
                font.texts.push(Some(text));
                font.glyphs.insert(glyph);
            }
            if font.glyphs.is_empty() {
                break;
            }
            fonts.push(font);
        }
        fonts
    }
}

impl<'a> Wanted<'a> {
    fn subset(self, book: &'a FontBook) -> Result<(FaceId, PdfFace<'a>), Diagnostic> {
        let face = book.face(self.id)?;
        let subset = font::subset(face, &self.glyphs)?;
        let codes = (0..=u16::MAX).zip(&self.texts).map(|(glyph, _)| subset.glyph(glyph).unwrap_or(0)).collect();
        Ok((self.id, PdfFace { face, subset, codes, texts: self.texts }))
    }
}
