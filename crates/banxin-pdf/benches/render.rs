//! How long writing takes, and how much memory: 10, 100 and 1,000 pages of 28 x 22 characters.

#[allow(unreachable_pub, dead_code, reason = "helpers shared with the tests")]
#[path = "../tests/support/document.rs"]
mod support;

use banxin_pdf::{PdfOptions, render};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

#[divan::bench(args = [10, 100, 1000], sample_count = 10)]
fn archive(bencher: Bencher<'_, '_>, pages: usize) {
    let book = support::book();
    let document = support::long(&book, pages);
    bencher.bench_local(|| render(&document, &book, &PdfOptions::archive()));
}
