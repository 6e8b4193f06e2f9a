//! Absolute styles: no inheritance, no relative unit is left.

use std::collections::BTreeMap;

use banxin_base::{Color, FaceRole, Len};
use banxin_model::{Fill, Gap, Kinsoku};
use serde::Serialize;

use super::{Baseline, Stroke, Tongue};

/// The style of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TextStyle {
    /// The face of Chinese text.
    pub face: FaceRole,
    /// Bold Latin letters and digits. Chinese text changes its face instead (黑体 for 仿宋): never a fake bold.
    pub bold: bool,
    /// Italic Latin letters. Chinese text changes its face instead (楷体).
    pub italic: bool,
    /// 字号: the em.
    pub size: Len,
    /// Added after every character (字间距); negative on the 28-character grid.
    pub tracking: Len,
    /// 颜色
    pub color: Color,
    /// 上标, 下标
    pub baseline: Baseline,
    /// 下划线
    pub underline: bool,
    /// 删除线
    pub strike: bool,
    /// 着重号, a dot under each character (GB/T 15834 4.12).
    pub dots: bool,
    /// 专名号, a line under a proper name with a break before the next one (GB/T 15834 4.16).
    pub name_line: bool,
    /// The language it is read in.
    #[serde(skip_serializing_if = "Tongue::is_document")]
    pub lang: Tongue,
}

impl TextStyle {
    /// Upright black text of one face and size on the baseline, nothing added.
    pub const fn plain(face: FaceRole, size: Len) -> TextStyle {
        TextStyle {
            face,
            bold: false,
            italic: false,
            size,
            tracking: Len::ZERO,
            color: Color::BLACK,
            baseline: Baseline::Normal,
            underline: false,
            strike: false,
            dots: false,
            name_line: false,
            lang: Tongue::DOCUMENT,
        }
    }
}

/// The style of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ParagraphStyle {
    /// The style of its text.
    pub text: TextStyle,
    /// Line pitch (行距), from baseline to baseline, exact.
    pub leading: Len,
    /// How lines stand between the indents.
    pub align: Align,
    /// Added to the first line's start; negative hangs.
    pub first_indent: Len,
    /// The same in hundredths of a character, as Word's `firstLineChars`; 0 if it is not a multiple of the em.
    pub first_indent_chars: i32,
    /// Kept free at the start of every line.
    pub indent_start: Len,
    /// Kept free at the end of every line.
    pub indent_end: Len,
    /// Before the first line; dropped at the head of a page.
    pub space_before: Len,
    /// After the last line.
    pub space_after: Len,
    /// Stays on the page of the next block's first line.
    pub keep_with_next: bool,
    /// Never splits between pages.
    pub keep_together: bool,
    /// 孤行控制: no single line of a longer paragraph at the head or foot of a page.
    pub widow_control: bool,
    /// Starts a page.
    pub page_break_before: bool,
    /// Outline level 1-6 of headings; 0 for text.
    pub outline: u8,
    /// Lines of like length, broken for shape, as a title's (GB/T 9704 7.3.1).
    pub balanced: bool,
    /// A bar along its left side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bar: Option<Bar>,
}

/// A bar along the left side of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// What is drawn.
    pub stroke: Stroke,
    /// From its right edge to the text.
    pub gap: Len,
}

impl ParagraphStyle {
    /// A justified paragraph without indents, room around it or ties to its neighbours.
    pub const fn plain(text: TextStyle, leading: Len) -> ParagraphStyle {
        ParagraphStyle {
            text,
            leading,
            align: Align::Justify,
            first_indent: Len::ZERO,
            first_indent_chars: 0,
            indent_start: Len::ZERO,
            indent_end: Len::ZERO,
            space_before: Len::ZERO,
            space_after: Len::ZERO,
            keep_with_next: false,
            keep_together: false,
            widow_control: false,
            page_break_before: false,
            outline: 0,
            balanced: false,
            bar: None,
        }
    }
}

/// How lines stand between the indents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Align {
    /// Flush left, ragged right.
    Start,
    /// 两端对齐: both edges, the last line ragged.
    Justify,
    /// 居中
    Center,
    /// Flush right.
    End,
}

/// The names of styles. Word shows most of them under its own built-in names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum StyleId {
    /// 正文
    Body,
    /// 标题 of the document
    Title,
    /// 副标题
    Subtitle,
    /// 封面标题
    CoverTitle,
    /// 封面副标题, and the period
    CoverSubtitle,
    /// Issuer and date on the cover (封面署名).
    CoverText,
    /// Issuer and date on the title page (扉页署名).
    Imprint,
    /// 标题 1 to 标题 6
    Heading(u8),
    /// 份号
    CopyNumber,
    /// 密级和保密期限, 紧急程度
    Classification,
    /// 发文机关标志
    Mark,
    /// 发文字号 and 签发人
    DocumentNumber,
    /// 主送机关
    Addressee,
    /// A list item (列表) of depth 1-6.
    ListItem(u8),
    /// 引文
    Quote,
    /// The heading of a callout (提示框).
    CalloutTitle,
    /// The text of a callout.
    CalloutText,
    /// 代码
    Code,
    /// 表题
    TableCaption,
    /// 表头
    TableHead,
    /// 表身
    TableCell,
    /// The unit line above a table.
    TableUnit,
    /// 表注 and source.
    TableNote,
    /// 图题
    FigureCaption,
    /// The line that holds a picture.
    Picture,
    /// The title of the contents (目录).
    TocTitle,
    /// Entries of the contents, by level 1-3.
    Toc(u8),
    /// Entries of the lists of tables and figures.
    TocCaption,
    /// 附件说明
    AttachmentList,
    /// 附件 and its number, flush left on the attachment's first line.
    AttachmentMark,
    /// The attachment's title.
    AttachmentTitle,
    /// 署名
    Signature,
    /// 成文日期
    SignatureDate,
    /// 出席, 请假, 列席 of minutes
    Attendance,
    /// 附注
    Remark,
    /// 版记
    Colophon,
    /// 脚注
    Footnote,
    /// 尾注
    Endnote,
    /// A letter of the index (索引).
    IndexLetter,
    /// A term of the index with its pages.
    IndexEntry,
    /// 页眉
    Header,
    /// 页脚
    Footer,
    /// The large number of a board of figures.
    KpiValue,
    /// The small label of a board of figures.
    KpiLabel,
}

/// Every named style, and the typefaces behind the roles.
#[derive(Clone, Debug, Serialize)]
pub struct StyleSheet {
    base: ParagraphStyle,
    #[serde(serialize_with = "as_list")]
    named: BTreeMap<StyleId, ParagraphStyle>,
    /// The typefaces of each role.
    pub faces: BTreeMap<FaceRole, FaceNames>,
    /// How lines are set.
    pub typography: Typography,
}

/// How lines are set, for the whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Typography {
    /// 避头尾; one level a document (CLREQ, "Prohibition rules").
    pub kinsoku: Kinsoku,
    /// The gap between Chinese and Latin.
    pub gap: Gap,
    /// Whether 、，。 may hang outside the type area at a line's end.
    pub hanging: bool,
    /// Measure words that stay with their number beside those that the text engine knows.
    pub units: Vec<String>,
    /// How lines are filled.
    pub fill: Fill,
    /// Whether Latin words are hyphenated.
    pub hyphenate: bool,
}

impl Default for Typography {
    /// As GB/T 9704 and GB/T 15834 have it: most Chinese books do not hang punctuation (CLREQ).
    fn default() -> Typography {
        Typography { kinsoku: Kinsoku::Gb, gap: Gap::Quarter, hanging: false, units: Vec::new(), fill: Fill::Grid, hyphenate: true }
    }
}

impl StyleSheet {
    /// A sheet from the body style, the other styles, and the typefaces, with lines set by the standards.
    pub fn new(base: ParagraphStyle, named: BTreeMap<StyleId, ParagraphStyle>, faces: BTreeMap<FaceRole, FaceNames>) -> StyleSheet {
        StyleSheet { base, named, faces, typography: Typography::default() }
    }

    /// The style of this name; the body's for a name that the sheet does not set apart.
    pub fn get(&self, id: StyleId) -> &ParagraphStyle {
        self.named.get(&id).unwrap_or(&self.base)
    }

    /// Changes what the sheet sets apart under this name.
    pub fn set(&mut self, id: StyleId, style: ParagraphStyle) {
        if id == StyleId::Body {
            self.base = style;
        } else {
            self.named.insert(id, style);
        }
    }

    /// Every style with its name, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (StyleId, &mut ParagraphStyle)> {
        let named = self.named.iter_mut().map(|(id, style)| (*id, style)).filter(|(id, _)| *id != StyleId::Body);
        std::iter::once((StyleId::Body, &mut self.base)).chain(named)
    }

    /// Every style with its name, in the order of [`StyleId`].
    pub fn iter(&self) -> impl Iterator<Item = (StyleId, &ParagraphStyle)> {
        std::iter::once((StyleId::Body, &self.base))
            .chain(self.named.iter().filter(|(id, _)| **id != StyleId::Body).map(|(id, style)| (*id, style)))
    }
}

fn as_list<S: serde::Serializer>(named: &BTreeMap<StyleId, ParagraphStyle>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(named)
}

/// The typefaces of a role: for the pages, and for Word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FaceNames {
    /// Families that layout asks the font book for, best first; empty for the bundled face of the role.
    pub pages: Vec<String>,
    /// The name that the Word file carries: 仿宋_GB2312 in an office, the bundled family with `--docx-fonts bundled`.
    pub word: String,
    /// The name that Word falls back to (`w:altName`); empty for none.
    pub word_alternative: String,
}
