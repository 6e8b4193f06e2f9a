//! 年报: a bound report that reads like a book. It takes the official styles and changes size, spacing and pages.

use std::collections::BTreeMap;

use banxin_base::{FaceRole, Len, Size};

use super::{Look, Numbering, Palette, gongwen, hao, indented, paragraph, text};
use crate::document::{Columns, Fill, Footer, Grid, PageStyle, ParagraphStyle, StyleId, StyleSheet};

/// Line pitch of the text: 小四 with two thirds between the lines (CLREQ: 50-100 %).
const LEADING: Len = Len::deci_pt(200);

pub(super) fn look(palette: Palette) -> Look {
    let official = gongwen::look(palette);
    let body = indented(paragraph(text(FaceRole::Song, hao::XIAO_SI, Len::ZERO), LEADING));
    let body = ParagraphStyle { widow_control: true, ..body };
    let named: BTreeMap<StyleId, ParagraphStyle> = official.sheet.iter().map(|(id, style)| (id, restyled(id, style, &body))).collect();
    Look {
        name: "annual".to_owned(),
        sheet: sheet(body, named),
        page: page(),
        numbering: Numbering::book(),
        title_blank: (3, 2),
        chapters_start_pages: false,
        ..official
    }
}

/// A book is read for its look, not counted by its cells: its lines are filled together.
fn sheet(body: ParagraphStyle, named: BTreeMap<StyleId, ParagraphStyle>) -> StyleSheet {
    let mut sheet = StyleSheet::new(body, named, super::faces());
    sheet.typography.fill = Fill::Flow;
    sheet
}

/// 36 lines of 34 characters between generous margins.
fn page() -> PageStyle {
    PageStyle {
        size: Size::new(Len::deci_mm(2100), Len::deci_mm(2970)),
        top: Len::deci_mm(300),
        bottom: Len::deci_mm(270),
        inner: Len::deci_mm(340),
        outer: Len::deci_mm(320),
        mirrored: true,
        grid: Grid { lines: 34, chars: 34, line_pitch: LEADING, char_pitch: hao::XIAO_SI },
        columns: Columns { count: 1, gutter: Len::ZERO },
        footer: Footer {
            text: text(FaceRole::Song, hao::XIAO_WU, Len::ZERO),
            before: String::new(),
            after: String::new(),
            dash_y: Len::deci_mm(2800),
            outer_blank: Some(Len::ZERO),
        },
    }
}

/// A style of the official sheet in the sizes of a book.
fn restyled(id: StyleId, style: &ParagraphStyle, body: &ParagraphStyle) -> ParagraphStyle {
    let em = hao::XIAO_SI;
    let chars = |length: Len| em * length.whole(style.text.size + style.text.tracking);
    match id {
        StyleId::Body => body.clone(),
        StyleId::Title | StyleId::TocTitle | StyleId::AttachmentTitle => ParagraphStyle { leading: Len::deci_pt(340), ..style.clone() },
        StyleId::Heading(level) => {
            let (face, size) = match level {
                1 => (FaceRole::Hei, hao::SAN),
                2 => (FaceRole::Hei, hao::SI),
                3 => (FaceRole::Kai, hao::XIAO_SI),
                _ => (FaceRole::Song, hao::XIAO_SI),
            };
            let (leading, before) = if level < 3 { (LEADING * 2, LEADING / 2) } else { (LEADING, Len::ZERO) };
            ParagraphStyle {
                text: text(face, size, Len::ZERO),
                leading,
                space_before: before,
                first_indent: Len::ZERO,
                first_indent_chars: 0,
                ..style.clone()
            }
        }
        StyleId::TableCell | StyleId::TableHead | StyleId::TableCaption | StyleId::FigureCaption => {
            let face = if style.text.face == FaceRole::Fang { FaceRole::Song } else { style.text.face };
            ParagraphStyle { text: text(face, hao::WU, Len::ZERO), leading: Len::deci_pt(160), ..style.clone() }
        }
        StyleId::TableUnit
        | StyleId::TableNote
        | StyleId::Picture
        | StyleId::KpiValue
        | StyleId::KpiLabel
        | StyleId::Footnote
        | StyleId::Code => {
            let face = if style.text.face == FaceRole::Fang { FaceRole::Song } else { style.text.face };
            ParagraphStyle { text: text(face, style.text.size, Len::ZERO), ..style.clone() }
        }
        _ => {
            let face = if style.text.face == FaceRole::Fang { FaceRole::Song } else { style.text.face };
            ParagraphStyle {
                text: text(face, em, Len::ZERO),
                leading: LEADING,
                first_indent: chars(style.first_indent.max(Len::ZERO)) - chars((-style.first_indent).max(Len::ZERO)),
                indent_start: chars(style.indent_start),
                indent_end: chars(style.indent_end),
                ..style.clone()
            }
        }
    }
}
