//! The names and ids of styles: Word's own wherever Word has one, so that its lists, its translations (标题 1, 正文) and its commands work.
//!
//! The names are the English ones that Word stores; it shows them in the user's language. Styles that Word does not know carry Chinese names.

use std::borrow::Cow;

use banxin_compose::document::{LabelKind, StyleId};

/// A style's id and how Word lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Id in the file.
    pub(crate) id: Cow<'static, str>,
    /// Name as stored.
    pub(crate) name: Cow<'static, str>,
    /// Word knows it.
    pub(crate) built_in: bool,
    /// Shown in the gallery of styles.
    pub(crate) quick: bool,
    /// Place in lists.
    pub(crate) priority: u8,
}

/// The lists' three families of built-in styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ListStyle {
    /// Items with numbers.
    Number,
    /// Items with bullets.
    Bullet,
    /// Further paragraphs of an item.
    Continue,
}

impl ListStyle {
    /// The family of an item with this label.
    pub(crate) fn of(label: Option<LabelKind>) -> ListStyle {
        match label {
            Some(LabelKind::Ordered { .. }) => ListStyle::Number,
            Some(LabelKind::Bullet { .. }) => ListStyle::Bullet,
            Some(LabelKind::Heading(_)) | None => ListStyle::Continue,
        }
    }
}

/// The name of a style. List items have a style by kind of label: see [`list_name`].
pub(crate) fn name(id: StyleId) -> Name {
    match id {
        StyleId::Body => built_in("Normal", "Normal", 0).quick(),
        StyleId::Title => built_in("Title", "Title", 10).quick(),
        StyleId::Subtitle => built_in("Subtitle", "Subtitle", 11).quick(),
        StyleId::Heading(level) => built_in(format!("Heading{level}"), format!("heading {level}"), 9).quick(),
        StyleId::ListItem(depth) => list_name(depth, ListStyle::Continue),
        StyleId::Addressee => built_in("Salutation", "Salutation", 30),
        StyleId::Quote => built_in("Quote", "Quote", 29).quick(),
        StyleId::TableCaption => built_in("Caption", "caption", 35).quick(),
        StyleId::TocTitle => built_in("TOCHeading", "TOC Heading", 39),
        StyleId::Toc(level) => built_in(format!("TOC{level}"), format!("toc {level}"), 39),
        StyleId::TocCaption => built_in("TableofFigures", "table of figures", 99),
        StyleId::Signature => built_in("Signature", "Signature", 40),
        StyleId::SignatureDate => built_in("Date", "Date", 40),
        StyleId::Footnote => built_in("FootnoteText", "footnote text", 99),
        StyleId::IndexLetter => built_in("IndexHeading", "index heading", 99),
        StyleId::IndexEntry => built_in("Index1", "index 1", 99),
        StyleId::Endnote => built_in("EndnoteText", "endnote text", 99),
        StyleId::Header => built_in("Header", "header", 99),
        StyleId::CoverTitle => own("CoverTitle", "封面标题"),
        StyleId::CoverSubtitle => own("CoverSubtitle", "封面副标题"),
        StyleId::CoverText => own("CoverText", "封面署名"),
        StyleId::Imprint => own("Imprint", "扉页署名"),
        StyleId::Footer => built_in("Footer", "footer", 99),
        StyleId::Code => built_in("HTMLPreformatted", "HTML Preformatted", 99),
        StyleId::CalloutTitle => own("CalloutTitle", "提示框标题"),
        StyleId::CalloutText => own("CalloutText", "提示框"),
        StyleId::TableHead => own("TableHead", "表头"),
        StyleId::TableCell => own("TableText", "表身"),
        StyleId::TableUnit => own("TableUnit", "表单位"),
        StyleId::TableNote => own("TableNote", "表注"),
        StyleId::FigureCaption => own("FigureCaption", "图题"),
        StyleId::Picture => own("Picture", "图片"),
        StyleId::AttachmentList => own("AttachmentList", "附件说明"),
        StyleId::AttachmentMark => own("AttachmentMark", "附件"),
        StyleId::AttachmentTitle => own("AttachmentTitle", "附件标题"),
        StyleId::Remark => own("Remark", "附注"),
        StyleId::CopyNumber => own("CopyNumber", "份号"),
        StyleId::Classification => own("Classification", "密级和紧急程度"),
        StyleId::Mark => own("IssuerMark", "发文机关标志"),
        StyleId::DocumentNumber => own("DocumentNumber", "发文字号"),
        StyleId::Attendance => own("Attendance", "出席人员"),
        StyleId::Colophon => own("Colophon", "版记"),
        StyleId::KpiValue => own("KpiValue", "指标数值"),
        StyleId::KpiLabel => own("KpiLabel", "指标名称"),
    }
}

/// The name of a list item's style. Word has five depths of each family.
pub(crate) fn list_name(depth: u8, style: ListStyle) -> Name {
    let family = match style {
        ListStyle::Number => "List Number",
        ListStyle::Bullet => "List Bullet",
        ListStyle::Continue => "List Continue",
    };
    let name = if depth <= 1 { family.to_owned() } else { format!("{family} {depth}") };
    let id = name.replace(' ', "");
    Name { built_in: depth <= 5, ..built_in(id, name, 36) }
}

fn built_in(id: impl Into<Cow<'static, str>>, name: impl Into<Cow<'static, str>>, priority: u8) -> Name {
    Name { id: id.into(), name: name.into(), built_in: true, quick: false, priority }
}

fn own(id: &'static str, name: &'static str) -> Name {
    Name { id: id.into(), name: name.into(), built_in: false, quick: true, priority: 50 }
}

impl Name {
    fn quick(self) -> Name {
        Name { quick: true, ..self }
    }
}
