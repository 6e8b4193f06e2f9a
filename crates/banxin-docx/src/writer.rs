//! What the writing of one document carries along: names of places, lists, relationships, and numbers given so far.
//!
//! In: the document, its page map, the options. Out: the tools that [`crate::block`], [`crate::inline`] and [`crate::table`] use while
//! they go through the document once, in reading order, so that every number in the file depends on the document alone.

use std::collections::{BTreeMap, BTreeSet};

use banxin_compose::document::{
    AnchorId, Chart, Document, NumberForm, PageStyle, Paragraph, ParagraphStyle, Running, StyleId, TextStyle, Texts,
};
use banxin_layout::PageMap;

use crate::agreement::Lines;
use crate::anchors::{Anchors, Encloses};
use crate::field::Sequence;
use crate::figures::Figures;
use crate::fonts::Families;
use crate::look::{Script, run_beyond, whole_run};
use crate::numbering::Lists;
use crate::options::{DocxOptions, Target};
use crate::relations::{Kind, Relations};
use crate::section::Lie;
use crate::survey::{Visitor, walk};
use crate::wml::{Para, RunProps};

/// A header or footer part.
#[derive(Debug)]
pub(crate) struct FooterPart {
    /// Its name in the package, below `word/`.
    pub(crate) name: String,
    /// Its paragraphs.
    pub(crate) paras: Vec<Para<'static>>,
}

/// What headers depend on.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Heads {
    /// What runs there; `None` for empty ones.
    pub(crate) running: Option<Running>,
    /// The upright sheet.
    pub(crate) page: PageStyle,
    /// How the sheet lies.
    pub(crate) lie: Lie,
}

/// The state of writing.
pub(crate) struct Writer<'a> {
    /// What is written.
    pub(crate) document: &'a Document,
    /// Where things stand on the pages.
    pub(crate) pages: &'a PageMap,
    /// The typefaces.
    pub(crate) families: Families,
    /// Bookmarks.
    pub(crate) anchors: Anchors,
    /// Printed figures.
    pub(crate) figures: Figures<'a>,
    /// Lists.
    pub(crate) lists: Lists,
    /// Relationships of the main part.
    pub(crate) relations: Relations,
    /// Headers made so far, by what they depend on.
    pub(crate) headers: Vec<(Heads, FooterPart, FooterPart)>,
    /// Footers made so far, by what they depend on.
    pub(crate) footers: Vec<((PageStyle, NumberForm, Lie), FooterPart, FooterPart)>,
    /// The last number of each sequence (表, 图).
    pub(crate) sequences: BTreeMap<String, Sequence>,
    /// Headings of level 1 written so far.
    pub(crate) chapters: u32,
    /// The program that the file is for.
    pub(crate) target: Target,
    /// Levels of headings that a list numbers.
    pub(crate) numbered_headings: Vec<u8>,
    defined: BTreeSet<StyleId>,
    /// Tables written so far: layout counts them in the same order.
    pub(crate) tables: usize,
    /// Paragraphs broken for shape that are written so far: layout counts them in the same order.
    pub(crate) titles: usize,
    /// Charts written so far.
    pub(crate) charts: Vec<&'a Chart>,
    /// Blocks of the document written so far, in reading order: comments count them so.
    pub(crate) blocks: usize,
    drawings: u32,
    /// Whether the place of the endnotes is passed.
    pub(crate) endnotes_met: bool,
    /// The numbers of the document's texts: layout tells their lines by them.
    pub(crate) texts: Texts,
    /// What is done about lines.
    pub(crate) lines: Lines,
}

struct Survey<'a> {
    document: &'a Document,
    anchors: Anchors,
    lists: Lists,
}

impl Visitor for Survey<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.lists.see(self.document, paragraph);
    }

    fn anchor(&mut self, anchor: AnchorId, encloses: Encloses) {
        self.anchors.define(anchor, encloses);
    }
}

impl<'a> Writer<'a> {
    /// A writer that has surveyed the document and written nothing.
    pub(crate) fn new(document: &'a Document, pages: &'a PageMap, options: &DocxOptions) -> Writer<'a> {
        let mut survey = Survey { document, anchors: Anchors::new(&document.anchors), lists: Lists::default() };
        walk(document, &mut survey);
        let Survey { anchors, mut lists, .. } = survey;
        lists.start();
        let mut relations = Relations::default();
        for (kind, target) in [
            (Kind::Styles, "styles.xml"),
            (Kind::Settings, "settings.xml"),
            (Kind::FontTable, "fontTable.xml"),
            (Kind::Theme, "theme/theme1.xml"),
            (Kind::Numbering, "numbering.xml"),
            (Kind::Footnotes, "footnotes.xml"),
        ] {
            relations.id(kind, target);
        }
        let mut anchors = anchors;
        let ends = || document.notes.iter().filter_map(|note| note.end.as_ref());
        match options.target {
            Target::Word if ends().next().is_some() => {
                relations.id(Kind::Endnotes, "endnotes.xml");
            }
            Target::Word => {}
            // Notes and marks are text there, with links to each other.
            Target::LibreOffice => {
                let places = ends().flat_map(|end| [end.note.anchor(), end.mark.anchor()]).flatten();
                places.for_each(|anchor| anchors.define(anchor, Encloses::Paragraph));
            }
        }
        if !document.comments.is_empty() {
            relations.id(Kind::Comments, "comments.xml");
        }
        let figures = Figures::new(document, options);
        if figures.store().is_some() {
            relations.id(Kind::CustomXml, crate::backend::LEDGER_TARGET);
        }
        let lines = Lines::new(options);
        Writer {
            document,
            pages,
            families: Families::new(&document.styles, options.fonts),
            anchors,
            figures,
            numbered_headings: lists.heading_levels(),
            lists,
            relations,
            headers: Vec::new(),
            footers: Vec::new(),
            sequences: BTreeMap::new(),
            chapters: 0,
            target: options.target,
            defined: document.styles.iter().map(|(id, _)| id).collect(),
            tables: 0,
            titles: 0,
            charts: Vec::new(),
            blocks: 0,
            drawings: 0,
            endnotes_met: false,
            texts: Texts::of(document),
            lines,
        }
    }

    /// The number of the next drawing: unique in the file.
    pub(crate) fn next_drawing(&mut self) -> u32 {
        self.drawings = self.drawings.saturating_add(1);
        self.drawings
    }

    /// The named style; the body's where the sheet sets none apart.
    pub(crate) fn style(&self, id: StyleId) -> &'a ParagraphStyle {
        self.document.styles.get(id)
    }

    /// Whether the file has a style of this name: the sheet may leave names to the body's style.
    pub(crate) fn defines(&self, id: StyleId) -> bool {
        self.defined.contains(&id)
    }

    /// What a run in `style` says beyond a paragraph whose text is in `base`.
    pub(crate) fn look(&self, style: &TextStyle, base: &TextStyle, script: Script) -> RunProps {
        if style == base && script == Script::Chinese {
            return RunProps::default();
        }
        let beyond = run_beyond(whole_run(style, script, &self.families), &whole_run(base, Script::Chinese, &self.families));
        RunProps { style: beyond.style.filter(|_| !base.dots), ..beyond }
    }
}
