//! 公文: the official document of GB/T 9704-2012. Every value names its clause and its force: must, usual, or practice.

use std::collections::BTreeMap;

use banxin_base::{Color, FaceRole, Len, Size};

use super::{BoardLook, ChartLook, Look, Numbering, Palette, hao, indented, paragraph, text};
use crate::document::{
    Align, CalloutLook, Columns, Footer, Grid, PageStyle, ParagraphStyle, Stroke, StyleId, StyleSheet, TableRules, TextStyle,
};

/// 22 lines in 225 mm: 579 twips, the largest line pitch in Word's unit of which 22 fit (5.2.2; usual).
const LEADING: Len = Len::twips(579);
/// 28 characters in 156 mm: 15.793 pt, so 16 pt type is set 0.207 pt closer (5.2.2; usual).
const CHAR_PITCH: Len = Len::emu(5_616_000 / 28);
/// Line pitch of tables: one and a half times 小四 (practice).
const TABLE_LEADING: Len = Len::deci_pt(180);
/// Line pitch of notes in 五号 (practice).
const NOTE_LEADING: Len = Len::deci_pt(160);

pub(super) fn look(palette: Palette) -> Look {
    let body = indented(paragraph(on_grid(FaceRole::Fang), LEADING));
    Look {
        name: "gongwen".to_owned(),
        sheet: StyleSheet::new(body.clone(), styles(&body), super::faces()),
        page: page(),
        three_line: three_line(),
        header_fill: None,
        board: BoardLook::BARE,
        charts: ChartLook::built_in(),
        callout: CalloutLook::FRAMED,
        palette,
        numbering: Numbering::official(),
        // Without a red head the title keeps two lines from the head of the type area; one line parts it from the text (7.3.1, 7.3.2).
        title_blank: (2, 1),
        book: None,
        chapters_start_pages: false,
        official: super::official::official(palette.red),
    }
}

/// Text of one face; Latin letters and digits beside 黑体 and 小标宋 are bold, or they would look pale.
fn weighted(face: FaceRole, size: Len, tracking: Len) -> TextStyle {
    TextStyle { bold: matches!(face, FaceRole::Hei | FaceRole::XiaoBiaoSong), ..text(face, size, tracking) }
}

/// 3号 on the grid of 28 characters (5.2.2, 5.2.3; usual).
fn on_grid(face: FaceRole) -> TextStyle {
    weighted(face, hao::SAN, CHAR_PITCH - hao::SAN)
}

fn page() -> PageStyle {
    PageStyle {
        // A4 (5.1; must)
        size: Size::new(Len::deci_mm(2100), Len::deci_mm(2970)),
        // 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm (5.2.1; must); the other two margins follow.
        top: Len::deci_mm(370),
        bottom: Len::deci_mm(350),
        inner: Len::deci_mm(280),
        outer: Len::deci_mm(260),
        mirrored: false,
        grid: Grid { lines: 22, chars: 28, line_pitch: LEADING, char_pitch: CHAR_PITCH },
        columns: Columns { count: 1, gutter: Len::ZERO },
        footer: Footer {
            // 4号半角宋体 digits between 一字线 (7.5; usual)
            text: text(FaceRole::Song, hao::SI, Len::ZERO),
            before: "— ".to_owned(),
            after: " —".to_owned(),
            // 7 mm below the type area: 37 + 225 + 7 (7.5; must)
            dash_y: Len::deci_mm(2690),
            // Odd pages 居右空一字, even pages 居左空一字 (7.5; must); the character is the number's own.
            outer_blank: Some(hao::SI),
        },
    }
}

/// 1.5 pt above and below, 0.75 pt under the header (CY/T 170-2019: three rules; weights by practice).
fn three_line() -> TableRules {
    let stroke = |deci_pt| Stroke { weight: Len::deci_pt(deci_pt), color: Color::BLACK };
    let hair = Stroke { weight: Len::emu(6_350), color: Color::BLACK };
    TableRules {
        top: stroke(15),
        header: Stroke { weight: Len::emu(9_525), color: Color::BLACK },
        header_inner: hair,
        rows: Stroke::NONE,
        columns: Stroke::NONE,
        sides: Stroke::NONE,
        bottom: stroke(15),
    }
}

fn styles(body: &ParagraphStyle) -> BTreeMap<StyleId, ParagraphStyle> {
    let mut styles = BTreeMap::new();
    head_styles(body, &mut styles);
    text_styles(body, &mut styles);
    table_styles(&mut styles);
    back_styles(body, &mut styles);
    styles
}

/// Title, addressee and headings.
fn head_styles(body: &ParagraphStyle, styles: &mut BTreeMap<StyleId, ParagraphStyle>) {
    // 标题: 2号小标宋, centred, broken for shape (7.3.1; usual, must, must). On the pitch of the grid, so that the page keeps 22 lines.
    let title = ParagraphStyle {
        align: Align::Center,
        keep_with_next: true,
        keep_together: true,
        balanced: true,
        ..paragraph(weighted(FaceRole::XiaoBiaoSong, hao::ER, Len::ZERO), LEADING)
    };
    let subtitle = ParagraphStyle { text: on_grid(FaceRole::Kai), ..title.clone() };
    // 主送机关: flush left, also its further lines (7.3.2; must)
    let addressee = ParagraphStyle { first_indent: Len::ZERO, first_indent_chars: 0, keep_with_next: true, ..body.clone() };
    // 份号: six digits in 3号 (7.2.1; usual). 密级, 紧急程度: 3号黑体 (7.2.2, 7.2.3; usual). All flush left.
    let copy_number = ParagraphStyle { align: Align::Start, keep_with_next: true, ..addressee.clone() };
    let classification = ParagraphStyle { text: on_grid(FaceRole::Hei), ..copy_number.clone() };
    // 发文机关标志: red 小标宋 (7.2.4; recommended); its size is found where it is known how long it is.
    let mark = ParagraphStyle {
        text: TextStyle { color: Color::OFFICIAL_RED, ..text(FaceRole::XiaoBiaoSong, hao::CHU, Len::ZERO) },
        align: Align::Center,
        leading: hao::CHU,
        ..copy_number.clone()
    };
    // 发文字号 and 签发人: 3号仿宋 (7.2.5, 7.2.6)
    let number = copy_number.clone();
    // 一、黑体 （一）楷体 1.仿宋 （1）仿宋, 3号 (7.3.3; usual), indented like the text.
    let faces = [FaceRole::Hei, FaceRole::Kai, FaceRole::Fang, FaceRole::Fang, FaceRole::Fang, FaceRole::Fang];
    for (level, face) in (1..).zip(faces) {
        let heading = ParagraphStyle {
            text: on_grid(face),
            align: Align::Start,
            keep_with_next: true,
            keep_together: true,
            outline: level,
            ..body.clone()
        };
        styles.insert(StyleId::Heading(level), heading);
    }
    styles.extend([
        (StyleId::CopyNumber, copy_number),
        (StyleId::Classification, classification),
        (StyleId::Mark, mark),
        (StyleId::DocumentNumber, number),
        (StyleId::Title, title),
        (StyleId::Subtitle, subtitle),
        (StyleId::Addressee, addressee),
    ]);
}

/// Lists, quotations, callouts, contents, notes (practice: GB/T 9704 has none of them).
fn text_styles(body: &ParagraphStyle, styles: &mut BTreeMap<StyleId, ParagraphStyle>) {
    let cell = CHAR_PITCH;
    let flush = ParagraphStyle { first_indent: Len::ZERO, first_indent_chars: 0, ..body.clone() };
    for depth in 1..=6_u8 {
        // The label stands in two characters, the text hangs behind it.
        let start = cell * (2 + 2 * i64::from(depth));
        let item = ParagraphStyle { indent_start: start, first_indent: cell * -2, ..flush.clone() };
        styles.insert(StyleId::ListItem(depth), item);
    }
    let quote = ParagraphStyle { text: on_grid(FaceRole::Kai), indent_start: cell * 2, indent_end: cell * 2, ..body.clone() };
    let callout_title = ParagraphStyle { text: on_grid(FaceRole::Hei), align: Align::Start, keep_with_next: true, ..flush.clone() };
    let callout = ParagraphStyle { text: on_grid(FaceRole::Kai), ..body.clone() };
    let code =
        ParagraphStyle { align: Align::Start, text: text(FaceRole::Song, hao::WU, Len::ZERO), leading: NOTE_LEADING, ..flush.clone() };
    // 目录: its title as a title, its entries on the grid.
    let toc_title = ParagraphStyle {
        align: Align::Center,
        space_after: LEADING,
        keep_with_next: true,
        ..paragraph(weighted(FaceRole::XiaoBiaoSong, hao::ER, Len::ZERO), LEADING)
    };
    for (level, face) in [(1, FaceRole::Hei), (2, FaceRole::Fang), (3, FaceRole::Fang)] {
        let entry =
            ParagraphStyle { text: on_grid(face), align: Align::Start, indent_start: cell * (2 * (i64::from(level) - 1)), ..flush.clone() };
        styles.insert(StyleId::Toc(level), entry);
    }
    styles.insert(StyleId::TocCaption, ParagraphStyle { text: on_grid(FaceRole::Fang), align: Align::Start, ..flush.clone() });
    let small = text(FaceRole::Song, hao::XIAO_WU, Len::ZERO);
    let footnote = paragraph(small, Len::deci_pt(140));
    let running = ParagraphStyle { align: Align::Center, ..paragraph(text(FaceRole::Song, hao::SI, Len::ZERO), Len::deci_pt(180)) };
    styles.extend([
        (StyleId::Quote, quote),
        (StyleId::CalloutTitle, callout_title),
        (StyleId::CalloutText, callout),
        (StyleId::Code, code),
        (StyleId::TocTitle, toc_title),
        (StyleId::Footnote, footnote),
        (StyleId::Endnote, paragraph(text(FaceRole::Song, hao::WU, Len::ZERO), Len::deci_pt(180))),
        (StyleId::Header, running.clone()),
        (StyleId::Footer, running),
    ]);
}

/// Tables, pictures and boards of figures (CY/T 170-2019; sizes by practice).
fn table_styles(styles: &mut BTreeMap<StyleId, ParagraphStyle>) {
    let half = LEADING / 2;
    let cell = paragraph(text(FaceRole::Fang, hao::XIAO_SI, Len::ZERO), TABLE_LEADING);
    let cell = ParagraphStyle { align: Align::Start, ..cell };
    let head = ParagraphStyle { text: weighted(FaceRole::Hei, hao::XIAO_SI, Len::ZERO), align: Align::Center, ..cell.clone() };
    // 表题 above, centred, no closing mark; smaller than the text.
    let caption = ParagraphStyle { space_before: half, keep_with_next: true, keep_together: true, ..head.clone() };
    let unit = ParagraphStyle {
        align: Align::End,
        keep_with_next: true,
        text: text(FaceRole::Fang, hao::WU, Len::ZERO),
        leading: NOTE_LEADING,
        ..cell.clone()
    };
    let note = ParagraphStyle { align: Align::Justify, ..unit.clone() };
    let note = ParagraphStyle { keep_with_next: false, first_indent: hao::WU * 2, first_indent_chars: 200, ..note };
    let figure_caption = ParagraphStyle { space_before: Len::ZERO, space_after: half, keep_with_next: false, ..caption.clone() };
    let picture = ParagraphStyle { align: Align::Center, space_before: half, keep_with_next: true, ..cell.clone() };
    let value = ParagraphStyle {
        text: weighted(FaceRole::Hei, hao::ER, Len::ZERO),
        leading: Len::deci_pt(310),
        align: Align::Center,
        ..cell.clone()
    };
    let label =
        ParagraphStyle { text: text(FaceRole::Fang, hao::WU, Len::ZERO), leading: NOTE_LEADING, align: Align::Center, ..cell.clone() };
    styles.extend([
        (StyleId::TableCell, cell),
        (StyleId::TableHead, head),
        (StyleId::TableCaption, caption),
        (StyleId::TableUnit, unit),
        (StyleId::TableNote, note),
        (StyleId::FigureCaption, figure_caption),
        (StyleId::Picture, picture),
        (StyleId::KpiValue, value),
        (StyleId::KpiLabel, label),
    ]);
}

/// 附件说明, 署名, 成文日期, 附注, 附件 (7.3.4-7.3.7; must).
fn back_styles(body: &ParagraphStyle, styles: &mut BTreeMap<StyleId, ParagraphStyle>) {
    let flush = ParagraphStyle { first_indent: Len::ZERO, first_indent_chars: 0, ..body.clone() };
    let signature = ParagraphStyle { align: Align::End, keep_together: true, keep_with_next: true, ..flush.clone() };
    let date = ParagraphStyle { keep_with_next: false, ..signature.clone() };
    // 出席, 请假, 列席: two characters in, wrapped lines below the first name (10.3; must).
    let cell = CHAR_PITCH;
    let attendance = ParagraphStyle { indent_start: cell * 5, first_indent: cell * -3, ..flush.clone() };
    // 版记: 4号仿宋, one character free on both sides (7.4.2, 7.4.3; usual, must); 抄送： takes three characters, names hang behind it.
    let colophon = ParagraphStyle {
        text: text(FaceRole::Fang, hao::SI, Len::ZERO),
        indent_start: hao::SI * 4,
        indent_end: hao::SI,
        first_indent: hao::SI * -3,
        keep_with_next: true,
        keep_together: true,
        ..flush.clone()
    };
    // “附件” and its number: 3号黑体, flush left on the first line (7.3.7; must)
    let mark = ParagraphStyle { text: on_grid(FaceRole::Hei), align: Align::Start, keep_with_next: true, outline: 0, ..flush.clone() };
    let title = ParagraphStyle {
        align: Align::Center,
        balanced: true,
        keep_with_next: true,
        keep_together: true,
        outline: 1,
        ..paragraph(weighted(FaceRole::XiaoBiaoSong, hao::ER, Len::ZERO), LEADING)
    };
    styles.extend([
        (StyleId::AttachmentList, flush),
        (StyleId::Signature, signature),
        (StyleId::SignatureDate, date),
        (StyleId::Attendance, attendance),
        (StyleId::Remark, body.clone()),
        (StyleId::Colophon, colophon),
        (StyleId::AttachmentMark, mark),
        (StyleId::AttachmentTitle, title),
    ]);
}
