//! What is drawn: contents, the logical tree, outline, links, frames, pictures; and that it is always the same.

mod support;

use banxin_base::{Len, Origin};
use banxin_compose::document::{
    AnchorId, Block, Callout, CalloutLook, Caption, ImageBlock, ImageData, ImageFormat, ImageId, Inline, Listed, Paragraph, PlacedImage,
    StyleId, Toc, TocEntry,
};
use banxin_layout::dump;
use banxin_layout::frame::{Destination, Item};
use support::{document, heading, item, layout, lines, mark, note, page_texts, row, run, section, table, text_style};

fn contents() -> Block {
    let entry = |level, text: &str, anchor| TocEntry { level, text: text.to_owned(), anchor: AnchorId(anchor) };
    Block::Toc(Toc {
        title: Paragraph::new(StyleId::TocTitle, vec![run("目录")], Origin::Run),
        entries: vec![entry(1, "一、甲", 0), entry(2, "（一）乙", 1)],
        of: Listed::Headings { depth: 2 },
    })
}

fn everything() -> banxin_compose::document::Document {
    let mut marked = lines("文", 3);
    marked.inlines.push(mark(0));
    marked.inlines.push(Inline::PageOf(AnchorId(1), text_style()));
    let blocks = vec![
        contents(),
        heading(1, "一、甲", 0),
        Block::Paragraph(marked),
        item(0, 1, "项"),
        item(1, 2, "小项"),
        item(0, 1, "再项"),
        Block::Paragraph(lines("长", 9)),
        heading(3, "（一）乙", 1),
        Block::Paragraph(lines("末", 2)),
        Block::Table(Box::new(table(2, vec![row(&["指标", "数量"])], vec![row(&["甲", "1"]), row(&["乙", "2"])]))),
    ];
    document(vec![section(blocks)], 2, vec![note("①", 1)])
}

#[test]
fn contents_and_references_name_the_pages() {
    insta::assert_snapshot!(page_texts(&layout(&everything())));
}

#[test]
fn links_of_the_contents_lead_to_the_headings() {
    let paged = layout(&everything());
    let targets: Vec<_> = paged.pages[0]
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Link(link) => Some(&link.target),
            _ => None,
        })
        .collect();
    let Destination::Page { index, .. } = targets[1] else { panic!("leads out: {targets:?}") };
    assert_eq!(Some(*index), paged.page_map.page_of(AnchorId(1)));
}

#[test]
fn the_logical_tree_and_the_outline_have_no_gaps() {
    let paged = layout(&everything());
    let dump = dump::frames(&paged);
    insta::assert_snapshot!(dump.structure.join("\n"));
    assert_eq!(dump.outline, [(1, "一、甲", 1), (2, "（一）乙", 3)]);
}

#[test]
fn a_frame_goes_on_over_the_page() {
    let callout = Callout {
        title: Some(lines("题", 1)),
        blocks: vec![Block::Paragraph(lines("框", 9))],
        look: CalloutLook::FRAMED,
        origin: Origin::Run,
    };
    let paged = layout(&document(vec![section(vec![Block::Paragraph(lines("前", 2)), Block::Callout(callout)])], 0, Vec::new()));
    insta::assert_snapshot!(page_texts(&paged));
    for page in &paged.pages {
        let rules: Vec<_> = page.items.iter().filter_map(|item| if let Item::Rule(rule) = item { Some(rule) } else { None }).collect();
        assert_eq!(rules.len(), 4, "each part is closed on all sides");
        assert!(rules.iter().all(|rule| rule.to.y <= Len::pt(120.0) && rule.from.y >= Len::pt(20.0)));
    }
}

#[test]
fn pictures_shrink_to_the_page_and_keep_their_caption() {
    let image = |width: f64, height: f64| PlacedImage::whole(ImageId(0), Len::pt(width), Len::pt(height), "图");
    let caption = Caption::numbered("图", "", 1, vec![run("题")]);
    let block = |images: Vec<PlacedImage>| {
        Block::Image(ImageBlock {
            columns: images.len(),
            images,
            gutter: Len::pt(12.0),
            caption: Some(caption.clone()),
            anchor: None,
            origin: Origin::Run,
        })
    };
    let mut doc = document(
        vec![section(vec![Block::Paragraph(lines("前", 5)), block(vec![image(320.0, 80.0)]), block(vec![image(50.0, 300.0); 2])])],
        0,
        Vec::new(),
    );
    doc.images.push(ImageData::upright("a.png", support::bytes(), ImageFormat::Png, (1, 1)));
    let paged = layout(&doc);
    let placed: Vec<_> = paged
        .pages
        .iter()
        .map(|page| {
            let images = page.items.iter().filter_map(|item| if let Item::Image(image) = item { Some(image) } else { None });
            images
                .map(|image| (image.at.x.to_pt(), image.at.y.to_pt(), image.size.width.to_pt(), image.size.height.to_pt()))
                .collect::<Vec<_>>()
        })
        .collect();
    // 320 pt shrink to the 160 pt of the column and just fit with the caption below five lines.
    // The two of 300 pt shrink so that the caption still fits on their page, whose inner margin is on the right.
    assert_eq!(placed, [vec![(25.0, 70.0, 160.0, 40.0)], vec![(47.5, 20.0, 15.0, 90.0), (127.5, 20.0, 15.0, 90.0)]]);
}

#[test]
fn the_same_on_one_thread_and_on_four() {
    let document = everything();
    let dumped = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
        let paged = pool.install(|| layout(&document));
        (serde_json::to_string(&dump::lines(&paged)).expect("text"), serde_json::to_string(&dump::frames(&paged)).expect("text"))
    };
    let once = dumped(1);
    assert_eq!(once, dumped(1));
    assert_eq!(once, dumped(4));
}
