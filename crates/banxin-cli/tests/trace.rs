//! `banxin figures trace`: every place of a figure, for people and for programs.

mod common;

use common::{HEAD, Place};
use serde_json::{Value, json};

const FIGURES: &str = "\
lectures: {label: 宣讲活动, value: 35, unit: 场}
visits: {label: 走访, value: 12, unit: 次}
total: {label: 活动合计, unit: 次, derive: {sum: [lectures, visits]}}
spare: {label: 备用, value: 9, unit: 个}
floor: {label: 下限, value: 1, unit: 场}
";

const BODY: &str = "\
figures: figures.yaml
body:
  - heading: 总则
  - text: |
      第一段没有数字。

      开展宣讲{{ lectures }}，再说一次：{{ lectures }}。
  - table:
      id: t
      caption: 活动
      columns: [指标, {title: 数量, align: right}]
      rows: [[宣讲, '{{ lectures | number }}'], [合计, '{{ total | number }}']]
checks:
  - at_most: [floor, lectures]
";

fn place() -> Place {
    Place::with(&[("report.yaml", &format!("{HEAD}{BODY}")), ("figures.yaml", FIGURES)])
}

#[test]
fn a_figure_is_shown_with_its_places_and_all_that_depends_on_it() {
    let ran = place().run(&["figures", "trace", "report", "lectures", "--lang", "zh"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let text = "\
lectures · 宣讲活动 · 35场
定义于 figures.yaml:1:1
共 3 处：

  35场  report.yaml:11:11
    PDF   第 1 页第 4 行
          开展宣讲35场，再说一次：35场。
    Word  “一、总则”之下第 2 段

  35场  report.yaml:11:31
    PDF   第 1 页第 4 行
          开展宣讲35场，再说一次：35场。
    Word  “一、总则”之下第 2 段

  35  report.yaml:16:20
    PDF   第 1 页第 7 行
          35
    Word  “一、总则”之下第 1 个表格第 2 行第 2 格
据以推算：total
核对：report.yaml:18:5
";
    assert_eq!(ran.stdout, text);
}

#[test]
fn a_figure_is_one_object_for_programs() {
    let ran = place().run(&["figures", "trace", "report", "lectures", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.stdout).expect("as made by the test");
    let keys: Vec<&String> = found.as_object().expect("as made by the test").keys().collect();
    assert_eq!(keys, ["id", "label", "printed", "defined", "places", "derived", "checks"]);
    assert_eq!(found["defined"], json!({"file": "figures.yaml", "line": 1, "column": 1, "cell": null}));
    assert_eq!((&found["printed"], &found["derived"]), (&json!("35场"), &json!(["total"])));
    assert_eq!(found["checks"], json!([{"file": "report.yaml", "line": 18, "column": 5, "cell": null}]));
    let places = found["places"].as_array().expect("as made by the test");
    assert_eq!(places.len(), 3);
    let first = json!({
        "source": {"file": "report.yaml", "line": 11, "column": 11, "cell": null},
        "form": "35场",
        "pdf": [{"page": 1, "label": "1", "line": 4, "text": "开展宣讲35场，再说一次：35场。"}],
        "word": {"heading": "一、总则", "kind": "paragraph", "paragraph": 2, "page": 1},
    });
    assert_eq!(places[0], first);
    let cell = json!({"heading": "一、总则", "kind": "cell", "table": 1, "caption": "表1 活动", "row": 2, "cell": 2, "page": 1});
    assert_eq!((&places[2]["form"], &places[2]["word"]), (&json!("35"), &cell));
}

#[test]
fn the_list_names_what_nothing_uses() {
    let place = place();
    let ran = place.run(&["figures", "trace", "report", "--lang", "zh"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let table = "\
数据      名称      印作  处数  页
lectures  宣讲活动  35场     3  1
visits    走访      12次     0  只用于推算或核对
total     活动合计  47次     1  1
spare     备用      9个      0  未使用
floor     下限      1场      0  只用于推算或核对
";
    assert_eq!(ran.stdout, table);
    let ran = place.run(&["figures", "trace", "report", "--format", "json"]);
    let found: Value = serde_json::from_str(&ran.stdout).expect("as made by the test");
    let ids: Vec<&str> =
        found.as_array().expect("as made by the test").iter().map(|it| it["id"].as_str().expect("as made by the test")).collect();
    assert_eq!(ids, ["lectures", "visits", "total", "spare", "floor"]);
    assert_eq!((&found[3]["places"], &found[3]["derived"], &found[3]["checks"]), (&json!([]), &json!([]), &json!([])));
}

#[test]
fn a_name_that_is_not_there_is_answered_with_the_nearest() {
    let ran = place().run(&["figures", "trace", "report", "lecture"]);
    assert!(ran.code == 2 && ran.stdout.is_empty(), "{}", ran.stdout);
    assert!(ran.stderr.contains("BX0201") && ran.stderr.contains("did you mean `lectures`?"), "{}", ran.stderr);
}

#[test]
fn a_report_with_errors_is_not_traced() {
    let place = Place::with(&[("report.yaml", &format!("{HEAD}body: [{{text: '{{{{ a }}}}'}}]\n"))]);
    let ran = place.run(&["figures", "trace", "report"]);
    assert!(ran.code == 1 && ran.stdout.is_empty() && ran.stderr.contains("BX0201"), "{}", ran.stderr);
}
