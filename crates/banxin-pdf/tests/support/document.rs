//! Laid-out documents made by hand, with the bundled faces, for tests and benchmarks.

use std::path::Path;
use std::sync::Arc;

use banxin_base::{Color, Date, Len, Origin, Point, Size};
use banxin_compose::document::{Crop, ImageData, ImageFormat, ImageId, Meta};
use banxin_layout::frame::{Destination, Fill, Glyph, GlyphRun, Item, Link, OutlineItem, Page, PagedDocument, PlacedPicture, Rule};
use banxin_layout::{PageMap, Role, StructureTree, TagId};
use banxin_text::font::{FaceId, FaceLocation, FaceSource, FontBook};

/// 仿宋
pub const FANG: FaceId = FaceId(0);
/// Latin
pub const LATIN: FaceId = FaceId(1);
/// 黑体
pub const HEI: FaceId = FaceId(2);

/// The bundled faces that the tests use.
pub fn book() -> FontBook {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fonts");
    let face = |file: &str, weight: u16| {
        let (family, style) = file.rsplit_once('.').map_or(file, |(stem, _)| stem).split_once('-').unwrap_or((file, ""));
        FaceSource {
            family: family.to_owned(),
            style: style.to_owned(),
            weight,
            italic: false,
            role: None,
            postscript_name: format!("{family}-{style}"),
            location: FaceLocation::File { path: folder.join(file), index: 0 },
        }
    };
    FontBook::new(vec![face("FandolFang-Regular.otf", 400), face("LiberationSerif-Regular.ttf", 400), face("BanxinHei-Medium.otf", 500)])
}

/// A4.
pub fn sheet() -> Size {
    Size::new(Len::mm(210.0), Len::mm(297.0))
}

/// A document without pages.
pub fn empty() -> PagedDocument {
    let meta = Meta {
        title: "景洪市总工会2022—2024年工作报告".into(),
        subtitle: String::new(),
        issuer: "景洪市总工会".into(),
        date: Date::new(2025, 1, 20).expect("a day"),
        period: "2022-2024".into(),
        lang: "zh-CN".into(),
        style: "gongwen".into(),
    };
    PagedDocument {
        meta,
        pages: Vec::new(),
        structure: StructureTree::default(),
        outline: Vec::new(),
        page_map: PageMap::default(),
        images: Vec::new(),
    }
}

/// A page.
pub fn page(label: &str, items: Vec<Item>) -> Page {
    Page { size: sheet(), label: label.into(), items, lines: Vec::new() }
}

/// Text as one glyph a character on a fixed pitch (Chinese) or by the face's advances (`pitch` zero).
pub fn run(book: &FontBook, face: FaceId, size: Len, at: Point, pitch: Len, text: &str, tag: TagId) -> Item {
    let font = book.face(face).expect("a bundled face");
    let metrics = font.metrics();
    let mut x = Len::ZERO;
    let mut glyphs = Vec::new();
    for (byte, char) in text.char_indices() {
        let id = font.glyph(char).unwrap_or_else(|| panic!("no glyph for {char}"));
        glyphs.push(Glyph::new(id, u32::try_from(byte).expect("short"), x, Len::ZERO));
        let advance = size.scale(i64::from(font.advance(id)), i64::from(metrics.units_per_em));
        x += if pitch.is_zero() { advance } else { pitch };
    }
    Item::Glyphs(GlyphRun { at, face, size, color: Color::BLACK, glyphs, text: text.into(), tag })
}

/// The pitch of 28 characters in 156 mm.
pub fn pitch() -> Len {
    Len::mm(156.0) / 28
}

/// The place of a line on the official grid.
pub fn line(index: i64) -> Point {
    Point::new(Len::mm(28.0), Len::mm(37.0) + Len::pt(24.0) + Len::twips(579) * index)
}

/// A report of two pages: heading, paragraph over two pages, table, picture, links, page numbers.
pub fn small(book: &FontBook) -> PagedDocument {
    let mut document = empty();
    let size = Len::pt(16.0);
    let tree = &mut document.structure;
    let part = tree.add(TagId::ROOT, Role::Part);
    let heading = tree.add(part, Role::Heading(1));
    let paragraph = tree.add(part, Role::Paragraph);
    let link = tree.add(paragraph, Role::Link);
    let table = tree.add(part, Role::Table);
    let row = tree.add(table, Role::TableRow);
    let (h1, h2) = (tree.add(row, Role::ColumnHeader), tree.add(row, Role::ColumnHeader));
    let row = tree.add(table, Role::TableRow);
    let (d1, d2) = (tree.add(row, Role::TableCell), tree.add(row, Role::TableCell));
    let figure = tree.add(part, Role::Figure);
    tree.node_mut(figure).expect("just added").alt = "一个红点".into();
    let note = tree.add(part, Role::Note);
    let empty_sect = tree.add(part, Role::Sect);
    let _ = tree.add(empty_sect, Role::Paragraph);
    document.images.push(picture());
    let at = |index: i64, chars: i64| Point::new(line(index).x + pitch() * chars, line(index).y);
    let table_top = at(6, 0);
    let rule = |dy: f64| {
        Item::Rule(Rule {
            from: Point::new(table_top.x, table_top.y - Len::pt(20.0) + Len::pt(dy)),
            to: Point::new(table_top.x + Len::mm(80.0), table_top.y - Len::pt(20.0) + Len::pt(dy)),
            weight: Len::pt(0.75),
            color: Color::BLACK,
            tag: TagId::ARTIFACT,
        })
    };
    let first = vec![
        Item::Fill(Fill {
            at: Point::new(Len::mm(28.0), Len::mm(30.0)),
            size: Size::new(Len::mm(156.0), Len::pt(2.0)),
            color: Color::OFFICIAL_RED,
            tag: TagId::ARTIFACT,
        }),
        run(book, HEI, size, line(0), Len::ZERO, "一、思想引领", heading),
        run(book, FANG, size, line(1), pitch(), "三年来，全市各级工会坚持以习近平新时代中国特色社会主义思", paragraph),
        run(book, FANG, size, line(2), pitch(), "想为指导，共宣讲", paragraph),
        run(book, LATIN, size, at(2, 8), Len::ZERO, "2000", paragraph),
        run(book, FANG, size, at(2, 10), pitch(), "余场，", paragraph),
        run(book, FANG, size, at(2, 13), pitch(), "见官网", link),
        Item::Link(Link {
            at: Point::new(at(2, 13).x, at(2, 13).y - Len::pt(14.0)),
            size: Size::new(pitch() * 3, Len::pt(18.0)),
            target: Destination::Url("https://example.org/工会".into()),
            alt: "工会官网".into(),
            tag: link,
        }),
        rule(0.0),
        run(book, HEI, size, at(6, 0), Len::ZERO, "指标", h1),
        run(book, HEI, size, at(6, 6), Len::ZERO, "数量", h2),
        rule(29.0),
        run(book, FANG, size, at(7, 0), Len::ZERO, "宣讲", d1),
        run(book, LATIN, size, at(7, 6), Len::ZERO, "35", d2),
        rule(58.0),
        Item::Image(PlacedPicture {
            at: at(10, 0),
            size: Size::new(Len::mm(20.0), Len::mm(20.0)),
            crop: Crop::NONE,
            image: ImageId(0),
            tag: figure,
        }),
        run(book, LATIN, Len::pt(14.0), Point::new(Len::mm(100.0), Len::mm(270.0)), Len::ZERO, "1", TagId::ARTIFACT),
    ];
    let second = vec![
        run(book, FANG, size, line(0), pitch(), "职工满意。", paragraph),
        Item::Link(Link {
            at: Point::new(line(0).x, line(0).y - Len::pt(14.0)),
            size: Size::new(pitch(), Len::pt(18.0)),
            target: Destination::Page { index: 0, at: line(0) },
            alt: String::new(),
            tag: paragraph,
        }),
        run(book, FANG, Len::pt(12.0), line(5), Len::ZERO, "注：数据截至年底。", note),
    ];
    document.pages = vec![page("1", first), page("2", second)];
    let entry = |level, title: &str, page| OutlineItem { level, title: title.into(), page, at: line(0), origin: Origin::Run };
    document.outline = vec![entry(1, "一、思想引领", 0), entry(2, "（一）宣讲", 0), entry(1, "二、维权", 1)];
    document
}

/// A PNG with transparency, two by two.
pub fn picture() -> ImageData {
    let mut png = Vec::new();
    let pixels = image::RgbaImage::from_fn(64, 64, |x, y| {
        let (dx, dy) = (i64::from(x) - 32, i64::from(y) - 32);
        image::Rgba([200, 30, 30, if dx * dx + dy * dy < 900 { 255 } else { 0 }])
    });
    pixels.write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png).expect("in memory");
    ImageData::upright("images/a.png", Arc::from(png), ImageFormat::Png, (64, 64))
}

/// Many pages of Chinese text: 22 lines of 28 characters each, over 1,500 different characters, as many as a long report uses.
pub fn long(book: &FontBook, pages: usize) -> PagedDocument {
    let mut document = empty();
    let font = book.face(FANG).expect("a bundled face");
    let chars: Vec<char> = ('\u{4E00}'..='\u{9FA5}').filter(|c| font.glyph(*c).is_some()).take(1500).collect();
    let mut next = 0usize;
    for number in 0..pages {
        let mut items = Vec::new();
        let mut paragraph = TagId::ROOT;
        for index in 0..22 {
            if index % 5 == 0 {
                paragraph = document.structure.add(TagId::ROOT, Role::Paragraph);
            }
            let text: String = (0..28)
                .map(|i| {
                    next = (next * 31 + i + 7) % 1_000_003;
                    chars[next % chars.len()]
                })
                .collect();
            items.push(run(book, FANG, Len::pt(16.0), line(index), pitch(), &text, paragraph));
        }
        items.push(run(
            book,
            LATIN,
            Len::pt(14.0),
            Point::new(Len::mm(100.0), Len::mm(270.0)),
            Len::ZERO,
            &(number + 1).to_string(),
            TagId::ARTIFACT,
        ));
        document.pages.push(page(&(number + 1).to_string(), items));
    }
    document
}
