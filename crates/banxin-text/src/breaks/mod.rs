//! Where a line may end.
//!
//! In: a text and its cells. Out: for every cell, whether a line may end behind it. Steps: UAX #14 for the base (`unicode-linebreak`), then our
//! tailoring for Chinese, in this order: what never splits (—— ……, numbers with their units), what may not start or end a line (`kinsoku`), and the
//! places that UAX #14 closes only because it does not know which side a Chinese quote or dash belongs to.
//!
//! Tailored differences from UAX #14, with its rule numbers:
//! - “ ” ‘ ’ in Chinese text open and close (LB19 glues both sides);
//! - — alone and – never start a line; —— may, unless strict (LB17 glues only the pair, LB21);
//! - ～ · never start a line (ID and AI to UAX #14); ／ and / beside Chinese neither start nor end one (LB13, SY);
//! - a number keeps its 余, 万, 亿 and unit (LB23-LB25 know % and ℃ only).

mod kinsoku;
mod numbers;

use unicode_linebreak::BreakOpportunity;

use crate::cell::Cell;
use crate::classes::Class;

pub use kinsoku::Kinsoku;

/// Whether a line may end behind a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// No.
    Never,
    /// Yes.
    Allowed,
}

/// How breaks are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BreakOptions {
    /// 避头尾
    pub kinsoku: Kinsoku,
    /// Units that stay with their number beside those known: 朵, 株.
    pub units: Vec<String>,
}

/// Whether a line may end behind each of `cells`; always after the last.
pub fn breaks(text: &str, cells: &[Cell], options: &BreakOptions) -> Vec<Break> {
    let mut found = base(text, cells);
    for (index, pair) in cells.windows(2).enumerate() {
        if let ([a, b], Some(here)) = (pair, found.get_mut(index)) {
            *here = tailored(a, b, *here, options.kinsoku);
        }
    }
    numbers::close(text, cells, &options.units, &mut found);
    if let Some(last) = found.last_mut() {
        *last = Break::Allowed;
    }
    found
}

/// UAX #14, with places inside a cell left out.
fn base(text: &str, cells: &[Cell]) -> Vec<Break> {
    let mut found = vec![Break::Never; cells.len()];
    let mut next = 0;
    for (at, opportunity) in unicode_linebreak::linebreaks(text) {
        // Mandatory breaks of the text itself (line feeds) do not occur: compose has made them line breaks of the paragraph.
        let _: BreakOpportunity = opportunity;
        while cells.get(next).is_some_and(|cell| to_usize(cell.end) < at) {
            next += 1;
        }
        if let (Some(cell), Some(here)) = (cells.get(next), found.get_mut(next))
            && to_usize(cell.end) == at
        {
            *here = Break::Allowed;
        }
    }
    found
}

fn tailored(a: &Cell, b: &Cell, base: Break, kinsoku: Kinsoku) -> Break {
    let never_splits = matches!((a.class, b.class), (Class::Dash, Class::Dash) | (Class::Ellipsis, Class::Ellipsis));
    if never_splits || b.class == Class::Ignorable || matches!(b.class, Class::Space | Class::WideSpace) || a.class == Class::Ignorable {
        return if never_splits { Break::Never } else { base };
    }
    if a.level == 0 && b.level > 0 {
        // A superscript belongs to what it stands behind: m², the mark of a note.
        return Break::Never;
    }
    let between_latin = a.class.is_latin() && b.class.is_latin();
    let solidus_in_latin = matches!((a.class, b.class), (Class::Solidus, _) if b.class.is_latin())
        || matches!((a.class, b.class), (_, Class::Solidus) if a.class.is_latin());
    if between_latin || solidus_in_latin {
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

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
