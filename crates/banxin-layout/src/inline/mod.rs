//! Line setting: from styled text to lines of placed glyphs.
//!
//! In: the inlines of a paragraph, its label, its style and the width it is set in. Out: lines, each with its text as written, its placed glyphs, and
//! what stands on it (figures, notes, links). Setting is a pure function, so that paragraphs can be set on several threads at once.
//!
//! Left out on purpose: where lines stand on the page (vertical spacing, grids, columns), which is the work of `pages`.

mod line;

use banxin_compose::document::{AnchorId, Document, Grid};
use banxin_text::font::{FaceSet, FontBook};

pub(crate) use line::{Line, Piece, PieceKind, SetParagraph};

/// What setting needs to know besides the text.
#[derive(Clone, Copy)]
pub(crate) struct InlineCtx<'a> {
    /// The faces of the run.
    pub(crate) book: &'a FontBook,
    /// The faces behind the document's roles: `faces_of`, once a document.
    pub(crate) faces: &'a FaceSet,
    /// The document, for notes, anchors and their texts.
    pub(crate) document: &'a Document,
    /// What the page of an anchor is called, as far as known: for page references.
    pub(crate) page_labels: &'a (dyn Fn(AnchorId) -> String + Sync),
    /// The grid of the page, where text stands on one.
    pub(crate) grid: Option<Grid>,
}
