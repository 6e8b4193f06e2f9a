//! Fonts: embedded, measured as their own programs measure them, described.

use lopdf::{Dictionary, Document};

use super::cff::{Cff, word};
use super::{dict_of, follow, get, name_at, sub};

/// What is wrong with the fonts of a file (ISO 19005-2 6.2.11; ISO 32000-1 9.7, 9.8).
pub fn fonts(bytes: &[u8]) -> Vec<String> {
    let document = Document::load_mem(bytes).expect("a PDF");
    let mut faults = Vec::new();
    let mut seen = 0;
    for object in document.objects.values() {
        let Ok(dict) = object.as_dict() else { continue };
        if dict.has_type(b"Font") && name_at(&document, dict, "Subtype") == "Type0" {
            seen += 1;
            let name = name_at(&document, dict, "BaseFont");
            faults.extend(font(&document, dict).into_iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    if seen == 0 {
        faults.push("no font".to_owned());
    }
    faults
}

fn font(document: &Document, dict: &Dictionary) -> Vec<String> {
    let mut faults = Vec::new();
    if get(document, dict, "ToUnicode").is_none_or(|map| map.as_stream().is_err()) {
        faults.push("its text cannot be copied".to_owned());
    }
    let below = get(document, dict, "DescendantFonts")
        .and_then(|fonts| fonts.as_array().ok())
        .and_then(|fonts| dict_of(follow(document, fonts.first()?)));
    let Some(below) = below else { return vec!["no font below it".to_owned()] };
    let Some(descriptor) = sub(document, below, "FontDescriptor") else { return vec!["not described".to_owned()] };
    let number = |key: &str| get(document, descriptor, key).and_then(|value| value.as_float().ok());
    // Symbolic: its codes are no standard Latin.
    let flags = get(document, descriptor, "Flags").and_then(|value| value.as_i64().ok());
    if flags.is_none_or(|flags| flags & 4 == 0) {
        faults.push(format!("flags {flags:?}"));
    }
    if number("CapHeight").is_none_or(|height| height <= 0.0) || number("ItalicAngle").is_none() {
        faults.push(format!("capitals {:?}, slant {:?}", number("CapHeight"), number("ItalicAngle")));
    }
    match program(document, descriptor) {
        Some(bytes) => faults.extend(widths(document, below, &bytes)),
        None => faults.push("not embedded".to_owned()),
    }
    faults
}

fn program(document: &Document, descriptor: &Dictionary) -> Option<Vec<u8>> {
    let file = ["FontFile2", "FontFile3"].iter().find_map(|key| get(document, descriptor, key))?;
    file.as_stream().ok()?.decompressed_content().ok()
}

/// Codes whose width in the file is not that of the glyph, by a thousandth of the em or more.
fn widths(document: &Document, font: &Dictionary, program: &[u8]) -> Vec<String> {
    let Some(stated) = get(document, font, "W").and_then(|widths| widths.as_array().ok()) else { return vec!["no widths".to_owned()] };
    let measured = measure(program);
    let mut faults = Vec::new();
    for pair in stated.chunks_exact(2) {
        let (Ok(start), Ok(widths)) = (pair[0].as_i64(), pair[1].as_array()) else { return vec!["widths that are no lists".to_owned()] };
        for (code, width) in (start..).zip(widths) {
            let width = width.as_float().map(f64::from).unwrap_or(f64::NAN);
            let glyph = u16::try_from(code).ok().and_then(&measured);
            if glyph.is_none_or(|glyph| (glyph - width).abs() >= 1.0 || width.is_nan()) {
                faults.push(format!("code {code} is {width} wide, its glyph {glyph:?}"));
            }
        }
    }
    if stated.is_empty() {
        faults.push("no widths".to_owned());
    }
    faults
}

/// What a font program says of the advance of its glyphs, in thousandths of the em.
fn measure(program: &[u8]) -> Box<dyn Fn(u16) -> Option<f64> + '_> {
    match TrueType::parse(program) {
        Some(font) => Box::new(move |glyph| font.width(glyph)),
        None => {
            let font = Cff::parse(program);
            Box::new(move |glyph| font.as_ref()?.width(glyph))
        }
    }
}

/// The advances of a TrueType program: table `hmtx`, whose last entry holds for all further glyphs.
struct TrueType<'a> {
    advances: &'a [u8],
    count: u16,
    units: u16,
}

impl<'a> TrueType<'a> {
    fn parse(data: &'a [u8]) -> Option<TrueType<'a>> {
        if data.get(..4)? != [0, 1, 0, 0] {
            return None;
        }
        let entries = (0..usize::from(word(data, 4)?)).map(|number| 12 + 16 * number);
        let table = |tag: &[u8]| {
            let at = entries.clone().find(|at| data.get(*at..at + 4) == Some(tag))?;
            let start = u32::from_be_bytes(*data.get(at + 8..at + 12)?.first_chunk()?);
            data.get(usize::try_from(start).ok()?..)
        };
        Some(TrueType { advances: table(b"hmtx")?, count: word(table(b"hhea")?, 34)?, units: word(table(b"head")?, 18)? })
    }

    fn width(&self, glyph: u16) -> Option<f64> {
        let entry = glyph.min(self.count.checked_sub(1)?);
        Some(f64::from(word(self.advances, 4 * usize::from(entry))?) * 1000.0 / f64::from(self.units))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_width_that_is_wrong_is_found() {
        let bytes = &crate::Built::small_annual().pdf;
        assert_eq!(super::fonts(bytes), Vec::<String>::new());
        let mut document = lopdf::Document::load_mem(bytes).expect("a PDF");
        let font = document.objects.values_mut().filter_map(|it| it.as_dict_mut().ok()).find(|it| it.has(b"DescendantFonts"));
        let below = font.expect("a font").get_mut(b"DescendantFonts").and_then(lopdf::Object::as_array_mut).expect("fonts");
        let below = below[0].as_dict_mut().expect("a dictionary of its own");
        let widths = below.get_mut(b"W").and_then(lopdf::Object::as_array_mut).expect("widths");
        widths[1] = vec![lopdf::Object::Integer(123)].into();
        let mut changed = Vec::new();
        document.save_to(&mut changed).expect("a file");
        let faults = super::fonts(&changed);
        assert!(faults.len() == 1 && faults[0].contains("is 123 wide"), "{faults:?}");
    }
}
