//! Two made-up ledgers side by side.

mod common;

use common::{HEAD, Place, Ran};
use serde_json::{Value, json};

const OLD: &str = "\
lectures: {label: 宣讲活动, value: 35, unit: 场}
audience: {label: 覆盖职工, value: 2000, unit: 人次, qualifier: 余}
members: {label: 会员总数, value: 41000, unit: 人}
visits: {label: 到馆, value: 9000, unit: 人}
stations: {label: 驿站, value: 10, unit: 个}
homes: {label: 职工之家, value: 10, unit: 家}
aided: {label: 救助, value: 0, unit: 人}
talks: {label: 讲座, value: 3, unit: 场}
closed: {label: 停办项目, value: 4, unit: 项}
total: {label: 阵地合计, unit: 处, derive: {sum: [stations, homes]}}
kept: {label: 书屋, value: 33, unit: 家}
";

const NEW: &str = "\
lectures: {label: 宣讲活动, value: 38, unit: 场}
audience: {label: 听讲职工, value: 2000, unit: 人次, qualifier: 以上, period: 2025}
members: {label: 会员总数, value: 46221, unit: 人}
visits: {label: 到馆, value: 1.2, unit: 万人}
stations: {label: 驿站, value: 35, unit: 个, note: 并入两个片区}
homes: {label: 职工之家, value: 14, unit: 家}
aided: {label: 救助, value: 7, unit: 人}
lectures_open: {label: 讲座, value: 5, unit: 场}
apps: {label: 线上服务, value: 2, unit: 项}
total: {label: 阵地合计, unit: 处, derive: {sum: [stations, homes]}}
kept: {label: 书屋, value: 33, unit: 家}
";

/// What the table of the two says, to the letter: the columns line up where a Chinese character is two columns wide.
const TABLE: &str = "
      数据           名称            原值          现值    增长  说明
变动  lectures       宣讲活动        35场          38场   +8.6%
变动  audience       听讲职工  2000余人次  2000人次以上          概数词由余改为以上；名称由覆盖职工改为听讲职工；时期由—改为2025
变动  members        会员总数     41000人       46221人  +12.7%
变动  visits         到馆          9000人       1.2万人          单位由人改为万人
变动  stations       驿站            10个          35个   +250%  并入两个片区
变动  homes          职工之家        10家          14家    +40%  突变，未说明
变动  aided          救助             0人           7人          突变，未说明
新增  lectures_open  讲座               —           5场          与已删除的 talks 同名
新增  apps           线上服务           —           2项
变动  total          阵地合计        20处          49处   +145%  随 stations, homes 变动
删除  talks          讲座             3场             —          与新增的 lectures_open 同名
删除  closed         停办项目         4项             —
";

fn place(old: &str, new: &str) -> Place {
    let place = Place::new();
    place.put("old.yaml", old.as_bytes());
    place.put("new.yaml", new.as_bytes());
    place
}

fn diff(place: &Place, options: &[&str]) -> Ran {
    place.run(&[&["diff", "old.yaml", "new.yaml"], options].concat())
}

#[test]
fn the_table_lines_up_and_says_what_happened() {
    let ran = diff(&place(OLD, NEW), &["--lang", "zh"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(ran.stdout, TABLE.trim_start_matches('\n'));
    assert!(ran.stderr.contains("新增 2，删除 2，变动 8，未变 1；未说明的突变 2"), "{}", ran.stderr);
}

#[test]
fn every_change_is_an_object_for_programs() {
    let ran = diff(&place(OLD, NEW), &["--format", "json"]);
    let all: Value = serde_json::from_str(&ran.stdout).expect("as made by the test");
    assert_eq!((&all["threshold"], &all["unchanged"], &all["unexplained"]), (&json!("0.3"), &json!(1), &json!(2)));
    let of = |id: &str| {
        all["changes"].as_array().expect("as made by the test").iter().find(|change| change["id"] == id).cloned().unwrap_or_default()
    };
    let keys: Vec<String> = of("members").as_object().expect("as made by the test").keys().cloned().collect();
    let names = ["id", "status", "old", "new", "fields", "growth", "jump", "because", "follows", "renamed", "unexplained"];
    assert_eq!(keys, names);
    let members = json!({
        "id": "members", "status": "changed",
        "old": {"label": "会员总数", "value": "41000", "unit": "人", "qualifier": "", "period": "", "printed": "41000人"},
        "new": {"label": "会员总数", "value": "46221", "unit": "人", "qualifier": "", "period": "", "printed": "46221人"},
        "fields": ["value"], "growth": "12.7", "jump": false, "because": null, "follows": [], "renamed": null, "unexplained": false,
    });
    assert_eq!(of("members"), members);
    assert_eq!(of("audience")["fields"], json!(["qualifier", "label", "period"]));
    // Another unit: no growth, no jump.
    assert_eq!((&of("visits")["fields"], &of("visits")["growth"]), (&json!(["value", "unit"]), &Value::Null));
    assert_eq!((&of("stations")["because"], &of("stations")["unexplained"]), (&json!("并入两个片区"), &json!(false)));
    // From zero there is no growth, and every change is a jump.
    assert_eq!((&of("aided")["growth"], &of("aided")["unexplained"]), (&Value::Null, &json!(true)));
    assert_eq!((&of("total")["follows"], &of("total")["unexplained"]), (&json!(["stations", "homes"]), &json!(false)));
    assert_eq!((&of("lectures_open")["renamed"], &of("talks")["renamed"]), (&json!("talks"), &json!("lectures_open")));
    assert_eq!((&of("closed")["status"], &of("closed")["new"]), (&json!("gone"), &Value::Null));
    assert_eq!((&of("apps")["status"], &of("apps")["old"]), (&json!("new"), &Value::Null));
    assert_eq!(of("kept"), Value::Null);
}

#[test]
fn only_a_jump_without_a_reason_fails_and_only_under_strict() {
    let place = place(OLD, NEW);
    let ran = diff(&place, &["--strict"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("new.yaml:6:") && ran.stderr.contains("homes"), "{}", ran.stderr);
    assert!(!ran.stderr.contains("`stations`") && !ran.stderr.contains("`total`"), "{}", ran.stderr);
    // Beyond 40 % only what came from nothing is left.
    let ran = diff(&place, &["--strict", "--threshold", "40%"]);
    assert!(ran.code == 1 && !ran.stderr.contains("homes") && ran.stderr.contains("aided"), "{}", ran.stderr);
    place.put("new.yaml", NEW.replace("value: 7, unit: 人", "value: 7, unit: 人, note: 新设项目").as_bytes());
    assert_eq!(diff(&place, &["--strict", "--threshold", "0.4"]).code, 0);
    assert_eq!(diff(&place, &["--strict", "--threshold", "5%"]).code, 1);
    assert_eq!(diff(&place, &["--threshold", "much"]).code, 2);
}

#[test]
fn a_check_with_a_reason_explains_a_jump_of_a_report() {
    let old = format!("{HEAD}figures: {{homes: {{value: 10}}}}\n");
    let new = format!("{HEAD}figures: {{homes: {{value: 14}}}}\nchecks: [{{at_most: [homes, 20], because: 撤并后统一口径}}]\n");
    let place = Place::new();
    place.put("old/report.yaml", old.as_bytes());
    place.put("new/report.yaml", new.as_bytes());
    let ran = place.run(&["diff", "old", "new", "--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("撤并后统一口径"), "{}", ran.stdout);
}

#[test]
fn the_same_ledger_has_no_table() {
    let place = place(OLD, OLD);
    let ran = diff(&place, &["--strict"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("0 new, 0 gone, 0 changed, 11 unchanged"), "{}", ran.stderr);
    assert!(diff(&place, &["-q"]).stderr.is_empty());
}

#[test]
fn a_table_and_a_yaml_file_are_compared_as_ledgers() {
    let place = place("lectures: {label: 宣讲, value: 35, unit: 场}\n", "");
    place.put("new.csv", "编号,指标,数值,单位\nlectures,宣讲,36,场\n".as_bytes());
    let ran = place.run(&["diff", "old.yaml", "new.csv", "--lang", "zh"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("35场  36场  +2.9%"), "{}", ran.stdout);
}

#[test]
fn a_ledger_that_cannot_be_trusted_is_not_compared() {
    let place = place("a: {label: 甲, value: 三十}\n", "a: {label: 甲, value: 30}\n");
    let ran = diff(&place, &[]);
    assert!(ran.code == 1 && ran.stdout.is_empty() && ran.stderr.contains("old.yaml:1:"), "{}{}", ran.stdout, ran.stderr);
    place.put("old.yaml", "a: {label: 甲, derive: {sum: [a, 1]}}\n".as_bytes());
    let ran = diff(&place, &[]);
    assert!(ran.code == 1 && ran.stderr.contains("BX02"), "{}", ran.stderr);
    assert_eq!(place.run(&["diff", "nowhere.yaml", "new.yaml"]).code, 3);
}
