//! What line setting returns.

use std::sync::Arc;

use banxin_base::{Color, Diagnostic, Len};
use banxin_compose::document::{AnchorId, LinkTarget, NoteId, Tongue};
use banxin_text::font::FaceId;

use crate::frame::{FigureMark, Glyph};
use crate::lines::LineSource;

/// A paragraph in lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct SetParagraph {
    /// The lines; at least one, even of an empty paragraph.
    pub(crate) lines: Vec<Line>,
    /// Characters that no face has, lines that are too long.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// A line. All its x are from the left edge of the width it was set in, indents included.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    /// Its text as in the source, label included on the first line; spaces at which the line was broken belong to the line before. The lines of a
    /// paragraph, joined, are the paragraph.
    pub(crate) text: String,
    /// Left edge of the first glyph's cell.
    pub(crate) start: Len,
    /// From there to the right edge of the last glyph's cell, as justified, a hyphen included; trailing spaces and a mark that hangs not counted.
    pub(crate) width: Len,
    /// What is drawn, in reading order.
    pub(crate) pieces: Vec<Piece>,
    /// Ledger figures that print on it.
    pub(crate) figures: Vec<FigureMark>,
    /// Footnotes whose marks stand on it.
    pub(crate) notes: Vec<NoteId>,
    /// Places that the index names on it.
    pub(crate) places: Vec<AnchorId>,
    /// Whether it is longer than its measure.
    pub(crate) overfull: bool,
    /// Of which text of the document it is.
    pub(crate) source: Option<Box<LineSource>>,
}

/// Something drawn on a line.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// Glyphs of one face, size and colour.
    Glyphs {
        /// Origin of the first glyph.
        x: Len,
        /// Above the line's baseline: superscripts, readings, dots under the text (negative).
        y: Len,
        /// The face.
        face: FaceId,
        /// The em.
        size: Len,
        /// Ink.
        color: Color,
        /// The glyphs, placed from the piece's origin.
        glyphs: Vec<Glyph>,
        /// The text they show; glyphs point into it by byte.
        text: Arc<str>,
        /// What it is.
        kind: PieceKind,
        /// The language it is read in.
        lang: Tongue,
    },
    /// A horizontal rule: underline or strike.
    Rule {
        /// Its left end.
        x: Len,
        /// Its centre line, above the baseline; negative for an underline.
        y: Len,
        /// Its length.
        width: Len,
        /// Its thickness.
        weight: Len,
        /// Ink.
        color: Color,
    },
    /// An area that leads elsewhere, as high as the line.
    Link {
        /// Counts the line's links from 0.
        number: u32,
        /// Its left edge.
        x: Len,
        /// Its width.
        width: Len,
        /// Where it leads.
        target: LinkTarget,
        /// Its text on this line.
        text: String,
    },
}

/// What a run of glyphs is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PieceKind {
    /// Running text.
    Text,
    /// The paragraph's label.
    Label,
    /// The mark of a footnote.
    NoteMark(NoteId),
    /// The text of the link of this number on the line.
    Link(u32),
    /// The base of the reading of this number in the paragraph.
    RubyBase(u32),
    /// The reading of this number, above its base.
    Reading(u32),
    /// The hyphen of a word broken at the line's end. It is inserted: the text has none, and neither has the piece.
    Hyphen,
    /// Emphasis dots (着重号): decoration without text of its own.
    Dots,
}
