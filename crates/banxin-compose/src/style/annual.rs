//! 年报: a bound yearbook. It takes the official styles and changes size, spacing, colours and pages.
//!
//! Lines stand on a grid of 20 pt, 34 to a page. Headings and captions with their space take whole lines of it (占行, CLREQ "Headings"), so that the
//! lines of facing pages stand level where no table comes between. Text is in black ink; two colours set apart what is not text.

use std::collections::BTreeMap;

use banxin_base::{Color, FaceRole, Len, Size};

use super::{BoardLook, Look, Numbering, Palette, book, gongwen, hao, indented, paragraph, text};
use crate::document::{
    Align, Bar, CalloutLook, Columns, Fill, Footer, Grid, PageStyle, ParagraphStyle, Stroke, StyleId, StyleSheet, TextStyle,
};

/// Line pitch of the text: 小四 with two thirds between the lines (CLREQ: 50-100 %).
const LEADING: Len = Len::deci_pt(200);

pub(super) fn look(palette: Palette) -> Look {
    let official = gongwen::look(palette);
    let body = indented(paragraph(text(FaceRole::Song, hao::XIAO_SI, Len::ZERO), LEADING));
    let body = ParagraphStyle { widow_control: true, ..body };
    let mut named: BTreeMap<StyleId, ParagraphStyle> = official.sheet.iter().map(|(id, style)| (id, restyled(id, style, &body))).collect();
    own_styles(&palette, &mut named);
    let mut three_line = official.three_line;
    for rule in [&mut three_line.top, &mut three_line.header, &mut three_line.header_inner, &mut three_line.bottom] {
        rule.color = palette.accent;
    }
    Look {
        name: "annual".to_owned(),
        sheet: sheet(body, named),
        page: page(&palette),
        three_line,
        board: BoardLook { fill: Some(palette.tint), ..BoardLook::BARE },
        callout: CalloutLook {
            fill: Some(palette.tint),
            frame: Stroke::NONE,
            bar: Stroke { weight: Len::deci_pt(25), color: palette.second },
            space: LEADING / 2,
        },
        numbering: Numbering::book(),
        title_blank: (3, 2),
        book: Some(book::book(palette)),
        ..official
    }
}

/// A book is read for its look, not counted by its cells: its lines are filled together.
fn sheet(body: ParagraphStyle, named: BTreeMap<StyleId, ParagraphStyle>) -> StyleSheet {
    let mut sheet = StyleSheet::new(body, named, super::faces());
    sheet.typography.fill = Fill::Flow;
    sheet
}

/// 34 lines of 34 characters. The margins grow from the binding side over the head to the foot and the fore-edge, as a book's do by canon; the binding
/// takes some of the inner one.
fn page(palette: &Palette) -> PageStyle {
    PageStyle {
        size: Size::new(Len::deci_mm(2100), Len::deci_mm(2970)),
        top: Len::deci_mm(270),
        bottom: Len::deci_mm(300),
        inner: Len::deci_mm(300),
        outer: Len::deci_mm(360),
        mirrored: true,
        grid: Grid { lines: 34, chars: 34, line_pitch: LEADING, char_pitch: hao::XIAO_SI },
        columns: Columns { count: 1, gutter: Len::ZERO },
        footer: Footer {
            text: TextStyle { color: palette.accent, ..text(FaceRole::Song, hao::WU, Len::ZERO) },
            before: String::new(),
            after: String::new(),
            dash_y: Len::deci_mm(2800),
            outer_blank: Some(Len::ZERO),
        },
    }
}

/// Styles that a book sets apart from the official document's.
fn own_styles(palette: &Palette, named: &mut BTreeMap<StyleId, ParagraphStyle>) {
    let colored = |face, size, color| TextStyle {
        color,
        bold: matches!(face, FaceRole::Hei | FaceRole::XiaoBiaoSong),
        ..text(face, size, Len::ZERO)
    };
    let display = |face, size, color, leading| ParagraphStyle {
        align: Align::Start,
        keep_with_next: true,
        keep_together: true,
        ..paragraph(colored(face, size, color), leading)
    };
    let balanced = |style| ParagraphStyle { balanced: true, ..style };
    let centered = |style| ParagraphStyle { align: Align::Center, ..style };
    let half = LEADING / 2;
    // Cover: on the ground, flush with the strip.
    named.insert(StyleId::CoverTitle, balanced(display(FaceRole::XiaoBiaoSong, hao::XIAO_CHU, Color::WHITE, LEADING * 5 / 2)));
    let cover_text = display(FaceRole::Hei, hao::SI, Color::WHITE, LEADING * 3 / 2);
    named.insert(StyleId::CoverSubtitle, ParagraphStyle { space_before: half, ..cover_text.clone() });
    named.insert(StyleId::CoverText, ParagraphStyle { keep_with_next: false, ..cover_text });
    // Title page: the same words on paper.
    named.insert(StyleId::Title, centered(balanced(display(FaceRole::XiaoBiaoSong, hao::YI, palette.accent, LEADING * 2))));
    named.insert(
        StyleId::Subtitle,
        ParagraphStyle { space_before: half, ..centered(display(FaceRole::Kai, hao::SAN, palette.text, LEADING * 3 / 2)) },
    );
    named.insert(
        StyleId::Imprint,
        centered(ParagraphStyle { keep_with_next: false, ..display(FaceRole::Song, hao::SI, palette.text, LEADING * 3 / 2) }),
    );
    named.insert(StyleId::Heading(1), heading(1, balanced(display(FaceRole::XiaoBiaoSong, hao::YI, palette.accent, LEADING * 2))));
    let second = display(FaceRole::Hei, hao::SAN, palette.accent, LEADING * 3 / 2);
    named.insert(StyleId::Heading(2), heading(2, ParagraphStyle { space_before: LEADING, space_after: half, ..second }));
    let third = display(FaceRole::Hei, hao::SI, palette.text, LEADING);
    named.insert(StyleId::Heading(3), heading(3, ParagraphStyle { space_before: half, space_after: half, ..third }));
    // The number's look is its style's, so that no program can lose it.
    if let Some(footer) = named.get_mut(&StyleId::Footer) {
        footer.text = TextStyle { color: palette.accent, ..text(FaceRole::Song, hao::WU, Len::ZERO) };
    }
    // Contents.
    named.insert(
        StyleId::TocTitle,
        ParagraphStyle { space_after: LEADING, ..display(FaceRole::XiaoBiaoSong, hao::YI, palette.accent, LEADING * 2) },
    );
    let entry = |face, color, before: Len, indent: i64| ParagraphStyle {
        align: Align::Start,
        space_before: before,
        indent_start: hao::XIAO_SI * indent,
        ..paragraph(colored(face, hao::XIAO_SI, color), LEADING)
    };
    named.insert(StyleId::Toc(1), entry(FaceRole::Hei, palette.accent, half, 0));
    named.insert(StyleId::Toc(2), entry(FaceRole::Song, palette.text, Len::ZERO, 2));
    named.insert(StyleId::Toc(3), entry(FaceRole::Song, palette.text, Len::ZERO, 4));
    named.insert(StyleId::Endnote, paragraph(text(FaceRole::Song, hao::WU, Len::ZERO), LEADING));
    named.insert(StyleId::IndexLetter, ParagraphStyle { keep_with_next: true, ..entry(FaceRole::Hei, palette.accent, half, 0) });
    let term = entry(FaceRole::Song, palette.text, Len::ZERO, 2);
    named.insert(StyleId::IndexEntry, ParagraphStyle { first_indent: -hao::XIAO_SI * 2, ..term });
    named.insert(StyleId::TocCaption, entry(FaceRole::Song, palette.text, Len::ZERO, 0));
    // Pull quotes: larger than the text, in the house's colour, a line off it.
    let quote = ParagraphStyle {
        align: Align::Justify,
        keep_with_next: false,
        indent_start: hao::SI * 2,
        indent_end: hao::SI * 2,
        space_before: half,
        space_after: half,
        bar: Some(Bar { stroke: Stroke { weight: Len::deci_pt(20), color: palette.second }, gap: hao::SI }),
        ..display(FaceRole::Kai, hao::SI, palette.accent, LEADING * 5 / 4)
    };
    named.insert(StyleId::Quote, quote);
    for id in [StyleId::CalloutTitle, StyleId::KpiValue, StyleId::TableHead] {
        if let Some(style) = named.get_mut(&id) {
            style.text.color = palette.accent;
        }
    }
    named.insert(StyleId::Header, centered(paragraph(colored(FaceRole::Song, hao::XIAO_WU, palette.accent), Len::deci_pt(140))));
}

/// A heading on its level of the outline.
fn heading(level: u8, style: ParagraphStyle) -> ParagraphStyle {
    ParagraphStyle { outline: level, ..style }
}

/// A style of the official sheet in the sizes of a book.
fn restyled(id: StyleId, style: &ParagraphStyle, body: &ParagraphStyle) -> ParagraphStyle {
    let em = hao::XIAO_SI;
    let chars = |length: Len| em * length.whole(style.text.size + style.text.tracking);
    let face = if style.text.face == FaceRole::Fang { FaceRole::Song } else { style.text.face };
    match id {
        StyleId::Body => body.clone(),
        StyleId::AttachmentTitle => ParagraphStyle { leading: LEADING * 2, ..style.clone() },
        StyleId::Heading(_) => ParagraphStyle {
            text: text(if face == FaceRole::Kai { face } else { FaceRole::Song }, em, Len::ZERO),
            leading: LEADING,
            first_indent: Len::ZERO,
            first_indent_chars: 0,
            ..style.clone()
        },
        StyleId::TableCell | StyleId::TableHead | StyleId::TableCaption | StyleId::FigureCaption => ParagraphStyle {
            text: TextStyle { bold: style.text.bold, ..text(face, hao::WU, Len::ZERO) },
            leading: Len::deci_pt(160),
            ..style.clone()
        },
        StyleId::TableUnit
        | StyleId::TableNote
        | StyleId::Picture
        | StyleId::KpiValue
        | StyleId::KpiLabel
        | StyleId::Footnote
        | StyleId::Footer
        | StyleId::Code => ParagraphStyle { text: TextStyle { face, ..style.text }, ..style.clone() },
        _ => ParagraphStyle {
            text: text(face, em, Len::ZERO),
            leading: LEADING,
            first_indent: chars(style.first_indent.max(Len::ZERO)) - chars((-style.first_indent).max(Len::ZERO)),
            indent_start: chars(style.indent_start),
            indent_end: chars(style.indent_end),
            ..style.clone()
        },
    }
}
