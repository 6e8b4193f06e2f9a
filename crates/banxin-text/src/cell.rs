//! The cell (字身): the smallest piece that line rules move.
//!
//! A cell is a cluster of glyphs with the room it takes. Rules change cells before lines are broken; filling and justifying read them.
//!
//! ```text
//!  |<----------- width ----------->|<- tracking ->|<- gap ->|
//!  |  glyphs, drawn `shift` aside  |
//! ```

use banxin_base::Len;

use crate::classes::Class;
use crate::font::FaceId;

/// A cluster of glyphs and the room it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First byte of its text.
    pub start: u32,
    /// Byte behind its text.
    pub end: u32,
    /// Its first glyph in [`crate::shape::Shaped::glyphs`].
    pub first_glyph: u32,
    /// How many glyphs it has; none only if the book is empty.
    pub glyph_count: u16,
    /// The span it stands in.
    pub span: u32,
    /// The face; meaningless without glyphs.
    pub face: FaceId,
    /// What it is.
    pub class: Class,
    /// 0 on the baseline, 1 above, -1 below.
    pub level: i8,
    /// Its level of direction (UAX #9): odd for text that runs from right to left.
    pub bidi: u8,
    /// The size of its type.
    pub em: Len,
    /// The room for its glyphs.
    pub width: Len,
    /// How far its glyphs are drawn from its left edge.
    pub shift: Len,
    /// How much of its width is blank and may still be taken away: half an em at first for full-width marks, else nothing.
    pub blank: Len,
    /// How far the glyphs move when half an em of blank is taken away: zero for ，, half an em to the left for （.
    pub half_shift: Len,
    /// Put behind it by its style, at a line's end only if negative (the cell of a narrow grid is narrower than the em).
    pub tracking: Len,
    /// Put behind it between Chinese and Latin, never at a line's end.
    pub gap: Len,
}

impl Cell {
    /// Takes `amount` of the blank away, or as much as there is. The glyphs move so that no ink leaves the cell.
    pub fn trim(&mut self, amount: Len) {
        let amount = amount.min(self.blank).max(Len::ZERO);
        let half = self.em / 2;
        self.shift += self.half_shift.scale(amount.to_emu(), half.to_emu());
        self.blank -= amount;
        self.width -= amount;
    }

    /// From its left edge to the next cell's within a line.
    pub fn advance(&self) -> Len {
        self.width + self.tracking + self.gap
    }
}
