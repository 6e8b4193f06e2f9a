//! Tables from workbooks: what a spreadsheet shows is what is read.

use std::io::{Cursor, Write};

use banxin_base::{Date, Lang};
use banxin_model::{Loaded, MemoryWorld, load};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="2"><c r="B2" t="inlineStr"><is><t>馆名</t></is></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="inlineStr"><is><t>占比</t></is></c><c r="E2" t="inlineStr"><is><t>日期</t></is></c></row>
<row r="3"><c r="B3" t="inlineStr"><is><t> 总馆 </t></is></c><c r="C3" s="1"><v>1234567</v></c><c r="D3" s="2"><v>0.8255</v></c><c r="E3" s="3"><v>45677</v></c></row>
<row r="4"><c r="C4"><v>35</v></c><c r="D4"><v>0.1</v></c><c r="E4" t="b"><v>1</v></c></row>
</sheetData></worksheet>"#;

const FAR: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;

const STYLES: &str = r##"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>"##;

fn workbook() -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let parts = [
        ("[Content_Types].xml", format!(r#"<Types xmlns="{package}/content-types"/>"#)),
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="一" sheetId="1" r:id="rId1"/><sheet name="2024" sheetId="2" r:id="rId2"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relations}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{relations}/styles" Target="styles.xml"/><Relationship Id="rId4" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        ("xl/sharedStrings.xml", format!(r#"<sst xmlns="{main}" count="1" uniqueCount="1"><si><t>藏书</t></si></sst>"#)),
        ("xl/styles.xml", STYLES.to_owned()),
        ("xl/worksheets/sheet1.xml", SHEET.to_owned()),
        ("xl/worksheets/sheet2.xml", FAR.to_owned()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("a package").into_inner()
}

fn from(source: &str) -> (Option<Loaded>, Vec<String>) {
    let report = format!("banxin: 1\ntitle: 甲\nissuer: 乙\ndate: 2025-01-20\nbody:\n  - table: {{from: {source}}}\n");
    let world = MemoryWorld::new(Date::new(2025, 1, 20).expect("a day")).with("report.yaml", report).with("a.xlsx", workbook());
    let loaded = load(&world, "report.yaml");
    let shown = loaded.diagnostics.iter().map(|found| format!("{} {}", found.message(Lang::En), found.hint(Lang::En))).collect();
    (loaded.value.report, shown)
}

fn rows(source: &str) -> Vec<Vec<String>> {
    let (loaded, found) = from(source);
    assert_eq!(found, Vec::<String>::new());
    loaded.expect("a report").sheets.into_values().next().expect("a sheet").rows
}

#[test]
fn cells_are_read_as_they_are_shown() {
    let expected = [["馆名", "藏书", "占比", "日期"], ["总馆", "1,234,567", "82.6%", "2025-01-20"], ["", "35", "0.1", "TRUE"]];
    assert_eq!(rows("{xlsx: a.xlsx}"), expected);
    assert_eq!(rows("{xlsx: a.xlsx, sheet: 一}"), expected);
    assert_eq!(rows("{xlsx: a.xlsx, range: C2:D3}"), [["藏书", "占比"], ["1,234,567", "82.6%"]]);
    assert_eq!(rows("{xlsx: a.xlsx, sheet: 2024, range: A1:B2}"), [["1", ""], ["", ""]]);
}

#[test]
fn cells_have_names() {
    let (loaded, _) = from("{xlsx: a.xlsx}");
    let sheet = loaded.expect("a report").sheets.into_values().next().expect("a sheet");
    assert_eq!(sheet.cell_name(1, 2).as_deref(), Some("D3"));
}

#[test]
fn wrong_sheets_and_boundless_ones_are_refused() {
    let (_, found) = from("{xlsx: a.xlsx, sheet: 2025}");
    assert_eq!(found, ["the workbook `a.xlsx` has no sheet `2025` did you mean `2024`? Its sheets: 一、2024."]);
    let (_, found) = from("{xlsx: a.xlsx, sheet: 2024}");
    assert_eq!(found, ["`a.xlsx` exceeds a limit: more than a million cells Split the file."]);
    let (_, found) = from("{xlsx: a.xlsx, range: D4:A1}");
    assert_eq!(found, ["`D4:A1` is not a valid range of cells Use: A1:D20."]);
}
