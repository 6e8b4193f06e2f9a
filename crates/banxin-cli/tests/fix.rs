//! `banxin check --fix`: what is mended in the report's own files, and what is left for a hand to do.

mod common;

use common::{HEAD, Place};
use serde_json::{Value, json};

/// A report whose body is this, behind a comment.
fn body(yaml: &str) -> String {
    format!("# 云溪县图书馆的报告（虚构）\n{HEAD}body:\n{yaml}")
}

/// Mends a report of one file and says what the file is then; a second run must change nothing more.
fn mended(report: &str) -> (String, String) {
    let place = Place::new();
    place.put("report/report.yaml", report.as_bytes());
    let ran = place.run(&["check", "report", "--fix"]);
    let after = place.read("report/report.yaml");
    let again = place.run(&["check", "report", "--fix"]);
    assert!(again.stderr.contains("changed 0 places in 0 files"), "{}", again.stderr);
    assert!(place.read("report/report.yaml") == after, "a second run changed it again");
    (String::from_utf8(after).expect("as made by the test"), ran.stdout)
}

#[track_caller]
fn mends(before: &str, after: &str) {
    let (text, said) = mended(&body(before));
    assert_eq!(text, body(after), "{said}");
}

#[test]
fn a_chapter_is_mended_and_shown_as_a_diff() {
    let place = Place::with(&[("report.yaml", &body("  - include: chapters/1.md\n"))]);
    let before = "# 总则。\n\n职工稳定,劳动关系和谐;再接再厉!\n\n<!-- 甲,乙 -->\n";
    place.put("report/chapters/1.md", before.as_bytes());
    let ran = place.run(&["check", "report", "--fix"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let listing = "--- chapters/1.md\n+++ chapters/1.md\n@@ -1,4 +1,4 @@\n-# 总则。\n+# 总则\n \n-职工稳定,劳动关系和谐;再接再厉!\n+职工稳定，劳动关系和谐；再接再厉！\n \n";
    assert_eq!(ran.stdout, listing);
    assert!(ran.stderr.contains("changed 4 places in 1 file"), "{}", ran.stderr);
    let after = "# 总则\n\n职工稳定，劳动关系和谐；再接再厉！\n\n<!-- 甲,乙 -->\n";
    assert_eq!(String::from_utf8(place.read("report/chapters/1.md")).expect("as made by the test"), after);
    assert_eq!(place.list("report"), ["chapters", "report.yaml"]);
}

#[test]
fn every_way_to_write_a_string_is_mended_in_its_place() {
    mends("  - text: 稳定,和谐   # 注,释\n", "  - text: 稳定，和谐   # 注,释\n");
    mends("  - {text: '稳定,和谐'}  # 流式\n", "  - {text: '稳定，和谐'}  # 流式\n");
    mends(
        "  - text: |  # 块\n      稳定,和谐\n\n      甲, 乙!\n  - text: 丙\n",
        "  - text: |  # 块\n      稳定，和谐\n\n      甲，乙！\n  - text: 丙\n",
    );
    mends("  - text: >-\n      稳定,和谐\n      甲;乙\n", "  - text: >-\n      稳定，和谐\n      甲；乙\n");
    mends("  - text: '稳定,''和谐'''\n", "  - text: '稳定，“和谐”'\n");
    mends("  - text: \"开展\\\"四季送\\\",再接再厉\"\n", "  - text: \"开展“四季送”，再接再厉\"\n");
    mends("  - text: 开展\"四季送\"活动\n", "  - text: 开展“四季送”活动\n");
    mends("  - list: ['甲,乙', 丙;丁]\n", "  - list: ['甲，乙', 丙；丁]\n");
    mends(
        "  - table: {columns: [甲, {title: '乙(丙)'}], rows: [['一,二', 三], [四, \"五;六\"]]}\n",
        "  - table: {columns: [甲, {title: '乙（丙）'}], rows: [['一，二', 三], [四, \"五；六\"]]}\n",
    );
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let crlf = |text: &str| text.replace('\n', "\r\n");
    for mark in ["", "\u{FEFF}"] {
        let before = format!("{mark}{}", crlf(&body("  - text: |\n      稳定,和谐\n      甲;乙\n")));
        let (after, _) = mended(&before);
        assert_eq!(after, format!("{mark}{}", crlf(&body("  - text: |\n      稳定，和谐\n      甲；乙\n"))));
    }
}

#[test]
fn what_is_escaped_is_named_and_left() {
    let (after, said) = mended(&body("  - text: \"稳定\\x2c和谐,奋进\"\n"));
    assert_eq!(after, body("  - text: \"稳定\\x2c和谐，奋进\"\n"));
    assert!(said.contains("report.yaml:7:") && said.contains("BX0831") && said.contains("Mend it by hand: , becomes ，"), "{said}");
}

#[test]
fn a_text_that_is_used_twice_is_mended_once() {
    mends("  - text: &a 稳定,和谐  # 锚\n  - text: *a\n", "  - text: &a 稳定，和谐  # 锚\n  - text: *a\n");
    mends("  - text: &a '稳定,和谐'\n  - text: *a\n", "  - text: &a '稳定，和谐'\n  - text: *a\n");
    mends("  - text: &a |\n      稳定,和谐\n  - text: *a\n", "  - text: &a |\n      稳定，和谐\n  - text: *a\n");
}

#[test]
fn a_dry_run_writes_nothing() {
    let report = body("  - text: 稳定,和谐\n");
    let place = Place::with(&[("report.yaml", &report)]);
    let ran = place.run(&["check", "report", "--fix", "--dry-run"]);
    assert!(ran.stdout.starts_with("--- report.yaml\n+++ report.yaml\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("-  - text: 稳定,和谐\n+  - text: 稳定，和谐\n"), "{}", ran.stdout);
    assert!(ran.stderr.contains("would change 1 place in 1 file"), "{}", ran.stderr);
    assert_eq!(place.read("report/report.yaml"), report.as_bytes());
    assert_eq!(place.run(&["check", "report", "--dry-run"]).code, 2, "without --fix there is nothing to try");
}

#[test]
fn changes_are_objects_for_programs() {
    let place = Place::with(&[("report.yaml", &body("  - text: 稳定,和谐;奋进\n"))]);
    let ran = place.run(&["check", "report", "--fix", "--format", "json"]);
    let lines: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).expect("as made by the test")).collect();
    let change = |column: usize, was: &str, now: &str| json!({"fixed": {"code": "BX0803", "file": "report.yaml", "line": 7, "column": column, "was": was, "now": now}});
    assert_eq!(lines, [change(13, ",", "，"), change(16, ";", "；")]);
    assert!(ran.stderr.is_empty(), "{}", ran.stderr);
}

#[test]
fn a_file_that_may_not_be_written_stays_and_is_named() {
    let report = body("  - text: 稳定,和谐\n");
    let place = Place::with(&[("report.yaml", &report)]);
    let file = place.path("report/report.yaml");
    let mut permissions = std::fs::metadata(&file).expect("as made by the test").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&file, permissions).expect("as made by the test");
    let ran = place.run(&["check", "report", "--fix"]);
    assert!(ran.code == 3 && ran.stderr.contains("BX0601"), "{}", ran.stderr);
    assert_eq!(place.read("report/report.yaml"), report.as_bytes());
}

#[test]
fn standard_input_cannot_be_mended() {
    let ran = Place::new().run_with(&["check", "-", "--fix"], HEAD, &[]);
    assert!(ran.code == 2 && ran.stderr.contains("--fix"), "{}", ran.stderr);
}

#[test]
fn a_lint_that_is_switched_off_is_not_mended() {
    let report = body("  - text: 稳定,和谐  会员\n").replace("body:", "lints: {BX0803: off}\nbody:");
    let (after, _) = mended(&report);
    assert_eq!(after, report.replace("  会员", "会员"));
}
