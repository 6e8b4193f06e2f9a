//! The roles that typefaces play in an official document (GB/T 9704 names styles of type, not products).

use std::fmt;

use serde::{Deserialize, Serialize};

/// A style of type. A font book finds a face for each role; a theme may name another family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FaceRole {
    /// 宋体: page numbers, and the fallback of every other role.
    Song,
    /// 小标宋: titles.
    XiaoBiaoSong,
    /// 黑体: headings of level 1, labels.
    Hei,
    /// 楷体: headings of level 2, names of signers.
    Kai,
    /// 仿宋: the body of official documents.
    Fang,
    /// Latin letters and Arabic digits (Times New Roman or its metric twin).
    Latin,
}

impl FaceRole {
    /// Every role.
    pub const ALL: [FaceRole; 6] = [FaceRole::Song, FaceRole::XiaoBiaoSong, FaceRole::Hei, FaceRole::Kai, FaceRole::Fang, FaceRole::Latin];

    /// The role's name in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            FaceRole::Song => "宋体",
            FaceRole::XiaoBiaoSong => "小标宋",
            FaceRole::Hei => "黑体",
            FaceRole::Kai => "楷体",
            FaceRole::Fang => "仿宋",
            FaceRole::Latin => "西文",
        }
    }

    /// The role's name in data files.
    pub const fn name(self) -> &'static str {
        match self {
            FaceRole::Song => "song",
            FaceRole::XiaoBiaoSong => "xiaobiaosong",
            FaceRole::Hei => "hei",
            FaceRole::Kai => "kai",
            FaceRole::Fang => "fang",
            FaceRole::Latin => "latin",
        }
    }
}

impl fmt::Display for FaceRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
