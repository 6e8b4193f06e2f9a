//! Art of a page: takes no room in the flow; its places are those of the sheet.

use banxin_base::{Len, Point};
use banxin_compose::document::{Align, Art, ArtPiece, Inline, ParagraphStyle, TextRun, TextStyle};

use super::{BlockCtx, SetBlock};
use crate::flow::{Content, Glue, Unit};
use crate::inline::{self, Line};

/// Art with its words set.
#[derive(Debug)]
pub(crate) struct SetArt<'d> {
    /// The art.
    pub(crate) source: &'d Art,
    /// Of each piece that is a word: its line, and the right end of its baseline.
    pub(crate) words: Vec<(Line, Point)>,
}

/// Sets art on the page of what follows.
pub(super) fn add<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Art) {
    let word = |piece: &ArtPiece| match piece {
        ArtPiece::Figure { at, text, style } => Some((set(ctx, text, *style)?, *at)),
        ArtPiece::Field { .. } | ArtPiece::Picture { .. } => None,
    };
    let words = source.pieces.iter().filter_map(word).collect();
    let mut unit = Unit::new(Content::Art { art: u32::try_from(into.arts.len()).unwrap_or(u32::MAX) }, Len::ZERO);
    unit.glue = Glue::Bound;
    into.units.push(unit);
    into.arts.push(SetArt { source, words });
}

fn set(ctx: &BlockCtx<'_>, text: &str, style: TextStyle) -> Option<Line> {
    let paragraph = ParagraphStyle { align: Align::Start, ..ParagraphStyle::plain(style, style.size) };
    let run = TextRun { text: text.to_owned(), style, figure: None, link: None, origin: banxin_base::Origin::Run };
    let ctx = inline::InlineCtx { grid: None, ..ctx.inline };
    inline::set(&ctx, &[Inline::Text(run)], None, &paragraph, style.size * 100).lines.into_iter().next()
}
