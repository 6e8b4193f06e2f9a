//! What a page shows: its strings in the order of drawing, each with the marked content it stands in.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{cmap, dict, follow, get, name, text_string};

/// Text shown in one stretch of marked content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its text.
    pub text: String,
    /// No content, but furniture of the page.
    pub artifact: bool,
    /// The number by which the logical tree refers to it.
    pub mcid: Option<i64>,
}

/// Code to text of a font.
type Font = BTreeMap<u16, String>;

/// Reads a page.
pub fn show(document: &Document, id: ObjectId) -> Vec<Shown> {
    let page = document.get_dictionary(id).expect("a page");
    let mut viewer =
        Viewer { document, fonts: fonts(document, page), font: String::new(), kept: Vec::new(), open: Vec::new(), shown: Vec::new() };
    let content = document.get_page_content(id);
    for operation in Content::decode(&content).expect("operators").operations {
        viewer.run(&operation.operator, &operation.operands);
    }
    assert!(viewer.open.is_empty(), "marked content that does not end");
    viewer.shown
}

struct Viewer<'d> {
    document: &'d Document,
    fonts: BTreeMap<String, Font>,
    font: String,
    /// The fonts of saved graphics states (ISO 32000-1 8.4.2).
    kept: Vec<String>,
    open: Vec<Sequence>,
    shown: Vec<Shown>,
}

/// An open sequence of marked content.
struct Sequence {
    artifact: bool,
    mcid: Option<i64>,
    /// Its own text replaces that of the glyphs (ISO 32000-1 14.9.4).
    replaced: bool,
}

impl Viewer<'_> {
    fn run(&mut self, operator: &str, operands: &[Object]) {
        match operator {
            "q" => self.kept.push(self.font.clone()),
            "Q" => self.font = self.kept.pop().expect("Q without a beginning"),
            "Tf" => self.font = name(&operands[0]),
            "Tj" | "'" => self.string(&operands[0]),
            "TJ" => operands[0].as_array().expect("an array").iter().for_each(|piece| self.string(piece)),
            "BMC" => self.begin(&name(&operands[0]), None),
            "BDC" => self.begin(&name(&operands[0]), operands.get(1)),
            "EMC" => assert!(self.open.pop().is_some(), "EMC without a beginning"),
            _ => {}
        }
    }

    fn begin(&mut self, tag: &str, properties: Option<&Object>) {
        let properties = properties.and_then(|it| it.as_dict().ok());
        let mcid = properties.and_then(|it| it.get(b"MCID").ok()).map(|it| it.as_i64().expect("an integer"));
        let actual = properties.and_then(|it| get(self.document, it, "ActualText")).map(text_string);
        self.open.push(Sequence { artifact: tag == "Artifact", mcid, replaced: false });
        if let Some(actual) = actual {
            self.say(&actual);
            if let Some(sequence) = self.open.last_mut() {
                sequence.replaced = true;
            }
        }
    }

    fn string(&mut self, piece: &Object) {
        let Ok(codes) = piece.as_str() else { return };
        let font = self.fonts.get(&self.font).unwrap_or_else(|| panic!("no font is called {}", self.font));
        let text: String = codes
            .chunks_exact(2)
            .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
            .map(|code| font.get(&code).unwrap_or_else(|| panic!("glyph {code} of {} has no text", self.font)).as_str())
            .collect();
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        if self.open.iter().any(|sequence| sequence.replaced) {
            return;
        }
        let artifact = self.open.iter().any(|sequence| sequence.artifact);
        let mcid = self.open.iter().rev().find_map(|sequence| sequence.mcid);
        assert!(artifact || mcid.is_some(), "“{text}” is neither content nor artifact");
        match self.shown.last_mut() {
            Some(last) if last.artifact == artifact && last.mcid == mcid => last.text.push_str(text),
            _ => self.shown.push(Shown { text: text.to_owned(), artifact, mcid }),
        }
    }
}

fn fonts(document: &Document, page: &Dictionary) -> BTreeMap<String, Font> {
    let resources = dict(document, page, "Resources");
    let fonts = dict(document, resources, "Font");
    let font = |(key, value): (&Vec<u8>, &Object)| {
        let font = follow(document, value).as_dict().expect("a font");
        let map = get(document, font, "ToUnicode").expect("a ToUnicode map").as_stream().expect("a stream");
        let source = map.decompressed_content().or_else(|_| map.get_plain_content()).expect("a map");
        (String::from_utf8_lossy(key).into_owned(), cmap::read(&String::from_utf8_lossy(&source)))
    };
    fonts.iter().map(font).collect()
}
