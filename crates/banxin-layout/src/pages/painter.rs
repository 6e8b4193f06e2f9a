//! What is drawn so far: the open page, the logical tree, the outline.

use banxin_base::Len;
use banxin_compose::document::NoteId;

use super::Places;
use super::tags::Tags;
use super::turn::Turned;
use crate::blocks::SetNote;
use crate::frame::{Destination, Item, LineInfo, OutlineItem, Page};
use crate::lines::{LineSource, Sources};
use crate::structure::{Role, StructureTree, TagId};
use banxin_compose::document::LinkTarget;

/// Draws pages one after the other. `'d` is the document.
pub(crate) struct Painter<'a, 'd> {
    /// The logical tree.
    pub(crate) tags: Tags,
    /// The footnotes.
    pub(super) notes: &'a mut [SetNote<'d>],
    places: &'a Places,
    outline: Vec<OutlineItem>,
    /// 附件1: the mark above the title that comes next.
    pub(super) attachment_mark: Option<String>,
    page: Page,
    page_index: usize,
    lines: Sources,
}

impl<'a, 'd> Painter<'a, 'd> {
    /// A painter with nothing drawn.
    pub(super) fn new(places: &'a Places, notes: &'a mut [SetNote<'d>]) -> Painter<'a, 'd> {
        Painter {
            tags: Tags::default(),
            notes,
            places,
            outline: Vec::new(),
            attachment_mark: None,
            page: empty_page(),
            page_index: 0,
            lines: Vec::new(),
        }
    }

    /// Opens a page.
    pub(super) fn begin_page(&mut self, index: usize, page: Page) {
        self.page_index = index;
        self.page = page;
    }

    /// Turns what has been drawn on the open page.
    pub(super) fn turn(&mut self, turned: Turned) {
        turned.page(&mut self.page);
    }

    /// Height of the open page's sheet.
    pub(super) fn page_height(&self) -> Len {
        self.page.size.height
    }

    /// Closes the page.
    pub(super) fn end_page(&mut self) -> Page {
        let mut page = std::mem::replace(&mut self.page, empty_page());
        // Head and foot are still to come.
        page.items.shrink_to(page.items.len() + FURNITURE);
        page.lines.shrink_to(page.lines.len() + FURNITURE);
        page
    }

    /// The tree, the outline, and the lines of texts.
    pub(super) fn finish(self) -> (StructureTree, Vec<OutlineItem>, Sources) {
        (self.tags.finish(), self.outline, self.lines)
    }

    /// Draws an item.
    pub(crate) fn push(&mut self, item: Item) {
        self.page.items.push(item);
    }

    /// Notes a line of text.
    pub(super) fn push_line(&mut self, line: LineInfo) {
        self.page.lines.push(line);
    }

    /// Notes of which text a line on this page is.
    pub(super) fn push_source(&mut self, mut source: Box<LineSource>) {
        source.line.page = self.page_index;
        self.lines.push(source);
    }

    /// Adds a heading of this page to the outline.
    pub(super) fn push_outline(&mut self, entry: impl FnOnce(usize) -> OutlineItem) {
        self.outline.push(entry(self.page_index));
    }

    /// The element that the next block stands in; ends an open list.
    pub(super) fn block_parent(&mut self) -> TagId {
        self.tags.close_lists();
        self.tags.parent()
    }

    /// Adds an element for a block.
    pub(crate) fn block_tag(&mut self, role: Role) -> TagId {
        let parent = self.block_parent();
        self.tags.add(parent, role)
    }

    /// Where a link leads; `None` for an anchor that stands nowhere.
    pub(super) fn destination(&self, target: LinkTarget) -> Option<Destination> {
        match target {
            LinkTarget::Url(url) => Some(Destination::Url(url)),
            LinkTarget::Anchor(anchor) => {
                let (index, at) = (*self.places.get(usize::try_from(anchor.0).ok()?)?)?;
                Some(Destination::Page { index, at })
            }
        }
    }

    /// An element for a paragraph of an endnote, in the element of the note.
    pub(super) fn endnote_tag(&mut self, note: usize) -> TagId {
        let parent = self.block_parent();
        let known = self.notes.get(note).and_then(|note| note.tag);
        let tag = known.unwrap_or_else(|| self.tags.add(parent, Role::Note));
        if let Some(note) = self.notes.get_mut(note) {
            note.tag = Some(tag);
        }
        self.tags.add(tag, Role::Paragraph)
    }

    /// Whether a link leads to an endnote.
    pub(super) fn leads_to_note(&self, target: &LinkTarget) -> bool {
        let anchor = target.anchor();
        anchor.is_some() && self.notes.iter().any(|note| note.anchor == anchor)
    }

    /// Notes the element of a footnote, made where its mark stands.
    pub(super) fn note_tag(&mut self, note: NoteId, tag: TagId) {
        let note = usize::try_from(note.0).ok().and_then(|note| self.notes.get_mut(note));
        if let Some(note) = note {
            note.tag.get_or_insert(tag);
        }
    }
}

/// What is added to a page when all are drawn: runs and rules of its head and foot, mostly no more.
const FURNITURE: usize = 2;

fn empty_page() -> Page {
    Page { size: banxin_base::Size::default(), label: String::new(), items: Vec::new(), lines: Vec::new() }
}
