//! How far the Word file agrees with the PDF: what is told of it, and what makes it agree.

mod common;

use common::{HEAD, Place};
use serde_json::Value;

/// A made-up report whose first line ends before a number that Word would part from its unit.
fn place() -> Place {
    let text = format!("{}50人，全部到岗。", "馆".repeat(24));
    Place::with(&[("report.yaml", &format!("{HEAD}body:\n  - text: {text}\n"))])
}

fn report(place: &Place, options: &[&str]) -> Value {
    let ran = place.run(&[&["-q", "build", "report", "-f", "docx", "--report-agreement=json"], options].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON on standard output")
}

#[test]
fn lines_that_differ_are_told_with_their_reason() {
    let place = place();
    let told = report(&place, &[]);
    assert_eq!(
        (&told["same"]["Word"], &told["same"]["LibreOffice 7.4"]),
        (&(lines(&told) - 2).into(), &(lines(&told) - 2).into()),
        "{told:#}"
    );
    let line = &told["pages"][0]["differing"][0];
    assert_eq!(line["text"], "馆".repeat(24), "{told:#}");
    assert_eq!(line["differs"][0]["cause"], "number-and-unit");
    let next = &told["pages"][0]["differing"][1]["differs"][0]["cause"];
    assert_eq!(next, "line-before");
}

#[test]
fn the_report_is_for_people_in_both_languages() {
    let place = place();
    for (lang, said) in [("zh", "PDF 不拆开数字与单位"), ("en", "the PDF keeps a number with its unit")] {
        let ran = place.run(&["-q", "--lang", lang, "build", "report", "-f", "docx", "--report-agreement"]);
        assert!(ran.code == 0 && ran.stdout.contains(said) && ran.stderr.is_empty(), "{}{}", ran.stdout, ran.stderr);
    }
}

#[test]
fn matched_lines_agree_and_are_asked_for_in_the_report_too() {
    let place = place();
    let clean = report(&place, &["-o", "clean"]);
    let told = report(&place, &["--match-lines", "-o", "matched"]);
    assert_eq!(told["same"]["Word"], lines(&told), "{told:#}");
    assert_eq!(told["same"]["LibreOffice 7.4"], lines(&told), "{told:#}");
    assert_eq!(lines(&told), lines(&clean));
    let (clean, matched) = (place.read("clean/report.docx"), place.read("matched/report.docx"));
    assert_ne!(clean, matched);
    let text = String::from_utf8(place.read("report/report.yaml")).expect("as made by the test");
    place.put("report/report.yaml", format!("{text}output: {{docx: {{match_lines: true}}}}\n").as_bytes());
    assert_eq!(place.run(&["-q", "build", "report", "-f", "docx", "-o", "asked"]).code, 0);
    assert_eq!(place.read("asked/report.docx"), matched);
}

fn lines(told: &Value) -> u64 {
    told["lines"].as_u64().expect("a number of lines")
}
