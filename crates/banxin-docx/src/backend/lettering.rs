//! Lettering behind the text (WordArt), in VML (ISO/IEC 29500-4 14.1, 19.1): the only form of it that Word itself writes into headers, and all others read.

use super::xml::Xml;
use crate::wml::Lettering;

/// The shape's type: one line of text along a straight path, stretched to the box (shape 136, "plain text").
const SHAPE_TYPE: &str = "<v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" o:spt=\"136\" adj=\"10800\" \
    path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/><v:f eqn=\"prod #0 2 1\"/>\
    <v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/><v:f eqn=\"if @0 @3 0\"/>\
    <v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/><v:f eqn=\"mid @5 @6\"/>\
    <v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/><v:f eqn=\"sum @6 0 @5\"/></v:formulas>\
    <v:path textpathok=\"t\" o:connecttype=\"custom\" o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" \
    o:connectangles=\"270,180,90,0\"/><v:textpath on=\"t\" fitshape=\"t\"/>\
    <v:handles><v:h position=\"#0,bottomRight\" xrange=\"6629,14971\"/></v:handles>\
    <o:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/></v:shapetype>";

/// The picture element of the lettering, with the namespaces that it needs.
pub(crate) fn lettering(it: &Lettering) -> String {
    let mut xml = Xml::new();
    xml.open("w:pict", &[("xmlns:v", "urn:schemas-microsoft-com:vml"), ("xmlns:o", "urn:schemas-microsoft-com:office:office")]);
    xml.raw(SHAPE_TYPE);
    let name = format!("PowerPlusWaterMarkObject{}", it.id);
    let place = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{}pt;height:{}pt;rotation:315;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;mso-position-vertical-relative:page",
        it.width, it.height
    );
    let color = format!("#{}", it.color.hex());
    let number = format!("_x0000_s{}", 2048 + it.id);
    xml.open(
        "v:shape",
        &[
            ("id", name.as_str()),
            ("o:spid", number.as_str()),
            ("type", "#_x0000_t136"),
            ("alt", ""),
            ("style", place.as_str()),
            ("o:allowincell", "f"),
            ("fillcolor", color.as_str()),
            ("stroked", "f"),
        ],
    );
    let font = format!("font-family:\"{}\";font-size:1pt", it.face);
    xml.empty("v:textpath", &[("style", font.as_str()), ("string", it.text.as_str())]);
    xml.close("v:shape");
    xml.close("w:pict");
    xml.into_string()
}
