//! The federation's report: every printed figure of its ledger is in both files, in its sentence.

use std::collections::BTreeMap;

use banxin_tests::docx::Word;
use banxin_tests::pdf::Pdf;
use banxin_tests::{Built, Kind, Passage, Printed, context, passages, squeeze};

/// What the federation's own summary prints, taken down apart from the ledger: figure, tab, text.
const PRINTED: &str = include_str!("../ref/jinghong-printed.tsv");

/// Characters before and behind a figure that make its context.
const BEFORE: usize = 8;
const AFTER: usize = 3;

fn expected() -> BTreeMap<&'static str, &'static str> {
    let pairs: Vec<_> = PRINTED.lines().filter_map(|line| line.split_once('\t')).collect();
    assert_eq!(pairs.len(), 54);
    pairs.into_iter().collect()
}

/// The places where running text prints a figure whole, by id.
fn printed(passages: &[Passage]) -> BTreeMap<&str, Vec<(&Passage, &Printed)>> {
    let mut places: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for passage in passages.iter().filter(|passage| !matches!(passage.kind, Kind::Cell(..))) {
        for figure in &passage.figures {
            places.entry(&figure.id).or_default().push((passage, figure));
        }
    }
    places
}

#[test]
fn the_ledger_prints_what_the_summary_says() {
    let document = Built::jinghong().output.document();
    let ledger: BTreeMap<&str, &str> = document.figures.iter().map(|it| (&*it.id, it.printed.as_str())).collect();
    for (id, printed) in expected() {
        assert_eq!(ledger.get(id), Some(&printed), "{id}");
    }
}

#[test]
fn every_figure_is_in_the_text_and_printed_in_full() {
    let passages = passages(Built::jinghong().output.document());
    let places = printed(&passages);
    for (id, text) in expected() {
        let places = places.get(id).unwrap_or_else(|| panic!("{id} ({text}) is in no sentence"));
        for (passage, figure) in places {
            assert_eq!(&passage.text[figure.range.clone()], text, "{id}");
        }
    }
}

#[test]
fn every_figure_is_in_both_files_in_its_sentence() {
    let built = Built::jinghong();
    let files = [("PDF", squeeze(&Pdf::open(&built.pdf).text())), ("Word file", squeeze(&Word::open(&built.docx).text()))];
    let passages = passages(built.output.document());
    let places = printed(&passages);
    for (id, text) in expected() {
        for (passage, figure) in &places[id] {
            let sentence = context(&passage.text, figure.range.clone(), BEFORE, AFTER);
            assert!(sentence.contains(&squeeze(text)));
            for (file, said) in &files {
                assert!(said.contains(&sentence), "{file}: {id} is not in “{sentence}”");
            }
        }
    }
}

#[test]
fn every_figure_is_in_a_table_of_both_files() {
    let built = Built::jinghong();
    let passages = passages(built.output.document());
    let word = Word::open(&built.docx).tables;
    let pdf = Pdf::open(&built.pdf).tables();
    let in_tables: Vec<_> =
        passages.iter().filter(|it| matches!(it.kind, Kind::Cell(..))).flat_map(|it| it.figures.iter().map(move |f| (it, f))).collect();
    for id in expected().into_keys().filter(|id| !id.starts_with("period_")) {
        let mut places = in_tables.iter().filter(|(_, figure)| figure.id == id).peekable();
        assert!(places.peek().is_some(), "{id} is in no table");
        for (passage, _) in places {
            let Kind::Cell(table, row, cell) = passage.kind else { continue };
            assert_eq!(squeeze(&word[table].rows[row][cell]), squeeze(&passage.text), "Word file: {id}");
            assert_eq!(squeeze(&pdf[table][row][cell]), squeeze(&passage.text), "PDF: {id}");
        }
    }
}
