//! A line of words that is an artifact of its page: a running head, the number of an opener.

use banxin_base::Point;

use crate::frame::{GlyphRun, Item, LineInfo, Region};
use crate::inline::{Line, Piece};
use crate::structure::TagId;

/// The items of a line and what dumps say of it; `at` is the left end of the width that it was set in, on the baseline.
pub(super) fn artifact(line: Line, at: Point) -> (Vec<Item>, LineInfo) {
    let mut items = Vec::new();
    for piece in line.pieces {
        if let Piece::Glyphs { x, y, face, size, color, glyphs, text, .. } = piece {
            let at = Point::new(at.x + x, at.y - y);
            items.push(Item::Glyphs(GlyphRun { at, face, size, color, glyphs, text, tag: TagId::ARTIFACT }));
        }
    }
    let info = LineInfo {
        text: line.text,
        x: at.x + line.start,
        y: at.y,
        width: line.width,
        region: Region::Header,
        turned: false,
        figures: Vec::new(),
    };
    (items, info)
}
