//! One page of frames to one page of drawing operations: a flat match.
//!
//! In: a page, the fonts and pictures of the file. Out: a [`DrawnPage`]: the operations, and what was marked on the page, in order, for the
//! logical tree. Neighbouring items of one element share a marked-content sequence; artifacts are marked as such.

use banxin_layout::frame::{Item, Link, Page, PagedDocument};
use banxin_layout::{Role, StructureTree, TagId};

use crate::backend::Canvas;
use crate::fonts::FontSet;
use crate::unit::Area;
use crate::{image, shape, tags, text};

/// What pages draw from.
pub(crate) struct Sources<'a> {
    pub(crate) document: &'a PagedDocument,
    pub(crate) fonts: &'a FontSet<'a>,
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
    let mut pen = Pen::new(page, &sources.document.structure);
    for item in &page.items {
        match item {
            Item::Glyphs(run) => text::draw(run, sources.fonts, &mut pen),
            Item::Rule(rule) => shape::draw_rule(rule, &mut pen),
            Item::Fill(fill) => shape::draw_fill(fill, &mut pen),
            Item::Image(picture) => image::draw(picture, &mut pen),
            Item::Link(link) => pen.marks.marks.push(Mark::Link(link)),
        }
    }
    pen.finish()
}

/// A canvas that knows which element it is drawing.
pub(crate) struct Pen<'a> {
    pub(crate) canvas: Canvas,
    pub(crate) page: &'a Page,
    structure: &'a StructureTree,
    marks: PageMarks<'a>,
    open: Option<TagId>,
    next_mcid: u32,
}

impl<'a> Pen<'a> {
    fn new(page: &'a Page, structure: &'a StructureTree) -> Pen<'a> {
        Pen { canvas: Canvas::default(), page, structure, marks: PageMarks::default(), open: None, next_mcid: 0 }
    }

    /// Readies the canvas for text of an element.
    pub(crate) fn text_of(&mut self, tag: TagId) {
        if !self.canvas.in_text() {
            self.close();
            self.canvas.begin_text();
        }
        self.open(tag);
    }

    /// Readies the canvas for shapes and pictures of an element that cover `area`.
    pub(crate) fn graphics_of(&mut self, tag: TagId, area: Area) {
        if self.canvas.in_text() {
            self.close();
            self.canvas.end_text();
        }
        self.open(tag);
        if self.structure.node(tag).is_some_and(|node| node.role == Role::Figure) {
            match self.marks.figures.iter_mut().find(|(figure, _)| *figure == tag) {
                Some((_, whole)) => *whole = whole.join(area),
                None => self.marks.figures.push((tag, area)),
            }
        }
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
            None => self.canvas.open_artifact(),
        }
        self.open = Some(tag);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.canvas.close_content();
        }
    }

    fn finish(mut self) -> DrawnPage<'a> {
        self.close();
        if self.canvas.in_text() {
            self.canvas.end_text();
        }
        DrawnPage { canvas: self.canvas, marks: self.marks }
    }
}
