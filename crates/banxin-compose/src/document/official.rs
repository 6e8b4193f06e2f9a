//! The parts of official documents that stand at places of their own: the red head, lines of texts side by side, the colophon.
//!
//! Lengths are absolute. What is left to the two outputs is the height of the ink: the top edge of the mark's characters is where [`Mark::drop`] says
//! whatever face shows them.

use banxin_base::{Len, Origin, Point, Ratio};
use serde::Serialize;

use super::{ImageId, Inline, Paragraph, ParagraphStyle, Stroke, StyleId};

/// 发文机关标志: one name, or several one below the other with a word beside them (GB/T 9704 7.2.4).
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    /// The names, each on a line of its own, all equally wide; the leading organ first.
    pub names: Vec<Paragraph>,
    /// 文件 on the right of several names, in their middle.
    pub word: Option<Paragraph>,
    /// From the block's top to the top edge of the first name's characters; negative where it stands above the type area.
    pub drop: Len,
    /// What makes the page that of a letter (信函).
    pub letterhead: Option<Letterhead>,
}

/// The rules of a letter's first page, which has no number (GB/T 9704 10.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Letterhead {
    /// From the foot of the mark's characters to the upper edge of the first double rule.
    pub gap: Len,
    /// From the lower edge of the second double rule to the foot of the sheet.
    pub foot: Len,
    /// Length of both; centred on the type area.
    pub width: Len,
    /// The heavy rule: above the light one at the head, below it at the foot.
    pub thick: Stroke,
    /// The light rule.
    pub thin: Stroke,
    /// Between the two.
    pub between: Len,
}

impl Letterhead {
    /// Height of a double rule.
    pub fn height(&self) -> Len {
        self.thick.weight + self.between + self.thin.weight
    }
}

/// Texts side by side on one line, with what is pressed over them.
#[derive(Clone, Debug, Serialize)]
pub struct TextRow {
    /// The named style.
    pub style: StyleId,
    /// The whole absolute style; its alignment and indents say nothing here.
    pub local: Box<ParagraphStyle>,
    /// The texts, from left to right.
    pub pieces: Vec<RowPiece>,
    /// A rule below.
    pub rule: Option<RowRule>,
    /// Seals and stamps, which lie behind the text.
    pub seals: Vec<Seal>,
    /// Where it was written.
    #[serde(skip)]
    pub origin: Origin,
}

/// A text of a row.
#[derive(Clone, Debug, Serialize)]
pub struct RowPiece {
    /// Where it is held, from the left edge of the column.
    pub x: Len,
    /// What of it stands there.
    pub hold: Hold,
    /// The text.
    pub inlines: Vec<Inline>,
}

/// By what a text is held at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Hold {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A rule below a row, as wide as the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RowRule {
    /// From the foot of the characters' em boxes to the rule's upper edge.
    pub gap: Len,
    /// The rule.
    pub stroke: Stroke,
}

/// 印章, 签名章
#[derive(Clone, Debug, Serialize)]
pub struct Seal {
    /// Which picture.
    pub image: ImageId,
    /// Its upper left corner, from the left edge of the column and the top of the row.
    pub at: Point,
    /// Printed width.
    pub width: Len,
    /// Printed height.
    pub height: Len,
    /// 替代文字
    pub alt: String,
}

/// 版记: at the foot of the last page, its last rule on the lower edge of the type area (GB/T 9704 7.4).
#[derive(Clone, Debug, Serialize)]
pub struct Colophon {
    /// Its elements from top to bottom; light rules part them.
    pub parts: Vec<Vec<ColophonLine>>,
    /// The first and the last rule.
    pub thick: Stroke,
    /// The rules between.
    pub thin: Stroke,
    /// Whether it goes to the back of the last sheet.
    pub even: bool,
}

/// A line or paragraph of the colophon.
#[derive(Clone, Debug, Serialize)]
pub enum ColophonLine {
    /// 抄送, 主送: a paragraph.
    Text(Paragraph),
    /// 印发机关 and 印发日期, side by side.
    Row(TextRow),
}

impl Mark {
    /// Between the names and the word beside them, as a share of the names' em.
    pub const WORD_GAP: Ratio = Ratio::of(1, 2);
    /// How far the characters' ink reaches below the baseline, as a share of the em: the feet of Chinese characters stand at one height in a face.
    pub const FOOT: Ratio = Ratio::of(9, 100);

    /// Its texts in order of reading.
    pub fn texts(&self) -> impl Iterator<Item = &Paragraph> {
        self.names.iter().chain(&self.word)
    }
}

impl TextRow {
    /// All its text, one piece behind the other.
    pub fn inlines(&self) -> impl Iterator<Item = &Inline> {
        self.pieces.iter().flat_map(|piece| &piece.inlines)
    }
}

impl Colophon {
    /// The texts of its lines in order of reading.
    pub fn texts(&self) -> Vec<&[Inline]> {
        let mut texts: Vec<&[Inline]> = Vec::new();
        for line in self.parts.iter().flatten() {
            match line {
                ColophonLine::Text(paragraph) => texts.push(&paragraph.inlines),
                ColophonLine::Row(row) => texts.extend(row.pieces.iter().map(|piece| piece.inlines.as_slice())),
            }
        }
        texts
    }
}
