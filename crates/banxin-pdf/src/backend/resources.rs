//! Fonts and pictures, through printpdf.
//!
//! printpdf gets each font already cut down, numbered and measured, and writes font dictionaries, width tables, ToUnicode maps and font
//! programs; its pictures are given as ready streams. The finished objects are then carried over into our file: renumbered, compressed in
//! parallel, and font descriptors corrected where printpdf knows less than we do.

use std::collections::BTreeMap;

use banxin_text::font::OutlineKind;
use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, FontMetrics, FontType, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfFontMetricsStub, PdfPage, PdfSaveOptions, Pt, TextItem, XObject, XObjectId,
};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::canvas::{font_name, picture_name};
use super::file::File;
use super::syntax;
use crate::fonts::PdfFace;
use crate::image::{Picture, Samples, filter_rows};

/// Writes fonts and pictures; returns the one resource dictionary that all pages share.
pub(super) fn write(fonts: &[PdfFace<'_>], pictures: &[Picture], file: &mut File) -> ObjectId {
    let mut document = PdfDocument::new("");
    let mut ops = Vec::new();
    for (index, font) in fonts.iter().enumerate() {
        let id = FontId(font_name(index));
        ops.push(Op::SetFont { font: PdfFontHandle::External(id.clone()), size: Pt(1.0) });
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(codepoints(font))] });
        document.resources.fonts.map.insert(id, pdf_font(font));
    }
    let streams: Vec<ExternalStream> = pictures.par_iter().map(picture_stream).collect();
    for (picture, stream) in pictures.iter().zip(streams) {
        let object = ExternalXObject { stream, width: None, height: None, dpi: None };
        document.resources.xobjects.map.insert(XObjectId(picture_name(picture.index)), XObject::External(object));
    }
    // One page that shows every glyph makes printpdf write every font.
    document.pages.push(PdfPage::new(Mm(0.0), Mm(0.0), ops));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: true, image_optimization: None };
    let mut written = document.to_lopdf_document(&options, &mut Vec::new());
    drop(document);
    let shared = shared_resources(&written).unwrap_or_default();
    for font in fonts {
        correct_descriptor(&mut written, font);
    }
    let mut carrier = Carrier { written, file, numbers: BTreeMap::new(), streams: Vec::new() };
    let mut resources = Dictionary::new();
    for (key, wanted) in [("Font", !fonts.is_empty()), ("XObject", !pictures.is_empty())] {
        if let (true, Ok(entry)) = (wanted, shared.get(key.as_bytes())) {
            let entry = carrier.carry(entry.clone());
            resources.set(key, entry);
        }
    }
    carrier.finish();
    file.add(resources)
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

fn picture_stream(picture: &Picture) -> ExternalStream {
    let space = if picture.channels == 1 { "DeviceGray" } else { "DeviceRGB" };
    let mut dict = picture_dict(picture, space);
    if let Some(profile) = &picture.profile {
        dict.insert("ColorSpace".to_owned(), DictItem::Array(vec![name("ICCBased"), profile_stream(profile, picture.channels)]));
    }
    let content = match &picture.samples {
        Samples::Jpeg { file, inverted } => {
            dict.insert("Filter".to_owned(), name("DCTDecode"));
            if *inverted {
                dict.insert("Decode".to_owned(), DictItem::Array([1, 0].repeat(4).into_iter().map(DictItem::Int).collect()));
            }
            file.clone()
        }
        Samples::Raw(samples) => deflate_rows(samples, picture.width, picture.channels, &mut dict),
    };
    if let Some(mask) = &picture.mask {
        let mut mask_dict = picture_dict(picture, "DeviceGray");
        let content = deflate_rows(mask, picture.width, 1, &mut mask_dict);
        dict.insert("SMask".to_owned(), DictItem::Stream { stream: ExternalStream { dict: mask_dict, content, compress: false } });
    }
    ExternalStream { dict, content, compress: false }
}

/// A colour profile (ISO 32000-1 8.6.5.5).
fn profile_stream(profile: &[u8], channels: u8) -> DictItem {
    let dict = BTreeMap::from([("N".to_owned(), DictItem::Int(i64::from(channels))), ("Filter".to_owned(), name("FlateDecode"))]);
    DictItem::Stream { stream: ExternalStream { dict, content: syntax::deflate(profile), compress: false } }
}

fn picture_dict(picture: &Picture, space: &str) -> BTreeMap<String, DictItem> {
    let entries = [
        ("Type", name("XObject")),
        ("Subtype", name("Image")),
        ("Width", DictItem::Int(i64::from(picture.width))),
        ("Height", DictItem::Int(i64::from(picture.height))),
        ("ColorSpace", name(space)),
        ("BitsPerComponent", DictItem::Int(8)),
    ];
    entries.map(|(key, value)| (key.to_owned(), value)).into()
}

fn deflate_rows(samples: &[u8], width: u32, channels: u8, dict: &mut BTreeMap<String, DictItem>) -> Vec<u8> {
    let pixel = usize::from(channels);
    let row = usize::try_from(width).unwrap_or(usize::MAX).saturating_mul(pixel);
    let entries =
        [("Predictor", DictItem::Int(15)), ("Colors", DictItem::Int(i64::from(channels))), ("Columns", DictItem::Int(i64::from(width)))];
    dict.insert("Filter".to_owned(), name("FlateDecode"));
    dict.insert("DecodeParms".to_owned(), DictItem::Dict { map: entries.map(|(key, value)| (key.to_owned(), value)).into() });
    syntax::deflate(&filter_rows(samples, row, pixel))
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
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
