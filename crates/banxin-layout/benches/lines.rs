//! How fast lines are set: text to placed glyphs, on one thread, with the faces loaded.
//!
//! `cargo bench -p banxin-layout --bench lines`. A counter of bytes gives MB/s, one of items lines a second.

mod support;

use std::sync::LazyLock;

use banxin_compose::document::{Document, Fill};
use banxin_layout::{layout, set_lines};
use banxin_text::font::FontBook;
use divan::counter::{BytesCount, ItemsCount};

/// 10 MB of UTF-8.
const BYTES: usize = 10_000_000;

static BOOK: LazyLock<FontBook> = LazyLock::new(support::book);
static GRID: LazyLock<Document> = LazyLock::new(|| support::document(BYTES, Fill::Grid));
static FLOW: LazyLock<Document> = LazyLock::new(|| support::document(BYTES, Fill::Flow));

fn main() {
    divan::main();
}

/// Lines filled one after the other, and whole paragraphs at once.
#[divan::bench(args = ["grid", "flow"], sample_count = 5, sample_size = 1)]
fn lines(bencher: divan::Bencher<'_, '_>, fill: &str) {
    let document = if fill == "grid" { &*GRID } else { &*FLOW };
    // The first run loads the faces, and counts.
    let lines = set_lines(document, &BOOK);
    bencher.counter(BytesCount::new(BYTES)).counter(ItemsCount::new(lines)).bench(|| set_lines(document, &BOOK));
}

/// Lines and pages, on one thread.
#[divan::bench(args = ["grid", "flow"], sample_count = 2, sample_size = 1)]
fn pages(bencher: divan::Bencher<'_, '_>, fill: &str) {
    let document = if fill == "grid" { &*GRID } else { &*FLOW };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread");
    bencher.counter(BytesCount::new(BYTES)).bench(|| pool.install(|| layout(document, &BOOK)));
}
