//! Where in its cell the ink of a mark lies.
//!
//! A full-width mark leaves about half of its cell blank, and Chinese line rules take that half away (CLREQ, "Width adjustment of punctuation
//! marks"). Which half is blank is the face's affair: ， has its ink on the left, （ on the right; ？ on the left in one face and in the middle in
//! another (CLREQ B, GB/T 15834 5.1.1 leave it open). A face that states its own half-width form of the mark (OpenType `halt`) is believed if the
//! ink then stays within the half cell; else the ink is measured. Once a face.
//!
//! ```text
//!  |，      |   ink within the left half     shift 0
//!  |      （|   ink within the right half    shift -1/2 em
//!  |   ？   |   ink across the middle        its middle goes to the middle of the half cell
//! ```

use std::sync::OnceLock;

use banxin_base::Len;
use harfrust::{Buffer, Direction, Feature, GlyphId, Script, ShapeOptions, ShaperFont, Tag};

use crate::font::Face;

/// The marks whose cell can be halved, by code point.
const MARKS: [char; 33] = [
    '‘', '’', '“', '”', '、', '。', '〈', '〉', '《', '》', '「', '」', '『', '』', '【', '】', '〔', '〕', '〖', '〗', '！', '（', '）',
    '，', '．', '：', '；', '？', '［', '］', '｛', '｝', '～',
];

/// The shifts of one face's marks, in font units.
#[derive(Default)]
pub(crate) struct Inks(OnceLock<Vec<i32>>);

impl Inks {
    /// How far the glyph of a mark moves when its cell is halved; zero or negative. `None` for characters that are no such marks.
    pub(crate) fn half_shift(&self, face: &Face, char: char, em: Len) -> Option<Len> {
        let index = MARKS.binary_search(&char).ok()?;
        let shifts = self.0.get_or_init(|| MARKS.iter().map(|mark| measure(face, *mark)).collect());
        shifts.get(index).map(|shift| em.scale(i64::from(*shift), i64::from(face.metrics().units_per_em)))
    }
}

fn measure(face: &Face, mark: char) -> i32 {
    let half = i32::from(face.metrics().units_per_em) / 2;
    let extents = face.glyph(mark).and_then(|glyph| ShaperFont::new(face.font()).glyph_extents(GlyphId::from(glyph)));
    let Some(extents) = extents else { return 0 };
    let (left, right) = (extents.x_bearing, extents.x_bearing.saturating_add(extents.width));
    if let Some(own) = halved(face, mark, half)
        && left + own >= 0
        && right + own <= half
    {
        own
    } else if right <= half {
        0
    } else if left >= half {
        -half
    } else {
        (half / 2 - i32::midpoint(left, right)).clamp(-half, 0)
    }
}

/// How far the face's own half-width form moves the glyph; `None` if it has none.
fn halved(face: &Face, mark: char, half: i32) -> Option<i32> {
    let mut buffer = Buffer::new();
    buffer.push_str(mark.encode_utf8(&mut [0; 4]));
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(Some(Script::HAN));
    let features = [Feature::new(Tag::new(b"halt"), 1, ..)];
    harfrust::shape(&ShaperFont::new(face.font()), &mut buffer, ShapeOptions::new().features(&features)).ok()?;
    let [position] = buffer.glyph_positions() else { return None };
    (position.x_advance == half).then_some(position.x_offset)
}

#[cfg(test)]
mod tests {
    use super::MARKS;

    #[test]
    fn marks_are_sorted_for_the_search() {
        assert!(MARKS.is_sorted());
    }
}
