//! The outline: nested like the headings, open at the first level.

use lopdf::{Object, ObjectId};

use super::annotations::destination;
use super::{Numbers, Parts};
use crate::backend::file::File;
use crate::backend::syntax;
use crate::link::{self, Target};
use crate::outline;

/// Writes the outline; returns its root, or `None` for a document without headings.
pub(super) fn write(parts: &Parts<'_>, numbers: &Numbers, file: &mut File) -> Option<ObjectId> {
    let document = parts.document;
    let items = &document.outline;
    if items.is_empty() {
        return None;
    }
    let root = file.reserve();
    let ids = file.reserve_many(items.len());
    let nodes = outline::link(items);
    file.put_all(&ids, items, |index, item| {
        let node = &nodes[index];
        let reference = |index: usize| Object::Reference(ids.get(index).copied().unwrap_or(root));
        let mut dict =
            syntax::dict([("Title", syntax::text(&item.title)), ("Parent", node.parent.map_or(Object::Reference(root), reference))]);
        for (key, neighbour) in [("Prev", node.previous), ("Next", node.next), ("First", node.first), ("Last", node.last)] {
            if let Some(neighbour) = neighbour {
                dict.set(key, reference(neighbour));
            }
        }
        if node.below > 0 {
            // A negative count: closed until the reader opens it.
            dict.set("Count", -i64::try_from(node.below).unwrap_or(0));
        }
        if let Target::Place { page, at } = link::destination(item.page, item.at, document, parts.medium) {
            dict.set("Dest", destination(page, at, numbers));
        }
        dict
    });
    let top: Vec<ObjectId> = nodes.iter().zip(&ids).filter(|(node, _)| node.parent.is_none()).map(|(_, id)| *id).collect();
    let end = |id: Option<&ObjectId>| Object::Reference(id.copied().unwrap_or(root));
    file.put(
        root,
        syntax::dict([
            ("Type", syntax::name("Outlines")),
            ("First", end(top.first())),
            ("Last", end(top.last())),
            ("Count", syntax::int(top.len())),
        ]),
    );
    Some(root)
}
