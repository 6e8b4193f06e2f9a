//! Tables on pages: splitting, repeated heads, spans over page breaks, aligned numbers.

mod support;

use banxin_base::{Len, codes};
use banxin_compose::document::{Block, Cell, Column, ColumnWidth, HorizontalAlign, Row, StyleId, Table, VerticalAlign};
use banxin_layout::frame::{Item, PagedDocument, Region};
use support::{cell, document, layout, lines, page_texts, row, run, section, table, tall_cell};

fn with_table(before: usize, table: Table) -> PagedDocument {
    let mut blocks = Vec::new();
    if before > 0 {
        blocks.push(Block::Paragraph(lines("甲", before)));
    }
    blocks.push(Block::Table(Box::new(table)));
    layout(&document(vec![section(blocks)], 0, Vec::new()))
}

fn numbered_rows(count: usize) -> Vec<Row> {
    (1..=count).map(|number| row(&[&format!("行{number}"), "值"])).collect()
}

/// The texts of the table lines of a page.
fn texts(paged: &PagedDocument, page: usize) -> Vec<&str> {
    paged.pages[page].lines.iter().filter(|line| line.region == Region::Table).map(|line| line.text.as_str()).collect()
}

#[test]
fn a_split_table_repeats_its_head_under_the_mark() {
    let mut long = table(2, vec![row(&["指标", "数量"])], numbered_rows(9));
    long.unit = vec![run("单位：人")];
    long.notes = vec![banxin_compose::document::Paragraph::new(StyleId::TableNote, vec![run("注：测试。")], banxin_base::Origin::Run)];
    let paged = with_table(2, long);
    insta::assert_snapshot!(page_texts(&paged));
    let artifacts = |page: usize| {
        let items = paged.pages[page].items.iter();
        items.filter(|item| matches!(item, Item::Glyphs(run) if run.tag.is_artifact() && &*run.text == "指标")).count()
    };
    assert_eq!((artifacts(0), artifacts(1)), (0, 1), "only the repeated head is an artifact");
}

#[test]
fn no_row_stands_alone() {
    // 30 lines of head matter, then rows of 14 pt: four fit on the first page, one would be left over.
    let paged = with_table(1, table(2, vec![row(&["指标", "数量"])], numbered_rows(5)));
    assert_eq!(texts(&paged, 1), ["续表1\u{3000}表题", "指标", "数量", "行4", "值", "行5", "值"]);
}

#[test]
fn notes_and_source_stand_under_the_last_part_only() {
    let mut long = table(2, vec![row(&["指标", "数量"])], numbered_rows(20));
    let note = |text: &str| banxin_compose::document::Paragraph::new(StyleId::TableNote, vec![run(text)], banxin_base::Origin::Run);
    long.notes = vec![note("注：测试。")];
    long.source = Some(note("资料来源：测试。"));
    let paged = with_table(0, long);
    let parts = paged.pages.len();
    assert!(parts >= 3, "{parts} pages");
    for page in 0..parts {
        let texts = texts(&paged, page);
        let below: Vec<&str> = texts.iter().copied().filter(|text| text.starts_with('注') || text.starts_with("资料")).collect();
        assert_eq!(below, if page + 1 == parts { vec!["注：测试。", "资料来源：测试。"] } else { Vec::new() });
        assert_eq!(texts.iter().filter(|text| **text == "指标").count(), 1, "the head stands once on page {page}");
        assert_eq!(texts[0] == "表1\u{3000}表题", page == 0);
        assert_eq!(texts[0] == "续表1\u{3000}表题", page > 0);
        assert!(texts.iter().filter(|text| text.starts_with('行')).count() >= 2, "a row stands alone on page {page}");
    }
}

#[test]
fn a_sideways_table_goes_on_over_turned_pages() {
    let mut wide = table(2, vec![row(&["指标", "数量"])], numbered_rows(30));
    wide.sideways = true;
    let paged = with_table(1, wide);
    let turned: Vec<usize> = (0..paged.pages.len()).filter(|page| texts(&paged, *page).iter().any(|text| text.starts_with('行'))).collect();
    assert!(turned.len() >= 2 && turned[0] > 0, "{turned:?}");
    for page in &turned {
        let lines = paged.pages[*page].lines.iter().filter(|line| line.region == Region::Table);
        assert!(lines.clone().all(|line| line.turned), "an upright line on page {page}");
        assert_eq!(lines.filter(|line| line.text == "指标").count(), 1);
    }
    let rows: Vec<String> =
        turned.iter().flat_map(|page| texts(&paged, *page)).filter(|text| text.starts_with('行')).map(str::to_owned).collect();
    assert_eq!(rows, (1..=30).map(|number| format!("行{number}")).collect::<Vec<_>>());
}

#[test]
fn the_mark_of_a_part_at_the_left_stands_at_the_edge_of_the_table() {
    let mut narrow = table(2, vec![row(&["指标", "数量"])], numbered_rows(12));
    narrow.columns = vec![Column { width: ColumnWidth::Fixed(Len::pt(40.0)), align: HorizontalAlign::Start }; 2];
    let mark = narrow.continued.as_mut().expect("a mark");
    let style = banxin_compose::document::ParagraphStyle { align: banxin_compose::document::Align::Start, ..support::plain_style() };
    mark.local = Some(Box::new(style));
    let paged = with_table(0, narrow);
    let last = paged.pages.last().expect("pages");
    let place = |text: &str| last.lines.iter().find(|line| line.text == text).expect("printed").x;
    assert_eq!(place("续表1\u{3000}表题") + Table::PADDING_X, place("行12").min(place("指标")));
}

#[test]
fn caption_and_head_move_with_the_first_rows() {
    let paged = with_table(7, table(2, vec![row(&["指标", "数量"])], numbered_rows(3)));
    assert!(texts(&paged, 0).is_empty());
    assert_eq!(texts(&paged, 1)[0], "表1\u{3000}表题");
}

#[test]
fn a_cell_over_rows_goes_on_over_the_page() {
    let mut rows = numbered_rows(9);
    let mut tall = tall_cell("跨", 8);
    tall.rowspan = 9;
    rows[0].cells.insert(0, tall);
    let paged = with_table(0, table(3, vec![row(&["类", "指标", "数量"])], rows));
    insta::assert_snapshot!(page_texts(&paged));
    let printed = paged.pages.iter().flat_map(|page| &page.lines).filter(|line| line.text.starts_with('跨')).count();
    assert_eq!(printed, 8, "every line of the cell is printed once");
}

#[test]
fn rows_of_a_small_span_stay_together() {
    let mut rows = numbered_rows(4);
    rows[2].cells.insert(0, Cell { rowspan: 2, ..cell("跨") });
    rows[0].cells.insert(0, Cell { rowspan: 2, ..cell("跨") });
    let paged = with_table(4, table(3, Vec::new(), rows));
    assert_eq!(texts(&paged, 1), ["续表1\u{3000}表题", "跨", "行3", "值", "行4", "值"]);
}

#[test]
fn a_row_that_no_page_holds_splits_between_lines() {
    let rows = vec![Row { cells: vec![tall_cell("高", 13), cell("短")] }];
    let paged = with_table(0, table(2, vec![row(&["指标", "数量"])], rows));
    insta::assert_snapshot!(page_texts(&paged));
    for page in &paged.pages {
        for line in page.lines.iter().filter(|line| line.region == Region::Table) {
            assert!(line.y <= Len::pt(120.0), "{} stands below the type area", line.text);
        }
    }
}

#[test]
fn numbers_stand_with_their_points_in_line() {
    let decimal = |text: &str| Cell { align: HorizontalAlign::Decimal, ..cell(text) };
    let values = ["1234.5", "7", "20余", "0.25", "—"];
    let rows = values.iter().map(|value| Row { cells: vec![cell("甲"), decimal(value)] }).collect();
    let mut numbers = table(2, Vec::new(), rows);
    numbers.columns = vec![Column { width: ColumnWidth::Fixed(Len::pt(80.0)), align: HorizontalAlign::Decimal }; 2];
    numbers.caption = None;
    let paged = with_table(0, numbers);
    // Digits of the Latin face are half an em wide: the point of each number is behind its integer part.
    let place = |text: &str, integer: i64| {
        let line = paged.pages[0].lines.iter().find(|line| line.text == text).expect("printed");
        line.x + Len::pt(5.0) * integer
    };
    let point = place("1234.5", 4);
    for (text, integer) in [("7", 1), ("0.25", 1), ("20余", 2)] {
        assert_eq!(place(text, integer), point, "{text}");
    }
}

#[test]
fn cells_stand_at_the_bottom_or_in_the_middle() {
    let low = Cell { vertical: VerticalAlign::Bottom, ..cell("低") };
    let middle = Cell { vertical: VerticalAlign::Middle, ..cell("中") };
    let rows = vec![Row { cells: vec![tall_cell("高", 3), middle, low] }];
    let mut three = table(3, Vec::new(), rows);
    three.caption = None;
    let paged = with_table(0, three);
    let y = |text: &str| paged.pages[0].lines.iter().find(|line| line.text == text).expect("printed").y;
    assert_eq!(y("中"), y("高2"));
    assert_eq!(y("低"), y("高3"));
}

#[test]
fn a_table_that_is_too_wide_is_narrowed_and_reported() {
    let mut wide = table(2, Vec::new(), numbered_rows(1));
    wide.columns = vec![Column { width: ColumnWidth::Fixed(Len::pt(100.0)), align: HorizontalAlign::Start }; 2];
    let found = banxin_layout::layout(&document(vec![section(vec![Block::Table(Box::new(wide))])], 0, Vec::new()), &support::book());
    assert_eq!(found.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [&codes::TABLE_TOO_WIDE]);
}

#[test]
fn tables_without_rows_or_columns_do_no_harm() {
    for empty in [table(0, Vec::new(), numbered_rows(2)), table(2, Vec::new(), Vec::new()), table(2, vec![row(&["头", "头"])], Vec::new())]
    {
        assert_eq!(with_table(0, empty).pages.len(), 1);
    }
    let mut spans = table(2, Vec::new(), numbered_rows(2));
    spans.rows[0].cells[1].colspan = 9;
    spans.rows[1].cells[0].rowspan = 9;
    assert_eq!(with_table(0, spans).pages.len(), 1);
}

#[test]
fn a_table_has_as_much_room_below_as_its_caption_above() {
    let place = |space: f64| {
        let blocks = vec![Block::Table(Box::new(table(2, Vec::new(), numbered_rows(2)))), Block::Paragraph(lines("后", 1))];
        let mut document = document(vec![section(blocks)], 0, Vec::new());
        document.styles = support::styles_with_caption_space(Len::pt(space));
        let paged = layout(&document);
        paged.pages[0].lines.iter().find(|line| line.text == "后1").expect("printed").y
    };
    // At the head of a page the caption's own space is dropped, so only the room below is left.
    assert_eq!(place(5.0) - place(0.0), Len::pt(5.0));
}
