//! Section properties (`w:sectPr`), written by us: docx-rs knows headers and footers of the last section only, and no form of page numbers.

use super::number_format;
use super::xml::Xml;
use crate::wml::{Endnotes, Section, SectionType};

/// Appends a section's properties.
pub(crate) fn write(it: &Section, xml: &mut Xml) {
    let page = &it.page;
    xml.open("w:sectPr", &[]);
    if let Some((headers, _)) = &it.headers {
        xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", &headers.odd)]);
        xml.empty("w:headerReference", &[("w:type", "even"), ("r:id", &headers.even)]);
    }
    if let Some(header) = it.first.as_ref().and_then(|first| first.header.as_ref()) {
        xml.empty("w:headerReference", &[("w:type", "first"), ("r:id", header)]);
    }
    xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", &it.footers.odd)]);
    xml.empty("w:footerReference", &[("w:type", "even"), ("r:id", &it.footers.even)]);
    if let Some(first) = &it.first {
        xml.empty("w:footerReference", &[("w:type", "first"), ("r:id", &first.footer)]);
    }
    xml.open("w:footnotePr", &[]);
    xml.empty("w:numFmt", &[("w:val", number_format(it.note_marks))]);
    xml.close("w:footnotePr");
    if it.endnotes != Endnotes::None {
        xml.open("w:endnotePr", &[]);
        xml.empty("w:numFmt", &[("w:val", number_format(it.note_marks))]);
        xml.close("w:endnotePr");
    }
    let start = match it.start {
        SectionType::Next => "nextPage",
        SectionType::Odd => "oddPage",
        SectionType::Even => "evenPage",
        SectionType::Continuous => "continuous",
    };
    xml.empty("w:type", &[("w:val", start)]);
    let (width, height) = (page.width.0.to_string(), page.height.0.to_string());
    let mut size = vec![("w:w", width.as_str()), ("w:h", height.as_str())];
    if page.landscape {
        size.push(("w:orient", "landscape"));
    }
    xml.empty("w:pgSz", &size);
    let margins = [
        ("w:top", page.top.0),
        ("w:right", page.right.0),
        ("w:bottom", page.bottom.0),
        ("w:left", page.left.0),
        ("w:header", it.headers.as_ref().map_or(page.top.0 / 2, |(_, distance)| distance.0)),
        ("w:footer", page.footer.0),
        ("w:gutter", 0),
    ]
    .map(|(name, value)| (name, value.to_string()));
    xml.empty("w:pgMar", &margins.each_ref().map(|(name, value)| (*name, value.as_str())));
    let first = it.first_number.map(|number| number.to_string());
    let mut numbers = vec![("w:fmt", if it.roman { "lowerRoman" } else { "decimal" })];
    numbers.extend(first.as_deref().map(|number| ("w:start", number)));
    xml.empty("w:pgNumType", &numbers);
    let (count, gutter) = (page.columns.to_string(), page.gutter.0.to_string());
    xml.empty("w:cols", &[("w:num", count.as_str()), ("w:space", gutter.as_str())]);
    if it.endnotes == Endnotes::Wait {
        xml.empty("w:noEndnote", &[]);
    }
    if it.first.is_some() {
        xml.empty("w:titlePg", &[]);
    }
    // The grid is one of lines only: that of characters makes LibreOffice 7 give each character two cells.
    xml.empty("w:docGrid", &[("w:type", "lines"), ("w:linePitch", &page.line_pitch.0.to_string())]);
    xml.close("w:sectPr");
}
