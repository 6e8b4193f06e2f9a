//! What a Word file is made of, in our own words: the value between the document and the backend.
//!
//! In: what [`crate::block`], [`crate::table`] and their neighbours decide. Out: nothing but facts that WordprocessingML can hold, in
//! the units it holds them in. The backend writes each value one to one and decides nothing. An absent property (`None`) is inherited
//! from the style; left out on purpose is everything that the document model cannot ask for.

mod art;
mod control;
mod section;
mod style;
mod table;

use std::borrow::Cow;

use banxin_base::Color;
use banxin_compose::document::Crop;

pub(crate) use art::{ArtFace, ArtShape};
pub(crate) use control::{Binding, FigureControl};
pub(crate) use section::{Endnotes, FirstParts, PageFormat, Section, SectionType, SideParts};
pub(crate) use style::{Level, LevelSuffix, List, ListInstance, NumFormat, Style, StyleKind, TableLook};
pub(crate) use table::{Border, Cell, Edges, Merge, Row, RowKind, Table, VerticalAnchor};

/// A twentieth of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Twip(pub(crate) i32);

/// Half a point: the unit of type size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HalfPt(pub(crate) u32);

/// Something in the body.
#[derive(Clone, Debug)]
pub(crate) enum Block<'a> {
    /// A paragraph.
    Para(Box<Para<'a>>),
    /// A table.
    Table(Box<Table<'a>>),
    /// A table that floats to the foot of the page's type area.
    Float(Box<Table<'a>>, FloatPlace),
    /// A table of contents: paragraphs in a content control that Word offers to update.
    Contents(Vec<Para<'a>>),
}

/// Where a table floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FloatPlace {
    /// From the sheet's left edge.
    pub(crate) left: Twip,
    /// From the upper edge of the type area; `None` for its foot.
    pub(crate) top: Option<Twip>,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub(crate) struct Para<'a> {
    /// Id of its style; `None` is the default style.
    pub(crate) style: Option<Cow<'static, str>>,
    /// What differs from the style.
    pub(crate) props: ParaProps,
    /// What it holds.
    pub(crate) spans: Vec<Span<'a>>,
    /// The section that ends with it.
    pub(crate) section: Option<Box<Section>>,
}

/// Something in a paragraph.
#[derive(Clone, Debug)]
pub(crate) enum Span<'a> {
    /// Text or a single thing, in one look.
    Run(Run<'a>),
    /// A link and what can be clicked.
    Link(LinkTo, Vec<Run<'a>>),
    /// A printed figure.
    Figure(Box<FigureControl<'a>>),
    /// A bookmark starts.
    BookmarkStart(Bookmark),
    /// What a comment is about starts.
    CommentStart(u32),
    /// What a comment is about ends.
    CommentEnd(u32),
    /// The bookmark with this id ends.
    BookmarkEnd(u32),
}

/// Where a link leads.
#[derive(Clone, Debug)]
pub(crate) enum LinkTo {
    /// To a bookmark, by name.
    Bookmark(String),
    /// Outside: the id of a relationship.
    Relationship(String),
}

/// A named place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bookmark {
    /// Unique number.
    pub(crate) id: u32,
    /// Unique name.
    pub(crate) name: String,
}

/// A run: one thing in one look.
#[derive(Clone, Debug)]
pub(crate) struct Run<'a> {
    /// What differs from the paragraph's style.
    pub(crate) props: RunProps,
    /// What it shows.
    pub(crate) piece: Piece<'a>,
}

impl<'a> Run<'a> {
    /// A run of text in the paragraph's own look.
    pub(crate) fn text(text: impl Into<Cow<'a, str>>) -> Run<'a> {
        Run { props: RunProps::default(), piece: Piece::Text(text.into()) }
    }

    /// A run that shows `piece` in the given look.
    pub(crate) fn new(props: RunProps, piece: Piece<'a>) -> Run<'a> {
        Run { props, piece }
    }
}

/// What a run shows.
#[derive(Clone, Debug)]
pub(crate) enum Piece<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// To the next tab stop.
    Tab,
    /// A new line of the same paragraph.
    LineBreak,
    /// A field starts: its instruction follows.
    FieldBegin,
    /// The instruction of a field.
    Instruction(String),
    /// The field's shown result follows.
    FieldSeparate,
    /// The field ends.
    FieldEnd,
    /// The mark of a footnote in the text, by the footnote's number in the file.
    NoteReference(u32),
    /// The mark of a comment before the comment's own text.
    CommentMark,
    /// The mark of a footnote before the footnote's own text.
    NoteMark,
    /// The mark of an endnote in the text, by the endnote's number in the file.
    EndnoteReference(u32),
    /// The mark of an endnote before the endnote's own text.
    EndnoteMark,
    /// A picture in the line.
    Picture(Box<Picture>),
    /// A chart in the line.
    Chart(Box<ChartFrame>),
    /// Art behind the text.
    Art(Box<ArtShape>),
    /// Lettering behind the text.
    Lettering(Box<Lettering>),
    /// 注音
    Ruby(Box<Ruby>),
    /// A box at a place of the sheet, turned by a quarter.
    Turned(Box<TurnedBox<'a>>),
    /// A picture behind the text.
    Seal(Box<SealPicture>),
}

/// Lettering behind the text, across the middle of the sheet, rising to the right.
#[derive(Clone, Debug)]
pub(crate) struct Lettering {
    /// Unique number of the drawing in the file.
    pub(crate) id: u32,
    /// What it says.
    pub(crate) text: String,
    /// Its typeface.
    pub(crate) face: String,
    /// Width in points, before it is turned.
    pub(crate) width: i64,
    /// Height in points.
    pub(crate) height: i64,
    /// Its colour.
    pub(crate) color: Color,
}

/// A paragraph in a box at a place of the sheet, turned a quarter clockwise: it reads downwards.
#[derive(Clone, Debug)]
pub(crate) struct TurnedBox<'a> {
    /// Unique number of the drawing in the file.
    pub(crate) id: u32,
    /// From the left edge of the sheet, in EMU.
    pub(crate) left: i64,
    /// From the upper edge of the sheet, in EMU.
    pub(crate) top: i64,
    /// Width in EMU.
    pub(crate) width: i64,
    /// Height in EMU.
    pub(crate) height: i64,
    /// What stands in it.
    pub(crate) para: Para<'a>,
}

/// A picture behind the text, at a place of its paragraph.
#[derive(Clone, Debug)]
pub(crate) struct SealPicture {
    /// Unique number of the drawing in the file.
    pub(crate) id: u32,
    /// The relationship that leads to the file.
    pub(crate) relationship: String,
    /// Width in EMU.
    pub(crate) width: i64,
    /// Height in EMU.
    pub(crate) height: i64,
    /// From the left edge of the column, in EMU.
    pub(crate) x: i64,
    /// From the top of the paragraph's first line, in EMU.
    pub(crate) y: i64,
    /// 替代文字
    pub(crate) alt: String,
}

/// A picture in the line.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// Unique number of the drawing in the file.
    pub(crate) id: u32,
    /// The relationship that leads to the file.
    pub(crate) relationship: String,
    /// The relationship to the vector picture (SVG) that the file stands in for.
    pub(crate) vector: Option<String>,
    /// Width in EMU.
    pub(crate) width: i64,
    /// Height in EMU.
    pub(crate) height: i64,
    /// What is cut off the picture.
    pub(crate) crop: Crop,
    /// 替代文字
    pub(crate) alt: String,
}

/// A chart in the line.
#[derive(Clone, Debug)]
pub(crate) struct ChartFrame {
    /// Unique number of the drawing in the file.
    pub(crate) id: u32,
    /// The relationship that leads to the chart's part.
    pub(crate) relationship: String,
    /// Width in EMU.
    pub(crate) width: i64,
    /// Height in EMU.
    pub(crate) height: i64,
    /// 替代文字
    pub(crate) alt: String,
}

/// 注音: a base with its reading above.
#[derive(Clone, Debug)]
pub(crate) struct Ruby {
    /// 基文
    pub(crate) base: String,
    /// How the base looks.
    pub(crate) base_props: RunProps,
    /// 注文
    pub(crate) reading: String,
    /// Size of the base.
    pub(crate) base_size: HalfPt,
    /// Size of the reading.
    pub(crate) size: HalfPt,
    /// BCP 47 language tag of the base.
    pub(crate) lang: String,
}

/// Paragraph properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ParaProps {
    /// Stays with the next paragraph.
    pub(crate) keep_next: Option<bool>,
    /// Never splits.
    pub(crate) keep_lines: Option<bool>,
    /// Starts a page.
    pub(crate) page_break_before: Option<bool>,
    /// 孤行控制
    pub(crate) widow_control: Option<bool>,
    /// Lines stand on the grid of the page.
    pub(crate) snap_to_grid: Option<bool>,
    /// How lines stand.
    pub(crate) align: Option<Jc>,
    /// Indents, all of them.
    pub(crate) indent: Option<Indent>,
    /// Line pitch and the space around.
    pub(crate) spacing: Option<Spacing>,
    /// Outline level from 1; 0 is text.
    pub(crate) outline: Option<u8>,
    /// The list it is an item of.
    pub(crate) numbering: Option<NumRef>,
    /// Tab stops.
    pub(crate) tabs: Vec<TabStop>,
    /// A rule above, below or beside it.
    pub(crate) rule: Option<ParaRule>,
    /// Its place on the sheet, off the text.
    pub(crate) frame: Option<FrameBox>,
    /// The rules for East Asian lines; written once, in the default style.
    pub(crate) east_asian: Option<EastAsianRules>,
}

/// A rule above or below a paragraph, as wide as its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ParaRule {
    /// Where it is.
    pub(crate) side: RuleSide,
    /// What it is.
    pub(crate) kind: RuleKind,
    /// Weight in eighths of a point.
    pub(crate) eighths: u32,
    /// Off the text, in points.
    pub(crate) space: u32,
    /// Its colour.
    pub(crate) color: Color,
}

/// Where a paragraph's rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleSide {
    /// Above its first line.
    Above,
    /// Below its last line.
    Below,
    /// Along its left side.
    Left,
}

/// What a paragraph's rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleKind {
    /// One line.
    Single,
    /// Two, the heavy one towards the text.
    ThickThin,
}

/// A box on the sheet, from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameBox {
    /// Left edge.
    pub(crate) x: Twip,
    /// Upper edge.
    pub(crate) y: Twip,
    /// Width.
    pub(crate) width: Twip,
    /// Height.
    pub(crate) height: Twip,
}

/// How Word breaks East Asian lines (`w:kinsoku` and its neighbours).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EastAsianRules {
    /// The value of `w:overflowPunct`: marks may hang beyond the line's end.
    pub(crate) overflow_punct: bool,
}

/// How the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jc {
    /// Flush left.
    Left,
    /// 两端对齐
    Both,
    /// 居中
    Center,
    /// Flush right.
    Right,
}

/// Indents of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Indent {
    /// At the start of every line.
    pub(crate) left: Twip,
    /// At the end of every line.
    pub(crate) right: Twip,
    /// Added to the first line; negative hangs.
    pub(crate) first: Twip,
    /// The same in hundredths of a character; 0 for none.
    pub(crate) first_chars: i32,
}

/// Line pitch and the space around a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spacing {
    /// Before the first line.
    pub(crate) before: Twip,
    /// After the last line.
    pub(crate) after: Twip,
    /// From line to line.
    pub(crate) line: LinePitch,
}

/// From line to line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LinePitch {
    /// Always so.
    Exact(Twip),
    /// As high as the line's highest thing: for lines that hold pictures.
    Natural,
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumRef {
    /// The list's instance; 0 takes the paragraph out of its style's list.
    pub(crate) list: u32,
    /// Level from 0.
    pub(crate) level: u8,
}

/// A tab stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TabStop {
    /// From the left edge of the text.
    pub(crate) at: Twip,
    /// Text ends there, with dots before it; else it starts there.
    pub(crate) kind: TabKind,
}

/// What a tab stop does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TabKind {
    /// Text starts there.
    Left,
    /// The middle of the text stands there.
    Center,
    /// Text ends there.
    Right,
    /// Text ends there, dots fill the way.
    RightWithDots,
}

/// Run properties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct RunProps {
    /// Id of a character style.
    pub(crate) style: Option<&'static str>,
    /// Typefaces by slot.
    pub(crate) fonts: Option<Fonts>,
    /// Marks that are both Chinese and Western count as Chinese.
    pub(crate) east_asian_hint: bool,
    /// Bold.
    pub(crate) bold: Option<bool>,
    /// Italic.
    pub(crate) italic: Option<bool>,
    /// 删除线
    pub(crate) strike: Option<bool>,
    /// 下划线
    pub(crate) underline: Option<bool>,
    /// 颜色
    pub(crate) color: Option<Color>,
    /// 字号
    pub(crate) size: Option<HalfPt>,
    /// 字间距
    pub(crate) spacing: Option<Twip>,
    /// 上标, 下标
    pub(crate) vertical: Option<VerticalPosition>,
    /// 着重号; written in styles only.
    pub(crate) dots: bool,
    /// Language; written once, in the defaults.
    pub(crate) lang: Option<String>,
}

/// Typefaces of a run by slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fonts {
    /// ASCII and other Western letters (`ascii`, `hAnsi`, `cs`).
    pub(crate) western: String,
    /// Chinese (`eastAsia`).
    pub(crate) east_asian: String,
}

/// Where text stands against the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VerticalPosition {
    /// On it.
    Baseline,
    /// 上标
    Super,
    /// 下标
    Sub,
}
