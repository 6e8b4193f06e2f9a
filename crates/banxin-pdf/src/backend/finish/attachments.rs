//! Attached files (ISO 32000-1 7.11.4), each tied to the document by what it is to it (ISO 19005-3 6.8).

use lopdf::{Object, ObjectId};

use super::Parts;
use crate::attach::Attachment;
use crate::backend::file::File;
use crate::backend::steps::Step;
use crate::backend::syntax;

/// Writes the files; returns their numbers by name, in the order that a name tree wants.
pub(super) fn write(parts: &Parts<'_>, file: &mut File) -> Vec<(String, ObjectId)> {
    let date = parts.facts.info_date();
    let mut files: Vec<&Attachment> = parts.options.attachments.iter().collect();
    // The tree is sorted by the bytes of the names as they are written.
    files.sort_by_cached_key(|attachment| key(&attachment.name));
    files.iter().map(|attachment| (attachment.name.clone(), specification(attachment, &date, parts, file))).collect()
}

fn key(name: &str) -> Vec<u8> {
    match syntax::text(name) {
        Object::String(bytes, _) => bytes,
        _ => Vec::new(),
    }
}

fn specification(attachment: &Attachment, date: &str, parts: &Parts<'_>, file: &mut File) -> ObjectId {
    // An object of its own: the dictionaries of streams hold no strings, which would have to be enciphered apart.
    let facts = file.add(syntax::dict([("Size", syntax::int(attachment.bytes.len())), ("ModDate", syntax::ascii(date))]));
    let embedded = syntax::dict([
        ("Type", syntax::name("EmbeddedFile")),
        ("Subtype", syntax::name(attachment.mime)),
        ("Params", Object::Reference(facts)),
    ]);
    let embedded = file.add_stream(syntax::deflated(embedded, &attachment.bytes));
    let both = syntax::dict([("F", Object::Reference(embedded)), ("UF", Object::Reference(embedded))]);
    let mut specification = syntax::dict([
        ("Type", syntax::name("Filespec")),
        ("F", syntax::text(&attachment.name)),
        ("UF", syntax::text(&attachment.name)),
        ("Desc", syntax::text(&attachment.description)),
        ("EF", Object::Dictionary(both)),
    ]);
    if parts.steps.run(Step::AssociatedFiles) {
        specification.set("AFRelationship", syntax::name(attachment.relationship.name()));
    }
    file.add(specification)
}
