//! From nodes to blocks.

use banxin_base::{Diagnostic, Len, codes};
use banxin_model::PageParity;

use super::Composer;
use crate::document::{Block, BreakTo, Callout, ColumnBlock, Columns, Label, LabelKind, Paragraph, ParagraphStyle, StyleId, TocEntry};
use crate::resolve::tree::{ColumnsNode, HeadingNode, ListNode, Node, Span, plain_text};

/// Lines of fewer characters stand loose or ragged: an indent and a number leave no room for words (practice).
const LEAST_CHARS: i64 = 10;

impl Composer<'_> {
    /// Turns nodes into blocks.
    pub(super) fn blocks(&mut self, nodes: &[Node], blocks: &mut Vec<Block>) {
        for node in nodes {
            self.block(node, StyleId::Body, blocks);
        }
    }

    fn block(&mut self, node: &Node, style: StyleId, blocks: &mut Vec<Block>) {
        match node {
            Node::Paragraph(spans) => {
                let paragraph = self.paragraph(style, spans);
                blocks.push(Block::Paragraph(paragraph));
            }
            Node::Heading(heading) => blocks.push(Block::Paragraph(self.heading(heading))),
            Node::List(list) => self.list(list, 1, blocks),
            Node::Table(table) => blocks.extend(self.table(table)),
            Node::Chart(chart) => blocks.extend(self.chart(chart)),
            Node::Kpis(board) => blocks.extend(self.kpis(board)),
            Node::Images(images) => blocks.extend(self.images(images)),
            Node::Quote(body) => body.iter().for_each(|node| self.block(node, StyleId::Quote, blocks)),
            Node::Callout { title, body, origin } => {
                let title = title.as_ref().map(|title| self.paragraph(StyleId::CalloutTitle, title));
                let mut inner = Vec::new();
                body.iter().for_each(|node| self.block(node, StyleId::CalloutText, &mut inner));
                blocks.push(Block::Callout(Callout { title, blocks: inner, look: self.look.callout, origin: origin.clone() }));
            }
            Node::Code(text, origin) => {
                for line in text.lines() {
                    let text = if line.is_empty() { " " } else { line };
                    let run = self.run(text, self.look.sheet.get(StyleId::Code).text, origin);
                    blocks.push(Block::Paragraph(Paragraph::new(StyleId::Code, vec![crate::document::Inline::Text(run)], origin.clone())));
                }
            }
            Node::Columns(columns) => self.column_block(columns, blocks),
            Node::PageBreak(to) => blocks.push(Block::PageBreak(match to {
                PageParity::Next => BreakTo::Next,
                PageParity::Odd => BreakTo::Odd,
                PageParity::Even => BreakTo::Even,
            })),
            Node::Appendix { title, body, .. } => {
                blocks.push(Block::PageBreak(BreakTo::Next));
                blocks.push(Block::Paragraph(self.appendix_heading(title)));
                self.blocks(body, blocks);
            }
        }
    }

    /// Text in columns. Within columns there are no others: theirs are as wide as the outer ones.
    fn column_block(&mut self, node: &ColumnsNode, blocks: &mut Vec<Block>) {
        if self.columned.is_some() {
            self.found.push(Diagnostic::new(&codes::COLUMNS_WITHIN, node.origin.clone()));
            return self.blocks(&node.body, blocks);
        }
        let text = self.look.sheet.get(StyleId::Body).text;
        let cell = text.size + text.tracking;
        let area = self.look.page.type_area().width;
        let gutter = node.gutter.map_or(cell * 2, |room| room.in_grid(self.look.page.grid.line_pitch, cell));
        let columns = Columns { count: u32::from(node.count), gutter };
        let width = columns.width(area);
        if width < cell * LEAST_CHARS {
            let problem = Diagnostic::new(&codes::COLUMNS_NARROW, node.origin.clone());
            self.found.push(problem.with("chars", width.whole(cell)).with("least", LEAST_CHARS));
        }
        self.columned = Some(width);
        let mut inner = Vec::new();
        self.blocks(&node.body, &mut inner);
        self.columned = None;
        blocks.push(Block::Columns(ColumnBlock { columns, blocks: inner, origin: node.origin.clone() }));
    }

    /// The width of what stands in the text: of its column, or of the type area.
    pub(super) fn measure(&self) -> Len {
        self.columned.unwrap_or_else(|| self.look.page.type_area().width)
    }

    pub(super) fn heading(&mut self, heading: &HeadingNode) -> Paragraph {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let level = heading.level.clamp(1, 6);
        let mut paragraph = self.paragraph(StyleId::Heading(level), &heading.content);
        paragraph.origin = heading.origin.clone();
        paragraph.anchor = numbered.anchor;
        if !numbered.label.is_empty() {
            paragraph.label = Some(Label { text: numbered.label.clone(), kind: LabelKind::Heading(level), width: Len::ZERO });
        }
        self.enter(level, format!("{}{}", numbered.label, plain_text(&heading.content)), numbered.anchor);
        if level == 1 && self.look.chapters_start_pages {
            let style = self.look.sheet.get(StyleId::Heading(1)).clone();
            paragraph.local = Some(Box::new(ParagraphStyle { page_break_before: true, ..style }));
        }
        paragraph
    }

    /// 附录A and its title, as a heading of level 1 with a number of its own.
    pub(super) fn appendix_heading(&mut self, title: &[Span]) -> Paragraph {
        let numbered = self.plan.things.pop_front().unwrap_or_default();
        let mut paragraph = self.paragraph(StyleId::Heading(1), title);
        paragraph.anchor = numbered.anchor;
        let run = self.run(&format!("{}　", numbered.label), self.look.sheet.get(StyleId::Heading(1)).text, &paragraph.origin);
        paragraph.inlines.insert(0, crate::document::Inline::Text(run));
        self.enter(1, format!("{}　{}", numbered.label, plain_text(title)), numbered.anchor);
        paragraph
    }

    /// An entry of the contents.
    pub(super) fn enter(&mut self, level: u8, text: String, anchor: Option<crate::document::AnchorId>) {
        self.toc.extend(anchor.map(|anchor| TocEntry { level, text, anchor }));
    }

    fn list(&mut self, list: &ListNode, depth: u8, blocks: &mut Vec<Block>) {
        let id = self.lists;
        self.lists += 1;
        let style_id = StyleId::ListItem(depth.min(6));
        let style = self.look.sheet.get(style_id);
        let width = -style.first_indent;
        for (n, item) in list.items.iter().enumerate() {
            let number = list.start.unwrap_or(1).saturating_add(n as u64);
            let mut labelled = false;
            for node in item {
                match node {
                    Node::Paragraph(spans) => {
                        let mut paragraph = self.paragraph(style_id, spans);
                        if labelled {
                            // A further paragraph of an item stands under its text.
                            paragraph.local = Some(Box::new(ParagraphStyle { first_indent: Len::ZERO, ..style.clone() }));
                        } else {
                            paragraph.label = Some(item_label(list, id, depth, number, width));
                        }
                        labelled = true;
                        blocks.push(Block::Paragraph(paragraph));
                    }
                    Node::List(inner) => self.list(inner, depth.saturating_add(1), blocks),
                    other => self.block(other, style_id, blocks),
                }
            }
        }
    }
}

fn item_label(list: &ListNode, id: u32, depth: u8, number: u64, width: Len) -> Label {
    match list.start {
        Some(_) => Label { text: format!("{number}."), kind: LabelKind::Ordered { list: id, depth, number }, width },
        None => {
            let bullet = if depth % 2 == 1 { "•" } else { "–" };
            Label { text: bullet.to_owned(), kind: LabelKind::Bullet { list: id, depth }, width }
        }
    }
}
