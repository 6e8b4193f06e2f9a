//! GB/T 9704-2012 as a table of data: each value with its clause and its force, and where a style has it.
//!
//! In: a style. Out: what it says differently, by clause. What the standard leaves to practice is in no row: a house may choose it.

use banxin_base::{Diagnostic, FaceRole, Len, Origin, codes};

use super::Look;
use crate::document::{Align, ParagraphStyle, StyleId};

/// How binding a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Force {
    /// Stated flatly.
    Must,
    /// The text says 一般.
    Usual,
    /// The text says 推荐.
    Recommended,
}

/// A value of the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Value {
    /// A length, in tenths of a millimetre, with what it may be off by.
    Mm(i64, i64),
    /// A size of type, in tenths of a point.
    Pt(i64),
    /// A number of lines, characters.
    Count(u32),
    /// A style of type.
    Face(FaceRole),
    /// How lines stand.
    Align(Align),
    /// A colour on the screen.
    Color([u8; 3]),
}

/// One row of the table.
struct Clause {
    item: (&'static str, &'static str),
    clause: &'static str,
    force: Force,
    wanted: Value,
    found: fn(&Look) -> Value,
}

/// Where a style departs from the standard: a warning for what must be, a note for what is usual or recommended.
pub(crate) fn deviations(look: &Look) -> Vec<Diagnostic> {
    CLAUSES.iter().filter_map(|clause| deviation(clause, look)).collect()
}

fn deviation(row: &Clause, look: &Look) -> Option<Diagnostic> {
    let found = (row.found)(look);
    if agrees(row.wanted, found) {
        return None;
    }
    let code = if row.force == Force::Must { &codes::DEVIATION } else { &codes::UNUSUAL };
    let problem = Diagnostic::new(code, Origin::Run).with("item_zh", row.item.0).with("item_en", row.item.1);
    Some(problem.with("found", shown(found)).with("clause", row.clause).with("wanted", shown(row.wanted)))
}

fn agrees(wanted: Value, found: Value) -> bool {
    match (wanted, found) {
        (Value::Mm(wanted, slack), Value::Mm(found, _)) => (wanted - found).abs() <= slack,
        (wanted, found) => wanted == found,
    }
}

fn shown(value: Value) -> String {
    match value {
        Value::Mm(tenths, _) => format!("{}.{} mm", tenths / 10, (tenths % 10).abs()),
        Value::Pt(tenths) => format!("{}.{} pt", tenths / 10, (tenths % 10).abs()),
        Value::Count(count) => count.to_string(),
        Value::Face(face) => face.zh().to_owned(),
        Value::Color([red, green, blue]) => format!("#{red:02X}{green:02X}{blue:02X}"),
        Value::Align(Align::Start) => "左齐".to_owned(),
        Value::Align(Align::Center) => "居中".to_owned(),
        Value::Align(Align::End) => "右齐".to_owned(),
        Value::Align(Align::Justify) => "两端对齐".to_owned(),
    }
}

const fn must(item: (&'static str, &'static str), clause: &'static str, wanted: Value, found: fn(&Look) -> Value) -> Clause {
    Clause { item, clause, force: Force::Must, wanted, found }
}

const fn usual(item: (&'static str, &'static str), clause: &'static str, wanted: Value, found: fn(&Look) -> Value) -> Clause {
    Clause { item, clause, force: Force::Usual, wanted, found }
}

const fn recommended(item: (&'static str, &'static str), clause: &'static str, wanted: Value, found: fn(&Look) -> Value) -> Clause {
    Clause { item, clause, force: Force::Recommended, wanted, found }
}

/// A length as the table has it, rounded.
fn mm(length: Len) -> Value {
    let tenth = Len::deci_mm(1).to_emu();
    Value::Mm((length.to_emu() + tenth / 2).div_euclid(tenth), 0)
}

fn pt(length: Len) -> Value {
    Value::Pt(length.to_emu() / Len::deci_pt(1).to_emu())
}

fn style(look: &Look, id: StyleId) -> &ParagraphStyle {
    look.sheet.get(id)
}

fn size(look: &Look, id: StyleId) -> Value {
    pt(style(look, id).text.size)
}

fn face(look: &Look, id: StyleId) -> Value {
    Value::Face(style(look, id).text.face)
}

/// Indent of the first line, in whole characters.
fn first_indent(look: &Look, id: StyleId) -> Value {
    Value::Count(u32::try_from(style(look, id).first_indent_chars / 100).unwrap_or(0))
}

/// Whether a style's text is in the colour: black, but for the red of the head.
fn color(look: &Look, id: StyleId) -> Value {
    Value::Color(style(look, id).text.color.rgb)
}

const BLACK: Value = Value::Color([0, 0, 0]);
const SAN: Value = Value::Pt(160);

/// The table. Slack of margins is the standard's own tolerance.
const CLAUSES: &[Clause] = &[
    must(("纸宽", "the sheet's width"), "5.1", Value::Mm(2100, 20), |look| mm(look.page.size.width)),
    must(("纸高", "the sheet's height"), "5.1", Value::Mm(2970, 20), |look| mm(look.page.size.height)),
    must(("天头", "the top margin"), "5.2.1", Value::Mm(370, 10), |look| mm(look.page.top)),
    must(("订口", "the binding margin"), "5.2.1", Value::Mm(280, 10), |look| mm(look.page.inner)),
    must(("版心宽", "the type area's width"), "5.2.1", Value::Mm(1560, 0), |look| mm(look.page.type_area().width)),
    must(("版心高", "the type area's height"), "5.2.1", Value::Mm(2250, 0), |look| mm(look.page.type_area().height)),
    usual(("每面行数", "the lines of a page"), "5.2.2", Value::Count(22), |look| Value::Count(look.page.grid.lines)),
    usual(("每行字数", "the characters of a line"), "5.2.2", Value::Count(28), |look| Value::Count(look.page.grid.chars)),
    usual(("正文字号", "the size of the text"), "5.2.3", SAN, |look| size(look, StyleId::Body)),
    usual(("正文字体", "the face of the text"), "5.2.3", Value::Face(FaceRole::Fang), |look| face(look, StyleId::Body)),
    must(("正文颜色", "the colour of the text"), "5.2.4", BLACK, |look| color(look, StyleId::Body)),
    must(("标题颜色", "the colour of the title"), "5.2.4", BLACK, |look| color(look, StyleId::Title)),
    must(("一级标题颜色", "the colour of headings of level 1"), "5.2.4", BLACK, |look| color(look, StyleId::Heading(1))),
    must(("二级标题颜色", "the colour of headings of level 2"), "5.2.4", BLACK, |look| color(look, StyleId::Heading(2))),
    usual(("份号字号", "the size of the copy number"), "7.2.1", SAN, |look| size(look, StyleId::CopyNumber)),
    usual(("密级字体", "the face of the secrecy"), "7.2.2", Value::Face(FaceRole::Hei), |look| face(look, StyleId::Classification)),
    usual(("密级字号", "the size of the secrecy"), "7.2.2", SAN, |look| size(look, StyleId::Classification)),
    must(("标志上边缘至版心上边缘", "the mark's distance from the type area"), "7.2.4", Value::Mm(350, 0), |look| {
        mm(look.official.mark_top)
    }),
    recommended(("标志字体", "the face of the mark"), "7.2.4", Value::Face(FaceRole::XiaoBiaoSong), |look| face(look, StyleId::Mark)),
    must(("发文字号上空行", "the blank lines above the number"), "7.2.5", Value::Count(2), |look| {
        Value::Count(look.official.number_blank)
    }),
    must(("红色分隔线至发文字号", "the red rule's distance from the number"), "7.2.7", Value::Mm(40, 0), |look| {
        mm(look.official.rule_gap)
    }),
    usual(("标题字号", "the size of the title"), "7.3.1", Value::Pt(220), |look| size(look, StyleId::Title)),
    usual(("标题字体", "the face of the title"), "7.3.1", Value::Face(FaceRole::XiaoBiaoSong), |look| face(look, StyleId::Title)),
    must(("标题对齐", "the alignment of the title"), "7.3.1", Value::Align(Align::Center), |look| {
        Value::Align(style(look, StyleId::Title).align)
    }),
    must(("标题上空行", "the blank lines above the title"), "7.3.1", Value::Count(2), |look| Value::Count(look.title_blank.0)),
    must(("主送机关上空行", "the blank lines below the title"), "7.3.2", Value::Count(1), |look| Value::Count(look.title_blank.1)),
    must(("正文首行缩进", "the indent of the text"), "7.3.3", Value::Count(2), |look| first_indent(look, StyleId::Body)),
    usual(("一级标题字体", "the face of headings of level 1"), "7.3.3", Value::Face(FaceRole::Hei), |look| {
        face(look, StyleId::Heading(1))
    }),
    usual(("二级标题字体", "the face of headings of level 2"), "7.3.3", Value::Face(FaceRole::Kai), |look| {
        face(look, StyleId::Heading(2))
    }),
    usual(("三级标题字体", "the face of headings of level 3"), "7.3.3", Value::Face(FaceRole::Fang), |look| {
        face(look, StyleId::Heading(3))
    }),
    usual(("四级标题字体", "the face of headings of level 4"), "7.3.3", Value::Face(FaceRole::Fang), |look| {
        face(look, StyleId::Heading(4))
    }),
    usual(("成文日期右空字数", "the characters right of the date"), "7.3.5.1", Value::Count(4), |look| {
        Value::Count(u32::try_from(look.official.date_blank).unwrap_or(0))
    }),
    must(("附注首行缩进", "the indent of the remark"), "7.3.6", Value::Count(2), |look| first_indent(look, StyleId::Remark)),
    must(("附件标识字体", "the face of the attachment's mark"), "7.3.7", Value::Face(FaceRole::Hei), |look| {
        face(look, StyleId::AttachmentMark)
    }),
    recommended(("版记首末条线", "the outer rules of the colophon"), "7.4.1", Value::Mm(4, 1), |look| {
        mm(look.official.colophon_thick.weight)
    }),
    recommended(("版记中间线", "the inner rules of the colophon"), "7.4.1", Value::Mm(3, 1), |look| {
        mm(look.official.colophon_thin.weight)
    }),
    usual(("版记字号", "the size of the colophon"), "7.4.2", Value::Pt(140), |look| size(look, StyleId::Colophon)),
    usual(("版记字体", "the face of the colophon"), "7.4.2", Value::Face(FaceRole::Fang), |look| face(look, StyleId::Colophon)),
    usual(("页码字号", "the size of the page number"), "7.5", Value::Pt(140), |look| pt(look.page.footer.text.size)),
    usual(("页码字体", "the face of the page number"), "7.5", Value::Face(FaceRole::Song), |look| {
        Value::Face(look.page.footer.text.face)
    }),
    must(("页码横线至版心下边缘", "the page number's distance from the type area"), "7.5", Value::Mm(70, 0), |look| {
        mm(look.page.footer.dash_y - (look.page.size.height - look.page.bottom))
    }),
    must(("信函标志至上页边", "the distance of a letter's mark from the sheet's edge"), "10.1", Value::Mm(300, 0), |look| {
        mm(look.official.letter_mark_top)
    }),
    must(("信函红色双线长", "the length of a letter's rules"), "10.1", Value::Mm(1700, 0), |look| {
        mm(look.official.letterhead.width)
    }),
    must(("信函首条双线至标志", "the first rule's distance from a letter's mark"), "10.1", Value::Mm(40, 0), |look| {
        mm(look.official.letterhead.gap)
    }),
    must(("信函末条双线至下页边", "the second rule's distance from the sheet's edge"), "10.1", Value::Mm(200, 0), |look| {
        mm(look.official.letterhead.foot)
    }),
    must(
        ("命令标志上边缘至版心上边缘", "the distance of an order's mark from the type area"),
        "10.2",
        Value::Mm(200, 0),
        |look| mm(look.official.order_mark_top),
    ),
];

#[cfg(test)]
mod tests {
    use banxin_base::{Lang, Len, codes};
    use banxin_model::Typography;

    use super::deviations;
    use crate::resolve::tree::Styled;
    use crate::style::look;

    #[test]
    fn the_official_style_is_the_standard_to_the_number() {
        let found = deviations(&look(Styled::Gongwen, &[], &Typography::default(), &mut Vec::new()));
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_deviation_names_its_clause_and_its_force() {
        let mut look = look(Styled::Gongwen, &[], &Typography::default(), &mut Vec::new());
        look.page.top = Len::deci_mm(254);
        look.official.colophon_thick.weight = Len::deci_mm(10);
        let found = deviations(&look);
        let codes_of: Vec<_> = found.iter().map(|it| it.code).collect();
        assert_eq!(codes_of, [&codes::DEVIATION, &codes::DEVIATION, &codes::UNUSUAL], "天头, 版心高, 版记");
        let message = found[0].message(Lang::Zh);
        assert!(message.contains("25.4 mm") && message.contains("5.2.1") && message.contains("37.0 mm"), "{message}");
    }

    #[test]
    fn a_book_is_no_official_document() {
        assert!(!deviations(&look(Styled::Annual, &[], &Typography::default(), &mut Vec::new())).is_empty());
    }
}
