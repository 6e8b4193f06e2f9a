//! Reports that load without a word, and what comes of them.

use std::path::{Path, PathBuf};

use banxin_base::{DataPath, Date};
use banxin_model::{Block, BlockKind, Fill, Gap, Kinsoku, Loaded, MemoryWorld, ReadError, SheetKey, Text, World, load, load_str, schema};

/// A folder of the repository, read without the care that a shell takes.
struct Folder(PathBuf);

impl World for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        std::fs::read(self.0.join(path)).map_err(|error| ReadError::Failed(error.to_string()))
    }

    fn list(&self, _: &str) -> Result<Vec<String>, ReadError> {
        Ok(Vec::new())
    }

    fn today(&self) -> Date {
        today()
    }
}

fn today() -> Date {
    Date::new(2025, 1, 20).expect("a day")
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn loaded(world: &dyn World) -> Loaded {
    let loaded = load(world, "report.yaml");
    assert_eq!(loaded.diagnostics, []);
    loaded.value.report.expect("a report")
}

#[test]
fn the_jinghong_report_loads() {
    let loaded = loaded(&Folder(repository().join("report-data/jinghong-2022-2024")));
    assert_eq!(loaded.ledger.len(), 1);
    assert_eq!(loaded.ledger[0].figures["members_total"].unit, "人");
    assert!(loaded.chapters.keys().all(|name| name.starts_with("chapters/")));
    assert_eq!(loaded.chapters.len(), loaded.report.body.iter().filter(|block| matches!(block.kind, BlockKind::Include(_))).count());
    assert!(loaded.sources.get("chapters/01-sixiang.md").is_some());
}

#[test]
fn the_small_annual_report_loads() {
    let loaded = loaded(&Folder(repository().join("examples/small-annual")));
    let key = SheetKey { file: "tables/branches.csv".into(), sheet: None, range: None };
    assert!(loaded.sheets[&key].rows.len() > 1);
    assert!(loaded.images["images/reading-room.png"].starts_with(b"\x89PNG"));
    assert_eq!(loaded.report.title.joined(), "云溪县图书馆2024年度工作报告");
}

const HEAD: &str = "banxin: 1\ntitle: 甲\nissuer: 乙\ndate: 2025-01-20\n";

fn from_text(rest: &str) -> Loaded {
    let world = MemoryWorld::new(today()).with("a.md", "![图](b.svg)").with("b.svg", "<svg/>").with("c.csv", "\u{FEFF}甲,乙\n1,\" 2\"\n");
    let loaded = load_str(&world, &format!("{HEAD}{rest}"), "report.yaml");
    assert_eq!(loaded.diagnostics, []);
    loaded.value.report.expect("a report")
}

#[test]
fn floats_keep_their_spelling() {
    let rest = "period: 2024.10\nbody:\n  - table:\n      columns: [{title: 1.50}]\n      rows: [[0.10, 1e3, {text: 2.0}], ['3.00', 1.0, 007]]\n  - list: [1.10, {text: 2.20}]\n  - chart: {kind: bar, categories: [1.0, 2.50], series: [{name: 甲, values: [0.10]}]}\n";
    let loaded = from_text(rest);
    assert_eq!(loaded.report.period.as_ref().map(ToString::to_string).as_deref(), Some("2024.10"));
    let [
        Block { kind: BlockKind::Table(table), .. },
        Block { kind: BlockKind::List(list), .. },
        Block { kind: BlockKind::Chart(chart), .. },
    ] = loaded.report.body.as_slice()
    else {
        panic!("a table, a list, a chart")
    };
    let cells: Vec<_> = table.rows.iter().flatten().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["0.10", "1e3", "2.0", "3.00", "1.0", "007"]);
    assert_eq!(table.columns[0].title.as_ref().map(ToString::to_string).as_deref(), Some("1.50"));
    assert_eq!(list.items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>(), ["1.10", "2.20"]);
    assert_eq!(chart.categories.iter().map(ToString::to_string).collect::<Vec<_>>(), ["1.0", "2.50"]);
}

#[test]
fn an_inline_ledger_keeps_its_place_and_spelling() {
    let loaded = from_text("figures:\n  a: {value: 0.10, period: 2024.10}\n");
    assert_eq!(loaded.ledger[0].root, DataPath::ROOT.key("figures"));
    assert_eq!(loaded.ledger[0].figures["a"].period.as_ref().map(ToString::to_string).as_deref(), Some("2024.10"));
}

#[test]
fn files_named_in_nested_blocks_and_in_markdown_are_read() {
    let loaded = from_text(
        "body:\n  - appendix: {title: 附录, body: [{columns: [{include: a.md}]}]}\n  - table: {from: {csv: c.csv}}\nback: {attachments: [{title: 附件, body: [{include: ./a.md}]}]}\n",
    );
    assert_eq!(loaded.chapters.keys().collect::<Vec<_>>(), ["./a.md", "a.md"]);
    assert!(loaded.images.contains_key("b.svg"));
    let sheet = loaded.sheets.values().next().expect("a sheet");
    assert_eq!(sheet.rows, [["甲", "乙"], ["1", "2"]]);
    assert_eq!(sheet.origin(1, 1), banxin_base::Origin::text(&"c.csv".into(), 10..14));
}

#[test]
fn typography_is_read_key_by_key() {
    let written = "typography: {kinsoku: strict, gap: none, hanging: true, units: [朵, 1.10], fill: flow, hyphenate: false}\n";
    let typography = from_text(written).report.typography;
    assert_eq!((typography.kinsoku, typography.gap, typography.fill), (Some(Kinsoku::Strict), Some(Gap::None), Some(Fill::Flow)));
    assert_eq!((typography.hanging, typography.hyphenate), (Some(true), Some(false)));
    let units: Vec<_> = typography.units.iter().flat_map(|units| &units.0).map(Text::as_str).collect();
    assert_eq!(units, ["朵", "1.10"]);
    assert_eq!(from_text("").report.typography.kinsoku, None, "what is left out is the style's");
}

#[test]
fn the_schema_names_every_key_of_the_root() {
    let schema = schema();
    let properties = schema["properties"].as_object().expect("properties");
    for key in ["banxin", "title", "issuer", "date", "figures", "body", "checks", "output"] {
        assert!(properties.contains_key(key), "{key}");
    }
    assert!(schema["$defs"]["LedgerFile"].is_object());
}
