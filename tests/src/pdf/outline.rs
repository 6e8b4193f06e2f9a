//! The outline (书签, ISO 32000-1 12.3.3).

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::{dict, follow, get, text_string};

/// Level from 1, title, page from 0.
pub(super) fn read(document: &Document, pages: &[ObjectId]) -> Vec<(u8, String, usize)> {
    let catalog = document.catalog().expect("a catalog");
    let mut entries = Vec::new();
    if catalog.has(b"Outlines") {
        below(document, pages, dict(document, catalog, "Outlines"), 1, &mut entries);
    }
    entries
}

fn below(document: &Document, pages: &[ObjectId], parent: &Dictionary, level: u8, entries: &mut Vec<(u8, String, usize)>) {
    let mut next = parent.get(b"First").ok();
    while let Some(item) = next {
        let item = follow(document, item).as_dict().expect("an entry");
        let title = text_string(get(document, item, "Title").expect("a title"));
        entries.push((level, title, page(document, pages, item)));
        below(document, pages, item, level + 1, entries);
        next = item.get(b"Next").ok();
    }
}

fn page(document: &Document, pages: &[ObjectId], item: &Dictionary) -> usize {
    let target = get(document, item, "Dest").or_else(|| get(document, dict(document, item, "A"), "D"));
    let target = target.and_then(|it| it.as_array().ok()).and_then(|it| it.first()).expect("an explicit destination");
    let Object::Reference(id) = target else { panic!("{target:?} is no page") };
    pages.iter().position(|page| page == id).expect("a page of the file")
}
