//! What `compose` returns: the report as a tree that knows no geometry and leaves nothing undecided.
//!
//! Numbers are filled in, headings, tables and pictures are numbered, references are text, every style is absolute. What remains to be
//! found is only where things stand on paper: page numbers ([`Inline::PageOf`], [`Toc`]) are named by [`AnchorId`] and
//! looked up in the page map that layout makes.

mod art;
mod block;
mod chart;
mod comment;
mod index;
mod inline;
mod official;
mod page;
mod picture;
mod style;
mod table;
mod texts;
mod tongue;
mod watermark;

use std::sync::Arc;

use banxin_base::{Date, Origin};
use serde::Serialize;

pub use art::{Art, ArtPiece, FirstPage, Running};
pub use banxin_model::{Fill, Gap, Kinsoku};
pub use banxin_picture::{Drawing, Format as ImageFormat, Orientation, Segment, Shape};
pub use block::{Block, BreakTo, Callout, CalloutLook, Caption, ColumnBlock, Label, LabelKind, Listed, Paragraph, Toc, TocEntry};
pub use chart::{Chart, ChartPoint, ChartSeries, DataLabels, LabelSide, LegendPlace, Plot, SeriesShape, Tick, ValueAxis};
pub use comment::Comment;
pub use index::{Index, IndexEntry, IndexGroup};
pub use inline::{Baseline, EndPlaces, Inline, LinkTarget, Note, TextRun};
pub use official::{Colophon, ColophonLine, Hold, Letterhead, Mark, RowPiece, RowRule, Seal, TextRow};
pub use page::{Columns, Footer, Grid, NumberForm, PageNumbering, PageStyle, Section, SectionKind, SectionStart};
pub use picture::{Crop, ImageBlock, ImageData, PlacedImage};
pub use style::{Align, Bar, FaceNames, ParagraphStyle, StyleId, StyleSheet, TextStyle, Typography};
pub use table::{Cell, Column, ColumnWidth, HorizontalAlign, Row, Stroke, Table, TableRules, VerticalAlign};
pub use texts::Texts;
pub use tongue::Tongue;
pub use watermark::Watermark;

/// A place that can be pointed at: index into [`Document::anchors`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct AnchorId(pub u32);

/// A footnote: index into [`Document::notes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NoteId(pub u32);

/// A ledger figure: index into [`Document::figures`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct FigureId(pub u32);

/// A picture: index into [`Document::images`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ImageId(pub u32);

/// The composed report.
#[derive(Clone, Debug, Serialize)]
pub struct Document {
    /// Facts about the report as a whole.
    pub meta: Meta,
    /// Every named style, absolute.
    pub styles: StyleSheet,
    /// The parts, in reading order; each starts a page.
    pub sections: Vec<Section>,
    /// Footnotes or endnotes, in the order of their marks.
    pub notes: Vec<Note>,
    /// Remarks to editors, which do not print.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Words under the text of every page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub watermark: Option<Watermark>,
    /// Places that are pointed at.
    pub anchors: Vec<Anchor>,
    /// The ledger as it stands after derivation, in its order.
    pub figures: Vec<LedgerFigure>,
    /// Pictures, each once however often it is shown.
    pub images: Vec<ImageData>,
}

impl Document {
    /// The style a paragraph is set in: its own where it has one, else the named one.
    pub fn style_of<'a>(&'a self, paragraph: &'a Paragraph) -> &'a ParagraphStyle {
        paragraph.local.as_deref().unwrap_or_else(|| self.styles.get(paragraph.style))
    }
}

/// Facts about the report: document properties of both outputs.
#[derive(Clone, Debug, Serialize)]
pub struct Meta {
    /// 标题, on one line.
    pub title: String,
    /// 副标题; empty if there is none.
    pub subtitle: String,
    /// 发文机关署名
    pub issuer: String,
    /// 成文日期
    pub date: Date,
    /// 报告期, as written; empty if not stated.
    pub period: String,
    /// BCP 47 language tag, such as `zh-CN`.
    pub lang: String,
    /// Name of the style: `gongwen`, `annual` or the theme's own.
    pub style: String,
}

/// A place that is pointed at.
#[derive(Clone, Debug, Serialize)]
pub struct Anchor {
    /// The user's id, or a generated one (`h-3`) for headings without; unique, stable, ASCII-safe only if the user's is.
    pub name: String,
    /// What a reference to it prints: 表1, 图2, 第三章.
    pub text: String,
    /// What defines it.
    #[serde(skip)]
    pub origin: Origin,
}

/// One figure of the ledger, after derivation.
#[derive(Clone, Debug, Serialize)]
pub struct LedgerFigure {
    /// Its id in the ledger.
    pub id: Arc<str>,
    /// Its label.
    pub label: String,
    /// Its exact value, as a plain decimal.
    pub value: String,
    /// Its unit; may be empty.
    pub unit: String,
    /// The form it prints in: 2000余人次.
    pub printed: String,
}
