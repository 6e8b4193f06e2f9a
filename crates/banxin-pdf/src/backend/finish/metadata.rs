//! The Info dictionary and the XMP packet, from the same facts.

use lopdf::ObjectId;

use crate::backend::file::File;
use crate::backend::syntax;
use crate::meta::Facts;

/// Writes Info; returns its number.
pub(super) fn write_info(facts: &Facts, file: &mut File) -> ObjectId {
    let date = facts.info_date();
    let mut info = syntax::dict([
        ("Title", syntax::text(&facts.title)),
        ("Author", syntax::text(&facts.author)),
        ("Creator", syntax::text(facts.producer)),
        ("Producer", syntax::text(facts.producer)),
        ("CreationDate", syntax::ascii(&date)),
        ("ModDate", syntax::ascii(&date)),
    ]);
    if !facts.subject.is_empty() {
        info.set("Subject", syntax::text(&facts.subject));
    }
    if facts.trapping_stated() {
        // ISO 15930-7 6.14: banxin does not trap.
        info.set("Trapped", syntax::name("False"));
    }
    file.add(info)
}

/// Writes XMP, uncompressed so that any program finds it (ISO 16684-1); returns its number.
pub(super) fn write_xmp(facts: &Facts, identity: &[u8; 32], file: &mut File) -> ObjectId {
    let dict = syntax::dict([("Type", syntax::name("Metadata")), ("Subtype", syntax::name("XML"))]);
    file.add_stream(syntax::plain(dict, facts.xmp(identity).into_bytes()))
}
