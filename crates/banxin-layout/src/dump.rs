//! Views of laid-out pages as data, for `banxin dump` and for tests.
//!
//! [`lines`] gives each line of text with its place; [`frames`] everything that a renderer draws. Lengths are in points from the top left corner of
//! the sheet, rounded to 1/100 pt, so that a dump does not change where no eye could see it.

use banxin_base::{Color, Len, Point, Size};
use serde::Serialize;

use crate::frame::{Destination, GlyphRun, Item, LineInfo, PagedDocument, Path, Region, Segment};
use crate::structure::{Role, StructureNode, StructureTree, TagId};

/// The lines of every page.
#[derive(Debug, Serialize)]
pub struct LinesDump<'a> {
    /// In order.
    pub pages: Vec<PageLines<'a>>,
}

/// The lines of a page.
#[derive(Debug, Serialize)]
pub struct PageLines<'a> {
    /// Counted from 1.
    pub number: usize,
    /// In reading order.
    pub lines: Vec<LineView<'a>>,
}

/// A line.
#[derive(Debug, Serialize)]
pub struct LineView<'a> {
    /// Its text.
    pub text: &'a str,
    /// Left edge.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// From the first glyph to the last.
    pub width: f64,
    /// Where on the page it stands.
    pub region: Region,
    /// Whether it runs up the sheet from `x`, `y` (横排); left out when it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub turned: bool,
}

/// The lines of a document.
pub fn lines(document: &PagedDocument) -> LinesDump<'_> {
    let pages = document
        .pages
        .iter()
        .enumerate()
        .map(|(index, page)| PageLines { number: index + 1, lines: page.lines.iter().map(line).collect() });
    LinesDump { pages: pages.collect() }
}

fn line(line: &LineInfo) -> LineView<'_> {
    LineView { text: &line.text, x: round(line.x), y: round(line.y), width: round(line.width), region: line.region, turned: line.turned }
}

/// Everything on every page, the outline, and the logical tree.
#[derive(Debug, Serialize)]
pub struct FramesDump<'a> {
    /// In order.
    pub pages: Vec<PageFrames<'a>>,
    /// Headings: level, title, page from 1.
    pub outline: Vec<(u8, &'a str, usize)>,
    /// The logical tree, one element a line, indented by depth.
    pub structure: Vec<String>,
}

/// Everything on a page.
#[derive(Debug, Serialize)]
pub struct PageFrames<'a> {
    /// Counted from 1.
    pub number: usize,
    /// What readers call it.
    pub label: &'a str,
    /// The sheet, width and height.
    pub size: [f64; 2],
    /// In drawing order.
    pub items: Vec<ItemView<'a>>,
}

/// An item. Places are `[x, y]`, sizes `[width, height]`; `tag` is the number of the element in the logical tree, `null` for artifacts.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ItemView<'a> {
    /// Glyphs of one face on a baseline.
    Glyphs {
        /// Their text.
        text: &'a str,
        /// Origin of the first.
        at: [f64; 2],
        /// The face's number in the font book.
        face: u16,
        /// The em.
        size: f64,
        /// `RRGGBB`
        color: String,
        /// Number in the face and distance from the origin, of each glyph.
        glyphs: Vec<(u16, f64)>,
        /// Its element.
        tag: Option<u32>,
    },
    /// A rule.
    Rule {
        /// One end.
        from: [f64; 2],
        /// The other end.
        to: [f64; 2],
        /// Its weight.
        weight: f64,
        /// `RRGGBB`
        color: String,
    },
    /// A filled rectangle.
    Fill {
        /// Upper left corner.
        at: [f64; 2],
        /// Its size.
        size: [f64; 2],
        /// `RRGGBB`
        color: String,
    },
    /// A picture.
    Image {
        /// Upper left corner.
        at: [f64; 2],
        /// Its size.
        size: [f64; 2],
        /// Which picture.
        image: u32,
        /// Its element.
        tag: Option<u32>,
    },
    /// A shape.
    Path {
        /// As SVG writes it, in points: `M x y L x y C x y x y x y Z`.
        d: String,
        /// `RRGGBB`, if it is filled.
        fill: Option<String>,
        /// Weight and `RRGGBB`, if it is stroked.
        stroke: Option<(f64, String)>,
    },
    /// Things that are moved or turned together.
    Group {
        /// Where its origin stands.
        at: [f64; 2],
        /// Degrees clockwise.
        turn: u16,
        /// Its box.
        size: [f64; 2],
        /// Its items.
        items: Vec<ItemView<'a>>,
        /// Its element.
        tag: Option<u32>,
    },
    /// An area that leads elsewhere.
    Link {
        /// Upper left corner.
        at: [f64; 2],
        /// Its size.
        size: [f64; 2],
        /// An address, or `page N`.
        target: String,
        /// Its element.
        tag: Option<u32>,
    },
}

/// The frames of a document.
pub fn frames(document: &PagedDocument) -> FramesDump<'_> {
    let pages = document.pages.iter().enumerate().map(|(index, page)| PageFrames {
        number: index + 1,
        label: &page.label,
        size: size(page.size),
        items: page.items.iter().map(item).collect(),
    });
    let outline = document.outline.iter().map(|entry| (entry.level, entry.title.as_str(), entry.page + 1));
    FramesDump { pages: pages.collect(), outline: outline.collect(), structure: tree(&document.structure) }
}

fn item(item: &Item) -> ItemView<'_> {
    match item {
        Item::Glyphs(run) => glyphs(run),
        Item::Rule(rule) => {
            ItemView::Rule { from: point(rule.from), to: point(rule.to), weight: round(rule.weight), color: hex(rule.color) }
        }
        Item::Fill(fill) => ItemView::Fill { at: point(fill.at), size: size(fill.size), color: hex(fill.color) },
        Item::Image(image) => ItemView::Image { at: point(image.at), size: size(image.size), image: image.image.0, tag: tag(image.tag) },
        Item::Path(path) => shape(path),
        Item::Group(group) => ItemView::Group {
            at: point(group.transform.to),
            turn: u16::from(group.transform.turn.quarters()) * 90,
            size: size(group.size),
            items: group.items.iter().map(self::item).collect(),
            tag: tag(group.tag),
        },
        Item::Link(link) => ItemView::Link { at: point(link.at), size: size(link.size), target: target(&link.target), tag: tag(link.tag) },
    }
}

fn glyphs(run: &GlyphRun) -> ItemView<'_> {
    ItemView::Glyphs {
        text: &run.text,
        at: point(run.at),
        face: run.face.0,
        size: round(run.size),
        color: hex(run.color),
        glyphs: run.glyphs.iter().map(|glyph| (glyph.id, round(glyph.x()))).collect(),
        tag: tag(run.tag),
    }
}

fn shape(path: &Path) -> ItemView<'_> {
    let mut d = String::new();
    for segment in &path.segments {
        d.push(match segment {
            Segment::Move(_) => 'M',
            Segment::Line(_) => 'L',
            Segment::Curve(..) => 'C',
            Segment::Close => 'Z',
        });
        for at in segment.points() {
            let [x, y] = point(at);
            d.push_str(&format!(" {x} {y}"));
        }
        d.push(' ');
    }
    let stroke = path.stroke.map(|pen| (round(pen.weight), hex(pen.color)));
    ItemView::Path { d: d.trim_end().to_owned(), fill: path.fill.map(hex), stroke }
}

fn target(target: &Destination) -> String {
    match target {
        Destination::Url(url) => url.clone(),
        Destination::Page { index, .. } => format!("page {}", index + 1),
    }
}

fn tag(tag: TagId) -> Option<u32> {
    (!tag.is_artifact()).then_some(tag.0)
}

/// The tree as indented lines: number, role, alternative text, spans.
fn tree(structure: &StructureTree) -> Vec<String> {
    let mut children: Vec<Vec<u32>> = vec![Vec::new(); structure.nodes.len()];
    for (number, node) in (0_u32..).zip(&structure.nodes).skip(1) {
        if let Some(siblings) = usize::try_from(node.parent.0).ok().and_then(|parent| children.get_mut(parent)) {
            siblings.push(number);
        }
    }
    let mut lines = Vec::with_capacity(structure.nodes.len());
    let mut open = vec![(0_u32, 0_usize)];
    while let Some((number, depth)) = open.pop() {
        let Some(node) = structure.node(TagId(number)) else { continue };
        lines.push(format!("{}{number} {}{}", "  ".repeat(depth), role(node.role), attributes(node)));
        let below = usize::try_from(number).ok().and_then(|number| children.get(number)).into_iter().flatten();
        open.extend(below.rev().map(|child| (*child, depth + 1)));
    }
    lines
}

fn attributes(node: &StructureNode) -> String {
    let mut text = String::new();
    if node.colspan > 1 || node.rowspan > 1 {
        text.push_str(&format!(" {}x{}", node.colspan, node.rowspan));
    }
    if !node.headers.is_empty() {
        let headers: Vec<String> = node.headers.iter().map(|header| header.0.to_string()).collect();
        text.push_str(&format!(" under {}", headers.join(" ")));
    }
    if !node.lang.is_document() {
        text.push_str(&format!(" in {}", node.lang.tag()));
    }
    if !node.alt.is_empty() {
        text.push_str(&format!(" “{}”", node.alt));
    }
    text
}

fn role(role: Role) -> String {
    match role {
        Role::Heading(level) => format!("H{level}"),
        other => format!("{other:?}"),
    }
}

fn hex(color: Color) -> String {
    color.hex()
}

fn point(point: Point) -> [f64; 2] {
    [round(point.x), round(point.y)]
}

fn size(size: Size) -> [f64; 2] {
    [round(size.width), round(size.height)]
}

/// In points, to 1/100; no negative zero.
fn round(length: Len) -> f64 {
    (length.to_pt() * 100.0).round() / 100.0 + 0.0
}
