//! The marked pass: where each value of a YAML text stands.
//!
//! In: the text. Out: a tree of byte ranges. A text that is not well formed gives the tree up to the fault.

use std::ops::Range;

use banxin_base::{DataPath, Step};
use indexmap::IndexMap;
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

use super::align::{self, Form};

/// The places of the values of one YAML text.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Invariant: children come after their parents; the root, if there is one, is the first.
    nodes: Vec<Node>,
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
    Scalar { form: Form },
    List(Vec<usize>),
    Mapping(IndexMap<String, usize>),
    /// Stands for another node.
    Alias(usize),
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
        Marks { nodes: builder.nodes }
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
    pub(crate) fn nearest(&self, path: &DataPath) -> Option<&Node> {
        let mut at = 0;
        for step in path.steps() {
            match self.child(at, step) {
                Some(child) => at = child,
                None => break,
            }
        }
        self.nodes.get(at)
    }

    /// The raw text of the scalar at a path (or of the scalar that stands for it), if it is a plain one.
    pub(crate) fn plain<'t>(&self, text: &'t str, path: &DataPath) -> Option<&'t str> {
        let node = self.nearest(path)?;
        matches!(&node.kind, Kind::Scalar { form: Form::Plain }).then(|| text.get(node.span.clone())).flatten()
    }

    fn child(&self, at: usize, step: &Step) -> Option<usize> {
        let child = match (&self.nodes.get(at)?.kind, step) {
            (Kind::Mapping(entries), Step::Key(key)) => *entries.get(key.as_ref())?,
            (Kind::List(items), Step::Index(index)) => *items.get(*index)?,
            _ => return None,
        };
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

/// An open collection.
struct Open {
    node: usize,
    /// The key that waits for its value.
    key: Option<(String, Range<usize>)>,
}

/// Builds the tree from the events.
struct Builder<'t> {
    nodes: Vec<Node>,
    open: Vec<Open>,
    anchors: IndexMap<usize, usize>,
    bytes: ByteIndex<'t>,
    text: &'t str,
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Builder<'t> {
        Builder { nodes: Vec::new(), open: Vec::new(), anchors: IndexMap::new(), bytes: ByteIndex::new(text), text }
    }

    fn event(&mut self, event: &Event<'_>, span: Span) {
        let range = self.bytes.of(span.start.index())..self.bytes.of(span.end.index());
        match event {
            Event::Scalar(value, style, anchor, _) => {
                if self.take_key(value, &range) {
                    return;
                }
                let form = self.form(value, *style);
                self.add(Kind::Scalar { form }, range, *anchor);
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

    fn form(&self, value: &str, style: ScalarStyle) -> Form {
        match style {
            ScalarStyle::Plain => Form::Plain,
            ScalarStyle::SingleQuoted => Form::Single,
            ScalarStyle::DoubleQuoted => Form::Double,
            ScalarStyle::Literal => Form::Literal(value.into()),
            ScalarStyle::Folded => Form::Folded(value.into()),
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
        if let Some(node) = self.nodes.get_mut(open.node) {
            node.span.end = node.span.end.max(end);
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

/// Byte offsets of characters: one stored for every [`ByteIndex::STRIDE`], the rest counted from there.
struct ByteIndex<'t> {
    text: &'t str,
    stored: Vec<usize>,
}

impl<'t> ByteIndex<'t> {
    const STRIDE: usize = 64;

    fn new(text: &'t str) -> ByteIndex<'t> {
        ByteIndex { text, stored: text.char_indices().step_by(ByteIndex::STRIDE).map(|(at, _)| at).collect() }
    }

    /// The byte offset of character number `index`; the end of the text beyond it.
    fn of(&self, index: usize) -> usize {
        let Some(start) = self.stored.get(index / ByteIndex::STRIDE).copied() else { return self.text.len() };
        let rest = self.text.get(start..).unwrap_or_default();
        rest.char_indices().nth(index % ByteIndex::STRIDE).map_or(self.text.len(), |(at, _)| start + at)
    }
}
