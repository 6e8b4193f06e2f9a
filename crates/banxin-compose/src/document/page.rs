//! Sections and the geometry of their pages.

use banxin_base::{Len, Ratio, Size};
use serde::Serialize;

use super::{Block, Running, TextStyle};

/// A part of the document with pages of one kind.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// What part it is.
    pub kind: SectionKind,
    /// Its pages.
    pub page: PageStyle,
    /// Where it starts.
    pub start: SectionStart,
    /// How its pages are numbered.
    pub numbering: PageNumbering,
    /// 页眉; `None` for a section without running heads.
    pub running: Option<Running>,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// What part of the document a section is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum SectionKind {
    /// 封面
    Cover,
    /// 前置部分: contents and prefaces.
    Front,
    /// 正文
    Body,
    /// 附件 and appendices.
    Back,
}

/// Where a section starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum SectionStart {
    /// On the next page (换页).
    NextPage,
    /// On the next odd page (单页起).
    OddPage,
}

/// How pages are numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PageNumbering {
    /// The form of the number.
    pub form: NumberForm,
    /// The number of the section's first page; 0 to go on from the section before.
    pub start: u32,
}

/// The form of a page number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum NumberForm {
    /// None is printed.
    Hidden,
    /// 1, 2, 3
    Decimal,
    /// i, ii, iii
    LowerRoman,
}

/// A page: the sheet, the type area (版心) and its grid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PageStyle {
    /// The sheet.
    pub size: Size,
    /// 天头: from the top edge to the type area.
    pub top: Len,
    /// 地脚: from the type area to the bottom edge.
    pub bottom: Len,
    /// 订口: binding side, left on odd pages.
    pub inner: Len,
    /// 切口: fore-edge, right on odd pages.
    pub outer: Len,
    /// Whether even pages have the binding side on the right.
    pub mirrored: bool,
    /// Lines and characters of the type area.
    pub grid: Grid,
    /// Columns of text.
    pub columns: Columns,
    /// The page number.
    pub footer: Footer,
}

impl PageStyle {
    /// The type area (版心).
    pub fn type_area(&self) -> Size {
        Size::new(self.size.width - self.inner - self.outer, self.size.height - self.top - self.bottom)
    }
}

/// The grid of the type area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Grid {
    /// Lines a page: 22 on the official page.
    pub lines: u32,
    /// Characters a line: 28 on the official page.
    pub chars: u32,
    /// From line to line.
    pub line_pitch: Len,
    /// From character to character.
    pub char_pitch: Len,
}

/// Columns of text on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Columns {
    /// How many, at least 1.
    pub count: u32,
    /// 栏间 between them.
    pub gutter: Len,
}

impl Columns {
    /// The width of each, in so much room.
    pub fn width(self, room: Len) -> Len {
        let count = i64::from(self.count.max(1));
        ((room - self.gutter * (count - 1)) / count).max(Len::ZERO)
    }
}

/// Where and how the page number stands (GB/T 9704 7.5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Footer {
    /// The style of the number.
    pub text: TextStyle,
    /// Set before the number: `— `. [`Footer::TOTAL`] in it is how many pages there are.
    pub before: String,
    /// Set after the number: ` —`; the same.
    pub after: String,
    /// From the top edge of the sheet to the middle of the dashes: 269 mm on the official page.
    pub dash_y: Len,
    /// Kept free towards the outer edge: right on odd pages, left on even ones. `None` centres the number.
    pub outer_blank: Option<Len>,
}

impl Footer {
    /// Height of the dash above the baseline, as a share of the em: the bar of Chinese faces lies in the middle of the em box, whose bottom is
    /// 0.12 em below the baseline.
    pub const DASH_HEIGHT: Ratio = Ratio::of(38, 100);
    /// Stands for the number of pages.
    pub const TOTAL: &str = "{total}";
}
