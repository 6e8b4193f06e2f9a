//! Art behind the text, written by us: fields, pictures and large figures anchored to a paragraph, at places of the sheet.

use banxin_compose::document::Crop;

use super::xml::Xml;
use crate::wml::{ArtFace, ArtShape};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
/// The extension by which a drawing says that it only decorates.
const DECORATIVE: &str = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}";
const DECORATIVE_SPACE: &str = "http://schemas.microsoft.com/office/drawing/2017/decorative";

/// A piece of art.
pub(crate) fn art(it: &ArtShape) -> String {
    let (width, height, order) = (it.width.to_string(), it.height.to_string(), (it.id + 1).to_string());
    let mut xml = Xml::new();
    xml.open("w:drawing", &[]);
    let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"), ("simplePos", "0"), ("relativeHeight", order.as_str())];
    let behind = [("behindDoc", "1"), ("locked", "0"), ("layoutInCell", "1"), ("allowOverlap", "1")];
    xml.open("wp:anchor", &[none.as_slice(), behind.as_slice()].concat());
    xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
    for (element, at) in [("wp:positionH", it.x), ("wp:positionV", it.y)] {
        xml.open(element, &[("relativeFrom", "page")]);
        xml.element("wp:posOffset", &[], &at.to_string());
        xml.close(element);
    }
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
    xml.empty("wp:wrapNone", &[]);
    described(it, &mut xml);
    xml.empty("wp:cNvGraphicFramePr", &[]);
    xml.open("a:graphic", &[("xmlns:a", DRAWING)]);
    match &it.face {
        ArtFace::Picture { relationship, crop, .. } => picture(it, relationship, *crop, &mut xml),
        ArtFace::Field(_) | ArtFace::Figure { .. } => shape(it, &mut xml),
    }
    for name in ["a:graphic", "wp:anchor", "w:drawing"] {
        xml.close(name);
    }
    xml.into_string()
}

/// What it is called, and what a screen reader says of it: nothing of what only decorates.
fn described(it: &ArtShape, xml: &mut Xml) {
    let (id, name) = (it.id.to_string(), format!("版面装饰 {}", it.id));
    if let ArtFace::Picture { alt, .. } = &it.face {
        xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", alt)]);
        return;
    }
    xml.open("wp:docPr", &[("id", &id), ("name", &name)]);
    xml.open("a:extLst", &[("xmlns:a", DRAWING)]);
    xml.open("a:ext", &[("uri", DECORATIVE)]);
    xml.empty("adec:decorative", &[("xmlns:adec", DECORATIVE_SPACE), ("val", "1")]);
    for name in ["a:ext", "a:extLst", "wp:docPr"] {
        xml.close(name);
    }
}

fn shape(it: &ArtShape, xml: &mut Xml) {
    xml.open("a:graphicData", &[("uri", SHAPE)]);
    xml.open("wps:wsp", &[("xmlns:wps", SHAPE)]);
    xml.empty("wps:cNvSpPr", &[]);
    xml.open("wps:spPr", &[]);
    outline(it, xml);
    if let ArtFace::Field(color) = &it.face {
        xml.open("a:solidFill", &[]);
        xml.empty("a:srgbClr", &[("val", &color.hex())]);
        xml.close("a:solidFill");
    } else {
        xml.empty("a:noFill", &[]);
    }
    xml.open("a:ln", &[]);
    xml.empty("a:noFill", &[]);
    xml.close("a:ln");
    xml.close("wps:spPr");
    if let ArtFace::Figure { .. } = &it.face {
        figure(it, xml);
    }
    xml.empty("wps:bodyPr", &[("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "t")]);
    xml.close("wps:wsp");
    xml.close("a:graphicData");
}

/// The text of a figure: flush right in a line as high as its box.
fn figure(it: &ArtShape, xml: &mut Xml) {
    let ArtFace::Figure { text, family, color, size } = &it.face else { return };
    let (line, size) = ((it.height / 635).to_string(), size.0.to_string());
    xml.open("wps:txbx", &[]);
    xml.open("w:txbxContent", &[]);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:snapToGrid", &[("w:val", "0")]);
    xml.empty("w:spacing", &[("w:before", "0"), ("w:after", "0"), ("w:line", &line), ("w:lineRule", "exact")]);
    xml.empty("w:ind", &[("w:firstLineChars", "0"), ("w:firstLine", "0")]);
    xml.empty("w:jc", &[("w:val", "right")]);
    xml.close("w:pPr");
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:rFonts", &[("w:ascii", family), ("w:hAnsi", family), ("w:eastAsia", family), ("w:cs", family)]);
    xml.empty("w:color", &[("w:val", &color.hex())]);
    xml.empty("w:sz", &[("w:val", &size)]);
    xml.empty("w:szCs", &[("w:val", &size)]);
    xml.close("w:rPr");
    xml.element("w:t", &[], text);
    for name in ["w:r", "w:p", "w:txbxContent", "wps:txbx"] {
        xml.close(name);
    }
}

fn picture(it: &ArtShape, relationship: &str, crop: Crop, xml: &mut Xml) {
    let (id, name) = (it.id.to_string(), format!("版面装饰 {}", it.id));
    xml.open("a:graphicData", &[("uri", PICTURE)]);
    xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
    xml.open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", &id), ("name", &name)]);
    xml.empty("pic:cNvPicPr", &[]);
    xml.close("pic:nvPicPr");
    xml.open("pic:blipFill", &[]);
    xml.empty("a:blip", &[("r:embed", relationship)]);
    if crop != Crop::NONE {
        let (across, down) = (crop.across.to_string(), crop.down.to_string());
        xml.empty("a:srcRect", &[("l", &across), ("t", &down), ("r", &across), ("b", &down)]);
    }
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close("a:stretch");
    xml.close("pic:blipFill");
    xml.open("pic:spPr", &[]);
    outline(it, xml);
    for name in ["pic:spPr", "pic:pic", "a:graphicData"] {
        xml.close(name);
    }
}

fn outline(it: &ArtShape, xml: &mut Xml) {
    let (width, height) = (it.width.to_string(), it.height.to_string());
    xml.open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
    xml.close("a:xfrm");
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.empty("a:avLst", &[]);
    xml.close("a:prstGeom");
}
