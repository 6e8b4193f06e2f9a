//! Styles through docx-rs, and the defaults and the list of latent styles, which it lacks.

use docx_rs::{BuildXML, Style, StyleType, TableCellMargins, TableProperty};

use super::error::Fault;
use super::paragraph::{self, unsigned, writer};
use super::repairs::{Extra, Repairs};
use super::table::style_borders;
use super::xml::Xml;
use super::{finish, run};
use crate::wml::{self, RunProps, StyleKind};

/// One style.
pub(crate) fn build(it: &wml::Style) -> Result<Vec<u8>, Fault> {
    let kind = match it.kind {
        StyleKind::Paragraph => StyleType::Paragraph,
        StyleKind::Character => StyleType::Character,
        StyleKind::Table(_) => StyleType::Table,
        StyleKind::List => StyleType::Numbering,
    };
    let (para, extra) = paragraph::properties(&it.para);
    let mut repairs = Repairs { paragraphs: vec![extra], style_run: run_extra(&it.run), ..Repairs::default() };
    let mut made = Style::new(&it.id, kind).name(&it.name);
    made.paragraph_property = para;
    made.run_property = run::properties(&it.run);
    made = made.ui_priority(usize::from(it.priority));
    made.q_format = it.quick;
    if let Some(id) = it.based_on {
        made = made.based_on(id);
    }
    if let Some(id) = it.next {
        made = made.next(id);
    }
    if let StyleKind::Table(look) = &it.kind {
        let margin = unsigned(look.margin.0);
        made.table_property = TableProperty::without_borders()
            .set_borders(style_borders(&look.borders))
            .set_margins(TableCellMargins::new().margin(0, margin, 0, margin));
        repairs.tables.push(vec![("w:tblInd", "<w:tblInd w:w=\"0\" w:type=\"dxa\"/>".to_owned())]);
    }
    if it.default {
        repairs.root_attributes.push_str(" w:default=\"1\"");
    }
    if it.custom {
        repairs.root_attributes.push_str(" w:customStyle=\"1\"");
    }
    let mut raw = Vec::new();
    made.build_to(writer(&mut raw))?;
    finish::finish(&raw, &repairs)
}

/// Document defaults and latent styles: what Word shows of the styles that the file does not define.
pub(crate) fn defaults(styles: &[wml::Style], lang: &str) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    let normal = styles.iter().find(|style| style.default && style.kind == StyleKind::Paragraph).map(|style| &style.run);
    if let Some(fonts) = normal.and_then(|run| run.fonts.as_ref()) {
        // Named here and in the default style, so that no theme's fonts can take their place.
        let slots = [
            ("w:ascii", fonts.western.as_str()),
            ("w:hAnsi", fonts.western.as_str()),
            ("w:eastAsia", fonts.east_asian.as_str()),
            ("w:cs", fonts.western.as_str()),
        ];
        xml.empty("w:rFonts", &slots);
    }
    if let Some(size) = normal.and_then(|run| run.size) {
        xml.empty("w:sz", &[("w:val", &size.0.to_string())]);
        xml.empty("w:szCs", &[("w:val", &size.0.to_string())]);
    }
    xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", lang), ("w:bidi", "ar-SA")]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.empty("w:pPrDefault", &[]);
    xml.close("w:docDefaults");
    let latent = [
        ("w:defLockedState", "0"),
        ("w:defUIPriority", "99"),
        ("w:defSemiHidden", "1"),
        ("w:defUnhideWhenUsed", "1"),
        ("w:defQFormat", "0"),
        ("w:count", "376"),
    ];
    xml.open("w:latentStyles", &latent);
    for it in styles.iter().filter(|style| !style.custom && style.quick) {
        let attributes = [
            ("w:name", it.name.as_str()),
            ("w:semiHidden", "0"),
            ("w:uiPriority", &it.priority.to_string()),
            ("w:unhideWhenUsed", "0"),
            ("w:qFormat", "1"),
        ];
        xml.empty("w:lsdException", &attributes);
    }
    xml.close("w:latentStyles");
    xml.into_bytes()
}

fn run_extra(run: &RunProps) -> Extra {
    // The dot of a Chinese 着重号 stands below the character: `underDot`.
    if run.dots { vec![("w:em", "<w:em w:val=\"underDot\"/>".to_owned())] } else { Extra::new() }
}
