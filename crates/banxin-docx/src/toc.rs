//! 目录: the table of contents as a field that is already filled.
//!
//! In: the entries and the page map. Out: the title and one paragraph an entry: a link to the heading, a tab with dots, and the page
//! number, itself a field. Word and WPS update it on demand; nothing has to be computed, and no question asked, when the file is opened.

use banxin_compose::document::{Listed, StyleId, Toc, TocEntry};

use crate::block::Flow;
use crate::field::page_of;
use crate::look::Script;
use crate::marks::Cutter;
use crate::names;
use crate::wml::{Block, LinkTo, Para, Piece, Run, RunProps, Span};
use crate::writer::Writer;

/// Word's sheets have nine levels of contents; the style sheet sets three apart.
const DEEPEST_STYLE: u8 = 3;

impl<'a> Writer<'a> {
    /// Writes the contents.
    pub(crate) fn contents(&mut self, toc: &'a Toc, flow: &mut Flow<'a, '_>) {
        let title = self.paragraph(&toc.title);
        flow.push(title);
        let mut paras: Vec<_> = toc.entries.iter().map(|entry| self.entry(toc, entry)).collect();
        let plain = |piece| Span::Run(Run::new(RunProps::default(), piece));
        if let Some(first) = paras.first_mut() {
            let instruction = match toc.of {
                Listed::Headings { depth } => format!("TOC \\o \"1-{}\" \\h \\z \\u", depth.clamp(1, 9)),
                // The captions count by a sequence of this name.
                Listed::Captions(word) => format!("TOC \\h \\z \\c \"{word}\""),
            };
            let begin = [Piece::FieldBegin, Piece::Instruction(instruction), Piece::FieldSeparate];
            first.spans.splice(0..0, begin.map(plain));
        }
        if let Some(last) = paras.last_mut() {
            last.spans.push(plain(Piece::FieldEnd));
            match toc.of {
                Listed::Headings { .. } => flow.out.push(Block::Contents(paras)),
                Listed::Captions(_) => paras.into_iter().for_each(|para| flow.push(para)),
            }
        }
    }

    fn entry(&self, toc: &Toc, entry: &'a TocEntry) -> Para<'a> {
        let id = match toc.style_of(entry) {
            StyleId::Toc(level) => StyleId::Toc(level.clamp(1, DEEPEST_STYLE)),
            other => other,
        };
        let style = self.style(id);
        let mut cutter = Cutter::new();
        let mut runs = self.plain(entry.text.as_str(), &style.text, &style.text, &mut cutter);
        // The dots of all levels are alike: those of the text.
        let dots = self.look(&self.style(StyleId::Body).text, &style.text, Script::Chinese);
        runs.push(Run::new(dots, Piece::Tab));
        let label = self.pages.label_of(entry.anchor);
        let name = self.defines(id).then(|| names::name(id).id);
        let spans = match self.anchors.target(entry.anchor) {
            Some((target, _)) => {
                runs.extend(page_of(target, label, &self.look(&style.text, &style.text, Script::Western)));
                vec![Span::Link(LinkTo::Bookmark(target.to_owned()), runs)]
            }
            None => {
                runs.push(Run::text(label));
                runs.into_iter().map(Span::Run).collect()
            }
        };
        Para { style: name, spans, ..Para::default() }
    }
}
