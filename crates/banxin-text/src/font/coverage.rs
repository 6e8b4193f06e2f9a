//! Which characters a face has, remembered.
//!
//! Looking a character up in a font costs more than everything else that itemizing does with it, and the same few thousand characters come again and
//! again. Each character of the basic plane has two bits, set together once it was looked up; so threads that race write the same.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU8, Ordering};

/// Looked up, and not there.
const LACKS: u8 = 0b01;
/// Looked up, and there.
const HAS: u8 = 0b11;
/// Characters to a byte.
const PER_BYTE: usize = 4;
/// Characters of the basic plane.
const PLANE: usize = 0x1_0000;

/// What is known of one face.
#[derive(Default)]
pub(super) struct Coverage(OnceLock<Box<[AtomicU8]>>);

impl Coverage {
    /// Whether the face has a character; `look_up` is asked only the first time.
    pub(super) fn has(&self, char: char, look_up: impl FnOnce() -> bool) -> bool {
        let Some(index) = usize::try_from(u32::from(char)).ok().filter(|index| *index < PLANE) else {
            return look_up();
        };
        let bytes = self.0.get_or_init(|| (0..PLANE / PER_BYTE).map(|_| AtomicU8::new(0)).collect());
        let Some(byte) = bytes.get(index / PER_BYTE) else { return look_up() };
        let shift = index % PER_BYTE * 2;
        match (byte.load(Ordering::Relaxed) >> shift) & HAS {
            HAS => true,
            LACKS => false,
            _ => {
                let found = look_up();
                byte.fetch_or(if found { HAS } else { LACKS } << shift, Ordering::Relaxed);
                found
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Coverage;

    #[test]
    fn each_character_is_looked_up_once() {
        let coverage = Coverage::default();
        let mut asked = Vec::new();
        for _ in 0..2 {
            for (char, there) in [('景', true), ('晰', false), ('\u{20000}', true)] {
                let known = coverage.has(char, || {
                    asked.push(char);
                    there
                });
                assert_eq!(known, there);
            }
        }
        assert_eq!(asked, ['景', '晰', '\u{20000}', '\u{20000}'], "beyond the basic plane nothing is remembered");
    }
}
