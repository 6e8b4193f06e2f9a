//! Books (annual): their parts in both files.

use banxin::{DocxOptions, Pipeline, Report};
use banxin_tests::docx::Word;
use banxin_tests::fonts;

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
    assert_eq!(bare, [false, true, false, false, true], "only the first page of a chapter is bare");
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
    let heads: Vec<bool> =
        sections.iter().map(|section| referred(&word, section, "header", "even").is_some_and(|part| part.contains("年度简报"))).collect();
    assert_eq!(heads, [false, true, true, true, true], "the title page has no head, every other page has");
}
