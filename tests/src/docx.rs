//! Reads a Word file back: what its body says, paragraph by paragraph, and its tables.
//!
//! Numbers of headings and lists are no text of a Word file, so they are not here: Word counts them.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A Word file.
#[derive(Debug)]
pub struct Word {
    /// The parts of the package, by name.
    pub parts: BTreeMap<String, Vec<u8>>,
    /// Paragraphs of the body and of cells, in order.
    pub paragraphs: Vec<Para>,
    /// The tables of the body, in order.
    pub tables: Vec<Grid>,
    /// Tables that hold pictures side by side.
    pub picture_grids: Vec<Grid>,
    /// What the footnotes say, in order.
    pub footnotes: Vec<String>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Para {
    /// The id of its style; empty for the default one.
    pub style: String,
    /// Its text; a tab is a tab.
    pub text: String,
}

/// A comment, with what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Who says it.
    pub author: String,
    /// When, as written.
    pub date: String,
    /// What it says: its paragraphs.
    pub text: Vec<String>,
    /// What the text says that it is about.
    pub about: String,
}

/// A content control that is bound to data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its tag.
    pub tag: String,
    /// Its title.
    pub alias: String,
    /// What it shows.
    pub shown: String,
    /// What the data says at its path.
    pub bound: String,
}

/// A table: rows of cells. A cell that only continues the one above is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The text of each cell, by row.
    pub rows: Vec<Vec<String>>,
    /// How many columns and rows each cell covers, by row.
    pub spans: Vec<Vec<(u32, u32)>>,
    /// How many rows are repeated on every page.
    pub header_rows: usize,
}

impl Word {
    /// Opens a file.
    pub fn open(bytes: &[u8]) -> Word {
        let parts = parts(bytes);
        let body = parse(part(&parts, "word/document.xml"));
        let mut word = Word { paragraphs: Vec::new(), tables: Vec::new(), picture_grids: Vec::new(), footnotes: Vec::new(), parts };
        for element in body.all("w:p") {
            let style = element.child("w:pPr").and_then(|it| it.child("w:pStyle")).map_or("", |it| it.get("w:val"));
            word.paragraphs.push(Para { style: style.to_owned(), text: element.shown() });
        }
        let (pictures, tables): (Vec<_>, Vec<_>) = body.all("w:tbl").into_iter().partition(|table| !table.all("pic:pic").is_empty());
        word.tables = tables.into_iter().map(grid).collect();
        word.picture_grids = pictures.into_iter().map(grid).collect();
        if word.parts.contains_key("word/footnotes.xml") {
            let notes = parse(part(&word.parts, "word/footnotes.xml"));
            let real = notes.all("w:footnote").into_iter().filter(|it| it.get("w:type").is_empty());
            word.footnotes = real.map(Element::shown).collect();
        }
        word
    }

    /// Paragraphs in styles whose id starts so.
    pub fn styled<'w>(&'w self, prefix: &'w str) -> impl Iterator<Item = &'w Para> {
        self.paragraphs.iter().filter(move |para| para.style.starts_with(prefix))
    }

    /// Headings: level and text.
    pub fn headings(&self) -> Vec<(u8, String)> {
        let level = |para: &Para| para.style.strip_prefix("Heading").and_then(|level| level.parse().ok());
        self.paragraphs.iter().filter_map(|para| Some((level(para)?, para.text.clone()))).collect()
    }

    /// Everything that the body says.
    pub fn text(&self) -> String {
        self.paragraphs.iter().flat_map(|para| [para.text.as_str(), "\n"]).collect()
    }
}

impl Word {
    /// The content controls of the body and of the footnotes that are bound to data, in order.
    pub fn controls(&self) -> Vec<Control> {
        let mut found = Vec::new();
        for name in ["word/document.xml", "word/footnotes.xml"].into_iter().filter(|name| self.parts.contains_key(*name)) {
            let part = parse(part(&self.parts, name));
            found.extend(part.all("w:sdt").into_iter().filter_map(|control| self.control(control)));
        }
        found
    }

    /// The comments.
    pub fn comments(&self) -> Vec<Comment> {
        if !self.parts.contains_key("word/comments.xml") {
            return Vec::new();
        }
        let body = parse(part(&self.parts, "word/document.xml"));
        let all = parse(part(&self.parts, "word/comments.xml"));
        let comment = |it: &Element| Comment {
            author: it.get("w:author").to_owned(),
            date: it.get("w:date").to_owned(),
            text: it.all("w:p").into_iter().map(Element::shown).collect(),
            about: about(&body, it.get("w:id")),
        };
        all.all("w:comment").into_iter().map(comment).collect()
    }

    /// The headers of each section: what pages each is for, and its part.
    pub fn headers(&self) -> Vec<Vec<(String, String)>> {
        let relations = parse(part(&self.parts, "word/_rels/document.xml.rels"));
        let target = |id: &str| {
            let found = relations.all("Relationship").into_iter().find(|it| it.get("Id") == id).map(|it| it.get("Target"));
            format!("word/{}", found.unwrap_or_default())
        };
        let body = parse(part(&self.parts, "word/document.xml"));
        let sections = body.all("w:sectPr").into_iter();
        let header = |it: &Element| (it.get("w:type").to_owned(), target(it.get("r:id")));
        sections.map(|it| it.all("w:headerReference").into_iter().map(header).collect()).collect()
    }

    /// How many sections have a first page of its own.
    pub fn first_pages(&self) -> usize {
        parse(part(&self.parts, "word/document.xml")).all("w:titlePg").len()
    }

    fn control(&self, control: &Element) -> Option<Control> {
        let properties = control.child("w:sdtPr")?;
        let binding = properties.child("w:dataBinding")?;
        let value = |name| properties.child(name).map_or("", |it| it.get("w:val")).to_owned();
        let shown = control.child("w:sdtContent").map(Element::shown).unwrap_or_default();
        Some(Control { tag: value("w:tag"), alias: value("w:alias"), shown, bound: self.at(binding)? })
    }

    /// What the data says at the path of a binding: `/b:ledger[1]/b:figure[2]/b:form[1]`.
    fn at(&self, binding: &Element) -> Option<String> {
        let properties = parse(part(&self.parts, "customXml/itemProps1.xml"));
        assert_eq!(properties.all("ds:datastoreItem").first()?.get("ds:itemID"), binding.get("w:storeItemID"));
        let data = parse(part(&self.parts, "customXml/item1.xml"));
        let mut at = &data;
        for step in binding.get("w:xpath").split('/').skip(1) {
            let (name, number) = step.strip_prefix("b:")?.strip_suffix(']')?.split_once('[')?;
            at = at.children.iter().filter(|child| child.name == name).nth(number.parse::<usize>().ok()? - 1)?;
        }
        Some(at.text.clone())
    }
}

/// What stands between the two ends of a comment's range.
fn about(body: &Element, id: &str) -> String {
    fn collect(element: &Element, id: &str, open: &mut bool, text: &mut String) {
        match element.name.as_str() {
            "w:commentRangeStart" if element.get("w:id") == id => *open = true,
            "w:commentRangeEnd" if element.get("w:id") == id => *open = false,
            "w:t" if *open => text.push_str(&element.text),
            "w:p" if *open && !text.is_empty() => text.push('|'),
            _ => {}
        }
        element.children.iter().for_each(|child| collect(child, id, open, text));
    }
    let (mut open, mut text) = (false, String::new());
    collect(body, id, &mut open, &mut text);
    text
}

fn grid(table: &Element) -> Grid {
    let rows: Vec<&Element> = table.children.iter().filter(|it| it.name == "w:tr").collect();
    let header = |row: &&&Element| row.child("w:trPr").is_some_and(|it| it.child("w:tblHeader").is_some());
    let continued = |cell: &Element| {
        let merge = cell.child("w:tcPr").and_then(|it| it.child("w:vMerge"));
        merge.is_some_and(|merge| merge.get("w:val") != "restart")
    };
    let cells = |row: &&Element| {
        let cells = row.children.iter().filter(|it| it.name == "w:tc" && !continued(it));
        cells.map(Element::shown).collect()
    };
    let spans = spans(&rows, &continued);
    Grid { rows: rows.iter().map(cells).collect(), spans, header_rows: rows.iter().take_while(header).count() }
}

/// Columns and rows that each cell covers: a cell goes on below as long as the cell in its column continues it.
fn spans(rows: &[&Element], continued: &dyn Fn(&Element) -> bool) -> Vec<Vec<(u32, u32)>> {
    let width = |cell: &Element| {
        let span = cell.child("w:tcPr").and_then(|it| it.child("w:gridSpan"));
        span.map_or(1, |span| span.get("w:val").parse().expect("a number of columns"))
    };
    // The cells of each row at their columns.
    let placed: Vec<BTreeMap<u32, &Element>> = rows
        .iter()
        .map(|row| {
            let mut at = 0;
            let cells = row.children.iter().filter(|it| it.name == "w:tc");
            let mut place = |cell| {
                let column = at;
                at += width(cell);
                (column, cell)
            };
            cells.map(&mut place).collect()
        })
        .collect();
    let below = |row: usize, column: u32| {
        let more = placed[row + 1..].iter().take_while(|cells| cells.get(&column).is_some_and(|cell| continued(cell))).count();
        u32::try_from(more).expect("few rows")
    };
    let row = |(n, cells): (usize, &BTreeMap<u32, &Element>)| {
        cells.iter().filter(|(_, cell)| !continued(cell)).map(|(column, cell)| (width(cell), 1 + below(n, *column))).collect()
    };
    placed.iter().enumerate().map(row).collect()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("an entry");
        let name = file.name().expect("a name in UTF-8").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("an entry that can be unpacked");
        assert!(!parts.contains_key(&name), "two parts are called {name}");
        parts.insert(name, bytes);
    }
    parts
}

pub(crate) fn part<'p>(parts: &'p BTreeMap<String, Vec<u8>>, name: &str) -> &'p str {
    let bytes = parts.get(name).unwrap_or_else(|| panic!("no part is called {name}"));
    std::str::from_utf8(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// An element of XML.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    pub(crate) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(crate) fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }

    /// Elements of a name below, in document order; not those inside one that is found.
    pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if child.name == name {
                found.push(child);
            } else {
                found.extend(child.all(name));
            }
        }
        found
    }

    /// What a reader sees of it.
    fn shown(&self) -> String {
        match self.name.as_str() {
            "w:t" => self.text.clone(),
            "w:tab" => "\t".to_owned(),
            "w:br" => "\n".to_owned(),
            "w:noBreakHyphen" => "-".to_owned(),
            // The upper text of 注音 is an aid to reading, not text.
            "w:rt" | "w:pPr" | "w:rPr" | "w:del" | "w:instrText" => String::new(),
            _ => self.children.iter().map(Element::shown).collect(),
        }
    }
}

pub(crate) fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("not well-formed: {error}"));
        let top = open.last_mut().expect("the document");
        match event {
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => top.children.push(element(&tag)),
            Event::End(_) => {
                let done = open.pop().expect("an open element");
                open.last_mut().expect("its parent").children.push(done);
            }
            Event::Text(text) => top.text.push_str(&text),
            Event::GeneralRef(name) => {
                let character = quick_xml::escape::unescape(&format!("&{};", &*name)).expect("a known entity").into_owned();
                top.text.push_str(&character);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "an element is not closed");
    open.remove(0)
}

fn element(tag: &BytesStart<'_>) -> Element {
    let attributes = tag.attributes().map(|attribute| {
        let attribute = attribute.expect("attributes that differ");
        let value = quick_xml::escape::unescape(&attribute.value).expect("escaped text").into_owned();
        (attribute.key.as_ref().to_owned(), value)
    });
    Element { name: tag.name().as_ref().to_owned(), attributes: attributes.collect(), ..Element::default() }
}
