//! The pages and lines that a figure is traced to are those that an outside reader counts.

use banxin::{FigureTrace, Report, WordStand, traces};
use banxin_tests::{Built, root, squeeze};

use crate::made::{folder, write};
use crate::tool::Tool;

/// The lines of each page as poppler lays them out: blank ones left out.
fn pages(built: &Built) -> Vec<Vec<String>> {
    let file = folder().join(format!("trace-{}.pdf", built.name));
    write(&file, &built.pdf);
    let said = Tool::new("pdftotext").args(&["-layout", "-enc", "UTF-8"]).arg(&file).arg("-").run();
    let lines = |page: &str| page.lines().map(squeeze).filter(|line| !line.is_empty()).collect();
    said.split('\u{0C}').map(lines).collect()
}

/// Whether a line has this, or ends in a part of it.
fn begins_in(line: &str, form: &str) -> bool {
    let form = squeeze(form);
    line.contains(&form) || form.char_indices().skip(1).any(|(at, _)| line.ends_with(&form[..at]))
}

#[test]
fn poppler_finds_every_figure_on_its_line() {
    let built = Built::jinghong();
    let pages = pages(built);
    let report = Report::open(root().join("report-data/jinghong-2022-2024")).expect("a report");
    let traces: Vec<FigureTrace> = traces(&report, &built.output);
    let mut checked = 0;
    for trace in &traces {
        for place in trace.places.iter().filter(|place| !matches!(place.word.stands, WordStand::Chart { .. })) {
            for stands in &place.pdf {
                let line = stands.line.expect("a line of text");
                let there = &pages[stands.page - 1][line - 1];
                assert!(
                    begins_in(there, &place.form),
                    "{}: line {line} of page {} is “{there}”, without “{}”",
                    trace.id,
                    stands.page,
                    place.form
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 2 * traces.len(), "{checked} places of {} figures", traces.len());
}
