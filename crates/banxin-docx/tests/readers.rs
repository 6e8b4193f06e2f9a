//! Two readers, quick-xml over the parts and docx-rs over the file, see the same text, styles, numbers, tables, notes and comments; and that is the document's.

mod common;

use std::collections::BTreeSet;

use banxin_base::Origin;
use banxin_compose::document::{Block, Comment, Document, FigureId, Inline, LedgerFigure, Paragraph, StyleId, TextRun};
use banxin_docx::{DocxOptions, render};
use docx_rs::{DocumentChild, Hyperlink, ParagraphChild, RunChild, StructuredDataTagChild, TableCellContent, TableChild, TableRowChild};

use common::package::{Element, open, parse, text};
use common::sample;

/// The sample with printed figures, one of them in a cell, and comments.
fn document() -> Document {
    let mut document = sample::document();
    let figure = |id: &str, printed: &str| LedgerFigure {
        id: id.into(),
        label: "指标".to_owned(),
        value: "35".to_owned(),
        unit: "场".to_owned(),
        printed: printed.to_owned(),
    };
    document.figures = vec![figure("lectures", "35场"), figure("audience", "2000余人次")];
    let print = |id, text: &str| Inline::Text(TextRun { figure: Some(FigureId(id)), ..sample::text_run(text, sample::body_text()) });
    let inlines = vec![sample::run("共宣讲"), print(0, "35场"), sample::run("，覆盖"), print(1, "2000余人次"), print(0, "35场")];
    let blocks = &mut document.sections[2].blocks;
    blocks.insert(0, Block::Paragraph(Paragraph::new(StyleId::Body, inlines, Origin::default())));
    let comment = |text: &str, first, last| Comment { author: "办公室".to_owned(), text: text.to_owned(), first, last };
    document.comments = vec![comment("请核对", 2, 2), comment("第一行\n第二行", 3, 5)];
    document
}

/// A paragraph: style, list and level, text.
type Shown = (String, Option<(usize, usize)>, String);

fn by_parts(paragraph: &Element) -> Shown {
    let property = |name: &str| paragraph.children.iter().find(|it| it.name == "w:pPr").map_or("", |it| it.value(name)).to_owned();
    let number = property("w:numId").parse().ok().map(|list| (list, property("w:ilvl").parse().unwrap_or(0)));
    (property("w:pStyle"), number, paragraph.shown())
}

fn by_docx_rs(paragraph: &docx_rs::Paragraph) -> Shown {
    let style = paragraph.property.style.as_ref().map(|style| style.val.clone()).unwrap_or_default();
    let number = paragraph.property.numbering_property.as_ref();
    let number = number.and_then(|it| Some((it.id.as_ref()?.id, it.level.as_ref().map_or(0, |level| level.val))));
    (style, number, children(&paragraph.children))
}

fn children(list: &[ParagraphChild]) -> String {
    let shown = |child: &ParagraphChild| match child {
        ParagraphChild::Run(run) => run_text(run),
        ParagraphChild::Hyperlink(Hyperlink { children: inner, .. }) => children(inner),
        ParagraphChild::StructuredDataTag(control) => control.children.iter().map(controlled).collect(),
        _ => String::new(),
    };
    list.iter().map(shown).collect()
}

fn controlled(child: &StructuredDataTagChild) -> String {
    match child {
        StructuredDataTagChild::Run(run) => run_text(run),
        _ => String::new(),
    }
}

fn run_text(run: &docx_rs::Run) -> String {
    let texts = run.children.iter().filter_map(|child| match child {
        RunChild::Text(text) => Some(text.text.as_str()),
        _ => None,
    });
    texts.collect()
}

/// The cells of a table, row by row: the text of each paragraph.
type Cells = Vec<Vec<Vec<String>>>;

fn table_by_parts(table: &Element) -> Cells {
    let paragraphs = |cell| named(cell, "w:p").map(Element::shown).collect();
    named(table, "w:tr").map(|row| named(row, "w:tc").map(paragraphs).collect()).collect()
}

fn named<'e>(element: &'e Element, name: &'static str) -> impl Iterator<Item = &'e Element> {
    element.children.iter().filter(move |it| it.name == name)
}

fn table_by_docx_rs(table: &docx_rs::Table) -> Cells {
    let paragraph = |content: &TableCellContent| match content {
        TableCellContent::Paragraph(it) => Some(children(&it.children)),
        _ => None,
    };
    let row = |TableChild::TableRow(row): &TableChild| {
        row.cells.iter().map(|TableRowChild::TableCell(cell)| cell.children.iter().filter_map(paragraph).collect()).collect()
    };
    table.rows.iter().map(row).collect()
}

/// The paragraphs of the body, not those in tables.
fn paragraphs(read: &docx_rs::Docx) -> impl Iterator<Item = &docx_rs::Paragraph> {
    read.document.children.iter().filter_map(|child| match child {
        DocumentChild::Paragraph(it) => Some(&**it),
        _ => None,
    })
}

#[test]
fn both_readers_see_the_same() {
    let bytes = render(&document(), &sample::pages(), &DocxOptions::default()).expect("renders");
    let parts = open(&bytes);
    let main = parse(&text(&parts, "word/document.xml"));
    let body = main.children.first().expect("a body");
    let read = docx_rs::read_docx(&bytes).expect("docx-rs reads it");

    // What 注音 says above the base is text to one reader and not to the other.
    let plain = |shown: &&Shown| !shown.2.contains("yí");
    let own: Vec<Shown> = body.children.iter().filter(|it| it.name == "w:p").map(by_parts).collect();
    let other: Vec<Shown> = paragraphs(&read).map(by_docx_rs).collect();
    assert_eq!(own.len(), other.len());
    for (own, other) in own.iter().zip(&other).filter(|(own, _)| plain(own)) {
        assert_eq!(own, other);
    }
    assert!(own.iter().any(|(_, _, text)| text == "共宣讲35场，覆盖2000余人次35场"));

    let own: Vec<Cells> = body.children.iter().filter(|it| it.name == "w:tbl").map(table_by_parts).collect();
    let other: Vec<Cells> = read
        .document
        .children
        .iter()
        .filter_map(|child| match child {
            DocumentChild::Table(it) => Some(table_by_docx_rs(it)),
            _ => None,
        })
        .collect();
    assert_eq!(own, other);
}

#[test]
fn both_readers_see_the_same_styles_and_lists() {
    let bytes = render(&document(), &sample::pages(), &DocxOptions::default()).expect("renders");
    let parts = open(&bytes);
    let read = docx_rs::read_docx(&bytes).expect("docx-rs reads it");
    let styles = parse(&text(&parts, "word/styles.xml"));
    let own: BTreeSet<String> = styles.all("w:style").into_iter().map(|it| it.get("w:styleId").to_owned()).collect();
    let other: BTreeSet<String> = read.styles.styles.iter().map(|it| it.style_id.clone()).collect();
    assert_eq!(own, other);
    let numbering = parse(&text(&parts, "word/numbering.xml"));
    let own: Vec<usize> = numbering.all("w:num").into_iter().map(|it| it.get("w:numId").parse().expect("a number")).collect();
    let other: Vec<usize> = read.numberings.numberings.iter().map(|it| it.id).collect();
    assert_eq!(own, other);
    let own: Vec<usize> = numbering.all("w:abstractNum").into_iter().map(|it| it.all("w:lvl").len()).collect();
    let other: Vec<usize> = read.numberings.abstract_nums.iter().map(|it| it.levels.len()).collect();
    assert_eq!(own, other);
}

#[test]
fn both_readers_see_the_same_notes_and_comments() {
    let bytes = render(&document(), &sample::pages(), &DocxOptions::default()).expect("renders");
    let parts = open(&bytes);
    let read = docx_rs::read_docx(&bytes).expect("docx-rs reads it");
    // docx-rs reads no footnotes.
    let notes = parse(&text(&parts, "word/footnotes.xml"));
    let own: Vec<String> =
        notes.all("w:footnote").into_iter().filter(|it| it.get("w:type").is_empty()).map(|it| it.shown().trim().to_owned()).collect();
    assert_eq!(own, ["脚注的文字。"]);
    let comments = parse(&text(&parts, "word/comments.xml"));
    let own: Vec<(String, String)> = comments.all("w:comment").into_iter().map(|it| (it.get("w:author").to_owned(), it.shown())).collect();
    let wanted = [("办公室", "请核对"), ("办公室", "第一行第二行")].map(|(author, text)| (author.to_owned(), text.to_owned()));
    assert_eq!(own, wanted);
    let starts = paragraphs(&read).flat_map(|it| &it.children);
    let starts = starts.filter_map(|child| match child {
        ParagraphChild::CommentStart(start) => Some((start.id, start.comment.author.clone())),
        _ => None,
    });
    assert_eq!(starts.collect::<Vec<_>>(), [(0, "办公室".to_owned()), (1, "办公室".to_owned())]);
}
