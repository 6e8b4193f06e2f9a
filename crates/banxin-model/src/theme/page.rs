//! Sheet, type area and grid; how chapters begin; rules of tables.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::color::ThemeColor;
use super::paragraph::ThemeFace;
use super::size::{Room, TypeSize};

/// Sheet, type area and grid.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemePage {
    /// Width of the sheet: 210mm.
    pub width: Option<Room>,
    /// Height of the sheet: 297mm.
    pub height: Option<Room>,
    /// 天头
    pub top: Option<Room>,
    /// 地脚
    pub bottom: Option<Room>,
    /// 订口
    pub inner: Option<Room>,
    /// 切口
    pub outer: Option<Room>,
    /// Whether even pages have the binding side on the right.
    pub mirrored: Option<bool>,
    /// Lines of the type area; their pitch is its height by their number unless `leading` says another.
    pub lines: Option<u32>,
    /// Characters of a line.
    pub chars: Option<u32>,
    /// 行距: from line to line of the text.
    pub leading: Option<Room>,
    /// The page number.
    pub number: ThemePageNumber,
}

/// The page number.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemePageNumber {
    /// Its face.
    pub face: Option<ThemeFace>,
    /// 字号
    pub size: Option<TypeSize>,
    /// 颜色
    pub color: Option<ThemeColor>,
    /// Before the number: `— `. In it and behind it `{total}` is how many pages there are: `第` before and `页，共{total}页` behind.
    pub before: Option<String>,
    /// Behind it.
    pub after: Option<String>,
    /// From the upper edge of the sheet to the middle of its digits.
    pub from_top: Option<Room>,
    /// Where it stands between the edges of the type area.
    pub place: Option<PageNumberPlace>,
    /// Kept free towards the outer edge.
    pub blank: Option<Room>,
}

/// Where a page number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PageNumberPlace {
    /// On the right of odd pages, on the left of even ones.
    Outer,
    /// In the middle.
    Center,
}

/// How chapters begin.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeChapters {
    /// What a reference calls a chapter: 部分, 章.
    pub word: Option<String>,
    /// Where chapters of a book (annual) start.
    pub start: Option<ChapterStart>,
}

/// Where a chapter starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ChapterStart {
    /// On the next odd page (单页起).
    Odd,
    /// On the next page.
    Next,
}

/// Rules of three-line tables, and the colour of all rules of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeTables {
    /// Weights.
    pub rules: ThemeRules,
    /// Colour.
    pub color: Option<ThemeColor>,
    /// The ground of header cells; `paper` for none.
    pub header_fill: Option<ThemeColor>,
}

/// Weights of the rules of three-line tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeRules {
    /// Above the header: 1.5pt.
    pub top: Option<Room>,
    /// Below the header.
    pub header: Option<Room>,
    /// Between levels of the header.
    pub header_inner: Option<Room>,
    /// Below the last row.
    pub bottom: Option<Room>,
}
