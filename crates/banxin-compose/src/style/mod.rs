//! Styles: what a report looks like, resolved to absolute values before anything is composed.

mod annual;
mod book;
mod clauses;
mod gongwen;
mod hao;
mod numbering;
mod official;
mod palette;
mod parts;
mod series;
mod theme;
mod typography;

use banxin_base::{Color, Diagnostic, FaceRole, Len};
use banxin_model::{ThemeFile, Typography as Wishes};

use crate::document::{CalloutLook, FaceNames, PageStyle, ParagraphStyle, StyleSheet, TableRules, TextStyle};
use crate::resolve::tree::Styled;
pub(crate) use book::Book;
pub(crate) use clauses::deviations;
pub(crate) use numbering::{Numbering, circled, letter};
pub(crate) use official::Official;
pub(crate) use palette::Palette;
pub(crate) use parts::{BoardLook, ChartLook};

/// Everything that a style decides.
pub(crate) struct Look {
    /// Its name.
    pub(crate) name: String,
    /// The named styles.
    pub(crate) sheet: StyleSheet,
    /// The pages.
    pub(crate) page: PageStyle,
    /// 三线表
    pub(crate) three_line: TableRules,
    /// The ground of header cells.
    pub(crate) header_fill: Option<Color>,
    /// Boards of figures.
    pub(crate) board: BoardLook,
    /// Charts.
    pub(crate) charts: ChartLook,
    /// What is drawn around callouts.
    pub(crate) callout: CalloutLook,
    /// Colours by role.
    pub(crate) palette: Palette,
    /// Numbers of headings.
    pub(crate) numbering: Numbering,
    /// Empty lines above the title and below it.
    pub(crate) title_blank: (u32, u32),
    /// The measures of a book; `None` for a document whose parts follow each other.
    pub(crate) book: Option<Book>,
    /// Whether a chapter starts a page.
    pub(crate) chapters_start_pages: bool,
    /// The parts of official documents.
    pub(crate) official: Official,
}

/// The look of a style as its themes change it, with what the report wishes otherwise; what is wrong with the themes is added to `found`.
pub(crate) fn look(style: Styled, themes: &[ThemeFile], wishes: &Wishes, found: &mut Vec<Diagnostic>) -> Look {
    let palette = palette::of(style, themes);
    let mut look = match style {
        Styled::Gongwen => gongwen::look(palette),
        Styled::Annual => annual::look(palette),
    };
    for (_, style) in look.sheet.iter_mut().filter(|(_, style)| style.text.color == Color::BLACK) {
        style.text.color = palette.text;
    }
    theme::apply(themes, &mut look, found);
    typography::apply(wishes, &mut look.sheet.typography);
    look
}

/// Text of one face in black.
fn text(face: FaceRole, size: Len, tracking: Len) -> TextStyle {
    TextStyle { tracking, ..TextStyle::plain(face, size) }
}

/// A justified paragraph without indents.
fn paragraph(text: TextStyle, leading: Len) -> ParagraphStyle {
    ParagraphStyle::plain(text, leading)
}

/// Indents the first line by two characters (首行缩进, GB/T 9704 7.3.3; CLREQ).
fn indented(style: ParagraphStyle) -> ParagraphStyle {
    let cell = style.text.size + style.text.tracking;
    ParagraphStyle { first_indent: cell * 2, first_indent_chars: 200, ..style }
}

/// The typefaces of the roles: the bundled ones on the page, the offices' own names in Word.
fn faces() -> std::collections::BTreeMap<FaceRole, FaceNames> {
    let names =
        |word: &str, alternative: &str| FaceNames { pages: Vec::new(), word: word.to_owned(), word_alternative: alternative.to_owned() };
    [
        (FaceRole::Song, names("宋体", "SimSun")),
        (FaceRole::XiaoBiaoSong, names("方正小标宋简体", "宋体")),
        (FaceRole::Hei, names("黑体", "SimHei")),
        (FaceRole::Kai, names("楷体_GB2312", "楷体")),
        (FaceRole::Fang, names("仿宋_GB2312", "仿宋")),
        (FaceRole::Latin, names("Times New Roman", "Liberation Serif")),
    ]
    .into()
}
