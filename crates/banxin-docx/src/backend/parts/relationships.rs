//! Relationships and content types: how the parts of the package belong together.

use super::super::xml::Xml;
use super::Part;
use crate::relations::{Kind, Relations};

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The relationships of the package and of the main part.
pub(crate) fn relationships(main: &Relations) -> [Part; 2] {
    let mut package = start();
    for (id, kind, target) in [
        ("rId1", format!("{OFFICE}/officeDocument"), "word/document.xml"),
        ("rId2", CORE.to_owned(), "docProps/core.xml"),
        ("rId3", format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
        ("rId4", format!("{OFFICE}/custom-properties"), "docProps/custom.xml"),
    ] {
        package.empty("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)]);
    }
    package.close("Relationships");
    let mut document = start();
    for (id, kind, target) in main.iter() {
        let mut attributes = vec![("Id", id.as_str()), ("Type", name(kind)), ("Target", target)];
        let full = format!("{OFFICE}/{}", name(kind));
        attributes[1].1 = &full;
        if kind == Kind::Hyperlink {
            attributes.push(("TargetMode", "External"));
        }
        document.empty("Relationship", &attributes);
    }
    document.close("Relationships");
    [Part::new("_rels/.rels", package.into_bytes()), Part::new("word/_rels/document.xml.rels", document.into_bytes())]
}

/// The relationships of chart `number`, from 1: its workbook.
pub(crate) fn chart_relationships(number: usize) -> Part {
    let mut xml = start();
    let target = format!("../{}", crate::chart::workbook_name(number));
    xml.empty("Relationship", &[("Id", "rId1"), ("Type", &format!("{OFFICE}/package")), ("Target", &target)]);
    xml.close("Relationships");
    Part::new(format!("word/charts/_rels/chart{number}.xml.rels"), xml.into_bytes())
}

/// The content types of all parts.
pub(crate) fn content_types(parts: &[Part]) -> Part {
    let mut xml = Xml::part();
    xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    for (extension, kind) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("svg", "image/svg+xml"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ] {
        xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
    }
    for part in parts {
        if let Some(kind) = content_type(&part.name) {
            xml.empty("Override", &[("PartName", &format!("/{}", part.name)), ("ContentType", &kind)]);
        }
    }
    xml.close("Types");
    Part::new("[Content_Types].xml", xml.into_bytes())
}

fn start() -> Xml {
    let mut xml = Xml::part();
    xml.open("Relationships", &[("xmlns", PACKAGE)]);
    xml
}

fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Styles => "styles",
        Kind::Settings => "settings",
        Kind::FontTable => "fontTable",
        Kind::Theme => "theme",
        Kind::Numbering => "numbering",
        Kind::Footnotes => "footnotes",
        Kind::Endnotes => "endnotes",
        Kind::Comments => "comments",
        Kind::CustomXml => "customXml",
        Kind::Header => "header",
        Kind::Footer => "footer",
        Kind::Image => "image",
        Kind::Chart => "chart",
        Kind::Hyperlink => "hyperlink",
    }
}

fn content_type(part: &str) -> Option<String> {
    let word = |name: &str| Some(format!("{WORD}.{name}+xml"));
    match part {
        "word/document.xml" => word("document.main"),
        "word/styles.xml" => word("styles"),
        "word/settings.xml" => word("settings"),
        "word/fontTable.xml" => word("fontTable"),
        "word/numbering.xml" => word("numbering"),
        "word/comments.xml" => word("comments"),
        "word/footnotes.xml" => word("footnotes"),
        "word/endnotes.xml" => word("endnotes"),
        "word/theme/theme1.xml" => Some("application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        "docProps/core.xml" => Some("application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        "docProps/app.xml" => Some("application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
        "docProps/custom.xml" => Some("application/vnd.openxmlformats-officedocument.custom-properties+xml".to_owned()),
        "customXml/itemProps1.xml" => Some("application/vnd.openxmlformats-officedocument.customXmlProperties+xml".to_owned()),
        _ if part.starts_with("word/charts/chart") => Some("application/vnd.openxmlformats-officedocument.drawingml.chart+xml".to_owned()),
        _ if part.starts_with("word/header") => word("header"),
        _ if part.starts_with("word/footer") => word("footer"),
        _ => None,
    }
}
