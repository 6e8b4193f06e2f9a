//! Computed totals, forms of columns and levels of indent: tables as they are written, and what their bodies say.

use banxin_base::{Date, Lang};
use banxin_model::{MemoryWorld, load};

use super::resolve;
use super::tree::{CellNode, Node, TableNode};

const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\nlints: off\n";
const LEDGER: &str = "figures:\n  books: {label: 藏书, value: 25123, unit: 册, display: {scale: 万, decimals: 1}}\n  papers: {label: 期刊, value: 13456, unit: 册, display: {scale: 万, decimals: 1}}\n  rate: {label: 外借率, derive: {share: [papers, books]}}\n";

fn table(entries: &str, csv: &str) -> (TableNode, Vec<String>) {
    let report = format!("{HEAD}{LEDGER}body:\n  - table: {{{entries}}}\n");
    let world = MemoryWorld::new(Date::EPOCH).with("report.yaml", report).with("a.csv", csv.as_bytes().to_vec());
    let loading = load(&world, "report.yaml");
    assert!(loading.diagnostics.is_empty(), "{entries}: {:?}", loading.diagnostics);
    let resolved = resolve(&loading.value.report.expect("a report"));
    let found = resolved.diagnostics.iter().map(|found| format!("{} {}", found.code, found.message(Lang::En))).collect();
    let Some(Node::Table(table)) = resolved.value.body.into_iter().next() else { panic!("no table: {found:?}") };
    (*table, found)
}

/// The body, a row a text: `甲|4`, levels of indent as `>`, spans as `2x`.
fn body(entries: &str) -> Vec<String> {
    body_of(entries, "")
}

fn body_of(entries: &str, csv: &str) -> Vec<String> {
    let (table, found) = table(entries, csv);
    assert_eq!(found, Vec::<String>::new(), "{entries}");
    rows(&table)
}

fn rows(table: &TableNode) -> Vec<String> {
    let cell = |cell: &CellNode| {
        let span = if cell.colspan > 1 { format!("{}x", cell.colspan) } else { String::new() };
        format!("{}{span}{}", ">".repeat(usize::from(cell.indent)), cell.text())
    };
    table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join("|")).collect()
}

fn last(entries: &str) -> String {
    body(entries).pop().unwrap_or_default()
}

fn found(entries: &str) -> Vec<String> {
    table(entries, "").1
}

#[test]
fn a_total_is_the_sum_of_each_column_of_numbers() {
    let cases = [
        ("rows: [[甲, 4, 好], [乙, 5, 差]], total: {sum: all}", "合计|9|"),
        ("rows: [[甲, 1.5, 1], [乙, 2.25, '']], total: {sum: all}", "合计|3.75|1"),
        ("rows: [[甲, '1,200', 3%], [乙, '12,800', 4%]], total: {sum: [甲, 乙], label: 全县}", "全县|14,000|7%"),
        ("rows: [[甲, 4册, —], [乙, 5册, 2]], total: {sum: all}", "合计|9册|2"),
        ("rows: [[甲, -4, 1], [乙, 1.0, 1]], total: {sum: [甲]}", "合计|-4|1"),
        ("columns: [序号, 馆名, 藏书], rows: [[1, 甲, 4], [2, 乙, 5]], total: {sum: all}", "2x合计|9"),
        ("columns: [馆名, 单位, 数量], rows: [[甲, 册, 4], [乙, 册, 5]], total: {sum: all}", "合计|册|9"),
        ("columns: [馆名, 藏书, 外借率], rows: [[甲, 4, 50%], [乙, 5, 60%]], total: {sum: all}", "合计|9|"),
        ("columns: [类, 馆名, 藏书], rows: [[{text: 城, rowspan: 2}, 甲, 4], [乙, 5], [乡, 丙, 6]], total: {sum: all}", "2x合计|15"),
    ];
    for (entries, wanted) in cases {
        assert_eq!(last(entries), wanted, "{entries}");
    }
}

#[test]
fn rows_may_have_means_extremes_and_shares() {
    let rows = "columns: [馆名, 藏书], rows: [[甲, 4], [乙, 5], [丙, 9]]";
    let cases = [
        ("{mean: all}", "平均|6"),
        ("{mean: [甲, 乙]}", "平均|4.5"),
        ("{max: all}", "最高|9"),
        ("{min: all, label: 最少}", "最少|4"),
        ("{share: [甲, 乙]}", "占比|50.0%"),
    ];
    for (total, wanted) in cases {
        assert_eq!(last(&format!("{rows}, total: {total}")), wanted, "{total}");
    }
    let all = body(&format!("{rows}, total: [{{sum: all, at: top}}, {{mean: all}}, {{share: 丙}}]"));
    assert_eq!(all, ["合计|18", "甲|4", "乙|5", "丙|9", "平均|6", "占比|50.0%"]);
}

#[test]
fn totals_of_figures_are_exact_and_say_when_rounding_shows() {
    let (table, found) = table("from: {figures: [books, papers]}, total: {sum: all}", "");
    assert_eq!(found, Vec::<String>::new());
    assert_eq!(rows(&table), ["藏书|2.5万册", "期刊|1.3万册", "合计|3.9万册"]);
    let notes: Vec<String> = table.notes.iter().map(|note| super::tree::plain_text(note)).collect();
    assert_eq!(notes, ["由于四舍五入，合计与各项之和可能略有出入。"]);
}

#[test]
fn parts_of_rows_are_not_added_twice() {
    let rows = "[藏书, 120], ['　其中：期刊', 20], ['　　合订本', 7], [报纸, 30]";
    assert_eq!(body(&format!("rows: [{rows}], total: {{sum: all}}")), ["藏书|120", ">其中：期刊|20", ">>合订本|7", "报纸|30", "合计|150"]);
    assert_eq!(last("rows: [[藏书, 120], [{text: 期刊, indent: 1}, 20], [报纸, 30]], total: {sum: all}"), "合计|150");
    assert_eq!(last("rows: [[城, ''], [　甲, 1], [　乙, 2], [乡, ''], [　丙, 4]], total: {sum: all}"), "合计|7");
    assert_eq!(last("rows: [[甲, 1], [乙, 2], [小计, 3], [丙, 4]], total: {sum: all}"), "合计|7");
    let unclear = found("rows: [[藏书, 120], ['其中：期刊', 20], [报纸, 30]], total: {sum: all}");
    assert_eq!(unclear, ["BX0323 `all` does not say whether `其中：期刊` counts twice"]);
}

#[test]
fn what_cannot_be_added_is_said() {
    let cases = [
        (
            "rows: [[甲, 4], [乙, 5余]], total: {sum: all}",
            vec![
                "BX0319 the column `` has no total: `5余` does not go together with its other numbers",
                "BX0322 no column has numbers of which `sum` can be computed",
            ],
        ),
        (
            "columns: [项目, 单位, 数量], rows: [[甲, 册, 4], [乙, 场, 5]], total: {sum: all}",
            vec!["BX0322 no column has numbers of which `sum` can be computed"],
        ),
        ("rows: [[总馆, 4], [分馆, 5]], total: {sum: [总馆, 支馆]}", vec!["BX0318 the table has no row `支馆`"]),
    ];
    for (entries, wanted) in cases {
        assert_eq!(found(entries), wanted, "{entries}");
    }
}

#[test]
fn numbers_print_in_the_form_of_their_column() {
    let cases = [
        ("{decimals: 1}", "'12', '3.45', '-0.04'", ["12.0", "3.5", "0.0"]),
        ("{}", "'12', '3.45', '1,000'", ["12.00", "3.45", "1000.00"]),
        ("{grouping: true}", "'12000', '-1234567', 7", ["12,000", "-1,234,567", "7"]),
        ("{percent: true}", "'0.826', '0.5', '7%'", ["82.6%", "50.0%", "7.0%"]),
        ("{sign: true, decimals: 1}", "3, '-2.25', 0", ["+3.0", "−2.3", "0.0"]),
        ("{decimals: 0}", "'0.5', '2.5', '-0.5'", ["1", "3", "-1"]),
        ("{decimals: 1}", "'14.25万人次', 80余, —", ["14.3万人次", "80余", "—"]),
    ];
    for (format, numbers, wanted) in cases {
        let rows: Vec<String> = numbers
            .split("', '")
            .flat_map(|part| part.split(", "))
            .map(|number| format!("[甲, '{}']", number.trim_matches('\'')))
            .collect();
        let (table, _) = table(&format!("columns: [馆名, {{title: 数, format: {format}}}], rows: [{}]", rows.join(", ")), "");
        let printed: Vec<String> = table.rows.iter().map(|row| row[1].text()).collect();
        assert_eq!(printed, wanted, "{format}");
    }
    let wan = "columns: [馆名, {title: 经费（万元）, format: {scale: 万}}], rows: [[甲, 142000], [乙, '5,500']], total: {sum: all}";
    assert_eq!(body(wan), ["甲|14.20", "乙|0.55", "合计|14.75"]);
    let tenths = "columns: [馆名, {title: 面积, format: {decimals: 0}}], rows: [[甲, 1.4], [乙, 1.4]], total: [{sum: all}, {mean: all}]";
    assert_eq!(body(tenths), ["甲|1", "乙|1", "合计|3", "平均|1"], "the sum is of the exact numbers");
    let percent = "columns: [馆名, {title: 外借率（%）, format: {percent: true, decimals: 1}}], from: {figures: [rate]}";
    assert_eq!(body(percent), ["外借率|53.6"]);
}

#[test]
fn a_form_reckons_with_exact_values() {
    // The ledger prints 2.5万册 of 25123.
    let exact = "columns: [项目, {title: 数量, format: {decimals: 2}}], from: {figures: [books]}";
    assert_eq!(body(exact), ["藏书|2.51万册"]);
    let csv = body_of(
        "columns: [{}, {format: {scale: 亿, decimals: 2}}], unit: 单位：亿元, from: {csv: a.csv}",
        "项目,金额\n购书,345000000\n　其中：期刊,34500000\n",
    );
    assert_eq!(csv, ["购书|3.45", ">其中：期刊|0.35"]);
}

#[test]
fn columns_that_want_a_form_are_warned_of() {
    let mixed = |rows: &str| found(&format!("columns: [馆名, {{title: 面积, align: decimal}}], rows: [{rows}]"));
    assert_eq!(mixed("[甲, 1200.5], [乙, 300]"), ["BX0320 the numbers of the column `面积` differ in their decimals: 1200.5, 300"]);
    assert_eq!(mixed("[甲, 1200.5], [乙, '300.0']"), Vec::<String>::new());
    assert_eq!(mixed("[甲, 1200.5册], [乙, 300人]"), Vec::<String>::new());
    let scaled = found("columns: [馆名, {title: 经费, format: {scale: 万}}], rows: [[甲, 142000]]");
    assert_eq!(scaled, ["BX0321 the column `经费` is shown in 万, and neither its heading nor the unit line says so"]);
}
