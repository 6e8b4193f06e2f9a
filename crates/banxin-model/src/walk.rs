//! Walks over a report: every text, every block, each with its data path.

use std::sync::Arc;

use banxin_base::DataPath;

use crate::block::{Block, BlockKind};
use crate::chart::Chart;
use crate::columns::{ColumnText, Columns};
use crate::figure::Ledger;
use crate::images::{Image, Images};
use crate::list::{Item, List};
use crate::report::{Back, Front, Report};
use crate::table::{Cell, Table, Tables, TotalledRows};
use crate::text::Text;

/// A data path while walking: it costs nothing until it is asked for.
#[derive(Clone, Copy)]
pub(crate) enum Trail<'a> {
    /// The root of a file.
    Root,
    /// A value of a key.
    Key(&'a Trail<'a>, &'a str),
    /// An item of a list.
    Index(&'a Trail<'a>, usize),
}

impl Trail<'_> {
    /// The path.
    pub(crate) fn path(&self) -> DataPath {
        match self {
            Trail::Root => DataPath::ROOT,
            Trail::Key(parent, key) => parent.path().key(*key),
            Trail::Index(parent, index) => parent.path().index(*index),
        }
    }

    /// The value of `key` below.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> Trail<'b> {
        Trail::Key(self, key)
    }

    /// Item number `index` below.
    pub(crate) fn index(&self, index: usize) -> Trail<'_> {
        Trail::Index(self, index)
    }
}

/// Visits every block: of the preface, of the body, of attachments, and the blocks within blocks.
pub(crate) fn blocks(front: &Front, body: &[Block], back: &Back, visit: &mut dyn FnMut(&Trail<'_>, &Block)) {
    if let Some(preface) = &front.preface {
        blocks_of(&Trail::Root.key("front").key("preface").key("body"), &preface.body, visit);
    }
    blocks_of(&Trail::Root.key("body"), body, visit);
    let trail = Trail::Root.key("back");
    let trail = trail.key("attachments");
    for (n, attachment) in back.attachments.iter().enumerate() {
        blocks_of(&trail.index(n).key("body"), &attachment.body, visit);
    }
}

fn blocks_of(trail: &Trail<'_>, blocks: &[Block], visit: &mut dyn FnMut(&Trail<'_>, &Block)) {
    for (n, block) in blocks.iter().enumerate() {
        let trail = trail.index(n);
        visit(&trail, block);
        match &block.kind {
            BlockKind::Columns(columns) => {
                if let ColumnText::Blocks(blocks) = columns.text() {
                    let inner = trail.key("columns");
                    let body = inner.key("body");
                    blocks_of(if matches!(columns, Columns::Set(_)) { &body } else { &inner }, blocks, visit);
                }
            }
            BlockKind::Appendix(appendix) => blocks_of(&trail.key("appendix").key("body"), &appendix.body, visit),
            _ => {}
        }
    }
}

/// Visits every text of a ledger that takes any scalar.
pub(crate) fn ledger_texts(root: &Trail<'_>, ledger: &mut Ledger, visit: &mut dyn FnMut(&Trail<'_>, &mut Text)) {
    for (id, figure) in ledger {
        let trail = root.key(id);
        let figure = Arc::make_mut(figure);
        let mut texts = Texts { visit };
        texts.one(&trail, "period", &mut figure.period);
        texts.one(&trail, "source", &mut figure.source);
        texts.one(&trail, "section", &mut figure.section);
        texts.one(&trail, "note", &mut figure.note);
    }
}

/// Visits every text of a report but those of its ledger. Paths name the long form: `heading.text` also where only `heading: …` is written.
pub(crate) fn report_texts(report: &mut Report, visit: &mut dyn FnMut(&Trail<'_>, &mut Text)) {
    let mut texts = Texts { visit };
    let root = Trail::Root;
    texts.many(&root, "title", &mut report.title.0);
    texts.one(&root, "subtitle", &mut report.subtitle);
    texts.text(&root, "issuer", &mut report.issuer);
    texts.one(&root, "period", &mut report.period);
    texts.one(&root, "lang", &mut report.lang);
    texts.one(&root, "style", &mut report.style);
    texts.one(&root, "watermark", &mut report.watermark);
    texts.some(&root.key("typography"), "units", &mut report.typography.units);
    texts.tables(&root.key("tables"), &mut report.tables);
    texts.front(&root.key("front"), &mut report.front);
    texts.blocks(&root.key("body"), &mut report.body);
    texts.back(&root.key("back"), &mut report.back);
    for (n, check) in report.checks.iter_mut().enumerate() {
        texts.one(&root.key("checks").index(n), "because", &mut check.because);
    }
}

struct Texts<'v> {
    visit: &'v mut dyn FnMut(&Trail<'_>, &mut Text),
}

impl Texts<'_> {
    fn text(&mut self, trail: &Trail<'_>, key: &str, text: &mut Text) {
        (self.visit)(&trail.key(key), text);
    }

    fn one(&mut self, trail: &Trail<'_>, key: &str, text: &mut Option<Text>) {
        if let Some(text) = text {
            self.text(trail, key, text);
        }
    }

    fn many(&mut self, trail: &Trail<'_>, key: &str, texts: &mut [Text]) {
        for (n, text) in texts.iter_mut().enumerate() {
            (self.visit)(&trail.key(key).index(n), text);
        }
    }

    fn some(&mut self, trail: &Trail<'_>, key: &str, texts: &mut Option<crate::text::Texts>) {
        if let Some(texts) = texts {
            self.many(trail, key, &mut texts.0);
        }
    }

    fn tables(&mut self, trail: &Trail<'_>, tables: &mut Tables) {
        self.one(trail, "blank", &mut tables.blank);
        self.one(trail, "dash", &mut tables.dash);
        self.one(trail, "ellipsis", &mut tables.ellipsis);
        if let Some(continued) = &mut tables.continued {
            self.text(&trail.key("continued"), "text", &mut continued.text);
        }
    }

    fn front(&mut self, trail: &Trail<'_>, front: &mut Front) {
        if let Some(mark) = &mut front.mark {
            let trail = trail.key("mark");
            // The short form is the text itself; its place is found as that of the key above.
            self.one(&trail, "text", &mut mark.text);
            self.some(&trail, "organs", &mut mark.organs);
            self.one(&trail, "word", &mut mark.word);
        }
        if let Some(preface) = &mut front.preface {
            let trail = trail.key("preface");
            self.one(&trail, "title", &mut preface.title);
            self.blocks(&trail.key("body"), &mut preface.body);
        }
        self.one(trail, "number", &mut front.number);
        self.some(trail, "signers", &mut front.signers);
        self.one(trail, "secrecy", &mut front.secrecy);
        self.one(trail, "urgency", &mut front.urgency);
        self.one(trail, "copy_no", &mut front.copy_no);
        self.some(trail, "to", &mut front.to);
    }

    fn back(&mut self, trail: &Trail<'_>, back: &mut Back) {
        for (n, attachment) in back.attachments.iter_mut().enumerate() {
            let trail = trail.key("attachments");
            let trail = trail.index(n);
            self.text(&trail, "title", &mut attachment.title);
            self.blocks(&trail.key("body"), &mut attachment.body);
        }
        if let Some(signature) = &mut back.signature {
            let trail = trail.key("signature");
            self.some(&trail, "seal", &mut signature.seal);
            self.some(&trail, "name", &mut signature.name);
            if let Some(stamp) = &mut signature.stamp {
                let trail = trail.key("stamp");
                self.text(&trail, "image", &mut stamp.image);
                self.one(&trail, "post", &mut stamp.post);
                self.one(&trail, "name", &mut stamp.name);
            }
        }
        if let Some(attendance) = &mut back.attendance {
            let trail = trail.key("attendance");
            self.some(&trail, "present", &mut attendance.present);
            self.some(&trail, "absent", &mut attendance.absent);
            self.some(&trail, "observers", &mut attendance.observers);
        }
        self.one(trail, "note", &mut back.note);
        if let Some(colophon) = &mut back.colophon {
            let trail = trail.key("colophon");
            self.some(&trail, "cc", &mut colophon.cc);
            self.some(&trail, "to", &mut colophon.to);
            self.one(&trail, "issuer", &mut colophon.issuer);
        }
    }

    fn blocks(&mut self, trail: &Trail<'_>, blocks: &mut [Block]) {
        for (n, block) in blocks.iter_mut().enumerate() {
            let trail = trail.index(n);
            if let Some(note) = &mut block.note {
                let trail = trail.key("note");
                self.text(&trail, "text", &mut note.text);
                self.one(&trail, "author", &mut note.author);
            }
            let key = block.kind.key();
            self.block(&trail, key, &mut block.kind);
        }
    }

    fn block(&mut self, trail: &Trail<'_>, key: &str, kind: &mut BlockKind) {
        let inner = trail.key(key);
        match kind {
            BlockKind::Include(_) | BlockKind::Kpis(_) | BlockKind::PageBreak(_) => {}
            BlockKind::Heading(heading) => self.text(&inner, "text", &mut heading.text),
            BlockKind::Text(text) | BlockKind::Quote(text) => self.text(trail, key, text),
            BlockKind::List(list) => self.list(&inner, list),
            BlockKind::Table(table) => self.table(&inner, table),
            BlockKind::Chart(chart) => self.chart(&inner, chart),
            BlockKind::Image(image) => self.image(&inner, image),
            BlockKind::Images(images) => {
                let items = inner.key("items");
                let grid = matches!(images, Images::Grid(_));
                for (n, image) in images.items_mut().iter_mut().enumerate() {
                    self.image(&if grid { items.index(n) } else { inner.index(n) }, image);
                }
                if let Images::Grid(grid) = images {
                    self.one(&inner, "caption", &mut grid.caption);
                }
            }
            BlockKind::Callout(callout) => {
                self.one(&inner, "title", &mut callout.title);
                self.text(&inner, "text", &mut callout.text);
            }
            BlockKind::Columns(columns) => match columns.text_mut() {
                (ColumnText::Text(text), false) => self.text(trail, key, text),
                (ColumnText::Text(text), true) => self.text(&inner, "body", text),
                (ColumnText::Blocks(blocks), false) => self.blocks(&inner, blocks),
                (ColumnText::Blocks(blocks), true) => self.blocks(&inner.key("body"), blocks),
            },
            BlockKind::Appendix(appendix) => {
                self.text(&inner, "title", &mut appendix.title);
                self.blocks(&inner.key("body"), &mut appendix.body);
            }
        }
    }

    fn image(&mut self, trail: &Trail<'_>, image: &mut Image) {
        self.one(trail, "alt", &mut image.alt);
        self.one(trail, "caption", &mut image.caption);
    }

    /// A list written short has its items right below; its long form under `items`, which only the file can tell. Both are walked as `items`,
    /// and [`crate::yaml::Marks::nearest`] finds the short form's place as well.
    fn list(&mut self, trail: &Trail<'_>, list: &mut List) {
        let items = trail.key("items");
        for (n, Item { text, list }) in list.items.iter_mut().enumerate() {
            let trail = items.index(n);
            self.text(&trail, "text", text);
            if let Some(list) = list {
                self.list(&trail.key("list"), list);
            }
        }
    }

    fn chart(&mut self, trail: &Trail<'_>, chart: &mut Chart) {
        self.one(trail, "caption", &mut chart.caption);
        self.one(trail, "alt", &mut chart.alt);
        self.one(trail, "unit", &mut chart.unit);
        self.many(trail, "categories", &mut chart.categories);
        for (n, series) in chart.series.iter_mut().enumerate() {
            self.one(&trail.key("series").index(n), "name", &mut series.name);
        }
        if let Some(axis) = &mut chart.x_axis {
            self.one(&trail.key("x_axis"), "title", &mut axis.title);
        }
        for (key, axis) in [("y_axis", &mut chart.y_axis), ("second_axis", &mut chart.second_axis)] {
            if let Some(axis) = axis {
                self.one(&trail.key(key), "title", &mut axis.title);
                self.one(&trail.key(key), "unit", &mut axis.unit);
            }
        }
        self.some(trail, "notes", &mut chart.notes);
        self.one(trail, "source", &mut chart.source);
    }

    fn table(&mut self, trail: &Trail<'_>, table: &mut Table) {
        self.one(trail, "caption", &mut table.caption);
        self.one(trail, "unit", &mut table.unit);
        for (n, column) in table.columns.iter_mut().enumerate() {
            self.one(&trail.key("columns").index(n), "title", &mut column.title);
        }
        if let Some(header) = &mut table.header {
            self.rows(&trail.key("header"), header);
        }
        self.rows(&trail.key("rows"), &mut table.rows);
        if let Some(from) = &mut table.from {
            self.one(&trail.key("from"), "sheet", &mut from.sheet);
        }
        self.some(trail, "notes", &mut table.notes);
        self.one(trail, "source", &mut table.source);
        if let Some(total) = &mut table.total {
            let trail = trail.key("total");
            self.some(&trail, "labels", &mut total.labels);
            self.one(&trail, "because", &mut total.because);
            for row in &mut total.rows {
                self.one(&trail, "label", &mut row.label);
                if let TotalledRows::Named(labels) = &mut row.of {
                    self.many(&trail, row.computation.key(), labels);
                }
            }
        }
    }

    fn rows(&mut self, trail: &Trail<'_>, rows: &mut [Vec<Cell>]) {
        for (n, row) in rows.iter_mut().enumerate() {
            for (m, cell) in row.iter_mut().enumerate() {
                let trail = trail.index(n);
                let trail = trail.index(m);
                self.text(&trail, "text", &mut cell.text);
                if let Some(list) = &mut cell.list {
                    self.list(&trail.key("list"), list);
                }
            }
        }
    }
}
