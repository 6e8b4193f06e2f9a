//! What `layout` returns: pages of things at places.
//!
//! Nothing geometric is undecided here. A page renderer is one flat `match` over [`Item`]; it never measures, breaks or aligns.
//! All places are from the top left corner of the sheet, y down.

use std::sync::Arc;

use banxin_base::{Color, Len, Origin, Point, Size};
pub use banxin_compose::document::Segment;
use banxin_compose::document::{Crop, FigureId, ImageData, ImageId, Meta};
use banxin_text::font::FaceId;
use serde::Serialize;

use crate::page_map::PageMap;
use crate::structure::{StructureTree, TagId};

/// The laid-out document.
#[derive(Clone, Debug)]
pub struct PagedDocument {
    /// Facts about the report.
    pub meta: Meta,
    /// The pages, in order.
    pub pages: Vec<Page>,
    /// The logical tree: what the items on the pages are.
    pub structure: StructureTree,
    /// Headings with their places, nested by level.
    pub outline: Vec<OutlineItem>,
    /// Where every anchor stands.
    pub page_map: PageMap,
    /// Pictures, each once.
    pub images: Vec<ImageData>,
}

/// A page.
#[derive(Clone, Debug)]
pub struct Page {
    /// The sheet.
    pub size: Size,
    /// What a reader calls it: `1`, `ii`; empty for a page without a number.
    pub label: String,
    /// What is on it, in reading order; later items lie on top of earlier ones.
    pub items: Vec<Item>,
    /// The lines of text on it, in reading order: for dumps, traces and tests. Renderers do not need them.
    pub lines: Vec<LineInfo>,
}

/// A line of text on a page.
#[derive(Clone, Debug, Serialize)]
pub struct LineInfo {
    /// Its text as in the source.
    pub text: String,
    /// Left edge of its first glyph cell.
    pub x: Len,
    /// Baseline.
    pub y: Len,
    /// From the first glyph's left to the last glyph's right edge.
    pub width: Len,
    /// Where on the page it stands.
    pub region: Region,
    /// Whether it runs up the sheet, on a page whose content is turned (横排).
    pub turned: bool,
    /// Ledger figures that print on it, in reading order; twice where one prints twice.
    #[serde(skip)]
    pub figures: Vec<FigureMark>,
}

/// A ledger figure that prints on a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureMark {
    /// Which figure.
    pub figure: FigureId,
    /// What of its print stands on this line; a line may end within it.
    pub text: String,
    /// Whether its print begins on this line, and not on the one before.
    pub begins: bool,
    /// Where the report names it.
    pub origin: Origin,
}

/// Where on a page a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Region {
    /// Running text.
    Body,
    /// 页眉
    Header,
    /// 页脚
    Footer,
    /// In a table, its caption or notes.
    Table,
    /// 脚注
    Note,
}

/// Something at a place.
#[derive(Clone, Debug)]
pub enum Item {
    /// Glyphs of one face on one baseline.
    Glyphs(GlyphRun),
    /// A straight horizontal or vertical rule.
    Rule(Rule),
    /// A filled rectangle.
    Fill(Fill),
    /// A picture.
    Image(PlacedPicture),
    /// A shape.
    Path(Path),
    /// Things that are moved or turned together.
    Group(Group),
    /// An area that leads elsewhere.
    Link(Link),
}

impl Item {
    /// The item, or everything in it where it is a group, however deep: what fonts and pictures are collected from.
    pub fn leaves(&self) -> Vec<&Item> {
        match self {
            Item::Group(group) => group.items.iter().flat_map(Item::leaves).collect(),
            other => vec![other],
        }
    }
}

/// Glyphs of one face, size and colour on one baseline.
#[derive(Clone, Debug)]
pub struct GlyphRun {
    /// Origin of the first glyph: its left edge on the baseline.
    pub at: Point,
    /// The face, in the font book that laid the document out.
    pub face: FaceId,
    /// The em.
    pub size: Len,
    /// Ink.
    pub color: Color,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// The text they show. Glyphs point into it by byte.
    pub text: Arc<str>,
    /// What the text is, logically; [`TagId::FOOTER`] for page numbers, [`TagId::REPEATED`] for repeated headers.
    pub tag: TagId,
}

/// A glyph of a run. A document of thousands of pages holds millions: its distances are whole EMU in 32 bits, some 170 m.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    /// Number in the face.
    pub id: u16,
    /// First byte of the text it stands for. Glyphs of one cluster share it; the cluster ends where the next glyph's begins. Glyphs stand in
    /// reading order; those of a run that is read from right to left stand each left of the one before.
    pub cluster: u32,
    x: i32,
    y: i32,
}

impl Glyph {
    /// A glyph at `x` from the run's origin and `y` above its baseline.
    pub fn new(id: u16, cluster: u32, x: Len, y: Len) -> Glyph {
        let short = |length: Len| i32::try_from(length.to_emu()).unwrap_or(if length < Len::ZERO { i32::MIN } else { i32::MAX });
        Glyph { id, cluster, x: short(x), y: short(y) }
    }

    /// From the run's origin to the glyph's origin, to the right. Everything is in it: advance, tracking, justification, squeezing.
    pub fn x(&self) -> Len {
        Len::emu(i64::from(self.x))
    }

    /// From the run's baseline to the glyph's, upwards; not zero for marks and superscripts only.
    pub fn y(&self) -> Len {
        Len::emu(i64::from(self.y))
    }
}

/// A straight rule, horizontal or vertical, given by its centre line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Left or upper end.
    pub from: Point,
    /// Right or lower end.
    pub to: Point,
    /// Weight.
    pub weight: Len,
    /// Ink.
    pub color: Color,
    /// [`TagId::ARTIFACT`] for all rules that only decorate.
    pub tag: TagId,
}

/// A filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fill {
    /// Upper left corner.
    pub at: Point,
    /// Its size.
    pub size: Size,
    /// Ink.
    pub color: Color,
    /// [`TagId::BACKGROUND`] for backgrounds.
    pub tag: TagId,
}

/// A picture at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlacedPicture {
    /// Upper left corner.
    pub at: Point,
    /// Printed size, of what is left of it.
    pub size: Size,
    /// What is cut off it, evenly on both sides.
    pub crop: Crop,
    /// Which picture.
    pub image: ImageId,
    /// Its figure in the logical tree, which carries the alternative text.
    pub tag: TagId,
}

/// A shape: filled first, then stroked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    /// Its outline. Invariant: it begins with [`Segment::Move`].
    pub segments: Vec<Segment>,
    /// Ink inside, where its outline winds around.
    pub fill: Option<Color>,
    /// The line along its outline.
    pub stroke: Option<Pen>,
    /// [`TagId::ARTIFACT`] for decoration.
    pub tag: TagId,
}

/// What draws a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pen {
    /// Weight.
    pub weight: Len,
    /// Ink.
    pub color: Color,
    /// Length of dashes and of the gaps between them; zero for a whole line.
    pub dash: Len,
}

/// Things that are moved or turned together.
#[derive(Clone, Debug)]
pub struct Group {
    /// From the group's places to those around it.
    pub transform: Transform,
    /// The box of the group, from its own origin.
    pub size: Size,
    /// In drawing order, at places of the group's own.
    pub items: Vec<Item>,
    /// The element that the whole of it is; [`TagId::ARTIFACT`] where its items say so themselves.
    pub tag: TagId,
}

/// Quarter turns clockwise about the group's origin, then a move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Transform {
    /// How often it is turned.
    pub turn: Turn,
    /// Where the group's origin comes to stand.
    pub to: Point,
}

/// A number of quarter turns, as seen on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// None.
    #[default]
    None,
    /// One, clockwise: text reads downwards.
    Right,
    /// Half a turn.
    Half,
    /// One, anticlockwise: text reads upwards.
    Left,
}

impl Turn {
    /// Both turns, one after the other.
    pub const fn and(self, other: Turn) -> Turn {
        match (self.quarters() + other.quarters()) % 4 {
            0 => Turn::None,
            1 => Turn::Right,
            2 => Turn::Half,
            _ => Turn::Left,
        }
    }

    /// Quarter turns clockwise, 0 to 3.
    pub const fn quarters(self) -> u8 {
        match self {
            Turn::None => 0,
            Turn::Right => 1,
            Turn::Half => 2,
            Turn::Left => 3,
        }
    }

    /// Where the axes of what is turned point: x axis (x, y) and y axis (x, y), y down.
    pub const fn axes(self) -> [i8; 4] {
        match self {
            Turn::None => [1, 0, 0, 1],
            Turn::Right => [0, 1, -1, 0],
            Turn::Half => [-1, 0, 0, -1],
            Turn::Left => [0, -1, 1, 0],
        }
    }
}

impl Transform {
    /// A move.
    pub const fn moved(to: Point) -> Transform {
        Transform { turn: Turn::None, to }
    }

    /// Where a place of the group stands outside it.
    pub fn apply(self, at: Point) -> Point {
        let [a, b, c, d] = self.turn.axes().map(i64::from);
        Point::new(self.to.x + at.x * a + at.y * c, self.to.y + at.x * b + at.y * d)
    }

    /// This transform inside another one.
    pub fn within(self, outer: Transform) -> Transform {
        Transform { turn: self.turn.and(outer.turn), to: outer.apply(self.to) }
    }

    /// The box around the group outside it: its upper left corner and size.
    pub fn bounds(self, size: Size) -> (Point, Size) {
        let (one, other) = (self.apply(Point::default()), self.apply(Point::new(size.width, size.height)));
        let low = Point::new(one.x.min(other.x), one.y.min(other.y));
        (low, Size::new((other.x - one.x).abs(), (other.y - one.y).abs()))
    }
}

/// An area that leads elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Upper left corner.
    pub at: Point,
    /// The area.
    pub size: Size,
    /// Where it leads.
    pub target: Destination,
    /// What a screen reader says of it.
    pub alt: String,
    /// Its Link element in the logical tree.
    pub tag: TagId,
}

/// Where a link or an outline entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An address outside.
    Url(String),
    /// A place on a page.
    Page {
        /// The page, counted from 0.
        index: usize,
        /// The place that comes to the top of the window.
        at: Point,
    },
}

/// A heading in the outline (书签).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineItem {
    /// From 1. Never more than one deeper than the entry before.
    pub level: u8,
    /// The heading with its number.
    pub title: String,
    /// The page, counted from 0.
    pub page: usize,
    /// The place on it.
    pub at: Point,
    /// Where it was written.
    pub origin: Origin,
}
