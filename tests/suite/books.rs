//! Books (annual): their parts in both files.

use banxin::{DocxOptions, Pipeline, Report};
use banxin_layout::frame::{Destination, Item, LineInfo, Region};
use banxin_tests::docx::Word;
use banxin_tests::{fonts, squeeze};

/// A made-up book with a sideways table in the middle of a chapter, and a chapter of several pages.
fn book(more: &str) -> String {
    format!(
        "banxin: 1
title: 年度简报（虚构）
issuer: 云溪县图书馆
date: 2025-01-20
style: annual
{more}
body:
  - heading: 第一年
  - text: 县图书馆全年开放。
  - table: {{caption: 横排指标, orientation: sideways, columns: [{{title: 指标}}, {{title: 数量}}], rows: [[外借, '35']]}}
  - text: 以上为全年情况。
  - heading: 第二年
  - text: 全年情况另行说明。
"
    )
}

fn made(yaml: &str) -> banxin::Output<'static> {
    let report = Report::from_yaml(yaml).expect("a report");
    Pipeline::new(fonts()).run(&report).expect("pages").value
}

fn word(yaml: &str) -> Word {
    Word::open(&made(yaml).docx(&DocxOptions::default()).expect("a Word file"))
}

fn part(word: &Word, name: &str) -> String {
    String::from_utf8(word.parts[&format!("word/{name}")].clone()).expect("text")
}

/// What each section of the Word file says of itself.
fn sections(word: &Word) -> Vec<String> {
    let body = part(word, "document.xml");
    body.split("<w:sectPr>").skip(1).map(|rest| rest.split("</w:sectPr>").next().unwrap_or_default().to_owned()).collect()
}

/// The parts that a section refers to as its headers or footers of a type.
fn referred(word: &Word, section: &str, what: &str, kind: &str) -> Option<String> {
    let from = section.split(&format!("<w:{what}Reference w:type=\"{kind}\" r:id=\"")).nth(1)?;
    let id = from.split('"').next()?;
    let relations = part(word, "_rels/document.xml.rels");
    let target = relations.split(&format!("Id=\"{id}\"")).nth(1)?.split("Target=\"").nth(1)?;
    Some(part(word, target.split('"').next()?))
}

#[test]
fn every_section_of_a_book_states_all_its_heads_and_feet() {
    let word = word(&book(""));
    let sections = sections(&word);
    // Title page, chapter 1 before, on and behind the sideways page, chapter 2.
    assert_eq!(sections.len(), 5);
    let bare: Vec<bool> = sections.iter().map(|section| section.contains("<w:titlePg/>")).collect();
    assert_eq!(bare, [true, true, false, false, true], "only title pages and first pages of chapters are bare");
    for (section, bare) in sections.iter().zip(bare) {
        for what in ["header", "footer"] {
            for kind in ["default", "even"] {
                assert!(referred(&word, section, what, kind).is_some(), "{what} {kind}: {section}");
            }
            let first = referred(&word, section, what, "first");
            assert_eq!(first.is_some(), bare, "{what}: {section}");
            assert!(first.is_none_or(|part| !part.contains("<w:t")), "a bare page has no {what}");
        }
    }
    let all = sections.iter().all(|section| referred(&word, section, "header", "even").is_some_and(|part| part.contains("年度简报")));
    assert!(all, "every page behind a first one has a head");
}

/// A preface, contents and both lists.
const FRONT: &str = "front:
  cover: true
  preface: {body: [{text: 本书资料均为虚构。}]}
  contents: {depth: 2, tables: true, figures: true}";

#[test]
fn front_matter_counts_in_roman_numbers_and_the_body_begins_with_1() {
    let output = made(&book(FRONT));
    // Cover, title page, preface, contents, each on a right-hand page; then the body.
    let labels: Vec<&str> = output.pages().pages.iter().map(|page| page.label.as_str()).take(9).collect();
    assert_eq!(labels, ["", "", "i", "", "iii", "", "v", "", "1"]);
    let number = |line: &LineInfo, label: &str| line.region == Region::Footer && line.text == label;
    let printed = |page: usize| output.pages().pages[page].lines.iter().any(|line| number(line, labels[page]));
    let shown: Vec<bool> = [2, 4, 6, 8].map(printed).to_vec();
    assert_eq!(shown, [false, true, true, false], "the title page and a chapter's first page show no number");
    let pdf = banxin_tests::pdf::Pdf::open(&output.pdf(&banxin::PdfOptions::default()).expect("a PDF"));
    let entries: Vec<String> = pdf.tree.all(&["TOCI"]).into_iter().map(|it| squeeze(&it.text()).replace('…', "")).collect();
    assert_eq!(entries, ["前言iii", "第一章第一年1", "第二章第二年5", "表1横排指标2"]);
    assert_eq!(pdf.tree.all(&["TOC"]).len(), 2, "the list of tables is one of its own");
}

#[test]
fn lists_of_tables_are_fields_of_word_that_are_filled_already() {
    let word = word(&book(FRONT));
    let body = part(&word, "document.xml");
    assert!(body.contains("TOC \\o &quot;1-2&quot; \\h \\z \\u") || body.contains("TOC \\o \"1-2\" \\h \\z \\u"));
    assert!(body.contains("TOC \\h \\z \\c &quot;表&quot;") || body.contains("TOC \\h \\z \\c \"表\""), "a list by the captions' sequence");
    assert!(!body.contains("图目录"), "a list without entries is left out");
    let entries: Vec<String> = word.styled("TableofFigures").map(|it| squeeze(&it.text)).collect();
    assert_eq!(entries, ["表1横排指标2"]);
    let contents: Vec<String> = word.styled("TOC").filter(|it| it.style != "TOCHeading").map(|it| squeeze(&it.text)).collect();
    assert_eq!(contents, ["前言iii", "第一章第一年1", "第二章第二年5"]);
    assert!(part(&word, "document.xml").contains("w:fmt=\"lowerRoman\""));
    assert!(!part(&word, "settings.xml").contains("updateFields"), "nothing is asked when the file is opened");
}

/// A chapter with a note, and terms for the index.
fn noted(place: &str) -> String {
    format!(
        "banxin: 1
title: 年度简报（虚构）
issuer: 云溪县图书馆
date: 2025-01-20
style: annual
notes: {place}
front:
  contents: {{depth: 1}}
back:
  index: true
  attachments: [{{title: 附表, body: [{{text: 附表从略。}}]}}]
body:
  - heading: 服务
  - text: |
      通借通还{{{{ index('通借通还') }}}}覆盖全县[^a]，另设流动书车{{{{ index('流动书车') }}}}。

      [^a]: 还书时不必出示证件。
  - table: {{caption: 指标, columns: [{{title: 指标}}, {{title: 数量}}], rows: [[外借, '35']]}}
  - heading: 展望
  - text: 通借通还{{{{ index('通借通还') }}}}继续推进。
"
    )
}

#[test]
fn endnotes_stand_together_behind_the_chapters_and_lead_both_ways() {
    let yaml = noted("endnotes");
    let output = made(&yaml);
    let pdf = banxin_tests::pdf::Pdf::open(&output.pdf(&banxin::PdfOptions::default()).expect("a PDF"));
    let notes: Vec<String> = pdf.tree.all(&["Note"]).into_iter().map(|it| squeeze(&it.text())).collect();
    assert_eq!(notes, ["①还书时不必出示证件。"]);
    let page = |text: &str| output.pages().pages.iter().position(|page| page.lines.iter().any(|line| line.text.contains(text)));
    assert!(page("还书时不必出示证件") > page("继续推进"), "behind the last chapter");
    assert!(page("还书时不必出示证件") < page("附表从略"), "before what is attached");
    // The mark leads to the note, the note to its mark.
    let links = |index: Option<usize>| {
        let items = &output.pages().pages[index.expect("a page")].items;
        items.iter().filter_map(|item| if let Item::Link(link) = item { Some((link.alt.clone(), link.target.clone())) } else { None })
    };
    let to = |index: Option<usize>, wanted: Option<usize>| {
        links(index).any(|(alt, target)| alt == "①" && matches!(target, Destination::Page { index, .. } if Some(index) == wanted))
    };
    let (mark, note) = (page("通借通还覆盖"), page("还书时不必出示证件"));
    assert!(to(mark, note), "the mark leads to the note");
    assert!(to(note, mark), "the note leads back");
    assert!(output.pages().pages.iter().all(|page| page.lines.iter().all(|line| line.region != Region::Note)), "no foot holds a note");
}

#[test]
fn endnotes_are_words_own() {
    let word = word(&noted("endnotes"));
    let notes = part(&word, "endnotes.xml");
    assert!(notes.contains("w:type=\"separator\"") && notes.contains("<w:endnoteRef/>") && notes.contains("还书时不必出示证件"));
    assert!(!part(&word, "footnotes.xml").contains("还书"), "no footnote beside it");
    assert!(part(&word, "document.xml").contains("<w:endnoteReference w:id=\"1\"/>"));
    assert!(part(&word, "settings.xml").contains("<w:pos w:val=\"sectEnd\"/>"));
    // Sections before the notes hold them back, that of the notes and those behind it do not.
    let waits: Vec<bool> = sections(&word).iter().map(|section| section.contains("<w:noEndnote/>")).collect();
    assert_eq!(waits.iter().filter(|waits| **waits).count(), 4, "title page, contents, two chapters: {waits:?}");
    assert!(waits.is_sorted_by(|one, next| one >= next));
    assert!(word.headings().iter().any(|(_, text)| text == "注释"));
    let footnotes = self::word(&noted("footnotes"));
    assert!(!footnotes.parts.contains_key("word/endnotes.xml"), "none where notes stand at the foot");
}

#[test]
fn the_index_names_pages_by_pinyin_and_is_a_field_of_word() {
    let yaml = noted("footnotes");
    let output = made(&yaml);
    let lines: Vec<&str> = output
        .pages()
        .pages
        .last()
        .expect("the index")
        .lines
        .iter()
        .filter(|it| it.region == Region::Body)
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(lines, ["索引", "L", "流动书车　1", "T", "通借通还　1，3"]);
    let word = word(&yaml);
    let body = part(&word, "document.xml");
    assert_eq!(body.matches("XE &quot;通借通还&quot;").count() + body.matches("XE \"通借通还\"").count(), 2);
    assert!(body.contains("INDEX "));
    let entries: Vec<&str> = word.styled("Index1").map(|it| it.text.as_str()).collect();
    assert_eq!(entries, ["流动书车　1", "通借通还　1，3"]);
}

#[test]
fn more_than_fifty_endnotes_are_marked_in_brackets() {
    let notes: String = (1..=51).map(|n| format!("      文{n}[^n{n}]。\n\n      [^n{n}]: 注{n}。\n\n")).collect();
    let yaml = format!(
        "banxin: 1\ntitle: 简报\nissuer: 云溪县图书馆\ndate: 2025-01-20\nstyle: annual\nnotes: endnotes\nbody:\n  - heading: 服务\n  - text: |\n{notes}"
    );
    let output = made(&yaml);
    let marks: Vec<&str> = output.document().notes.iter().map(|note| note.mark.as_str()).collect();
    assert_eq!((marks.len(), marks[0], marks[50]), (51, "[1]", "[51]"));
}

/// A made-up book of three chapters with many paragraphs of different lengths, and headings between them.
fn long_book() -> String {
    let mut yaml = "banxin: 1\ntitle: 年度简报（虚构）\nissuer: 云溪县图书馆\ndate: 2025-01-20\nstyle: annual\nbody:\n".to_owned();
    for chapter in 0..3 {
        yaml.push_str(&format!("  - heading: 第{}部分资料\n", ["甲", "乙", "丙"][chapter]));
        for n in 0..30_usize {
            if n % 4 == 1 {
                yaml.push_str("  - heading: {level: 2, text: 服务情况}\n");
            }
            let sentences = 1 + (n * 7 + chapter * 3) % 9;
            yaml.push_str(&format!("  - text: {}\n", "县图书馆全年开放，读者在任何一处借书都可以在另一处归还。".repeat(sentences)));
        }
    }
    yaml
}

#[test]
fn chapters_of_a_book_open_on_right_hand_pages() {
    let output = made(&long_book());
    let numbers = |text: &str| {
        let opens = |line: &LineInfo| line.region == Region::Body && line.text.starts_with(text);
        let page = output.pages().pages.iter().find(|page| page.lines.iter().any(opens)).expect("a chapter");
        page.label.parse::<u32>().expect("a number")
    };
    let opened: Vec<u32> = ["第一章", "第二章", "第三章"].map(numbers).to_vec();
    assert!(opened.iter().all(|number| number % 2 == 1), "{opened:?}");
    assert_eq!(opened[0], 1);
    // What is left blank before a chapter shows nothing at all.
    for page in output.pages().pages.iter().filter(|page| page.label.is_empty()) {
        assert!(page.items.is_empty(), "a blank page has no head and no number");
    }
}

#[test]
fn no_page_of_a_book_begins_or_ends_with_a_line_alone_nor_ends_with_a_heading() {
    let output = made(&long_book());
    let body = |page: &banxin_layout::frame::Page| -> Vec<(bool, String)> {
        let lines: Vec<&LineInfo> = page.lines.iter().filter(|line| line.region == Region::Body).collect();
        let left = lines.iter().map(|line| line.x).min().unwrap_or_default();
        // Paragraphs begin two characters in.
        lines.into_iter().map(|line| (line.x > left, line.text.clone())).collect()
    };
    let pages: Vec<Vec<(bool, String)>> = output.pages().pages.iter().map(body).filter(|lines| lines.len() > 5).collect();
    assert!(pages.len() >= 9, "{} pages", pages.len());
    let mut turned = 0;
    for pair in pages.windows(2) {
        let (Some((begins, last)), Some((fresh, _))) = (pair[0].last(), pair[1].first()) else { continue };
        assert!(!last.ends_with("服务情况"), "a heading stays with its text: {last}");
        // 孤行: a paragraph that goes over the page leaves two lines at least on either side.
        if !fresh && !pair[1][0].1.starts_with('第') {
            turned += 1;
            assert!(!begins, "the first line of a paragraph stands alone: {last}");
            assert!(!pair[1][1].0, "the last line of a paragraph stands alone: {}", pair[1][0].1);
        }
    }
    assert!(turned >= 3, "{turned} paragraphs go over a page");
}

/// 第1页，共3页: the number of pages is a field in Word.
#[test]
fn page_numbers_say_how_many_pages_there_are() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::File::create(folder.path().join(name)).and_then(|mut file| file.write_all(text.as_bytes())).expect("a file");
    };
    write("theme.yaml", "inherits: gongwen\npage: {number: {before: 第, after: \"页，共{total}页\"}}\n");
    let body = "  - page_break: {}\n  - text: 一\n".repeat(2);
    write(
        "report.yaml",
        &format!(
            "banxin: 1\ntitle: 样例\nissuer: 云溪县图书馆\ndate: 2025-01-20\nstyle: theme.yaml\nlints: off\nbody:\n  - text: 一\n{body}"
        ),
    );
    let report = Report::open(folder.path()).unwrap_or_else(|error| panic!("{error}"));
    let output = Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}")).value;
    let footers = output.pages().pages.iter().flat_map(|page| &page.lines).filter(|line| line.region == Region::Footer);
    assert_eq!(footers.map(|line| line.text.as_str()).collect::<Vec<_>>(), ["第1页，共3页", "第2页，共3页", "第3页，共3页"]);
    let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
    let footer = String::from_utf8_lossy(&word.parts["word/footer1.xml"]).into_owned();
    assert!(footer.contains("NUMPAGES") && footer.contains(">3<") && footer.contains("页，共"), "{footer}");
}
