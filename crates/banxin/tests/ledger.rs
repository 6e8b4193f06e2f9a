//! Workbooks as ledgers, and back: what a spreadsheet program writes, not only what the export does.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use banxin::{ChangeKind, Lang, Report};
use rust_xlsxwriter::{Format, Workbook};

const HEAD: &str = "banxin: 1\ntitle: 甲\nissuer: 乙\ndate: 2025-01-20\n";
const LEDGER: &str = "# 注\na: {label: 甲, value: 0.1, unit: 人}   # 一\nrate: {label: 率, value: 80, unit: \"%\"}\nshare: {label: 占比, value: 0.5, display: {percent: true}}\ntotal: {label: 合计, unit: 人, derive: {sum: [a, 2]}}\n";

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    fs::File::create(folder.join(name)).expect("as made by the test").write_all(bytes).expect("as made by the test");
}

fn report(figures: &str, files: &[(&str, &[u8])]) -> (tempfile::TempDir, Report) {
    let folder = tempfile::tempdir().expect("as made by the test");
    put(folder.path(), "report.yaml", format!("{HEAD}figures: {figures}\n").as_bytes());
    for (name, bytes) in files {
        put(folder.path(), name, bytes);
    }
    let report = Report::open(folder.path()).expect("as made by the test");
    (folder, report)
}

/// A workbook of one sheet; numbers of the column 数值 under a number format.
fn workbook(header: &[&str], rows: &[(&str, f64, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("指标").expect("as made by the test");
    for (n, name) in (0_u16..).zip(header) {
        sheet.write_string(0, n, *name).expect("as made by the test");
    }
    for (n, (id, value, format)) in (2_u32..).zip(rows) {
        sheet.write_string(n, 0, *id).expect("as made by the test");
        sheet.write_number_with_format(n, 1, *value, &Format::new().set_num_format(*format)).expect("as made by the test");
    }
    book.save_to_buffer().expect("as made by the test")
}

fn lines(report: &Report, bytes: &[u8]) -> Vec<String> {
    let import = report.import_ledger("填报.xlsx", bytes).expect("as made by the test");
    import.changes().iter().map(|change| change.line(Lang::En)).collect()
}

#[test]
fn a_workbook_is_exact_and_percentages_follow_the_unit() {
    let (_folder, report) = report("figures.yaml", &[("figures.yaml", LEDGER.as_bytes())]);
    let same = workbook(&["编号", "数值"], &[("a", 0.1, "0.00"), ("rate", 0.8, "0%"), ("share", 0.5, "0.0%"), ("total", 2.1, "General")]);
    assert_eq!(lines(&report, &same), Vec::<String>::new());
    let other = workbook(&["编号", "数值"], &[("a", 0.07, "0"), ("rate", 0.825, "0%"), ("share", 0.55, "0%"), ("total", 2.1, "General")]);
    assert_eq!(lines(&report, &other), ["a value: 0.1 → 0.07", "rate value: 80 → 82.5", "share value: 0.5 → 0.55"]);
}

#[test]
fn an_import_edits_the_scalars_and_nothing_else() {
    let (_folder, report) = report("figures.yaml", &[("figures.yaml", LEDGER.as_bytes())]);
    let bytes = workbook(&["编号", "数值"], &[("a", 0.07, "0"), ("rate", 80.0, "0"), ("share", 0.5, "0%"), ("total", 2.1, "0")]);
    let import = report.import_ledger("填报.xlsx", &bytes).expect("as made by the test");
    let files = import.edited(false).expect("as made by the test");
    assert_eq!(files.len(), 1);
    assert_eq!(files[0].before, LEDGER.as_bytes());
    assert_eq!(String::from_utf8(files[0].after.clone()).expect("as made by the test"), LEDGER.replace("value: 0.1,", "value: 0.07,"));
    assert_eq!(import.changes()[0].kind, ChangeKind::Changed);
}

#[test]
fn computed_cells_and_wrong_ones_name_their_cell() {
    let (_folder, report) = report("figures.yaml", &[("figures.yaml", LEDGER.as_bytes())]);
    let bytes = workbook(&["编号", "数值"], &[("total", 3.0, "0")]);
    let error = report.import_ledger("填报.xlsx", &bytes).unwrap_err();
    assert!(error.to_string().contains("BX0229") && error.to_string().contains("B3 of the sheet `指标`"), "{error}");
    let bytes = workbook(&["编号", "数直"], &[("a", 3.0, "0")]);
    let error = report.import_ledger("填报.xlsx", &bytes).unwrap_err();
    assert!(error.to_string().contains("BX0220") && error.to_string().contains("B1 of the sheet `指标`"), "{error}");
}

#[test]
fn an_exported_workbook_is_a_ledger_itself() {
    let (_folder, first) = report("figures.yaml", &[("figures.yaml", LEDGER.as_bytes())]);
    let bytes = first.ledger_xlsx().expect("as made by the test");
    assert_eq!(bytes, first.ledger_xlsx().expect("as made by the test"));
    let (_folder, second) = report("[{file: a.xlsx, sheet: 数据台账}]", &[("a.xlsx", &bytes)]);
    assert_eq!(second.diagnostics(), []);
    assert_eq!(second.ledger_csv().expect("as made by the test"), first.ledger_csv().expect("as made by the test"));
}

#[test]
fn texts_keep_their_byte_order_mark() {
    let marked = format!("\u{FEFF}{LEDGER}");
    let (_folder, report) = report("figures.yaml", &[("figures.yaml", marked.as_bytes())]);
    let bytes = workbook(&["编号", "数值"], &[("a", 5.0, "0")]);
    let files = report.import_ledger("填报.xlsx", &bytes).expect("as made by the test").edited(false).expect("as made by the test");
    assert_eq!(files[0].before, marked.as_bytes());
    assert_eq!(files[0].after, marked.replace("value: 0.1,", "value: 5,").into_bytes());
}
