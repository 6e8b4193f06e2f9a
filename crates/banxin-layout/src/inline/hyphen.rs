//! The hyphens that words broken at a line's end show.
//!
//! A hyphen is not part of the text: it belongs to the line. Its glyph comes from the face of the letter before it.

use banxin_base::Len;
use banxin_text::Cell;
use banxin_text::breaks::Break;
use banxin_text::classes::Class;
use banxin_text::font::{FaceId, FontBook};

use super::measure::is_blank;

/// The hyphens of a paragraph, in the order of the cells they may follow.
#[derive(Default)]
pub(super) struct Hyphens(Vec<(usize, Hyphen)>);

/// A hyphen, ready to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hyphen {
    pub(super) face: FaceId,
    pub(super) glyph: u16,
    pub(super) width: Len,
}

impl Hyphens {
    /// Finds the hyphen behind each cell at which a word may be broken; where its face has none, the word is not broken there.
    pub(super) fn find(book: &FontBook, cells: &[Cell], breaks: &mut [Break]) -> Hyphens {
        let mut found = Vec::new();
        for (index, (cell, here)) in cells.iter().zip(breaks).enumerate().filter(|(_, (_, here))| **here == Break::Hyphen) {
            // A soft hyphen shows nothing of its own: the letter before it tells the face. Behind a blank there is nothing to hyphenate.
            let letter =
                if cell.class == Class::Ignorable { index.checked_sub(1).and_then(|before| cells.get(before)) } else { Some(cell) };
            if letter.is_some_and(is_blank) {
                *here = Break::Allowed;
                continue;
            }
            match letter.and_then(|letter| hyphen(book, letter)) {
                Some(hyphen) => found.push((index, hyphen)),
                None => *here = Break::Never,
            }
        }
        Hyphens(found)
    }

    /// The hyphen of a line that ends with a cell.
    pub(super) fn after(&self, cell: usize) -> Option<Hyphen> {
        let at = self.0.binary_search_by_key(&cell, |(at, _)| *at).ok()?;
        self.0.get(at).map(|(_, hyphen)| *hyphen)
    }

    /// Its width; none where there is no hyphen.
    pub(super) fn width_after(&self, cell: usize) -> Len {
        if self.0.is_empty() { Len::ZERO } else { self.after(cell).map_or(Len::ZERO, |hyphen| hyphen.width) }
    }
}

/// U+2010 or the hyphen-minus, whichever the face has.
fn hyphen(book: &FontBook, cell: &Cell) -> Option<Hyphen> {
    let face = book.face(cell.face).ok()?;
    let glyph = face.glyph('\u{2010}').or_else(|| face.glyph('-'))?;
    let width = cell.em.scale(i64::from(face.advance(glyph)), i64::from(face.metrics().units_per_em));
    Some(Hyphen { face: cell.face, glyph, width })
}
