//! A table of ten thousand rows: twice the rows, twice the time and twice the memory.
//!
//! `cargo bench -p banxin-layout --bench tables`; read "median" and "max alloc". Columns of free width are the dearest: every cell is measured.

mod support;

use banxin_base::Origin;
use banxin_compose::document::{
    Block, Cell, Column, ColumnWidth, Document, Fill, HorizontalAlign, Inline, Paragraph, Row, Stroke, StyleId, Table, TableRules, TextRun,
    VerticalAlign,
};
use banxin_layout::layout;
use divan::AllocProfiler;

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// All pages of a table of five columns, whose texts are short and whose last column wraps.
#[divan::bench(args = [1_250, 2_500, 5_000, 10_000, 20_000], sample_count = 3, sample_size = 1)]
fn rows(bencher: divan::Bencher<'_, '_>, rows: usize) {
    let (book, document) = (support::book(), document(rows));
    bencher.bench(|| layout(&document, &book));
}

fn document(rows: usize) -> Document {
    let mut document = support::document(0, Fill::Grid);
    let cell = |text: String, align: HorizontalAlign| {
        let style = document.styles.get(StyleId::TableCell).text;
        let run = TextRun { text, style, figure: None, link: None, origin: Origin::Run };
        Cell {
            content: vec![Paragraph::new(StyleId::TableCell, vec![Inline::Text(run)], Origin::Run)],
            colspan: 1,
            rowspan: 1,
            align,
            vertical: VerticalAlign::Middle,
            shade: None,
            row_header: false,
            origin: Origin::Run,
        }
    };
    let row = |number: usize| {
        let texts = [format!("第{number}服务点"), format!("{}", number * 37), format!("{}.{}", number % 997, number % 10), "册".to_owned()];
        let mut cells: Vec<Cell> = texts.into_iter().map(|text| cell(text, HorizontalAlign::Decimal)).collect();
        cells.push(cell(format!("周一闭馆，法定节假日照常开放，流动书车每月第{}周到馆", number % 4 + 1), HorizontalAlign::Start));
        Row { cells }
    };
    let head = Row {
        cells: ["服务点", "藏书", "面积", "单位", "备注"].map(|text| cell(text.to_owned(), HorizontalAlign::Center)).into()
    };
    let none = Stroke::NONE;
    let table = Table {
        caption: None,
        unit: Vec::new(),
        columns: vec![Column { width: ColumnWidth::Auto, align: HorizontalAlign::Start }; 5],
        header: vec![head],
        rows: (1..=rows).map(row).collect(),
        notes: Vec::new(),
        source: None,
        rules: TableRules { top: none, header: none, header_inner: none, rows: none, columns: none, sides: none, bottom: none },
        sideways: false,
        continued: None,
        anchor: None,
        origin: Origin::Run,
    };
    if let Some(section) = document.sections.first_mut() {
        section.blocks.push(Block::Table(Box::new(table)));
    }
    document
}
