//! The reader of prose: fills a text, reads its Markdown, and keeps what it finds on the way.

use std::sync::Arc;

use banxin_base::{DataPath, Diagnostic, Origin};
use banxin_model::{Loaded, Text};

use super::tree::{Node, RemarkNode, Span};
use super::{Notes, inline, markdown};
use crate::figures::Values;
use crate::template::{Engine, Filled, fill, marks};

/// What reading prose needs, and what it collects.
pub(super) struct Prose<'a> {
    pub(super) loaded: &'a Loaded,
    engine: Engine,
    notes: Notes,
    /// Counts the texts read so far: names of footnotes are known within one text.
    scope: usize,
    /// Remarks to editors met so far.
    pub(super) remarks: Vec<RemarkNode>,
    found: Vec<Diagnostic>,
}

impl<'a> Prose<'a> {
    pub(super) fn new(loaded: &'a Loaded, engine: Engine, found: Vec<Diagnostic>) -> Prose<'a> {
        Prose { loaded, engine, notes: Notes::new(), scope: 0, remarks: Vec::new(), found }
    }

    /// The notes, the remarks and the problems.
    pub(super) fn finish(self) -> (Notes, Vec<RemarkNode>, Vec<Diagnostic>) {
        (self.notes, self.remarks, self.found)
    }

    pub(super) fn report(&mut self, problem: Diagnostic) {
        self.found.push(problem);
    }

    pub(super) fn values(&self) -> &Values {
        self.engine.values()
    }

    /// A place in the report's own file.
    pub(super) fn at(&self, path: &DataPath) -> Origin {
        Origin::data(&self.loaded.entry, path)
    }

    /// One line of Markdown: emphasis, links, figures; no blocks.
    pub(super) fn line(&mut self, text: &str, path: &DataPath) -> Vec<Span> {
        let origin = self.at(path);
        self.line_at(text, &origin)
    }

    /// The same from any place.
    pub(super) fn line_at(&mut self, text: &str, origin: &Origin) -> Vec<Span> {
        if inline::is_plain(text) {
            return if text.is_empty() { Vec::new() } else { vec![Span::text(text, origin.clone())] };
        }
        let filled = self.fill(text, origin);
        self.scope += 1;
        let mut read = markdown::Reading::new(self.scope, &mut self.notes, &mut self.found);
        markdown::read_line(filled, &mut read)
    }

    /// A line that may be missing.
    pub(super) fn optional_line(&mut self, text: Option<&Text>, path: &DataPath) -> Option<Vec<Span>> {
        text.map(|text| self.line(text.as_str(), path))
    }

    /// Text without any Markdown: names of organs.
    pub(super) fn plain(&mut self, text: &str, path: &DataPath) -> String {
        let origin = self.at(path);
        marks::plain(&self.fill(text, &origin).text)
    }

    /// Markdown blocks from a text of the report's own file.
    pub(super) fn markdown(&mut self, text: &str, path: &DataPath) -> Vec<Node> {
        let origin = self.at(path);
        self.markdown_at(text, &origin)
    }

    /// Markdown blocks of an included file.
    pub(super) fn chapter(&mut self, name: &str) -> Vec<Node> {
        // A missing chapter was reported when the report was loaded.
        let Some(text) = self.loaded.chapters.get(name) else { return Vec::new() };
        let origin = Origin::text(&Arc::from(name), 0..text.len());
        self.markdown_at(text, &origin)
    }

    fn markdown_at(&mut self, text: &str, origin: &Origin) -> Vec<Node> {
        let filled = self.fill(text, origin);
        self.scope += 1;
        let mut read = markdown::Reading::new(self.scope, &mut self.notes, &mut self.found);
        markdown::read_blocks(&filled, &mut read)
    }

    fn fill(&mut self, text: &str, origin: &Origin) -> Filled {
        fill(&self.engine, text, origin, &mut self.found)
    }
}
