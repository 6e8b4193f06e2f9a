//! The catalog: where everything is, and how the document wants to be shown.

use lopdf::{Object, ObjectId};

use crate::backend::file::File;
use crate::backend::syntax;
use crate::meta::Facts;

/// What the catalog points at.
pub(super) struct Entries {
    pub(super) pages: ObjectId,
    pub(super) structure: ObjectId,
    pub(super) outline: Option<ObjectId>,
    pub(super) labels: ObjectId,
    pub(super) metadata: ObjectId,
    pub(super) intent: Option<ObjectId>,
}

/// Writes the catalog under its reserved number.
pub(super) fn write(id: ObjectId, entries: &Entries, facts: &Facts, file: &mut File) {
    let marked = syntax::dict([("Marked", Object::Boolean(true))]);
    let preferences = syntax::dict([("DisplayDocTitle", Object::Boolean(true))]);
    let mut catalog = syntax::dict([
        ("Type", syntax::name("Catalog")),
        ("Pages", Object::Reference(entries.pages)),
        ("PageLabels", Object::Reference(entries.labels)),
        ("Metadata", Object::Reference(entries.metadata)),
        ("StructTreeRoot", Object::Reference(entries.structure)),
        ("MarkInfo", Object::Dictionary(marked)),
        ("Lang", syntax::text(&facts.lang)),
        ("ViewerPreferences", Object::Dictionary(preferences)),
    ]);
    if let Some(outline) = entries.outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", syntax::name("UseOutlines"));
    }
    if let Some(intent) = entries.intent {
        catalog.set("OutputIntents", syntax::references([intent]));
    }
    file.put(id, catalog);
}
