//! The resolved report: prose without `{{ }}` as a tree of blocks and spans. References are still names; nothing is numbered or styled.

use std::collections::BTreeMap;

use banxin_base::{DataPath, Date, Origin};
use banxin_model::{
    CaptionNumbering, CellAlign, CellVertical, ChartKind, ChartLabels, ColumnFormat, Contents, Fit, Form, ImageLabels, Legend, Measure,
    NotePlace, Orientation, PageParity, Room, Rules, ThemeFile, Typography,
};
use rust_decimal::Decimal;

use crate::document::Tongue;
use crate::figures::Values;
use crate::template::marks::Under;

/// A report whose figures are values and whose prose is text.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The ledger after derivation.
    pub values: std::sync::Arc<Values>,
    pub(crate) title: Vec<Vec<Span>>,
    pub(crate) subtitle: Vec<Span>,
    pub(crate) issuer: String,
    pub(crate) date: Date,
    pub(crate) period: String,
    pub(crate) lang: String,
    pub(crate) style: Styled,
    /// Theme files, what is inherited first.
    pub(crate) themes: Vec<ThemeFile>,
    pub(crate) typography: Typography,
    pub(crate) tables: TableMarks,
    pub(crate) captions: CaptionNumbering,
    pub(crate) note_place: NotePlace,
    pub(crate) cover: Option<CoverNode>,
    pub(crate) contents: Option<Contents>,
    /// 前言: its heading and its text; empty if there is none.
    pub(crate) preface: Vec<Node>,
    pub(crate) addressees: Vec<String>,
    pub(crate) body: Vec<Node>,
    pub(crate) attachments: Vec<AttachmentNode>,
    pub(crate) head: HeadNode,
    pub(crate) signature: Option<SignatureNode>,
    pub(crate) attendance: Vec<(&'static str, Vec<String>)>,
    pub(crate) colophon: Option<ColophonNode>,
    pub(crate) remark: Vec<Span>,
    /// Whether there is an index, and where the report says so.
    pub(crate) index: Option<Origin>,
    pub(crate) notes: BTreeMap<NoteKey, Vec<Node>>,
    pub(crate) remarks: Vec<RemarkNode>,
    /// Empty for none.
    pub(crate) watermark: String,
    pub(crate) images: BTreeMap<String, std::sync::Arc<[u8]>>,
}

/// A remark to editors on a block.
#[derive(Clone, Debug)]
pub(crate) struct RemarkNode {
    pub(crate) text: String,
    /// Empty for the issuer.
    pub(crate) author: String,
    pub(crate) place: RemarkPlace,
}

/// Where the content of a block with a remark was written.
#[derive(Clone, Debug)]
pub(crate) enum RemarkPlace {
    /// In the report's own file, at or below this path.
    Data { file: std::sync::Arc<str>, path: DataPath },
    /// In this chapter.
    Chapter(std::sync::Arc<str>),
}

/// The style that the report asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Styled {
    /// 公文 (GB/T 9704)
    Gongwen,
    /// 年报
    Annual,
}

/// What marks in tables mean, and the mark of their further parts.
#[derive(Clone, Debug, Default)]
pub(crate) struct TableMarks {
    pub(crate) blank: Option<String>,
    pub(crate) dash: Option<String>,
    pub(crate) ellipsis: Option<String>,
    /// The pattern with `{n}`, `{label}` and `{title}`, and how it stands; `None` for the usual one.
    pub(crate) continued: Option<(String, Option<CellAlign>)>,
}

/// A footnote: which text it stands in, and its name there.
pub(crate) type NoteKey = (usize, String);

/// 封面
#[derive(Clone, Debug)]
pub(crate) struct CoverNode {
    /// A picture: its file and 替代文字.
    pub(crate) image: Option<(String, String)>,
    pub(crate) origin: Origin,
}

/// 附件
#[derive(Clone, Debug)]
pub(crate) struct AttachmentNode {
    /// Bound with the text.
    pub(crate) bound: bool,
    pub(crate) title: Vec<Span>,
    pub(crate) body: Vec<Node>,
    pub(crate) origin: Origin,
}

/// 版头
#[derive(Clone, Debug, Default)]
pub(crate) struct HeadNode {
    pub(crate) form: Form,
    pub(crate) mark: Option<MarkNode>,
    pub(crate) number: String,
    pub(crate) signers: Vec<String>,
    pub(crate) secrecy: String,
    pub(crate) urgency: String,
    pub(crate) copy_number: String,
    pub(crate) origin: Origin,
}

/// 发文机关标志
#[derive(Clone, Debug)]
pub(crate) struct MarkNode {
    /// One name or several.
    pub(crate) names: Vec<String>,
    /// 文件 beside several names.
    pub(crate) word: String,
    pub(crate) origin: Origin,
}

/// 署名, 印章, 签名章
#[derive(Clone, Debug)]
pub(crate) struct SignatureNode {
    pub(crate) names: Vec<String>,
    /// One a name, or none.
    pub(crate) seals: Vec<String>,
    pub(crate) seal_width: Option<Measure>,
    pub(crate) stamp: Option<StampNode>,
    pub(crate) origin: Origin,
}

/// 签名章
#[derive(Clone, Debug)]
pub(crate) struct StampNode {
    pub(crate) image: String,
    pub(crate) post: String,
    pub(crate) name: String,
    pub(crate) width: Option<Measure>,
}

/// 版记
#[derive(Clone, Debug)]
pub(crate) struct ColophonNode {
    pub(crate) to: Vec<String>,
    pub(crate) copies: Vec<String>,
    pub(crate) issuer: String,
    pub(crate) date: Date,
    pub(crate) even: bool,
}

/// A block.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Heading(HeadingNode),
    Paragraph(Vec<Span>),
    List(ListNode),
    Table(Box<TableNode>),
    Chart(Box<ChartNode>),
    Kpis(KpisNode),
    Images(ImagesNode),
    Quote(Vec<Node>),
    Callout { title: Option<Vec<Span>>, body: Vec<Node>, origin: Origin },
    Code(String, Origin),
    Columns(ColumnsNode),
    PageBreak(PageParity),
    Appendix { title: Vec<Span>, id: Option<String>, body: Vec<Node>, origin: Origin },
}

/// Text in columns.
#[derive(Clone, Debug)]
pub(crate) struct ColumnsNode {
    pub(crate) count: u8,
    pub(crate) gutter: Option<Room>,
    pub(crate) body: Vec<Node>,
    pub(crate) origin: Origin,
}

/// A heading.
#[derive(Clone, Debug)]
pub(crate) struct HeadingNode {
    pub(crate) level: u8,
    pub(crate) numbered: bool,
    pub(crate) id: Option<String>,
    pub(crate) content: Vec<Span>,
    pub(crate) origin: Origin,
}

/// A list.
#[derive(Clone, Debug)]
pub(crate) struct ListNode {
    /// The first item's number; `None` for bullets.
    pub(crate) start: Option<u64>,
    pub(crate) items: Vec<Vec<Node>>,
}

/// A table.
#[derive(Clone, Debug)]
pub(crate) struct TableNode {
    pub(crate) id: Option<String>,
    pub(crate) caption: Option<Vec<Span>>,
    pub(crate) unit: Vec<Span>,
    pub(crate) columns: Vec<ColumnNode>,
    pub(crate) header: Vec<Vec<CellNode>>,
    pub(crate) rows: Vec<Vec<CellNode>>,
    pub(crate) rules: Rules,
    pub(crate) orientation: Orientation,
    pub(crate) notes: Vec<Vec<Span>>,
    pub(crate) source: Option<Vec<Span>>,
    pub(crate) origin: Origin,
}

/// A column, as far as the report says.
#[derive(Clone, Debug, Default)]
pub(crate) struct ColumnNode {
    pub(crate) width: Option<Measure>,
    pub(crate) align: Option<CellAlign>,
    pub(crate) format: Option<ColumnFormat>,
    /// Whether its cells name their rows; found out if left out.
    pub(crate) row_header: Option<bool>,
}

/// A cell.
#[derive(Clone, Debug)]
pub(crate) struct CellNode {
    /// Its paragraphs.
    pub(crate) content: Vec<Vec<Span>>,
    /// The list below them.
    pub(crate) list: Option<ListNode>,
    /// Levels of indent.
    pub(crate) indent: u8,
    /// Every digit of its number, where fewer are shown; in the unit that is shown.
    pub(crate) exact: Option<Decimal>,
    /// Whether it is of a row that the program has computed.
    pub(crate) computed: bool,
    pub(crate) colspan: u32,
    pub(crate) rowspan: u32,
    pub(crate) bold: bool,
    pub(crate) align: Option<CellAlign>,
    pub(crate) vertical: Option<CellVertical>,
    pub(crate) shade: bool,
    pub(crate) origin: Origin,
}

impl CellNode {
    /// What a reader sees of its paragraphs.
    pub(crate) fn text(&self) -> String {
        self.content.iter().map(|spans| plain_text(spans)).collect()
    }

    /// A cell with nothing set apart.
    pub(crate) fn plain(content: Vec<Span>, origin: Origin) -> CellNode {
        let content = if content.is_empty() { Vec::new() } else { vec![content] };
        CellNode {
            content,
            list: None,
            indent: 0,
            exact: None,
            computed: false,
            colspan: 1,
            rowspan: 1,
            bold: false,
            align: None,
            vertical: None,
            shade: false,
            origin,
        }
    }
}

/// A chart with its values.
#[derive(Clone, Debug)]
pub(crate) struct ChartNode {
    pub(crate) id: Option<String>,
    pub(crate) kind: ChartKind,
    pub(crate) caption: Option<Vec<Span>>,
    /// 替代文字 as written.
    pub(crate) alt: Option<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) category_title: String,
    pub(crate) series: Vec<SeriesNode>,
    pub(crate) axis: AxisNode,
    pub(crate) second_axis: AxisNode,
    pub(crate) labels: Option<ChartLabels>,
    pub(crate) legend: Option<Legend>,
    pub(crate) height: Option<Measure>,
    pub(crate) patterns: bool,
    pub(crate) notes: Vec<Vec<Span>>,
    pub(crate) source: Option<Vec<Span>>,
    pub(crate) origin: Origin,
}

/// An axis of values, as far as the report says.
#[derive(Clone, Debug, Default)]
pub(crate) struct AxisNode {
    pub(crate) title: String,
    pub(crate) unit: Option<String>,
    pub(crate) min: Option<Decimal>,
    pub(crate) max: Option<Decimal>,
    /// Where the axis is, or would be, written.
    pub(crate) origin: Origin,
}

/// One series of a chart.
#[derive(Clone, Debug)]
pub(crate) struct SeriesNode {
    pub(crate) name: String,
    pub(crate) kind: Option<ChartKind>,
    pub(crate) second_axis: bool,
    /// One value a category; `None` leaves a gap. With it, the figure that it prints.
    pub(crate) values: Vec<Option<(Decimal, Option<usize>)>>,
    pub(crate) origin: Origin,
    /// Where its values come from: a list of values or of figures, or one figure.
    pub(crate) data: Origin,
    /// Whether that is a list with one item a category.
    pub(crate) is_list: bool,
}

impl SeriesNode {
    /// The place of the value of category `n`: its item of the list, or the figure that all come from.
    pub(crate) fn place(&self, n: usize) -> Origin {
        if self.is_list { self.data.index(n) } else { self.data.clone() }
    }
}

/// A board of figures.
#[derive(Clone, Debug)]
pub(crate) struct KpisNode {
    pub(crate) figures: Vec<KpiNode>,
    /// How many stand in a row; by their number if not said.
    pub(crate) columns: Option<usize>,
    pub(crate) origin: Origin,
}

/// One figure of a board.
#[derive(Clone, Debug)]
pub(crate) struct KpiNode {
    /// Its place in the ledger.
    pub(crate) figure: usize,
    /// Its change, in words: 比2023年增长6.3%.
    pub(crate) change: Option<String>,
}

/// Pictures side by side. With a caption or an id of their own they are one figure; else each that has one is a figure.
#[derive(Clone, Debug)]
pub(crate) struct ImagesNode {
    pub(crate) images: Vec<ImageNode>,
    pub(crate) columns: Option<u8>,
    pub(crate) labels: ImageLabels,
    pub(crate) id: Option<String>,
    pub(crate) caption: Option<Vec<Span>>,
    pub(crate) origin: Origin,
}

impl ImagesNode {
    /// Whether all of them are one figure with a number.
    pub(crate) fn is_one_figure(&self) -> bool {
        self.caption.is_some() || self.id.is_some()
    }

    /// Whether single pictures are named below themselves.
    pub(crate) fn names_parts(&self) -> bool {
        self.images.iter().any(|image| image.caption.is_some() || image.id.is_some())
    }
}

/// A picture.
#[derive(Clone, Debug)]
pub(crate) struct ImageNode {
    pub(crate) src: String,
    pub(crate) alt: String,
    /// Below it, where it stands among others.
    pub(crate) caption: Option<Vec<Span>>,
    pub(crate) id: Option<String>,
    pub(crate) width: Option<Measure>,
    pub(crate) height: Option<Measure>,
    pub(crate) fit: Fit,
    pub(crate) origin: Origin,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) kind: SpanKind,
    pub(crate) look: Look,
    /// An address it leads to.
    pub(crate) link: Option<String>,
    pub(crate) origin: Origin,
}

/// What a span is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SpanKind {
    Text(String),
    /// The print of a figure.
    Figure(usize, String),
    /// A reference to an id.
    Ref(String),
    /// The page of an id.
    Page(String),
    /// A place for the index, under a term.
    Index(String),
    Ruby(String, String),
    Under(Under, String),
    /// Text in another language.
    Lang(Tongue, String),
    Note(NoteKey),
    Break,
}

/// How Markdown sets a span apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) strong: bool,
    pub(crate) emphasis: bool,
    pub(crate) strike: bool,
    pub(crate) code: bool,
}

impl Span {
    /// Plain text.
    pub(crate) fn text(text: impl Into<String>, origin: Origin) -> Span {
        Span { kind: SpanKind::Text(text.into()), look: Look::default(), link: None, origin }
    }

    /// The print of a figure.
    pub(crate) fn figure(index: usize, printed: String, origin: Origin) -> Span {
        Span { kind: SpanKind::Figure(index, printed), look: Look::default(), link: None, origin }
    }
}

/// What a reader sees of spans, references left out.
pub(crate) fn plain_text(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        match &span.kind {
            SpanKind::Text(text)
            | SpanKind::Figure(_, text)
            | SpanKind::Ruby(text, _)
            | SpanKind::Under(_, text)
            | SpanKind::Lang(_, text) => out.push_str(text),
            SpanKind::Ref(_) | SpanKind::Page(_) | SpanKind::Note(_) | SpanKind::Index(_) | SpanKind::Break => {}
        }
    }
    out
}
