//! Small documents for tests: a page of ten lines by ten characters, so that every place can be worked out by hand.
//!
//! The sheet is 200 pt by 140 pt, the type area 160 pt by 100 pt from (20, 20): ten lines of 10 pt, sixteen characters of 10 pt.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use banxin_base::{Color, Date, FaceRole, Len, Origin, Size};
use banxin_compose::document::{
    Align, Anchor, AnchorId, Block, Caption, Cell, Column, ColumnWidth, Columns, Document, Footer, Grid, HorizontalAlign, Inline, Label,
    LabelKind, Meta, Note, NoteId, NumberForm, PageNumbering, PageStyle, Paragraph, ParagraphStyle, Row, Section, SectionKind,
    SectionStart, Stroke, StyleId, StyleSheet, Table, TableRules, TextRun, TextStyle, VerticalAlign,
};
use banxin_layout::frame::PagedDocument;
use banxin_text::font::{FontBook, Manifest};

/// The bundled faces.
pub(crate) fn book() -> FontBook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let text = std::fs::read_to_string(folder.join("manifest.yaml")).expect("the manifest is in the workspace");
    let manifest: Manifest = serde_yaml::from_str(&text).expect("the manifest is valid");
    FontBook::new(manifest.sources(&folder))
}

/// Text of 10 pt.
pub(crate) fn text_style() -> TextStyle {
    TextStyle::plain(FaceRole::Fang, Len::pt(10.0))
}

/// Body text without indent, flush left, lines of 10 pt.
pub(crate) fn plain_style() -> ParagraphStyle {
    ParagraphStyle { align: Align::Start, widow_control: true, ..ParagraphStyle::plain(text_style(), Len::pt(10.0)) }
}

fn styles() -> StyleSheet {
    styles_with_caption_space(Len::ZERO)
}

/// The styles, with space before the captions of tables.
pub(crate) fn styles_with_caption_space(space_before: Len) -> StyleSheet {
    let plain = plain_style();
    let heading = |outline| ParagraphStyle { outline, keep_with_next: true, ..plain.clone() };
    let mut named = BTreeMap::new();
    named.insert(StyleId::Heading(1), heading(1));
    named.insert(StyleId::Heading(3), heading(3));
    named.insert(StyleId::TableCaption, ParagraphStyle { align: Align::Center, space_before, ..plain.clone() });
    named.insert(StyleId::TableUnit, ParagraphStyle { align: Align::End, ..plain.clone() });
    StyleSheet::new(plain, named, BTreeMap::new())
}

/// The page of ten lines.
pub(crate) fn page_style() -> PageStyle {
    PageStyle {
        size: Size::new(Len::pt(200.0), Len::pt(140.0)),
        top: Len::pt(20.0),
        bottom: Len::pt(20.0),
        inner: Len::pt(25.0),
        outer: Len::pt(15.0),
        mirrored: true,
        grid: Grid { lines: 10, chars: 16, line_pitch: Len::pt(10.0), char_pitch: Len::pt(10.0) },
        columns: Columns { count: 1, gutter: Len::ZERO },
        footer: Footer {
            text: TextStyle { face: FaceRole::Song, ..text_style() },
            before: "— ".to_owned(),
            after: " —".to_owned(),
            dash_y: Len::pt(130.0),
            outer_blank: Some(Len::pt(10.0)),
        },
    }
}

/// A body section that starts with page 1.
pub(crate) fn section(blocks: Vec<Block>) -> Section {
    Section {
        kind: SectionKind::Body,
        page: page_style(),
        start: SectionStart::NextPage,
        numbering: PageNumbering { form: NumberForm::Decimal, start: 1 },
        running: None,
        blocks,
    }
}

/// A document of sections, with `anchors` places and these notes.
pub(crate) fn document(sections: Vec<Section>, anchors: usize, notes: Vec<Note>) -> Document {
    let anchor = |number| Anchor { name: format!("a{number}"), text: format!("处{number}"), origin: Origin::Run };
    Document {
        meta: Meta {
            title: "题".to_owned(),
            subtitle: String::new(),
            issuer: "署名".to_owned(),
            date: Date::new(2025, 1, 20).expect("a day"),
            period: String::new(),
            lang: "zh-CN".to_owned(),
            style: "test".to_owned(),
        },
        styles: styles(),
        sections,
        notes,
        comments: Vec::new(),
        watermark: None,
        anchors: (0..anchors).map(anchor).collect(),
        figures: Vec::new(),
        images: Vec::new(),
    }
}

/// Text in the test style.
pub(crate) fn run(text: &str) -> Inline {
    Inline::Text(TextRun { text: text.to_owned(), style: text_style(), figure: None, link: None, origin: Origin::Run })
}

/// The mark of a note.
pub(crate) fn mark(note: u32) -> Inline {
    Inline::NoteMark(NoteId(note), text_style())
}

/// A note of `lines` lines.
pub(crate) fn note(mark: &str, lines: usize) -> Note {
    let mut inlines = vec![run("注1")];
    for line in 2..=lines {
        inlines.push(Inline::LineBreak);
        inlines.push(run(&format!("注{line}")));
    }
    Note { mark: mark.to_owned(), content: vec![Paragraph::new(StyleId::Footnote, inlines, Origin::Run)], end: None }
}

/// A paragraph of exactly `lines` lines, each telling its number.
pub(crate) fn lines(name: &str, lines: usize) -> Paragraph {
    let mut inlines = Vec::new();
    for line in 1..=lines {
        if line > 1 {
            inlines.push(Inline::LineBreak);
        }
        inlines.push(run(&format!("{name}{line}")));
    }
    Paragraph::new(StyleId::Body, inlines, Origin::Run)
}

/// A heading with an anchor.
pub(crate) fn heading(level: u8, text: &str, anchor: u32) -> Block {
    let mut heading = Paragraph::new(StyleId::Heading(level), vec![run(text)], Origin::Run);
    heading.anchor = Some(AnchorId(anchor));
    Block::Paragraph(heading)
}

/// An item of an unordered list.
pub(crate) fn item(list: u32, depth: u8, text: &str) -> Block {
    let mut item = Paragraph::new(StyleId::ListItem(depth), vec![run(text)], Origin::Run);
    item.label = Some(Label { text: "•".to_owned(), kind: LabelKind::Bullet { list, depth }, width: Len::pt(10.0) });
    Block::Paragraph(item)
}

/// A cell.
pub(crate) fn cell(text: &str) -> Cell {
    Cell {
        content: vec![Paragraph::new(StyleId::TableCell, vec![run(text)], Origin::Run)],
        colspan: 1,
        rowspan: 1,
        align: HorizontalAlign::Start,
        vertical: VerticalAlign::Top,
        shade: None,
        row_header: false,
        origin: Origin::Run,
    }
}

/// A cell of `lines` lines.
pub(crate) fn tall_cell(name: &str, count: usize) -> Cell {
    let mut content = lines(name, count);
    content.style = StyleId::TableCell;
    Cell { content: vec![content], ..cell("") }
}

/// A row of simple cells.
pub(crate) fn row(texts: &[&str]) -> Row {
    Row { cells: texts.iter().map(|text| cell(text)).collect() }
}

/// A three-line table: rows of 14 pt (10 pt of text, 2 pt above and below).
pub(crate) fn table(columns: usize, header: Vec<Row>, rows: Vec<Row>) -> Table {
    let heavy = Stroke { weight: Len::pt(1.5), color: Color::BLACK };
    let light = Stroke { weight: Len::pt(0.5), color: Color::BLACK };
    Table {
        caption: Some(Caption::numbered("表", "", 1, vec![run("表题")])),
        unit: Vec::new(),
        columns: vec![Column { width: ColumnWidth::Auto, align: HorizontalAlign::Start }; columns],
        header,
        rows,
        notes: Vec::new(),
        source: None,
        rules: TableRules {
            top: heavy,
            header: light,
            header_inner: light,
            rows: Stroke::NONE,
            columns: Stroke::NONE,
            sides: Stroke::NONE,
            bottom: heavy,
        },
        sideways: false,
        continued: Some(Paragraph::new(StyleId::TableCaption, vec![run("续表1\u{3000}表题")], Origin::Run)),
        anchor: None,
        origin: Origin::Run,
    }
}

/// Lays out with the bundled faces; any finding fails the test.
pub(crate) fn layout(document: &Document) -> PagedDocument {
    let laid_out = banxin_layout::layout(document, &book());
    assert!(laid_out.diagnostics.is_empty(), "unexpected: {:?}", laid_out.diagnostics);
    laid_out.value
}

/// The lines of each page as text: `page 1`, then `y x text`, baseline and left edge in points.
pub(crate) fn page_texts(paged: &PagedDocument) -> String {
    let mut out = String::new();
    for (index, page) in paged.pages.iter().enumerate() {
        out.push_str(&format!("page {} [{}]\n", index + 1, page.label));
        for line in &page.lines {
            let region = format!("{:?}", line.region).to_lowercase();
            out.push_str(&format!("{:8.2}{:8.2} {region:6} {}\n", line.y.to_pt(), line.x.to_pt(), line.text));
        }
    }
    out
}

/// An image file that no layout looks into.
pub(crate) fn bytes() -> Arc<[u8]> {
    Arc::from([0_u8; 4].as_slice())
}
