//! The order of steps, from the composed document to pages.

use banxin_base::{Diagnostic, Len, Warned};
use banxin_compose::document::{AnchorId, Block, Document, NoteId, Paragraph, Section, Texts};
use banxin_text::font::FontBook;
use rayon::prelude::*;

use crate::blocks::{BlockCtx, SetBlock, SetNote, column_width, inlines_refer, refers_to_pages, set_block, set_note};
use crate::flow::{self, Flowing, NoteHeights, Plan};
use crate::frame::PagedDocument;
use crate::inline::{self, InlineCtx};
use crate::lines::by_text;
use crate::official;
use crate::page_map::{ChartWords, PageMap};
use crate::pages::{self, Drawn, Places};

/// How often pages are planned at most. A page number that changes its width may move a line, which may change a page number: two plans nearly
/// always agree, and a document that swings between two states for ever keeps the last.
const MOST_PLANS: usize = 4;

/// A section with its blocks in lines and rows.
pub(crate) struct SetSection<'d> {
    /// The section.
    pub(crate) section: &'d Section,
    /// Its blocks, in order.
    pub(crate) blocks: Vec<SetBlock<'d>>,
}

/// Lays a document out.
///
/// 1. Every block is set in lines and rows, in parallel. 2. The flow plans pages. 3. What names pages (contents, page references) is set again
///    with the numbers found, and pages are planned again, until the numbers agree. 4. Lines are moved onto the pages of the last plan, with
///    footers, notes, links, outline and the logical tree.
///
/// The same document and faces give the same pages, on any number of threads.
pub fn layout(document: &Document, book: &FontBook) -> Warned<PagedDocument> {
    let mut diagnostics = Vec::new();
    let faces = inline::faces_of(document, book).take(&mut diagnostics);
    let texts = Texts::of(document);
    let mut labels = vec![UNKNOWN.to_owned(); document.anchors.len()];
    let page_labels = |labels: &[String], anchor: AnchorId| {
        usize::try_from(anchor.0).ok().and_then(|anchor| labels.get(anchor)).cloned().unwrap_or_default()
    };
    let known = |anchor| page_labels(&labels, anchor);
    let ctx = InlineCtx { book, faces: &faces, document, page_labels: &known, texts: &texts, grid: None };
    let mut sections = set_sections(ctx, document);
    let titles = titles(document, &sections);
    let mut notes = set_notes(ctx, document, &sections);
    let mut plan = plan_pages(&sections, &notes);
    let mut places = pages::places(document, &sections, &plan);
    for _ in 1..MOST_PLANS {
        let found = labels_of(&places, &plan);
        if found == labels {
            break;
        }
        labels = found;
        let known = |anchor| page_labels(&labels, anchor);
        let ctx = InlineCtx { book, faces: &faces, document, page_labels: &known, texts: &texts, grid: None };
        if !set_again(ctx, document, &mut sections, &mut notes) {
            break;
        }
        plan = plan_pages(&sections, &notes);
        places = pages::places(document, &sections, &plan);
    }
    collect(&mut sections, &mut notes, &mut diagnostics);
    official::check(&sections, &plan, &mut diagnostics);
    let known = |anchor| page_labels(&labels, anchor);
    let ctx = InlineCtx { book, faces: &faces, document, page_labels: &known, texts: &texts, grid: None };
    let tables = pages::table_shapes(&sections, &plan);
    let charts = chart_words(&sections);
    let Drawn { pages, structure, outline, lines } = pages::draw(&ctx, &mut sections, &mut notes, &plan, &places);
    let anchors = places.iter().map(|place| place.map(|(page, _)| page)).collect();
    let (colophon, colophon_height) = plan.foot.unwrap_or_default();
    // A blank page before a section has the number of the section before.
    let opening = |index| plan.pages.iter().find(|page| page.section == index && !page.regions.is_empty()).map_or(0, |page| page.number);
    let openings = (0..sections.len()).map(opening).collect();
    let page_map = PageMap::new(anchors, plan.pages.into_iter().map(|page| page.label).collect());
    let page_map = page_map.with_tables(tables).with_colophon(colophon, colophon_height).with_titles(titles);
    let page_map = page_map.with_charts(charts).with_openings(openings);
    let page_map = page_map.with_texts(by_text(texts.len(), lines));
    let diagnostics = inline::merge_fallback_notes(diagnostics);
    let paged = PagedDocument { meta: document.meta.clone(), pages, structure, outline, page_map, images: document.images.clone() };
    Warned::new(paged, diagnostics)
}

/// Sets the paragraphs of a document in lines, one after the other on this thread, and counts the lines: a measure of speed. Pages are not made.
pub fn set_lines(document: &Document, book: &FontBook) -> usize {
    let faces = inline::faces_of(document, book).value;
    let ctx = InlineCtx { book, faces: &faces, document, page_labels: &|_| UNKNOWN.to_owned(), texts: &Texts::default(), grid: None };
    let lines = |section: &Section| -> usize {
        let ctx = block_ctx(ctx, section);
        let paragraphs =
            section.blocks.iter().filter_map(|block| if let Block::Paragraph(paragraph) = block { Some(paragraph) } else { None });
        let set = |it: &Paragraph| inline::set(&ctx.inline, &it.inlines, it.label.as_ref(), document.style_of(it), ctx.width);
        paragraphs.map(|paragraph| set(paragraph).lines.len()).sum()
    };
    document.sections.iter().map(lines).sum()
}

/// Stands for a page number before any is known: most numbers have one or two digits.
const UNKNOWN: &str = "1";

fn block_ctx<'a>(ctx: InlineCtx<'a>, section: &Section) -> BlockCtx<'a> {
    let grid = section.page.grid;
    let inline = InlineCtx { grid: Some(grid), ..ctx };
    let sheet = section.page.type_area();
    BlockCtx { inline, grid, sheet, height: sheet.height, width: column_width(section), x: Len::ZERO }
}

fn set_sections<'d>(ctx: InlineCtx<'_>, document: &'d Document) -> Vec<SetSection<'d>> {
    let set = |section: &'d Section| {
        let ctx = block_ctx(ctx, section);
        SetSection { section, blocks: section.blocks.par_iter().map(|block| set_block(&ctx, block)).collect() }
    };
    document.sections.par_iter().map(set).collect()
}

/// Sets each note in the columns of the section of its first mark. Notes without a mark, and endnotes, stay empty and take no room.
fn set_notes<'d>(ctx: InlineCtx<'_>, document: &'d Document, sections: &[SetSection<'d>]) -> Vec<SetNote<'d>> {
    let mut homes: Vec<Option<&Section>> = vec![None; document.notes.len()];
    for set in sections {
        for note in set.blocks.iter().flat_map(|block| &block.units).flat_map(|unit| &unit.notes) {
            if let Some(home) = usize::try_from(note.0).ok().and_then(|note| homes.get_mut(note)) {
                home.get_or_insert(set.section);
            }
        }
    }
    let notes = document.notes.par_iter().zip(homes);
    notes
        .map(|(note, home)| match home {
            _ if note.end.is_some() => SetNote { anchor: note.end.as_ref().and_then(|end| end.note.anchor()), ..SetNote::default() },
            Some(section) => {
                let ctx = block_ctx(ctx, section);
                set_note(&BlockCtx { inline: InlineCtx { grid: None, ..ctx.inline }, ..ctx }, note)
            }
            None => SetNote::default(),
        })
        .collect()
}

/// Sets again what names pages; says whether there is any such thing.
fn set_again<'d>(ctx: InlineCtx<'_>, document: &'d Document, sections: &mut [SetSection<'d>], notes: &mut Vec<SetNote<'d>>) -> bool {
    let mut any = false;
    for set in sections.iter_mut() {
        let block_ctx = block_ctx(ctx, set.section);
        for (block, source) in set.blocks.iter_mut().zip(&set.section.blocks).filter(|(_, source)| refers_to_pages(source)) {
            *block = set_block(&block_ctx, source);
            any = true;
        }
    }
    let in_note = |paragraph: &Paragraph| inlines_refer(&paragraph.inlines);
    if document.notes.iter().flat_map(|note| &note.content).any(in_note) {
        *notes = set_notes(ctx, document, sections);
        any = true;
    }
    any
}

/// The lines of the paragraphs that are broken for shape, in document order.
fn titles(document: &Document, sections: &[SetSection<'_>]) -> Vec<Vec<String>> {
    let texts = sections.iter().flat_map(|set| &set.blocks).flat_map(|block| &block.texts);
    let shaped = texts.filter(|text| text.source.is_some_and(|source| document.style_of(source).balanced));
    shaped.map(|text| text.lines.iter().map(|line| line.text.clone()).collect()).collect()
}

/// Where the words of all charts stand, in document order.
fn chart_words(sections: &[SetSection<'_>]) -> Vec<ChartWords> {
    let charts = sections.iter().flat_map(|set| &set.blocks).flat_map(|block| &block.charts);
    charts.map(|chart| chart.set.words.clone()).collect()
}

fn plan_pages(sections: &[SetSection<'_>], notes: &[SetNote<'_>]) -> Plan {
    let flowing: Vec<Flowing<'_>> = sections
        .iter()
        .map(|set| Flowing { section: set.section, blocks: set.blocks.iter().map(|block| block.units.as_slice()).collect() })
        .collect();
    flow::plan(&flowing, &Heights(notes))
}

struct Heights<'a, 'd>(&'a [SetNote<'d>]);

impl NoteHeights for Heights<'_, '_> {
    fn lines(&self, note: NoteId) -> &[Len] {
        usize::try_from(note.0).ok().and_then(|note| self.0.get(note)).map_or(&[], |note| &note.heights)
    }
}

/// What the page of each anchor is called; empty where it stands nowhere.
fn labels_of(places: &Places, plan: &Plan) -> Vec<String> {
    let label = |place: &Option<(usize, _)>| place.and_then(|(page, _)| plan.pages.get(page)).map(|page| page.label.clone());
    places.iter().map(|place| label(place).unwrap_or_default()).collect()
}

/// What was found, in document order.
fn collect(sections: &mut [SetSection<'_>], notes: &mut [SetNote<'_>], into: &mut Vec<Diagnostic>) {
    for block in sections.iter_mut().flat_map(|set| &mut set.blocks) {
        into.append(&mut block.diagnostics);
    }
    for note in notes {
        into.append(&mut note.diagnostics);
    }
}
