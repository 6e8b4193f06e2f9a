//! The block flow, seen in the lines of pages: breaks, keeps, footnotes, footers, columns, sections.

mod support;

use banxin_base::Len;
use banxin_compose::document::{Block, BreakTo, Columns, NumberForm, PageNumbering, Paragraph, SectionKind, SectionStart};
use banxin_layout::frame::{PagedDocument, Region};
use support::{document, heading, layout, lines, mark, note, page_texts, plain_style, run, section};

fn paragraph(name: &str, count: usize) -> Block {
    Block::Paragraph(lines(name, count))
}

fn body(blocks: Vec<Block>) -> PagedDocument {
    layout(&document(vec![section(blocks)], 4, Vec::new()))
}

/// The texts of the body lines of each page, joined.
fn pages(paged: &PagedDocument) -> Vec<String> {
    let texts = |page: &banxin_layout::frame::Page| {
        let lines = page.lines.iter().filter(|line| line.region == Region::Body);
        lines.map(|line| line.text.as_str()).collect::<Vec<_>>().join(" ")
    };
    paged.pages.iter().map(texts).collect()
}

#[test]
fn ten_lines_fill_a_page() {
    let paged = body(vec![paragraph("甲", 10), paragraph("乙", 3)]);
    insta::assert_snapshot!(page_texts(&paged));
}

#[test]
fn a_paragraph_leaves_no_single_line_behind_or_ahead() {
    // One line would fit below: it goes with the second.
    assert_eq!(pages(&body(vec![paragraph("甲", 9), paragraph("乙", 3)]))[1], "乙1 乙2 乙3");
    // Three of four would fit: the last takes one with it.
    assert_eq!(pages(&body(vec![paragraph("甲", 7), paragraph("乙", 4)]))[1], "乙3 乙4");
}

#[test]
fn without_widow_control_every_line_stands_where_it_falls() {
    let mut free = lines("乙", 3);
    free.local = Some(Box::new(banxin_compose::document::ParagraphStyle { widow_control: false, ..plain_style() }));
    assert_eq!(pages(&body(vec![paragraph("甲", 9), Block::Paragraph(free)]))[1], "乙2 乙3");
}

#[test]
fn a_heading_stays_with_the_text_below_it() {
    let paged = body(vec![paragraph("甲", 8), heading(1, "标题", 0), paragraph("乙", 3)]);
    assert_eq!(pages(&paged)[1], "标题 乙1 乙2 乙3");
    let headings = body(vec![paragraph("甲", 7), heading(1, "标题", 0), heading(3, "小题", 1), paragraph("乙", 3)]);
    assert_eq!(pages(&headings)[1], "标题 小题 乙1 乙2 乙3");
}

#[test]
fn headings_without_end_still_end() {
    let many: Vec<Block> = (0..40).map(|_| heading(1, "标题", 0)).collect();
    assert_eq!(body(many).pages.len(), 4);
}

#[test]
fn a_kept_paragraph_moves_whole_unless_no_page_holds_it() {
    let kept = |name: &str, count: usize| {
        let mut text = lines(name, count);
        text.local = Some(Box::new(banxin_compose::document::ParagraphStyle { keep_together: true, ..plain_style() }));
        Block::Paragraph(text)
    };
    assert_eq!(pages(&body(vec![paragraph("甲", 6), kept("乙", 5)]))[1], "乙1 乙2 乙3 乙4 乙5");
    let paged = body(vec![paragraph("甲", 2), kept("乙", 12)]);
    assert_eq!(paged.pages.len(), 2);
    assert_eq!(pages(&paged)[1], "乙9 乙10 乙11 乙12");
}

#[test]
fn space_before_is_dropped_at_the_head_of_a_page_and_blank_lines_are_not() {
    let spaced = |name: &str, count: usize| {
        let mut text = lines(name, count);
        let style = banxin_compose::document::ParagraphStyle { space_before: Len::pt(5.0), space_after: Len::pt(3.0), ..plain_style() };
        text.local = Some(Box::new(style));
        Block::Paragraph(text)
    };
    let paged = body(vec![spaced("甲", 9), spaced("乙", 4), Block::PageBreak(BreakTo::Next), Block::BlankLines(2), spaced("丙", 1)]);
    insta::assert_snapshot!(page_texts(&paged));
}

#[test]
fn a_break_to_an_odd_page_leaves_a_page_blank_and_unnumbered() {
    let paged = body(vec![paragraph("甲", 1), Block::PageBreak(BreakTo::Odd), paragraph("乙", 1), Block::PageBreak(BreakTo::Next)]);
    assert_eq!(pages(&paged), ["甲1", "", "乙1"]);
    let labels: Vec<_> = paged.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["1", "", "3"]);
    assert!(paged.pages[1].items.is_empty());
}

#[test]
fn sections_number_their_pages_and_start_on_the_right() {
    let mut cover = section(vec![paragraph("封", 1)]);
    cover.kind = SectionKind::Cover;
    cover.numbering = PageNumbering { form: NumberForm::Hidden, start: 1 };
    let mut front = section(vec![paragraph("目", 11)]);
    front.numbering = PageNumbering { form: NumberForm::LowerRoman, start: 1 };
    front.start = SectionStart::OddPage;
    let mut text = section(vec![paragraph("文", 1)]);
    text.start = SectionStart::OddPage;
    let mut back = section(vec![paragraph("附", 1)]);
    back.numbering.start = 0;
    let paged = layout(&document(vec![cover, front, text, back], 0, Vec::new()));
    let labels: Vec<_> = paged.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels, ["", "", "i", "ii", "1", "2"]);
    assert_eq!(pages(&paged)[1], "");
}

#[test]
fn page_numbers_stand_outside() {
    let paged = body(vec![paragraph("甲", 11)]);
    let footers: Vec<_> = paged.pages.iter().filter_map(|page| page.lines.iter().find(|line| line.region == Region::Footer)).collect();
    let (odd, even) = (footers[0], footers[1]);
    assert_eq!(odd.text, "— 1 —");
    // One em from the right edge of the type area, which ends at 25 + 160 pt.
    assert_eq!(odd.x + odd.width, Len::pt(175.0));
    // On even pages the type area starts at 15 pt.
    assert_eq!(even.x, Len::pt(25.0));
    // The dash is 0.38 em above the baseline.
    assert_eq!(odd.y, Len::pt(133.8));
}

#[test]
fn a_footnote_stands_on_the_page_of_its_mark() {
    let mut marked = lines("乙", 2);
    marked.inlines.push(mark(0));
    let doc = document(vec![section(vec![paragraph("甲", 6), Block::Paragraph(marked), paragraph("丙", 2)])], 0, vec![note("①", 2)]);
    insta::assert_snapshot!(page_texts(&layout(&doc)));
}

#[test]
fn a_long_footnote_goes_on_at_the_foot_of_the_next_page() {
    let mut marked = lines("乙", 1);
    marked.inlines.push(mark(0));
    let doc = document(vec![section(vec![paragraph("甲", 5), Block::Paragraph(marked), paragraph("丙", 4)])], 0, vec![note("①", 8)]);
    let paged = layout(&doc);
    insta::assert_snapshot!(page_texts(&paged));
    let notes = paged.pages.iter().flat_map(|page| &page.lines).filter(|line| line.region == Region::Note).count();
    assert_eq!(notes, 8, "every line of the note is printed once");
}

#[test]
fn columns_are_filled_in_order() {
    let mut two = section(vec![paragraph("甲", 23)]);
    two.page.columns = Columns { count: 2, gutter: Len::pt(20.0) };
    let paged = layout(&document(vec![two], 0, Vec::new()));
    insta::assert_snapshot!(page_texts(&paged));
}

#[test]
fn an_empty_section_is_a_blank_page() {
    assert_eq!(pages(&body(Vec::new())), [""]);
    assert_eq!(
        pages(&body(vec![Block::Paragraph(Paragraph::new(
            banxin_compose::document::StyleId::Body,
            vec![run("甲")],
            banxin_base::Origin::Run
        ))])),
        ["甲"]
    );
}
