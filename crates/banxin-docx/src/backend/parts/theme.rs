//! theme1.xml: plain. Styles name their typefaces themselves; the theme only gives new shapes and the colour menu something to show.

use super::super::xml::Xml;

const COLORS: [(&str, &str); 10] = [
    ("dk2", "44546A"),
    ("lt2", "E7E6E6"),
    ("accent1", "C00000"),
    ("accent2", "1F4E79"),
    ("accent3", "7F7F7F"),
    ("accent4", "BF9000"),
    ("accent5", "2E75B6"),
    ("accent6", "538135"),
    ("hlink", "0563C1"),
    ("folHlink", "954F72"),
];

/// The theme, with the document's typefaces.
pub(crate) fn theme(western: &str, chinese: &str) -> Vec<u8> {
    let mut xml = Xml::part();
    xml.open("a:theme", &[("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"), ("name", "banxin")]);
    xml.open("a:themeElements", &[]);
    xml.open("a:clrScheme", &[("name", "banxin")]);
    for (name, system, last) in [("a:dk1", "windowText", "000000"), ("a:lt1", "window", "FFFFFF")] {
        xml.open(name, &[]);
        xml.empty("a:sysClr", &[("val", system), ("lastClr", last)]);
        xml.close(name);
    }
    for (name, color) in COLORS {
        let name = format!("a:{name}");
        xml.open(&name, &[]);
        xml.empty("a:srgbClr", &[("val", color)]);
        xml.close(&name);
    }
    xml.close("a:clrScheme");
    xml.open("a:fontScheme", &[("name", "banxin")]);
    for name in ["a:majorFont", "a:minorFont"] {
        xml.open(name, &[]);
        xml.empty("a:latin", &[("typeface", western)]);
        xml.empty("a:ea", &[("typeface", chinese)]);
        xml.empty("a:cs", &[("typeface", "")]);
        xml.close(name);
    }
    xml.close("a:fontScheme");
    format_scheme(&mut xml);
    xml.close("a:themeElements");
    xml.close("a:theme");
    xml.into_bytes()
}

/// Three of each, as the schema wants, all plain.
fn format_scheme(xml: &mut Xml) {
    let solid = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    xml.open("a:fmtScheme", &[("name", "banxin")]);
    let three = |xml: &mut Xml, name: &str, item: &str| {
        xml.open(name, &[]);
        for _ in 0..3 {
            xml.raw(item);
        }
        xml.close(name);
    };
    three(xml, "a:fillStyleLst", solid);
    three(xml, "a:lnStyleLst", &format!("<a:ln w=\"6350\">{solid}<a:prstDash val=\"solid\"/></a:ln>"));
    three(xml, "a:effectStyleLst", "<a:effectStyle><a:effectLst/></a:effectStyle>");
    three(xml, "a:bgFillStyleLst", solid);
    xml.close("a:fmtScheme");
}
