//! The logical tree (ISO 32000-1 14.7): elements with the text that the pages show for them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{Shown, dict, follow, get, name, text_string};

/// An element.
#[derive(Debug, Default)]
pub struct Element {
    /// Its structure type: `P`, `H1`, `Table`.
    pub role: String,
    /// What it says itself, outside the elements below.
    pub own: String,
    /// 替代文字
    pub alt: String,
    /// Its language, where it is not the document's.
    pub lang: String,
    /// The elements below.
    pub kids: Vec<Element>,
}

impl Element {
    /// What it says with everything below.
    pub fn text(&self) -> String {
        let mut text = self.own.clone();
        self.kids.iter().for_each(|kid| text.push_str(&kid.text()));
        text
    }

    /// What it says with everything below but elements of some types, such as the footnotes in a paragraph.
    pub fn text_without(&self, roles: &[&str]) -> String {
        let mut text = self.own.clone();
        self.kids.iter().filter(|kid| !roles.contains(&kid.role.as_str())).for_each(|kid| text.push_str(&kid.text_without(roles)));
        text
    }

    /// Elements of these types below, in order; not those inside one that is found.
    pub fn all(&self, roles: &[&str]) -> Vec<&Element> {
        let mut found = Vec::new();
        for kid in &self.kids {
            if roles.contains(&kid.role.as_str()) {
                found.push(kid);
            } else {
                found.extend(kid.all(roles));
            }
        }
        found
    }
}

/// Reads the tree of a file.
pub(super) fn read(document: &Document, ids: &[ObjectId], pages: &[Vec<Shown>]) -> Element {
    let catalog = document.catalog().expect("a catalog");
    let root = dict(document, catalog, "StructTreeRoot");
    let mut said: BTreeMap<(ObjectId, i64), String> = BTreeMap::new();
    for (id, page) in ids.iter().zip(pages) {
        for shown in page.iter().filter(|shown| !shown.artifact) {
            let mcid = shown.mcid.expect("content has a number");
            said.entry((*id, mcid)).or_default().push_str(&shown.text);
        }
    }
    let mut tree = Tree { document, said };
    let mut element = Element::default();
    tree.kids(root, None, &mut element);
    assert!(tree.said.is_empty(), "the logical tree does not hold {:?}", tree.said);
    element
}

struct Tree<'d> {
    document: &'d Document,
    /// What no element has claimed yet.
    said: BTreeMap<(ObjectId, i64), String>,
}

impl Tree<'_> {
    fn kids(&mut self, parent: &Dictionary, page: Option<ObjectId>, element: &mut Element) {
        match get(self.document, parent, "K") {
            Some(Object::Array(kids)) => kids.iter().for_each(|kid| self.kid(kid, page, element)),
            Some(kid) => self.kid(kid, page, element),
            None => {}
        }
    }

    fn kid(&mut self, kid: &Object, page: Option<ObjectId>, element: &mut Element) {
        match follow(self.document, kid) {
            Object::Integer(mcid) => self.claim(page.expect("an element with its page"), *mcid, element),
            Object::Dictionary(dict) => {
                let page = dict.get(b"Pg").ok().and_then(|page| page.as_reference().ok()).or(page);
                match dict.get(b"Type").ok().map(name).as_deref() {
                    Some("MCR") => {
                        let mcid = dict.get(b"MCID").expect("a number").as_i64().expect("an integer");
                        self.claim(page.expect("a page"), mcid, element);
                    }
                    Some("OBJR") => {}
                    _ => element.kids.push(self.element(dict, page)),
                }
            }
            other => panic!("{other:?} in the logical tree"),
        }
    }

    fn element(&mut self, dict: &Dictionary, page: Option<ObjectId>) -> Element {
        let alt = get(self.document, dict, "Alt").map(text_string).unwrap_or_default();
        let lang = get(self.document, dict, "Lang").map(text_string).unwrap_or_default();
        let mut element = Element { role: name(dict.get(b"S").expect("a type")), alt, lang, ..Element::default() };
        self.kids(dict, page, &mut element);
        element
    }

    /// Gives an element the text of a stretch of marked content, which may have one owner only. Own text that follows elements
    /// below becomes an element itself, so that the order is kept.
    fn claim(&mut self, page: ObjectId, mcid: i64, element: &mut Element) {
        let text = self.said.remove(&(page, mcid)).unwrap_or_default();
        if element.kids.is_empty() {
            element.own.push_str(&text);
        } else {
            element.kids.push(Element { role: "content".to_owned(), own: text, ..Element::default() });
        }
    }
}
