//! The commands, from arguments to files.

mod common;

use common::{HEAD, Place};
use serde_json::Value;

#[test]
fn both_templates_build_at_once_and_are_strictly_clean() {
    for template in ["gongwen", "annual"] {
        let place = Place::new();
        assert_eq!(place.run(&["init", "新报告", "--template", template]).code, 0);
        let checked = place.run(&["check", "新报告", "--strict"]);
        assert_eq!(checked.code, 0, "{}", checked.stdout);
        let built = place.run(&["build", "新报告", "--strict"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        assert_eq!(place.list("out"), ["新报告.docx", "新报告.pdf"]);
        assert!(place.read("out/新报告.pdf").starts_with(b"%PDF-1."));
        assert!(place.read("out/新报告.docx").starts_with(b"PK\x03\x04"));
        assert_eq!(place.run(&["init", "新报告"]).code, 3, "a report was overwritten");
    }
}

#[test]
fn outputs_are_named_and_chosen_as_asked() {
    let place = Place::with(&[("a.yaml", &format!("{HEAD}body:\n  - text: 第一页。\n  - page_break: {{}}\n  - text: 第二页。\n"))]);
    let ran = place.run(&["build", "report/a.yaml", "-o", "x/y", "-f", "png,pdf,png", "--pdf-profile", "plain"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(place.list("x/y"), ["a-001.png", "a-002.png", "a.pdf"]);
    assert!(ran.stdout.is_empty() && ran.stderr.contains("2 pages"));
    let quiet = place.run(&["-q", "build", "report/a.yaml", "-o", "x/y"]);
    assert!(quiet.code == 0 && quiet.stderr.is_empty());
    let verbose = place.run(&["build", "report/a.yaml", "-v"]);
    assert!(verbose.stderr.contains(" ms  layout"));
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let place = Place::new();
    assert_eq!(place.run(&["init", "a"]).code, 0);
    for (out, jobs) in [("1", "1"), ("2", "1"), ("3", "4")] {
        assert_eq!(place.run(&["build", "a", "-f", "pdf,docx,png", "-o", out, "-j", jobs]).code, 0);
    }
    let names = place.list("1");
    assert!(names.len() >= 4);
    for name in &names {
        let first = place.read(&format!("1/{name}"));
        assert!(first == place.read(&format!("2/{name}")), "{name} differs between two runs");
        assert!(first == place.read(&format!("3/{name}")), "{name} differs between 1 and 4 threads");
    }
}

#[test]
fn the_date_of_the_environment_is_honoured() {
    let place = Place::new();
    assert_eq!(place.run(&["init", "a"]).code, 0);
    let pdf = |epoch: &str, out: &str| {
        assert_eq!(place.run_with(&["build", "a", "-o", out, "-f", "pdf"], "", &[("SOURCE_DATE_EPOCH", epoch)]).code, 0);
        String::from_utf8_lossy(&place.read(&format!("{out}/a.pdf"))).into_owned()
    };
    assert!(pdf("1709164800", "1").contains("2024-02-29"));
    assert!(!pdf("1000000000", "2").contains("2024-02-29"));
}

#[test]
fn a_report_comes_through_standard_input() {
    let place = Place::new();
    place.put("chapters/01.md", "正文在文件里。".as_bytes());
    let yaml = format!("{HEAD}body:\n  - include: chapters/01.md\n");
    let ran = place.run_with(&["build", "-", "-f", "pdf"], &yaml, &[]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(place.list("out"), ["report.pdf"]);
    let json = r#"{"banxin": 1, "title": "年度报告", "issuer": "云溪县图书馆", "date": "2025-01-20", "body": [{"text": "{{ nothing }}"}]}"#;
    let ran = place.run_with(&["check", "-", "--format", "short"], json, &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.starts_with("<stdin>:1:"), "{}", ran.stdout);
    let outside = place.run_with(&["check", "-", "--format", "short"], &format!("{HEAD}figures: ../x.yaml\n"), &[]);
    assert!(outside.stdout.contains("BX0107"), "{}", outside.stdout);
}

#[test]
fn a_check_says_how_much_it_found_of_each_kind() {
    let said = |body: &str| {
        let ran = Place::with(&[("report.yaml", &format!("{HEAD}{body}"))]).run(&["check", "report"]);
        ran.stderr.lines().last().unwrap_or_default().to_owned()
    };
    assert_eq!(said("body: [{text: 甲}]\n"), "no problems found");
    let because = "checks: [{at_most: [a, b], because: 口径不同}]\n";
    let ledger = "figures: {a: {value: 3, unit: 人, label: 甲}, b: {value: 2, unit: 人, label: 乙}}\n";
    assert_eq!(said(&format!("{ledger}{because}body: [{{text: 甲}}]\n")), "1 note");
    assert_eq!(said(&format!("{ledger}{because}body: [{{text: '甲,乙{{{{ c }}}}{{{{ d }}}}'}}]\n")), "2 errors, 1 warning, 1 note");
}

#[test]
fn json_messages_are_one_object_a_line() {
    let place = Place::with(&[("report.yaml", &format!("{HEAD}body:\n  - text: '{{{{ a }}}}'\n  - text: '{{{{ b }}}}'\n"))]);
    let ran = place.run(&["check", "report", "--format", "json"]);
    assert_eq!(ran.code, 1);
    let found: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(found.len(), 2);
    let keys: Vec<&String> = found[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["code", "severity", "message", "file", "line", "column", "path", "hint"]);
    assert_eq!(found[0]["file"], "report.yaml");
    assert_eq!((&found[0]["line"], &found[1]["line"]), (&Value::from(6), &Value::from(7)));
    assert_eq!((&found[1]["severity"], &found[1]["path"]), (&Value::from("error"), &Value::from("body[1].text")));
    assert!(ran.stderr.is_empty(), "{}", ran.stderr);
}

#[test]
fn messages_come_in_the_language_of_the_option_then_of_the_locale() {
    let place = Place::with(&[("report.yaml", HEAD)]);
    let say = |arguments: &[&str], environment: &[(&str, &str)]| place.run_with(arguments, "", environment).stderr;
    let check = ["check", "nowhere"];
    assert!(say(&check, &[("LC_ALL", "zh_CN.UTF-8")]).contains("错误[BX0117]"));
    assert!(say(&check, &[("LC_ALL", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")]).contains("error[BX0117]"));
    assert!(say(&check, &[("LC_MESSAGES", "zh_CN.UTF-8")]).contains("错误[BX0117]"));
    assert!(say(&["check", "nowhere", "--lang", "en"], &[("LC_ALL", "zh_CN.UTF-8")]).contains("error[BX0117]"));
    assert!(say(&["check", "nowhere", "--lang", "zh"], &[]).contains("错误[BX0117]"));
}

#[test]
fn no_colours_reach_a_pipe() {
    let place = Place::with(&[("report.yaml", &format!("{HEAD}titel: x\n"))]);
    let ran = place.run(&["check", "report"]);
    assert!(!ran.stdout.contains('\u{1b}') && ran.stdout.starts_with("report.yaml:5:1: error[BX0104]: "), "{}", ran.stdout);
}

#[test]
fn every_stage_is_dumped_as_json() {
    let place = Place::with(&[("report.yaml", &format!("{HEAD}body:\n  - text: 第一行。\n"))]);
    let dump = |stage: &str| -> Value {
        let ran = place.run(&["dump", "report", "--stage", stage]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        serde_json::from_str(&ran.stdout).unwrap()
    };
    assert_eq!(dump("report")["issuer"], "云溪县图书馆");
    assert_eq!(dump("document")["meta"]["title"], "年度报告");
    let lines = dump("lines");
    assert_eq!(lines["pages"][0]["number"], 1);
    let all = lines["pages"][0]["lines"].as_array().unwrap();
    let line = all.iter().find(|line| line["text"].as_str().unwrap().contains("第一行。")).unwrap();
    assert_eq!(line["region"], "body");
    assert!(["x", "y", "width"].iter().all(|key| line[key].as_f64().unwrap() > 0.0));
    assert!(dump("frames")["pages"][0].is_object());
}

#[test]
fn what_the_program_knows_is_printed() {
    let place = Place::new();
    let schema: Value = serde_json::from_str(&place.run(&["schema"]).stdout).unwrap();
    assert!(schema["properties"]["figures"].is_object());
    let explained = place.run(&["explain", "bx0201", "--lang", "zh"]).stdout;
    assert!(explained.starts_with("BX0201 · 错误") && explained.contains("没有定义") && explained.contains("is not defined"));
    let fonts = place.run(&["fonts"]).stdout;
    assert!(fonts.contains("FandolFang") && fonts.contains("characters") && fonts.contains("Sought in:"), "{fonts}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = place.run(&["completions", shell]);
        assert!(script.code == 0 && script.stdout.contains("pdf-profile"), "{shell}");
    }
    assert!(place.run(&["--help"]).stdout.contains("退出码"));
}
