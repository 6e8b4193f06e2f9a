//! Reads a PDF back as a viewer does: glyphs at places, with the text that each stands for.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// A glyph on a page, as a viewer would place it.
pub struct Seen {
    pub x: f64,
    pub y: f64,
}

/// What a page shows and says.
#[derive(Default)]
pub struct PageText {
    pub text: String,
    pub glyphs: Vec<Seen>,
    /// MCIDs in the order they open, with the tag.
    pub mcids: Vec<(i64, String)>,
}

/// A font as a viewer knows it.
struct Font {
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f64>,
}

/// Follows a reference.
pub fn deref<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).expect("the object is there").1
}

/// The value of a key, dereferenced.
pub fn get<'a>(document: &'a Document, dict: &'a Dictionary, key: &str) -> &'a Object {
    deref(document, dict.get(key.as_bytes()).unwrap_or_else(|_| panic!("no {key} in {dict:?}")))
}

/// A text string.
pub fn text(object: &Object) -> String {
    let bytes = object.as_str().expect("a string");
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(utf16) => utf16_text(utf16),
        None => String::from_utf8(bytes.to_vec()).expect("ASCII"),
    }
}

fn utf16_text(bytes: &[u8]) -> String {
    let units: Vec<u16> = bytes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).expect("UTF-16")
}

/// The dictionary of the logical tree's root.
pub fn catalog(document: &Document) -> &Dictionary {
    document.catalog().expect("a catalog")
}

/// The font dictionaries of the file by resource name.
pub fn fonts(document: &Document, page: ObjectId) -> BTreeMap<String, Dictionary> {
    let page = document.get_dictionary(page).expect("a page");
    let resources = get(document, page, "Resources").as_dict().expect("resources");
    let fonts = get(document, resources, "Font").as_dict().expect("fonts");
    let name = |key: &[u8]| String::from_utf8(key.to_vec()).expect("ASCII");
    fonts.iter().map(|(key, font)| (name(key), deref(document, font).as_dict().expect("a font").clone())).collect()
}

/// The content stream of a page.
pub fn content(document: &Document, page: ObjectId) -> Vec<u8> {
    document.get_page_content(page)
}

/// Shows a page.
pub fn page(document: &Document, id: ObjectId) -> PageText {
    let fonts: BTreeMap<String, Font> = fonts(document, id).into_iter().map(|(name, dict)| (name, font(document, &dict))).collect();
    let mut page = PageText::default();
    let mut viewer =
        Viewer { fonts: &fonts, page: &mut page, font: None, size: 0.0, spacing: 0.0, line: (0.0, 0.0), x: 0.0, spans: Vec::new() };
    for operation in Content::decode(&content(document, id)).expect("operators").operations {
        viewer.run(&operation.operator, &operation.operands);
    }
    page
}

struct Viewer<'a> {
    fonts: &'a BTreeMap<String, Font>,
    page: &'a mut PageText,
    font: Option<&'a Font>,
    size: f64,
    spacing: f64,
    line: (f64, f64),
    x: f64,
    /// Open sequences: whether glyphs inside say nothing because the sequence has ActualText.
    spans: Vec<bool>,
}

impl Viewer<'_> {
    fn run(&mut self, operator: &str, operands: &[Object]) {
        let number = |index: usize| f64::from(operands[index].as_float().expect("a number"));
        match operator {
            "BT" => (self.line, self.x) = ((0.0, 0.0), 0.0),
            "Td" => {
                self.line = (self.line.0 + number(0), self.line.1 + number(1));
                self.x = self.line.0;
            }
            "Tc" => self.spacing = number(0),
            "Tf" => {
                let name = String::from_utf8(operands[0].as_name().expect("a name").to_vec()).expect("ASCII");
                self.font = Some(&self.fonts[&name]);
                self.size = number(1);
            }
            "Tj" => self.show(&operands[0]),
            "TJ" => operands[0].as_array().expect("an array").iter().for_each(|piece| self.show(piece)),
            "BMC" => self.spans.push(false),
            "BDC" => self.open(operands),
            "EMC" => assert!(self.spans.pop().is_some(), "EMC without BDC"),
            _ => {}
        }
    }

    fn open(&mut self, operands: &[Object]) {
        let properties = operands[1].as_dict().expect("properties");
        let actual = properties.get(b"ActualText").ok();
        if let Some(actual) = actual {
            self.page.text.push_str(&text(actual));
        }
        if let Ok(mcid) = properties.get(b"MCID") {
            let tag = String::from_utf8(operands[0].as_name().expect("a tag").to_vec()).expect("ASCII");
            self.page.mcids.push((mcid.as_i64().expect("an integer"), tag));
        }
        self.spans.push(actual.is_some());
    }

    fn show(&mut self, piece: &Object) {
        let Ok(codes) = piece.as_str() else {
            self.x -= f64::from(piece.as_float().expect("a number")) / 1000.0 * self.size;
            return;
        };
        let font = self.font.expect("a font is set");
        for code in codes.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])) {
            self.page.glyphs.push(Seen { x: self.x, y: self.line.1 });
            if !self.spans.contains(&true) {
                self.page.text.push_str(&font.texts[&code]);
            }
            self.x += font.widths[&code] / 1000.0 * self.size + self.spacing;
        }
    }
}

fn font(document: &Document, dict: &Dictionary) -> Font {
    let cmap = get(document, dict, "ToUnicode").as_stream().expect("a stream").decompressed_content().expect("deflated");
    let cmap = String::from_utf8(cmap).expect("ASCII");
    let mut texts = BTreeMap::new();
    for line in cmap.lines().filter(|line| line.starts_with('<') && !line.contains("FFFF")) {
        let mut parts = line.split(['<', '>']).filter(|part| !part.trim().is_empty());
        let (code, target) = (parts.next().expect("a code"), parts.next().expect("a text"));
        let bytes: Vec<u8> = (0..target.len()).step_by(2).map(|at| u8::from_str_radix(&target[at..at + 2], 16).expect("hex")).collect();
        texts.insert(u16::from_str_radix(code, 16).expect("hex"), utf16_text(&bytes));
    }
    let descendant = deref(document, &get(document, dict, "DescendantFonts").as_array().expect("an array")[0]);
    let table = get(document, descendant.as_dict().expect("a font"), "W").as_array().expect("widths");
    let mut widths = BTreeMap::new();
    for pair in table.chunks(2) {
        let start = pair[0].as_i64().expect("a code");
        for (code, width) in (start..).zip(pair[1].as_array().expect("widths")) {
            widths.insert(u16::try_from(code).expect("a code"), f64::from(width.as_float().expect("a number")));
        }
    }
    Font { texts, widths }
}
