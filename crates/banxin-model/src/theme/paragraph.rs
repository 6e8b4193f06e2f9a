//! Styles of paragraphs: what a theme says of each.

use banxin_base::FaceRole;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::color::ThemeColor;
use super::size::{Room, TypeSize};

/// A style of paragraphs. What is left out is as the inherited style has it; text, lists and quotations that look like the body follow the body.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ThemeParagraph {
    /// The face of Chinese text.
    pub face: Option<ThemeFace>,
    /// 字号
    pub size: Option<TypeSize>,
    /// 颜色
    pub color: Option<ThemeColor>,
    /// 行距, from line to line; `1 lines` is the pitch of the grid.
    pub leading: Option<Room>,
    /// How lines stand.
    pub align: Option<ThemeAlign>,
    /// 首行缩进
    pub first_indent: Option<Room>,
    /// Kept free at the start of every line.
    pub indent_start: Option<Room>,
    /// Kept free at the end of every line.
    pub indent_end: Option<Room>,
    /// 段前
    pub space_before: Option<Room>,
    /// 段后
    pub space_after: Option<Room>,
}

/// The face of Chinese text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ThemeFace {
    /// 宋体
    Song,
    /// 小标宋
    XiaoBiaoSong,
    /// 黑体
    Hei,
    /// 楷体
    Kai,
    /// 仿宋
    Fang,
}

impl From<ThemeFace> for FaceRole {
    fn from(face: ThemeFace) -> FaceRole {
        match face {
            ThemeFace::Song => FaceRole::Song,
            ThemeFace::XiaoBiaoSong => FaceRole::XiaoBiaoSong,
            ThemeFace::Hei => FaceRole::Hei,
            ThemeFace::Kai => FaceRole::Kai,
            ThemeFace::Fang => FaceRole::Fang,
        }
    }
}

/// How lines stand between the indents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ThemeAlign {
    /// Flush left.
    Start,
    /// 两端对齐
    Justify,
    /// 居中
    Center,
    /// Flush right.
    End,
}

macro_rules! styles {
    ($($(#[doc = $doc:literal])+ $key:ident),+ $(,)?) => {
        /// Styles of paragraphs by name.
        #[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct ThemeStyles {
            $($(#[doc = $doc])+ pub $key: Option<ThemeParagraph>,)+
        }

        impl ThemeStyles {
            /// What is stated, by key.
            pub fn stated(&self) -> Vec<(&'static str, &ThemeParagraph)> {
                [$((stringify!($key), &self.$key)),+].into_iter().filter_map(|(key, style)| Some((key, style.as_ref()?))).collect()
            }
        }
    };
}

styles! {
    /// 正文
    body,
    /// 标题 of the document
    title,
    /// 副标题
    subtitle,
    /// 封面标题
    cover_title,
    /// 封面副标题, and the period
    cover_subtitle,
    /// Issuer and date on the cover
    cover_text,
    /// Issuer and date on the title page
    imprint,
    /// 一级标题
    heading_1,
    /// 二级标题
    heading_2,
    /// 三级标题
    heading_3,
    /// 四级标题
    heading_4,
    /// 五级标题
    heading_5,
    /// 六级标题
    heading_6,
    /// 主送机关
    addressee,
    /// 引文
    quote,
    /// The heading of a callout (提示框).
    callout_title,
    /// The text of a callout.
    callout_text,
    /// 代码
    code,
    /// 表题
    table_caption,
    /// 表头
    table_head,
    /// 表身
    table_cell,
    /// The unit line above a table.
    table_unit,
    /// 表注 and source
    table_note,
    /// 图题
    figure_caption,
    /// 目录 as a title
    toc_title,
    /// Entries of the contents of level 1
    toc_1,
    /// of level 2
    toc_2,
    /// of level 3
    toc_3,
    /// 附件说明
    attachment_list,
    /// 附件 and its number
    attachment_mark,
    /// The attachment's title
    attachment_title,
    /// 署名
    signature,
    /// 成文日期
    signature_date,
    /// 附注
    remark,
    /// 脚注
    footnote,
    /// 页眉
    header,
    /// The large number of a board of figures
    kpi_value,
    /// The small label of a board of figures
    kpi_label,
}
