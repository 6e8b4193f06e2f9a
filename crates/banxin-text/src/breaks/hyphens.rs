//! Hyphenation.
//!
//! CLREQ, "Mixed text composition": Latin words break at hyphenation points only. The patterns are TeX's, by way of `hypher`. Not hyphenated: words
//! with capitals inside (names, acronyms), words that touch a digit, a hyphen or a mark of addresses (files, products), and words of less than
//! [`SHORTEST`] letters. A soft hyphen (U+00AD) is a wish of the writer and always honoured.

use hypher::Lang;

use super::{Break, text_of, to_usize};
use crate::cell::Cell;
use crate::classes::Class;

/// Words of fewer letters stay whole: two lines are not worth it.
const SHORTEST: usize = 5;

/// Whether words are hyphenated, and by which language's patterns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hyphenation(Option<Lang>);

impl Hyphenation {
    /// Only where the writer has put soft hyphens.
    pub const NONE: Hyphenation = Hyphenation(None);

    /// By the patterns of a BCP 47 tag's language, where they are built in (English, French, German, Italian, Portuguese, Russian, Spanish); by
    /// the English ones otherwise, as for the foreign words of Chinese text.
    pub fn of(language: &str) -> Hyphenation {
        let code = language.split('-').next().unwrap_or_default().as_bytes();
        let known = <[u8; 2]>::try_from(code).ok().and_then(|code| Lang::from_iso(code.map(|byte| byte.to_ascii_lowercase())));
        Hyphenation(Some(known.unwrap_or(Lang::English)))
    }
}

/// Marks the hyphenation points of every word.
pub(super) fn mark(text: &str, cells: &[Cell], hyphenation: Hyphenation, found: &mut [Break]) {
    soft(text, cells, found);
    let Hyphenation(Some(language)) = hyphenation else { return };
    let mut index = 0;
    while let Some(cell) = cells.get(index) {
        if cell.class != Class::Letter {
            index += 1;
            continue;
        }
        let level = cell.level;
        let count =
            cells.get(index..).unwrap_or_default().iter().take_while(|cell| cell.class == Class::Letter && cell.level == level).count();
        let end = index + count;
        let touches = |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(|cell| joins(text, cell));
        let word = cells.get(index..end).unwrap_or_default();
        if !touches(index.checked_sub(1)) && !touches(Some(end)) {
            points(text, word, language, found.get_mut(index..end).unwrap_or_default());
        }
        index = end;
    }
}

/// Whether a cell makes the word beside it more than a word.
fn joins(text: &str, cell: &Cell) -> bool {
    cell.class == Class::Digit || matches!(text_of(text, cell), "-" | "_" | "@" | "\\" | "\u{2011}" | "#" | "&")
}

/// The places in one word.
fn points(text: &str, word: &[Cell], language: Lang, found: &mut [Break]) {
    let (Some(first), Some(last)) = (word.first(), word.last()) else { return };
    let Some(letters) = text.get(to_usize(first.start)..to_usize(last.end)) else { return };
    if letters.len() < SHORTEST || letters.chars().skip(1).any(char::is_uppercase) {
        return;
    }
    let mut at = to_usize(first.start);
    let mut next = 0;
    for syllable in hypher::hyphenate(letters, language) {
        at += syllable.len();
        while word.get(next).is_some_and(|cell| to_usize(cell.end) < at) {
            next += 1;
        }
        // A point inside a ligature is no place to break; the one behind the word is not ours.
        if word.get(next).is_some_and(|cell| to_usize(cell.end) == at && cell.end < last.end)
            && let Some(here) = found.get_mut(next)
        {
            *here = Break::Hyphen;
        }
    }
}

/// Soft hyphens end a line with a hyphen where UAX #14 lets them (BA).
fn soft(text: &str, cells: &[Cell], found: &mut [Break]) {
    if !text.contains('\u{AD}') {
        return;
    }
    for (cell, here) in cells.iter().zip(found) {
        if *here == Break::Allowed && text_of(text, cell).ends_with('\u{AD}') {
            *here = Break::Hyphen;
        }
    }
}
