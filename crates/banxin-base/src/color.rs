//! Colours as a screen and as a press see them.

use serde::Serialize;

/// Ink amounts in percent: cyan, magenta, yellow, black.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cmyk(pub u8, pub u8, pub u8, pub u8);

/// One colour, stated for both worlds so that no renderer has to convert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Color {
    /// sRGB, 0-255.
    pub rgb: [u8; 3],
    /// Inks for the press.
    pub cmyk: Cmyk,
}

impl Color {
    /// Text black: black ink only, never four inks on top of each other.
    pub const BLACK: Color = Color { rgb: [0, 0, 0], cmyk: Cmyk(0, 0, 0, 100) };
    /// Paper.
    pub const WHITE: Color = Color { rgb: [255, 255, 255], cmyk: Cmyk(0, 0, 0, 0) };
    /// The red of an official head: yellow 80 %, magenta 80 % (GB/T 9704 5.4 and 6); screen value by common practice.
    pub const OFFICIAL_RED: Color = Color { rgb: [255, 0, 0], cmyk: Cmyk(0, 80, 80, 0) };

    /// A grey of `percent` black ink.
    pub const fn gray(percent: u8) -> Color {
        let percent = if percent > 100 { 100 } else { percent };
        #[expect(clippy::cast_possible_truncation, reason = "a percentage of 255 is at most 255")]
        let level = 255 - (percent as u16 * 255 / 100) as u8;
        Color { rgb: [level, level, level], cmyk: Cmyk(0, 0, 0, percent) }
    }

    /// A colour that is known on screen only. Its inks are the plain conversion: black takes what the three colours share, so that greys print in black
    /// alone.
    pub const fn rgb(red: u8, green: u8, blue: u8) -> Color {
        let mut most = if red > green { red } else { green };
        if blue > most {
            most = blue;
        }
        if most == 0 {
            return Color::BLACK;
        }
        let cmyk = Cmyk(less(red, most), less(green, most), less(blue, most), less(most, 255));
        Color { rgb: [red, green, blue], cmyk }
    }

    /// `RRGGBB`, as Word writes colours.
    pub fn hex(self) -> String {
        let [r, g, b] = self.rgb;
        format!("{r:02X}{g:02X}{b:02X}")
    }
}

/// By how many percent of `whole` a level lies below it.
#[expect(clippy::cast_possible_truncation, reason = "a percentage")]
const fn less(level: u8, whole: u8) -> u8 {
    (((whole - level) as u32 * 100 + whole as u32 / 2) / whole as u32) as u8
}

#[cfg(test)]
mod tests {
    use super::{Cmyk, Color};

    #[test]
    fn black_takes_what_the_colours_share() {
        assert_eq!(Color::rgb(255, 0, 0).cmyk, Cmyk(0, 100, 100, 0));
        assert_eq!(Color::rgb(128, 128, 128).cmyk, Cmyk(0, 0, 0, 50));
        assert_eq!(Color::rgb(0, 64, 128).cmyk, Cmyk(100, 50, 0, 50));
        assert_eq!((Color::rgb(0, 0, 0), Color::rgb(255, 255, 255)), (Color::BLACK, Color::WHITE));
    }

    #[test]
    fn grey_ends_are_paper_and_ink() {
        assert_eq!(Color::gray(0), Color::WHITE);
        assert_eq!(Color::gray(100), Color::BLACK);
        assert_eq!(Color::gray(50).hex(), "808080");
    }
}
