//! The block flow, seen in the lines of pages: breaks, keeps, footnotes, footers, columns, sections.

mod support;

use banxin_base::Len;
use banxin_compose::document::{Block, BreakTo, ColumnBlock, Columns, NumberForm, PageNumbering, Paragraph, SectionKind, SectionStart};
use banxin_layout::frame::{LineInfo, PagedDocument, Region};
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

/// Two columns of seven characters.
fn columned(blocks: Vec<Block>) -> Block {
    Block::Columns(ColumnBlock { columns: Columns { count: 2, gutter: Len::pt(20.0) }, blocks, origin: banxin_base::Origin::Run })
}

/// Where the body lines of each page stand: text, left edge from that of the type area, baseline from the first one's, in points.
fn places(paged: &PagedDocument) -> Vec<String> {
    let mut places = Vec::new();
    for (page, left) in paged.pages.iter().zip([25.0, 15.0].into_iter().cycle()) {
        let lines = page.lines.iter().filter(|line| line.region == Region::Body);
        let at = |line: &LineInfo| format!("{}@{},{}", line.text, line.x.to_pt() - left, (line.y - Len::pt(20.0)).whole(Len::pt(10.0)));
        places.push(lines.map(at).collect::<Vec<_>>().join(" "));
    }
    places
}

#[test]
fn columns_on_a_part_of_a_page_end_as_high_as_each_other_and_the_text_goes_on_below() {
    let paged = body(vec![paragraph("甲", 2), columned(vec![paragraph("乙", 5)]), paragraph("丙", 2)]);
    assert_eq!(places(&paged), ["甲1@0,0 甲2@0,1 乙1@0,2 乙2@0,3 乙3@0,4 乙4@90,2 乙5@90,3 丙1@0,5 丙2@0,6"]);
}

#[test]
fn columns_go_on_over_pages_and_are_balanced_on_the_last() {
    let paged = body(vec![paragraph("甲", 6), columned(vec![paragraph("乙", 12)]), paragraph("丙", 1)]);
    let wanted = [
        "甲1@0,0 甲2@0,1 甲3@0,2 甲4@0,3 甲5@0,4 甲6@0,5 乙1@0,6 乙2@0,7 乙3@0,8 乙4@0,9 乙5@90,6 乙6@90,7 乙7@90,8 乙8@90,9",
        "乙9@0,0 乙10@0,1 乙11@90,0 乙12@90,1 丙1@0,2",
    ];
    assert_eq!(places(&paged), wanted);
}

#[test]
fn a_column_ends_with_no_single_line_and_no_heading() {
    // Three lines do not part in columns; nor does a heading stay behind.
    let paged = body(vec![columned(vec![paragraph("甲", 3), heading(3, "题", 0), paragraph("乙", 2)])]);
    assert_eq!(places(&paged), ["甲1@0,0 甲2@0,1 甲3@0,2 题@90,0 乙1@90,1 乙2@90,2"]);
}

#[test]
fn a_heading_across_the_page_stays_with_the_columns_below_it() {
    let paged = body(vec![paragraph("甲", 9), heading(1, "题", 0), columned(vec![paragraph("乙", 4)])]);
    assert_eq!(pages(&paged)[1], "题 乙1 乙2 乙3 乙4");
    let paged = body(vec![paragraph("甲", 7), heading(1, "题", 0), columned(vec![paragraph("乙", 4)])]);
    assert_eq!(paged.pages.len(), 1);
}

#[test]
fn notes_of_columns_stand_at_the_foot_of_the_page() {
    let mut marked = lines("乙", 6);
    marked.inlines.push(mark(0));
    let blocks = vec![paragraph("甲", 5), columned(vec![Block::Paragraph(marked), paragraph("丙", 6)])];
    let paged = layout(&document(vec![section(blocks)], 0, vec![note("①", 1)]));
    // With its rule the note takes 22 of the 50 points below the text: two lines are left in each column, and it goes with its mark.
    insta::assert_snapshot!(page_texts(&paged));
}

#[test]
fn a_page_break_in_columns_begins_them_anew() {
    let paged = body(vec![columned(vec![paragraph("甲", 4), Block::PageBreak(BreakTo::Next), paragraph("乙", 4)]), paragraph("丙", 1)]);
    assert_eq!(places(&paged), ["甲1@0,0 甲2@0,1 甲3@90,0 甲4@90,1", "乙1@0,0 乙2@0,1 乙3@90,0 乙4@90,1 丙1@0,2"]);
}

#[test]
fn what_no_column_holds_is_cut_and_the_flow_ends() {
    let kept = |name: &str, count: usize| {
        let mut text = lines(name, count);
        text.local = Some(Box::new(banxin_compose::document::ParagraphStyle { keep_together: true, ..plain_style() }));
        Block::Paragraph(text)
    };
    let paged = body(vec![paragraph("前", 1), columned(vec![kept("甲", 12), kept("乙", 4)])]);
    let printed: usize = paged.pages.iter().flat_map(|page| &page.lines).filter(|line| line.region == Region::Body).count();
    assert_eq!((paged.pages.len(), printed), (1, 17));
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
