//! 索引: the terms that the text marks, by pinyin.
//!
//! In: places met on the way, each with its term. Out: the index, sorted as Chinese dictionaries sort (the pinyin order of CLDR), grouped by first letter.
//! CLDR marks where each letter begins by a character that stands for no text, U+FDD0, followed by the letter; terms are compared with these.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use banxin_base::{Diagnostic, Len, Ratio, codes};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;

use super::Composer;
use crate::document::{AnchorId, Block, ColumnBlock, Columns, Index, IndexEntry, IndexGroup, Inline};

/// What the index is called.
pub(super) const TITLE: &str = "索引";
/// Columns of the index, and the room between them as a share of the type area.
const COLUMNS: u32 = 2;
const GUTTER: Ratio = Ratio::of(1, 16);

impl Composer<'_> {
    /// A place for the index; nothing in a report without one.
    pub(super) fn indexed(&mut self, term: &str) -> Option<Inline> {
        self.resolved.index.as_ref()?;
        let term = term.trim().to_owned();
        let anchor = self.place(&format!("index-{}", self.terms.len() + 1), term.clone());
        self.terms.push((term.clone(), anchor));
        Some(Inline::Indexed { term, anchor })
    }

    /// The index with its heading; nothing where there is none.
    pub(super) fn index(&mut self) -> Vec<Block> {
        let Some(origin) = &self.resolved.index else { return Vec::new() };
        if self.terms.is_empty() {
            self.found.push(Diagnostic::new(&codes::EMPTY_INDEX, origin.clone()));
            return Vec::new();
        }
        let index = Block::Index(Index { groups: grouped(std::mem::take(&mut self.terms)) });
        let gutter: Len = self.look.page.type_area().width.times(GUTTER);
        let columns = ColumnBlock { columns: Columns { count: COLUMNS, gutter }, blocks: vec![index], origin: origin.clone() };
        let heading = Block::Paragraph(self.back_heading(TITLE, "index"));
        vec![heading, Block::BlankLines(1), Block::Columns(columns)]
    }
}

/// The terms in order, by letter.
fn grouped(terms: Vec<(String, AnchorId)>) -> Vec<IndexGroup> {
    let collator = Collator::try_new(locale!("zh").into(), CollatorOptions::default()).ok();
    let order = |one: &str, other: &str| match &collator {
        Some(collator) => collator.compare(one, other).then_with(|| one.cmp(other)),
        None => one.cmp(other),
    };
    let mut places: BTreeMap<String, Vec<AnchorId>> = BTreeMap::new();
    for (term, anchor) in terms {
        places.entry(term).or_default().push(anchor);
    }
    let mut entries: Vec<IndexEntry> = places.into_iter().map(|(term, places)| IndexEntry { term, places }).collect();
    entries.sort_by(|one, other| order(&one.term, &other.term));
    let mut groups: BTreeMap<String, Vec<IndexEntry>> = BTreeMap::new();
    for entry in entries {
        groups.entry(letter(&entry.term, collator.as_ref())).or_default().push(entry);
    }
    groups.into_iter().map(|(letter, entries)| IndexGroup { letter, entries }).collect()
}

/// The letter that a term stands under: its own first, or that of its first character's pinyin.
fn letter(term: &str, collator: Option<&CollatorBorrowed<'_>>) -> String {
    let Some(first) = term.chars().next() else { return OTHERS.to_owned() };
    if first.is_ascii_alphabetic() {
        return first.to_ascii_uppercase().to_string();
    }
    let begins = |letter: char| collator.is_some_and(|it| it.compare(&format!("{BOUNDARY}{letter}"), term) != Ordering::Greater);
    let found = ('A'..='Z').rev().find(|letter| begins(*letter)).filter(|_| is_han(first));
    found.map_or_else(|| OTHERS.to_owned(), String::from)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' | '〇')
}

/// Where CLDR says that a letter begins.
const BOUNDARY: char = '\u{FDD0}';
/// Terms that begin with a digit or a mark.
const OTHERS: &str = "#";

#[cfg(test)]
mod tests {
    use super::{AnchorId, grouped};

    #[test]
    fn terms_stand_by_pinyin_under_their_letters() {
        let terms = [
            "总分馆",
            "阅读推广",
            "阿昌族",
            "读者证",
            "借阅",
            "PDF",
            "24小时书屋",
            "重点工作",
            "县图书馆",
            "借书",
            "阅读推广",
            "办证",
            "爱国",
        ];
        let terms = terms.iter().zip(0..).map(|(term, n)| ((*term).to_owned(), AnchorId(n))).collect();
        let found: Vec<String> = grouped(terms)
            .iter()
            .map(|group| format!("{} {}", group.letter, group.entries.iter().map(|it| it.term.as_str()).collect::<Vec<_>>().join(" ")))
            .collect();
        assert_eq!(
            found,
            [
                "# 24小时书屋",
                "A 阿昌族 爱国",
                "B 办证",
                "D 读者证",
                "J 借书 借阅",
                "P PDF",
                "X 县图书馆",
                "Y 阅读推广",
                "Z 重点工作 总分馆"
            ]
        );
    }
}
