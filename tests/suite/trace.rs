//! Where `figures trace` says that a figure stands, it stands: on that page and line of the PDF, in that paragraph or cell of the Word file.

use std::collections::BTreeSet;

use banxin::{FigureTrace, PdfPlace, Report, TracePlace, WordStand, traces};
use banxin_tests::docx::{Para, Word};
use banxin_tests::pdf::Pdf;
use banxin_tests::{Built, passages, root, squeeze};

fn traced(built: &Built, folder: &str) -> Vec<FigureTrace> {
    traces(&Report::open(root().join(folder)).expect("a report"), &built.output)
}

fn jinghong() -> Vec<FigureTrace> {
    traced(Built::jinghong(), "report-data/jinghong-2022-2024")
}

fn small_annual() -> Vec<FigureTrace> {
    traced(Built::small_annual(), "examples/small-annual")
}

/// Whether a text has this, or ends in a part of it that goes on in the next line.
fn begins_in(text: &str, form: &str) -> bool {
    let (text, form) = (squeeze(text), squeeze(form));
    let parts = form.char_indices().skip(1).map(|(at, _)| &form[..at]);
    text.contains(&form) || parts.into_iter().any(|part| text.ends_with(part))
}

/// The text of a page's lines as a reader counts them from the top: what stands at one height is one line.
fn counted(built: &Built, page: usize) -> Vec<String> {
    let lines = serde_json::to_value(built.output.lines()).expect("a dump");
    let on_page = lines["pages"][page - 1]["lines"].as_array().expect("lines").iter();
    let mut body: Vec<(f64, &str)> = on_page
        .filter(|line| !["header", "footer"].contains(&line["region"].as_str().expect("a region")))
        .map(|line| (line["y"].as_f64().expect("a height"), line["text"].as_str().expect("a text")))
        .collect();
    body.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut counted: Vec<(f64, String)> = Vec::new();
    for (y, text) in body {
        match counted.last_mut() {
            Some((height, line)) if y - *height < 2.0 => line.push_str(text),
            _ => counted.push((y, text.to_owned())),
        }
    }
    counted.into_iter().map(|(_, text)| text).collect()
}

fn check_pdf(built: &Built, pdf: &Pdf, id: &str, place: &TracePlace, stands: &PdfPlace) {
    let said = squeeze(&format!("{}{}", pdf.page_text(stands.page - 1), pdf.page_artifacts(stands.page - 1)));
    assert!(said.contains(&squeeze(&stands.text)), "{id}: page {} does not say “{}”", stands.page, stands.text);
    let Some(line) = stands.line else { return };
    let there = &counted(built, stands.page)[line - 1];
    assert!(squeeze(there).contains(&squeeze(&stands.text)), "{id}: line {line} of page {} is “{there}”", stands.page);
    assert!(begins_in(&stands.text, &place.form), "{id}: “{}” is not in “{}”", place.form, stands.text);
}

/// The paragraphs of text under a heading of the Word file, blank lines and the contents not counted; those before the first heading if its name is
/// empty.
fn under<'w>(word: &'w Word, heading: &str) -> Vec<Vec<&'w Para>> {
    let is_heading = |para: &Para| para.style.starts_with("Heading");
    let mut sections = vec![("", Vec::new())];
    let counted = |para: &&Para| !para.text.trim().is_empty() && !para.style.starts_with("TOC");
    for para in word.paragraphs.iter().filter(counted) {
        match is_heading(para) {
            true => sections.push((para.text.as_str(), Vec::new())),
            false => sections.last_mut().expect("a section").1.push(para),
        }
    }
    let named = sections.into_iter().filter(|(name, _)| if name.is_empty() { heading.is_empty() } else { heading.ends_with(name) });
    named.map(|(_, paras)| paras).collect()
}

fn check_word(word: &Word, id: &str, place: &TracePlace) {
    let form = squeeze(&place.form);
    let has = |text: &str| squeeze(text).contains(&form);
    let heading = &place.word.heading;
    match &place.word.stands {
        WordStand::Heading => {
            assert!(word.headings().iter().any(|(_, text)| has(text) && heading.ends_with(text.as_str())), "{id}: {heading}")
        }
        WordStand::Cell { table, row, cell, .. } => {
            let text = &word.tables[table - 1].rows[row - 1][cell - 1];
            assert!(has(text), "{id}: cell {cell} of row {row} of table {table} is “{text}”");
        }
        WordStand::Paragraph { paragraph } => {
            let there = under(word, heading);
            assert!(!there.is_empty(), "{id}: there is no heading “{heading}”");
            let text = |paras: &[&Para]| paras.get(paragraph - 1).map(|para| para.text.clone());
            assert!(
                there.iter().any(|paras| text(paras).is_some_and(|text| has(&text))),
                "{id}: paragraph {paragraph} below “{heading}” has no {form}: {:?}",
                there.iter().map(|paras| text(paras)).collect::<Vec<_>>()
            );
        }
        WordStand::Footnote { note } => assert!(has(&word.footnotes[note - 1]), "{id}: footnote {note}"),
        WordStand::Chart { series, category, .. } => {
            let charts = word.parts.iter().filter(|(name, _)| name.starts_with("word/charts/chart"));
            let named = |xml: &[u8]| [series, category].iter().all(|name| String::from_utf8_lossy(xml).contains(name.as_str()));
            assert!(charts.into_iter().any(|(_, xml)| named(xml)), "{id}: no chart has {category} of {series}");
        }
        WordStand::Caption { .. } => {
            assert!(word.paragraphs.iter().any(|para| has(&para.text)), "{id}: “{form}”")
        }
    }
}

fn check(built: &Built, traces: &[FigureTrace]) {
    let (pdf, word) = (Pdf::open(&built.pdf), Word::open(&built.docx));
    for trace in traces {
        for place in &trace.places {
            for stands in &place.pdf {
                check_pdf(built, &pdf, &trace.id, place, stands);
            }
            check_word(&word, &trace.id, place);
        }
    }
}

#[test]
fn every_figure_of_the_federation_stands_where_it_is_traced_to() {
    let traces = jinghong();
    assert_eq!(traces.len(), Built::jinghong().output.document().figures.len());
    for trace in &traces {
        assert!(!trace.places.is_empty() && trace.places.iter().all(|place| !place.pdf.is_empty()), "{}", trace.id);
        assert!(trace.defined.as_ref().is_some_and(|place| &*place.file == "figures.yaml" && place.line.is_some()), "{}", trace.id);
    }
    check(Built::jinghong(), &traces);
}

#[test]
fn every_figure_of_the_annual_report_stands_where_it_is_traced_to() {
    check(Built::small_annual(), &small_annual());
}

#[test]
fn no_print_of_a_figure_is_left_out() {
    for (built, traces) in [(Built::jinghong(), jinghong()), (Built::small_annual(), small_annual())] {
        for trace in &traces {
            let printed =
                passages(built.output.document()).iter().flat_map(|it| it.figures.clone()).filter(|it| it.id == *trace.id).count();
            let in_text = |place: &&TracePlace| !matches!(place.word.stands, WordStand::Chart { .. });
            assert_eq!(trace.places.iter().filter(in_text).count(), printed, "{} of {}", trace.id, built.name);
        }
    }
}

#[test]
fn lines_that_name_a_figure_at_two_places_are_told_apart() {
    let traces = jinghong();
    let places: Vec<_> = traces
        .iter()
        .flat_map(|trace| trace.places.iter().flat_map(|place| place.source.clone().map(|at| (trace.id.clone(), at.to_string()))))
        .collect();
    let distinct: BTreeSet<_> = places.iter().cloned().collect();
    assert_eq!(distinct.len(), places.len(), "two prints of one figure are traced to the same words of the source");
}
