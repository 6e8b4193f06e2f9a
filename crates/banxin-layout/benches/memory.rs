//! What setting needs of memory: twice the text, twice the memory.
//!
//! `cargo bench -p banxin-layout --bench memory`; read "max alloc".

mod support;

use banxin_compose::document::Fill;
use banxin_layout::{layout, set_lines};
use divan::AllocProfiler;

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// One paragraph after the other.
#[divan::bench(args = [5, 10], sample_count = 1, sample_size = 1)]
fn lines(bencher: divan::Bencher<'_, '_>, megabytes: usize) {
    let (book, document) = (support::book(), support::document(megabytes * 1_000_000, Fill::Grid));
    bencher.bench(|| set_lines(&document, &book));
}

/// All lines and pages at once.
#[divan::bench(args = [5, 10], sample_count = 1, sample_size = 1)]
fn pages(bencher: divan::Bencher<'_, '_>, megabytes: usize) {
    let (book, document) = (support::book(), support::document(megabytes * 1_000_000, Fill::Grid));
    bencher.bench(|| layout(&document, &book));
}
