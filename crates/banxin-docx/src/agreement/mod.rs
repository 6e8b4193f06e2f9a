//! 与 PDF 一致: whether the lines of the Word file will be those of the pages, and what makes them so.
//!
//! In: a paragraph of the file and its lines on the pages. Out: in the clean grade nothing changes; in the matched grade (`match_lines`) the lines
//! that some program would end elsewhere are corrected. For a report on agreement, verdicts line by line.
//!
//! Steps: align the file's characters with layout's (`passage`), ask the models of the programs ([`crate::engines`]), correct (`correct`,
//! `rewrite`) or judge (`judge`).

mod correct;
mod judge;
mod passage;
mod rewrite;

use banxin_compose::document::{Document, Inline, Label, TextStyle};
use banxin_layout::PageMap;

pub use crate::engines::Engine;
use crate::options::{DocxOptions, Target};
use crate::wml::{Indent, Jc, Para};
use crate::writer::Writer;
pub use judge::{JudgedLine, Reason, Verdict};
use passage::Frame;

/// How the lines of a Word file compare with those of the pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// The lines that could be compared, in the order of the file.
    pub lines: Vec<JudgedLine>,
    /// Paragraphs that could not be compared.
    pub unknown: usize,
}

/// Foretells which lines of the Word file will be those of the pages, program by program.
pub fn agreement(document: &Document, pages: &PageMap, options: &DocxOptions) -> Agreement {
    let mut writer = Writer::new(document, pages, options);
    writer.lines.judging = true;
    writer.body();
    writer.notes();
    writer.lines.found
}

/// What the writer does about lines.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    /// Lines are corrected, for these programs, the most important first.
    pub(crate) matched: Vec<Engine>,
    /// Lines are judged.
    pub(crate) judging: bool,
    /// What was judged so far.
    pub(crate) found: Agreement,
}

impl Lines {
    /// What the options ask for.
    pub(crate) fn new(options: &DocxOptions) -> Lines {
        let matched = match options.target {
            _ if !options.match_lines => Vec::new(),
            Target::Word => vec![Engine::Word, Engine::LibreOffice25, Engine::LibreOffice7],
            Target::LibreOffice => vec![Engine::LibreOffice7, Engine::LibreOffice25, Engine::Word],
        };
        Lines { matched, ..Lines::default() }
    }
}

/// What decides about the lines of a paragraph besides its spans.
pub(crate) struct Setting<'p> {
    /// The text that layout set.
    pub(crate) inlines: &'p [Inline],
    /// The text style of the paragraph's own style.
    pub(crate) text: &'p TextStyle,
    /// Its indents.
    pub(crate) indent: Indent,
    /// How its lines stand.
    pub(crate) align: Jc,
    /// Its label.
    pub(crate) label: Option<&'p Label>,
}

impl<'a> Writer<'a> {
    /// Corrects or judges the lines of a paragraph, as the options ask for.
    pub(crate) fn fit_lines(&mut self, para: &mut Para<'a>, setting: &Setting<'_>) {
        if self.lines.matched.is_empty() && !self.lines.judging {
            return;
        }
        let Some(set) = self.texts.number(setting.inlines).and_then(|text| self.pages.text_lines(text)) else { return };
        let Setting { text, indent, align, label, .. } = *setting;
        let frame = Frame { text, indent, align, label };
        let aligned = passage::align(self.document, &para.spans, set, &frame);
        if !self.lines.matched.is_empty()
            && let Some(aligned) = aligned
        {
            let skipped = aligned.skipped;
            let corrections = correct::corrections(aligned, &self.lines.matched);
            if !corrections.is_empty() {
                let spans = std::mem::take(&mut para.spans);
                para.spans = rewrite::rewrite(self.document, spans, &corrections, skipped, text);
            }
        }
        if self.lines.judging {
            match passage::align(self.document, &para.spans, set, &frame) {
                Some(aligned) => self.lines.found.lines.extend(judge::judge(&aligned, set)),
                None => self.lines.found.unknown += 1,
            }
        }
    }
}
