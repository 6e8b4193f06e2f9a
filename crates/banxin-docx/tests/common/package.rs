//! Opens a file again: its parts, their XML as events, and what must hold of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// The parts of a package, by name.
pub(crate) fn open(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        let name = file.name().expect("a name").into_owned();
        assert!(parts.insert(name, bytes).is_none(), "two parts of one name");
    }
    parts
}

/// The text of a part.
pub(crate) fn text(parts: &BTreeMap<String, Vec<u8>>, name: &str) -> String {
    String::from_utf8(parts.get(name).unwrap_or_else(|| panic!("no {name}")).clone()).expect("is text")
}

/// An element with its path, attributes and children, in document order.
#[derive(Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: BTreeMap<String, String>,
    pub(crate) children: Vec<Element>,
    pub(crate) text: String,
}

impl Element {
    /// Calls `visit` for this element and everything below, in document order.
    pub(crate) fn walk<'e>(&'e self, visit: &mut impl FnMut(&'e Element)) {
        visit(self);
        for child in &self.children {
            child.walk(visit);
        }
    }

    /// Every element of this name, in document order.
    pub(crate) fn all(&self, name: &str) -> Vec<&Element> {
        let mut found = Vec::new();
        self.walk(&mut |element| {
            if element.name == name {
                found.push(element);
            }
        });
        found
    }

    /// An attribute.
    pub(crate) fn get(&self, key: &str) -> &str {
        self.attributes.get(key).map_or("", String::as_str)
    }

    /// The value of the first element of this name below.
    pub(crate) fn value(&self, name: &str) -> &str {
        self.all(name).first().map_or("", |element| element.get("w:val"))
    }

    /// All text of `w:t` below.
    pub(crate) fn shown(&self) -> String {
        self.all("w:t").into_iter().map(|element| element.text.as_str()).collect()
    }
}

/// Parses a part.
pub(crate) fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => open.push(element(&tag)),
            Event::Empty(tag) => {
                let element = element(&tag);
                open.last_mut().expect("open").children.push(element);
            }
            Event::End(_) => {
                let done = open.pop().expect("open");
                open.last_mut().expect("open").children.push(done);
            }
            Event::Text(text) => open.last_mut().expect("open").text.push_str(&text),
            Event::GeneralRef(name) => {
                let resolved = quick_xml::escape::unescape(&format!("&{};", &*name)).expect("known").into_owned();
                open.last_mut().expect("open").text.push_str(&resolved);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut root = open.pop().expect("root");
    assert!(open.is_empty());
    root.children.pop().expect("one element")
}

fn element(tag: &quick_xml::events::BytesStart<'_>) -> Element {
    let attributes = tag
        .attributes()
        .map(|attribute| {
            let attribute = attribute.expect("unique attributes");
            let value = quick_xml::escape::unescape(&attribute.value).expect("escaped").into_owned();
            (attribute.key.as_ref().to_owned(), value)
        })
        .collect();
    Element { name: tag.name().as_ref().to_owned(), attributes, ..Element::default() }
}

/// What no schema checks: ids, bookmarks, references, fields, spans, relationships, content types.
pub(crate) fn faults(parts: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    let document = parse(&text(parts, "word/document.xml"));
    let styles = parse(&text(parts, "word/styles.xml"));
    let numbering = parse(&text(parts, "word/numbering.xml"));
    let footnotes = parse(&text(parts, "word/footnotes.xml"));
    bookmarks(&document, &mut faults);
    fields(&document, &mut faults);
    tables(&document, &mut faults);
    relationships(parts, &document, &mut faults);
    unique(document.all("wp:docPr").into_iter().map(|it| it.get("id")), "drawing", &mut faults);
    let known: BTreeSet<_> = styles.all("w:style").into_iter().map(|it| it.get("w:styleId")).collect();
    unique(styles.all("w:style").into_iter().map(|it| it.get("w:styleId")), "style", &mut faults);
    for name in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
        for it in document.all(name).into_iter().chain(styles.all(name)).chain(numbering.all(name)) {
            if !known.contains(it.get("w:val")) {
                faults.push(format!("no style {}", it.get("w:val")));
            }
        }
    }
    let lists: BTreeSet<_> = numbering.all("w:num").into_iter().map(|it| it.get("w:numId")).collect();
    for it in document.all("w:numId").into_iter().chain(styles.all("w:numId")) {
        if !lists.contains(it.get("w:val")) {
            faults.push(format!("no list {}", it.get("w:val")));
        }
    }
    let notes: BTreeSet<_> = footnotes.all("w:footnote").into_iter().map(|it| it.get("w:id")).collect();
    for it in document.all("w:footnoteReference") {
        if !notes.contains(it.get("w:id")) {
            faults.push(format!("no footnote {}", it.get("w:id")));
        }
    }
    for separator in ["w:separator", "w:continuationSeparator"] {
        if footnotes.all(separator).len() != 1 {
            faults.push(format!("no {separator}"));
        }
    }
    faults
}

fn unique<'v>(values: impl Iterator<Item = &'v str>, what: &str, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for value in values {
        if !seen.insert(value) {
            faults.push(format!("{what} {value} twice"));
        }
    }
}

fn bookmarks(document: &Element, faults: &mut Vec<String>) {
    let starts = document.all("w:bookmarkStart");
    unique(starts.iter().map(|it| it.get("w:id")), "bookmark id", faults);
    unique(starts.iter().map(|it| it.get("w:name")), "bookmark", faults);
    let mut ids: Vec<_> = starts.iter().map(|it| it.get("w:id")).collect();
    let mut ends: Vec<_> = document.all("w:bookmarkEnd").into_iter().map(|it| it.get("w:id")).collect();
    ids.sort_unstable();
    ends.sort_unstable();
    if ids != ends {
        faults.push("bookmarks do not pair".to_owned());
    }
    let names: BTreeSet<_> = starts.iter().map(|it| it.get("w:name")).collect();
    let links = document.all("w:hyperlink").into_iter().map(|it| it.get("w:anchor")).filter(|name| !name.is_empty());
    let instructions = document.all("w:instrText").into_iter().filter_map(|it| {
        let words: Vec<_> = it.text.split_whitespace().collect();
        matches!(words.first(), Some(&"PAGEREF" | &"REF")).then(|| words[1])
    });
    for name in links.chain(instructions) {
        if !names.contains(name) {
            faults.push(format!("nothing is called {name}"));
        }
    }
}

fn fields(document: &Element, faults: &mut Vec<String>) {
    let mut open = Vec::new();
    document.walk(&mut |element| {
        if element.name == "w:fldChar" {
            match element.get("w:fldCharType") {
                "begin" => open.push("begin"),
                "separate" if open.last() == Some(&"begin") => {
                    open.pop();
                    open.push("separate");
                }
                "end" if open.pop() == Some("separate") => {}
                other => faults.push(format!("field {other} out of place")),
            }
        }
    });
    if !open.is_empty() {
        faults.push("a field does not end".to_owned());
    }
}

fn tables(document: &Element, faults: &mut Vec<String>) {
    for table in document.all("w:tbl") {
        let columns = table.children.iter().find(|it| it.name == "w:tblGrid").map_or(0, |grid| grid.children.len());
        for row in table.children.iter().filter(|it| it.name == "w:tr") {
            let cells = row.children.iter().filter(|it| it.name == "w:tc");
            let spans = cells.clone().map(|cell| cell.children.first().map_or(1, |it| it.value("w:gridSpan").parse().unwrap_or(1)));
            if spans.sum::<usize>() != columns {
                faults.push(format!("a row of {columns} columns covers others"));
            }
            for cell in cells {
                if cell.children.last().is_none_or(|it| it.name != "w:p") {
                    faults.push("a cell does not end with a paragraph".to_owned());
                }
            }
        }
    }
    for pair in document.children.first().map(|body| body.children.as_slice()).unwrap_or_default().windows(2) {
        if pair.iter().all(|it| it.name == "w:tbl") {
            faults.push("two tables touch".to_owned());
        }
    }
}

fn relationships(parts: &BTreeMap<String, Vec<u8>>, document: &Element, faults: &mut Vec<String>) {
    let list = parse(&text(parts, "word/_rels/document.xml.rels"));
    let mut ids = BTreeSet::new();
    for it in list.all("Relationship") {
        ids.insert(it.get("Id"));
        if it.get("TargetMode") != "External" && !parts.contains_key(&format!("word/{}", it.get("Target"))) {
            faults.push(format!("no part {}", it.get("Target")));
        }
    }
    document.walk(&mut |element| {
        for key in ["r:id", "r:embed"] {
            if let Some(id) = element.attributes.get(key)
                && !ids.contains(id.as_str())
            {
                faults.push(format!("no relationship {id}"));
            }
        }
    });
    let types = parse(&text(parts, "[Content_Types].xml"));
    for name in parts.keys().filter(|name| *name != "[Content_Types].xml") {
        let extension = name.rsplit('.').next().unwrap_or_default();
        let stated = types.all("Override").into_iter().any(|it| it.get("PartName") == format!("/{name}"));
        let default = types.all("Default").into_iter().any(|it| it.get("Extension") == extension);
        if !stated && (!default || extension == "xml") {
            faults.push(format!("{name} has no content type"));
        }
    }
}
