//! The logical tree as a PDF holds it (ISO 32000-1 14.7): which element has which children, sequences and links.
//!
//! In: layout's tree and what was marked on each page. Out: a [`TagPlan`] without anything of PDF syntax. Children stand in the tree's order; an
//! element's own sequences are set between them where they came on the pages. Elements that came to nothing are left out, except cells, without
//! which rows would not line up. A link that layout did not tag as a link gets a Link element of its own, as PDF/UA 7.18.5 asks.

use std::collections::BTreeMap;

use banxin_layout::frame::PagedDocument;
use banxin_layout::{Role, StructureNode, TagId};

use crate::convert::{Mark, PageMarks};
use crate::unit::Area;

/// The tree to write.
pub(crate) struct TagPlan<'a> {
    /// The elements; a parent comes before its children; the first is the document.
    pub(crate) elements: Vec<Element<'a>>,
    /// By page: the element of each sequence, by MCID.
    pub(crate) pages: Vec<Vec<usize>>,
    /// By link, counted through the document: its element.
    pub(crate) links: Vec<usize>,
}

/// An element of the tree.
pub(crate) struct Element<'a> {
    pub(crate) role: Role,
    /// Index of the parent; the document is its own.
    pub(crate) parent: usize,
    pub(crate) kids: Vec<Kid>,
    /// The node it comes from; `None` for a link that was added.
    pub(crate) node: Option<&'a StructureNode>,
    /// Page and box of a figure.
    pub(crate) area: Option<Box<(usize, Area)>>,
    /// The elements of the header cells that it names, where the tree keeps them.
    pub(crate) headers: Box<[usize]>,
    /// Whether a cell names it as its header.
    pub(crate) is_named: bool,
}

/// A child of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kid {
    /// An element, by index.
    Element(usize),
    /// A marked-content sequence.
    Content {
        /// The page, from 0.
        page: usize,
        /// Its number on the page.
        mcid: usize,
    },
    /// An annotation.
    Link {
        /// The page, from 0.
        page: usize,
        /// Its number in the document.
        link: usize,
    },
}

/// The name of a standard structure type (ISO 32000-1 14.8.4).
pub(crate) fn name(role: Role) -> &'static str {
    match role {
        Role::Document => "Document",
        Role::Part => "Part",
        Role::Sect => "Sect",
        Role::Heading(0 | 1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(3) => "H3",
        Role::Heading(4) => "H4",
        Role::Heading(5) => "H5",
        Role::Heading(_) => "H6",
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::Label => "Lbl",
        Role::ListBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::TableRow => "TR",
        Role::ColumnHeader | Role::RowHeader => "TH",
        Role::TableCell => "TD",
        Role::Caption => "Caption",
        Role::Figure => "Figure",
        Role::Toc => "TOC",
        Role::TocItem => "TOCI",
        Role::Reference => "Reference",
        Role::Note => "Note",
        Role::Link => "Link",
        Role::BlockQuote => "BlockQuote",
        Role::Ruby => "Ruby",
        Role::RubyBase => "RB",
        Role::RubyText => "RT",
        Role::Span => "Span",
    }
}

/// Works out the tree.
pub(crate) fn plan<'a>(document: &'a PagedDocument, pages: &[PageMarks<'_>]) -> TagPlan<'a> {
    let mut draft = Draft::new(document);
    for (page, marks) in pages.iter().enumerate() {
        draft.note(page, marks);
    }
    draft.finish()
}

/// A node while the tree is being worked out. Large tables have very many.
struct Entry<'a> {
    role: Role,
    parent: usize,
    node: Option<&'a StructureNode>,
}

struct Draft<'a> {
    entries: Vec<Entry<'a>>,
    /// Sequences and links in the order of the document, each with its entry; its number here is its place.
    own: Vec<(usize, Kid)>,
    /// Of figures.
    areas: BTreeMap<usize, (usize, Area)>,
    pages: Vec<Vec<usize>>,
    links: Vec<usize>,
}

impl<'a> Draft<'a> {
    fn new(document: &'a PagedDocument) -> Draft<'a> {
        let nodes = &document.structure.nodes;
        let entry = |(index, node): (usize, &'a StructureNode)| {
            // Invariant of the tree; a node that breaks it is hung under the document rather than lost.
            let parent = Some(index_of(node.parent)).filter(|parent| *parent < index).unwrap_or(0);
            Entry { role: node.role, parent, node: Some(node) }
        };
        let entries = nodes.iter().enumerate().map(entry).collect();
        Draft { entries, own: Vec::new(), areas: BTreeMap::new(), pages: Vec::new(), links: Vec::new() }
    }

    fn note(&mut self, page: usize, marks: &PageMarks<'_>) {
        let mut sequences = Vec::with_capacity(marks.marks.len());
        for mark in &marks.marks {
            match mark {
                Mark::Content(tag) => {
                    let entry = index_of(*tag);
                    self.own(entry, Kid::Content { page, mcid: sequences.len() });
                    sequences.push(entry);
                }
                Mark::Link(link) => {
                    let entry = self.link_entry(index_of(link.tag));
                    self.own(entry, Kid::Link { page, link: self.links.len() });
                    self.links.push(entry);
                }
            }
        }
        for (tag, area) in &marks.figures {
            if index_of(*tag) < self.entries.len() {
                self.areas.entry(index_of(*tag)).or_insert((page, *area));
            }
        }
        self.pages.push(sequences);
    }

    fn own(&mut self, entry: usize, kid: Kid) {
        if entry < self.entries.len() {
            self.own.push((entry, kid));
        }
    }

    /// The entry a link belongs to: its own if that is a Link, else a new one below it.
    fn link_entry(&mut self, entry: usize) -> usize {
        match self.entries.get(entry) {
            Some(found) if found.role == Role::Link => entry,
            found => {
                let parent = if found.is_some() { entry } else { 0 };
                self.entries.push(Entry { role: Role::Link, parent, node: None });
                self.entries.len() - 1
            }
        }
    }

    fn finish(self) -> TagPlan<'a> {
        let Draft { entries, own, mut areas, pages, links } = self;
        let count = entries.len();
        let held = Groups::of(count, || own.iter().map(|(entry, _)| *entry));
        // Parents come before children, so one pass from the end sees every child before its parent.
        let mut first = vec![usize::MAX; count];
        let mut kept = vec![false; count];
        for (index, entry) in entries.iter().enumerate().rev() {
            first[index] = held.of_key(index).first().map_or(first[index], |place| first[index].min(*place));
            kept[index] |= !held.of_key(index).is_empty() || is_cell(entry.role) || index == 0;
            if kept[index] && index > 0 {
                first[entry.parent] = first[entry.parent].min(first[index]);
                kept[entry.parent] = true;
            }
        }
        let mut numbers = vec![0; count];
        let mut next = 0;
        for (_, number) in numbers.iter_mut().enumerate().filter(|(index, _)| kept[*index]) {
            *number = next;
            next += 1;
        }
        // What is dropped hangs under a number that is none; so does the document, which is nobody's child.
        let parent = |(index, entry): (usize, &Entry<'_>)| if index > 0 && kept[index] { entry.parent } else { count };
        let children = Groups::of(count + 1, || entries.iter().enumerate().map(parent));
        let number = |index: usize| numbers.get(index).copied().unwrap_or(0);
        let mut elements = Vec::with_capacity(next);
        for (index, entry) in entries.iter().enumerate().filter(|(index, _)| kept[*index]) {
            let own = held.of_key(index).iter().map(|place| (*place, own[*place].1));
            let kids = merge(own, children.of_key(index), &first, &numbers);
            let named = entry.node.map_or(&[] as &[TagId], |node| &node.headers).iter().map(|tag| index_of(*tag));
            let headers = named.filter(|header| kept.get(*header) == Some(&true)).map(number).collect();
            let (role, parent, area) = (entry.role, number(entry.parent), areas.remove(&index).map(Box::new));
            elements.push(Element { role, parent, kids, node: entry.node, area, headers, is_named: false });
        }
        let named: Vec<usize> = elements.iter().flat_map(|element| element.headers.iter().copied()).collect();
        for header in named {
            if let Some(element) = elements.get_mut(header) {
                element.is_named = true;
            }
        }
        let pages = pages.into_iter().map(|page| page.into_iter().map(number).collect()).collect();
        TagPlan { elements, pages, links: links.into_iter().map(number).collect() }
    }
}

/// Numbers grouped by a key, in their order within each.
struct Groups {
    /// Where the group of each key begins, and the end.
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Groups {
    /// Groups the numbers from 0 of as many keys as the iterator gives; keys are below `count`.
    fn of<I: Iterator<Item = usize>>(count: usize, keys: impl Fn() -> I) -> Groups {
        let mut starts = vec![0; count + 1];
        keys().for_each(|key| starts[key + 1] += 1);
        for key in 0..count {
            starts[key + 1] += starts[key];
        }
        let mut free = starts.clone();
        let mut items = vec![0; starts[count]];
        for (item, key) in keys().enumerate() {
            items[free[key]] = item;
            free[key] += 1;
        }
        Groups { starts, items }
    }

    fn of_key(&self, key: usize) -> &[usize] {
        &self.items[self.starts[key]..self.starts[key + 1]]
    }
}

/// Sets an element's own sequences between its children: before the first child that begins later.
fn merge(own: impl ExactSizeIterator<Item = (usize, Kid)>, children: &[usize], first: &[usize], numbers: &[usize]) -> Vec<Kid> {
    let mut kids = Vec::with_capacity(own.len() + children.len());
    let mut own = own.peekable();
    for &child in children {
        while let Some((_, kid)) = own.next_if(|(place, _)| first[child] != usize::MAX && *place < first[child]) {
            kids.push(kid);
        }
        kids.push(Kid::Element(numbers[child]));
    }
    kids.extend(own.map(|(_, kid)| kid));
    kids
}

fn is_cell(role: Role) -> bool {
    matches!(role, Role::TableCell | Role::ColumnHeader | Role::RowHeader)
}

fn index_of(tag: TagId) -> usize {
    usize::try_from(tag.0).unwrap_or(usize::MAX)
}
