//! The same laid-out pages written by banxin and by krilla, timed: `cargo run --release -- REPORT [ROUNDS]`.
//!
//! In: a report. It is laid out once; then both write it in turn. krilla draws the glyphs, rules, fills and shapes of every page and nothing else: no
//! tags, no links, no outline, no pictures. banxin writes a whole file, `plain` and `archive`. Out: a Markdown table of the median and the least time.

mod draw;

use std::time::{Duration, Instant};

use banxin::{FontSearch, Output, PdfOptions, Pipeline, Report};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("usage: krilla-lines REPORT [ROUNDS]")?;
    let rounds = args.next().map_or(Ok(5), |rounds| rounds.parse::<usize>())?.max(1);
    let fonts = FontSearch::new().near(env!("CARGO_MANIFEST_DIR")).book()?;
    let report = Report::open(&path)?;
    let output = Pipeline::new(&fonts).run(&report)?.value;
    println!("{path}: {} pages, {rounds} rounds\n", output.page_count());
    println!("| writer | median ms | least ms | kB |\n|---|---|---|---|");
    let ways: [(&str, &dyn Fn() -> Result<Vec<u8>, Failure>); 3] = [
        ("banxin plain", &|| write(&output, &PdfOptions::plain())),
        ("banxin archive", &|| write(&output, &PdfOptions::archive())),
        ("krilla, drawing only", &|| draw::document(output.pages(), &fonts)),
    ];
    let mut taken = vec![Vec::new(); ways.len()];
    let mut sizes = vec![0; ways.len()];
    for _ in 0..rounds {
        for (way, (_, make)) in ways.iter().enumerate() {
            let start = Instant::now();
            let bytes = make()?;
            taken[way].push(start.elapsed());
            sizes[way] = bytes.len();
        }
    }
    for (way, (name, _)) in ways.iter().enumerate() {
        let (median, least) = middle(&mut taken[way]);
        println!("| {name} | {median:.1} | {least:.1} | {} |", sizes[way] / 1000);
    }
    Ok(())
}

fn write(output: &Output<'_>, options: &PdfOptions) -> Result<Vec<u8>, Failure> {
    output.pdf(options).map_err(Into::into)
}

/// The median and the least, in milliseconds.
fn middle(times: &mut [Duration]) -> (f64, f64) {
    times.sort_unstable();
    let ms = |time: Duration| time.as_secs_f64() * 1000.0;
    (times.get(times.len() / 2).copied().map_or(0.0, ms), times.first().copied().map_or(0.0, ms))
}
