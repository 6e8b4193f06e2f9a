//! Cells of tables: paragraphs, levels of indent, lists.
//!
//! In: a cell as the report has it. Out: its paragraphs in the style of cells. A level of indent is one character at the start of every line (CY/T
//! 170: sub-levels of the stub stand one character further in), a style of its own, never spaces. Items of a list hang by their numbers.

use banxin_base::{Color, Len};
use banxin_model::{CellAlign, CellVertical};

use super::Composer;
use crate::document::{Cell, Column, HorizontalAlign, Label, LabelKind, Paragraph, ParagraphStyle, StyleId, VerticalAlign};
use crate::resolve::tree::{CellNode, ListNode, Node, Span};

/// Items of a list whose numbers have two digits.
const TWO_DIGITS: usize = 10;

/// Where the items of a list in a cell stand.
struct Items {
    style: StyleId,
    /// From the cell's edge to the numbers.
    start: Len,
    /// Which list of the document.
    list: u32,
    depth: u8,
}

impl Composer<'_> {
    /// A cell in its column; `width` is the number of columns.
    pub(super) fn cell(&mut self, node: &CellNode, column: Option<Column>, style: StyleId, width: usize) -> Cell {
        let align = match (node.align, style) {
            (Some(align), _) => horizontal(align),
            (None, StyleId::TableHead) => HorizontalAlign::Center,
            // A cell across columns is no number of any of them.
            (None, _) if node.colspan > 1 && node.colspan as usize >= width => HorizontalAlign::Start,
            (None, _) if node.colspan > 1 => HorizontalAlign::Center,
            (None, _) => column.map_or(HorizontalAlign::Start, |column| column.align),
        };
        let style = if node.bold { StyleId::TableHead } else { style };
        let indent = self.look.sheet.get(style).text.size * i64::from(node.indent);
        let mut content: Vec<Paragraph> = node.content.iter().map(|spans| self.cell_text(style, spans, indent)).collect();
        if let Some(list) = &node.list {
            self.cell_list(list, &Items { style, start: indent, list: self.lists, depth: 1 }, &mut content);
            self.lists += 1;
        }
        Cell {
            content,
            colspan: node.colspan,
            rowspan: node.rowspan,
            align,
            vertical: match node.vertical {
                Some(CellVertical::Top) => VerticalAlign::Top,
                Some(CellVertical::Bottom) => VerticalAlign::Bottom,
                Some(CellVertical::Middle) | None => VerticalAlign::Middle,
            },
            shade: node.shade.then(|| Color::gray(8)),
            row_header: false,
            origin: node.origin.clone(),
        }
    }

    /// A paragraph of a cell whose lines all start at `indent`.
    fn cell_text(&mut self, style: StyleId, spans: &[Span], indent: Len) -> Paragraph {
        let mut paragraph = self.paragraph(style, spans);
        if !indent.is_zero() {
            let own = self.look.sheet.get(style);
            paragraph.local = Some(Box::new(ParagraphStyle { indent_start: own.indent_start + indent, ..own.clone() }));
        }
        paragraph
    }

    /// The items of a list, one below the other; lists under items stand further in.
    fn cell_list(&mut self, list: &ListNode, at: &Items, content: &mut Vec<Paragraph>) {
        let own = self.look.sheet.get(at.style).clone();
        let em = own.text.size;
        let width = if list.start.is_some() && list.items.len() >= TWO_DIGITS { em + em / 2 } else { em };
        let hanging = ParagraphStyle { indent_start: at.start + width, first_indent: -width, first_indent_chars: 0, ..own };
        for (n, item) in list.items.iter().enumerate() {
            let number = list.start.unwrap_or(1).saturating_add(n as u64);
            for node in item {
                match node {
                    Node::Paragraph(spans) => {
                        let mut paragraph = self.paragraph(at.style, spans);
                        paragraph.local = Some(Box::new(hanging.clone()));
                        paragraph.label = Some(label(list, at, number, width));
                        content.push(paragraph);
                    }
                    Node::List(inner) => {
                        let further = Items { start: at.start + width, depth: at.depth.saturating_add(1), ..*at };
                        self.cell_list(inner, &further, content);
                    }
                    // The items of a cell's list are lines of text and lists under them; nothing else is read into them.
                    _ => {}
                }
            }
        }
    }
}

fn label(list: &ListNode, at: &Items, number: u64, width: Len) -> Label {
    let (list_id, depth) = (at.list, at.depth);
    if list.start.is_some() {
        return Label { text: format!("{number}."), kind: LabelKind::Ordered { list: list_id, depth, number }, width };
    }
    let bullet = if depth % 2 == 1 { "•" } else { "–" };
    Label { text: bullet.to_owned(), kind: LabelKind::Bullet { list: list_id, depth }, width }
}

/// How the cells of a column stand.
pub(super) fn horizontal(align: CellAlign) -> HorizontalAlign {
    match align {
        CellAlign::Left => HorizontalAlign::Start,
        CellAlign::Center => HorizontalAlign::Center,
        CellAlign::Right => HorizontalAlign::End,
        CellAlign::Decimal => HorizontalAlign::Decimal,
    }
}
