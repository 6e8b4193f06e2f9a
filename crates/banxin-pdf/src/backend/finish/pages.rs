//! Pages: boxes, contents, annotations, and their keys into the parent tree.

use lopdf::{Dictionary, Object, ObjectId};

use super::{Numbers, Parts};
use crate::backend::PageContent;
use crate::backend::file::File;
use crate::backend::syntax;
use crate::unit::Area;

/// Writes the pages and their tree; returns its root.
pub(super) fn write(
    parts: &Parts<'_>,
    contents: Vec<PageContent<'_>>,
    numbers: &Numbers,
    resources: ObjectId,
    file: &mut File,
) -> ObjectId {
    let root = file.reserve();
    let streams: Vec<ObjectId> = contents.into_iter().map(|page| file.add_stream(filtered(page.stream))).collect();
    let mut annotations: Vec<Vec<ObjectId>> = vec![Vec::new(); numbers.pages.len()];
    for (link, id) in parts.links.iter().zip(&numbers.links) {
        if let Some(page) = annotations.get_mut(link.page) {
            page.push(*id);
        }
    }
    let sizes: Vec<_> = parts.document.pages.iter().map(|page| page.size).zip(streams).zip(annotations).collect();
    file.put_all(&numbers.pages, &sizes, |index, ((size, stream), annotations)| {
        let sheet = Area::of(banxin_base::Point::default(), *size, *size);
        let mut page = syntax::dict([
            ("Type", syntax::name("Page")),
            ("Parent", Object::Reference(root)),
            // The sheet is the trimmed page. The other boxes default to the media box.
            ("MediaBox", syntax::rect(sheet)),
            ("TrimBox", syntax::rect(sheet)),
            ("Resources", Object::Reference(resources)),
            ("Contents", Object::Reference(*stream)),
            ("StructParents", syntax::int(index)),
        ]);
        if !annotations.is_empty() {
            page.set("Annots", syntax::references(annotations.iter().copied()));
            page.set("Tabs", syntax::name("S"));
        }
        page
    });
    file.put(
        root,
        syntax::dict([
            ("Type", syntax::name("Pages")),
            ("Count", syntax::int(numbers.pages.len())),
            ("Kids", syntax::references(numbers.pages.iter().copied())),
        ]),
    );
    root
}

fn filtered(deflated: Vec<u8>) -> lopdf::Stream {
    let mut dict = Dictionary::new();
    dict.set("Filter", syntax::name("FlateDecode"));
    syntax::plain(dict, deflated)
}
