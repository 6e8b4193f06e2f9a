//! Pages: boxes, contents, annotations, and their keys into the parent tree.

use lopdf::{Dictionary, Object, ObjectId};

use super::{Numbers, Parts};
use crate::backend::PageContent;
use crate::backend::file::File;
use crate::backend::steps::Step;
use crate::backend::syntax;
use crate::sheet::Sheet;

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
    let steps = parts.steps;
    let sheets: Vec<_> = parts.document.pages.iter().map(|page| Sheet::of(page.size, parts.medium)).zip(streams).zip(annotations).collect();
    let blends = parts.medium.is_press() && parts.pictures.iter().any(|picture| picture.mask.is_some());
    file.put_all(&numbers.pages, &sheets, |index, ((sheet, stream), annotations)| {
        let mut page = syntax::dict([
            ("Type", syntax::name("Page")),
            ("Parent", Object::Reference(root)),
            ("MediaBox", syntax::rect(sheet.media_box())),
            ("Resources", Object::Reference(resources)),
            ("Contents", Object::Reference(*stream)),
        ]);
        if steps.run(Step::Boxes) {
            page.set("TrimBox", syntax::rect(sheet.trim_box()));
            // Without a bleed the box is the media box, as it is by default.
            if parts.medium.is_press() {
                page.set("BleedBox", syntax::rect(sheet.bleed_box()));
            }
        }
        if steps.run(Step::PageKeys) {
            page.set("StructParents", syntax::int(index));
        }
        if blends && steps.run(Step::BlendSpace) {
            page.set("Group", blend_space());
        }
        if !annotations.is_empty() {
            page.set("Annots", syntax::references(annotations.iter().copied()));
            if steps.run(Step::TabOrder) {
                page.set("Tabs", syntax::name("S"));
            }
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

/// Transparent pictures are mixed in the inks of the press (ISO 15930-7 6.2.10).
fn blend_space() -> Dictionary {
    syntax::dict([("Type", syntax::name("Group")), ("S", syntax::name("Transparency")), ("CS", syntax::name("DeviceCMYK"))])
}

fn filtered(deflated: Vec<u8>) -> lopdf::Stream {
    let mut dict = Dictionary::new();
    dict.set("Filter", syntax::name("FlateDecode"));
    syntax::plain(dict, deflated)
}
