//! The colours of a style by role, as its themes have them.

use banxin_base::{Cmyk, Color};
use banxin_model::{ColorRole, Ink, ThemeColor, ThemeColors, ThemeFile};

use crate::resolve::tree::Styled;

/// Colours by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Palette {
    /// Text.
    pub(crate) text: Color,
    /// The house's colour.
    pub(crate) accent: Color,
    /// The second colour.
    pub(crate) second: Color,
    /// A pale ground.
    pub(crate) tint: Color,
    /// Rules that part things.
    pub(crate) rule: Color,
    /// Official red.
    pub(crate) red: Color,
}

/// The official document is black but for its head (GB/T 9704 5.4; must).
const GONGWEN: Palette = Palette {
    text: Color::BLACK,
    accent: Color::BLACK,
    second: Color::BLACK,
    tint: Color::gray(8),
    rule: Color::BLACK,
    red: Color::OFFICIAL_RED,
};

/// Deep teal and ochre: dark enough for white type on the first, warm enough beside it for the second. Text stays in black ink alone.
const ANNUAL: Palette = Palette {
    text: Color::BLACK,
    accent: Color { rgb: [21, 76, 88], cmyk: Cmyk(88, 50, 45, 35) },
    second: Color { rgb: [184, 118, 46], cmyk: Cmyk(22, 56, 90, 8) },
    tint: Color { rgb: [236, 242, 243], cmyk: Cmyk(8, 2, 4, 0) },
    rule: Color { rgb: [150, 174, 179], cmyk: Cmyk(42, 20, 24, 4) },
    red: Color::OFFICIAL_RED,
};

/// The palette of a style with what its themes say, what is inherited first.
pub(super) fn of(style: Styled, themes: &[ThemeFile]) -> Palette {
    let first = match style {
        Styled::Gongwen => GONGWEN,
        Styled::Annual => ANNUAL,
    };
    themes.iter().fold(first, |palette, layer| palette.with(&layer.theme.colors))
}

impl Palette {
    fn with(self, stated: &ThemeColors) -> Palette {
        let ThemeColors { text, accent, second, tint, rule, red } = stated;
        let take = |ink: &Option<Ink>, known: Color| ink.map_or(known, |ink| ink.0);
        Palette {
            text: take(text, self.text),
            accent: take(accent, self.accent),
            second: take(second, self.second),
            tint: take(tint, self.tint),
            rule: take(rule, self.rule),
            red: take(red, self.red),
        }
    }

    /// The colour that a theme's style names.
    pub(super) fn color(&self, color: ThemeColor) -> Color {
        match color {
            ThemeColor::Own(color) => color,
            ThemeColor::Role(ColorRole::Text) => self.text,
            ThemeColor::Role(ColorRole::Accent) => self.accent,
            ThemeColor::Role(ColorRole::Second) => self.second,
            ThemeColor::Role(ColorRole::Tint) => self.tint,
            ThemeColor::Role(ColorRole::Rule) => self.rule,
            ThemeColor::Role(ColorRole::Red) => self.red,
            ThemeColor::Role(ColorRole::Paper) => Color::WHITE,
        }
    }
}
