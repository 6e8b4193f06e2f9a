//! Lints over the cases of `cases.yaml`, over the examples of their codes, and over random text.

use std::ops::Range;
use std::sync::Arc;

use banxin_base::{Date, Diagnostic, Lang, Origin, Severity, codes};
use banxin_model::{Loaded, MemoryWorld, load};
use proptest::prelude::{Strategy, prop};
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::resolve;

const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody: [{include: a.md}]\n";
const LEDGER: &str = "figures:\n  lectures: {label: 宣讲活动, value: 35, unit: 场}\n  visits: {label: 到馆, value: 1320, unit: 人次}\n  members: {label: 会员总数, value: 46221, unit: 人}\n  members_total: {label: 会员, value: 46221, unit: 人}\n";

fn loaded(head: &str, text: &str) -> Loaded {
    let world = MemoryWorld::new(Date::EPOCH).with("report.yaml", head).with("a.md", text);
    load(&world, "report.yaml").value.report.expect("a report")
}

/// What lints find in a chapter, in the order of its places.
fn lint(head: &str, text: &str) -> Vec<Diagnostic> {
    let mut found = resolve(&loaded(head, text)).diagnostics;
    found.retain(|found| found.code.id.starts_with("BX08"));
    found.sort_by_key(|found| (range(&found.at).map(|range| range.start), found.code.id));
    found
}

fn range(at: &Origin) -> Option<Range<usize>> {
    match at {
        Origin::Text { file, range } if &**file == "a.md" => Some(range.clone()),
        _ => None,
    }
}

/// The text with the fixes that do not overlap, as `banxin check --fix` makes them in one round.
fn mended(text: &str, found: &[Diagnostic]) -> String {
    let mut edits: Vec<(Range<usize>, &str)> = Vec::new();
    for fix in found.iter().filter_map(|found| found.fix.as_ref()) {
        let places: Vec<_> = fix.edits.iter().map(|edit| (range(&edit.at).expect("in the chapter"), edit)).collect();
        assert!(places.iter().all(|(range, edit)| text[range.clone()] == edit.was), "{fix:?}");
        if places.iter().all(|(range, _)| edits.iter().all(|(taken, _)| taken.end <= range.start || range.end <= taken.start)) {
            edits.extend(places.into_iter().map(|(range, edit)| (range, edit.now.as_str())));
        }
    }
    edits.sort_by_key(|(range, _)| range.start);
    let mut out = text.to_owned();
    for (range, now) in edits.into_iter().rev() {
        out.replace_range(range, now);
    }
    out
}

/// Mends until nothing changes.
fn mended_all(text: &str) -> (String, usize) {
    let head = format!("{HEAD}{LEDGER}");
    let mut text = text.to_owned();
    for round in 0..8 {
        let next = mended(&text, &lint(&head, &text));
        if next == text {
            return (text, round);
        }
        text = next;
    }
    (text, usize::MAX)
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    finds: Vec<String>,
    fixed: Option<String>,
}

#[test]
fn every_case_finds_what_it_says_and_nothing_else() {
    let cases: Vec<Case> = banxin_model::yaml_from_str(include_str!("cases.yaml"), &Arc::from("cases.yaml")).expect("cases");
    let head = format!("{HEAD}{LEDGER}");
    let mut seen = String::new();
    let mut wrong = Vec::new();
    for Case { text, finds, fixed } in &cases {
        let found = lint(&head, text);
        let shown: Vec<String> =
            found.iter().map(|found| format!("{} {}", found.code.id, &text[range(&found.at).expect("in the chapter")])).collect();
        if &shown != finds {
            wrong.push(format!("{text}\n  finds {shown:?}"));
        }
        let (now, _) = mended_all(text);
        if now != *fixed.as_ref().unwrap_or(text) {
            wrong.push(format!("{text}\n  mended {now}"));
        }
        seen.extend(shown);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for code in codes::all().into_iter().filter(|code| codes::is_lint(code)) {
        let elsewhere = [codes::LITERAL_REPORT.id, codes::MIXED_GROUPING.id].contains(&code.id);
        assert!(elsewhere || seen.contains(code.id), "no case finds {code}");
    }
}

#[test]
fn the_examples_of_codes_are_true() {
    let mut messages = String::new();
    for code in codes::all().into_iter().filter(|code| codes::is_lint(code)) {
        let head = if *code == codes::LITERAL_REPORT { HEAD.to_owned() } else { format!("{HEAD}{LEDGER}") };
        let found = lint(&head, code.bad);
        let found = found.iter().find(|found| found.code == code).unwrap_or_else(|| panic!("{code} is not found in its example"));
        assert!(!lint(&head, code.good).iter().any(|found| found.code == code), "{code} is found in its good example");
        let line = |lang| format!("  {} | {}\n", found.message(lang), found.hint(lang));
        messages.push_str(&format!("{code} {}\n{}{}", code.bad.replace('\n', " / "), line(Lang::Zh), line(Lang::En)));
        assert_eq!(found.fix.is_some(), codes::is_mended(code), "{code}: its example is mended or not as its page says");
    }
    assert!(!messages.contains('\u{FDD1}'));
    insta::assert_snapshot!("messages", messages);
}

#[test]
fn near_figures_are_named() {
    let head = format!("{HEAD}{LEDGER}").replace("  members_total: {label: 会员, value: 46221, unit: 人}\n", "");
    let hint = |text: &str| lint(&head, text)[0].hint(Lang::En);
    assert_eq!(hint("会员46221人"), "Print it from the ledger. 46221 is members (会员总数): write {{ members }}.");
    assert!(hint("会员4.6万人").contains("46221 of members rounds to it: write {{ members | scaled('万', 1) }}"));
    assert!(hint("会员46212人").contains("one slip away from 46221, members (会员总数)"));
    assert!(hint("会员46222人").contains("one slip away from 46221"));
    assert!(hint("会员917人").contains("No figure has it"));
}

#[test]
fn a_report_switches_lints() {
    let text = "职工,和谐。会员917人。";
    let ids = |lints: &str| -> Vec<(String, Severity)> {
        let found = lint(&format!("{HEAD}{LEDGER}{lints}\n"), text);
        found.iter().map(|found| (found.code.id.to_owned(), found.severity)).collect()
    };
    assert_eq!(ids(""), [("BX0803".to_owned(), Severity::Warning), ("BX0801".to_owned(), Severity::Warning)]);
    assert_eq!(ids("lints: {BX0803: off, BX0801: error}"), [("BX0801".to_owned(), Severity::Error)]);
    assert!(ids("lints: off").is_empty());
    let unknown = lint(&format!("{HEAD}{LEDGER}lints: {{BX0893: off}}\n"), "甲");
    assert_eq!((unknown[0].code.id, unknown[0].nearest.as_deref()), ("BX0830", Some("BX0803")));
}

#[test]
fn a_report_without_a_ledger_is_told_once() {
    let found = lint(HEAD, "到馆1320人次，外借917册次。\n\n活动45场。");
    let ids: Vec<_> = found.iter().map(|found| found.code.id).collect();
    assert_eq!(ids, ["BX0802"]);
    assert!(found[0].message(Lang::En).ends_with(": 3"));
    assert!(lint(HEAD, "没有数字。").is_empty());
}

#[test]
fn long_numbers_are_grouped_in_one_way() {
    let found = lint(&format!("{HEAD}{LEDGER}"), "会员46,221人，慰问13175人次，浏览250,123次。");
    let grouping: Vec<_> = found.iter().filter(|found| found.code.id == "BX0826").collect();
    assert_eq!(grouping.len(), 1);
    assert!(grouping[0].message(Lang::En).contains("13175"));
}

/// The reports of this repository are what lints call good.
#[test]
fn made_reports_are_clean() {
    for folder in ["report-data/jinghong-2022-2024", "examples/small-annual"] {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder);
        let read = |path: &std::path::Path| std::fs::read(path).expect("a file");
        let mut world = MemoryWorld::new(Date::EPOCH).with("report.yaml", read(&root.join("report.yaml")));
        world = world.with("figures.yaml", read(&root.join("figures.yaml")));
        for part in ["chapters", "tables", "images"] {
            let Ok(entries) = std::fs::read_dir(root.join(part)) else { continue };
            for entry in entries.filter_map(Result::ok) {
                let name = format!("{part}/{}", entry.file_name().to_string_lossy());
                world = world.with(&name, read(&entry.path()));
            }
        }
        let report = load(&world, "report.yaml").value.report.expect("a report");
        let found = resolve(&report).diagnostics;
        let lints: Vec<String> = found
            .iter()
            .filter(|found| found.code.id.starts_with("BX08"))
            .map(|found| format!("{:?} {}", found.at, found.message(Lang::En)))
            .collect();
        assert!(lints.is_empty(), "{folder}: {}", lints.join("\n"));
    }
}

/// Ten megabytes of prose with much to find take well under the time of a slow machine that a quadratic rule would need.
#[test]
fn time_is_linear() {
    let text = "职工,和谐（甲《乙“丙。。会员46212人 左右，约3 千人--2022-2024年~~5~8%\n".repeat(2_000);
    assert!(lint(&format!("{HEAD}{LEDGER}"), &text).len() > 10_000);
}

/// What rules look at, and Markdown and YAML themselves.
const PIECES: &[&str] = &[
    "甲",
    "乙职工",
    "第",
    "章",
    "一",
    "三",
    "年",
    "月",
    "日",
    "万",
    "千",
    "约",
    "左右",
    "余",
    "等",
    "，",
    "。",
    "、",
    "；",
    "：",
    "？",
    "！",
    "“",
    "”",
    "‘",
    "’",
    "《",
    "》",
    "（",
    "）",
    "(",
    ")",
    "\"",
    "'",
    ",",
    ".",
    ";",
    ":",
    "?",
    "!",
    " ",
    "　",
    "\n",
    "\n\n",
    "# ",
    "- ",
    "1. ",
    "*",
    "**",
    "`",
    "~",
    "～",
    "〜",
    "—",
    "--",
    "―",
    "-",
    "…",
    "...",
    "•",
    "·",
    "．",
    "0",
    "35",
    "46221",
    "2024",
    "05",
    "%",
    "％",
    "５",
    "Ａ",
    "a",
    "{{ lectures }}",
    "{# 甲, #}",
    "[甲](b)",
    "https://a.cn/x,y",
    "| a | 甲 |\n|--|--|\n| 乙, | 3 |\n",
    "<!-- 甲, -->",
    "&amp;",
    "\\*",
    "[^1]",
];

/// Text of the characters that rules look at, and of Markdown's and YAML's own.
fn prose() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn places_are_whole_characters_and_mending_settles(text in prose()) {
        let head = format!("{HEAD}{LEDGER}");
        for found in lint(&head, &text) {
            let at = range(&found.at).expect("in the chapter");
            prop_assert!(text.get(at).is_some());
        }
        let (once, rounds) = mended_all(&text);
        prop_assert!(rounds < 8, "{once}");
        let (twice, again) = mended_all(&once);
        prop_assert_eq!(again, 0);
        prop_assert_eq!(once, twice);
    }
}
