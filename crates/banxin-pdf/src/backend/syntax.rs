//! Small pieces of PDF syntax that the finishing steps share.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use crate::unit::{Area, Milli};

/// A text string in UTF-16 with its byte order mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
}

/// A text string (ISO 32000-1 7.9.2.2): as it is where ASCII will do, else UTF-16.
pub(super) fn text(text: &str) -> Object {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) { ascii(text) } else { Object::String(utf16(text), StringFormat::Hexadecimal) }
}

/// A byte string.
pub(super) fn ascii(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// A number with three decimals.
pub(super) fn real(milli: Milli) -> Object {
    Object::Real(milli.to_f32())
}

/// A rectangle by two corners.
pub(super) fn rect(area: Area) -> Object {
    Object::Array([area.low.x, area.low.y, area.high.x, area.high.y].map(real).to_vec())
}

/// A dictionary.
pub(super) fn dict<const N: usize>(entries: [(&str, Object); N]) -> Dictionary {
    Dictionary::from_iter(entries)
}

/// References to objects.
pub(super) fn references(ids: impl IntoIterator<Item = ObjectId>) -> Object {
    Object::Array(ids.into_iter().map(Object::Reference).collect())
}

/// The bytes of an object's body, as lopdf writes them: it shows its writer for the operands of content streams only, which are
/// written the same way.
pub(super) fn encode(object: impl Into<Object>) -> Vec<u8> {
    let content = Content { operations: vec![Operation { operator: String::new(), operands: vec![object.into()] }] };
    let mut bytes = content.encode().unwrap_or_default();
    if bytes.last() == Some(&b' ') {
        bytes.pop();
    }
    bytes
}

/// Compresses at a fast level: fonts and pictures hardly shrink further, and pages are small beside them.
pub(crate) fn deflate(data: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::with_capacity(data.len() / 2 + 64), flate2::Compression::new(LEVEL));
    // Writing to a vector does not fail.
    let _ = encoder.write_all(data);
    encoder.finish().unwrap_or_default()
}

/// A fast level of zlib: font programs, most of a file, are packed tightly already.
const LEVEL: u32 = 3;

/// A dictionary of a compressed stream, with its length and filter.
pub(super) fn deflated(mut dict: Dictionary, data: &[u8]) -> lopdf::Stream {
    dict.set("Filter", name("FlateDecode"));
    plain(dict, deflate(data))
}

/// A stream whose bytes are written as they are.
pub(super) fn plain(mut dict: Dictionary, content: Vec<u8>) -> lopdf::Stream {
    dict.set("Length", i64::try_from(content.len()).unwrap_or(i64::MAX));
    lopdf::Stream { dict, content, allows_compression: false, start_position: None }
}

/// An integer.
pub(super) fn int(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}
