//! Markdown to nodes: CommonMark with pipe tables, footnotes and strikethrough, read by pulldown-cmark.

use std::ops::Range;

use banxin_base::{Diagnostic, codes};
use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd};

use banxin_model::{CellAlign, Fit, ImageLabels, Orientation, Rules};

use super::Notes;
use super::inline::{SpanBuilder, unsupported};
use super::tree::{CellNode, ColumnNode, HeadingNode, ImageNode, ImagesNode, ListNode, Node, Span, SpanKind, TableNode};
use crate::template::marks::{self, PAD};
use crate::template::{Filled, SourceMap};

/// What reading one text collects.
pub(super) struct Reading<'a> {
    scope: usize,
    notes: &'a mut Notes,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(scope: usize, notes: &'a mut Notes, found: &'a mut Vec<Diagnostic>) -> Reading<'a> {
        Reading { scope, notes, found }
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES
}

/// Reads blocks.
pub(super) fn read_blocks(filled: &Filled, reading: &mut Reading<'_>) -> Vec<Node> {
    unknown_notes(filled, reading);
    let parser = Parser::new_ext(&filled.text, options()).into_offset_iter();
    Reader { events: parser.peekable(), map: &filled.map, reading }.blocks()
}

/// Reports marks of notes that have no text: Markdown takes `[^1]` for plain text where nothing defines it.
fn unknown_notes(filled: &Filled, reading: &mut Reading<'_>) {
    let text = &filled.text;
    let marks: Vec<(Range<usize>, &str)> = text
        .match_indices("[^")
        .filter(|(at, _)| !text.get(..*at).is_some_and(|before| before.ends_with('\\')))
        .filter_map(|(at, _)| {
            let name = text.get(at + 2..)?.split_once(']')?.0;
            let is_name = !name.is_empty() && !name.contains([' ', '\t', '\n', '[']);
            is_name.then(|| (at..at + name.len() + 3, name))
        })
        .collect();
    if marks.is_empty() {
        return;
    }
    let mut code = false;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(_) if !code => {
                for (mark, name) in marks.iter().filter(|(mark, _)| range.contains(&mark.start)) {
                    let at = filled.map.origin_of(mark.clone());
                    reading.found.push(Diagnostic::new(&codes::UNKNOWN_NOTE, at).with("name", name));
                }
            }
            _ => {}
        }
    }
}

/// Reads one paragraph whatever it looks like: `1.` at its start is no list, `#` no heading.
pub(super) fn read_line(mut filled: Filled, reading: &mut Reading<'_>) -> Vec<Span> {
    // A pad at the start of every line keeps Markdown from seeing blocks.
    let starts: Vec<usize> = std::iter::once(0).chain(filled.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    for start in starts.iter().rev() {
        filled.text.insert(*start, PAD);
    }
    filled.map.insert(&starts, PAD.len_utf8());
    let nodes = read_blocks(&filled, reading);
    let mut spans = Vec::new();
    for node in nodes {
        if let Node::Paragraph(content) = node {
            spans.extend(content);
        }
    }
    spans
}

struct Reader<'a, 'r, 'n, I: Iterator<Item = (Event<'a>, Range<usize>)>> {
    events: std::iter::Peekable<I>,
    map: &'a SourceMap,
    reading: &'r mut Reading<'n>,
}

impl<'a, I: Iterator<Item = (Event<'a>, Range<usize>)>> Reader<'a, '_, '_, I> {
    /// Blocks up to the end of the text or of the element that is open.
    fn blocks(&mut self) -> Vec<Node> {
        let mut nodes = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(tag) => self.block(tag, range, &mut nodes),
                Event::End(_) => break,
                Event::Rule => nodes.push(Node::PageBreak(banxin_model::PageParity::Next)),
                Event::Html(html) => self.html(&html, &range),
                // A tight list item holds its text without a paragraph around it.
                inline => {
                    let mut builder = SpanBuilder::default();
                    self.inline(inline, range, &mut builder);
                    self.inlines(&mut builder, true);
                    push_paragraph(builder.finish(), &mut nodes);
                }
            }
        }
        nodes
    }

    fn block(&mut self, tag: Tag<'a>, range: Range<usize>, nodes: &mut Vec<Node>) {
        match tag {
            Tag::Paragraph => {
                if let Some(images) = self.pictures(&range) {
                    nodes.push(images);
                    return;
                }
                let content = self.paragraph();
                push_paragraph(content, nodes);
            }
            Tag::Heading { level, id, classes, .. } => {
                let content = self.paragraph();
                nodes.push(Node::Heading(HeadingNode {
                    level: level as u8,
                    numbered: !classes.iter().any(|class| &**class == "unnumbered"),
                    id: id.map(|id| id.to_string()),
                    content,
                    origin: self.map.origin_of(range),
                }));
            }
            Tag::BlockQuote(_) => {
                let body = self.blocks();
                nodes.push(Node::Quote(body));
            }
            Tag::CodeBlock(_) => {
                let text = self.text_until_end();
                nodes.push(Node::Code(text, self.map.origin_of(range)));
            }
            Tag::List(start) => {
                let items = self.items();
                nodes.push(Node::List(ListNode { start, items }));
            }
            Tag::Table(alignments) => {
                let table = self.table(&alignments, range);
                nodes.push(Node::Table(Box::new(table)));
            }
            Tag::FootnoteDefinition(name) => {
                let body = self.blocks();
                let key = (self.reading.scope, name.to_string());
                self.reading.notes.insert(key, body);
            }
            // A tight list item may begin with an inline element.
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } => {
                let mut builder = SpanBuilder::default();
                self.inline(Event::Start(tag), range, &mut builder);
                self.inlines(&mut builder, true);
                push_paragraph(builder.finish(), nodes);
            }
            _ => nodes.extend(self.blocks()),
        }
    }

    fn items(&mut self) -> Vec<Vec<Node>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.blocks()),
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    fn paragraph(&mut self) -> Vec<Span> {
        let mut builder = SpanBuilder::default();
        self.inlines(&mut builder, false);
        builder.finish()
    }

    /// Inline events up to the end of what is open; in a tight item, up to the next block or the item's end, which stays unread.
    fn inlines(&mut self, builder: &mut SpanBuilder, tight: bool) {
        let mut depth = 0_usize;
        while let Some((event, _)) = self.events.peek() {
            match event {
                Event::Start(tag) if tight && depth == 0 && !is_inline(tag) => return,
                Event::End(_) if depth == 0 => {
                    if !tight {
                        self.events.next();
                    }
                    return;
                }
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
            if let Some((event, range)) = self.events.next() {
                self.inline(event, range, builder);
            }
        }
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>, builder: &mut SpanBuilder) {
        match event {
            Event::Text(text) => builder.push_marked(&text, range.start, self.map, false),
            Event::Code(text) => {
                // The range holds the backticks too.
                let inset = range.len().saturating_sub(text.len()) / 2;
                builder.push_marked(&text, range.start + inset, self.map, true);
            }
            Event::SoftBreak => builder.soft_break(),
            Event::HardBreak => builder.push(SpanKind::Break, false, self.map.origin_of(range)),
            Event::FootnoteReference(name) => {
                let kind = SpanKind::Note((self.reading.scope, name.to_string()));
                builder.push(kind, false, self.map.origin_of(range));
            }
            Event::InlineHtml(html) if is_line_break(&html) => builder.push(SpanKind::Break, false, self.map.origin_of(range)),
            Event::InlineHtml(html) if html.starts_with("<!--") => {}
            Event::InlineHtml(html) => {
                let at = self.map.origin_of(range.clone());
                self.reading.found.push(unsupported(at, "HTML 标签", "an HTML tag"));
                builder.push_marked(&html, range.start, self.map, false);
            }
            Event::Start(tag) => match tag {
                Tag::Strong => builder.strong += 1,
                Tag::Emphasis => builder.emphasis += 1,
                Tag::Strikethrough => builder.strike += 1,
                Tag::Link { dest_url, .. } => builder.link = Some(marks::plain(&dest_url)),
                Tag::Image { .. } => {
                    let at = self.map.origin_of(range);
                    self.reading.found.push(unsupported(at, "文字中间的图片", "a picture within text"));
                }
                _ => {}
            },
            Event::End(tag) => match tag {
                TagEnd::Strong => builder.strong = builder.strong.saturating_sub(1),
                TagEnd::Emphasis => builder.emphasis = builder.emphasis.saturating_sub(1),
                TagEnd::Strikethrough => builder.strike = builder.strike.saturating_sub(1),
                TagEnd::Link => builder.link = None,
                _ => {}
            },
            Event::Html(_) | Event::Rule | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    /// A paragraph that begins with a picture: its pictures, side by side. Anything else in it is reported.
    fn pictures(&mut self, range: &Range<usize>) -> Option<Node> {
        if !matches!(self.events.peek(), Some((Event::Start(Tag::Image { .. }), _))) {
            return None;
        }
        let mut images = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    let alt = marks::plain(&self.text_until_end());
                    let origin = self.map.origin_of(at);
                    let caption = (!title.is_empty()).then(|| vec![Span::text(marks::plain(&title), origin.clone())]);
                    let src = marks::plain(&dest_url);
                    images.push(ImageNode { src, alt, caption, id: None, width: None, height: None, fit: Fit::default(), origin });
                }
                Event::End(TagEnd::Paragraph) => break,
                Event::SoftBreak | Event::HardBreak => {}
                Event::Text(text) if text.trim().is_empty() => {}
                _ => {
                    let at = self.map.origin_of(at);
                    self.reading.found.push(unsupported(at, "图片后面的文字", "text after a picture"));
                }
            }
        }
        // The title of a picture that stands alone is that of the figure.
        let caption = if let [alone] = images.as_mut_slice() { alone.caption.take() } else { None };
        let origin = self.map.origin_of(range.clone());
        Some(Node::Images(ImagesNode { images, columns: None, labels: ImageLabels::Auto, id: None, caption, origin }))
    }

    fn table(&mut self, alignments: &[Alignment], range: Range<usize>) -> TableNode {
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        let mut row = Vec::new();
        while let Some((event, at)) = self.events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    let content = self.paragraph();
                    row.push(CellNode::plain(content, self.map.origin_of(at)));
                }
                Event::End(TagEnd::TableHead) => header.push(std::mem::take(&mut row)),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        let align = |alignment: &Alignment| match alignment {
            Alignment::None => None,
            Alignment::Left => Some(CellAlign::Left),
            Alignment::Center => Some(CellAlign::Center),
            Alignment::Right => Some(CellAlign::Right),
        };
        TableNode {
            id: None,
            caption: None,
            unit: Vec::new(),
            columns: alignments.iter().map(|alignment| ColumnNode { align: align(alignment), ..ColumnNode::default() }).collect(),
            header,
            rows,
            rules: Rules::ThreeLine,
            orientation: Orientation::Portrait,
            notes: Vec::new(),
            source: None,
            origin: self.map.origin_of(range),
        }
    }

    /// The letters up to the end of what is open, marks kept.
    fn text_until_end(&mut self) -> String {
        let mut text = String::new();
        let mut depth = 0_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(more) | Event::Code(more) => text.push_str(&more),
                Event::SoftBreak | Event::HardBreak => text.push(' '),
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        text
    }

    fn html(&mut self, html: &CowStr<'a>, range: &Range<usize>) {
        if !html.trim_start().starts_with("<!--") && !html.trim().is_empty() && !html.trim_end().ends_with("-->") {
            let at = self.map.origin_of(range.clone());
            self.reading.found.push(unsupported(at, "HTML 区块", "a block of HTML"));
        }
    }
}

fn push_paragraph(content: Vec<Span>, nodes: &mut Vec<Node>) {
    if !content.is_empty() {
        nodes.push(Node::Paragraph(content));
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. } | Tag::Superscript | Tag::Subscript
    )
}

fn is_line_break(html: &str) -> bool {
    matches!(html.trim_matches(['<', '>', '/', ' ']).to_ascii_lowercase().as_str(), "br")
}
