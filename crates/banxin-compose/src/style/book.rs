//! The measures of a book's own pages: cover, title page, chapter openers, running heads.
//!
//! ```text
//!   ┌──────────────────┐   ┌──────────────────┐
//!   │██████████████████│   │██████████████████│ band
//!   │██████████████████│   │████████████████ 1│ number
//!   │██ ──  strip █████│   │━━━━━━━━━━━━━━━━━━│ strip
//!   │██ 标题 ██████████│   │ 第一章　概况      │
//!   │██████████████████│   │                  │
//!   │██ 署名 日期 █████│   │ text             │
//!   └──────────────────┘   └──────────────────┘
//!          cover                  opener
//! ```
//! All of it is practice: no standard says how a yearbook looks. Heights of the flow are whole lines of the grid, so that text opposite stands level.

use banxin_base::{Color, FaceRole, Len};

use super::{Palette, hao};
use crate::document::{SectionStart, Stroke, TextStyle};

/// Where the parts of a book's own pages stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Book {
    /// Where chapters start.
    pub(crate) chapter_start: SectionStart,
    /// Ground of the cover and of the band of openers.
    pub(crate) ground: Color,
    /// The strip of the second colour.
    pub(crate) strip: Color,
    /// Height of the strip.
    pub(crate) strip_height: Len,
    /// Width of the strip on the cover.
    pub(crate) cover_strip: Len,
    /// From the upper edge of the cover to its strip.
    pub(crate) cover_strip_y: Len,
    /// Where the ground begins below a picture, at the lowest.
    pub(crate) cover_picture: Len,
    /// Lines of the grid above the title of the cover.
    pub(crate) cover_lines: u32,
    /// From the upper edge of the sheet to the names at the foot of cover and title page.
    pub(crate) imprint_y: Len,
    /// Lines above the title of the title page.
    pub(crate) title_lines: u32,
    /// Height of the band of a chapter's opener.
    pub(crate) band: Len,
    /// The large number in it.
    pub(crate) number: TextStyle,
    /// From the right edge of the sheet to its end, and from the upper edge to its baseline.
    pub(crate) number_at: (Len, Len),
    /// Lines of the grid above an opener's heading, and below it.
    pub(crate) opener_lines: (u32, u32),
    /// Baseline of the running head.
    pub(crate) header_y: Len,
    /// The rule below it, and how far.
    pub(crate) header_rule: (Stroke, Len),
}

/// The measures in the colours of a palette.
pub(super) fn book(palette: Palette) -> Book {
    Book {
        chapter_start: SectionStart::OddPage,
        ground: palette.accent,
        strip: palette.second,
        strip_height: Len::deci_mm(18),
        cover_strip: Len::deci_mm(260),
        cover_strip_y: Len::deci_mm(905),
        cover_picture: Len::deci_mm(1480),
        cover_lines: 10,
        imprint_y: Len::deci_mm(2400),
        title_lines: 9,
        band: Len::deci_mm(760),
        number: TextStyle { color: lighter(palette.accent), ..TextStyle::plain(FaceRole::Song, hao::CHU * 4) },
        number_at: (Len::deci_mm(300), Len::deci_mm(680)),
        opener_lines: (9, 2),
        header_y: Len::deci_mm(180),
        header_rule: (Stroke { weight: Len::deci_pt(5), color: palette.rule }, Len::deci_mm(20)),
    }
}

/// The colour a fifth of the way to the paper's: seen on the ground, and not in the way of what is read.
fn lighter(color: Color) -> Color {
    let rgb = color.rgb.map(|level| level.saturating_add((255 - level) / 5));
    let banxin_base::Cmyk(cyan, magenta, yellow, black) = color.cmyk;
    let less = |ink: u8| ink - ink / 5;
    Color { rgb, cmyk: banxin_base::Cmyk(less(cyan), less(magenta), less(yellow), less(black)) }
}
