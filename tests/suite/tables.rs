//! Tables of the cases in both files: the Word file and the PDF have the cells that the document has, with their spans and repeated headers; rows
//! from files and workbooks are those of the files.

use std::path::Path;

use banxin::{DocxOptions, PdfOptions, Pipeline, Report};
use banxin_compose::document::{Block, Table};
use banxin_tests::docx::Word;
use banxin_tests::pdf::Pdf;
use banxin_tests::{fonts, squeeze};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// A report with both its files.
struct Files {
    tables: Vec<Table>,
    word: Word,
    pdf: Pdf,
}

fn made(name: &str, report: &Report) -> Files {
    let set = Pipeline::new(fonts()).run(report).unwrap_or_else(|error| panic!("{name}: {error}"));
    let output = set.value;
    let blocks = output.document().sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter_map(|block| if let Block::Table(table) = block { Some((**table).clone()) } else { None }).collect();
    let pdf = output.pdf(&PdfOptions::archive()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let docx = output.docx(&DocxOptions::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
    Files { tables, word: Word::open(&docx), pdf: Pdf::open(&pdf) }
}

/// The cells of a table, by row; the number of a list's item is no text of the Word file, which counts itself.
fn cells(table: &Table, labelled: bool) -> Vec<Vec<String>> {
    let rows = table.header.iter().chain(&table.rows);
    let text = |paragraph: &banxin_compose::document::Paragraph| {
        let whole = paragraph.plain_text();
        let label = paragraph.label.as_ref().filter(|_| !labelled).map_or("", |label| label.text.as_str());
        whole.strip_prefix(label).map_or(whole.clone(), str::to_owned)
    };
    rows.map(|row| row.cells.iter().map(|cell| squeeze(&cell.content.iter().map(text).collect::<String>())).collect()).collect()
}

fn squeezed(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    rows.iter().map(|row| row.iter().map(|cell| squeeze(cell)).collect()).collect()
}

#[test]
fn both_files_have_the_cells_and_spans_of_every_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("the cases").map(|entry| entry.expect("a case").path()).collect();
    files.retain(|file| file.file_stem().is_some_and(|name| name.to_string_lossy().starts_with("table-")));
    files.sort();
    assert!(files.len() >= 9, "cases of tables are missing");
    for file in files {
        let name = file.display().to_string();
        let text = std::fs::read_to_string(&file).expect("a case");
        let case: serde_yaml::Value = serde_yaml::from_str(&text).expect("a case");
        let report = Report::from_value(&case["report"]).unwrap_or_else(|error| panic!("{name}: {error}"));
        let files = made(&name, &report);
        assert_eq!(files.word.tables.len(), files.tables.len(), "{name}");
        let in_pdf = files.pdf.tables();
        assert_eq!(in_pdf.len(), files.tables.len(), "{name}");
        for (n, table) in files.tables.iter().enumerate() {
            let word = &files.word.tables[n];
            assert_eq!(squeezed(&word.rows), cells(table, false), "Word file of {name}");
            assert_eq!(word.header_rows, table.header.len(), "Word file of {name}");
            let spans: Vec<Vec<(u32, u32)>> = table
                .header
                .iter()
                .chain(&table.rows)
                .map(|row| row.cells.iter().map(|cell| (cell.colspan, cell.rowspan)).collect())
                .collect();
            assert_eq!(word.spans, spans, "Word file of {name}");
            assert_eq!(squeezed(&in_pdf[n]), cells(table, true), "PDF of {name}");
        }
    }
}

/// A workbook whose second sheet holds a table with a title above it, numbers in formats, a percentage, a day and levels of a stub.
fn workbook(folder: &Path) {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("说明").expect("a name");
    let sheet = book.add_worksheet().set_name("经费").expect("a name");
    sheet.write_string(0, 0, "云溪县图书馆经费表（虚构）").expect("a cell");
    for (column, head) in (0u16..).zip(["项目", "金额", "执行率", "日期"]) {
        sheet.write_string(1, column, head).expect("a cell");
    }
    let (grouped, percent, day) =
        (Format::new().set_num_format("#,##0"), Format::new().set_num_format("0%"), Format::new().set_num_format("yyyy/m/d"));
    let rows = [
        ("购书", 142_000.4, 0.985, (2024, 3, 1)),
        ("　其中：期刊", 35_500.4, 0.9949, (2024, 11, 30)),
        ("讲座", 8_000.4, 1.0, (2024, 12, 2)),
    ];
    for (row, (name, amount, share, (year, month, date))) in (2u32..).zip(rows) {
        sheet.write_string(row, 0, name).expect("a cell");
        sheet.write_number_with_format(row, 1, amount, &grouped).expect("a cell");
        sheet.write_number_with_format(row, 2, share, &percent).expect("a cell");
        let date = ExcelDateTime::from_ymd(year, month, date).expect("a day");
        sheet.write_datetime_with_format(row, 3, &date, &day).expect("a cell");
    }
    book.save(folder.join("a.xlsx")).expect("a workbook");
}

#[test]
fn a_workbook_gives_its_cells_as_shown_and_its_numbers_exactly() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(folder.path());
    let table = |extra: &str| {
        let head = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\nbody:\n";
        let table = "  - table:\n      caption: 经费\n      from: {xlsx: a.xlsx, sheet: 经费, range: A2:D5}\n";
        let text = format!("{head}{table}{extra}");
        let mut file = std::fs::File::create(folder.path().join("report.yaml")).expect("a file");
        std::io::Write::write_all(&mut file, text.as_bytes()).expect("a report");
        let files = made(extra, &Report::open(folder.path()).unwrap_or_else(|error| panic!("{extra}: {error}")));
        assert_eq!(squeezed(&files.word.tables[0].rows), cells(&files.tables[0], false));
        assert_eq!(squeezed(&files.pdf.tables()[0]), cells(&files.tables[0], true));
        cells(&files.tables[0], true)
    };
    let shown = [
        ["项目", "金额", "执行率", "日期"],
        ["购书", "142,000", "99%", "2024-03-01"],
        ["其中：期刊", "35,500", "99%", "2024-11-30"],
        ["讲座", "8,000", "100%", "2024-12-02"],
    ];
    assert_eq!(table(""), shown);
    let formatted = table("      columns: [{}, {format: {decimals: 1}}, {format: {decimals: 1}}, {}]\n      total: {sum: all}\n");
    assert_eq!(formatted[1], ["购书", "142,000.4", "98.5%", "2024-03-01"]);
    assert_eq!(formatted[2], ["其中：期刊", "35,500.4", "99.5%", "2024-11-30"]);
    assert_eq!(formatted[4], ["合计", "150,000.8", "", ""]);
}

/// Word keeps rows whole but for those that no page holds: one that had to stay whole would leave the page before it empty.
#[test]
fn only_rows_that_no_page_holds_split_in_word() {
    let case = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/cases/table-tall-rows.yaml")).expect("a case");
    let case: serde_yaml::Value = serde_yaml::from_str(&case).expect("a case");
    let files = made("tall rows", &Report::from_value(&case["report"]).expect("a report"));
    let document = String::from_utf8_lossy(&files.word.parts["word/document.xml"]).into_owned();
    let rows: Vec<bool> = document.split("<w:tr>").skip(1).map(|row| row.contains("<w:cantSplit/>")).collect();
    let wanted: Vec<bool> = (0..28).map(|row| row != 1).collect();
    assert_eq!(rows, wanted);
}

/// A table on its side keeps its place on the sheet, whichever way Word mirrors the margins of the page it falls on.
#[test]
fn turned_sheets_keep_their_sides_on_mirrored_pages() {
    let margins = |paragraphs: usize| {
        let lines = "    - text: 一\n".repeat(paragraphs).replace("    - ", "  - ");
        let text = format!(
            "banxin: 1\ntitle: 表\nissuer: 云溪县图书馆\ndate: 2025-01-20\nstyle: annual\nfront: {{cover: false}}\nbody:\n{lines}  - table: {{orientation: sideways, columns: [甲, 乙], rows: [[一, 二]]}}\n"
        );
        let report = Report::from_yaml(&text).unwrap_or_else(|error| panic!("{error}"));
        let output = Pipeline::new(fonts()).run(&report).unwrap_or_else(|error| panic!("{error}")).value;
        let even = output.pages().page_map.table(0).expect("a table").on_even;
        let word = Word::open(&output.docx(&DocxOptions::default()).expect("a Word file"));
        let document = String::from_utf8_lossy(&word.parts["word/document.xml"]).into_owned();
        let section =
            document.split("<w:sectPr").find(|part| part.contains("w:orient=\"landscape\"")).expect("a turned section").to_owned();
        let of = |name: &str| {
            let at = section.find(&format!("w:{name}=\"")).expect("a margin") + name.len() + 4;
            section[at..].split('"').next().expect("a number").to_owned()
        };
        (even, ["top", "right", "bottom", "left"].map(of))
    };
    let (one, another) = (margins(1), margins(45));
    assert_ne!(one.0, another.0, "the table falls on either side");
    let [top, right, bottom, left] = one.1;
    assert_eq!(another.1, [bottom, left, top, right], "Word changes sides by itself on left-hand pages");
}
