//! 索引: marks in the text and the index as fields of Word's, the index filled already.
//!
//! In: terms, and the index with the page map. Out: an `XE` field at each place, and one `INDEX` field around all paragraphs of the index. Word sorts
//! by pinyin when it updates the field in a Chinese document.

use banxin_compose::document::{Index, StyleId};

use crate::block::Flow;
use crate::marks::Cutter;
use crate::names;
use crate::options::Target;
use crate::wml::{Para, Piece, Run, RunProps, Span};
use crate::writer::Writer;

/// The field that marks a place. It shows nothing.
pub(crate) fn entry<'a>(term: &str) -> impl Iterator<Item = Run<'a>> + use<'a> {
    // A quotation mark would end the term, a colon begin a sub-term, a backslash a switch.
    let safe: String = term.chars().map(|c| if c == ':' { '：' } else { c }).filter(|c| !matches!(c, '"' | '\\')).collect();
    let pieces = [Piece::FieldBegin, Piece::Instruction(format!("XE \"{}\"", crate::inline::clean(safe.into()))), Piece::FieldEnd];
    pieces.into_iter().map(plain)
}

impl<'a> Writer<'a> {
    /// Writes the index.
    pub(crate) fn index(&mut self, it: &'a Index, flow: &mut Flow<'a, '_>) {
        let mut paras: Vec<Para<'a>> = Vec::new();
        for group in &it.groups {
            paras.push(self.index_line(StyleId::IndexLetter, group.letter.clone()));
            for entry in &group.entries {
                let pages: Vec<String> =
                    entry.pages(|anchor| self.pages.label_of(anchor).to_owned()).into_iter().map(|(page, _)| page).collect();
                paras.push(self.index_line(StyleId::IndexEntry, format!("{}\u{3000}{}", entry.term, pages.join("，"))));
            }
        }
        if let Some(first) = paras.first_mut() {
            // By letters, a blank of one character between term and pages, sorted as Chinese.
            let columns = if self.target == Target::LibreOffice { " \\c \"2\"" } else { "" };
            let instruction = format!("INDEX \\e \"\u{3000}\" \\l \"，\"{columns} \\h \"A\" \\z \"2052\"");
            let begin = [Piece::FieldBegin, Piece::Instruction(instruction), Piece::FieldSeparate];
            first.spans.splice(0..0, begin.map(plain).map(Span::Run));
        }
        if let Some(last) = paras.last_mut() {
            last.spans.push(Span::Run(plain(Piece::FieldEnd)));
        }
        paras.into_iter().for_each(|para| flow.push(para));
    }

    fn index_line(&self, id: StyleId, text: String) -> Para<'a> {
        let style = self.style(id);
        let runs = self.plain(text, &style.text, &style.text, &mut Cutter::new());
        let name = self.defines(id).then(|| names::name(id).id);
        Para { style: name, spans: runs.into_iter().map(Span::Run).collect(), ..Para::default() }
    }
}

fn plain<'a>(piece: Piece<'a>) -> Run<'a> {
    Run::new(RunProps::default(), piece)
}
