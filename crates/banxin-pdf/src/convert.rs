//! One page of frames to one page of drawing operations: a flat match.
//!
//! In: a page, the fonts and pictures of the file. Out: a [`DrawnPage`]: the operations, and what was marked on the page, in order, for the
//! logical tree. Neighbouring items of one element share a marked-content sequence; artifacts are marked as such.

use banxin_base::{Point, Size};
use banxin_layout::frame::{Group, Item, Link, Page, PagedDocument, Transform};
use banxin_layout::{Artifact, Role, StructureTree, TagId};

use crate::backend::Canvas;
use crate::fonts::FontSet;
use crate::image::Picture;
use crate::medium::Medium;
use crate::sheet::Sheet;
use crate::unit::{Area, Milli};
use crate::{image, marks, shape, tags, text};

/// What pages draw from.
pub(crate) struct Sources<'a> {
    pub(crate) document: &'a PagedDocument,
    pub(crate) fonts: &'a FontSet<'a>,
    pub(crate) pictures: &'a [Picture],
    pub(crate) medium: Medium,
}

/// A page, drawn.
pub(crate) struct DrawnPage<'a> {
    pub(crate) canvas: Canvas,
    pub(crate) marks: PageMarks<'a>,
}

/// What stands on a page, as the logical tree sees it.
#[derive(Debug, Default)]
pub(crate) struct PageMarks<'a> {
    /// In the order of the page.
    pub(crate) marks: Vec<Mark<'a>>,
    /// The boxes of the figures on the page, in the order they first appear.
    pub(crate) figures: Vec<(TagId, Area)>,
}

/// A marked-content sequence or a link.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mark<'a> {
    /// A sequence that belongs to an element; its MCID is its number among the sequences of the page.
    Content(TagId),
    /// An annotation.
    Link(&'a Link),
}

/// Draws a page.
pub(crate) fn page<'a>(page: &'a Page, sources: &Sources<'a>) -> DrawnPage<'a> {
    let mut pen = Pen::new(page, sources);
    items(&page.items, sources, &mut pen);
    if sources.medium.is_press() {
        pen.marks_of_sheet();
    }
    pen.finish()
}

fn items<'a>(list: &'a [Item], sources: &Sources<'a>, pen: &mut Pen<'a>) {
    for item in list {
        match item {
            Item::Glyphs(run) => text::draw(run, sources.fonts, pen),
            Item::Rule(rule) => shape::draw_rule(rule, pen),
            Item::Fill(fill) => shape::draw_fill(fill, pen),
            Item::Path(path) => shape::draw_path(path, pen),
            Item::Image(picture) => image::draw(picture, sources.pictures, pen),
            Item::Group(group) => {
                pen.begin_group(group);
                items(&group.items, sources, pen);
                pen.end_group();
            }
            // Annotations have no place on a printed sheet (ISO 15930-7 6.17).
            Item::Link(_) if sources.medium.is_press() => {}
            Item::Link(link) => pen.marks.marks.push(Mark::Link(link)),
        }
    }
}

/// A canvas that knows which element it is drawing.
pub(crate) struct Pen<'a> {
    pub(crate) canvas: Canvas,
    pub(crate) sheet: Sheet,
    structure: &'a StructureTree,
    marks: PageMarks<'a>,
    open: Option<TagId>,
    next_mcid: u32,
    /// The open groups, the outermost first.
    outer: Vec<Transform>,
}

impl<'a> Pen<'a> {
    fn new(page: &Page, sources: &Sources<'a>) -> Pen<'a> {
        let sheet = Sheet::of(page.size, sources.medium);
        let structure = &sources.document.structure;
        let canvas = Canvas::new(sources.medium);
        Pen { canvas, sheet, structure, marks: PageMarks::default(), open: None, next_mcid: 0, outer: Vec::new() }
    }

    /// Readies the canvas for text of an element.
    pub(crate) fn text_of(&mut self, tag: TagId) {
        if !self.canvas.in_text() {
            self.close();
            self.canvas.begin_text();
        }
        self.open(tag);
    }

    /// Readies the canvas for shapes and pictures of an element that cover a box.
    pub(crate) fn graphics_of(&mut self, tag: TagId, at: Point, size: Size) {
        if self.canvas.in_text() {
            self.close();
            self.canvas.end_text();
        }
        if tag.artifact() == Some(Artifact::Background) {
            self.open_background(at, size);
        } else {
            self.open(tag);
        }
        self.note_figure(tag, Transform::moved(at), size);
    }

    /// The box of a background as it stands on the page: it runs over the edge of the sheet where it meets it.
    pub(crate) fn bled(&self, at: Point, size: Size) -> (Point, Size) {
        if self.outer.is_empty() { self.sheet.bled(at, size) } else { (at, size) }
    }

    /// Moves and turns what follows; the group's box is that of the figure it is.
    fn begin_group(&mut self, group: &Group) {
        self.note_figure(group.tag, group.transform, group.size);
        self.leave_text();
        self.canvas.save(matrix(group.transform, self.sheet));
        self.outer.push(group.transform);
    }

    fn end_group(&mut self) {
        self.leave_text();
        self.canvas.restore();
        self.outer.pop();
    }

    fn leave_text(&mut self) {
        self.close();
        if self.canvas.in_text() {
            self.canvas.end_text();
        }
    }

    /// Widens the box of a figure by a box at its place in the open groups.
    fn note_figure(&mut self, tag: TagId, place: Transform, size: Size) {
        if self.structure.node(tag).is_none_or(|node| node.role != Role::Figure) {
            return;
        }
        let area = self.area(place, size);
        match self.marks.figures.iter_mut().find(|(figure, _)| *figure == tag) {
            Some((_, whole)) => *whole = whole.join(area),
            None => self.marks.figures.push((tag, area)),
        }
    }

    /// A box at a place in the open groups, as it stands on the sheet.
    fn area(&self, place: Transform, size: Size) -> Area {
        let (at, size) = self.outer.iter().rev().fold(place, |place, outer| place.within(*outer)).bounds(size);
        Area::of(at, size, self.sheet)
    }

    fn open(&mut self, tag: TagId) {
        if self.open == Some(tag) {
            return;
        }
        self.close();
        match self.structure.node(tag) {
            Some(node) => {
                self.canvas.open_content(tags::name(node.role), self.next_mcid);
                self.marks.marks.push(Mark::Content(tag));
                self.next_mcid += 1;
            }
            None => self.canvas.open_artifact(tag.artifact().unwrap_or(Artifact::Layout)),
        }
        self.open = Some(tag);
    }

    /// A background states its box (ISO 32000-1 table 330), so each is a sequence of its own.
    fn open_background(&mut self, at: Point, size: Size) {
        self.close();
        let area = self.area(Transform::moved(at), size);
        self.canvas.open_background(area);
        self.open = Some(TagId::BACKGROUND);
    }

    /// The marks around the page.
    fn marks_of_sheet(&mut self) {
        self.leave_text();
        self.canvas.open_production_aid();
        marks::draw(&mut self.canvas, self.sheet);
        self.canvas.close_content();
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.canvas.close_content();
        }
    }

    fn finish(mut self) -> DrawnPage<'a> {
        self.leave_text();
        DrawnPage { canvas: self.canvas, marks: self.marks }
    }
}

/// The matrix of a transform between places that are both turned over: layout counts down from the top of the page, PDF up from the foot of the
/// sheet; and the page lies within the sheet's margin.
fn matrix(transform: Transform, sheet: Sheet) -> [f32; 6] {
    let [a, b, c, d] = transform.turn.axes();
    let (top, margin) = (sheet.top(), sheet.margin);
    let [along, aside, across, down] = [a, b, c, d].map(i64::from);
    let x = transform.to.x + top * across + margin - margin * along;
    let y = top - top * down - transform.to.y + margin * aside;
    let [a, b, c, d] = [a, -b, -c, d].map(f32::from);
    [a, b, c, d, Milli::of(x).to_f32(), Milli::of(y).to_f32()]
}
