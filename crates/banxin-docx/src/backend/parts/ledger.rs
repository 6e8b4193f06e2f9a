//! The ledger as a custom XML part (ISO/IEC 29500-1 15.2.5): what content controls are bound to, and what can be read back.
//!
//! Each form of a figure is an element whose text Word changes with the control, and whose attribute keeps what it was when the file was made.

use banxin_compose::document::LedgerFigure;

use super::super::xml::Xml;
use super::Part;

/// The namespace of the ledger's elements.
pub(crate) const LEDGER_NAMESPACE: &str = "urn:banxin:ledger:1";
/// The part, from the package's root.
const PART: &str = "customXml/item1.xml";
/// The part that gives it its id.
const PROPERTIES: &str = "customXml/itemProps1.xml";
/// The part as the main part's relationship names it.
pub(crate) const LEDGER_TARGET: &str = "../customXml/item1.xml";

const CUSTOM_XML: &str = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The ledger, its id, and what ties them together.
pub(crate) fn ledger_parts<'a, F: Iterator<Item = &'a str>>(
    store: &str,
    figures: impl Iterator<Item = (&'a LedgerFigure, F)>,
) -> [Part; 3] {
    let mut ledger = Xml::part();
    ledger.open("ledger", &[("xmlns", LEDGER_NAMESPACE)]);
    for (figure, forms) in figures {
        let LedgerFigure { id, label, value, unit, .. } = figure;
        ledger.open("figure", &[("id", id), ("label", label), ("value", value), ("unit", unit)]);
        for form in forms {
            ledger.element("form", &[("was", form)], form);
        }
        ledger.close("figure");
    }
    ledger.close("ledger");
    let mut properties = Xml::part();
    properties.open("ds:datastoreItem", &[("ds:itemID", store), ("xmlns:ds", CUSTOM_XML)]);
    properties.open("ds:schemaRefs", &[]);
    properties.empty("ds:schemaRef", &[("ds:uri", LEDGER_NAMESPACE)]);
    properties.close("ds:schemaRefs");
    properties.close("ds:datastoreItem");
    let mut relationships = Xml::part();
    relationships.open("Relationships", &[("xmlns", PACKAGE)]);
    let kind = format!("{OFFICE}/customXmlProps");
    relationships.empty("Relationship", &[("Id", "rId1"), ("Type", kind.as_str()), ("Target", "itemProps1.xml")]);
    relationships.close("Relationships");
    [
        Part::new(PART, ledger.into_bytes()),
        Part::new(PROPERTIES, properties.into_bytes()),
        Part::new("customXml/_rels/item1.xml.rels", relationships.into_bytes()),
    ]
}
