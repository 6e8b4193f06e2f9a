//! A theme file: what a house sets otherwise than the style or theme that it inherits from.
//!
//! Types here mirror the file, key by key; every key may be left out. What the values mean together (do the lines fit the type area?) is the
//! business of the stage that makes styles absolute.
//!
//! ```yaml
//! inherits: annual
//! colors: {accent: {rgb: "#7A1F2B", cmyk: [30, 95, 75, 35]}}
//! styles: {body: {face: song, size: 小四}}
//! ```

mod color;
mod numbering;
mod page;
mod paragraph;
mod parts;
mod size;

use banxin_base::FaceRole;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::{Text, Texts};
use crate::typography::Typography;

pub use color::{ColorRole, Ink, ThemeColor, ThemeColors};
pub use numbering::{HeadingPattern, NumberShape};
pub use page::{ChapterStart, PageNumberPlace, ThemeChapters, ThemePage, ThemePageNumber, ThemeRules, ThemeTables};
pub use paragraph::{ThemeAlign, ThemeFace, ThemeParagraph, ThemeStyles};
pub use parts::{ThemeBoards, ThemeCallouts, ThemeChartText, ThemeCharts, ThemeQuotes, ThemeStroke};
pub use size::{Room, TypeSize};

/// A theme: the root of a theme file.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// What it changes: gongwen, annual, or the path of another theme file, from the report's folder; gongwen if left out.
    pub inherits: Option<Text>,
    /// Its name, for the properties of the files made with it; the file's name if left out.
    pub name: Option<Text>,
    /// Typefaces of the roles of type: families for the pages, and the names that the Word file carries.
    pub faces: ThemeFaces,
    /// Colours by their role.
    pub colors: ThemeColors,
    /// Sheet, type area, grid, page number.
    pub page: ThemePage,
    /// Styles of paragraphs.
    pub styles: ThemeStyles,
    /// Numbers of headings by level: `第{一}章　`, `{一}、`, `（{一}）`, `{1}.`, `{1.1.1}　`, `{①}`, `{a}.`, `{A}.`; an empty text numbers nothing.
    pub numbering: Option<Vec<HeadingPattern>>,
    /// Blank lines above and below the title.
    pub title: ThemeTitle,
    /// How chapters begin.
    pub chapters: ThemeChapters,
    /// Weights and colour of the rules of tables, ground of their headers.
    pub tables: ThemeTables,
    /// Boards of figures (指标板).
    pub boards: ThemeBoards,
    /// Charts (图).
    pub charts: ThemeCharts,
    /// Callouts (提示框).
    pub callouts: ThemeCallouts,
    /// Quotations (引文).
    pub quotes: ThemeQuotes,
    /// How lines are set; a report's own `typography` goes before it.
    pub typography: Typography,
}

/// Typefaces by role.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeFaces {
    /// 宋体
    pub song: Option<ThemeFamily>,
    /// 小标宋
    pub xiaobiaosong: Option<ThemeFamily>,
    /// 黑体
    pub hei: Option<ThemeFamily>,
    /// 楷体
    pub kai: Option<ThemeFamily>,
    /// 仿宋
    pub fang: Option<ThemeFamily>,
    /// Latin letters and digits.
    pub latin: Option<ThemeFamily>,
}

impl ThemeFaces {
    /// What is stated, by role.
    pub fn stated(&self) -> impl Iterator<Item = (FaceRole, &ThemeFamily)> {
        let all = [
            (FaceRole::Song, &self.song),
            (FaceRole::XiaoBiaoSong, &self.xiaobiaosong),
            (FaceRole::Hei, &self.hei),
            (FaceRole::Kai, &self.kai),
            (FaceRole::Fang, &self.fang),
            (FaceRole::Latin, &self.latin),
        ];
        all.into_iter().filter_map(|(role, family)| Some((role, family.as_ref()?)))
    }
}

/// The typefaces of one role.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeFamily {
    /// Families for the pages, best first; looked for in `--font-path`, among the bundled faces and those of the system.
    pub pages: Option<Texts>,
    /// The name that the Word file carries with `--docx-fonts office`: 仿宋_GB2312.
    pub word: Option<Text>,
    /// What Word takes where that is not installed.
    pub word_alternative: Option<Text>,
}

/// Blank lines around the title.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeTitle {
    /// Above it.
    pub lines_above: Option<u32>,
    /// Below it.
    pub lines_below: Option<u32>,
}
