//! Characters that shape alone, remembered.
//!
//! Most of a Chinese text needs no shaper: a character has one glyph, whatever stands beside it. Which characters these are is the face's affair, so
//! the shaper itself is asked, once for each character: it says of a glyph whether text put beside it could change the result
//! ([`harfrust::GlyphInfo::unsafe_to_concat`]). A character whose glyph stands alone, at its place, with nothing of that kind is quick; the rest
//! of the text is shaped. Results are the same as without this; a test sets the whole standard list of characters both ways.
//!
//! Only characters of the basic plane in blocks that cannot join in clusters are asked about. Threads that race write the same.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use harfrust::{Buffer, BufferFlags};

use super::plan::Writing;
use crate::font::{Face, Region};

/// Asked, and not quick.
const SLOW: u64 = 1 << 62;
/// Asked, and quick: the glyph's number is in bits 0-15, its advance in bits 16-47.
const QUICK: u64 = 1 << 63;
/// Characters are remembered in pages of this many, made when the first one is asked for.
const PAGE: usize = 256;

/// What is known of one face: by region, by page of the basic plane.
#[derive(Default)]
pub(crate) struct QuickGlyphs {
    regions: [OnceLock<Box<[Page]>>; Region::COUNT],
}

type Page = OnceLock<Box<[AtomicU64]>>;

/// The glyph of a quick character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct QuickGlyph {
    pub(super) id: u16,
    /// In font units.
    pub(super) advance: i32,
}

/// The glyph of a character in Chinese text; `None` if the shaper must be asked together with what stands beside it.
pub(super) fn quick_glyph(face: &Face, region: Region, char: char) -> Option<QuickGlyph> {
    if !stands_alone(char) {
        return None;
    }
    let index = usize::try_from(u32::from(char)).ok()?;
    let pages = face.quick().regions.get(region.index())?.get_or_init(|| (0..0x1_0000 / PAGE).map(|_| OnceLock::new()).collect());
    let page = pages.get(index / PAGE)?.get_or_init(|| (0..PAGE).map(|_| AtomicU64::new(0)).collect());
    let slot = page.get(index % PAGE)?;
    let known = match slot.load(Ordering::Relaxed) {
        0 => {
            let found = ask(face, region, char).map_or(SLOW, pack);
            slot.store(found, Ordering::Relaxed);
            found
        }
        known => known,
    };
    unpack(known)
}

/// Blocks without combining characters, jamo, or emoji: ideographs, kana, and the marks of Chinese text.
fn stands_alone(char: char) -> bool {
    matches!(char,
        '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{3001}'..='\u{3029}' | '\u{3030}'..='\u{3096}' | '\u{309B}'..='\u{30FF}'
        | '\u{FF01}'..='\u{FF60}' | '\u{F900}'..='\u{FAFF}' | '\u{2014}'..='\u{2027}' | '\u{2460}'..='\u{24FF}' | '\u{B7}')
}

fn ask(face: &Face, region: Region, char: char) -> Option<QuickGlyph> {
    let mut buffer = Buffer::new();
    let mut bytes = [0; 4];
    buffer.push_str(char.encode_utf8(&mut bytes));
    buffer.set_flags(BufferFlags::PRODUCE_UNSAFE_TO_CONCAT);
    if !Writing::chinese(region).shape(face, &mut buffer) {
        return None;
    }
    let ([info], [position]) = (buffer.glyph_infos(), buffer.glyph_positions()) else { return None };
    let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0)?;
    let in_place = position.x_offset == 0 && position.y_offset == 0;
    (in_place && !info.unsafe_to_concat()).then_some(QuickGlyph { id, advance: position.x_advance })
}

fn pack(glyph: QuickGlyph) -> u64 {
    QUICK | u64::from(glyph.advance.cast_unsigned()) << 16 | u64::from(glyph.id)
}

fn unpack(known: u64) -> Option<QuickGlyph> {
    if known & QUICK == 0 {
        return None;
    }
    let [_, _, a, b, c, d, e, f] = known.to_be_bytes();
    Some(QuickGlyph { id: u16::from_be_bytes([e, f]), advance: i32::from_be_bytes([a, b, c, d]) })
}

#[cfg(test)]
mod tests {
    use super::{QuickGlyph, SLOW, pack, unpack};

    #[test]
    fn what_is_packed_comes_back() {
        for glyph in [QuickGlyph { id: 65_535, advance: -3 }, QuickGlyph { id: 1, advance: 1_000 }] {
            assert_eq!(unpack(pack(glyph)), Some(glyph));
        }
        assert_eq!(unpack(SLOW), None);
    }
}
