//! Latin words and numbers, remembered.
//!
//! The same words and years come again and again, and a shaper takes longer over a word than over a line of Chinese. What it said of a short run of
//! Latin text is kept with the face: the run alone decides, for it is shaped without its surroundings. Each run has one place in a table of fixed
//! size and keeps it; a run whose place is taken is shaped every time. Results are the same as without this; threads that race find the same.

use std::sync::OnceLock;

use crate::font::Region;

/// Places in the table of a face and region. Reports hold a few thousand different words and numbers.
const PLACES: usize = 8_192;
/// Bytes of the longest run that is kept.
const LONGEST: usize = 24;

/// What is known of one face, by region.
#[derive(Default)]
pub(crate) struct Words {
    regions: [OnceLock<Box<[OnceLock<Word>]>>; Region::COUNT],
}

/// A run of text and what it was shaped to.
struct Word {
    text: Box<str>,
    glyphs: Box<[RawGlyph]>,
}

/// A glyph as the shaper gives it, lengths in font units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawGlyph {
    pub(super) id: u16,
    /// The byte at which its cluster begins.
    pub(super) cluster: u32,
    pub(super) advance: i32,
    pub(super) x: i32,
    pub(super) y: i32,
}

impl Words {
    /// Puts the glyphs of a run into `into`, from memory or else by `shape`, which says whether it could.
    pub(super) fn glyphs(
        &self,
        region: Region,
        text: &str,
        into: &mut Vec<RawGlyph>,
        shape: impl FnOnce(&mut Vec<RawGlyph>) -> bool,
    ) -> bool {
        let Some(place) = self.place(region, text) else { return shape(into) };
        match place.get() {
            Some(word) if *word.text == *text => into.extend_from_slice(&word.glyphs),
            Some(_) => return shape(into),
            None => {
                if !shape(into) {
                    return false;
                }
                place.get_or_init(|| Word { text: text.into(), glyphs: into.as_slice().into() });
            }
        }
        true
    }

    fn place(&self, region: Region, text: &str) -> Option<&OnceLock<Word>> {
        if text.len() > LONGEST {
            return None;
        }
        let table = self.regions.get(region.index())?.get_or_init(|| (0..PLACES).map(|_| OnceLock::new()).collect());
        table.get(hash(text) % PLACES)
    }
}

/// FNV-1a: short, and good enough for words.
fn hash(text: &str) -> usize {
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    usize::try_from(hash ^ (hash >> 15)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, RawGlyph, Words};
    use crate::font::Region;

    #[test]
    fn each_short_run_is_shaped_once_and_long_ones_every_time() {
        let words = Words::default();
        let long = "a".repeat(LONGEST + 1);
        let mut shaped = Vec::new();
        for _ in 0..2 {
            for text in ["2024", "AI", &long] {
                let mut got = Vec::new();
                let found = words.glyphs(Region::default(), text, &mut got, |into| {
                    shaped.push(text.to_owned());
                    into.push(RawGlyph { id: u16::from(text.as_bytes()[0]), cluster: 0, advance: 1, x: 0, y: 0 });
                    true
                });
                assert!(found && got.len() == 1 && got[0].id == u16::from(text.as_bytes()[0]));
            }
        }
        assert_eq!(shaped, ["2024", "AI", &long, &long]);
    }
}
