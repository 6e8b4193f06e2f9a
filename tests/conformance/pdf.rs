//! PDF: sound for qpdf, readable for poppler and MuPDF, an archive file and accessible by the rules.

use std::collections::BTreeSet;

use banxin_layout::frame::{Item, Page};
use banxin_tests::{squeeze, undirected};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::made::{Made, all};
use crate::tool::Tool;

/// Rules on glyph widths, which this validator reports for every CFF font whose matrix holds real numbers, because it does not read them
/// (page_validation 0.12). The widths are checked by the tests of banxin-pdf.
pub(crate) const MISJUDGED: [&str; 2] = ["ISO 19005-2:2011:6.2.11.5:1", "ISO 14289-1:2014:7.21.5:1"];

#[test]
fn qpdf_finds_nothing_wrong() {
    for made in all() {
        let said = Tool::new("qpdf").arg("--check").arg(&made.pdf).run();
        assert!(said.contains("No syntax or stream encoding errors found"), "{said}");
        assert!(!said.contains("WARNING"), "{said}");
    }
}

/// Pages that MuPDF reads in another order than we write: it sorts by place. The readings of `ruby()` come before their line, and the parts of
/// charts and turned tables as they stand beside each other. All their text must be there nonetheless.
fn mupdf_sorts(made: &Made, page: &Page) -> bool {
    made.built.name == "specimen" || page.items.iter().any(|item| matches!(item, Item::Group(_)))
}

/// The text of each page as our own layout has it, in the order it is drawn in: lines, readings, the words of charts, headers and footers.
fn drawn(made: &Made) -> Vec<String> {
    let text = |page: &Page| {
        let runs = page.items.iter().flat_map(Item::leaves).filter_map(|item| match item {
            Item::Glyphs(run) => Some(plain(&run.text)),
            _ => None,
        });
        runs.collect()
    };
    made.built.output.pages().pages.iter().map(text).collect()
}

/// Without blanks, and without the marks of direction that a reader adds around text from right to left.
fn plain(text: &str) -> String {
    undirected(&squeeze(text))
}

fn pages(text: &str) -> Vec<String> {
    let mut pages: Vec<String> = text.split('\u{c}').map(plain).collect();
    assert_eq!(pages.pop().as_deref(), Some(""), "a page does not end");
    pages
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}

#[test]
fn what_is_drawn_are_the_lines() {
    let mut compared = 0;
    for made in all() {
        for (page, drawn) in made.built.output.pages().pages.iter().zip(drawn(made)) {
            let lines: String = page.lines.iter().map(|line| plain(&line.text)).collect();
            // Readings and the words of charts are drawn, but are no lines.
            if made.built.name != "specimen" && !page.items.iter().any(|item| matches!(item, Item::Group(_))) {
                assert_eq!(drawn, lines, "{}", made.built.name);
                compared += 1;
            }
        }
    }
    assert!(compared > 20, "{compared} pages");
}

#[test]
fn poppler_reads_the_text_in_order() {
    for made in all() {
        let said = Tool::new("pdftotext").args(&["-raw", "-enc", "UTF-8"]).arg(&made.pdf).arg("-").run();
        assert_eq!(pages(&said), drawn(made), "{}", made.built.name);
    }
}

#[test]
fn mupdf_reads_the_text() {
    for made in all() {
        let said = Tool::new("mutool").args(&["draw", "-q", "-F", "txt", "-o", "-"]).arg(&made.pdf).run();
        // `mutool draw` writes the ligatures that Unicode has as letters.
        let ours: Vec<String> = drawn(made).iter().map(|page| page.replace('ﬁ', "fi")).collect();
        let said = pages(&said);
        assert_eq!(said.len(), ours.len(), "{}", made.built.name);
        for (page, (said, ours)) in made.built.output.pages().pages.iter().zip(said.iter().zip(&ours)) {
            assert_eq!(sorted(said), sorted(ours), "{}: “{said}” for “{ours}”", made.built.name);
            assert!(said == ours || mupdf_sorts(made, page), "{}: “{said}” for “{ours}”", made.built.name);
        }
    }
}

#[test]
fn every_font_is_embedded_subset_and_has_its_text() {
    for made in all() {
        let said = Tool::new("pdffonts").arg(&made.pdf).run();
        let fonts: Vec<&str> = said.lines().skip(2).collect();
        assert!(fonts.len() >= 3, "{said}");
        for font in fonts {
            let columns: Vec<&str> = font.split_whitespace().collect();
            // emb, sub and uni come before the two numbers of the object.
            assert_eq!(columns[columns.len() - 5..columns.len() - 2], ["yes", "yes", "yes"], "{}: {font}", made.built.name);
        }
    }
}

#[test]
fn pdf_a_2a_and_pdf_ua_1_hold() {
    let mut broken = Vec::new();
    let mut misjudged = BTreeSet::new();
    for made in all() {
        for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
            let report = validate_pdf_bytes(&made.built.pdf, &ValidationOptions::default().profile(profile)).expect("a report");
            assert!(report.rules.total > 50, "the validator hardly looked");
            let (known, real): (Vec<_>, Vec<_>) = report.failures.iter().partition(|it| MISJUDGED.contains(&it.rule_id.as_str()));
            misjudged.extend(known.into_iter().map(|it| it.rule_id.clone()));
            broken.extend(real.into_iter().map(|it| format!("{} {profile:?}: {it}", made.built.name)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    // A validator that has learnt to read the widths is to be believed again.
    assert_eq!(misjudged, MISJUDGED.map(str::to_owned).into(), "rules in the list that are no longer misjudged");
}
