//! Numbers of headings, tables and pictures, and the names that references know them by: a first walk over the tree, before anything is
//! set in a paragraph, so that a reference may point forward.

use std::collections::BTreeMap;

use banxin_base::{Diagnostic, Origin, codes};

use banxin_model::{CaptionNumbering, ImageLabels};

use crate::document::{Anchor, AnchorId};
use crate::resolve::tree::{AttachmentNode, ImagesNode, Node, plain_text};
use crate::style::{Numbering, letter};

/// What one numbered thing is called.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbered {
    /// Its place, if it has one.
    pub(super) anchor: Option<AnchorId>,
    /// What is printed before a heading's text: 一、
    pub(super) label: String,
    /// The number of a table or picture; 0 if it has none. Of a part of a figure its place in it, from 1.
    pub(super) number: u32,
    /// The chapter that a table or picture is numbered in; empty where numbers run through the report.
    pub(super) chapter: String,
}

/// The result of the walk: the numbered things in reading order, and the anchors.
#[derive(Default)]
pub(super) struct Plan {
    /// In the order in which a second walk meets them.
    pub(super) things: std::collections::VecDeque<Numbered>,
    /// All anchors.
    pub(super) anchors: Vec<Anchor>,
    /// Anchors by the user's ids.
    pub(super) ids: BTreeMap<String, AnchorId>,
}

/// How things are numbered.
#[derive(Clone, Copy)]
pub(super) struct Ways<'a> {
    /// How headings are numbered and referred to.
    pub(super) headings: &'a Numbering,
    /// How tables and figures are counted.
    pub(super) captions: CaptionNumbering,
}

/// Walks preface, body and attachments.
pub(super) fn plan(preface: &[Node], body: &[Node], attachments: &[AttachmentNode], ways: Ways<'_>, found: &mut Vec<Diagnostic>) -> Plan {
    let mut walk = Walk {
        plan: Plan::default(),
        headings: [0; 6],
        tables: 0,
        figures: 0,
        appendices: 0,
        chapter: String::new(),
        in_own_part: false,
        ways,
        found,
    };
    walk.nodes(preface);
    walk.nodes(body);
    for (n, attachment) in attachments.iter().enumerate() {
        let text = attachment_mark(n, attachments.len());
        let anchor = walk.anchor(None, "attachment", text, &attachment.origin);
        walk.plan.things.push_back(Numbered { anchor: Some(anchor), ..Numbered::default() });
        walk.headings = [0; 6];
        let mark = attachment_mark(n, attachments.len()).replacen("附件", "附", 1);
        walk.own_part(mark, &attachment.body);
    }
    walk.plan
}

/// 附件, or 附件2 where there are several (GB/T 9704 7.3.7).
pub(super) fn attachment_mark(index: usize, count: usize) -> String {
    if count == 1 { "附件".to_owned() } else { format!("附件{}", index + 1) }
}

struct Walk<'a> {
    plan: Plan,
    headings: [u32; 6],
    tables: u32,
    figures: u32,
    appendices: u32,
    /// What tables and figures are numbered in, where they are numbered by chapter.
    chapter: String,
    /// In an appendix or attachment, whose own headings begin no chapter.
    in_own_part: bool,
    ways: Ways<'a>,
    found: &'a mut Vec<Diagnostic>,
}

impl Walk<'_> {
    fn nodes(&mut self, nodes: &[Node]) {
        for node in nodes {
            self.node(node);
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Heading(heading) => {
                let level = usize::from(heading.level.clamp(1, 6));
                let label = if heading.numbered { self.next_label(level) } else { String::new() };
                if heading.numbered && level == 1 && !self.in_own_part {
                    self.begin_chapter(self.headings[0].to_string());
                }
                let text = if heading.numbered {
                    self.ways.headings.reference(&self.headings[..level])
                } else {
                    format!("“{}”", plain_text(&heading.content))
                };
                let anchor = self.anchor(heading.id.as_deref(), "h", text, &heading.origin);
                self.plan.things.push_back(Numbered { anchor: Some(anchor), label, ..Numbered::default() });
            }
            Node::Table(table) => {
                let numbered = table.caption.is_some() || table.id.is_some();
                let number = if numbered { next(&mut self.tables) } else { 0 };
                self.captioned(number, "表", table.id.as_deref(), &table.origin);
            }
            Node::Chart(chart) => {
                let number = next(&mut self.figures);
                self.captioned(number, "图", chart.id.as_deref(), &chart.origin);
            }
            Node::Images(images) => self.images(images),
            Node::Appendix { id, body, origin, .. } => {
                let mark = letter(next(&mut self.appendices));
                let label = format!("附录{mark}");
                let anchor = self.anchor(id.as_deref(), "appendix", label.clone(), origin);
                self.plan.things.push_back(Numbered { anchor: Some(anchor), label, ..Numbered::default() });
                self.own_part(mark, body);
            }
            Node::List(list) => list.items.iter().for_each(|item| self.nodes(item)),
            Node::Quote(body) | Node::Callout { body, .. } => self.nodes(body),
            Node::Columns(columns) => self.nodes(&columns.body),
            Node::Paragraph(..) | Node::Kpis(..) | Node::Code(..) | Node::PageBreak(_) => {}
        }
    }

    /// Pictures: one figure with parts （a）, （b）, or each picture that is named a figure of its own.
    fn images(&mut self, images: &ImagesNode) {
        let one = images.is_one_figure();
        let number = if one { next(&mut self.figures) } else { 0 };
        self.captioned(number, "图", images.id.as_deref(), &images.origin);
        let lettered = one && images.names_parts() && images.labels == ImageLabels::Auto;
        for (image, place) in images.images.iter().zip(1..) {
            let named = image.caption.is_some() || image.id.is_some();
            if lettered {
                let text = format!("{}{}", self.label("图", number), part_label(place));
                let anchor = image.id.as_deref().map(|id| self.anchor(Some(id), "figure", text, &image.origin));
                self.plan.things.push_back(Numbered { anchor, number: place, ..Numbered::default() });
            } else if !one && named && images.labels == ImageLabels::Auto {
                let number = next(&mut self.figures);
                self.captioned(number, "图", image.id.as_deref(), &image.origin);
            } else {
                // Without a mark of its own a picture is referred to as the figure, or by its name.
                let name = || format!("“{}”", plain_text(image.caption.as_deref().unwrap_or_default()));
                let text = if one { self.label("图", number) } else { name() };
                let anchor = image.id.as_deref().map(|id| self.anchor(Some(id), "figure", text, &image.origin));
                self.plan.things.push_back(Numbered { anchor, ..Numbered::default() });
            }
        }
    }

    fn captioned(&mut self, number: u32, word: &str, id: Option<&str>, origin: &Origin) {
        let label = self.label(word, number);
        let anchor = (number > 0).then(|| self.anchor(id, if word == "表" { "table" } else { "figure" }, label, origin));
        self.plan.things.push_back(Numbered { anchor, label: String::new(), number, chapter: self.chapter.clone() });
    }

    /// 表1, 表2-1
    fn label(&self, word: &str, number: u32) -> String {
        if self.chapter.is_empty() { format!("{word}{number}") } else { format!("{word}{}-{number}", self.chapter) }
    }

    /// Where tables and figures are numbered by chapter, their numbers begin again.
    fn begin_chapter(&mut self, mark: String) {
        if self.ways.captions == CaptionNumbering::Chapter {
            (self.chapter, self.tables, self.figures) = (mark, 0, 0);
        }
    }

    /// An appendix or attachment: numbered by its own mark, whatever headings it has.
    fn own_part(&mut self, mark: String, body: &[Node]) {
        self.begin_chapter(mark);
        let outer = std::mem::replace(&mut self.in_own_part, true);
        self.nodes(body);
        self.in_own_part = outer;
    }

    fn anchor(&mut self, id: Option<&str>, kind: &str, text: String, origin: &Origin) -> AnchorId {
        let anchor = AnchorId(u32::try_from(self.plan.anchors.len()).unwrap_or(u32::MAX));
        if let Some(id) = id {
            if let Some(first) = self.plan.ids.get(id) {
                let first = self.plan.anchors.get(first.0 as usize).map(|anchor| anchor.origin.clone()).unwrap_or_default();
                let problem = Diagnostic::new(&codes::DUPLICATE_ID, origin.key("id")).with("id", id);
                self.found.push(problem.also(first, "先前用在这里", "first used here"));
            } else {
                self.plan.ids.insert(id.to_owned(), anchor);
            }
        }
        let name = id.map_or_else(|| format!("{kind}-{}", anchor.0 + 1), str::to_owned);
        self.plan.anchors.push(Anchor { name, text, origin: origin.clone() });
        anchor
    }

    /// The next number of a level, as printed.
    fn next_label(&mut self, level: usize) -> String {
        self.headings[level - 1] += 1;
        self.headings[level..].fill(0);
        self.ways.headings.label(&self.headings[..level])
    }
}

fn next(counter: &mut u32) -> u32 {
    *counter += 1;
    *counter
}

/// （a）, as parts of a figure are marked (CY/T 171: by letters).
pub(super) fn part_label(place: u32) -> String {
    format!("（{}）", letter(place).to_lowercase())
}
