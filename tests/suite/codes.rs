//! Every diagnostic code: input that raises it, the same input mended, and the message as people read it.
//!
//! Each file of `codes/` is one fixture, named after its code: `BX0101.yaml`, or `BX0101-a-picture.yaml` where a code has several.
//!
//! ```yaml
//! bad:
//!   report: |                  # four lines stand before it: banxin, title, issuer, date; so this is line 5 of report.yaml
//!     body:
//!       - include: chapters/1.md
//!   files:                     # files beside report.yaml
//!     chapters/01.md: 正文。
//!     a.png: {png: [200, 100]}               # a picture of so many pixels
//!     a.xlsx: {xlsx: {指标: [[馆名, 藏书], [总馆, 3]]}}     # a workbook, sheet by sheet; numbers are numbers
//!     b.csv: {bytes: [0xC4, 0xEA]}           # any bytes
//! finds: [BX0101 report.yaml:6:14]           # all findings with their places, sorted as they are shown
//! good:
//!   report: |                  # the mended twin; its files are those of `bad` if it names none
//!     body:
//!       - include: chapters/01.md
//! still: []                    # codes of all findings of the mended twin; none if left out
//! ```
//!
//! A side may say `whole:` instead of `report:`, the text of report.yaml without the four lines, or `from:` with the path of a folder in the tree.
//! `make: [pdf, press, docx]` beside `bad` makes files as well, for problems that only a renderer meets; `strict: true` counts warnings as errors.
//! The messages of `bad` in both languages are in `ref/codes/`. `INSTA_UPDATE=always cargo test -p banxin-tests --test suite codes` accepts new ones
//! (as `cargo xtask bless` does): read them.
//!
//! Codes that no report can raise by itself are in [`ELSEWHERE`], with the test that raises them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};
use std::path::Path;

use banxin::{
    Diagnostic, DocxOptions, Error, Format, Lang, PdfOptions, PdfProfile, Pipeline, PipelineOptions, Report, Sources, codes, findings,
};
use banxin_tests::{fonts, root};
use serde::Deserialize;

/// Codes that need more than a report folder: why, the file with the test that raises each, and the name that it has there.
const ELSEWHERE: [(&str, &str, &str, &str); 22] = [
    ("BX0229", "an import", "crates/banxin-cli/tests/figures.rs", "BX0229"),
    ("BX0230", "an import", "crates/banxin-cli/tests/figures.rs", "BX0230"),
    ("BX0231", "an import", "crates/banxin-cli/tests/figures.rs", "BX0231"),
    ("BX0232", "an export", "crates/banxin-cli/tests/figures.rs", "BX0232"),
    ("BX0233", "an import", "crates/banxin-cli/tests/figures.rs", "BX0233"),
    ("BX0234", "an import", "crates/banxin-cli/src/cmd/figures/import.rs", "FILE_CHANGED"),
    ("BX0117", "a path of the command line", "crates/banxin-cli/tests/broken.rs", "a_report_that_is_not_there"),
    ("BX0260", "two ledgers", "crates/banxin/src/diff.rs", "unexplained"),
    ("BX0345", "a style of another page", "crates/banxin-compose/src/style/clauses.rs", "DEVIATION"),
    ("BX0346", "a style of other rules", "crates/banxin-compose/src/style/clauses.rs", "UNUSUAL"),
    ("BX0501", "no folder of typefaces", "crates/banxin-raster/tests/render.rs", "BX0501"),
    ("BX0502", "a damaged typeface", "crates/banxin-text/src/font/face.rs", "FONT_UNREADABLE"),
    ("BX0505", "typefaces other than the bundled ones", "crates/banxin-text/src/font/select.rs", "FACE_SUBSTITUTED"),
    ("BX0601", "a folder that cannot be written", "crates/banxin-cli/src/output.rs", "BX0601"),
    ("BX0602", "a fault of the program", "crates/banxin-cli/src/fault.rs", "BX0602"),
    ("BX0604", "an option of the command line", "crates/banxin-cli/tests/pdf.rs", "BX0604"),
    ("BX0607", "colours that no report can choose", "crates/banxin-pdf/tests/press.rs", "BX0607"),
    ("BX0609", "an option of the command line", "crates/banxin-cli/tests/pdf.rs", "BX0609"),
    ("BX0660", "an edited Word file", "tests/suite/word.rs", "BX0660"),
    ("BX0661", "an edited Word file", "tests/suite/word.rs", "BX0661"),
    ("BX0831", "a fix", "crates/banxin/src/fix.rs", "FIX_SKIPPED"),
    ("BX0832", "a fix", "crates/banxin/src/fix.rs", "FIX_REFUSED"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fixture {
    bad: Side,
    finds: Vec<String>,
    good: Side,
    #[serde(default)]
    still: Vec<String>,
    #[serde(default)]
    make: Vec<Make>,
    #[serde(default)]
    strict: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    report: Option<String>,
    whole: Option<String>,
    from: Option<String>,
    #[serde(default)]
    files: BTreeMap<String, File>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
enum File {
    Text(String),
    Picture { png: (u32, u32) },
    Workbook { xlsx: BTreeMap<String, Vec<Vec<serde_yaml::Value>>> },
    Bytes { bytes: Vec<u8> },
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Make {
    Pdf,
    Press,
    Docx,
}

const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

/// What a side gives: its findings and the texts to quote.
struct Found {
    diagnostics: Vec<Diagnostic>,
    sources: Sources,
}

impl From<Error> for Found {
    fn from(error: Error) -> Found {
        Found { diagnostics: error.diagnostics().to_vec(), sources: error.sources().clone() }
    }
}

impl Found {
    /// Each finding as `BX0101 report.yaml:6:14`.
    fn places(&self) -> Vec<String> {
        let found = findings(&self.diagnostics, &self.sources, Lang::Zh);
        found.iter().map(|found| format!("{} {}", found.code, found.location()).trim_end().to_owned()).collect()
    }

    fn codes(&self) -> BTreeSet<&'static str> {
        self.diagnostics.iter().map(|found| found.code.id).collect()
    }

    /// All messages in one language, without colours.
    fn messages(&self, lang: Lang) -> String {
        let drawn: String = findings(&self.diagnostics, &self.sources, lang).iter().map(|found| found.human(&self.sources)).collect();
        anstream::adapter::strip_str(&drawn).to_string()
    }
}

impl Side {
    fn run(&self, spare: &BTreeMap<String, File>, fixture: &Fixture) -> Found {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = match &self.from {
            Some(path) => root().join(path),
            None => {
                let text = self.whole.clone().unwrap_or_else(|| format!("{HEAD}{}", self.report.as_deref().unwrap_or_default()));
                write(folder.path(), "report.yaml", text.as_bytes());
                let files = if self.files.is_empty() { spare } else { &self.files };
                files.iter().for_each(|(name, file)| write(folder.path(), name, &file.bytes()));
                folder.path().to_owned()
            }
        };
        run(&folder, fixture).unwrap_or_else(Found::from)
    }
}

fn run(folder: &Path, fixture: &Fixture) -> Result<Found, Error> {
    let report = Report::open(folder)?;
    let options = PipelineOptions { strict: fixture.strict, ..PipelineOptions::default() };
    let output = Pipeline::new(fonts()).with(options).run(&report)?;
    let mut diagnostics = output.diagnostics.clone();
    for make in &fixture.make {
        let press = PdfOptions { profile: PdfProfile::Press, ..report.pdf_options() };
        let made = match make {
            Make::Pdf => output.pdf(&report.pdf_options()).map(drop),
            Make::Press => output
                .preflight(&[Format::Pdf(press.clone())])
                .map(|found| diagnostics.extend(found))
                .and_then(|()| output.pdf(&press).map(drop)),
            Make::Docx => output.docx(&DocxOptions::default()).map(drop),
        };
        if let Err(error) = made {
            diagnostics.extend_from_slice(error.diagnostics());
        }
    }
    Ok(Found { diagnostics, sources: report.sources().clone() })
}

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    let mut file = std::fs::File::create(path).expect("a file");
    file.write_all(bytes).expect("a file");
}

impl File {
    fn bytes(&self) -> Vec<u8> {
        match self {
            File::Text(text) => text.clone().into_bytes(),
            File::Bytes { bytes } => bytes.clone(),
            File::Picture { png: (width, height) } => {
                let mut bytes = Cursor::new(Vec::new());
                let picture = image::GrayImage::from_pixel(*width, *height, image::Luma([200]));
                picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
                bytes.into_inner()
            }
            File::Workbook { xlsx } => workbook(xlsx),
        }
    }
}

/// The smallest workbook that holds these cells: ECMA-376 part 1, clause 18, with texts in their cells.
fn workbook(sheets: &BTreeMap<String, Vec<Vec<serde_yaml::Value>>>) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut parts = BTreeMap::new();
    let (mut names, mut links, mut types) = (String::new(), String::new(), String::new());
    for (n, (name, rows)) in (1..).zip(sheets) {
        names += &format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>");
        links += &format!("<Relationship Id=\"r{n}\" Type=\"{RELS}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>");
        types += &format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"{CONTENT}.worksheet+xml\"/>");
        let rows: String = (1..).zip(rows).map(|(row, cells): (usize, _)| sheet_row(row, cells)).collect();
        parts.insert(
            format!("xl/worksheets/sheet{n}.xml"),
            format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    let book = format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELS}\"><sheets>{names}</sheets></workbook>");
    parts.insert("xl/workbook.xml".into(), book);
    parts.insert("xl/_rels/workbook.xml.rels".into(), format!("<Relationships xmlns=\"{PACKAGE}\">{links}</Relationships>"));
    let root = format!("<Relationship Id=\"r1\" Type=\"{RELS}/officeDocument\" Target=\"xl/workbook.xml\"/>");
    parts.insert("_rels/.rels".into(), format!("<Relationships xmlns=\"{PACKAGE}\">{root}</Relationships>"));
    let defaults = "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    let book = format!("<Override PartName=\"/xl/workbook.xml\" ContentType=\"{CONTENT}.sheet.main+xml\"/>");
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    parts.insert("[Content_Types].xml".into(), format!("<Types xmlns=\"{space}\">{defaults}{book}{types}</Types>"));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("a part");
    }
    zip.finish().expect("a workbook").into_inner()
}

fn sheet_row(row: usize, cells: &[serde_yaml::Value]) -> String {
    let cells: String = ('A'..='Z')
        .zip(cells)
        .map(|(column, cell)| match cell {
            serde_yaml::Value::Number(number) => format!("<c r=\"{column}{row}\"><v>{number}</v></c>"),
            serde_yaml::Value::String(text) => format!("<c r=\"{column}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            _ => String::new(),
        })
        .collect();
    format!("<row r=\"{row}\">{cells}</row>")
}

/// The fixtures by name.
fn fixtures() -> BTreeMap<String, Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite/codes");
    let files = std::fs::read_dir(folder).expect("the fixtures").map(|entry| entry.expect("a fixture").path());
    let read = files.map(|file| {
        let text = std::fs::read_to_string(&file).expect("a fixture");
        let fixture = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        (file.file_stem().unwrap_or_default().to_string_lossy().into_owned(), fixture)
    });
    read.collect()
}

fn check(name: &str, fixture: &Fixture) {
    let code = name.split('-').next().unwrap_or(name);
    assert!(codes::find(code).is_some(), "{name}: there is no such code");
    let bad = fixture.bad.run(&BTreeMap::new(), fixture);
    assert_eq!(bad.places(), fixture.finds, "{name}");
    assert!(bad.codes().contains(code), "{name} does not raise its own code");
    let good = fixture.good.run(&fixture.bad.files, fixture);
    assert!(!good.codes().contains(code), "{name}, mended: {:?}", good.places());
    let still: BTreeSet<&str> = fixture.still.iter().map(String::as_str).collect();
    assert_eq!(good.codes(), still, "{name}, mended: {}", good.messages(Lang::En));
    let chinese: Vec<String> = bad
        .diagnostics
        .iter()
        .flat_map(|found| [found.message(Lang::Zh), found.hint(Lang::Zh)])
        .filter_map(|text| stray_english(&text))
        .collect();
    assert!(chinese.is_empty(), "{name}: English in a Chinese message: {chinese:?}");
    let messages = format!("{}\n{}", bad.messages(Lang::Zh), bad.messages(Lang::En));
    assert!(!messages.contains("_zh}") && !messages.contains("_en}"), "{name}: a value is missing\n{messages}");
    golden(name, &messages);
}

/// The text, if a sentence of English stands in it. What is quoted is the user's own; keys and program names are words, not sentences.
fn stray_english(text: &str) -> Option<String> {
    const OF_SENTENCES: [&str; 23] = [
        "the",
        "is",
        "are",
        "was",
        "of",
        "has",
        "have",
        "this",
        "that",
        "it",
        "its",
        "an",
        "be",
        "been",
        "with",
        "cannot",
        "expected",
        "found",
        "invalid",
        "unexpected",
        "failed",
        "unable",
        "must",
    ];
    let mut quotes = 0_u32;
    let mut in_code = false;
    let bare = text.chars().map(|c| {
        match c {
            '“' => quotes += 1,
            '”' => quotes = quotes.saturating_sub(1),
            '`' => in_code = !in_code,
            _ if quotes == 0 && !in_code => return c,
            _ => {}
        }
        '，'
    });
    let bare: String = bare.collect();
    // Two such words at least: one alone may be the id of a figure.
    let words = bare.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| OF_SENTENCES.contains(word)).count();
    (words > 1).then(|| text.to_owned())
}

#[test]
fn no_text_of_a_code_has_english_in_its_chinese() {
    for code in codes::all() {
        for text in [code.message.zh, code.hint.zh, code.why.zh] {
            assert_eq!(stray_english(text), None, "{code}");
        }
    }
    assert!(stray_english("图片已损坏（the file is damaged）").is_some());
    assert!(stray_english("此处可用：`the is of`，“it is an”。").is_none());
}

/// Compares with the file of this name in `ref/codes`.
fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../ref/codes");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// All fixtures, so that a new file is a new fixture; every one that fails is named.
#[test]
fn codes_are_raised_where_they_should_be_and_only_there() {
    let fixtures = fixtures();
    let failed: Vec<&String> = fixtures
        .iter()
        .filter(|(name, fixture)| std::panic::catch_unwind(|| check(name, fixture)).is_err())
        .map(|(name, _)| name)
        .collect();
    assert!(failed.is_empty(), "these fixtures failed: {failed:?}");
}

/// The same slip in every way of writing, as a line and as an object: each form says the same place.
#[test]
fn places_are_exact_in_every_form() {
    let fixture = fixtures().remove("BX0201-everywhere").expect("a fixture");
    let bad = fixture.bad.run(&BTreeMap::new(), &fixture);
    let mut text = String::new();
    for lang in [Lang::Zh, Lang::En] {
        for found in findings(&bad.diagnostics, &bad.sources, lang) {
            let line = serde_json::to_string(&found).expect("an object");
            let json: serde_json::Value = serde_json::from_str(&line).expect("an object");
            let at = |key: &str| json[key].as_u64().map(|number| format!(":{number}")).unwrap_or_default();
            let place = format!("{}{}{}", json["file"].as_str().unwrap_or_default(), at("line"), at("column"));
            assert!(found.to_string().starts_with(&place), "{place} {found}");
            // What a span covers is the name that is wrong, as it is written; of a row of a ledger its id.
            let named = found.code == codes::UNDEFINED_FIGURE.id;
            if let Some((range, source)) = found.range.clone().zip(found.file.as_deref().and_then(|file| bad.sources.get(file))) {
                let meant = source.text.get(range).unwrap_or_default();
                assert!(!named || ["lecturs", "lect\\u0075rs"].contains(&meant), "{place} covers {meant}");
            }
            text += &format!("{found}\n{line}\n");
        }
    }
    golden("forms", &text);
}

#[test]
fn every_code_has_a_fixture_or_a_test_of_its_own() {
    let fixtures = fixtures();
    let with: BTreeSet<&str> = fixtures.keys().filter_map(|name| name.split('-').next()).collect();
    let elsewhere: BTreeSet<&str> = ELSEWHERE.iter().map(|(code, ..)| *code).collect();
    let without: Vec<_> = codes::all().into_iter().map(|code| code.id).filter(|id| !with.contains(id) && !elsewhere.contains(id)).collect();
    assert!(without.is_empty(), "no fixture in tests/suite/codes raises {without:?}");
    assert_eq!(with.intersection(&elsewhere).collect::<Vec<_>>(), Vec::<&&str>::new(), "these have fixtures after all");
}

#[test]
fn tests_elsewhere_name_their_codes() {
    for (code, _, file, name) in ELSEWHERE {
        assert!(codes::find(code).is_some(), "{code}: there is no such code");
        let text = std::fs::read_to_string(root().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let tests = text.split("#[test]").skip(1).any(|test| test.contains(name));
        assert!(tests, "no test of {file} names {name}");
    }
}
