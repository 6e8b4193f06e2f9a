//! Art of a page: drawings behind the text, anchored to the next paragraph.
//!
//! In: art at places of the sheet. Out: runs that wait for that paragraph, so that the art moves with the chapter that it opens.

use banxin_base::{FaceRole, Len};
use banxin_compose::document::{Art, ArtPiece};

use crate::block::Flow;
use crate::image::shown_name;
use crate::look::half_pt;
use crate::relations::Kind;
use crate::section::BASELINE;
use crate::wml::{ArtFace, ArtShape, Piece, Run, RunProps, Span};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// Writes art.
    pub(crate) fn art(&mut self, it: &Art, flow: &mut Flow<'a, '_>) {
        for piece in &it.pieces {
            if let Some(shape) = self.art_shape(piece) {
                flow.art.push(Span::Run(Run::new(RunProps::default(), Piece::Art(Box::new(shape)))));
            }
        }
    }

    fn art_shape(&mut self, piece: &ArtPiece) -> Option<ArtShape> {
        let shape = |id, at: banxin_base::Point, size: banxin_base::Size, face| ArtShape {
            id,
            x: at.x.to_emu(),
            y: at.y.to_emu(),
            width: size.width.to_emu().max(1),
            height: size.height.to_emu().max(1),
            face,
        };
        Some(match piece {
            ArtPiece::Field { at, size, color } => shape(self.next_drawing(), *at, *size, ArtFace::Field(*color)),
            ArtPiece::Picture { at, size, image, crop, alt } => {
                let index = usize::try_from(image.0).ok()?;
                let data = self.document.images.get(index)?;
                let relationship = self.relations.id(Kind::Image, &shown_name(index, data));
                let alt = crate::inline::clean(alt.as_str().into()).into_owned();
                shape(self.next_drawing(), *at, *size, ArtFace::Picture { relationship, crop: *crop, alt })
            }
            ArtPiece::Figure { at, text, style } => {
                // A box of one line whose baseline is the figure's, wide enough for three of its characters.
                let (width, height) = (style.size * 3, style.size.times(LINE));
                let top = at.y - height.times(BASELINE);
                let family = self.families.get(if text.is_ascii() { FaceRole::Latin } else { style.face }).name;
                let face = ArtFace::Figure { text: text.clone(), family, color: style.color, size: half_pt(style.size) };
                let corner = banxin_base::Point::new((at.x - width).max(Len::ZERO), top);
                shape(self.next_drawing(), corner, banxin_base::Size::new(at.x - corner.x, height), face)
            }
        })
    }
}

/// Height of a figure's line, to its size.
const LINE: banxin_base::Ratio = banxin_base::Ratio::of(12, 10);
