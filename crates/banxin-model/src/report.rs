//! The report as the user wrote it: `report.yaml`, input format 1.

use banxin_base::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::block::Block;
use crate::check::Check;
use crate::cover::Cover;
use crate::ledger::LedgerSource;
use crate::lints::Lints;
use crate::official::{Attendance, Colophon, Form, Mark, Signature};
use crate::table::Tables;
use crate::text::{Lines, Text, Texts};
use crate::typography::Typography;

/// A report: the root of `report.yaml`.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// Format number; always 1.
    pub banxin: u32,
    /// 标题. A list of strings fixes the line breaks of a long title.
    pub title: Lines,
    /// 副标题
    #[serde(default)]
    pub subtitle: Option<Text>,
    /// 发文机关署名
    pub issuer: Text,
    /// 成文日期, as in 2025-01-20.
    #[serde(with = "crate::text::iso_date")]
    #[schemars(with = "String")]
    pub date: Date,
    /// 报告期, such as 2022-2024.
    #[serde(default)]
    pub period: Option<Text>,
    /// Language tag (BCP 47); zh-CN if left out.
    #[serde(default)]
    pub lang: Option<Text>,
    /// gongwen (GB/T 9704), annual (bound yearbook), or the path of a theme file; gongwen if left out.
    #[serde(default)]
    pub style: Option<Text>,
    /// Words under the text of every page, in both files: 草稿, 内部资料.
    #[serde(default)]
    pub watermark: Option<Text>,
    /// How lines are set, where it is not as the style has it.
    #[serde(default)]
    pub typography: Typography,
    /// What marks in tables mean, and how tables go on over the page.
    #[serde(default)]
    pub tables: Tables,
    /// How captions are numbered.
    #[serde(default)]
    pub numbering: Numbering,
    /// Where notes stand: footnotes, or endnotes; footnotes if left out.
    #[serde(default)]
    pub notes: NotePlace,
    /// What stands before the body.
    #[serde(default)]
    pub front: Front,
    /// What stands after the body.
    #[serde(default)]
    pub back: Back,
    /// The ledger: a file, a list of files, or the figures themselves.
    #[serde(default)]
    pub figures: LedgerSource,
    /// The report's content.
    #[serde(default)]
    pub body: Vec<Block>,
    /// Statements about figures that must hold.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// Which lints on prose are off, or how severe they are: `off`, or levels by code; each as its code says if left out.
    #[serde(default)]
    pub lints: Lints,
    /// Defaults of the command line's options.
    #[serde(default)]
    pub output: OutputDefaults,
}

/// How captions are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Numbering {
    /// Of tables and figures.
    pub captions: CaptionNumbering,
}

/// How tables and figures are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CaptionNumbering {
    /// 表1, 表2 … through the report.
    #[default]
    Continuous,
    /// 表2-1: by headings of level 1 and appendices (CY/T 170: a short hyphen).
    Chapter,
}

/// Where notes stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NotePlace {
    /// 脚注: at the foot of the page of their mark.
    #[default]
    Footnotes,
    /// 尾注: all together behind the body, under a heading of their own.
    Endnotes,
}

/// What stands before the body (版头 and front matter).
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Front {
    /// 封面 (annual): `true`, or a picture for it.
    pub cover: Cover,
    /// 前言, 序 (annual): before the contents.
    pub preface: Option<Preface>,
    /// 目录
    pub contents: Option<Contents>,
    /// What the document is: document, letter, order or minutes.
    pub form: Form,
    /// 发文机关标志, the red head: its text, or the organs of a joint document.
    pub mark: Option<Mark>,
    /// 发文字号
    pub number: Option<Text>,
    /// 签发人, of a document to a higher authority.
    pub signers: Option<Texts>,
    /// 密级和保密期限
    pub secrecy: Option<Text>,
    /// 紧急程度
    pub urgency: Option<Text>,
    /// 份号
    pub copy_no: Option<Text>,
    /// 主送机关
    pub to: Option<Texts>,
}

/// 目录
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Contents {
    /// Deepest heading level listed, 1-3.
    pub depth: u8,
    /// Whether a list of the tables (表目录) follows.
    pub tables: bool,
    /// Whether a list of the pictures and charts (图目录) follows.
    pub figures: bool,
}

impl Default for Contents {
    fn default() -> Contents {
        Contents { depth: 2, tables: false, figures: false }
    }
}

/// 前言, 序
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Preface {
    /// Its title; 前言 if left out.
    #[serde(default)]
    pub title: Option<Text>,
    /// Its content.
    #[serde(default)]
    pub body: Vec<Block>,
}

/// What stands after the body.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Back {
    /// 附件, each with its title and content.
    pub attachments: Vec<Attachment>,
    /// 署名, 成文日期, 印章
    pub signature: Option<Signature>,
    /// 出席, 请假, 列席: who took part, below the text of minutes (纪要).
    pub attendance: Option<Attendance>,
    /// 附注
    pub note: Option<Text>,
    /// 索引 (annual): the terms that `index('…')` marks, by pinyin, with their pages.
    pub index: bool,
    /// 版记
    pub colophon: Option<Colophon>,
}

/// One 附件.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Its title, as 附件说明 lists it.
    pub title: Text,
    /// Whether it is bound with the text (一起装订), as it is if left out; if not, its first line says the document's number as well, and its pages
    /// are counted by themselves (GB/T 9704 7.3.7).
    #[serde(default = "bound")]
    pub bound: bool,
    /// Its content.
    #[serde(default)]
    pub body: Vec<Block>,
}

fn bound() -> bool {
    true
}

/// Defaults of the command line's options.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OutputDefaults {
    /// Of the PDF.
    pub pdf: PdfDefaults,
    /// Of the Word file.
    pub docx: DocxDefaults,
}

/// Defaults of the PDF.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PdfDefaults {
    /// archive, press or plain.
    pub profile: Option<PdfProfile>,
    /// press: the colour profile (ICC) of the printing, a file of the report; offset on coated paper (FOGRA39) if left out.
    pub intent: Option<String>,
    /// press: inks of their own (专色).
    pub spot: SpotInks,
    /// archive, plain: whether the ledger and the report's own text are attached.
    pub attach_data: bool,
}

/// Inks of their own, by the colour that they take the place of.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SpotInks {
    /// The red of an official head: the name of its ink, such as PANTONE 485 C.
    pub red: Option<String>,
}

/// What a PDF is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PdfProfile {
    /// PDF/A-2a and PDF/UA-1.
    Archive,
    /// PDF/X-4.
    Press,
    /// The smallest file.
    Plain,
}

/// Defaults of the Word file.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DocxDefaults {
    /// office or bundled.
    pub fonts: Option<DocxFonts>,
    /// word or libreoffice.
    pub target: Option<DocxTarget>,
    /// Whether printed figures stay data: content controls bound to the ledger that the file carries. If left out they do where the target is word.
    pub bindings: Option<bool>,
    /// Whether lines end where those of the PDF do, by small changes of the spacing between characters. If left out they end where Word ends them.
    pub match_lines: Option<bool>,
}

/// The typeface names that a Word file carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DocxFonts {
    /// Those of Chinese offices: 仿宋_GB2312, 方正小标宋简体.
    Office,
    /// Those that come with banxin.
    Bundled,
}

/// The program a Word file is tuned for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DocxTarget {
    /// Word and WPS.
    Word,
    /// LibreOffice.
    LibreOffice,
}
