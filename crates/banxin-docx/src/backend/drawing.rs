//! Pictures, turned boxes and ruby, written by us: docx-rs gives every picture the same id and no alternative text, and knows no ruby.

use banxin_compose::document::Crop;
use docx_rs::BuildXML;

use super::run;
use super::xml::Xml;
use crate::wml::{ChartFrame, Picture, Ruby, SealPicture, TurnedBox};

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const CHART: &str = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
const SHAPE: &str = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
const COMPATIBILITY: &str = "http://schemas.openxmlformats.org/markup-compatibility/2006";
/// The extension by which a vector picture goes with a picture (Office 2016 and later).
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// A picture in the line.
pub(crate) fn picture(it: &Picture) -> String {
    let (width, height, id) = (it.width.to_string(), it.height.to_string(), it.id.to_string());
    let name = format!("图片 {id}");
    let described = [("id", id.as_str()), ("name", name.as_str()), ("descr", it.alt.as_str())];
    let mut xml = Xml::new();
    xml.open("w:drawing", &[]);
    xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    open_picture(&described, &mut xml);
    fill(it, &mut xml);
    shape(&width, &height, &mut xml);
    for name in ["pic:pic", "a:graphicData", "a:graphic", "wp:inline", "w:drawing"] {
        xml.close(name);
    }
    xml.into_string()
}

/// A picture behind the text, anchored to its paragraph.
pub(crate) fn seal(it: &SealPicture) -> String {
    let (width, height, id) = (it.width.to_string(), it.height.to_string(), it.id.to_string());
    let name = format!("印章 {id}");
    let described = [("id", id.as_str()), ("name", name.as_str()), ("descr", it.alt.as_str())];
    let mut xml = Xml::new();
    xml.open("w:drawing", &[]);
    let none = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"), ("simplePos", "0"), ("relativeHeight", "2")];
    let behind = [("behindDoc", "1"), ("locked", "0"), ("layoutInCell", "1"), ("allowOverlap", "1")];
    xml.open("wp:anchor", &[none.as_slice(), behind.as_slice()].concat());
    xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
    for (element, from, at) in [("wp:positionH", "column", it.x), ("wp:positionV", "paragraph", it.y)] {
        xml.open(element, &[("relativeFrom", from)]);
        xml.element("wp:posOffset", &[], &at.to_string());
        xml.close(element);
    }
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:wrapNone", &[]);
    open_picture(&described, &mut xml);
    xml.open("pic:blipFill", &[]);
    xml.empty("a:blip", &[("r:embed", &it.relationship)]);
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close("a:stretch");
    xml.close("pic:blipFill");
    shape(&width, &height, &mut xml);
    for name in ["pic:pic", "a:graphicData", "a:graphic", "wp:anchor", "w:drawing"] {
        xml.close(name);
    }
    xml.into_string()
}

/// Opens the graphic that holds a picture, down to its `pic:pic`, with what it is called.
fn open_picture(described: &[(&str, &str)], xml: &mut Xml) {
    xml.empty("wp:docPr", described);
    xml.open("wp:cNvGraphicFramePr", &[]);
    xml.empty("a:graphicFrameLocks", &[("xmlns:a", DRAWING), ("noChangeAspect", "1")]);
    xml.close("wp:cNvGraphicFramePr");
    xml.open("a:graphic", &[("xmlns:a", DRAWING)]);
    xml.open("a:graphicData", &[("uri", PICTURE)]);
    xml.open("pic:pic", &[("xmlns:pic", PICTURE)]);
    xml.open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", described);
    xml.empty("pic:cNvPicPr", &[]);
    xml.close("pic:nvPicPr");
}

/// A chart in the line: a frame that names the chart's part.
pub(crate) fn chart(it: &ChartFrame) -> String {
    let (width, height, id) = (it.width.to_string(), it.height.to_string(), it.id.to_string());
    let mut xml = Xml::new();
    xml.open("w:drawing", &[]);
    xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:docPr", &[("id", id.as_str()), ("name", &format!("图表 {id}")), ("descr", it.alt.as_str())]);
    xml.empty("wp:cNvGraphicFramePr", &[]);
    xml.open("a:graphic", &[("xmlns:a", DRAWING)]);
    xml.open("a:graphicData", &[("uri", CHART)]);
    xml.empty("c:chart", &[("xmlns:c", CHART), ("r:id", &it.relationship)]);
    for name in ["a:graphicData", "a:graphic", "wp:inline", "w:drawing"] {
        xml.close(name);
    }
    xml.into_string()
}

/// A turned box: a text box anchored to the sheet, whose text runs downwards.
pub(crate) fn turned(it: &TurnedBox<'_>) -> String {
    let (width, height, id) = (it.width.to_string(), it.height.to_string(), it.id.to_string());
    let (mut repairs, mut raw) = (super::Repairs::default(), Vec::new());
    let built = super::paragraph::append(&it.para, &mut repairs, &mut raw).and_then(|()| super::finish::finish(&raw, &repairs));
    let inner = built.ok().and_then(|xml| String::from_utf8(xml).ok()).unwrap_or_default();
    let mut xml = Xml::new();
    xml.open("mc:AlternateContent", &[("xmlns:mc", COMPATIBILITY)]);
    xml.open("mc:Choice", &[("xmlns:wps", SHAPE), ("Requires", "wps")]);
    xml.open("w:drawing", &[]);
    let whole = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0"), ("simplePos", "0"), ("relativeHeight", "1")];
    let place = [("behindDoc", "0"), ("locked", "0"), ("layoutInCell", "1"), ("allowOverlap", "1")];
    xml.open("wp:anchor", &[whole.as_slice(), &place].concat());
    xml.empty("wp:simplePos", &[("x", "0"), ("y", "0")]);
    for (name, offset) in [("wp:positionH", it.left), ("wp:positionV", it.top)] {
        xml.open(name, &[("relativeFrom", "page")]);
        xml.element("wp:posOffset", &[], &offset.to_string());
        xml.close(name);
    }
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
    xml.empty("wp:wrapNone", &[]);
    xml.empty("wp:docPr", &[("id", id.as_str()), ("name", &format!("页码 {id}"))]);
    xml.empty("wp:cNvGraphicFramePr", &[]);
    xml.open("a:graphic", &[("xmlns:a", DRAWING)]);
    xml.open("a:graphicData", &[("uri", SHAPE)]);
    xml.open("wps:wsp", &[]);
    xml.empty("wps:cNvSpPr", &[("txBox", "1")]);
    xml.open("wps:spPr", &[]);
    outline(&width, &height, &mut xml);
    xml.raw("<a:noFill/><a:ln><a:noFill/></a:ln>");
    xml.close("wps:spPr");
    xml.open("wps:txbx", &[]);
    xml.open("w:txbxContent", &[]);
    xml.raw(&inner);
    xml.close("w:txbxContent");
    xml.close("wps:txbx");
    let insets = [("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0"), ("anchor", "t")];
    xml.open("wps:bodyPr", &[[("rot", "0"), ("vert", "vert"), ("wrap", "square")].as_slice(), &insets].concat());
    xml.empty("a:noAutofit", &[]);
    for name in ["wps:bodyPr", "wps:wsp", "a:graphicData", "a:graphic", "wp:anchor", "w:drawing", "mc:Choice"] {
        xml.close(name);
    }
    xml.empty("mc:Fallback", &[]);
    xml.close("mc:AlternateContent");
    xml.into_string()
}

fn fill(it: &Picture, xml: &mut Xml) {
    xml.open("pic:blipFill", &[]);
    if let Some(vector) = &it.vector {
        xml.open("a:blip", &[("r:embed", &it.relationship)]);
        xml.open("a:extLst", &[]);
        xml.open("a:ext", &[("uri", SVG_EXTENSION)]);
        xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", vector)]);
        xml.close("a:ext");
        xml.close("a:extLst");
        xml.close("a:blip");
    } else {
        xml.empty("a:blip", &[("r:embed", &it.relationship)]);
    }
    if it.crop != Crop::NONE {
        let (across, down) = (it.crop.across.to_string(), it.crop.down.to_string());
        xml.empty("a:srcRect", &[("l", &across), ("t", &down), ("r", &across), ("b", &down)]);
    }
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close("a:stretch");
    xml.close("pic:blipFill");
}

fn shape(width: &str, height: &str, xml: &mut Xml) {
    xml.open("pic:spPr", &[]);
    outline(width, height, xml);
    xml.close("pic:spPr");
}

/// A rectangle.
fn outline(width: &str, height: &str, xml: &mut Xml) {
    xml.open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", width), ("cy", height)]);
    xml.close("a:xfrm");
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.empty("a:avLst", &[]);
    xml.close("a:prstGeom");
}

/// 注音
pub(crate) fn ruby(it: &Ruby) -> String {
    let half_points = it.size.0.to_string();
    let base = it.base_size.0.to_string();
    // The reading's foot stands a little above the head of its base.
    let raise = it.base_size.0.saturating_sub(2).to_string();
    let mut xml = Xml::new();
    xml.open("w:ruby", &[]);
    xml.open("w:rubyPr", &[]);
    xml.empty("w:rubyAlign", &[("w:val", "center")]);
    xml.empty("w:hps", &[("w:val", &half_points)]);
    xml.empty("w:hpsRaise", &[("w:val", &raise)]);
    xml.empty("w:hpsBaseText", &[("w:val", &base)]);
    xml.empty("w:lid", &[("w:val", &it.lang)]);
    xml.close("w:rubyPr");
    xml.open("w:rt", &[]);
    xml.open("w:r", &[]);
    xml.open("w:rPr", &[]);
    xml.empty("w:sz", &[("w:val", &half_points)]);
    xml.close("w:rPr");
    xml.element("w:t", &[], &it.reading);
    xml.close("w:r");
    xml.close("w:rt");
    xml.open("w:rubyBase", &[]);
    xml.open("w:r", &[]);
    xml.raw(&look(it));
    xml.element("w:t", &[], &it.base);
    xml.close("w:r");
    xml.close("w:rubyBase");
    xml.close("w:ruby");
    xml.into_string()
}

/// The look of the base, in the order of the schema.
fn look(it: &Ruby) -> String {
    let raw = run::properties(&it.base_props).build();
    super::finish::finish(&raw, &super::Repairs::default()).ok().and_then(|xml| String::from_utf8(xml).ok()).unwrap_or_default()
}
