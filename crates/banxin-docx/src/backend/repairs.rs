//! What docx-rs cannot say, handed past it to the finishing pass.
//!
//! Invariant: each list follows the order in which its elements open in the XML, one entry an element, empty where there is
//! nothing to add; the pass takes them one by one and checks that it used them all.

/// The element by which a run stands for XML of our own: a symbol of a font that no document has.
pub(crate) const PLACEHOLDER_FONT: &str = "banxin-placeholder";

/// Children to add to one element: name and XML. A child of that name that is already there is replaced.
pub(crate) type Extra = Vec<(&'static str, String)>;

/// Repairs of a stretch of XML.
#[derive(Debug, Default)]
pub(crate) struct Repairs {
    /// For each `w:pPr`.
    pub(crate) paragraphs: Vec<Extra>,
    /// For each `w:tblPr`.
    pub(crate) tables: Vec<Extra>,
    /// For each `w:sdtPr`.
    pub(crate) controls: Vec<Extra>,
    /// For each `w:trPr`.
    pub(crate) rows: Vec<Extra>,
    /// For each `w:rPr` that is an element's own last word, as a style's: by the element opened; used for styles only.
    pub(crate) style_run: Extra,
    /// Attributes for the outermost element.
    pub(crate) root_attributes: String,
    /// XML for each placeholder, by its number.
    pub(crate) placeholders: Vec<String>,
}

impl Repairs {
    /// Puts XML aside and gives the number of its placeholder.
    pub(crate) fn place(&mut self, xml: String) -> String {
        self.placeholders.push(xml);
        (self.placeholders.len() - 1).to_string()
    }
}
