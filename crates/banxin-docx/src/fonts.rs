//! The typefaces that the file names, by role (宋体, 黑体 …).
//!
//! In: the style sheet's face names and the chosen [`FontSet`]. Out: the family of each role, whether its face is a bold one, and the
//! substitutes that go into the font table. Word asks for families, not files: the bundled 小标宋 is the bold face of the bundled 宋体.

use std::collections::BTreeMap;

use banxin_base::FaceRole;
use banxin_compose::document::{FaceNames, StyleSheet};

use crate::FontSet;
use crate::wml::Fonts;

/// A typeface as Word asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Family {
    /// The family's name.
    pub(crate) name: String,
    /// What Word takes if the family is missing; empty for none.
    pub(crate) substitute: String,
    /// The role is the bold face of its family.
    pub(crate) bold: bool,
}

/// The typefaces of every role.
#[derive(Clone, Debug)]
pub(crate) struct Families {
    by_role: BTreeMap<FaceRole, Family>,
}

impl Families {
    /// The families of a style sheet in a font set.
    pub(crate) fn new(sheet: &StyleSheet, set: FontSet) -> Families {
        let family = |role| match set {
            FontSet::Office => sheet.faces.get(&role).map_or_else(|| office(role), named),
            FontSet::Bundled => bundled(role),
        };
        Families { by_role: FaceRole::ALL.into_iter().map(|role| (role, family(role))).collect() }
    }

    /// The family of a role.
    pub(crate) fn get(&self, role: FaceRole) -> Family {
        self.by_role.get(&role).cloned().unwrap_or_else(|| bundled(role))
    }

    /// The slots of a run whose Chinese is set in `role`.
    pub(crate) fn slots(&self, role: FaceRole) -> Fonts {
        Fonts { western: self.get(FaceRole::Latin).name, east_asian: self.chinese(role) }
    }

    /// The slots of a run that is Chinese throughout: the Chinese family everywhere.
    pub(crate) fn chinese_slots(&self, role: FaceRole) -> Fonts {
        Fonts { western: self.chinese(role), east_asian: self.chinese(role) }
    }

    /// Whether the Chinese face of a role is the bold one of its family.
    pub(crate) fn is_bold(&self, role: FaceRole) -> bool {
        self.by_role.get(&role).is_some_and(|family| family.bold)
    }

    /// Every family once, by name, with its role.
    pub(crate) fn all(&self) -> BTreeMap<&str, (FaceRole, &Family)> {
        self.by_role.iter().rev().map(|(role, family)| (family.name.as_str(), (*role, family))).collect()
    }

    /// The family of Chinese text; a Western role has none, so that 宋体 stands in.
    fn chinese(&self, role: FaceRole) -> String {
        self.get(if role == FaceRole::Latin { FaceRole::Song } else { role }).name
    }
}

fn named(names: &FaceNames) -> Family {
    Family { name: names.word.clone(), substitute: names.word_alternative.clone(), bold: false }
}

/// The families that offices in China have installed, for a sheet that names none.
fn office(role: FaceRole) -> Family {
    let (name, substitute) = match role {
        FaceRole::Song => ("宋体", "SimSun"),
        FaceRole::XiaoBiaoSong => ("方正小标宋简体", "宋体"),
        FaceRole::Hei => ("黑体", "SimHei"),
        FaceRole::Kai => ("楷体_GB2312", "楷体"),
        FaceRole::Fang => ("仿宋_GB2312", "仿宋"),
        FaceRole::Latin => ("Times New Roman", "Liberation Serif"),
    };
    Family { name: name.to_owned(), substitute: substitute.to_owned(), bold: false }
}

/// The bundled families, as the font manifest names them.
fn bundled(role: FaceRole) -> Family {
    let (name, substitute) = match role {
        FaceRole::Song | FaceRole::XiaoBiaoSong => ("BanxinSong", "宋体"),
        FaceRole::Hei => ("BanxinHei", "黑体"),
        FaceRole::Kai => ("FandolKai", "楷体"),
        FaceRole::Fang => ("FandolFang", "仿宋"),
        FaceRole::Latin => ("Liberation Serif", "Times New Roman"),
    };
    Family { name: name.to_owned(), substitute: substitute.to_owned(), bold: role == FaceRole::XiaoBiaoSong }
}
