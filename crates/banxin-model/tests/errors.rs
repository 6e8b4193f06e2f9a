//! Every error of loading, rendered with its place, in both languages.

use std::fmt::Write as _;

use banxin_base::{Date, Diagnostic, Lang};
use banxin_model::{MemoryWorld, Sources, load, load_str, locate};

const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

fn world() -> MemoryWorld {
    MemoryWorld::new(Date::new(2025, 1, 20).expect("a day"))
}

fn with_head(rest: &str) -> MemoryWorld {
    world().with("report.yaml", format!("{HEAD}{rest}"))
}

/// Loads and shows every finding as a terminal would: place, code, both messages, both hints, the line with the bytes meant underlined.
fn findings(world: &MemoryWorld) -> String {
    let loaded = load(world, "report.yaml");
    assert!(loaded.has_errors(), "nothing is wrong");
    render(&loaded.sources, &loaded.diagnostics)
}

fn render(sources: &Sources, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for found in found {
        place(sources, &found.at, &mut out);
        let _ = writeln!(out, "{}: {}", found.code, found.message(Lang::Zh));
        let _ = writeln!(out, "  {}", found.message(Lang::En));
        for hint in [found.hint(Lang::Zh), found.hint(Lang::En)].into_iter().filter(|hint| !hint.is_empty()) {
            let _ = writeln!(out, "  = {hint}");
        }
        for related in &found.related {
            let _ = write!(out, "  + ");
            place(sources, &related.at, &mut out);
            let _ = writeln!(out, "{} / {}", related.label.0, related.label.1);
        }
    }
    out
}

fn place(sources: &Sources, at: &banxin_base::Origin, out: &mut String) {
    match (locate(sources, at), at.file()) {
        (Some(place), _) => {
            let text = &sources.get(&place.file).expect("the file of a place").text;
            let _ = write!(out, "{}:{}:{}: «{}» ", place.file, place.line, place.column, &text[place.range.clone()]);
        }
        (None, Some(file)) => {
            let _ = write!(out, "{file}: ");
        }
        (None, None) => {}
    }
}

/// One test a line: its name, and the world.
macro_rules! shows {
    ($($name:ident: $world:expr;)*) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(findings(&$world));
        })*
    };
}

shows! {
    unknown_keys: with_head("titel: 甲\nbody:\n  - table:\n      captoin: 表\n  - txt: 甲\n  - heading: {level: 2, txet: 甲}\n");
    missing_keys: world().with("report.yaml", "banxin: 1\nissuer: 甲\ndate: 2025-01-20\nbody:\n  - appendix:\n      body: []\n");
    wrong_types: with_head("front: [1]\nbody:\n  - table:\n      rows: 甲\n  - kpis: 甲\n  - page_break: 1\nchecks:\n  - equal: 甲\n");
    bad_values: world().with("report.yaml", "banxin: 1\ntitle: 甲\nissuer: 乙\ndate: 2025-02-30\nbody:\n  - table: {rules: three-lines}\n  - image: {src: a.png, width: 12}\n  - heading: {level: 300, text: 甲}\n  - page_break: {to: add}\n");
    a_block_of_two_kinds: with_head("body:\n  - text: 甲\n    quote: 乙\n  - note: 丙\n");
    duplicate_keys: with_head("issuer: 乙\nback: {note: 甲, note: 乙}\n");
    syntax_of_a_missing_blank: world().with("report.yaml", "banxin: 1\ntitle:景洪\nissuer: 甲\n");
    syntax_of_an_open_quote: world().with("report.yaml", "banxin: 1\ntitle: \"景洪\nissuer: 甲\n");
    syntax_of_a_tab: world().with("report.yaml", "banxin: 1\nfront:\n\tcover: true\n");
    syntax_of_an_open_bracket: world().with("report.yaml", "banxin: 1\ntitle: [甲, 乙\nissuer: 丙\n");
    syntax_of_two_documents: world().with("report.yaml", format!("{HEAD}---\na: 1\n"));
    an_empty_file: world().with("report.yaml", "");
    another_format: world().with("report.yaml", "banxin: 2\ntitle: 甲\nissuer: 乙\ndate: 2025-01-20\nnew_key: 1\n");
    nesting_without_end: with_head(&format!("body: {}", "{a: ".repeat(1_000_000)));
    nesting_too_deep: with_head(&format!("body: [{}{}]", "{columns: [".repeat(70), "]}".repeat(70)));
    aliases_without_end: with_head(&format!("subtitle: &c 甲\nbody:\n  - table: {{rows: [&r [{cells}]]}}\n  - table: {{rows: &t [{rows}]}}\n{tables}", cells = "*c, ".repeat(60), rows = "*r, ".repeat(60), tables = "  - table: {rows: *t}\n".repeat(60)));
    a_control_character: with_head("subtitle: 甲\u{7}乙\n");
    an_escaped_control_character: with_head("subtitle: \"甲\\u0007乙\"\n");
    a_noncharacter_in_a_chapter: with_head("body: [{include: a.md}]\n").with("a.md", "# 一\n\n甲\u{FDD0}\n");
    a_chapter_in_gbk: with_head("body:\n  - include: a.md\n").with("a.md", b"# a\n\n\xbe\xb0\xba\xe9\xca\xd0\n".to_vec());
    the_root_in_gbk: world().with("report.yaml", b"banxin: 1\ntitle: \xbe\xb0\xba\xe9\n".to_vec());
    missing_files: with_head("figures: [figure.yaml]\nback: {signature: {seal: images/seal.png}}\nbody:\n  - include: chapter/01.md\n  - table: {from: {csv: a.csv}}\n  - image: {src: images/a.pgn, alt: 甲}\n  - text: |\n      甲乙\n\n      见![图](images/b.png)。\n").with("figures.yaml", "").with("chapters/01.md", "").with("images/a.png", "");
    paths_out_of_the_folder: with_head("body:\n  - include: ../a.md\n  - include: /etc/passwd\n  - include: C:\\a.md\n  - include: a\\b.md\n");
    a_folder_for_a_file: with_head("body:\n  - include: chapters\n").with("chapters/a.md", "");
    no_report: world().with("reprot.yaml", "");
    ledger_errors: with_head("figures: [a.yaml, b.yaml]\n").with("a.yaml", "lectures: {label: 甲, value: 三十五}\naudience: {lable: 乙, value: 1}\nok: {label: 丙, value: 1}\nsum: {derive: {sum: []}}\nrate: {derive: {ratio: [a, b, c]}}\ntotal: {derive: {add: [a]}}\nq: {value: 1, qualifier: 大约}\ns: {series: {2022: 1, 2022: 2}}\n").with("b.yaml", "ok: {label: 丁, value: 2}\nok2: [1]\n");
    a_figure_twice_in_one_file: with_head("figures: a.yaml\n").with("a.yaml", "a: {value: 1}\nb: {value: 2}\na: {value: 3}\n");
    a_figure_twice_in_the_root: with_head("figures:\n  a: {value: 1}\n  a: {value: 3}\n");
    exactly_one_key: with_head("checks:\n  - because: 甲\n  - equal: [a, b]\n    at_most: [a, b]\nbody:\n  - table:\n      from: {csv: a.csv, figures: [a]}\n").with("a.csv", "甲,乙\n");
    uneven_rows: with_head("body:\n  - table: {from: {csv: a.csv}}\n").with("a.csv", "馆名,藏书\n总馆,1,200\n分馆\n二馆,3\n");
    a_picture_of_another_kind: with_head("body:\n  - image: {src: a.png, alt: 甲}\n").with("a.png", "GIF89a");
    a_workbook_that_is_none: with_head("body:\n  - table: {from: {xlsx: a.xlsx, sheet: 一}}\n").with("a.xlsx", "no");
    a_range_that_is_none: with_head("body:\n  - table: {from: {xlsx: a.xlsx, range: A1-B2}}\n").with("a.xlsx", "no");
    everything_at_once: with_head("figures: a.yaml\nbody:\n  - txet: 甲\n  - include: none.md\n  - table: {rows: 1}\n  - image: {src: no.png, alt: 甲}\nouptut: {}\n").with("a.yaml", "a: {vlaue: 1}\nb: 2\n");
}

#[test]
fn a_text_without_a_file() {
    let text = "banxin: 1\ntitle: 甲\nissuer: 乙\n";
    let loaded = load_str(&world(), text, "<stdin>");
    insta::assert_snapshot!(render(&loaded.sources, &loaded.diagnostics));
}

#[test]
fn json_is_yaml() {
    let text = "{\n  \"banxin\": 1,\n  \"title\": \"甲\",\n  \"issuer\": \"乙\",\n  \"date\": \"2025-01-20\",\n  \"boby\": []\n}\n";
    let loaded = load_str(&world(), text, "a.json");
    insta::assert_snapshot!(render(&loaded.sources, &loaded.diagnostics));
}
