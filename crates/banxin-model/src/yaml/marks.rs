//! The marked pass: where each value of a YAML text stands.
//!
//! In: the text. Out: a tree of byte ranges. A text that is not well formed gives the tree up to the fault.

use std::ops::Range;

use banxin_base::{DataPath, Step};
use indexmap::IndexMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::align::{self, Form};
use super::index::ByteIndex;
use crate::reserved;

/// The places of the values of one YAML text.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Invariant: children come after their parents; the root, if there is one, is the first.
    nodes: Vec<Node>,
    /// Characters that no text may have, written as escapes: the scalar and the character.
    pub(crate) reserved: Vec<(Range<usize>, char)>,
}

/// A value and its place.
#[derive(Debug)]
pub(crate) struct Node {
    /// Its key, if it is a value of a mapping.
    pub(crate) key: Option<Range<usize>>,
    /// Itself.
    pub(crate) span: Range<usize>,
    kind: Kind,
    parent: Option<usize>,
}

#[derive(Debug)]
enum Kind {
    Scalar {
        form: Form,
    },
    List(Vec<usize>),
    Mapping(IndexMap<String, usize>),
    /// Stands for another node.
    Alias(usize),
}

impl Node {
    fn is_like(&self, other: &Node) -> bool {
        std::mem::discriminant(&self.kind) == std::mem::discriminant(&other.kind)
    }
}

impl Marks {
    /// Reads the first document of a text.
    pub(crate) fn read(text: &str) -> Marks {
        let mut builder = Builder::new(text);
        let mut parser = Parser::new_from_str(text);
        while let Some(Ok((event, span))) = parser.next_event() {
            if matches!(event, Event::DocumentEnd | Event::StreamEnd) {
                break;
            }
            builder.event(&event, span);
        }
        Marks { nodes: builder.nodes, reserved: builder.reserved }
    }

    /// The bytes to point at for a value, or for `within` of its decoded text.
    ///
    /// A scalar is pointed at itself; a mapping, a list, a block scalar and an empty value by their key. What is not there is answered by its
    /// nearest parent; `within` then counts only if that parent is a scalar, so that a value written short (`heading: 甲`) answers for
    /// its long form (`heading.text`).
    pub(crate) fn find(&self, text: &str, path: &DataPath, within: Option<&Range<usize>>) -> Option<Range<usize>> {
        let node = self.nearest(path)?;
        match (&node.kind, within) {
            (Kind::Scalar { form }, Some(within)) => {
                let raw = text.get(node.span.clone())?;
                let part = align::source_range(raw, form, within);
                Some(node.span.start + part.start..node.span.start + part.end)
            }
            _ => Some(self.pointer(text, node)),
        }
    }

    /// The node of a path, or its nearest parent that is there.
    ///
    /// `items` before a number may be missing in the file: `list: [a]` is short for `list: {items: [a]}`.
    pub(crate) fn nearest(&self, path: &DataPath) -> Option<&Node> {
        let mut at = 0;
        let mut steps = path.steps().into_iter().peekable();
        while let Some(step) = steps.next() {
            match self.child(at, step) {
                Some(child) => at = child,
                None if matches!((step, steps.peek()), (Step::Key(key), Some(Step::Index(_))) if key.as_ref() == "items") => {}
                None => break,
            }
        }
        self.nodes.get(at)
    }

    /// The keys of the mapping at a path; `None` if there is none.
    pub(crate) fn entries(&self, path: &DataPath) -> Option<impl Iterator<Item = &str>> {
        match &self.exactly(path)?.kind {
            Kind::Mapping(entries) => Some(entries.keys().map(String::as_str)),
            _ => None,
        }
    }

    /// Whether there is a value at a path.
    pub(crate) fn has(&self, path: &DataPath) -> bool {
        self.exactly(path).is_some()
    }

    fn exactly(&self, path: &DataPath) -> Option<&Node> {
        let id = path.steps().into_iter().try_fold(0, |at, step| self.child(at, step))?;
        self.nodes.get(id)
    }

    /// The value of this tree that stands where a value of another tree stands, the two texts having the same bytes there.
    pub(crate) fn twin(&self, other: &Node) -> Option<usize> {
        self.nodes.iter().position(|node| node.span.start == other.span.start && node.key == other.key && node.is_like(other))
    }

    /// The node of number `id`.
    pub(crate) fn node(&self, id: usize) -> Option<&Node> {
        self.nodes.get(id)
    }

    /// The node of a path itself, an alias as such; `None` if it is not there.
    pub(crate) fn exact(&self, path: &DataPath) -> Option<usize> {
        let steps = path.steps();
        let last = steps.len();
        let mut at = self.nodes.first().map(|_| 0)?;
        for (n, step) in steps.into_iter().enumerate() {
            at = if n + 1 == last { self.own_child(at, step)? } else { self.child(at, step)? };
        }
        Some(at)
    }

    /// The values of a collection, in the order written; `None` for anything else.
    pub(crate) fn items(&self, id: usize) -> Option<Vec<usize>> {
        match &self.nodes.get(id)?.kind {
            Kind::Mapping(entries) => Some(entries.values().copied().collect()),
            Kind::List(items) => Some(items.clone()),
            Kind::Scalar { .. } | Kind::Alias(_) => None,
        }
    }

    /// Whether a node is a mapping.
    pub(crate) fn is_mapping(&self, id: usize) -> bool {
        matches!(self.nodes.get(id).map(|node| &node.kind), Some(Kind::Mapping(_)))
    }

    /// The values that start at a byte, outermost first.
    pub(crate) fn starting_at(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> {
        self.nodes.iter().enumerate().filter(move |(_, node)| node.span.start == at).map(|(id, _)| id)
    }

    /// The innermost value that holds a byte.
    pub(crate) fn around(&self, at: usize) -> Option<usize> {
        self.nodes.iter().rposition(|node| node.span.contains(&at))
    }

    /// The value of a key in the mapping `id`.
    pub(crate) fn entry(&self, id: usize, key: &str) -> Option<usize> {
        self.child(id, &Step::Key(key.into()))
    }

    /// The keys of the mapping `id`, each time they stand there.
    pub(crate) fn keys_of<'t>(&self, text: &'t str, id: usize) -> impl Iterator<Item = (&'t str, Range<usize>)> {
        let children = self.nodes.iter().filter(move |node| node.parent == Some(id));
        children.filter_map(|node| node.key.clone()).filter_map(|range| Some((text.get(range.clone())?.trim_matches(['"', '\'']), range)))
    }

    /// The first single value in `id` that is written `raw`, quotes aside.
    pub(crate) fn scalar_within(&self, text: &str, id: usize, raw: &str) -> Option<usize> {
        let within = self.nodes.get(id)?.span.clone();
        let written = |node: &Node| text.get(node.span.clone()).is_some_and(|text| text.trim_matches(['"', '\'']) == raw);
        let inside = |node: &Node| within.start <= node.span.start && node.span.end <= within.end;
        self.nodes.iter().position(|node| matches!(node.kind, Kind::Scalar { .. }) && inside(node) && written(node))
    }

    /// The value whose key starts at a byte.
    pub(crate) fn keyed_at(&self, at: usize) -> Option<usize> {
        self.nodes.iter().position(|node| node.key.as_ref().is_some_and(|key| key.start == at))
    }

    /// The values around a value, from its own collection to the root.
    pub(crate) fn ancestors(&self, id: usize) -> impl Iterator<Item = usize> {
        let parent = self.nodes.get(id).and_then(|node| node.parent);
        std::iter::successors(parent, |id| self.nodes.get(*id).and_then(|node| node.parent))
    }

    /// The path of a value.
    pub(crate) fn path_of(&self, id: usize) -> DataPath {
        let mut steps = Vec::new();
        let mut at = id;
        while let Some(parent) = self.nodes.get(at).and_then(|node| node.parent) {
            match self.nodes.get(parent).map(|node| &node.kind) {
                Some(Kind::Mapping(entries)) => {
                    steps.extend(entries.iter().find(|(_, id)| **id == at).map(|(key, _)| Step::Key(key.as_str().into())))
                }
                Some(Kind::List(items)) => steps.extend(items.iter().position(|id| *id == at).map(Step::Index)),
                _ => {}
            }
            at = parent;
        }
        steps.into_iter().rev().fold(DataPath::ROOT, |path, step| match step {
            Step::Key(key) => path.key(key),
            Step::Index(index) => path.index(index),
        })
    }

    /// The raw text of the scalar at a path (or of the scalar that stands for it), if it is a plain one.
    pub(crate) fn plain<'t>(&self, text: &'t str, path: &DataPath) -> Option<&'t str> {
        let node = self.nearest(path)?;
        matches!(&node.kind, Kind::Scalar { form: Form::Plain }).then(|| text.get(node.span.clone())).flatten()
    }

    fn own_child(&self, at: usize, step: &Step) -> Option<usize> {
        match (&self.nodes.get(at)?.kind, step) {
            (Kind::Mapping(entries), Step::Key(key)) => entries.get(key.as_ref()).copied(),
            (Kind::List(items), Step::Index(index)) => items.get(*index).copied(),
            _ => None,
        }
    }

    fn child(&self, at: usize, step: &Step) -> Option<usize> {
        let child = self.own_child(at, step)?;
        match self.nodes.get(child)?.kind {
            Kind::Alias(target) => Some(target),
            _ => Some(child),
        }
    }

    /// Where to point for a whole value.
    fn pointer(&self, text: &str, node: &Node) -> Range<usize> {
        let itself = matches!(&node.kind, Kind::Scalar { form } if !form.is_block()) && !node.span.is_empty();
        match &node.key {
            Some(key) if !itself => key.clone(),
            _ => first_line(text, &node.span),
        }
    }
}

/// The part of a range in its first line.
fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let length = text.get(range.clone()).map_or(0, |raw| raw.find('\n').map_or(raw, |end| &raw[..end]).trim_end().len());
    range.start..range.start + length
}

fn form(value: &str, style: ScalarStyle) -> Form {
    match style {
        ScalarStyle::Plain => Form::Plain,
        ScalarStyle::SingleQuoted => Form::Single,
        ScalarStyle::DoubleQuoted => Form::Double,
        ScalarStyle::Literal => Form::Literal(value.into()),
        ScalarStyle::Folded => Form::Folded(value.into()),
    }
}

/// A scalar without its anchor and tag, which the parser counts as a part of it: no scalar begins with `&` or `!` itself.
fn behind_properties(text: &str, range: Range<usize>) -> Range<usize> {
    let mut rest = text.get(range.clone()).unwrap_or_default();
    while rest.starts_with(['&', '!']) {
        rest = rest.trim_start_matches(|c: char| !c.is_whitespace()).trim_start();
    }
    range.end - rest.len()..range.end
}

/// The end of a quoted scalar at its closing quote; the parser's span may go on over blanks and a comment.
fn quoted_end(text: &str, range: &Range<usize>, style: ScalarStyle) -> usize {
    let quote = match style {
        ScalarStyle::SingleQuoted => b'\'',
        ScalarStyle::DoubleQuoted => b'"',
        ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => return range.end,
    };
    let raw = text.get(range.clone()).unwrap_or_default().as_bytes();
    let mut at = 1;
    while let Some(byte) = raw.get(at) {
        match *byte {
            b'\\' if quote == b'"' => at += 2,
            // Two single quotes stand for one.
            b'\'' if quote == b'\'' && raw.get(at + 1) == Some(&b'\'') => at += 2,
            byte if byte == quote => return range.start + at + 1,
            _ => at += 1,
        }
    }
    range.end
}

/// The `|` or `>` of a block scalar whose content begins at `start`: on the last line before it that is not empty.
fn header(text: &str, start: usize) -> usize {
    let before = text.get(..start).unwrap_or_default().trim_end();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(line_start..).unwrap_or_default();
    let opens = |rest: &str| {
        let rest = rest.get(1..).unwrap_or_default().trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        rest.is_empty() || (rest.starts_with([' ', '\t', '\r']) && rest.trim_start().chars().next().is_none_or(|c| c == '#'))
    };
    let found = line.match_indices(['|', '>']).find(|(at, _)| line.get(*at..).is_some_and(opens));
    found.map_or(start, |(at, _)| line_start + at)
}

/// An open collection.
struct Open {
    node: usize,
    /// The key that waits for its value.
    key: Option<(String, Range<usize>)>,
}

/// Builds the tree from the events.
struct Builder<'t> {
    nodes: Vec<Node>,
    reserved: Vec<(Range<usize>, char)>,
    open: Vec<Open>,
    anchors: IndexMap<usize, usize>,
    bytes: ByteIndex<'t>,
    text: &'t str,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Builder<'t> {
        Builder { nodes: Vec::new(), reserved: Vec::new(), open: Vec::new(), anchors: IndexMap::new(), bytes: ByteIndex::new(text), text }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        let range = self.bytes.of(span.start.index())..self.bytes.of(span.end.index());
        match event {
            Event::Scalar(value, style, anchor, tag) => {
                let named = *anchor != 0 || tag.is_some();
                let range = if named { behind_properties(self.text, range) } else { range };
                let range = range.start..quoted_end(self.text, &range, *style);
                if *style == ScalarStyle::DoubleQuoted
                    && let Some((at, found)) = reserved::find(value)
                {
                    let raw = self.text.get(range.clone()).unwrap_or_default();
                    let escape = align::source_range(raw, &Form::Double, &(at..at + found.len_utf8()));
                    self.reserved.push((range.start + escape.start..range.start + escape.end, found));
                }
                if self.take_key(value, &range) {
                    return;
                }
                let form = form(value, *style);
                let start = if form.is_block() { header(self.text, range.start) } else { range.start };
                self.add(Kind::Scalar { form }, start..range.end, *anchor);
            }
            Event::SequenceStart(anchor, _) => self.start(Kind::List(Vec::new()), range, *anchor),
            Event::MappingStart(anchor, _) => self.start(Kind::Mapping(IndexMap::new()), range, *anchor),
            Event::SequenceEnd | Event::MappingEnd => self.end(range.end),
            Event::Alias(anchor) => {
                let Some(target) = self.anchors.get(anchor).copied() else { return };
                if self.take_key("", &range) {
                    return;
                }
                self.add(Kind::Alias(target), range, 0);
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
    }

    /// Keeps a scalar as the key of the open mapping if that waits for one.
    fn take_key(&mut self, value: &str, range: &Range<usize>) -> bool {
        let Some(open) = self.open.last_mut() else { return false };
        let is_mapping = matches!(self.nodes.get(open.node).map(|node| &node.kind), Some(Kind::Mapping(_)));
        if !is_mapping || open.key.is_some() {
            return false;
        }
        open.key = Some((value.to_owned(), range.clone()));
        true
    }

    fn start(&mut self, kind: Kind, range: Range<usize>, anchor: usize) {
        // A collection as a key has no name: it is kept under an empty one, and its content beside it does no harm.
        let added = self.add(kind, range, anchor);
        self.open.push(Open { node: added, key: None });
    }

    fn end(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        let Some(start) = self.nodes.get(open.node).map(|node| node.span.start) else { return };
        let span = self.trim(start..end.max(start));
        if let Some(node) = self.nodes.get_mut(open.node) {
            node.span = span;
        }
    }

    /// Adds a value to the open collection.
    fn add(&mut self, kind: Kind, span: Range<usize>, anchor: usize) -> usize {
        let added = self.nodes.len();
        let mut key = None;
        let parent = self.open.last().map(|open| open.node);
        if let Some(open) = self.open.last_mut()
            && let Some(parent) = self.nodes.get_mut(open.node)
        {
            match &mut parent.kind {
                Kind::List(items) => items.push(added),
                Kind::Mapping(entries) => {
                    let (name, range) = open.key.take().unwrap_or_default();
                    entries.entry(name).or_insert(added);
                    key = Some(range);
                }
                Kind::Scalar { .. } | Kind::Alias(_) => {}
            }
        }
        if anchor != 0 {
            self.anchors.insert(anchor, added);
        }
        let span = self.trim(span);
        self.nodes.push(Node { key, span, kind, parent });
        added
    }

    /// Takes line ends and blanks off the end of a range.
    fn trim(&self, range: Range<usize>) -> Range<usize> {
        let length = self.text.get(range.clone()).map_or(0, |raw| raw.trim_end().len());
        range.start..range.start + length
    }
}
