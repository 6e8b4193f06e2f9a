//! How long a large ledger takes to be read and computed, and the lints on long prose. All data is made up.
//!
//! Of ten entries seven are stated (one of them a series) and three derived: a chain in which each sum adds to the one before, a growth between two
//! periods, a share. `tests/bench/ledger.py` writes the same kind of ledger to disk.

#![allow(clippy::expect_used, reason = "a report that cannot be read ends the measurement")]

use std::fmt::Write as _;

use banxin_base::Date;
use banxin_compose::resolve;
use banxin_model::{Loaded, MemoryWorld, load};
use divan::Bencher;

const HEAD: &str = "banxin: 1\ntitle: 年度报告\nissuer: 云溪县图书馆\ndate: 2025-01-20\n";

/// A paragraph as reports have them; its lints find nothing.
const PROSE: &str = "全年共举办讲座{{ f1 }}，借阅图书{{ f2 }}，较上年有所增长。各分馆按照“就近、便民、常态”的要求开展服务，读者反映良好；\
下一步将继续完善制度，健全机制，推动服务向基层延伸。\n\n";

fn main() {
    divan::main();
}

/// A ledger of so many entries as YAML.
fn ledger(entries: usize) -> String {
    let mut text = String::new();
    for n in 0..entries {
        let (label, at) = (format!("第{n}项"), n - n % 10);
        let _ = match n % 10 {
            6 => writeln!(
                text,
                "f{n}: {{label: {label}, unit: 人, series: {{2022: {}, 2023: {}, 2024: {}}}, value: last}}",
                n + 1,
                n + 2,
                n + 5
            ),
            7 => {
                let before = if at == 0 { "0".to_owned() } else { format!("f{}", n - 10) };
                writeln!(text, "f{n}: {{label: {label}, unit: 人次, derive: {{sum: [{before}, f{at}, f{}]}}}}", at + 1)
            }
            8 => writeln!(text, "f{n}: {{label: {label}, derive: {{growth: [f{0}.2023, f{0}.2024]}}, display: {{decimals: 1}}}}", at + 6),
            9 => writeln!(text, "f{n}: {{label: {label}, derive: {{share: [f{at}, f{}]}}, display: {{decimals: 1}}}}", at + 7),
            odd => {
                writeln!(text, "f{n}: {{label: {label}, value: {}, unit: 人次, period: 2024, source: 统计年报（虚构）}}", n * 7 + odd + 1)
            }
        };
    }
    text
}

/// A report of a ledger and as many bytes of prose.
fn world(entries: usize, prose: usize) -> MemoryWorld {
    let report = format!("{HEAD}figures: figures.yaml\nbody: [{{include: a.md}}]\n");
    let chapter = PROSE.repeat(prose.div_ceil(PROSE.len()));
    MemoryWorld::new(Date::EPOCH).with("report.yaml", report).with("figures.yaml", ledger(entries)).with("a.md", chapter)
}

fn loaded(world: &MemoryWorld) -> Loaded {
    let read = load(world, "report.yaml");
    assert!(read.diagnostics.is_empty(), "{:?}", read.diagnostics.first());
    read.value.report.expect("a report")
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn load_ledger(bencher: Bencher<'_, '_>, entries: usize) {
    let world = world(entries, 0);
    bencher.bench_local(|| loaded(&world));
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn resolve_ledger(bencher: Bencher<'_, '_>, entries: usize) {
    let loaded = loaded(&world(entries, 0));
    assert!(resolve(&loaded).diagnostics.is_empty());
    bencher.bench_local(|| resolve(&loaded));
}

/// With everything else that resolving does to prose: templates, Markdown.
#[divan::bench(args = [1, 10], sample_count = 3)]
fn resolve_prose_mb(bencher: Bencher<'_, '_>, megabytes: usize) {
    let loaded = loaded(&world(10, megabytes << 20));
    bencher.bench_local(|| resolve(&loaded));
}

/// The same without lints: the difference is their time.
#[divan::bench(args = [1, 10], sample_count = 3)]
fn resolve_prose_mb_without_lints(bencher: Bencher<'_, '_>, megabytes: usize) {
    let mut loaded = loaded(&world(10, megabytes << 20));
    loaded.report.lints = banxin_model::Lints::All(banxin_model::LintsOff::Off);
    bencher.bench_local(|| resolve(&loaded));
}
