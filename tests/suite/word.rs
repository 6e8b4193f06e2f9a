//! The Word file as an editor meets it: figures that are data and come back into the ledger, comments, and a package without faults.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};

use banxin::{DocxBindings, DocxOptions, DocxTarget, Lang, PdfOptions, Pipeline, Report};
use banxin_tests::docx::Word;
use banxin_tests::{Built, checks, fonts};
use zip::write::SimpleFileOptions;

const HEAD: &str = "banxin: 1\ntitle: 样例报告\nissuer: 云溪县总工会\ndate: 2025-01-20\nfigures: figures.yaml\n";

const LEDGER: &str = "\
# 台账
lectures: {label: 宣讲活动, value: 35, unit: 场}   # 以签到表为准
audience: {label: 覆盖职工, value: 20000, unit: 人次, qualifier: 余}
members:
  label: 会员总数
  unit: 人
  series: {2023: 43500, 2024: 46221}   # 年末数
  value: last
growth: {label: 会员增长, derive: {growth: [members.2023, members.2024]}, display: {decimals: 1}}
coverage: {label: 覆盖率, value: 80, unit: \"%\", qualifier: 以上}
";

const BODY: &str = "\
body:
  - heading: 宣讲{{ lectures }}
  - text: |
      共宣讲{{ lectures }}，覆盖职工{{ audience }}（**{{ audience | scaled('万') }}**），会员{{ members }}，上年{{ members | year(2023) }}，
      增长{{ growth }}，[覆盖{{ coverage }}](https://example.org)。另见注[^1]。

      [^1]: 三年宣讲{{ lectures }}。
  - kpis: [lectures, audience]
  - table: {columns: [指标, 数量], from: {figures: [lectures, members]}}
";

struct Made {
    _folder: tempfile::TempDir,
    report: Report,
}

fn made() -> Made {
    with_body(BODY)
}

fn with_body(body: &str) -> Made {
    let folder = tempfile::tempdir().expect("a folder");
    let chapter = "## 分章\n\n分章的话。\n\n分章的结尾。\n";
    for (name, text) in [("report.yaml", format!("{HEAD}{body}")), ("figures.yaml", LEDGER.to_owned()), ("01.md", chapter.to_owned())] {
        fs::File::create(folder.path().join(name)).expect("a file").write_all(text.as_bytes()).expect("is written");
    }
    let report = Report::open(folder.path()).expect("a report");
    Made { _folder: folder, report }
}

impl Made {
    fn docx(&self, options: &DocxOptions) -> Vec<u8> {
        let output = Pipeline::new(fonts()).run(&self.report).expect("is set");
        output.value.docx(options).expect("is written")
    }

    /// The changes, then the warnings, of the file when these texts are replaced in these parts.
    fn read_back(&self, edits: &[(&str, &str, &str)]) -> (Vec<String>, Vec<String>, String) {
        let bytes = edited(&self.docx(&DocxOptions::default()), edits);
        let import = self.report.import_ledger("改过.docx", &bytes).expect("is read");
        let changes = import.changes().iter().map(|change| change.line(Lang::Zh)).collect();
        let found = import.diagnostics().0.iter().map(|found| format!("{} {}", found.code.id, found.message(Lang::Zh))).collect();
        let files = import.edited(false).expect("can be edited");
        let text = files.first().map(|file| String::from_utf8(file.after.clone()).expect("is text")).unwrap_or_default();
        (changes, found, text)
    }
}

/// A package whose parts say something else: every occurrence is replaced, and there is one.
fn edited(bytes: &[u8], edits: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("an entry");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("is read");
        for (part, from, to) in edits.iter().filter(|(part, ..)| *part == name) {
            let text = String::from_utf8(bytes).expect("is text");
            assert!(text.contains(from), "{part} does not say {from}");
            bytes = text.replace(from, to).into_bytes();
        }
        out.start_file(name, SimpleFileOptions::default()).expect("an entry");
        out.write_all(&bytes).expect("is written");
    }
    out.finish().expect("a zip").into_inner()
}

const ITEM: &str = "customXml/item1.xml";
const MAIN: &str = "word/document.xml";

#[test]
fn every_print_is_a_control_bound_to_its_form() {
    let word = Word::open(&made().docx(&DocxOptions::default()));
    let controls = word.controls();
    let mut places: BTreeMap<(String, String), usize> = BTreeMap::new();
    for control in &controls {
        assert_eq!(control.shown, control.bound, "{control:?}");
        *places.entry((control.tag.clone(), control.shown.clone())).or_default() += 1;
    }
    let shown: Vec<String> = places.into_iter().map(|((tag, text), count)| format!("{tag} {text} {count}")).collect();
    // Prose, heading, footnote and table; a board sets number and unit apart.
    let wanted = [
        "audience 20000余人次 1",
        "audience 20000 1",
        "audience 2万余人次 1",
        "coverage 80%以上 1",
        "growth 6.3% 1",
        "lectures 35场 4",
        "members 43500人 1",
        "members 46221人 2",
    ];
    for line in wanted {
        assert!(shown.iter().any(|it| it == line), "{line}: {shown:#?}");
    }
    let alias = controls.iter().find(|control| control.tag == "lectures").map(|control| control.alias.as_str());
    assert_eq!(alias, Some("宣讲活动"));
}

#[test]
fn without_bindings_the_text_is_the_same_and_nothing_is_bound() {
    let made = made();
    let bound = Word::open(&made.docx(&DocxOptions::default()));
    for options in [
        DocxOptions { bindings: DocxBindings::Plain, ..DocxOptions::default() },
        DocxOptions { target: DocxTarget::LibreOffice, ..DocxOptions::default() },
    ] {
        let plain = Word::open(&made.docx(&options));
        assert_eq!(plain.controls(), Vec::new());
        assert!(!plain.parts.keys().any(|name| name.starts_with("customXml")));
        assert_eq!(plain.paragraphs, bound.paragraphs);
        assert_eq!(plain.footnotes, bound.footnotes);
    }
}

#[test]
fn an_unchanged_file_changes_nothing() {
    assert_eq!(made().read_back(&[]), (Vec::new(), Vec::new(), String::new()));
}

#[test]
fn what_word_changes_comes_back_and_comments_stay() {
    // Word writes a changed value into the ledger and into every control.
    let edits = [
        (ITEM, ">35场<", ">36场<"),
        (MAIN, ">35场<", ">36场<"),
        (ITEM, ">20000余人次<", ">21000余人次<"),
        (ITEM, ">46221人<", ">46300人<"),
        (ITEM, ">43500人<", ">43600人<"),
        (ITEM, ">80%以上<", ">85.5%<"),
    ];
    let (changes, found, text) = made().read_back(&edits);
    assert_eq!(
        changes,
        [
            "lectures 数值：35 → 36",
            "audience 数值：20000 → 21000",
            "members 2024：46221 → 46300",
            "members 2023：43500 → 43600",
            "coverage 数值：80 → 85.5",
            "coverage 概数词：以上 → （空）",
        ]
    );
    assert_eq!(found, Vec::<String>::new());
    let wanted = LEDGER.replace("value: 35", "value: 36").replace("20000", "21000").replace("46221", "46300").replace("43500", "43600");
    // An emptied word is taken away only on demand.
    assert_eq!(text, wanted.replace("value: 80", "value: 85.5"));
}

#[test]
fn an_editor_that_knows_no_bindings_is_read_by_its_controls() {
    let (changes, found, _) = made().read_back(&[(MAIN, ">80%以上<", ">90%以上<")]);
    assert_eq!((changes, found), (vec!["coverage 数值：80 → 90".to_owned()], Vec::new()));
}

#[test]
fn what_means_no_one_value_is_left_alone_and_said() {
    let edits = [
        (ITEM, ">35场<", ">三十六场<"),
        (ITEM, ">6.3%<", ">7%<"),
        (ITEM, ">46221人<", ">46222名<"),
        (ITEM, ">20000余人次<", ">21000余人次<"),
        (ITEM, ">2万余人次<", ">3万余人次<"),
    ];
    let (changes, found, _) = made().read_back(&edits);
    assert_eq!(changes, ["audience 数值：20000 → 21000"]);
    assert_eq!(
        found,
        [
            "BX0660 Word 文件中“lectures”由“35场”改成“三十六场”，没有写回台账：读不出数字",
            "BX0660 Word 文件中“audience”由“2万余人次”改成“3万余人次”，没有写回台账：几处改得不一样",
            "BX0660 Word 文件中“members”由“46221人”改成“46222名”，没有写回台账：单位或用词也改了",
            "BX0660 Word 文件中“growth”由“6.3%”改成“7%”，没有写回台账：它是计算值",
        ]
    );
}

#[test]
fn a_file_without_a_ledger_cannot_be_read_back() {
    let made = made();
    let plain = made.docx(&DocxOptions { bindings: DocxBindings::Plain, ..DocxOptions::default() });
    for (bytes, reason) in [(plain.as_slice(), "不带台账"), (b"PK".as_slice(), "不是完好的 Word 文件")] {
        let error = made.report.import_ledger("a.docx", bytes).expect_err("no ledger");
        let found = &error.diagnostics()[0];
        assert_eq!(found.code.id, "BX0661");
        assert!(found.message(Lang::Zh).contains(reason), "{}", found.message(Lang::Zh));
    }
}

const NOTED: &str = "\
body:
  - {heading: 第一章, note: 标题待定}
  - text: |
      第一段。

      第二段有{{ lectures }}。
    note: {text: \"请办公室核对{{ lectures }}\\n再请宣教部复核\", author: 王某某}
  - table: {caption: 指标, columns: [指标, 数量], rows: [[甲, 1], [乙, 2]]}
    note: 数据待补
  - callout: {title: 提示, text: 框内的话。}
    note: 是否保留
  - kpis: [lectures, audience]
    note: 看板
  - list: [甲项, 乙项]
    note: 两项
  - {columns: 分栏的话。, note: 排两栏}
  - {include: 01.md, note: 整章重写}
  - {page_break: {}, note: 无处可挂}
  - text: 末段。
";

#[test]
fn a_note_on_a_block_is_a_comment_on_what_it_became() {
    let made = with_body(NOTED);
    let word = Word::open(&made.docx(&DocxOptions::default()));
    assert_eq!(checks::word(&word), Vec::<String>::new());
    let shown: Vec<String> = word.comments().into_iter().map(|it| format!("{} {}：{}", it.author, it.text.join("/"), it.about)).collect();
    assert_eq!(
        shown,
        [
            "云溪县总工会 标题待定：第一章",
            "王某某 请办公室核对35场/再请宣教部复核：第一段。|第二段有35场。",
            "云溪县总工会 数据待补：表1　指标|指标|数量|甲|1|乙|2",
            "云溪县总工会 是否保留：提示|框内的话。",
            "云溪县总工会 看板：35场|宣讲活动|20000余人次|覆盖职工",
            "云溪县总工会 两项：甲项|乙项",
            "云溪县总工会 排两栏：分栏的话。",
            "云溪县总工会 整章重写：分章|分章的话。|分章的结尾。",
        ]
    );
    assert!(word.comments().iter().all(|it| it.date == "2025-01-20T00:00:00Z"));
}

#[test]
fn a_note_leaves_no_trace_in_print() {
    let plain: String = NOTED
        .lines()
        .filter(|line| !line.starts_with("    note:"))
        .flat_map(|line| [line.split(", note:").next().unwrap_or_default(), if line.contains(", note:") { "}" } else { "" }, "\n"])
        .collect();
    let pdf = |made: &Made| {
        let output = Pipeline::new(fonts()).run(&made.report).expect("is set");
        output.value.pdf(&PdfOptions::plain()).expect("is written")
    };
    assert!(pdf(&with_body(NOTED)) == pdf(&with_body(&plain)));
    assert_eq!(Word::open(&with_body(&plain).docx(&DocxOptions::default())).comments(), Vec::new());
}

#[test]
fn the_files_of_the_tree_are_whole() {
    for built in Built::all().into_iter().chain(Built::official()) {
        for options in [DocxOptions::default(), DocxOptions { target: DocxTarget::LibreOffice, ..DocxOptions::default() }] {
            let bytes = built.output.docx(&options).expect("is written");
            assert_eq!(checks::word(&Word::open(&bytes)), Vec::<String>::new(), "{}", built.name);
        }
    }
}

#[test]
fn what_is_amiss_is_found() {
    let whole = with_body(&format!("{NOTED}{}", BODY.trim_start_matches("body:\n"))).docx(&DocxOptions::default());
    assert_eq!(checks::word(&Word::open(&whole)), Vec::<String>::new());
    let cases = [
        (MAIN, "<w:bookmarkEnd w:id=\"1\"/>", "", "bookmark 1 of word/document.xml does not end"),
        (MAIN, "w:fldCharType=\"separate\"", "w:fldCharType=\"end\"", "a field of word/document.xml ends out of place"),
        (MAIN, "<w:commentRangeEnd w:id=\"2\"/>", "", "comment 2 of word/document.xml does not end"),
        (MAIN, "<w:id w:val=\"2\"/>", "<w:id w:val=\"1\"/>", "content control 1 twice"),
        (MAIN, "w:footnoteReference w:id=\"1\"", "w:footnoteReference w:id=\"9\"", "footnotes {\"1\"} are referred to as {\"9\"}"),
        (MAIN, "w:pStyle w:val=\"Caption\"", "w:pStyle w:val=\"Gone\"", "word/document.xml names the style Gone, which is not there"),
        (ITEM, ">6.3%<", ">7%<", "the control growth shows 6.3% and is bound to 7%"),
        ("word/settings.xml", "<w:footnote w:id=\"0\"/>", "", "the settings do not name the continuationSeparator"),
        ("[Content_Types].xml", "/word/comments.xml", "/word/remarks.xml", "word/comments.xml has no content type"),
        (
            "word/_rels/document.xml.rels",
            "comments.xml",
            "gone.xml",
            "word/_rels/document.xml.rels leads to word/gone.xml, which is not there",
        ),
    ];
    for (part, from, to, fault) in cases {
        let found = checks::word(&Word::open(&edited(&whole, &[(part, from, to)])));
        assert!(found.iter().any(|it| it == fault), "{fault}: {found:#?}");
    }
}

/// The document properties of one's own, by name.
fn properties(word: &Word) -> BTreeMap<String, String> {
    let xml = String::from_utf8(word.parts["docProps/custom.xml"].clone()).expect("is text");
    let between =
        |text: &str, from: &str, to: &str| text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(it, _)| it.to_owned());
    xml.split("<property ").skip(1).filter_map(|it| Some((between(it, "name=\"", "\"")?, between(it, "<vt:lpwstr>", "<")?))).collect()
}

#[test]
fn a_file_says_of_which_report_and_ledger_it_is() {
    let of = |ledger: &str, period: &str| {
        let yaml = format!(
            "banxin: 1\ntitle: 甲\nissuer: 乙\ndate: 2025-01-20\nperiod: {period}\nfigures: {{a: {{label: 子, value: {ledger}}}}}\n"
        );
        let report = Report::from_yaml(&yaml).expect("a report");
        let output = Pipeline::new(fonts()).run(&report).expect("is set");
        properties(&Word::open(&output.value.docx(&DocxOptions::default()).expect("is written")))
    };
    let one = of("1", "2024");
    assert_eq!(["报告期", "成文日期", "版式", "输入格式"].map(|name| one[name].as_str()), ["2024", "2025-01-20", "gongwen", "banxin 1"]);
    assert_eq!(one["台账校验"].len(), 64);
    let (changed, other) = (of("2", "2024"), of("1", "2025"));
    assert!(changed["台账校验"] != one["台账校验"] && changed["报告标识"] == one["报告标识"]);
    assert!(other["台账校验"] == one["台账校验"] && other["报告标识"] != one["报告标识"]);
}
