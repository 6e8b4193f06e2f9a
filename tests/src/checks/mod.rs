//! Checks of our own on finished files, for what no validator that can be had here looks at: each gives the faults it finds, as text.

mod archive;
mod cff;
mod content;
mod fonts;
mod inside;
mod press;
mod tables;
mod word;

use lopdf::{Dictionary, Document, Object, ObjectId};

pub use archive::archive;
pub use fonts::fonts;
pub use inside::outside;
pub use press::{press, spot_inks};
pub use word::word;

/// Follows a reference.
fn follow<'d>(document: &'d Document, object: &'d Object) -> &'d Object {
    document.dereference(object).map_or(object, |(_, found)| found)
}

/// The value of a key, followed.
fn get<'d>(document: &'d Document, dict: &'d Dictionary, key: &str) -> Option<&'d Object> {
    dict.get(key.as_bytes()).ok().map(|value| follow(document, value))
}

/// The dictionary, or the dictionary of the stream, under a key.
fn sub<'d>(document: &'d Document, dict: &'d Dictionary, key: &str) -> Option<&'d Dictionary> {
    get(document, dict, key).and_then(dict_of)
}

fn dict_of(object: &Object) -> Option<&Dictionary> {
    object.as_dict().ok().or_else(|| object.as_stream().ok().map(|stream| &stream.dict))
}

fn name(object: &Object) -> String {
    object.as_name().map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
}

/// The name under a key; empty if there is none.
fn name_at(document: &Document, dict: &Dictionary, key: &str) -> String {
    get(document, dict, key).map(name).unwrap_or_default()
}

fn text_at(document: &Document, dict: &Dictionary, key: &str) -> Option<String> {
    get(document, dict, key).filter(|value| value.as_str().is_ok()).map(super::pdf::text_string)
}

fn numbers(object: &Object) -> Vec<f64> {
    object.as_array().map(|items| items.iter().filter_map(|item| item.as_float().ok()).map(f64::from).collect()).unwrap_or_default()
}

/// The pages with their dictionaries.
fn pages(document: &Document) -> Vec<(ObjectId, &Dictionary)> {
    document.get_pages().into_values().filter_map(|id| document.get_dictionary(id).ok().map(|dict| (id, dict))).collect()
}

/// The XMP packet.
fn xmp(document: &Document) -> String {
    let stream = document.catalog().ok().and_then(|catalog| get(document, catalog, "Metadata")).and_then(|found| found.as_stream().ok());
    stream.map(|stream| String::from_utf8_lossy(&stream.content).into_owned()).unwrap_or_default()
}

/// The text of an element of the packet, markup inside left out.
fn xmp_value(xmp: &str, element: &str) -> Option<String> {
    let inner = xmp.split_once(&format!("<{element}>"))?.1.split_once(&format!("</{element}>"))?.0;
    let text = inner.split('<').map(|piece| piece.rsplit('>').next().unwrap_or_default()).collect::<String>();
    Some(text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"))
}
