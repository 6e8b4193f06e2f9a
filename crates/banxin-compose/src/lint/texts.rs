//! Every text of a report that is printed as prose, with its place: what lints look at.
//!
//! Visited in the order of the report, then the labels of the ledger. Left out: file names, ids, code, remarks that are never printed, and
//! the numbers of data files.

use std::sync::Arc;

use banxin_base::{DataPath, Origin};
use banxin_model::{Block, BlockKind, Callout, Cell, Chart, ColumnText, Image, Images, List, Loaded, Sheet, SheetKey, Table, Text, Texts};

use super::read::{Form, Written, runs};
use super::run::{Kind, Run};

/// Hands every run of a report to `visit`; `end` is called after each text.
pub(super) fn visit(loaded: &Loaded, visit: &mut dyn FnMut(&Run<'_>), end: &mut dyn FnMut()) {
    let mut walk = Walk { loaded, visit, end };
    walk.report();
    walk.ledger();
}

struct Walk<'a, 'v> {
    loaded: &'a Loaded,
    visit: &'v mut dyn FnMut(&Run<'_>),
    end: &'v mut dyn FnMut(),
}

impl Walk<'_, '_> {
    fn report(&mut self) {
        let report = &self.loaded.report;
        let root = DataPath::ROOT;
        for (n, line) in report.title.0.iter().enumerate() {
            self.line(line, &root.key("title").index(n), Kind::Heading);
        }
        self.optional(report.subtitle.as_ref(), &root.key("subtitle"), Kind::Heading);
        self.name(&report.issuer, &root.key("issuer"));
        let front = root.key("front");
        self.names(report.front.to.as_ref(), &front.key("to"));
        if let Some(mark) = &report.front.mark {
            mark.text.iter().for_each(|text| self.name(text, &front.key("mark").key("text")));
            self.names(mark.organs.as_ref(), &front.key("mark").key("organs"));
        }
        report.front.number.iter().for_each(|number| self.name(number, &front.key("number")));
        if let Some(preface) = &report.front.preface {
            let path = front.key("preface");
            preface.title.iter().for_each(|title| self.line(title, &path.key("title"), Kind::Heading));
            self.blocks(&preface.body, &path.key("body"));
        }
        self.blocks(&report.body, &root.key("body"));
        let back = root.key("back");
        for (n, attachment) in report.back.attachments.iter().enumerate() {
            let path = back.key("attachments").index(n);
            self.line(&attachment.title, &path.key("title"), Kind::Heading);
            self.blocks(&attachment.body, &path.key("body"));
        }
        if let Some(signature) = &report.back.signature {
            self.names(signature.name.as_ref(), &back.key("signature").key("name"));
        }
        if let Some(colophon) = &report.back.colophon {
            self.names(colophon.to.as_ref(), &back.key("colophon").key("to"));
            self.names(colophon.cc.as_ref(), &back.key("colophon").key("cc"));
        }
        self.optional(report.back.note.as_ref(), &back.key("note"), Kind::Paragraph);
    }

    /// Labels print in tables; remarks and sources of the ledger do not.
    fn ledger(&mut self) {
        for file in &self.loaded.ledger {
            for (id, figure) in &file.figures {
                // A ledger that is a table is read by its cells; those are found but never mended.
                let (origin, fixable) = match file.origin(id) {
                    Origin::Data { file, path, .. } if !is_table(&file) => (Origin::data(&file, &path.key("label")), true),
                    cell => (cell, false),
                };
                let written = Written { text: &figure.label, origin: &origin, kind: Kind::Cell, form: Form::Plain, fixable };
                runs(written, &mut |run| (self.visit)(run));
                (self.end)();
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block], path: &DataPath) {
        for (n, block) in blocks.iter().enumerate() {
            self.block(block, &path.index(n));
        }
    }

    fn block(&mut self, block: &Block, at: &DataPath) {
        let path = at.key(block.kind.key());
        match &block.kind {
            BlockKind::Include(file) => self.chapter(file),
            BlockKind::Heading(heading) => self.line(&heading.text, &path.key("text"), Kind::Heading),
            BlockKind::Text(text) | BlockKind::Quote(text) => self.markdown(text, &path),
            BlockKind::List(list) => self.list(list, &path),
            BlockKind::Table(table) => self.table(table, &path),
            BlockKind::Chart(chart) => self.chart(chart, &path),
            BlockKind::Image(image) => self.image(image, &path),
            BlockKind::Images(images) => {
                if let Images::Grid(grid) = images {
                    self.optional(grid.caption.as_ref(), &path.key("caption"), Kind::Heading);
                }
                let items = images.items_path(&path);
                for (n, image) in images.items().iter().enumerate() {
                    self.image(image, &items.index(n));
                }
            }
            BlockKind::Callout(Callout { title, text }) => {
                self.optional(title.as_ref(), &path.key("title"), Kind::Heading);
                self.markdown(text, &path.key("text"));
            }
            BlockKind::Columns(columns) => {
                let path = columns.text_path(&path);
                match columns.text() {
                    ColumnText::Text(text) => self.markdown(text, &path),
                    ColumnText::Blocks(blocks) => self.blocks(blocks, &path),
                }
            }
            BlockKind::Appendix(appendix) => {
                self.line(&appendix.title, &path.key("title"), Kind::Heading);
                self.blocks(&appendix.body, &path.key("body"));
            }
            BlockKind::Kpis(_) | BlockKind::PageBreak(_) => {}
        }
    }

    fn chapter(&mut self, name: &str) {
        if let Some(text) = self.loaded.chapters.get(name) {
            let origin = Origin::text(&Arc::from(name), 0..text.len());
            self.read(text, &origin, Kind::Paragraph, Form::Blocks);
        }
    }

    fn list(&mut self, list: &List, path: &DataPath) {
        for (n, item) in list.items.iter().enumerate() {
            let path = path.key("items").index(n);
            self.line(&item.text, &path.key("text"), Kind::Paragraph);
            if let Some(list) = &item.list {
                self.list(list, &path.key("list"));
            }
        }
    }

    fn table(&mut self, table: &Table, path: &DataPath) {
        self.optional(table.caption.as_ref(), &path.key("caption"), Kind::Caption);
        self.optional(table.unit.as_ref(), &path.key("unit"), Kind::Cell);
        for (n, column) in table.columns.iter().enumerate() {
            self.optional(column.title.as_ref(), &path.key("columns").index(n).key("title"), Kind::Cell);
        }
        self.rows(table.header.as_deref().unwrap_or_default(), &path.key("header"));
        if let Some(sheet) = table.from.as_ref().and_then(SheetKey::of).and_then(|key| self.loaded.sheets.get(&key)) {
            self.sheet(sheet);
        }
        self.rows(&table.rows, &path.key("rows"));
        self.notes(table.notes.as_ref(), &path.key("notes"));
        self.optional(table.source.as_ref(), &path.key("source"), Kind::Cell);
    }

    fn rows(&mut self, rows: &[Vec<Cell>], path: &DataPath) {
        for (n, row) in rows.iter().enumerate() {
            for (m, cell) in row.iter().enumerate() {
                self.line(&cell.text, &path.index(n).index(m).key("text"), Kind::Cell);
            }
        }
    }

    /// Cells of a data file are found but never mended.
    fn sheet(&mut self, sheet: &Sheet) {
        for (n, row) in sheet.rows.iter().enumerate() {
            for (column, text) in row.iter().enumerate().filter(|(_, text)| !text.is_ascii()) {
                let origin = sheet.origin(n, column);
                let written = Written { text, origin: &origin, kind: Kind::Cell, form: Form::Plain, fixable: false };
                runs(written, &mut |run| (self.visit)(run));
                (self.end)();
            }
        }
    }

    fn chart(&mut self, chart: &Chart, path: &DataPath) {
        self.optional(chart.caption.as_ref(), &path.key("caption"), Kind::Caption);
        self.optional(chart.unit.as_ref(), &path.key("unit"), Kind::Cell);
        for (n, name) in chart.categories.iter().enumerate() {
            self.line(name, &path.key("categories").index(n), Kind::Cell);
        }
        for (n, series) in chart.series.iter().enumerate() {
            self.optional(series.name.as_ref(), &path.key("series").index(n).key("name"), Kind::Cell);
        }
        self.optional(chart.source.as_ref(), &path.key("source"), Kind::Cell);
    }

    fn image(&mut self, image: &Image, path: &DataPath) {
        self.optional(image.alt.as_ref(), &path.key("alt"), Kind::Cell);
        self.optional(image.caption.as_ref(), &path.key("caption"), Kind::Caption);
    }

    fn notes(&mut self, notes: Option<&Texts>, path: &DataPath) {
        for (n, note) in notes.iter().flat_map(|notes| &notes.0).enumerate() {
            self.line(note, &path.index(n), Kind::Paragraph);
        }
    }

    fn names(&mut self, names: Option<&Texts>, path: &DataPath) {
        for (n, name) in names.iter().flat_map(|names| &names.0).enumerate() {
            self.name(name, &path.index(n));
        }
    }

    fn name(&mut self, name: &Text, path: &DataPath) {
        let origin = Origin::data(&self.loaded.entry, path);
        self.read(name.as_str(), &origin, Kind::Name, Form::Plain);
    }

    fn optional(&mut self, text: Option<&Text>, path: &DataPath, kind: Kind) {
        if let Some(text) = text {
            self.line(text, path, kind);
        }
    }

    fn line(&mut self, text: &Text, path: &DataPath, kind: Kind) {
        let origin = Origin::data(&self.loaded.entry, path);
        self.read(text.as_str(), &origin, kind, Form::Line);
    }

    fn markdown(&mut self, text: &Text, path: &DataPath) {
        let origin = Origin::data(&self.loaded.entry, path);
        self.read(text.as_str(), &origin, Kind::Paragraph, Form::Blocks);
    }

    fn read(&mut self, text: &str, origin: &Origin, kind: Kind, form: Form) {
        runs(Written { text, origin, kind, form, fixable: true }, &mut |run| (self.visit)(run));
        (self.end)();
    }
}

/// Whether a ledger's file is a table.
fn is_table(file: &str) -> bool {
    let extension = file.rsplit('.').next().unwrap_or_default();
    ["csv", "xlsx"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}
