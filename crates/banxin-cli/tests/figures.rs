//! The ledger to a colleague's spreadsheet and back.

mod common;

use common::{HEAD, Place, Ran};
use serde_json::Value;

/// A made-up ledger in the layouts that people use.
const LEDGER: &str = "\
# 台账：数字只写一次
lectures:   # 宣讲
  {label: 宣讲活动, value: 35, unit: 场, period: 2022-2024, source: 宣教部}   # 以签到表为准

audience: {label: 覆盖职工, value: 2000, unit: 人次, qualifier: 余}
members:
  label: 会员总数   # 年末数
  unit: 人
  series: {2022: 41000, 2023: 43500, 2024: 46221}
  value: last
coverage: {label: '覆盖率', value: 80.50, unit: \"%\"}
growth: {label: 会员增长, derive: {growth: [members.2023, members.2024]}, display: {decimals: 1}}
";

fn place() -> Place {
    Place::with(&[("report.yaml", &format!("{HEAD}figures: figures.yaml\nbody: []\n")), ("figures.yaml", LEDGER)])
}

fn ledger(place: &Place) -> String {
    String::from_utf8(place.read("report/figures.yaml")).expect("as made by the test")
}

/// Exports as CSV, changes the text, and imports it.
fn import(place: &Place, change: impl Fn(&str) -> String, options: &[&str]) -> Ran {
    assert_eq!(place.run(&["-q", "figures", "export", "report", "--csv", "a.csv", "--force"]).code, 0);
    let text = String::from_utf8(place.read("a.csv")).expect("as made by the test");
    place.put("b.csv", change(&text).as_bytes());
    place.run(&[&["figures", "import", "report", "b.csv"], options].concat())
}

#[test]
fn an_export_comes_back_without_a_difference() {
    let place = place();
    let ran = place.run(&["figures", "export", "report", "--xlsx", "out/a.xlsx", "--csv", "out/a.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for file in ["out/a.xlsx", "out/a.csv"] {
        let ran = place.run(&["figures", "import", "report", file, "--yes"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, "no differences\n"), "{file}: {}", ran.stderr);
    }
    assert_eq!(ledger(&place), LEDGER);
}

#[test]
fn the_ledgers_of_the_tree_come_back_without_a_difference() {
    let place = Place::new();
    for folder in ["report-data/jinghong-2022-2024", "examples/small-annual", "examples/yearbook"] {
        let report = format!("{}/../../{folder}", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(place.run(&["figures", "export", &report, "--xlsx", "a.xlsx", "--csv", "a.csv", "--force"]).code, 0);
        for file in ["a.xlsx", "a.csv"] {
            let ran = place.run(&["figures", "import", &report, file, "--dry-run"]);
            assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "no differences\n", ""), "{folder} {file}");
        }
    }
}

#[test]
fn an_export_has_the_same_bytes_and_overwrites_nothing() {
    let place = place();
    for file in ["1.xlsx", "2.xlsx"] {
        assert_eq!(place.run(&["figures", "export", "report", "--xlsx", file]).code, 0);
    }
    assert!(place.read("1.xlsx") == place.read("2.xlsx"));
    let ran = place.run(&["figures", "export", "report", "--xlsx", "1.xlsx"]);
    assert!(ran.code == 3 && ran.stderr.contains("BX0232"), "{}", ran.stderr);
    assert_eq!(place.run(&["figures", "export", "report", "--xlsx", "1.xlsx", "--force"]).code, 0);
    assert_eq!(place.run(&["figures", "export", "report"]).code, 2);
}

#[test]
fn the_sheet_is_as_documented() {
    let place = place();
    assert_eq!(place.run(&["figures", "export", "report", "--csv", "a.csv"]).code, 0);
    let expected = "\u{FEFF}\
编号,指标,数值,单位,概数词,时期,2022,2023,2024,来源,章节,备注,性质,推算,小数位数
lectures,宣讲活动,35,场,,2022-2024,,,,宣教部,,,填报值,,
audience,覆盖职工,2000,人次,余,,,,,,,,填报值,,
members,会员总数,末期,人,,,41000,43500,46221,,,,填报值,,
coverage,覆盖率,80.50,%,,,,,,,,,填报值,,
growth,会员增长,0.062551724137931,,,,,,,,,,计算值,\"growth(members.2023, members.2024)\",1
";
    assert_eq!(String::from_utf8(place.read("a.csv")).expect("as made by the test"), expected);
}

#[test]
fn a_changed_cell_changes_that_scalar_and_no_other_byte() {
    let place = place();
    let ran = import(&place, |text| text.replace(",35,场", ",36,场"), &["--yes"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "lectures value: 35 → 36\n"), "{}", ran.stderr);
    assert_eq!(ledger(&place), LEDGER.replace("value: 35,", "value: 36,"));
    let ran = import(&place, |text| text.replace("46221", "46222.5").replace("覆盖率", "组织覆盖率"), &["--yes", "--lang", "zh"]);
    assert_eq!(ran.stdout, "members 2024：46221 → 46222.5\ncoverage 指标：覆盖率 → 组织覆盖率\n", "{}", ran.stderr);
    let expected = LEDGER.replace("value: 35,", "value: 36,").replace("46221", "46222.5").replace("'覆盖率'", "'组织覆盖率'");
    assert_eq!(ledger(&place), expected);
}

#[test]
fn new_figures_stand_below_their_neighbour() {
    let place = place();
    let change = |text: &str| {
        let new: Vec<String> = text
            .lines()
            .flat_map(|line| {
                let row = line
                    .starts_with("audience,")
                    .then(|| line.replace("audience", "visits").replace("覆盖职工", "走访").replace("2000", "12.50").replace('余', ""));
                [Some(line.to_owned()), row].into_iter().flatten().collect::<Vec<_>>()
            })
            .collect();
        new.join("\n")
    };
    let ran = import(&place, change, &["--yes"]);
    assert_eq!(ran.code, 0, "{}{}", ran.stdout, ran.stderr);
    let line = "audience: {label: 覆盖职工, value: 2000, unit: 人次, qualifier: 余}\n";
    assert_eq!(ledger(&place), LEDGER.replace(line, &format!("{line}visits: {{label: 走访, value: 12.50, unit: 人次}}\n")));
}

#[test]
fn what_is_gone_is_told_and_deleted_only_when_asked() {
    let place = place();
    let without =
        |text: &str| text.lines().filter(|line| !line.starts_with("audience")).collect::<Vec<_>>().join("\n").replace("宣教部", "");
    let ran = import(&place, without, &["--yes"]);
    assert_eq!(
        ran.stdout,
        "lectures source: 宣教部 → (none) (kept; --delete takes it away)\naudience has no row: 覆盖职工 (kept; --delete takes it away)\n"
    );
    assert_eq!(ledger(&place), LEDGER);
    assert_eq!(import(&place, without, &["--yes", "--delete"]).code, 0);
    let line = "audience: {label: 覆盖职工, value: 2000, unit: 人次, qualifier: 余}\n";
    assert_eq!(ledger(&place), LEDGER.replace(line, "").replace(", source: 宣教部", ""));
}

#[test]
fn nothing_is_written_without_consent() {
    let place = place();
    let change = |text: &str| text.replace(",35,场", ",36,场");
    let ran = import(&place, change, &[]);
    assert!(ran.code == 2 && ran.stderr.contains("BX0233") && ran.stdout.contains("35 → 36"), "{}", ran.stderr);
    assert_eq!(import(&place, change, &["--dry-run"]).code, 0);
    assert_eq!(ledger(&place), LEDGER);
}

#[test]
fn differences_are_objects_for_programs() {
    let place = place();
    let ran = import(&place, |text| text.replace(",35,场", ",36,场"), &["--dry-run", "--format", "json"]);
    let change: Value = serde_json::from_str(ran.stdout.trim()).expect("as made by the test");
    let keys: Vec<&String> = change.as_object().expect("as made by the test").keys().collect();
    assert_eq!(keys, ["kind", "figure", "field", "old", "new", "file"]);
    assert_eq!((&change["kind"], &change["old"], &change["file"]), (&"changed".into(), &"35".into(), &"figures.yaml".into()));
}

#[test]
fn computed_values_and_wrong_cells_are_refused() {
    let place = place();
    let ran = import(&place, |text| text.replace("会员增长,0.06", "会员增长,0.96"), &["--yes"]);
    assert!(ran.code == 1 && ran.stderr.contains("BX0229") && ran.stderr.contains("growth"), "{}", ran.stderr);
    let ran = import(&place, |text| text.replace(",35,场", ",三十五,场"), &["--yes"]);
    assert!(ran.code == 1 && ran.stderr.contains("b.csv:2:") && ran.stderr.contains("BX0221"), "{}", ran.stderr);
    let ran = import(&place, |text| text.replace("概数词", "概述词"), &["--yes"]);
    assert!(ran.stderr.contains("BX0220") && ran.stderr.contains("did you mean `概数词`?"), "{}", ran.stderr);
    assert_eq!(ledger(&place), LEDGER);
}

#[test]
fn ledgers_that_are_tables_are_not_edited() {
    let place = Place::with(&[("report.yaml", &format!("{HEAD}figures: a.csv\n")), ("a.csv", "编号,指标,数值\nlectures,宣讲,35\n")]);
    let ran = import(&place, |text| text.replace("35", "36"), &["--yes"]);
    assert!(ran.code == 1 && ran.stderr.contains("BX0230") && ran.stdout.contains("35 → 36"), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(import(&place, str::to_owned, &["--yes"]).code, 0);
}

#[test]
fn an_edit_that_would_do_more_than_was_meant_is_not_written() {
    let anchored = "a: &a {label: 甲, value: 1}\nb: *a\n";
    let place = Place::with(&[("report.yaml", &format!("{HEAD}figures: figures.yaml\n")), ("figures.yaml", anchored)]);
    let ran = import(&place, |text| text.replace("a,甲,1", "a,甲,2"), &["--yes"]);
    assert!(ran.code == 1 && ran.stderr.contains("BX0231"), "{}", ran.stderr);
    assert_eq!(ledger(&place), anchored);
}

#[test]
fn a_change_goes_into_the_file_that_states_the_field() {
    let local = "audience: {value: 2100}   # 本地\n";
    let figures = "figures: [figures.yaml, {file: local.yaml, overrides: true}]";
    let place = Place::with(&[("report.yaml", &format!("{HEAD}{figures}\n")), ("figures.yaml", LEDGER), ("local.yaml", local)]);
    let ran = import(&place, |text| text.replace(",2100,", ",2200,").replace("覆盖职工", "听讲职工"), &["--yes"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(String::from_utf8(place.read("report/local.yaml")).expect("as made by the test"), local.replace("2100", "2200"));
    assert_eq!(ledger(&place), LEDGER.replace("覆盖职工", "听讲职工"));
}
