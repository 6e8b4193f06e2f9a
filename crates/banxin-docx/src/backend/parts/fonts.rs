//! fontTable.xml: the families that the file names, each with what takes its place where it is missing.

use super::root;

/// A family.
#[derive(Clone, Debug)]
pub(crate) struct FontEntry {
    /// Its name.
    pub(crate) name: String,
    /// What takes its place; empty for none.
    pub(crate) substitute: String,
    /// It holds Chinese.
    pub(crate) chinese: bool,
}

/// The font table.
pub(crate) fn font_table(fonts: &[FontEntry]) -> Vec<u8> {
    let mut xml = root("w:fonts");
    for font in fonts {
        xml.open("w:font", &[("w:name", &font.name)]);
        if !font.substitute.is_empty() && font.substitute != font.name {
            xml.empty("w:altName", &[("w:val", &font.substitute)]);
        }
        // 86 is the charset of simplified Chinese (GB 2312), 00 that of Western text.
        xml.empty("w:charset", &[("w:val", if font.chinese { "86" } else { "00" })]);
        xml.empty("w:family", &[("w:val", if font.chinese { "auto" } else { "roman" })]);
        xml.empty("w:pitch", &[("w:val", "variable")]);
        xml.close("w:font");
    }
    xml.close("w:fonts");
    xml.into_bytes()
}
