//! A hand-built document in the official style with one of everything.

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{Color, Date, FaceRole, Len, Origin, Ratio, Size};
use banxin_compose::document::{
    Align, Anchor, AnchorId, Baseline, Block, BreakTo, Callout, CalloutLook, Caption, Cell, Column, ColumnWidth, Columns, Document, Footer,
    Grid, HorizontalAlign, ImageBlock, ImageData, ImageFormat, ImageId, Inline, Label, LabelKind, LinkTarget, Listed, Meta, Note, NoteId,
    NumberForm, PageNumbering, PageStyle, Paragraph, ParagraphStyle, PlacedImage, Row, Section, SectionKind, SectionStart, Stroke, StyleId,
    StyleSheet, Table, TableRules, TextRun, TextStyle, Toc, TocEntry, VerticalAlign,
};
use banxin_layout::PageMap;

pub(crate) fn text_style(face: FaceRole, deci_pt: i64) -> TextStyle {
    TextStyle::plain(face, Len::deci_pt(deci_pt))
}

pub(crate) fn body_text() -> TextStyle {
    TextStyle { tracking: Len::mm(156.0) / 28 - Len::deci_pt(160), ..text_style(FaceRole::Fang, 160) }
}

pub(crate) fn body_style() -> ParagraphStyle {
    ParagraphStyle {
        first_indent: (Len::deci_pt(160) + body_text().tracking) * 2,
        first_indent_chars: 200,
        ..ParagraphStyle::plain(body_text(), Len::twips(579))
    }
}

fn flush(text: TextStyle, align: Align) -> ParagraphStyle {
    ParagraphStyle { text, align, first_indent: Len::ZERO, first_indent_chars: 0, ..body_style() }
}

fn heading(level: u8, face: FaceRole) -> ParagraphStyle {
    ParagraphStyle { text: TextStyle { face, ..body_text() }, keep_with_next: true, outline: level, align: Align::Start, ..body_style() }
}

pub(crate) fn styles() -> StyleSheet {
    let small = |align| ParagraphStyle { leading: Len::twips(360), ..flush(text_style(FaceRole::Song, 105), align) };
    let title =
        ParagraphStyle { leading: Len::twips(700), balanced: true, ..flush(text_style(FaceRole::XiaoBiaoSong, 220), Align::Center) };
    let item = ParagraphStyle {
        first_indent: Len::ZERO,
        first_indent_chars: 0,
        indent_start: Len::deci_pt(320),
        align: Align::Justify,
        ..body_style()
    };
    let named = BTreeMap::from([
        (StyleId::Title, title.clone()),
        (StyleId::Heading(1), heading(1, FaceRole::Hei)),
        (StyleId::Heading(2), heading(2, FaceRole::Kai)),
        (StyleId::Heading(3), heading(3, FaceRole::Fang)),
        (StyleId::ListItem(1), item),
        (StyleId::Quote, ParagraphStyle { text: TextStyle { face: FaceRole::Kai, ..body_text() }, ..body_style() }),
        (StyleId::CalloutTitle, flush(TextStyle { face: FaceRole::Hei, ..body_text() }, Align::Start)),
        (StyleId::TableCaption, ParagraphStyle { keep_with_next: true, ..flush(text_style(FaceRole::Hei, 140), Align::Center) }),
        (StyleId::TableHead, ParagraphStyle { text: text_style(FaceRole::Hei, 105), ..small(Align::Center) }),
        (StyleId::TableCell, small(Align::Start)),
        (StyleId::TableUnit, ParagraphStyle { keep_with_next: true, ..small(Align::End) }),
        (StyleId::TableNote, small(Align::Start)),
        (StyleId::FigureCaption, flush(text_style(FaceRole::Hei, 140), Align::Center)),
        (StyleId::Picture, flush(body_text(), Align::Center)),
        (StyleId::TocTitle, title),
        (StyleId::Toc(1), flush(body_text(), Align::Start)),
        (StyleId::Toc(2), ParagraphStyle { indent_start: Len::deci_pt(320), ..flush(body_text(), Align::Start) }),
        (StyleId::Signature, ParagraphStyle { indent_end: Len::deci_pt(320), ..flush(body_text(), Align::End) }),
        (StyleId::Footnote, small(Align::Start)),
        (StyleId::Footer, flush(text_style(FaceRole::Song, 140), Align::Center)),
    ]);
    StyleSheet::new(body_style(), named, BTreeMap::new())
}

pub(crate) fn page() -> PageStyle {
    PageStyle {
        size: Size::new(Len::mm(210.0), Len::mm(297.0)),
        top: Len::mm(37.0),
        bottom: Len::mm(35.0),
        inner: Len::mm(28.0),
        outer: Len::mm(26.0),
        mirrored: false,
        grid: Grid { lines: 22, chars: 28, line_pitch: Len::twips(579), char_pitch: Len::mm(156.0) / 28 },
        columns: Columns { count: 1, gutter: Len::ZERO },
        footer: Footer {
            text: text_style(FaceRole::Song, 140),
            before: "— ".to_owned(),
            after: " —".to_owned(),
            dash_y: Len::mm(269.0),
            outer_blank: Some(Len::deci_pt(140)),
        },
    }
}

pub(crate) fn run(text: &str) -> Inline {
    Inline::Text(text_run(text, body_text()))
}

pub(crate) fn text_run(text: &str, style: TextStyle) -> TextRun {
    TextRun { text: text.to_owned(), style, figure: None, link: None, origin: Origin::default() }
}

pub(crate) fn linked(text: &str, link: LinkTarget) -> Inline {
    Inline::Text(TextRun { link: Some(link), ..text_run(text, body_text()) })
}

pub(crate) fn para(style: StyleId, text: &str) -> Paragraph {
    let run_style = styles().get(style).text;
    Paragraph::new(style, vec![Inline::Text(text_run(text, run_style))], Origin::default())
}

pub(crate) fn labelled(style: StyleId, kind: LabelKind, label: &str, text: &str) -> Paragraph {
    let width = if matches!(kind, LabelKind::Heading(_)) { Len::ZERO } else { Len::deci_pt(160) };
    Paragraph { label: Some(Label { text: label.to_owned(), kind, width }), ..para(style, text) }
}

pub(crate) fn title(level: u8, label: &str, text: &str, anchor: u32) -> Block {
    let it = labelled(StyleId::Heading(level), LabelKind::Heading(level), label, text);
    Block::Paragraph(Paragraph { anchor: Some(AnchorId(anchor)), ..it })
}

fn item(list: u32, number: u64, label: &str, text: &str) -> Block {
    Block::Paragraph(labelled(StyleId::ListItem(1), LabelKind::Ordered { list, depth: 1, number }, label, text))
}

fn bullet(list: u32, text: &str) -> Block {
    Block::Paragraph(labelled(StyleId::ListItem(1), LabelKind::Bullet { list, depth: 1 }, "•", text))
}

pub(crate) fn cell(style: StyleId, text: &str, align: HorizontalAlign) -> Cell {
    let content = if text.is_empty() { Vec::new() } else { vec![para(style, text)] };
    Cell {
        content,
        colspan: 1,
        rowspan: 1,
        align,
        vertical: VerticalAlign::Middle,
        shade: None,
        row_header: false,
        origin: Origin::default(),
    }
}

pub(crate) fn table() -> Table {
    let head = |text| cell(StyleId::TableHead, text, HorizontalAlign::Center);
    let body = |text, align| cell(StyleId::TableCell, text, align);
    let line = |name, number, note| Row {
        cells: vec![
            body(name, HorizontalAlign::Start),
            body(number, HorizontalAlign::Decimal),
            body("12", HorizontalAlign::End),
            body(note, HorizontalAlign::Start),
        ],
    };
    let rule = |deci_mm| Stroke { weight: Len::deci_mm(deci_mm) / 10, color: Color::BLACK };
    Table {
        caption: Some(Caption::numbered("表", "", 1, vec![caption_text("主要指标")])),
        unit: vec![Inline::Text(text_run("单位：人", text_style(FaceRole::Song, 105)))],
        columns: vec![
            Column { width: ColumnWidth::Share(Ratio::percent(30.0)), align: HorizontalAlign::Start },
            Column { width: ColumnWidth::Auto, align: HorizontalAlign::Decimal },
            Column { width: ColumnWidth::Auto, align: HorizontalAlign::End },
            Column { width: ColumnWidth::Auto, align: HorizontalAlign::Start },
        ],
        header: vec![
            Row {
                cells: vec![Cell { rowspan: 2, ..head("指标") }, Cell { colspan: 2, ..head("数量") }, Cell { rowspan: 2, ..head("备注") }],
            },
            Row { cells: vec![head("本年"), head("上年")] },
        ],
        rows: vec![
            line("宣讲活动", "35", ""),
            line("覆盖率（%）", "80.25", "“五四”以来"),
            line("会员", "46221.5", "含2024年12月"),
            Row {
                cells: vec![
                    Cell { colspan: 2, ..body("合计", HorizontalAlign::Center) },
                    body("9", HorizontalAlign::End),
                    body("完", HorizontalAlign::Start),
                ],
            },
        ],
        notes: vec![para(StyleId::TableNote, "注：数字截至年末。")],
        source: Some(para(StyleId::TableNote, "资料来源：市总工会")),
        rules: TableRules {
            top: rule(35),
            header: rule(25),
            header_inner: rule(25),
            rows: Stroke::NONE,
            columns: Stroke::NONE,
            sides: Stroke::NONE,
            bottom: rule(35),
        },
        sideways: false,
        continued: None,
        anchor: Some(AnchorId(2)),
        origin: Origin::default(),
    }
}

fn caption_text(text: &str) -> Inline {
    Inline::Text(text_run(text, text_style(FaceRole::Hei, 140)))
}

/// One pixel, red.
pub(crate) const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90,
    0x77, 0x53, 0xDE, 0, 0, 0, 0x0C, b'I', b'D', b'A', b'T', 0x08, 0xD7, 0x63, 0xF8, 0xCF, 0xC0, 0, 0, 3, 1, 1, 0, 0x18, 0xDD, 0x8D, 0xB0,
    0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE, 0x42, 0x60, 0x82,
];

fn picture() -> Block {
    Block::Image(ImageBlock {
        columns: 2,
        gutter: Len::pt(12.0),
        images: vec![
            PlacedImage::whole(ImageId(0), Len::mm(50.0), Len::mm(30.0), "红色 <方块> & \"引号\""),
            PlacedImage::whole(ImageId(0), Len::mm(30.0), Len::mm(30.0), "小方块"),
        ],
        caption: Some(Caption::numbered("图", "", 1, vec![caption_text("阅览室")])),
        anchor: Some(AnchorId(3)),
        origin: Origin::default(),
    })
}

fn rich() -> Paragraph {
    let strong = TextStyle { face: FaceRole::Hei, bold: true, ..body_text() };
    let inlines = vec![
        run("据AI“十四五”规划统计，2022—2024年共宣讲35场，"),
        Inline::Text(text_run("覆盖率80%以上，GDP", strong)),
        run("增长≥5%；见"),
        linked("表1", LinkTarget::Anchor(AnchorId(2))),
        run("和"),
        linked("第一部分", LinkTarget::Anchor(AnchorId(0))),
        run("（第"),
        Inline::PageOf(AnchorId(1), body_text()),
        run("页），网址"),
        linked("example.org", LinkTarget::Url("https://example.org/a b?x=1&y=<2>".to_owned())),
        run("，"),
        Inline::Text(text_run("重点", TextStyle { dots: true, ..body_text() })),
        run("工作"),
        Inline::NoteMark(NoteId(0), TextStyle { baseline: Baseline::Super, ..body_text() }),
        run("，"),
        Inline::Ruby { base: text_run("彝", body_text()), reading: "yí".to_owned() },
        run("族，H"),
        Inline::Text(text_run("2", TextStyle { baseline: Baseline::Sub, ..body_text() })),
        run("O。"),
        Inline::LineBreak,
        run("“换行”之后 A & B < C。"),
    ];
    Paragraph::new(StyleId::Body, inlines, Origin::default())
}

fn contents() -> Block {
    let entry = |level, text: &str, anchor| TocEntry { level, text: text.to_owned(), anchor: AnchorId(anchor) };
    Block::Toc(Toc {
        title: para(StyleId::TocTitle, "目　录"),
        entries: vec![entry(1, "一、思想引领", 0), entry(2, "（一）理论学习", 1), entry(1, "二、建功立业", 4)],
        of: Listed::Headings { depth: 2 },
    })
}

pub(crate) fn section(kind: SectionKind, form: NumberForm, start: u32, blocks: Vec<Block>) -> Section {
    Section { kind, page: page(), start: SectionStart::NextPage, numbering: PageNumbering { form, start }, running: None, blocks }
}

fn body_blocks() -> Vec<Block> {
    let long = "三年来，全市各级工会坚持以职工为中心的工作导向，扎实推进各项工作，取得明显成效。".repeat(4);
    vec![
        Block::Paragraph(para(StyleId::Title, "关于2022—2024年工作情况的报告")),
        Block::BlankLines(1),
        Block::Paragraph(para(StyleId::Body, &long)),
        title(1, "一、", "思想引领", 0),
        title(2, "（一）", "理论学习", 1),
        Block::Paragraph(rich()),
        title(2, "（二）", "宣讲活动", 5),
        title(3, "1.", "进企业", 6),
        Block::Paragraph(para(StyleId::Body, &long)),
        title(1, "二、", "建功立业", 4),
        title(2, "（一）", "劳动竞赛", 7),
        item(0, 1, "1.", "第一项"),
        item(0, 2, "2.", "第二项"),
        item(1, 5, "（5）", "另一列表从五开始"),
        bullet(2, "甲"),
        bullet(2, "乙"),
        Block::Table(Box::new(table())),
        picture(),
        Block::Callout(Callout {
            title: Some(para(StyleId::CalloutTitle, "提示")),
            blocks: vec![Block::Paragraph(para(StyleId::Body, "框中文字。"))],
            look: CalloutLook::FRAMED,
            origin: Origin::default(),
        }),
        Block::PageBreak(BreakTo::Next),
        Block::Paragraph(para(StyleId::Quote, "引文另起一页。")),
        Block::Paragraph(labelled(StyleId::Heading(1), LabelKind::Heading(1), "七、", "编号跳跃")),
        Block::Paragraph(para(StyleId::Heading(1), "不编号的标题")),
        Block::Paragraph(para(StyleId::Signature, "景洪市总工会")),
    ]
}

pub(crate) fn document() -> Document {
    let anchor = |name: &str, text: &str| Anchor { name: name.to_owned(), text: text.to_owned(), origin: Origin::default() };
    Document {
        meta: Meta {
            title: "关于2022—2024年工作情况的报告".to_owned(),
            subtitle: String::new(),
            issuer: "景洪市总工会".to_owned(),
            date: Date::new(2025, 1, 20).expect("a date"),
            period: "2022-2024".to_owned(),
            lang: "zh-CN".to_owned(),
            style: "gongwen".to_owned(),
        },
        styles: styles(),
        sections: vec![
            section(SectionKind::Cover, NumberForm::Hidden, 0, vec![Block::Paragraph(para(StyleId::Title, "封面"))]),
            section(SectionKind::Front, NumberForm::LowerRoman, 1, vec![contents()]),
            section(SectionKind::Body, NumberForm::Decimal, 1, body_blocks()),
            section(
                SectionKind::Back,
                NumberForm::Decimal,
                0,
                vec![
                    title(1, "一、", "附件里重新编号", 8),
                    Block::Table(Box::new(Table { sideways: true, caption: None, anchor: None, ..table() })),
                    Block::PageBreak(BreakTo::Odd),
                    Block::Table(Box::new(Table { caption: None, anchor: None, notes: Vec::new(), source: None, ..table() })),
                    Block::Table(Box::new(Table {
                        caption: None,
                        anchor: None,
                        unit: Vec::new(),
                        notes: Vec::new(),
                        source: None,
                        ..table()
                    })),
                ],
            ),
        ],
        notes: vec![Note { mark: "①".to_owned(), content: vec![para(StyleId::Footnote, "脚注的文字。")], end: None }],
        comments: Vec::new(),
        watermark: None,
        anchors: vec![
            anchor("h-1", "一、"),
            anchor("h-2", "（一）"),
            anchor("main", "表1"),
            anchor("reading-room", "图1"),
            anchor("h-3", "二、"),
            anchor("h-4", "（二）"),
            anchor("h-5", "1."),
            anchor("h-6", "（一）"),
            anchor("h-7", "一、"),
        ],
        figures: Vec::new(),
        images: vec![ImageData::upright("images/a.png", Arc::from(PIXEL), ImageFormat::Png, (1, 1))],
    }
}

pub(crate) fn pages() -> PageMap {
    let labels = ["", "i", "1", "2", "3", "4", "5"].map(str::to_owned).to_vec();
    PageMap::new(vec![Some(2), Some(2), Some(3), Some(3), Some(3), Some(2), Some(2), Some(3), Some(5)], labels)
}
