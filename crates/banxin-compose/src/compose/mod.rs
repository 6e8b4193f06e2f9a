//! The third stage: numbers, references and styles. What comes out leaves nothing but geometry open.

mod back;
mod blocks;
mod book;
mod cells;
mod charts;
mod colophon;
mod comments;
mod contents;
mod continued;
mod endnotes;
mod head;
mod images;
mod index;
mod inlines;
mod kpis;
mod marks;
mod number;
mod seals;
mod stubs;
mod tables;
mod watermark;

use std::collections::{BTreeMap, BTreeSet};

use banxin_base::{Diagnostic, Len, Warned};
use banxin_model::Form;

use crate::document::{
    AnchorId, Block, Document, ImageData, ImageId, LedgerFigure, Meta, Note, NumberForm, PageNumbering, Section, SectionKind, SectionStart,
    StyleId, TocEntry,
};
use crate::resolve::Resolved;
use crate::resolve::tree::{Styled, plain_text};
use crate::style::{self, Look};
use number::Plan;

/// Numbers, refers and styles.
///
/// Problems (unknown references, unusable pictures, ragged tables) are reported at their places; the stage goes on without them.
pub fn compose(resolved: &Resolved) -> Warned<Document> {
    let mut found = Vec::new();
    let look = style::look(resolved.style, &resolved.themes, &resolved.typography, &mut found);
    if resolved.style == Styled::Gongwen {
        // What a theme says otherwise than the standard; a book is not judged by it.
        found.extend(style::deviations(&look));
    }
    let ways = number::Ways { headings: &look.numbering, captions: resolved.captions };
    let plan = number::plan(&resolved.preface, &resolved.body, &resolved.attachments, ways, &mut found);
    let mut composer = Composer {
        resolved,
        look: &look,
        plan,
        notes: Vec::new(),
        note_ids: BTreeMap::new(),
        images: Vec::new(),
        image_ids: BTreeMap::new(),
        lists: 0,
        toc: Vec::new(),
        columned: None,
        captions: Vec::new(),
        terms: Vec::new(),
        marks_told: BTreeSet::new(),
        found,
    };
    let sections = match &look.book {
        Some(book) => composer.book(book),
        None => composer.official(),
    };
    let Composer { plan, notes, images, found, .. } = composer;
    let comments = comments::comments(&resolved.remarks, &resolved.issuer, &sections);
    let watermark = watermark::watermark(&resolved.watermark, &sections);
    let document = Document {
        meta: meta(resolved, &look.name),
        styles: look.sheet.clone(),
        sections,
        notes,
        comments,
        watermark,
        anchors: plan.anchors,
        figures: ledger(resolved),
        images,
    };
    Warned::new(document, found)
}

fn meta(resolved: &Resolved, style: &str) -> Meta {
    Meta {
        title: resolved.title.iter().map(|line| plain_text(line)).collect(),
        subtitle: plain_text(&resolved.subtitle),
        issuer: resolved.issuer.clone(),
        date: resolved.date,
        period: resolved.period.clone(),
        lang: resolved.lang.clone(),
        style: style.to_owned(),
    }
}

fn ledger(resolved: &Resolved) -> Vec<LedgerFigure> {
    let figure = |figure: &crate::figures::ResolvedFigure| LedgerFigure {
        id: figure.id.clone(),
        label: figure.figure.label.clone(),
        value: figure.value.normalize().to_string(),
        unit: figure.figure.unit.clone(),
        printed: figure.printed(),
    };
    resolved.values.iter().map(figure).collect()
}

/// The walk that turns nodes into blocks. It meets numbered things in the order of the plan.
struct Composer<'a> {
    resolved: &'a Resolved,
    look: &'a Look,
    plan: Plan,
    notes: Vec<Note>,
    note_ids: BTreeMap<crate::resolve::tree::NoteKey, crate::document::NoteId>,
    images: Vec<ImageData>,
    image_ids: BTreeMap<String, Option<ImageId>>,
    /// Counts the document's lists.
    lists: u32,
    toc: Vec<TocEntry>,
    /// The width of the columns in which the walk is.
    columned: Option<Len>,
    /// Captions with a number, each with its word: 表, 图.
    captions: Vec<(&'static str, TocEntry)>,
    /// Places for the index, each with its term.
    terms: Vec<(String, AnchorId)>,
    /// Marks in tables without a meaning that are reported already.
    marks_told: BTreeSet<marks::Mark>,
    found: Vec<Diagnostic>,
}

impl Composer<'_> {
    /// The sections of an official document.
    fn official(&mut self) -> Vec<Section> {
        let body = self.main_part();
        let attachments = self.attachments();
        self.sections(body, attachments)
    }

    /// Head, title, addressees, body and signature.
    fn main_part(&mut self) -> Vec<Block> {
        let mut blocks = self.head();
        blocks.extend(self.title());
        let body = &self.resolved.body;
        self.blocks(body, &mut blocks);
        self.attachment_list(&mut blocks);
        self.attendance(&mut blocks);
        self.signature(&mut blocks);
        self.remark(&mut blocks);
        let notes = self.endnotes();
        blocks.extend(notes);
        blocks
    }

    /// 标题, 副标题, 主送机关 (GB/T 9704 7.3.1, 7.3.2).
    fn title(&mut self) -> Vec<Block> {
        let (above, below) = self.look.title_blank;
        if self.resolved.head.form == Form::Order {
            // 令 has no title: its text stands below its number (10.2).
            let mut blocks = vec![Block::BlankLines(self.look.official.order_blank)];
            blocks.extend(self.addressee());
            return blocks;
        }
        let mut blocks = vec![Block::BlankLines(above)];
        blocks.push(Block::Paragraph(self.title_paragraph(StyleId::Title)));
        if !self.resolved.subtitle.is_empty() {
            let subtitle = self.paragraph(StyleId::Subtitle, &self.resolved.subtitle);
            blocks.push(Block::Paragraph(subtitle));
        }
        blocks.push(Block::BlankLines(below));
        blocks.extend(self.addressee());
        blocks
    }

    /// 主送机关, with a full-width colon behind the last (7.3.2).
    fn addressee(&self) -> Option<Block> {
        let names = &self.resolved.addressees;
        (!names.is_empty()).then(|| Block::Paragraph(self.plain_paragraph(StyleId::Addressee, &format!("{}：", names.join("，")))))
    }

    fn sections(&mut self, body: Vec<Block>, attachments: Vec<Vec<Block>>) -> Vec<Section> {
        let mut sections = Vec::new();
        let page = &self.look.page;
        let section = |kind, start, numbering, blocks| Section { kind, page: page.clone(), start, numbering, running: None, blocks };
        let go_on = PageNumbering { form: NumberForm::Decimal, start: 0 };
        if let Some(contents) = self.contents() {
            let roman = PageNumbering { form: NumberForm::LowerRoman, start: 1 };
            sections.push(section(SectionKind::Front, SectionStart::NextPage, roman, contents));
        }
        let first = PageNumbering { form: NumberForm::Decimal, start: 1 };
        sections.push(section(SectionKind::Body, SectionStart::NextPage, first, body));
        // 版记 ends what is bound together (7.3.7, 7.4).
        let mut last = sections.len() - 1;
        for (blocks, node) in attachments.into_iter().zip(&self.resolved.attachments) {
            let numbering = if node.bound { go_on } else { first };
            sections.push(section(SectionKind::Back, SectionStart::NextPage, numbering, blocks));
            if node.bound {
                last = sections.len() - 1;
            }
        }
        if let Some(last) = sections.get_mut(last) {
            last.blocks.extend(self.colophon());
        }
        sections
    }
}
