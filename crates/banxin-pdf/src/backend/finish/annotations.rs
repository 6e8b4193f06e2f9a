//! Link annotations: printed, described, and tied to their elements.

use lopdf::{Dictionary, Object};

use super::{Numbers, Parts};
use crate::backend::file::File;
use crate::backend::steps::{Step, Steps};
use crate::backend::syntax;
use crate::link::{PlacedLink, Target};
use crate::unit::Place;

/// Annotation flag 3, print: PDF/A wants every annotation printed or popping up (6.3.2).
const PRINT: i64 = 4;

/// Writes the annotations.
pub(super) fn write(parts: &Parts<'_>, numbers: &Numbers, file: &mut File) {
    let page_count = numbers.pages.len();
    file.put_all(&numbers.links, &parts.links, |index, link| annotation(link, page_count + index, numbers, parts.steps));
}

fn annotation(link: &PlacedLink, parent_key: usize, numbers: &Numbers, steps: Steps) -> Dictionary {
    let mut dict = syntax::dict([
        ("Type", syntax::name("Annot")),
        ("Subtype", syntax::name("Link")),
        ("Rect", syntax::rect(link.area)),
        ("Border", Object::Array(vec![Object::Integer(0); 3])),
    ]);
    if steps.run(Step::PrintFlags) {
        dict.set("F", Object::Integer(PRINT));
    }
    if steps.run(Step::LinkTexts) {
        dict.set("Contents", syntax::text(&link.contents));
    }
    if steps.run(Step::LinkKeys) {
        dict.set("StructParent", syntax::int(parent_key));
    }
    match &link.target {
        Target::Url(url) => {
            let action = syntax::dict([("S", syntax::name("URI")), ("URI", syntax::ascii(url))]);
            dict.set("A", Object::Dictionary(action));
        }
        Target::Place { page, at } => dict.set("Dest", destination(*page, *at, numbers)),
    }
    dict
}

/// A place on a page; the zoom stays as it is.
pub(super) fn destination(page: usize, at: Place, numbers: &Numbers) -> Object {
    let page = numbers.pages.get(page).map_or(Object::Null, |id| Object::Reference(*id));
    Object::Array(vec![page, syntax::name("XYZ"), syntax::real(at.x), syntax::real(at.y), Object::Null])
}
