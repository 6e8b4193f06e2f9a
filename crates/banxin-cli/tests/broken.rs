//! Broken inputs: each gives one clear, located message, the exit code of the contract, and no output file.

mod common;

use common::{HEAD, Place};

/// Builds a report, in English and in Chinese, and returns what the program said; nothing may be written.
fn refused(place: &Place, arguments: &[&str], code: i32) -> String {
    let mut said = String::new();
    for lang in ["en", "zh"] {
        let ran = place.run(&[&["build", "--lang", lang], arguments].concat());
        assert_eq!(ran.code, code, "{}", ran.stderr);
        assert!(ran.stdout.is_empty());
        assert!(place.list("out").is_empty(), "a file was written");
        said.push_str(&ran.stderr);
    }
    said
}

fn report(rest: &str) -> Place {
    Place::with(&[("report.yaml", &format!("{HEAD}{rest}"))])
}

#[test]
fn a_report_that_is_not_there() {
    insta::assert_snapshot!(refused(&Place::new(), &["nowhere"], 3));
}

#[test]
fn a_folder_without_a_report() {
    let place = Place::with(&[("notes.txt", "")]);
    insta::assert_snapshot!(refused(&place, &["report"], 3));
}

#[test]
fn an_included_file_that_is_not_there() {
    let place = report("body:\n  - include: chapters/1.md\n");
    place.put("report/chapters/01.md", "甲".as_bytes());
    insta::assert_snapshot!(refused(&place, &["report"], 1));
}

#[test]
fn a_file_outside_the_folder() {
    let place = report("body:\n  - include: ../secret.md\n");
    place.put("secret.md", b"secret");
    insta::assert_snapshot!(refused(&place, &["report"], 1));
}

#[test]
fn bad_yaml() {
    insta::assert_snapshot!(refused(&report("body:\n  - text: \"没有收尾的引号\n"), &["report"], 1));
}

#[test]
fn an_unknown_key() {
    insta::assert_snapshot!(refused(&report("subtitel: 副标题\n"), &["report"], 1));
}

#[test]
fn an_undefined_figure_in_yaml() {
    let rest = "figures:\n  lectures: {label: 宣讲, value: 35, unit: 场}\nbody:\n  - text: |\n      第一段。\n\n      三年来共宣讲{{ lecturs }}，反响良好。\n";
    insta::assert_snapshot!(refused(&report(rest), &["report"], 1));
}

#[test]
fn an_undefined_figure_in_markdown() {
    let place = report("body:\n  - include: 01.md\n");
    place.put("report/01.md", "# 概况\n\n三年来共宣讲{{ lectures }}，反响良好。\n".as_bytes());
    insta::assert_snapshot!(refused(&place, &["report"], 1));
}

#[test]
fn a_wrong_type() {
    insta::assert_snapshot!(refused(&report("figures:\n  lectures: {label: 宣讲, value: 三十五, unit: 场}\n"), &["report"], 1));
}

#[test]
fn a_missing_image() {
    insta::assert_snapshot!(refused(&report("body:\n  - image: {src: images/a.png, alt: 图}\n"), &["report"], 1));
}

#[test]
fn a_folder_that_cannot_be_written() {
    let place = report("body:\n  - text: 正文。\n");
    place.put("file", b"");
    insta::assert_snapshot!(refused(&place, &["report", "-o", "file/out"], 3));
}

#[test]
fn an_output_that_is_a_folder_keeps_the_other_output() {
    let place = report("body:\n  - text: 正文。\n");
    place.put("made/report.pdf", b"old");
    place.put("made/report.docx/x", b"");
    let said = refused(&place, &["report", "-o", "made"], 3);
    assert!(said.starts_with("error[BX0601]: cannot write `made/report.docx`: it is a folder"), "{said}");
    assert_eq!(place.read("made/report.pdf"), b"old");
    assert_eq!(place.list("made"), ["report.docx", "report.pdf"]);
}

#[test]
fn a_font_folder_that_is_not_there() {
    insta::assert_snapshot!(refused(&report("body:\n  - text: 正文。\n"), &["report", "--font-path", "no-fonts"], 3));
}

#[test]
fn a_date_of_the_environment_that_is_none() {
    let place = report("body:\n  - text: 正文。\n");
    let ran = place.run_with(&["build", "report"], "", &[("SOURCE_DATE_EPOCH", "yesterday")]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("SOURCE_DATE_EPOCH") && ran.stderr.contains("yesterday"), "{}", ran.stderr);
    assert!(place.list("out").is_empty());
}

#[test]
fn wrong_usage() {
    let place = Place::new();
    for arguments in [&["build"][..], &["bild", "report"], &["build", "report", "-f", "odt"], &["build", "report", "-j", "0"], &[]] {
        assert_eq!(place.run(arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(place.run(&["explain", "BX9999"]).code, 2);
}

#[test]
fn warnings_are_errors_under_strict_only() {
    let place = report("body:\n  - text: 正文。\n  - image: {src: a.png, alt: 阅览室, width: 150mm}\n");
    place.put("report/a.png", &common::picture());
    let (lenient, strict) = (place.run(&["check", "report"]), place.run(&["check", "report", "--strict"]));
    assert_eq!((lenient.code, strict.code), (0, 1), "{}{}", lenient.stdout, strict.stdout);
    assert!(lenient.stdout.contains("warning[") && strict.stdout.contains("error["));
}

/// Sixty slips and one error behind them: people see the error and the first slips, programs see all.
#[test]
fn what_is_too_much_to_read_is_counted() {
    let slips: String = (1..=60).map(|n| format!("  - text: 第{n}段,甲。\n")).collect();
    let place = report(&format!("body:\n{slips}  - text: 见{{{{ ref('nowhere') }}}}。\n"));
    for (lang, more) in [
        ("zh", "另有 11 处问题，用 banxin check --format json 查看全部\n"),
        ("en", "and 11 more; `banxin check --format json` shows them all\n"),
    ] {
        let ran = place.run(&["check", "report", "--lang", lang]);
        assert!(ran.code == 1 && ran.stdout.ends_with(more), "{}", ran.stdout);
        let heads: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("report.yaml:")).collect();
        assert_eq!(heads.len(), 50);
        assert!(heads[0].contains("BX0803") && heads[48].contains("BX0803") && heads[49].contains("BX0301"), "{heads:?}");
        assert_eq!(ran.stderr, if lang == "zh" { "1 个错误，60 个警告\n" } else { "1 error, 60 warnings\n" });
    }
    for format in ["json", "short"] {
        let ran = place.run(&["check", "report", "--format", format]);
        assert_eq!((ran.code, ran.stdout.lines().count(), ran.stderr.as_str()), (1, 61, ""), "{}", ran.stdout);
    }
    let built = place.run(&["build", "report", "--lang", "en"]);
    assert!(built.code == 1 && built.stderr.contains("and 11 more;"), "{}", built.stderr);
}

/// A pipe gets none, unless it is said that it can take them; a program's forms have none of their own.
#[test]
fn colours_are_for_those_who_see_them() {
    let place = report("subtitel: 副标题\n");
    for (name, value, coloured) in [("TERM", "xterm", false), ("CLICOLOR_FORCE", "1", true), ("NO_COLOR", "1", false)] {
        for (format, drawn) in [("human", true), ("short", false), ("json", false)] {
            let ran = place.run_with(&["check", "report", "--format", format], "", &[(name, value)]);
            assert_eq!(ran.stdout.contains('\u{1b}'), coloured && drawn, "{name} {format}: {}", ran.stdout);
        }
        let built = place.run_with(&["build", "report"], "", &[(name, value)]);
        assert_eq!(built.stderr.contains('\u{1b}'), coloured, "{name}: {}", built.stderr);
    }
}
