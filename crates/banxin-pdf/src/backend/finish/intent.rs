//! The output intent: the colours that device colours of the file mean (ISO 19005-2 6.2.3, ISO 15930-7 6.2.2), with the profile.

use lopdf::{Object, ObjectId};

use crate::backend::file::File;
use crate::backend::syntax;
use crate::icc::Intent;

/// Whose intent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// PDF/A.
    Archive,
    /// PDF/X.
    Press,
}

/// Writes the intent; returns its number.
pub(super) fn write(intent: Intent<'_>, purpose: Purpose, file: &mut File) -> ObjectId {
    let dict = syntax::dict([("N", Object::Integer(intent.channels)), ("Filter", syntax::name("FlateDecode"))]);
    let profile = file.add_stream(syntax::plain(dict, intent.packed.into_owned()));
    let subtype = match purpose {
        Purpose::Archive => "GTS_PDFA1",
        Purpose::Press => "GTS_PDFX",
    };
    file.add(syntax::dict([
        ("Type", syntax::name("OutputIntent")),
        ("S", syntax::name(subtype)),
        ("OutputConditionIdentifier", syntax::text(intent.identifier)),
        ("OutputCondition", syntax::text(intent.info)),
        ("Info", syntax::text(intent.info)),
        ("RegistryName", syntax::ascii("http://www.color.org")),
        ("DestOutputProfile", Object::Reference(profile)),
    ]))
}
