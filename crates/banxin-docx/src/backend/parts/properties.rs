//! Document properties: core (title, author, dates), app (the program), custom (what the report says of itself).

use super::super::xml::Xml;
use super::Part;

/// What the properties say.
#[derive(Clone, Debug)]
pub(crate) struct Properties {
    /// 标题
    pub(crate) title: String,
    /// 副标题
    pub(crate) subtitle: String,
    /// 发文机关
    pub(crate) issuer: String,
    /// The day of creation, `2025-01-20`.
    pub(crate) created: String,
    /// Language.
    pub(crate) lang: String,
    /// Pages of the laid-out document.
    pub(crate) pages: usize,
    /// Further facts: name and text.
    pub(crate) custom: Vec<(&'static str, String)>,
}

const EXTENDED: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const CUSTOM: &str = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties";
const VARIANT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";
/// The format id that every user-defined property carries.
const USER_DEFINED: &str = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

/// The three parts.
pub(crate) fn core_parts(it: &Properties) -> [Part; 3] {
    [Part::new("docProps/core.xml", core(it)), Part::new("docProps/app.xml", app(it)), Part::new("docProps/custom.xml", custom(it))]
}

fn core(it: &Properties) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.element("dc:title", &[], &it.title);
    if !it.subtitle.is_empty() {
        xml.element("dc:subject", &[], &it.subtitle);
    }
    xml.element("dc:creator", &[], &it.issuer);
    xml.element("cp:lastModifiedBy", &[], &it.issuer);
    let moment = format!("{}T00:00:00Z", it.created);
    xml.element("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &moment);
    xml.element("dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &moment);
    xml.element("dc:language", &[], &it.lang);
    xml.close("cp:coreProperties");
    xml.into_bytes()
}

fn app(it: &Properties) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Properties", &[("xmlns", EXTENDED)]);
    if it.pages > 0 {
        xml.element("Pages", &[], &it.pages.to_string());
    }
    xml.element("Application", &[], "banxin");
    xml.element("Company", &[], &it.issuer);
    xml.close("Properties");
    xml.into_bytes()
}

fn custom(it: &Properties) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("Properties", &[("xmlns", CUSTOM), ("xmlns:vt", VARIANT)]);
    // Property ids start at 2.
    for (id, (name, text)) in (2u32..).zip(it.custom.iter().filter(|(_, text)| !text.is_empty())) {
        xml.open("property", &[("fmtid", USER_DEFINED), ("pid", &id.to_string()), ("name", name)]);
        xml.element("vt:lpwstr", &[], text);
        xml.close("property");
    }
    xml.close("Properties");
    xml.into_bytes()
}
