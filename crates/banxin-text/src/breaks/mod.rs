//! Where a line may end.
//!
//! In: a text and its cells. Out: for every cell, whether a line may end behind it. Steps: UAX #14 for the `base`; `tailored`: what Chinese marks do
//! and what may not start or end a line (`kinsoku`); then what belongs together although it reads like several things (`quotes`, `runs`,
//! `numbers`), and what may be parted although it reads like one (`addresses`, `hyphens`).
//!
//! Tailored differences from UAX #14, with its rule numbers:
//! - “ ” ‘ ’ in Chinese text open and close (LB19 glues both sides), and so does a pair of " between Chinese characters;
//! - a blank behind an opening mark is no place to end (LB15a keeps “ with what follows, LB18 opens behind its space);
//! - — alone and – never start a line; —— may, unless strict (LB17 glues only the pair, LB21);
//! - ～ · never start a line (ID and AI to UAX #14); ／ and / beside Chinese neither start nor end one (LB13, SY);
//! - 3·15 holds together; so does a number with its 第, 余, 万, 亿 and unit, with a space before it or without (LB23-LB25 know % and ℃ only);
//! - digits grouped by thin spaces hold together (BA to UAX #14);
//! - addresses break behind their own marks only; words break where they are hyphenated (UAX #14 leaves both to others).
//!
//! Whatever is Latin on both sides is left to UAX #14: “ ” ‘ ’ … — · are then [`Class::LatinMark`]s.

mod addresses;
mod base;
mod hyphens;
mod kinsoku;
mod numbers;
mod quotes;
mod runs;
mod units;
mod words;

use crate::cell::Cell;
use crate::classes::Class;

pub use hyphens::Hyphenation;
pub use kinsoku::Kinsoku;
pub use words::word_ends;

/// Whether a line may end behind a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// No.
    Never,
    /// Yes.
    Allowed,
    /// Yes, with a hyphen that is drawn at the end of the line and is no part of the text.
    Hyphen,
}

/// How breaks are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BreakOptions {
    /// 避头尾
    pub kinsoku: Kinsoku,
    /// Units that stay with their number beside those known: 朵, 株.
    pub units: Vec<String>,
    /// Whether words are hyphenated, and by which language.
    pub hyphenation: Hyphenation,
}

/// Whether a line may end behind each of `cells`; always after the last.
pub fn breaks(text: &str, cells: &[Cell], options: &BreakOptions) -> Vec<Break> {
    let mut found = base::find(text, cells);
    let mut shown = cells.first();
    for (index, pair) in cells.windows(2).enumerate() {
        if let ([a, b], Some(here)) = (pair, found.get_mut(index)) {
            *here = tailored(a, b, *here, options.kinsoku);
            if !is_blank(a) && a.class != Class::Ignorable {
                shown = Some(a);
            } else if text_of(text, a) != ZERO_WIDTH_SPACE && shown.is_some_and(|shown| ends_badly(shown, b, options.kinsoku)) {
                *here = Break::Never;
            }
        }
    }
    quotes::part(text, cells, options.kinsoku, &mut found);
    runs::close(text, cells, options.kinsoku, &mut found);
    hyphens::mark(text, cells, options.hyphenation, &mut found);
    addresses::mark(text, cells, &mut found);
    numbers::keep(text, cells, &options.units, &mut found);
    if let Some(last) = found.last_mut() {
        *last = Break::Allowed;
    }
    found
}

/// The writer's own wish for a place to break.
const ZERO_WIDTH_SPACE: &str = "\u{200B}";

/// Whether a line may not end behind the blanks that follow `shown`: blanks at the end of a line show nothing, so that `shown` would end it.
fn ends_badly(shown: &Cell, next: &Cell, kinsoku: Kinsoku) -> bool {
    let western = shown.class == Class::Solidus && next.class.is_latin();
    !western && kinsoku.forbids_end(shown.class)
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell.class, Class::Space | Class::WideSpace)
}

fn tailored(a: &Cell, b: &Cell, base: Break, kinsoku: Kinsoku) -> Break {
    if b.class == Class::Ignorable || is_blank(b) || a.class == Class::Ignorable {
        return base;
    }
    if a.level == 0 && b.level > 0 {
        // A superscript belongs to what it stands behind: m², the mark of a note.
        return Break::Never;
    }
    let western = |cell: &Cell| cell.class.is_latin() || cell.class == Class::Solidus;
    if western(a) && western(b) && (a.class.is_latin() || b.class.is_latin()) {
        return base;
    }
    if kinsoku.forbids_start(b.class) || kinsoku.forbids_end(a.class) {
        return Break::Never;
    }
    let ours = |cell: &Cell| cell.class.is_chinese_mark() || cell.class == Class::ShortConnector;
    if (ours(a) || ours(b)) && !glued(a, b) { Break::Allowed } else { base }
}

/// Marks of Western text keep to what they touch, whatever stands on the other side.
fn glued(a: &Cell, b: &Cell) -> bool {
    a.class == Class::LatinMark || b.class == Class::LatinMark
}

/// The text of a cell.
fn text_of<'t>(text: &'t str, cell: &Cell) -> &'t str {
    text.get(to_usize(cell.start)..to_usize(cell.end)).unwrap_or_default()
}

/// Closes the places before, between and behind some cells: a line may end behind none of `cells[first..last]`.
fn close(found: &mut [Break], first: usize, last: usize) {
    found.get_mut(first..last).unwrap_or_default().fill(Break::Never);
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
