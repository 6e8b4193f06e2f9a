//! Lines of short paragraphs, and what must hold of every paragraph.

mod marks;

use std::collections::BTreeMap;
use std::sync::Arc;

use banxin_base::{DataPath, Date, FaceRole, Len, Origin, codes};
use banxin_compose::document::{
    Align, AnchorId, Document, FigureId, Grid, Inline, Label, LabelKind, LinkTarget, Meta, Note, NoteId, ParagraphStyle, StyleSheet,
    TextRun, TextStyle, Texts,
};
use banxin_text::font::{FaceLocation, FaceSet, FaceSource, FontBook};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, proptest};

use super::{InlineCtx, Line, Piece, PieceKind, SetParagraph, faces_of, min_content_width, natural_width, set};

/// The grid of the official page: 28 characters in 156 mm.
pub(super) const MEASURE: Len = Len::deci_mm(1560);
const EM: Len = Len::deci_pt(160);

fn book() -> FontBook {
    let faces = [
        ("BanxinSong-Regular.otf", 400, false, FaceRole::Song),
        ("BanxinSong-Bold.otf", 700, false, FaceRole::XiaoBiaoSong),
        ("BanxinHei-Medium.otf", 500, false, FaceRole::Hei),
        ("FandolKai-Regular.otf", 400, false, FaceRole::Kai),
        ("FandolFang-Regular.otf", 400, false, FaceRole::Fang),
        ("LiberationSerif-Regular.ttf", 400, false, FaceRole::Latin),
        ("LiberationSerif-Bold.ttf", 700, false, FaceRole::Latin),
    ];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let source = |(file, weight, italic, role): (&str, u16, bool, FaceRole)| FaceSource {
        family: file.split('-').next().unwrap_or_default().to_owned(),
        style: String::new(),
        weight,
        italic,
        role: Some(role),
        postscript_name: file.split('.').next().unwrap_or_default().to_owned(),
        location: FaceLocation::File { path: folder.join(file), index: 0 },
    };
    FontBook::new(faces.into_iter().map(source).collect())
}

fn text_style() -> TextStyle {
    TextStyle { tracking: Len::emu(-2_629), ..TextStyle::plain(FaceRole::Fang, EM) }
}

pub(super) fn body() -> ParagraphStyle {
    ParagraphStyle::plain(text_style(), Len::pt(28.95))
}

fn document() -> Document {
    Document {
        meta: Meta {
            title: String::new(),
            subtitle: String::new(),
            issuer: String::new(),
            date: Date::new(2025, 1, 20).unwrap(),
            period: String::new(),
            lang: "zh-CN".to_owned(),
            style: "gongwen".to_owned(),
        },
        styles: StyleSheet::new(body(), BTreeMap::new(), BTreeMap::new()),
        sections: Vec::new(),
        notes: vec![Note { mark: "①".to_owned(), content: Vec::new(), end: None }],
        comments: Vec::new(),
        watermark: None,
        anchors: Vec::new(),
        figures: Vec::new(),
        images: Vec::new(),
    }
}

/// A book, its faces and a document, made once a test.
pub(super) struct Bench {
    book: FontBook,
    faces: FaceSet,
    texts: Texts,
    pub(super) document: Document,
}

impl Bench {
    pub(super) fn new() -> Bench {
        let (book, document) = (book(), document());
        let faces = faces_of(&document, &book).value;
        Bench { book, faces, texts: Texts::default(), document }
    }

    pub(super) fn ctx(&self) -> InlineCtx<'_> {
        let grid = Grid { lines: 22, chars: 28, line_pitch: Len::pt(28.95), char_pitch: Len::pt(15.793) };
        InlineCtx {
            book: &self.book,
            faces: &self.faces,
            document: &self.document,
            page_labels: &|_| "12".to_owned(),
            texts: &self.texts,
            grid: Some(grid),
        }
    }

    pub(super) fn set(&self, text: &str, style: &ParagraphStyle) -> SetParagraph {
        self.inlines(&[run(text)], style)
    }

    fn inlines(&self, inlines: &[Inline], style: &ParagraphStyle) -> SetParagraph {
        set(&self.ctx(), inlines, None, style, MEASURE)
    }
}

pub(super) fn text_run(text: &str) -> TextRun {
    TextRun { text: text.to_owned(), style: text_style(), figure: None, link: None, origin: Origin::Run }
}

pub(super) fn run(text: &str) -> Inline {
    Inline::Text(text_run(text))
}

fn styled(text: &str, change: impl FnOnce(&mut TextStyle)) -> Inline {
    let mut run = text_run(text);
    change(&mut run.style);
    Inline::Text(run)
}

pub(super) fn texts(set: &SetParagraph) -> Vec<&str> {
    set.lines.iter().map(|line| line.text.as_str()).collect()
}

/// Where every glyph of a line starts.
fn places(line: &Line) -> Vec<Len> {
    let piece = |piece: &Piece| match piece {
        Piece::Glyphs { x, glyphs, kind: PieceKind::Text, .. } => glyphs.iter().map(|glyph| *x + glyph.x()).collect(),
        _ => Vec::new(),
    };
    line.pieces.iter().flat_map(piece).collect()
}

#[test]
fn twenty_eight_characters_fill_the_grid() {
    let bench = Bench::new();
    let set = bench.set(&"景".repeat(58), &body());
    assert_eq!(set.lines.iter().map(|line| line.text.chars().count()).collect::<Vec<_>>(), [28, 28, 2]);
    assert_eq!(set.lines[0].width, MEASURE, "a full line is exactly as wide as the type area");
    let places = places(&set.lines[0]);
    assert!(places.windows(2).all(|pair| ((pair[1] - pair[0]) - MEASURE / 28).abs() <= Len::emu(2)));
    assert!(set.diagnostics.is_empty());
    assert_eq!(set.lines[0].pieces.len(), 1, "one face, one run");
}

#[test]
fn digits_take_half_cells_and_the_indent_two() {
    let bench = Bench::new();
    let style = ParagraphStyle { first_indent: MEASURE / 28 * 2, ..body() };
    let set = bench.set(&"洪".repeat(30), &style);
    assert_eq!(set.lines[0].text.chars().count(), 26);
    assert_eq!(set.lines[0].start, MEASURE / 28 * 2);
    assert_eq!(set.lines[0].start + set.lines[0].width, MEASURE);
    assert_eq!(set.lines[1].start, Len::ZERO);
}

#[test]
fn a_mark_behind_the_natural_end_is_pushed_out() {
    let bench = Bench::new();
    // 28 cells, then a 。 that may not start a line: two commas could give the half cell that it takes, but Word compresses nothing.
    let text = format!("{}，{}，{}。其他", "景".repeat(5), "洪".repeat(11), "市".repeat(10));
    let set = bench.set(&text, &body());
    assert!(set.lines[1].text.starts_with("市。"), "{:?}", texts(&set));
    assert_eq!(set.lines[0].width, MEASURE);
    // Pushing out nine cells would make the line gappy: it is squeezed.
    let text = format!("{}，{}，2026123456789012。其他", "景".repeat(5), "洪".repeat(13));
    assert!(bench.set(&text, &body()).lines[0].text.ends_with("。"));
}

#[test]
fn what_cannot_be_squeezed_in_is_pushed_out() {
    let bench = Bench::new();
    let text = format!("{}（好）景洪", "景".repeat(27));
    let set = bench.set(&text, &body());
    assert_eq!(set.lines[0].text.chars().count(), 27, "an opening bracket does not end a line");
    assert_eq!(set.lines[0].width, MEASURE, "and the line is opened");
    assert!(set.lines[1].text.starts_with('（'));
}

#[test]
fn words_and_numbers_hold_together() {
    let bench = Bench::new();
    let text = format!("{}2000余人次参加", "景".repeat(26));
    assert_eq!(bench.set(&text, &body()).lines[1].text, "2000余人次参加");
    let text = format!("{}the federation", "景".repeat(27));
    assert_eq!(texts(&bench.set(&text, &body()))[1], "the federation");
}

#[test]
fn an_address_longer_than_a_line_is_cut_and_fits() {
    let bench = Bench::new();
    let text = format!("详见https://{}", "a0b1c2d3e4".repeat(20));
    let set = bench.set(&text, &body());
    assert!(set.lines.len() >= 3);
    assert!(set.lines.iter().all(|line| !line.overfull && line.width.fits(MEASURE)));
    assert!(set.lines[0].text.chars().count() > 30, "the first line is filled, not left to two characters");
    assert_eq!(texts(&set).concat(), text);
}

#[test]
fn a_measure_narrower_than_a_character_is_reported() {
    let bench = Bench::new();
    let set = set(&bench.ctx(), &[run("景洪")], None, &body(), Len::pt(10.0));
    assert_eq!(set.lines.len(), 2);
    assert!(set.lines.iter().all(|line| line.overfull));
    assert_eq!(set.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), [&codes::OVERFULL_LINE]);
}

#[test]
fn line_breaks_end_lines_without_opening_them() {
    let bench = Bench::new();
    let set = bench.inlines(&[run("第一行"), Inline::LineBreak, Inline::LineBreak, run("第三行")], &body());
    assert_eq!(texts(&set), ["第一行", "", "第三行"]);
    assert!(set.lines[0].width < Len::pt(48.1));
    assert_eq!(bench.inlines(&[], &body()).lines.len(), 1, "an empty paragraph is one line");
}

#[test]
fn alignment_places_lines() {
    let bench = Bench::new();
    let width = bench.set("景洪", &body()).lines[0].width;
    let at = |align| bench.set("景洪", &ParagraphStyle { align, ..body() }).lines[0].start;
    assert_eq!(at(Align::Start), Len::ZERO);
    assert_eq!(at(Align::Center), (MEASURE - width) / 2);
    assert_eq!(at(Align::End), MEASURE - width);
}

#[test]
fn labels_run_in_or_take_their_width() {
    let bench = Bench::new();
    let label = |width| Label { text: "（一）".to_owned(), kind: LabelKind::Heading(2), width };
    let set_with = |label: &Label| set(&bench.ctx(), &[run("思想引领")], Some(label), &body(), MEASURE);
    let run_in = set_with(&label(Len::ZERO));
    assert_eq!(run_in.lines[0].text, "（一）思想引领");
    let boxed = set_with(&label(Len::pt(60.0)));
    assert_eq!(boxed.lines[0].text, "（一）思想引领");
    assert_eq!(places(&boxed.lines[0])[0], Len::pt(60.0));
    assert_eq!(boxed.lines[0].start, Len::ZERO);
    assert!(matches!(boxed.lines[0].pieces[0], Piece::Glyphs { kind: PieceKind::Label, .. }));
}

#[test]
fn figures_notes_pages_and_links_are_found_on_their_lines() {
    let bench = Bench::new();
    let mut figure = text_run("35场");
    figure.figure = Some(FigureId(7));
    let mut link = text_run("网站");
    link.link = Some(LinkTarget::Url("https://example.org".to_owned()));
    let inlines = [
        run("宣讲"),
        Inline::Text(figure),
        Inline::NoteMark(NoteId(0), text_style()),
        run("，见第"),
        Inline::PageOf(AnchorId(0), text_style()),
        run("页和"),
        Inline::Text(link),
    ];
    let set = bench.inlines(&inlines, &body());
    let line = &set.lines[0];
    assert_eq!(line.text, "宣讲35场①，见第12页和网站");
    let figures: Vec<_> = line.figures.iter().map(|mark| (mark.figure, mark.text.as_str())).collect();
    assert_eq!((figures.as_slice(), line.notes.as_slice()), (&[(FigureId(7), "35场")][..], &[NoteId(0)][..]));
    let mark = line.pieces.iter().find(|piece| matches!(piece, Piece::Glyphs { kind: PieceKind::NoteMark(_), .. }));
    assert!(matches!(mark, Some(Piece::Glyphs { y, size, .. }) if *y > Len::ZERO && *size < EM));
    let area = line.pieces.iter().find_map(|piece| match piece {
        Piece::Link { number: 0, text, width, .. } => Some((text.clone(), *width)),
        _ => None,
    });
    let (text, width) = area.unwrap();
    assert_eq!(text, "网站");
    assert!((width - MEASURE / 14).abs() < Len::pt(0.1));
}

#[test]
fn decorations_are_placed() {
    let bench = Bench::new();
    let inlines = [
        styled("重点", |style| style.dots = true),
        styled("线", |style| style.underline = true),
        styled("删", |style| style.strike = true),
        Inline::Ruby { base: text_run("彝"), reading: "yí".to_owned() },
    ];
    let line = &bench.inlines(&inlines, &body()).lines[0];
    assert_eq!(line.text, "重点线删彝");
    let dots = line.pieces.iter().find_map(|piece| match piece {
        Piece::Glyphs { kind: PieceKind::Dots, glyphs, y, .. } => Some((glyphs.len(), *y < Len::ZERO)),
        _ => None,
    });
    assert_eq!(dots, Some((2, true)));
    let rules: Vec<bool> =
        line.pieces.iter().filter_map(|piece| if let Piece::Rule { y, .. } = piece { Some(*y > Len::ZERO) } else { None }).collect();
    assert_eq!(rules, [false, true], "an underline below, a strike above the baseline");
    assert!(line.pieces.iter().any(|piece| matches!(piece, Piece::Glyphs { kind: PieceKind::Reading(_), text, .. } if &**text == "yí")));
}

#[test]
fn titles_keep_a_span_of_years_whole() {
    let bench = Bench::new();
    let mut style = ParagraphStyle { align: Align::Center, balanced: true, ..body() };
    style.text.size = Len::pt(36.0);
    style.text.tracking = Len::ZERO;
    let mut title = text_run("景洪市总工会2022—2024年工作报告");
    title.style = style.text;
    let set = bench.inlines(&[Inline::Text(title)], &style);
    assert_eq!(texts(&set), ["景洪市总工会", "2022—2024年工作报告"]);
}

#[test]
fn titles_break_into_like_lines_and_keep_quotes_whole() {
    let bench = Bench::new();
    let mut style = ParagraphStyle { align: Align::Center, balanced: true, ..body() };
    style.text.size = Len::pt(22.0);
    style.text.tracking = Len::ZERO;
    let mut title = text_run("景洪市总工会关于深入开展“中国梦·劳动美”主题宣传教育活动的通知");
    title.style = style.text;
    let set = bench.inlines(&[Inline::Text(title)], &style);
    let lines = texts(&set);
    assert_eq!(lines.len(), 2);
    let counts: Vec<_> = lines.iter().map(|line| line.chars().count()).collect();
    assert!(counts[0].abs_diff(counts[1]) <= 8, "{lines:?}");
    assert!(lines.iter().all(|line| line.contains('“') == line.contains('”')), "{lines:?}");
}

#[test]
fn widths_for_columns() {
    let bench = Bench::new();
    let inlines = [run("共计2000余人次")];
    let natural = natural_width(&bench.ctx(), &inlines, None, &body());
    let least = min_content_width(&bench.ctx(), &inlines, None, &body());
    assert!(least < natural);
    let lines = set(&bench.ctx(), &inlines, None, &ParagraphStyle { align: Align::Start, ..body() }, natural).lines;
    assert_eq!(lines.len(), 1);
    let narrow = set(&bench.ctx(), &inlines, None, &ParagraphStyle { align: Align::Start, ..body() }, least);
    assert!(narrow.lines.iter().all(|line| !line.overfull), "{:?}", texts(&narrow));
    // Word does not trim a bracket at the end of a line: the column has room for all of it.
    let bracketed = [run("到馆（人次）")];
    let natural = natural_width(&bench.ctx(), &bracketed, None, &body());
    let line = &set(&bench.ctx(), &bracketed, None, &ParagraphStyle { align: Align::Start, ..body() }, natural).lines[0];
    assert_eq!(natural - line.width, body().text.size / 2);
}

#[test]
fn missing_characters_are_reported_at_their_place() {
    let bench = Bench::new();
    let mut missing = text_run("姓名\u{10A60}");
    missing.origin = Origin::data(&Arc::from("report.yaml"), &DataPath::default());
    let set = bench.inlines(&[Inline::Text(missing)], &body());
    assert_eq!(set.diagnostics[0].code, &codes::GLYPH_MISSING);
    assert!(matches!(&set.diagnostics[0].at, Origin::Data { within: Some(range), .. } if *range == (6..10)));
}

/// Text as reports have it, and worse.
fn any_text() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(vec![
        "景洪",
        "总工会",
        "，",
        "。",
        "、",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "——",
        "……",
        "·",
        "～",
        "！",
        "？",
        "2024年",
        "80%",
        "14.2万人次",
        "1,234",
        "AI",
        "Word",
        " ",
        "the ",
        "/",
        "-",
        "—",
        "–",
        "：",
        "；",
        "①",
        "℃",
        "〔2025〕3号",
        "\u{3000}",
        "e\u{301}",
        "\u{200B}",
        "https://a.b/c",
    ]);
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_paragraph_reads_back_and_keeps_the_rules(text in any_text(), width in 60_i64..500, justify: bool) {
        let bench = Bench::new();
        let align = if justify { Align::Justify } else { Align::Start };
        let width = Len::deci_pt(width * 10);
        let paragraph = set(&bench.ctx(), &[run(&text)], None, &ParagraphStyle { align, ..body() }, width);
        prop_assert_eq!(texts(&paragraph).concat(), text.clone());
        let count = paragraph.lines.len();
        for (number, line) in paragraph.lines.iter().enumerate() {
            prop_assert!(!line.overfull, "{:?} is {} wide", line.text, line.width);
            prop_assert!(line.width.fits(width));
            let mut at = Len::emu(i64::MIN / 2);
            for place in places(line) {
                // Marks that hang on the character before them may stand a little left of its end.
                prop_assert!(place + EM >= at, "glyphs go backwards in {:?}", line.text);
                at = place;
            }
            let breaks_anywhere = line.text.chars().filter(|char| !char.is_whitespace()).count() <= 3;
            let last = number + 1 == count;
            if justify && !last && line.text.chars().filter(|char| "景洪总工会".contains(*char)).count() > 2 && !breaks_anywhere {
                prop_assert!((line.width - width).abs() < Len::emu(128), "{:?} is {} of {}", line.text, line.width, width);
            }
        }
    }
}

#[test]
fn no_line_of_a_long_text_starts_or_ends_with_a_forbidden_mark() {
    let bench = Bench::new();
    let sentence = "三年来，市总工会坚持以职工为中心（含新就业形态劳动者），开展“中国梦·劳动美”主题宣讲35场，覆盖2000余人次；建成《职工书屋》——全市12个……";
    let text = sentence.repeat(40);
    for width in [200.0, 250.0, 303.0, 442.2] {
        let set = set(&bench.ctx(), &[run(&text)], None, &body(), Len::pt(width));
        assert_eq!(texts(&set).concat(), text);
        for line in &set.lines {
            assert!(!line.overfull);
            let (first, last) = (line.text.chars().next().unwrap(), line.text.chars().last().unwrap());
            assert!(!"，。、；：？！”’）》】…·～".contains(first), "{}", line.text);
            assert!(!"“‘（《【".contains(last), "{}", line.text);
        }
    }
}
