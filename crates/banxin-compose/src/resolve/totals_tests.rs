//! Totals of tables: tables as they are written, and what is found in them.

use banxin_base::{Date, Lang, codes};
use banxin_model::{MemoryWorld, load};

use super::resolve;

const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

/// What is found in a table with these entries, as `BX0241 合计 10 9`: the code, the label, the total, the sum.
fn found(table: &str) -> Vec<String> {
    let ledger = "figures:\n  books: {label: 藏书, value: 12500, unit: 册, display: {scale: 万, decimals: 1}}\n  all: {label: 全县, value: 25100, unit: 册, display: {scale: 万, decimals: 1}}\n  some: {label: 期刊, value: 2000, unit: 册, qualifier: 余}\n";
    let world = MemoryWorld::new(Date::EPOCH).with("report.yaml", format!("{HEAD}{ledger}lints: off\nbody:\n  - table: {{{table}}}\n"));
    let loading = load(&world, "report.yaml");
    assert!(loading.diagnostics.is_empty(), "{table}: {:?}", loading.diagnostics);
    let resolved = resolve(&loading.value.report.expect("a report"));
    let line = |found: &banxin_base::Diagnostic| {
        let value = |name: &str| found.args.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
        let parts: Option<Vec<String>> = ["label", "total", "sum"].into_iter().map(value).collect();
        parts.map_or_else(|| format!("{} {}", found.code, found.message(Lang::En)), |parts| format!("{} {}", found.code, parts.join(" ")))
    };
    resolved.diagnostics.iter().map(line).collect()
}

#[test]
fn rows_add_up_to_their_total() {
    let cases: [(&str, &[&str]); 10] = [
        ("[甲, 4], [乙, 5], [合计, 9]", &[]),
        ("[甲, 4], [乙, 5], [合计, 10]", &["BX0241 合计 10 9"]),
        ("[合　计, 10], [甲, 4], [乙, 5]", &["BX0241 合计 10 9"]),
        ("[甲, '1,000'], [乙, '2,500'], [总计, '3,500']", &[]),
        ("[甲, 4册], [乙, 5册], [共计, 8册]", &["BX0241 共计 8 9"]),
        ("[甲, -4], [乙, 5], [合计, 1]", &[]),
        ("[甲, 1.3], [乙, 1.3], [合计, 2.7]", &["BX0247 合计 2.7 2.6"]),
        ("[甲, 1.3], [乙, 1.3], [合计, 2.8]", &["BX0241 合计 2.8 2.6"]),
        ("[甲, '{{ books }}'], [乙, '{{ books }}'], [合计, '{{ all }}']", &["BX0247 合计 25000 26000"]),
        ("[甲, 1], [乙, 2], [小计, 3], [丙, 4], [丁, 5], [小计, 10], [合计, 13]", &["BX0241 小计 10 9"]),
    ];
    for (rows, wanted) in cases {
        assert_eq!(found(&format!("columns: [馆名, 藏书], rows: [{rows}]")), wanted, "{rows}");
    }
}

#[test]
fn a_total_is_of_the_subtotals_and_what_stands_beside_them() {
    let cases: [(&str, &[&str]); 3] = [
        ("[甲, 1], [乙, 2], [小计, 3], [丙, 4], [丁, 5], [小计, 9], [合计, 12]", &[]),
        ("[甲, 1], [乙, 2], [小计, 3], [丙, 4], [合计, 7]", &[]),
        ("[甲, 1], [乙, 2], [小计, 3], [丙, 4], [合计, 8]", &["BX0241 合计 8 7"]),
    ];
    for (rows, wanted) in cases {
        assert_eq!(found(&format!("columns: [馆名, 藏书], rows: [{rows}]")), wanted, "{rows}");
    }
}

#[test]
fn columns_add_up_to_theirs() {
    let cases: [(&str, &[&str]); 5] = [
        ("columns: [馆名, 图书, 期刊, 合计], rows: [[甲, 4, 2, 6], [乙, 5, 3, 9]]", &["BX0241 合计 9 8"]),
        ("columns: [馆名, 合计, 图书, 期刊], rows: [[甲, 7, 4, 2]]", &["BX0241 合计 7 6"]),
        ("columns: [馆名, 图书, 合计, 期刊], rows: [[甲, 4, 9, 2]]", &[]),
        ("columns: [馆名, 图书, 增长率, 合计], rows: [[甲, 4, 2, 9]]", &[]),
        ("columns: [馆名, 图书, 期刊, 全年], rows: [[甲, 4, 2, 9]], total: {labels: 全年}", &["BX0241 全年 9 6"]),
    ];
    for (table, wanted) in cases {
        assert_eq!(found(table), wanted, "{table}");
    }
}

/// What cannot be judged is passed over: each of these would be a false alarm.
#[test]
fn what_cannot_be_added_is_passed_over() {
    let cases = [
        "columns: [馆名, 藏书], rows: [[甲, 4], [乙, —], [合计, 9]]",
        "columns: [馆名, 藏书], rows: [[甲, '{{ some }}'], [乙, 5], [合计, 9]]",
        "columns: [馆名, 借阅率], rows: [[甲, 4], [乙, 5], [合计, 4.5]]",
        "columns: [馆名, 占全县], rows: [[甲, 4%], [乙, 5%], [合计, 4.5%]]",
        "columns: [馆名, 藏书], rows: [[甲, 4], ['其中：外借', 3], [乙, 5], [合计, 9]]",
        "columns: [馆名, 藏书], rows: [[甲, 4], ['#外借', 3], [合计, 4]]",
        "columns: [馆名, 藏书], rows: [[甲, 4册], [乙, 5场], [合计, 10]]",
        "columns: [项目, 单位, 数量], rows: [[甲, 册, 4], [乙, 场, 5], [合计, 项, 10]]",
        "columns: [馆名, 藏书], rows: [[甲, 4], [合计, 9]]",
        "columns: [馆名, 藏书], rows: [[甲, 4], [合计, 9], [乙, 5], [丙, 6]]",
        "columns: [馆名, 藏书], rows: [[{text: 甲, rowspan: 2}, 4], [5], [合计, 10]]",
        "columns: [馆名, 分馆, 藏书], rows: [[甲, 一, 4], [甲, 二, 5], [{text: 合计, colspan: 2}, 9]]",
        "columns: [馆名, 藏书], rows: [[甲, 4], [乙, 5], [全县, 10]]",
        "header: [[馆名, {text: 藏书, colspan: 2}], ['', 上年, 合计]], columns: [{}, {}, {}], rows: [[甲, 4, 9], [乙, 5, 9]]",
    ];
    for table in cases {
        assert_eq!(found(table), Vec::<String>::new(), "{table}");
    }
}

#[test]
fn a_stated_reason_makes_it_a_note() {
    let table = "columns: [馆名, 藏书], rows: [[甲, 4], [乙, 5], [合计, 10]], total: {because: 含流动图书车}";
    let [note] = found(table).try_into().expect("one finding");
    assert!(note.starts_with(codes::CHECK_EXPLAINED.id) && note.ends_with("parts come to 9; 含流动图书车"), "{note}");
    let rounded = "columns: [馆名, 藏书], rows: [[甲, 1.3], [乙, 1.3], [合计, 2.7]], total: {because: 取整}";
    assert_eq!(found(rounded), ["BX0247 合计 2.7 2.6"], "rounding is a note already");
}
