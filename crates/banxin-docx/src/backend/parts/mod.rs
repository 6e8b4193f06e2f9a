//! The parts that are our own, one step a file: settings, fonts, theme, properties, relationships and content types.

mod comments;
mod fonts;
mod ledger;
mod properties;
mod relationships;
mod settings;
mod theme;

use super::xml::Xml;

pub(crate) use comments::comments as comments_part;
pub(crate) use fonts::{FontEntry, font_table};
pub(crate) use ledger::{LEDGER_NAMESPACE, LEDGER_TARGET, ledger_parts};
pub(crate) use properties::{Properties, core_parts};
pub(crate) use relationships::{chart_relationships, content_types, relationships};
pub(crate) use settings::{NO_LINE_END, NO_LINE_START, Switches as SettingSwitches, settings};
pub(crate) use theme::theme;

/// A part of the package.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name from the package's root, without a leading slash.
    pub(crate) name: String,
    /// Its bytes, in pieces that follow each other.
    pub(crate) bytes: Vec<Vec<u8>>,
}

impl Part {
    /// A part in one piece.
    pub(crate) fn new(name: impl Into<String>, bytes: Vec<u8>) -> Part {
        Part { name: name.into(), bytes: vec![bytes] }
    }
}

/// The main namespace.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of relationships inside parts.
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The declaration and the open root element of a part of WordprocessingML.
pub(crate) fn root(name: &str) -> Xml {
    let mut xml = Xml::part();
    xml.open(
        name,
        &[
            ("xmlns:w", MAIN),
            ("xmlns:r", RELATIONSHIPS),
            ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ],
    );
    xml
}

/// The content control around the contents, by which Word offers to update them.
pub(crate) const CONTENTS_OPEN: &str = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
    <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>";
/// Its end.
pub(crate) const CONTENTS_CLOSE: &str = "</w:sdtContent></w:sdt>";

/// The rules above notes, whose element is named: on the page of their marks, and where they go on.
pub(crate) fn separators(element: &str) -> Xml {
    let mut xml = Xml::new();
    for (id, kind, mark) in [("-1", "separator", "w:separator"), ("0", "continuationSeparator", "w:continuationSeparator")] {
        xml.open(element, &[("w:type", kind), ("w:id", id)]);
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")]);
        xml.empty("w:ind", &[("w:firstLineChars", "0"), ("w:firstLine", "0")]);
        xml.close("w:pPr");
        xml.open("w:r", &[]);
        xml.empty(mark, &[]);
        xml.close("w:r");
        xml.close("w:p");
        xml.close(element);
    }
    xml
}
