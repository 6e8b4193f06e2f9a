//! What a file is shown on: a screen, or paper through a press. It decides in which colours things are painted.
//!
//! A press file paints every colour by its inks ([`Color::cmyk`]); a colour that is known on screen only carries the plain conversion that
//! [`Color::rgb`] documents. The red of an official head may be an ink of its own (专色).

use banxin_base::{Cmyk, Color};

use crate::options::{PdfOptions, Profile};

/// What a file is shown on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Medium {
    /// Colours are sRGB.
    #[default]
    Screen,
    /// Colours are inks: ISO 15930-7 6.2.4.
    Press(Reds),
}

/// How a press prints the red of an official head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reds {
    /// From magenta and yellow.
    Process,
    /// In an ink of its own.
    Spot,
}

/// A colour as a content stream states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paint {
    /// Grey of a screen, 0 black to 255 white.
    Grey(u8),
    /// sRGB.
    Rgb([u8; 3]),
    /// Process inks.
    Inks(Cmyk),
    /// The ink of its own for the red head, at full strength.
    Spot,
    /// Every ink there is: for register marks only (ISO 32000-1 8.6.6.4).
    All,
}

impl Medium {
    /// The medium that options ask for.
    pub(crate) fn of(options: &PdfOptions) -> Medium {
        match options.profile {
            Profile::Press if options.press.spot_red.is_some() => Medium::Press(Reds::Spot),
            Profile::Press => Medium::Press(Reds::Process),
            Profile::Archive | Profile::Plain => Medium::Screen,
        }
    }

    /// Whether it is paper.
    pub(crate) fn is_press(self) -> bool {
        matches!(self, Medium::Press(_))
    }

    /// How a colour is painted: on screen greys as grey and the rest as sRGB (the file's output intent).
    pub(crate) fn paint(self, color: Color) -> Paint {
        let [r, g, b] = color.rgb;
        match (self, color.cmyk) {
            (Medium::Press(Reds::Spot), cmyk) if cmyk == Color::OFFICIAL_RED.cmyk => Paint::Spot,
            (Medium::Press(_), cmyk) => Paint::Inks(cmyk),
            (Medium::Screen, Cmyk(0, 0, 0, _)) if r == g && g == b => Paint::Grey(r),
            (Medium::Screen, _) => Paint::Rgb(color.rgb),
        }
    }
}

impl Paint {
    /// Whether it is black ink at full strength and nothing else: such text prints over what lies below, so that no white shows where plates
    /// are out of register.
    pub(crate) fn is_black_ink(self) -> bool {
        self == Paint::Inks(Color::BLACK.cmyk)
    }
}

#[cfg(test)]
mod tests {
    use super::{Medium, Paint, Reds};
    use banxin_base::{Cmyk, Color};

    #[test]
    fn a_press_prints_inks_and_a_screen_shows_light() {
        let blue = Color::rgb(0, 64, 128);
        assert_eq!(Medium::Screen.paint(blue), Paint::Rgb([0, 64, 128]));
        assert_eq!(Medium::Press(Reds::Process).paint(blue), Paint::Inks(Cmyk(100, 50, 0, 50)));
        assert_eq!(Medium::Screen.paint(Color::gray(20)), Paint::Grey(204));
        assert!(Medium::Press(Reds::Spot).paint(Color::BLACK).is_black_ink());
        assert_eq!(Medium::Press(Reds::Spot).paint(Color::OFFICIAL_RED), Paint::Spot);
        assert_eq!(Medium::Press(Reds::Process).paint(Color::OFFICIAL_RED), Paint::Inks(Cmyk(0, 80, 80, 0)));
    }
}
