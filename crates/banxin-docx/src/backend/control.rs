//! Content controls around printed figures: built by docx-rs, told what they are by the finishing pass.

use docx_rs::{Hyperlink, ParagraphChild, StructuredDataTag, StructuredDataTagChild, StructuredDataTagProperty};

use super::paragraph::hyperlink;
use super::parts::LEDGER_NAMESPACE;
use super::repairs::Repairs;
use super::run;
use super::xml::Xml;
use crate::wml::FigureControl;

/// A control of docx-rs; its `w:sdtPr` takes the next place in the repairs.
pub(crate) fn build(it: &FigureControl<'_>, repairs: &mut Repairs) -> ParagraphChild {
    repairs.controls.push(properties(it));
    let children = it.runs.iter().map(|it| StructuredDataTagChild::Run(Box::new(run::build(it, repairs)))).collect();
    let control = StructuredDataTag { children, property: StructuredDataTagProperty::new(), has_numbering: false };
    let control = ParagraphChild::StructuredDataTag(Box::new(control));
    match &it.link {
        Some(to) => ParagraphChild::Hyperlink(Hyperlink { children: vec![control], ..hyperlink(to) }),
        None => control,
    }
}

/// What the control is: plain text, bound to a form of its figure. Its frame shows under the pointer only and never prints (Word's own default).
fn properties(it: &FigureControl<'_>) -> Vec<(&'static str, String)> {
    let element = |name: &'static str, value: &str| {
        let mut xml = Xml::new();
        xml.empty(name, &[("w:val", value)]);
        (name, xml.into_string())
    };
    let mut binding = Xml::new();
    let path = format!("/b:ledger[1]/b:figure[{}]/b:form[{}]", it.binding.figure, it.binding.form);
    let prefix = format!("xmlns:b='{LEDGER_NAMESPACE}'");
    binding.empty(
        "w:dataBinding",
        &[("w:prefixMappings", prefix.as_str()), ("w:xpath", path.as_str()), ("w:storeItemID", &*it.binding.store)],
    );
    vec![
        element("w:alias", &it.alias),
        element("w:tag", &it.tag),
        element("w:id", &it.id.to_string()),
        ("w:dataBinding", binding.into_string()),
        ("w:text", "<w:text/>".to_owned()),
    ]
}
