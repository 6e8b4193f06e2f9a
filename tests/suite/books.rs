//! Books (annual): their parts in both files.

use banxin::{DocxOptions, Pipeline, Report};
use banxin_layout::frame::{LineInfo, Region};
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
