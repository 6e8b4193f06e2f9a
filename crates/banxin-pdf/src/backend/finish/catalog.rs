//! The catalog: where everything is, and how the document wants to be shown.

use lopdf::{Object, ObjectId};

use super::Parts;
use crate::backend::file::File;
use crate::backend::steps::Step;
use crate::backend::syntax;

/// What the catalog points at.
pub(super) struct Entries {
    pub(super) pages: ObjectId,
    pub(super) structure: Option<ObjectId>,
    pub(super) outline: Option<ObjectId>,
    pub(super) labels: Option<ObjectId>,
    pub(super) metadata: Option<ObjectId>,
    pub(super) intent: Option<ObjectId>,
    /// With their names.
    pub(super) attachments: Vec<(String, ObjectId)>,
}

/// Writes the catalog under its reserved number.
pub(super) fn write(id: ObjectId, entries: &Entries, parts: &Parts<'_>, file: &mut File) {
    let steps = parts.steps;
    let mut catalog = syntax::dict([("Type", syntax::name("Catalog")), ("Pages", Object::Reference(entries.pages))]);
    let indirect = [("PageLabels", entries.labels), ("Metadata", entries.metadata), ("StructTreeRoot", entries.structure)];
    for (key, entry) in indirect {
        if let Some(entry) = entry {
            catalog.set(key, Object::Reference(entry));
        }
    }
    if steps.run(Step::Marking) {
        catalog.set("MarkInfo", syntax::dict([("Marked", Object::Boolean(true))]));
    }
    if steps.run(Step::Language) {
        catalog.set("Lang", syntax::text(&parts.facts.lang));
    }
    if steps.run(Step::TitleShown) {
        catalog.set("ViewerPreferences", syntax::dict([("DisplayDocTitle", Object::Boolean(true))]));
    }
    if let Some(outline) = entries.outline {
        catalog.set("Outlines", Object::Reference(outline));
        catalog.set("PageMode", syntax::name("UseOutlines"));
    }
    if let Some(intent) = entries.intent {
        catalog.set("OutputIntents", syntax::references([intent]));
    }
    if !entries.attachments.is_empty() {
        let names = entries.attachments.iter().flat_map(|(name, file)| [syntax::text(name), Object::Reference(*file)]).collect();
        let tree = syntax::dict([("Names", Object::Array(names))]);
        catalog.set("Names", syntax::dict([("EmbeddedFiles", Object::Dictionary(tree))]));
        if steps.run(Step::AssociatedFiles) {
            catalog.set("AF", syntax::references(entries.attachments.iter().map(|(_, file)| *file)));
        }
    }
    if parts.options.password.is_some() {
        // Revision 6 came with an extension of PDF 1.7 (ISO 32000-1 7.12), before PDF 2.0 took it over.
        let level = syntax::dict([("BaseVersion", syntax::name("1.7")), ("ExtensionLevel", Object::Integer(8))]);
        catalog.set("Extensions", syntax::dict([("ADBE", Object::Dictionary(level))]));
    }
    file.put(id, catalog);
}
