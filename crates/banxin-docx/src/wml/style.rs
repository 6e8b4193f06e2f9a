//! Styles and lists.

use super::{Border, ParaProps, RunProps, Twip};

/// A named style.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    /// Its id.
    pub(crate) id: String,
    /// Its name; Word translates the names it knows.
    pub(crate) name: String,
    /// What it is for.
    pub(crate) kind: StyleKind,
    /// The default of its kind.
    pub(crate) default: bool,
    /// Not one that Word knows.
    pub(crate) custom: bool,
    /// Shown in the gallery.
    pub(crate) quick: bool,
    /// Where it stands in lists of styles.
    pub(crate) priority: u8,
    /// Id of the style it builds on.
    pub(crate) based_on: Option<&'static str>,
    /// Id of the style that the next paragraph takes.
    pub(crate) next: Option<&'static str>,
    /// What it sets for paragraphs.
    pub(crate) para: ParaProps,
    /// What it sets for text.
    pub(crate) run: RunProps,
}

/// What a style is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StyleKind {
    /// Paragraphs.
    Paragraph,
    /// Characters.
    Character,
    /// Tables.
    Table(Box<TableLook>),
    /// Lists.
    List,
}

/// What a table style sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TableLook {
    /// Outer rules and rules between cells, in the order of `w:tblBorders`.
    pub(crate) borders: Vec<(&'static str, Border)>,
    /// Kept free left and right in every cell.
    pub(crate) margin: Twip,
}

/// A list as defined (`w:abstractNum`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct List {
    /// Its levels, from the first.
    pub(crate) levels: Vec<Level>,
}

/// A list as used (`w:num`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListInstance {
    /// Which definition, from 0.
    pub(crate) list: u32,
    /// First numbers of its levels: level from 0, number.
    pub(crate) starts: Vec<(u8, u32)>,
}

/// One level of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Level {
    /// The form of the number.
    pub(crate) format: NumFormat,
    /// The label with `%n` for the number of level n.
    pub(crate) text: String,
    /// The paragraph style bound to it.
    pub(crate) style: Option<String>,
    /// What stands between label and text.
    pub(crate) suffix: LevelSuffix,
    /// Indents of its paragraphs.
    pub(crate) para: ParaProps,
}

/// The form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumFormat {
    /// 1, 2, 3
    Decimal,
    /// 一, 二, 三
    Chinese,
    /// ①, ②, ③
    Circled,
    /// a, b, c
    LowerLetter,
    /// A, B, C
    UpperLetter,
    /// No number: the label is the text itself.
    Bullet,
    /// No label at all.
    None,
}

/// What stands between a label and the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LevelSuffix {
    /// Nothing: the text runs in.
    Nothing,
    /// A tab to the level's tab stop.
    Tab,
}
