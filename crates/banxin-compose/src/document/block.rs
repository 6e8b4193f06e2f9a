//! What stands one below the other.

use banxin_base::{Color, Len, Origin};
use serde::Serialize;

use super::{AnchorId, Art, Chart, Colophon, Columns, ImageBlock, Index, Inline, Mark, ParagraphStyle, Stroke, StyleId, Table, TextRow};

/// A piece of a section.
#[derive(Clone, Debug, Serialize)]
pub enum Block {
    /// A paragraph, heading, list item or title.
    Paragraph(Paragraph),
    /// A table with its caption, notes and source.
    Table(Box<Table>),
    /// A picture, or a row of pictures, with its caption.
    Image(ImageBlock),
    /// A chart with its caption, notes and source.
    Chart(Box<Chart>),
    /// 提示框: framed text.
    Callout(Callout),
    /// 分栏: text in columns.
    Columns(ColumnBlock),
    /// 目录
    Toc(Toc),
    /// 尾注: the endnotes of the document, all of them.
    Notes,
    /// 索引
    Index(Index),
    /// The next block starts a page.
    PageBreak(BreakTo),
    /// Empty lines of the grid (空行).
    BlankLines(u32),
    /// 发文机关标志
    Mark(Box<Mark>),
    /// Texts side by side on one line.
    Row(Box<TextRow>),
    /// 版记, at the foot of the last page.
    Colophon(Box<Colophon>),
    /// Art behind the text of the page on which the next block begins; takes no room.
    Art(Art),
}

/// Which page a break leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum BreakTo {
    /// The next one.
    Next,
    /// The next odd one.
    Odd,
    /// The next even one.
    Even,
}

/// A paragraph.
#[derive(Clone, Debug, Serialize)]
pub struct Paragraph {
    /// The named style.
    pub style: StyleId,
    /// The whole absolute style where it differs from the named one.
    pub local: Option<Box<ParagraphStyle>>,
    /// The number or bullet before the text.
    pub label: Option<Label>,
    /// The text.
    pub inlines: Vec<Inline>,
    /// The place it defines.
    pub anchor: Option<AnchorId>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

impl Paragraph {
    /// A paragraph in a named style.
    pub fn new(style: StyleId, inlines: Vec<Inline>, origin: Origin) -> Paragraph {
        Paragraph { style, local: None, label: None, inlines, anchor: None, origin }
    }

    /// Its text without styles, label included; page numbers and note marks are left out.
    pub fn plain_text(&self) -> String {
        let mut text = self.label.as_ref().map(|label| label.text.clone()).unwrap_or_default();
        for inline in &self.inlines {
            match inline {
                Inline::Text(run) | Inline::Ruby { base: run, .. } => text.push_str(&run.text),
                Inline::LineBreak | Inline::PageOf(..) | Inline::NoteMark(..) | Inline::Indexed { .. } => {}
            }
        }
        text
    }
}

/// The number or bullet before a paragraph's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// As printed: `一、`, `（二）`, `1.`, `•`. Set in the paragraph's text style.
    pub text: String,
    /// What it counts.
    pub kind: LabelKind,
    /// Width reserved for it; the text starts behind it. Zero runs it in: the text follows at once.
    pub width: Len,
}

/// What a label counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum LabelKind {
    /// Headings, level 1-6.
    Heading(u8),
    /// An ordered list: which list of the document, its depth from 1, and the item's number.
    Ordered {
        /// Counts the document's lists.
        list: u32,
        /// From 1.
        depth: u8,
        /// The item's number.
        number: u64,
    },
    /// An unordered list.
    Bullet {
        /// Counts the document's lists.
        list: u32,
        /// From 1.
        depth: u8,
    },
}

/// The caption of a table or picture.
#[derive(Clone, Debug, Serialize)]
pub struct Caption {
    /// 表号, 图号: `表1`, `图2-1`; `（a）` for a part of a figure; empty for a caption without a number.
    pub label: String,
    /// What the label counts: 表; empty for a label that counts nothing.
    pub word: String,
    /// The chapter in the label; empty where numbers run through the report.
    pub chapter: String,
    /// The number in it.
    pub number: u32,
    /// 表题, 图题; follows the label.
    pub inlines: Vec<Inline>,
}

impl Caption {
    /// 表1, or 表2-1 in chapter 2.
    pub fn numbered(word: &str, chapter: &str, number: u32, inlines: Vec<Inline>) -> Caption {
        let dash = if chapter.is_empty() { "" } else { "-" };
        Caption { label: format!("{word}{chapter}{dash}{number}"), word: word.to_owned(), chapter: chapter.to_owned(), number, inlines }
    }

    /// （a）: a part of a figure; an empty label for a picture that is only named.
    pub fn part(label: String, inlines: Vec<Inline>) -> Caption {
        Caption { label, word: String::new(), chapter: String::new(), number: 0, inlines }
    }

    /// What stands between label and text: one em (CY/T 170), nothing behind the bracket of a part.
    pub fn gap(&self) -> &'static str {
        if self.label.is_empty() || self.label.ends_with('）') || self.inlines.is_empty() { "" } else { "\u{3000}" }
    }
}

/// Framed text.
#[derive(Clone, Debug, Serialize)]
pub struct Callout {
    /// Its heading.
    pub title: Option<Paragraph>,
    /// Its text.
    pub blocks: Vec<Block>,
    /// Its frame and ground.
    pub look: CalloutLook,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// What is drawn around a callout.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CalloutLook {
    /// Its ground; `None` for the paper.
    pub fill: Option<Color>,
    /// The rule around it.
    pub frame: Stroke,
    /// The bar on its left side.
    pub bar: Stroke,
    /// Above and below it.
    pub space: Len,
}

impl CalloutLook {
    /// A thin black frame.
    pub const FRAMED: CalloutLook =
        CalloutLook { fill: None, frame: Stroke { weight: Len::deci_pt(5), color: Color::BLACK }, bar: Stroke::NONE, space: Len::ZERO };
}

/// Text in columns on a part of a page, filled one after the other and as high as each other at their end.
#[derive(Clone, Debug, Serialize)]
pub struct ColumnBlock {
    /// How many, and the room between them.
    pub columns: Columns,
    /// What stands in them.
    pub blocks: Vec<Block>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// What a table of contents lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Listed {
    /// Headings (目录), down to a level.
    Headings {
        /// Deepest level shown.
        depth: u8,
    },
    /// Captions of one word (表目录, 图目录): 表, 图.
    Captions(&'static str),
}

/// The table of contents (目录), or a list of tables or figures.
#[derive(Clone, Debug, Serialize)]
pub struct Toc {
    /// Its title.
    pub title: Paragraph,
    /// Its entries, in order.
    pub entries: Vec<TocEntry>,
    /// What they are.
    pub of: Listed,
}

impl Toc {
    /// The style of an entry.
    pub fn style_of(&self, entry: &TocEntry) -> StyleId {
        match self.of {
            Listed::Headings { .. } => StyleId::Toc(entry.level),
            Listed::Captions(_) => StyleId::TocCaption,
        }
    }
}

/// An entry of the contents.
#[derive(Clone, Debug, Serialize)]
pub struct TocEntry {
    /// From 1.
    pub level: u8,
    /// The heading or caption with its number.
    pub text: String,
    /// Its place.
    pub anchor: AnchorId,
}
