//! The logical tree while pages are drawn: sections below headings, lists of items, quotations.
//!
//! In: blocks in reading order. Out: the parent of each, with the elements in between added. Heading levels are closed up, so that none is more
//! than one deeper than the one above it (ISO 14289-1 7.4.2).

use crate::structure::{Numbering, Role, StructureNode, StructureTree, TagId};

/// Builds the tree.
#[derive(Debug, Default)]
pub(crate) struct Tags {
    tree: StructureTree,
    /// Open sections: the level that the document gave their heading, and their element.
    sections: Vec<(u8, TagId)>,
    /// Open lists, outermost first.
    lists: Vec<OpenList>,
    quote: Option<TagId>,
    contents: Option<TagId>,
    /// The part of the document that sections stand in.
    part: Option<TagId>,
}

#[derive(Debug)]
struct OpenList {
    list: u32,
    depth: u8,
    tag: TagId,
    body: TagId,
}

/// The elements of a list item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemTags {
    /// Its number or bullet.
    pub(crate) label: TagId,
    /// Its text.
    pub(crate) body: TagId,
}

impl Tags {
    /// The finished tree.
    pub(crate) fn finish(mut self) -> StructureTree {
        self.tree.nodes.shrink_to_fit();
        self.tree
    }

    /// Adds an element.
    pub(crate) fn add(&mut self, parent: TagId, role: Role) -> TagId {
        self.tree.add(parent, role)
    }

    /// Adds an element with every attribute given.
    pub(crate) fn push(&mut self, node: StructureNode) -> TagId {
        self.tree.push(node)
    }

    /// Ends lists, quotations and contents: the next block stands in its section.
    pub(crate) fn close_lists(&mut self) {
        self.lists.clear();
        self.quote = None;
        self.contents = None;
    }

    /// The element that a plain block stands in.
    pub(crate) fn parent(&self) -> TagId {
        self.sections.last().map_or(self.part.unwrap_or(TagId::ROOT), |(_, tag)| *tag)
    }

    /// A heading: opens a section; returns the heading's element and its closed-up level.
    pub(crate) fn heading(&mut self, level: u8) -> (TagId, u8) {
        self.close_lists();
        while self.sections.last().is_some_and(|(open, _)| *open >= level) {
            self.sections.pop();
        }
        let section = self.add(self.parent(), Role::Sect);
        self.sections.push((level, section));
        let depth = u8::try_from(self.sections.len()).unwrap_or(u8::MAX).min(6);
        (self.add(section, Role::Heading(depth)), depth)
    }

    /// Ends all sections: a part of the document begins. A document of one part only has no element for it.
    pub(crate) fn begin_part(&mut self, of_several: bool) {
        self.close_lists();
        self.sections.clear();
        self.part = of_several.then(|| self.tree.add(TagId::ROOT, Role::Part));
    }

    /// An item of a list, below the items of the lists it is nested in.
    pub(crate) fn item(&mut self, list: u32, depth: u8, numbering: Numbering) -> ItemTags {
        self.quote = None;
        self.contents = None;
        while self.lists.last().is_some_and(|open| open.depth > depth || (open.depth == depth && open.list != list)) {
            self.lists.pop();
        }
        let tag = match self.lists.last() {
            Some(open) if open.depth == depth => open.tag,
            Some(open) => {
                let body = open.body;
                self.list(body, numbering)
            }
            None => self.list(self.parent(), numbering),
        };
        if self.lists.last().is_some_and(|open| open.depth == depth) {
            self.lists.pop();
        }
        let item = self.add(tag, Role::ListItem);
        let label = self.add(item, Role::Label);
        let body = self.add(item, Role::ListBody);
        self.lists.push(OpenList { list, depth, tag, body });
        ItemTags { label, body }
    }

    fn list(&mut self, parent: TagId, numbering: Numbering) -> TagId {
        self.tree.push(StructureNode { numbering: Some(numbering), ..StructureNode::new(Role::List, parent) })
    }

    /// A further paragraph of the item above, if there is one.
    pub(crate) fn item_paragraph(&mut self) -> TagId {
        match self.lists.last() {
            Some(open) => {
                let body = open.body;
                self.add(body, Role::Paragraph)
            }
            None => self.add(self.parent(), Role::Paragraph),
        }
    }

    /// An entry of the contents; entries that follow each other are one table of contents.
    pub(crate) fn contents_entry(&mut self) -> TagId {
        let contents = match self.contents {
            Some(contents) => contents,
            None => {
                self.close_lists();
                self.add(self.parent(), Role::Toc)
            }
        };
        self.contents = Some(contents);
        self.add(contents, Role::TocItem)
    }

    /// A paragraph of a quotation; quotations that follow each other are one.
    pub(crate) fn quoted(&mut self) -> TagId {
        self.lists.clear();
        self.contents = None;
        let quote = match self.quote {
            Some(quote) => quote,
            None => self.add(self.parent(), Role::BlockQuote),
        };
        self.quote = Some(quote);
        self.add(quote, Role::Paragraph)
    }
}
