//! What pages draw from: fonts through printpdf, pictures, inks.
//!
//! printpdf gets each font already cut down, numbered and measured, and writes font dictionaries, width tables, ToUnicode maps and font
//! programs. The finished objects are then carried over into our file: renumbered, compressed in
//! parallel, and font descriptors corrected where printpdf knows less than we do.

use std::collections::BTreeMap;

use banxin_text::font::OutlineKind;
use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{
    Codepoint, FontId, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage,
    PdfSaveOptions, Pt, TextItem,
};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::canvas::font_name;
use super::file::File;
use super::finish::Parts;
use super::steps::Step;
use super::{inks, pictures, syntax};
use crate::fonts::PdfFace;

/// Writes them; returns the one resource dictionary that all pages share.
pub(super) fn write(parts: &Parts<'_>, file: &mut File) -> ObjectId {
    let mut resources = Dictionary::new();
    let fonts = parts.fonts.fonts();
    if !fonts.is_empty() {
        resources.set("Font", write_fonts(fonts, parts, file));
    }
    if !parts.pictures.is_empty() {
        resources.set("XObject", pictures::write(parts.pictures, parts.medium, file));
    }
    if parts.medium.is_press() && parts.steps.run(Step::PressResources) {
        inks::add(&mut resources, parts.options.press.spot_red.as_deref());
    }
    file.add(resources)
}

fn write_fonts(fonts: &[PdfFace<'_>], parts: &Parts<'_>, file: &mut File) -> Object {
    let mut document = PdfDocument::new("");
    let mut ops = Vec::new();
    for (index, font) in fonts.iter().enumerate() {
        let id = FontId(font_name(index));
        ops.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints(font))] });
        document.resources.fonts.map.insert(id, pdf_font(font));
    }
    // One page that shows every glyph makes printpdf write every font.
    document.pages.push(PdfPage::new(Mm(0.0), Mm(0.0), ops));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let shared = shared_resources(&written).unwrap_or_default();
    if parts.steps.run(Step::Descriptors) {
        for font in fonts {
            correct_descriptor(&mut written, font);
        }
    }
    let mut carrier = Carrier { written, file, numbers: BTreeMap::new(), streams: Vec::new() };
    let entry = shared.get(b"Font").cloned().map_or(Object::Null, |entry| carrier.carry(entry));
    carrier.finish();
    entry
}

fn codepoints(font: &PdfFace<'_>) -> Vec<Codepoint> {
    font.mappings().map(|(code, text)| Codepoint::with_cid(code, 0.0, text.to_owned())).collect()
}

/// The font as printpdf takes it: thousandths of the em throughout, so that it has nothing left to scale or round.
fn pdf_font(font: &PdfFace<'_>) -> PdfFont {
    let metrics = font.face.metrics();
    let small = |units: i32| i16::try_from(metrics.thousandths(units)).unwrap_or(i16::MAX);
    let [x_min, y_min, x_max, y_max] = metrics.bbox.map(small);
    let widths = font.mappings().map(|(code, _)| (code, u16::try_from(font.width(code)).unwrap_or(0)));
    let parsed = ParsedFont {
        original_bytes: font.subset.data.clone(),
        font_index: 0,
        font_name: Some(base_name(font)),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: widths.collect(),
        units_per_em: 1000,
        font_metrics: FontMetrics { ascent: small(metrics.ascent), descent: small(metrics.descent) },
        font_type: match font.subset.kind {
            OutlineKind::Cff => FontType::OpenTypeCFF(()),
            OutlineKind::TrueType => FontType::TrueType,
        },
        pdf_font_metrics: PdfFontMetricsStub {
            x_min,
            y_min,
            x_max,
            y_max,
            us_weight_class: font.face.source().weight,
            ..PdfFontMetricsStub::default()
        },
    };
    PdfFont::new(parsed)
}

/// `ABCDEF+FandolFang-Regular`: the tag of a subset (ISO 32000-1 9.6.4), from the font's own bytes so that equal subsets are called the same.
fn base_name(font: &PdfFace<'_>) -> String {
    let digest = Sha256::digest(&font.subset.data);
    let tag: String = digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect();
    let source = font.face.source();
    let name = if source.postscript_name.is_empty() { &source.family } else { &source.postscript_name };
    let name: String = name.chars().filter(char::is_ascii_graphic).collect();
    format!("{tag}+{name}")
}

/// What printpdf cannot know: height of capitals, slant, and that the glyphs are not the standard Latin set (table 123: symbolic).
fn correct_descriptor(written: &mut lopdf::Document, font: &PdfFace<'_>) {
    const FIXED_PITCH: i64 = 1;
    const SYMBOLIC: i64 = 1 << 2;
    const ITALIC: i64 = 1 << 6;
    let metrics = font.face.metrics();
    let name = base_name(font);
    let is_ours = |dict: &Dictionary| {
        dict.has_type(b"FontDescriptor") && dict.get(b"FontName").and_then(Object::as_name).is_ok_and(|found| found == name.as_bytes())
    };
    let dictionaries = written.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    let italic = metrics.italic_angle != 0.0 || font.face.source().italic;
    let flags = SYMBOLIC | if metrics.fixed_pitch { FIXED_PITCH } else { 0 } | if italic { ITALIC } else { 0 };
    #[expect(clippy::cast_possible_truncation, reason = "an angle in degrees")]
    let angle = metrics.italic_angle as f32;
    // Equal subsets have equal names: fonts of one face that differ in what their glyphs say.
    for descriptor in dictionaries.filter(|dict| is_ours(dict)) {
        descriptor.set("Flags", flags);
        descriptor.set("CapHeight", i64::from(metrics.thousandths(metrics.cap_height)));
        descriptor.set("ItalicAngle", Object::Real(angle));
    }
}

/// The resource dictionary of printpdf's one page.
fn shared_resources(written: &lopdf::Document) -> Option<Dictionary> {
    let page = written.get_pages().into_values().next()?;
    let resources = written.get_dictionary(page).ok()?.get(b"Resources").ok()?;
    written.get_dictionary(resources.as_reference().ok()?).ok().cloned()
}

/// Moves objects from printpdf's document into ours.
struct Carrier<'a> {
    written: lopdf::Document,
    file: &'a mut File,
    /// Their old and new numbers.
    numbers: BTreeMap<ObjectId, ObjectId>,
    streams: Vec<(ObjectId, lopdf::Stream)>,
}

impl Carrier<'_> {
    /// The object with all it refers to moved and renumbered.
    fn carry(&mut self, object: Object) -> Object {
        match object {
            Object::Reference(id) => Object::Reference(self.carry_indirect(id)),
            Object::Array(items) => Object::Array(items.into_iter().map(|item| self.carry(item)).collect()),
            Object::Dictionary(dict) => Object::Dictionary(self.carry_dict(dict)),
            other => other,
        }
    }

    fn carry_dict(&mut self, dict: Dictionary) -> Dictionary {
        dict.into_iter().map(|(key, value)| (key, self.carry(value))).collect()
    }

    fn carry_indirect(&mut self, id: ObjectId) -> ObjectId {
        if let Some(known) = self.numbers.get(&id) {
            return *known;
        }
        let new = self.file.reserve();
        self.numbers.insert(id, new);
        match self.written.objects.remove(&id) {
            Some(Object::Stream(mut stream)) => {
                stream.dict = self.carry_dict(std::mem::take(&mut stream.dict));
                self.streams.push((new, stream));
            }
            Some(other) => {
                let carried = self.carry(other);
                self.file.put(new, carried);
            }
            None => self.file.put(new, Object::Null),
        }
        new
    }

    /// Compresses what is not compressed, in parallel, and adds it.
    fn finish(self) {
        let compress = |(id, stream): (ObjectId, lopdf::Stream)| {
            let done = if stream.dict.has(b"Filter") {
                syntax::plain(stream.dict, stream.content)
            } else {
                syntax::deflated(stream.dict, &stream.content)
            };
            (id, done)
        };
        let streams: Vec<_> = self.streams.into_par_iter().map(compress).collect();
        for (id, stream) in streams {
            self.file.put_stream(id, stream);
        }
    }
}
