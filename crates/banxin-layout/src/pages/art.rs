//! Draws art: fields and words are artifacts, a picture is a figure in the logical tree.

use banxin_compose::document::ArtPiece;

use super::painter::Painter;
use super::words;
use crate::blocks::SetBlock;
use crate::frame::{Fill, Item, PlacedPicture};
use crate::structure::{Role, StructureNode, TagId};

/// Draws art of the block on the open page.
pub(super) fn draw(painter: &mut Painter<'_, '_>, block: &mut SetBlock<'_>, art: u32) {
    let Some(art) = usize::try_from(art).ok().and_then(|art| block.arts.get_mut(art)) else { return };
    for piece in &art.source.pieces {
        match piece {
            ArtPiece::Field { at, size, color } => {
                painter.push(Item::Fill(Fill { at: *at, size: *size, color: *color, tag: TagId::ARTIFACT }));
            }
            ArtPiece::Picture { at, size, image, crop, alt } => {
                let parent = painter.block_parent();
                let node = StructureNode { alt: alt.clone(), ..StructureNode::new(Role::Figure, parent) };
                let tag = painter.tags.push(node);
                painter.push(Item::Image(PlacedPicture { at: *at, size: *size, image: *image, crop: *crop, tag }));
            }
            ArtPiece::Figure { .. } => {}
        }
    }
    for (line, end) in std::mem::take(&mut art.words) {
        let start = end.x - line.start - line.width;
        let (items, info) = words::artifact(line, banxin_base::Point::new(start, end.y));
        for item in items {
            painter.push(item);
        }
        painter.push_line(info);
    }
}
