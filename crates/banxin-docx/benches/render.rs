//! How long writing takes, and how much memory: 10, 100 and 1,000 pages of 28 x 22 characters, with headings, figures bound to a ledger, and a table on
//! every second page. Made-up text.

#[allow(unreachable_pub, dead_code, reason = "helpers shared with the tests")]
#[path = "../tests/common/sample.rs"]
mod sample;

use banxin_base::Origin;
use banxin_compose::document::{
    Block, Document, FigureId, HorizontalAlign, Inline, LedgerFigure, NumberForm, Paragraph, Row, SectionKind, StyleId, Table, TextRun,
};
use banxin_docx::{Bindings, DocxOptions, render};
use banxin_layout::PageMap;
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn bound(bencher: Bencher<'_, '_>, pages: usize) {
    let (document, map) = long(pages);
    bencher.bench_local(|| render(&document, &map, &DocxOptions::default()));
}

#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn plain(bencher: Bencher<'_, '_>, pages: usize) {
    let (document, map) = long(pages);
    bencher.bench_local(|| render(&document, &map, &DocxOptions { bindings: Bindings::Plain, ..DocxOptions::default() }));
}

/// Figures of the ledger.
const FIGURES: usize = 400;

fn long(pages: usize) -> (Document, PageMap) {
    let mut document = sample::document();
    document.figures = (0..FIGURES).map(figure).collect();
    let blocks = (0..pages).flat_map(page).collect();
    document.sections = vec![sample::section(SectionKind::Body, NumberForm::Decimal, 1, blocks)];
    document.anchors.clear();
    let labels = (1..=pages).map(|page| page.to_string()).collect();
    (document, PageMap::new(Vec::new(), labels))
}

fn figure(n: usize) -> LedgerFigure {
    let value = (n * 37 + 11).to_string();
    LedgerFigure {
        id: format!("figure_{n}").into(),
        label: format!("指标{n}"),
        printed: format!("{value}人次"),
        value,
        unit: "人次".to_owned(),
    }
}

/// A page: a heading on every fourth, a table on every second, the rest paragraphs with eight figures in all.
fn page(number: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = 22;
    if number.is_multiple_of(4) {
        blocks.push(Block::Paragraph(sample::para(StyleId::Heading(2), "各级工会服务职工的主要做法和成效")));
        lines -= 1;
    }
    if number.is_multiple_of(2) {
        blocks.push(Block::Table(Box::new(table(number))));
        lines -= 10;
    }
    for n in 0..lines / 3 {
        blocks.push(Block::Paragraph(paragraph(number * 8 + n)));
    }
    blocks
}

/// Three lines.
fn paragraph(number: usize) -> Paragraph {
    let text = "坚持把服务职工作为各项工作的出发点和落脚点，深入基层一线开展走访慰问，";
    let print = |n: usize| {
        let printed = figure(n % FIGURES).printed;
        let id = FigureId(u32::try_from(n % FIGURES).expect("few"));
        Inline::Text(TextRun { figure: Some(id), ..sample::text_run(&printed, sample::body_text()) })
    };
    let inlines = vec![sample::run(text), print(number), sample::run("，覆盖"), print(number + 7), sample::run("。"), sample::run(text)];
    Paragraph::new(StyleId::Body, inlines, Origin::default())
}

/// A header and nine rows of four columns.
fn table(number: usize) -> Table {
    let cell = |text: &str, align| sample::cell(StyleId::TableCell, text, align);
    let row = |n: usize| Row {
        cells: vec![
            cell("走访慰问困难职工", HorizontalAlign::Start),
            cell(&(number * 9 + n).to_string(), HorizontalAlign::Decimal),
            cell(&(number * 7 + n).to_string(), HorizontalAlign::End),
            cell("人次", HorizontalAlign::Start),
        ],
    };
    let whole = sample::table();
    Table { caption: None, anchor: None, notes: Vec::new(), source: None, rows: (0..9).map(row).collect(), ..whole }
}
