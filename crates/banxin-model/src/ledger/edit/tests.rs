use std::collections::BTreeMap;

use banxin_base::{DataPath, Lang};

use super::{FigureEdit, LedgerFormat, edit_ledger};
use crate::figure::Figure;
use crate::ledger::Field;
use crate::loaded::LedgerFile;
use crate::unique::LedgerText;

fn ledger(name: &str, text: &str) -> LedgerFile {
    let LedgerText(figures) = crate::yaml::from_str(text, &name.into()).unwrap();
    LedgerFile { file: name.into(), root: DataPath::ROOT, figures, overrides: false, cells: BTreeMap::new() }
}

fn set(id: &str, field: Field, text: Option<&str>) -> FigureEdit {
    FigureEdit::Set { id: id.into(), field, text: text.map(str::to_owned) }
}

fn edited(text: &str, edits: &[FigureEdit]) -> String {
    edit_ledger(&ledger("a.yaml", text), text, edits).map_err(|found| found.message(Lang::En)).unwrap()
}

#[test]
fn fields_are_stated_changed_and_taken_away() {
    let text = "a: {label: 甲, value: 35, unit: 场}   # 注\n";
    let cases = [
        (Field::Value, Some("36"), "a: {label: 甲, value: 36, unit: 场}   # 注\n"),
        (Field::Value, Some("last"), "a: {label: 甲, value: last, unit: 场}   # 注\n"),
        (Field::Value, None, "a: {label: 甲, unit: 场}   # 注\n"),
        (Field::Qualifier, Some("余"), "a: {label: 甲, value: 35, unit: 场, qualifier: 余}   # 注\n"),
        (Field::Scale, Some("万"), "a: {label: 甲, value: 35, unit: 场, display: {scale: 万}}   # 注\n"),
        (Field::Percent, Some("是"), "a: {label: 甲, value: 35, unit: 场, display: {percent: true}}   # 注\n"),
        (Field::Series("2024".into()), Some("35"), "a: {label: 甲, value: 35, unit: 场, series: {2024: 35}}   # 注\n"),
        (Field::Unit, Some("%"), "a: {label: 甲, value: 35, unit: \"%\"}   # 注\n"),
        (Field::Period, Some("2024.10"), "a: {label: 甲, value: 35, unit: 场, period: \"2024.10\"}   # 注\n"),
        (Field::Period, Some("2024"), "a: {label: 甲, value: 35, unit: 场, period: 2024}   # 注\n"),
        (Field::Derive, Some("sum(b, c.2024)"), "a: {label: 甲, value: 35, unit: 场, derive: {sum: [b, c.2024]}}   # 注\n"),
    ];
    for (field, new, expected) in cases {
        assert_eq!(edited(text, &[set("a", field, new)]), expected);
    }
}

#[test]
fn periods_stand_in_their_order_and_an_empty_group_goes() {
    let text = "a: {series: {2022: 1, 2024: 3}, display: {scale: 万}}\n";
    assert_eq!(
        edited(text, &[set("a", Field::Series("2023".into()), Some("2"))]),
        "a: {series: {2022: 1, 2023: 2, 2024: 3}, display: {scale: 万}}\n"
    );
    assert_eq!(
        edited(text, &[set("a", Field::Series("2021".into()), Some("0"))]),
        "a: {series: {2021: 0, 2022: 1, 2024: 3}, display: {scale: 万}}\n"
    );
    assert_eq!(edited(text, &[set("a", Field::Scale, None)]), "a: {series: {2022: 1, 2024: 3}}\n");
}

#[test]
fn figures_come_and_go() {
    let text = "# 头\na:\n  {label: 甲, value: 1}\n# 二\nb:\n  {label: 乙, value: 2}\n";
    let mut figure = Figure { label: "新".into(), ..Figure::default() };
    for (field, value) in [(Field::Value, "3"), (Field::Unit, "人"), (Field::Decimals, "1"), (Field::Source, "组织部")] {
        field.set(&mut figure, Some(value)).unwrap();
    }
    let add = |after: Option<&str>| FigureEdit::Add { id: "new".into(), figure: Box::new(figure.clone()), after: after.map(str::to_owned) };
    let line = "new:\n  {label: 新, value: 3, unit: 人, source: 组织部, display: {decimals: 1}}\n";
    assert_eq!(edited(text, &[add(Some("a"))]), text.replace("# 二", &format!("{line}# 二")));
    assert_eq!(edited(text, &[add(None)]), format!("{text}{line}"));
    assert_eq!(edited(text, &[FigureEdit::Remove { id: "a".into() }]), "# 头\n# 二\nb:\n  {label: 乙, value: 2}\n");
    let all = [FigureEdit::Remove { id: "a".into() }, FigureEdit::Remove { id: "b".into() }];
    assert_eq!(edited(text, &all), "# 头\n# 二\n{}\n");
}

#[test]
fn an_inline_ledger_is_edited_where_it_stands() {
    let text = "banxin: 1\nfigures:\n  a: {value: 1}   # 一\nbody: []\n";
    let mut file = ledger("report.yaml", "a: {value: 1}\n");
    file.root = DataPath::ROOT.key("figures");
    let edited = edit_ledger(&file, text, &[set("a", Field::Value, Some("2"))]).unwrap();
    assert_eq!(edited, "banxin: 1\nfigures:\n  a: {value: 2}   # 一\nbody: []\n");
}

#[test]
fn an_edit_that_would_change_more_is_refused() {
    let text = "a: &a {value: 1}\nb: *a\n";
    let found = edit_ledger(&ledger("a.yaml", text), text, &[set("a", Field::Value, Some("2"))]).unwrap_err();
    assert_eq!((found.code.id, found.args.iter().any(|(_, value)| value == "b")), ("BX0231", true));
    let good = "a: {value: 1}\nb: {value: 1}\n";
    assert_eq!(edited(good, &[set("a", Field::Value, Some("2"))]), "a: {value: 2}\nb: {value: 1}\n");
}

#[test]
fn tables_are_not_edited() {
    let file = ledger("a.csv", "a: {value: 1}\n");
    assert_eq!(edit_ledger(&file, "编号,数值\na,1\n", &[]).unwrap_err().code.id, "BX0230");
    let formats = ["a.yaml", "a", "甲.JSON", "b/a.CSV", "a.xlsm", "a.xls", "a.ods"].map(LedgerFormat::of);
    use LedgerFormat::{Csv, Json, Xlsx, Yaml};
    assert_eq!(formats, [Some(Yaml), Some(Yaml), Some(Json), Some(Csv), Some(Xlsx), None, None]);
}
