//! Reads finished files again and holds them against the document.

mod common;

use banxin_base::Origin;
use banxin_compose::document::{
    AnchorId, Block, ColumnBlock, Columns, Document, Inline, LinkTarget, NumberForm, Paragraph, SectionKind, StyleId, TextStyle,
};
use banxin_docx::{DocxOptions, FontSet, Target, render};

use common::package::{Element, faults, open, parse, text};
use common::sample;

fn built() -> Vec<u8> {
    render(&sample::document(), &sample::pages(), &DocxOptions::default()).expect("renders")
}

fn main_part(bytes: &[u8]) -> Element {
    parse(&text(&open(bytes), "word/document.xml"))
}

fn paragraphs(document: &Element) -> Vec<(String, String)> {
    let style = |it: &Element| it.children.iter().find(|it| it.name == "w:pPr").map_or("", |it| it.value("w:pStyle")).to_owned();
    document.all("w:p").into_iter().map(|it| (style(it), it.shown())).collect()
}

#[test]
fn nothing_is_out_of_joint() {
    for fonts in [FontSet::Office, FontSet::Bundled] {
        for target in [Target::Word, Target::LibreOffice] {
            let options = DocxOptions { fonts, target, ..DocxOptions::default() };
            let bytes = render(&sample::document(), &sample::pages(), &options).expect("renders");
            assert_eq!(faults(&open(&bytes)), Vec::<String>::new());
        }
    }
}

#[test]
fn the_same_document_gives_the_same_bytes_in_any_thread() {
    let first = built();
    assert!(first == built());
    let others: Vec<_> = (0..4).map(|_| std::thread::spawn(built)).collect();
    for other in others {
        assert!(other.join().expect("no panic") == first);
    }
}

#[test]
fn text_and_styles_are_those_of_the_document() {
    let shown = paragraphs(&main_part(&built()));
    let has = |style: &str, text: &str| assert!(shown.contains(&(style.to_owned(), text.to_owned())), "{style} {text}: {shown:#?}");
    has("Title", "关于2022—2024年工作情况的报告");
    has("TOCHeading", "目　录");
    has("TOC1", "一、思想引领1");
    has("TOC2", "（一）理论学习1");
    // Labels are Word's, except where Word would count otherwise.
    has("Heading1", "思想引领");
    has("Heading2", "理论学习");
    has("Heading1", "七、编号跳跃");
    has("Heading1", "不编号的标题");
    has("ListNumber", "第一项");
    has("ListBullet", "甲");
    has("Caption", "表1　主要指标");
    has("FigureCaption", "图1　阅览室");
    has("TableText", "46221.5");
    has("TableHead", "指标");
    has(
        "",
        "据AI“十四五”规划统计，2022—2024年共宣讲35场，覆盖率80%以上，GDP增长≥5%；见表1和第一部分（第1页），网址example.org，重点工作，yí彝族，H2O。“换行”之后 A & B < C。",
    );
}

#[test]
fn every_word_of_the_document_is_in_the_file() {
    let document = sample::document();
    let shown: String = paragraphs(&main_part(&built())).into_iter().map(|(_, text)| text).collect();
    for section in &document.sections {
        for block in &section.blocks {
            if let Block::Paragraph(paragraph) = block {
                for inline in &paragraph.inlines {
                    if let Inline::Text(run) = inline {
                        assert!(shown.contains(&run.text), "{}", run.text);
                    }
                }
            }
        }
    }
}

#[test]
fn names_side_by_side_have_a_line_each() {
    let mut document = sample::document();
    let named = |text| Inline::Text(sample::text_run(text, TextStyle { name_line: true, ..sample::body_text() }));
    let names = Paragraph::new(StyleId::Body, vec![named("云溪"), named("青石"), sample::run("两镇")], Origin::default());
    document.sections.first_mut().expect("a section").blocks.push(Block::Paragraph(names));
    let bytes = render(&document, &sample::pages(), &DocxOptions::default()).expect("renders");
    let main = main_part(&bytes);
    let runs = main.all("w:r");
    let lined: Vec<(String, bool)> =
        runs.iter().map(|run| (run.shown(), run.all("w:u").iter().any(|it| it.get("w:val") == "single"))).collect();
    let wanted = [("云溪", true), (" ", false), ("青石", true), ("两镇", false)].map(|(text, line)| (text.to_owned(), line));
    assert!(lined.windows(4).any(|runs| runs == wanted), "{lined:?}");
}

#[test]
fn another_reader_sees_the_same() {
    let read = docx_rs::read_docx(&built()).expect("docx-rs reads it");
    let texts: Vec<_> = read
        .document
        .children
        .iter()
        .filter_map(|child| match child {
            docx_rs::DocumentChild::Paragraph(it) => Some(it.raw_text()),
            _ => None,
        })
        .collect();
    assert!(texts.iter().any(|text| text == "理论学习"));
    assert!(texts.iter().any(|text| text.starts_with("三年来，全市各级工会")));
    let tables = read.document.children.iter().filter(|child| matches!(child, docx_rs::DocumentChild::Table(_))).count();
    assert_eq!(tables, 6);
    assert!(read.styles.find_style_by_id("Heading1").is_some());
}

#[test]
fn tables_repeat_their_header_and_merge_their_cells() {
    let document = main_part(&built());
    let table = document.all("w:tbl").into_iter().next().expect("a table");
    let rows = table.all("w:tr");
    let repeated: Vec<_> = rows.iter().map(|row| !row.all("w:tblHeader").is_empty()).collect();
    assert_eq!(repeated, [true, true, false, false, false, false]);
    assert!(rows.iter().all(|row| !row.all("w:cantSplit").is_empty()));
    let merges: Vec<_> = table.all("w:vMerge").into_iter().map(|it| it.get("w:val")).collect();
    assert_eq!(merges, ["restart", "restart", "continue", "continue"]);
    let width: i32 = table.all("w:gridCol").into_iter().map(|it| it.get("w:w").parse::<i32>().expect("a number")).sum();
    assert_eq!(width, 8844);
}

#[test]
fn sections_have_their_own_numbers_and_footers() {
    let bytes = built();
    let document = main_part(&bytes);
    let numbers: Vec<_> = document.all("w:pgNumType").into_iter().map(|it| format!("{} {}", it.get("w:fmt"), it.get("w:start"))).collect();
    assert_eq!(numbers, ["decimal ", "lowerRoman 1", "decimal 1", "decimal ", "decimal ", "decimal "]);
    let starts: Vec<_> = document.all("w:type").into_iter().map(|it| it.get("w:val")).collect();
    assert_eq!(starts, ["nextPage", "nextPage", "nextPage", "nextPage", "nextPage", "oddPage"]);
    let margins = document.all("w:pgMar")[0];
    // The footer's lower edge: its dash is 7 mm below the type area, 269 mm below the head of the sheet (GB/T 9704 7.5).
    assert_eq!(
        ["w:top", "w:right", "w:bottom", "w:left", "w:footer"].map(|key| margins.get(key)),
        ["2098", "1474", "1984", "1587", "1365"]
    );
    let parts = open(&bytes);
    assert_eq!(parse(&text(&parts, "word/footer1.xml")).shown(), "");
    assert_eq!(parse(&text(&parts, "word/footer5.xml")).shown(), "— 1 —");
    assert_eq!(parse(&text(&parts, "word/footer5.xml")).value("w:jc"), "right");
    assert_eq!(parse(&text(&parts, "word/footer6.xml")).value("w:jc"), "left");
}

#[test]
fn columns_stand_between_continuous_breaks() {
    let text = |words: &str| Block::Paragraph(sample::para(StyleId::Body, words));
    let columned = |blocks| {
        let columns = Columns { count: 2, gutter: banxin_base::Len::twips(632) };
        Block::Columns(ColumnBlock { columns, blocks, origin: Origin::default() })
    };
    let blocks = vec![text("前"), columned(vec![text("栏一"), text("栏二")]), text("后"), columned(vec![text("栏三")])];
    let sections = vec![
        sample::section(SectionKind::Body, NumberForm::Decimal, 1, blocks),
        sample::section(SectionKind::Back, NumberForm::Decimal, 0, vec![text("附")]),
    ];
    let document = Document { sections, ..sample::document() };
    let bytes = render(&document, &sample::pages(), &DocxOptions::default()).expect("renders");
    assert_eq!(faults(&open(&bytes)), Vec::<String>::new());
    let main = main_part(&bytes);
    let shape = |it: &Element| {
        let (start, columns, number) = (it.value("w:type"), &it.all("w:cols")[0], &it.all("w:pgNumType")[0]);
        format!("{start} {} {} {}", columns.get("w:num"), columns.get("w:space"), number.get("w:start"))
    };
    let sections: Vec<_> = main.all("w:sectPr").into_iter().map(shape).collect();
    // The last columns are ended by an empty part: only a continuous break makes them as high as each other.
    let wanted = ["nextPage 1 0 1", "continuous 2 632 ", "continuous 1 0 ", "continuous 2 632 ", "continuous 1 0 ", "nextPage 1 0 "];
    assert_eq!(sections, wanted);
    let ends: Vec<_> = main.all("w:p").into_iter().filter(|it| !it.all("w:sectPr").is_empty()).map(Element::shown).collect();
    assert_eq!(ends, ["前", "栏二", "后", "栏三", ""]);
}

#[test]
fn references_to_nothing_stay_plain_text() {
    let mut document = sample::document();
    let mut paragraph = sample::para(StyleId::Body, "见");
    paragraph.inlines.push(sample::linked("某处", LinkTarget::Anchor(AnchorId(99))));
    paragraph.inlines.push(Inline::PageOf(AnchorId(99), sample::body_text()));
    document.sections[2].blocks.push(Block::Paragraph(paragraph));
    let bytes = render(&document, &sample::pages(), &DocxOptions::default()).expect("renders");
    assert_eq!(faults(&open(&bytes)), Vec::<String>::new());
    assert!(paragraphs(&main_part(&bytes)).contains(&(String::new(), "见某处".to_owned())));
}

#[test]
fn strange_input_is_written_and_valid() {
    let mut document = sample::document();
    document.meta.title = "<&\">\u{0}\u{FFFE}".to_owned();
    document.sections[2].blocks = vec![
        Block::Paragraph(sample::para(StyleId::Body, "甲\u{1}\u{B}]]>&amp;<w:p/>")),
        Block::Paragraph(sample::labelled(
            StyleId::ListItem(1),
            banxin_compose::document::LabelKind::Bullet { list: 9, depth: 1 },
            "<%1&\"",
            "怪标签",
        )),
        Block::Paragraph(sample::labelled(
            StyleId::ListItem(9),
            banxin_compose::document::LabelKind::Ordered { list: 9, depth: 200, number: u64::MAX },
            "18446744073709551615.",
            "深列表",
        )),
    ];
    document.sections.push(sample::section(
        banxin_compose::document::SectionKind::Back,
        banxin_compose::document::NumberForm::Decimal,
        0,
        Vec::new(),
    ));
    let bytes = render(&document, &banxin_layout::PageMap::default(), &DocxOptions::default()).expect("renders");
    assert!(paragraphs(&main_part(&bytes)).contains(&(String::new(), "甲]]>&amp;<w:p/>".to_owned())));
}

#[test]
fn a_document_without_sections_is_a_file() {
    let mut document = sample::document();
    document.sections.clear();
    document.notes.clear();
    let bytes = render(&document, &banxin_layout::PageMap::default(), &DocxOptions::default()).expect("renders");
    assert_eq!(faults(&open(&bytes)), Vec::<String>::new());
}

#[test]
fn children_stand_in_the_order_of_the_schema() {
    let parts = open(&built());
    for name in ["word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footnotes.xml", "word/footer5.xml"] {
        parse(&text(&parts, name)).walk(&mut |element| {
            if let Some(order) = order(&element.name) {
                let places: Vec<_> = element
                    .children
                    .iter()
                    .map(|it| order.iter().position(|name| *name == it.name).unwrap_or_else(|| panic!("{} in {}", it.name, element.name)))
                    .collect();
                assert!(places.is_sorted_by(|a, b| a < b), "{name}: {element:#?}");
            }
        });
    }
}

/// Independent of the finishing pass: the children this crate writes, as the schema lists them.
fn order(element: &str) -> Option<&'static [&'static str]> {
    Some(match element {
        "w:pPr" => &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:tabs",
            "w:kinsoku",
            "w:wordWrap",
            "w:overflowPunct",
            "w:autoSpaceDE",
            "w:autoSpaceDN",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
        "w:rPr" => &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:iCs",
            "w:strike",
            "w:color",
            "w:spacing",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:vertAlign",
            "w:em",
            "w:lang",
        ],
        "w:tblPr" => {
            &["w:tblStyle", "w:tblW", "w:jc", "w:tblInd", "w:tblBorders", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption"]
        }
        "w:tcPr" => &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:tcMar", "w:vAlign"],
        "w:style" => &["w:name", "w:basedOn", "w:next", "w:uiPriority", "w:qFormat", "w:pPr", "w:rPr", "w:tblPr"],
        "w:lvl" => &["w:start", "w:numFmt", "w:pStyle", "w:suff", "w:lvlText", "w:lvlJc", "w:pPr", "w:rPr"],
        _ => return None,
    })
}

#[test]
fn the_parts_of_a_small_file() {
    let parts = open(&built());
    for name in
        ["word/styles.xml", "word/settings.xml", "word/numbering.xml", "word/footnotes.xml", "word/footer5.xml", "word/fontTable.xml"]
    {
        insta::assert_snapshot!(name.replace(['/', '.'], "_"), text(&parts, name).replace("><", ">\n<"));
    }
    insta::assert_snapshot!("document", text(&parts, "word/document.xml").replace("><", ">\n<"));
}
