//! 脚注: the text of the footnotes.
//!
//! In: the document's notes. Out: for each the paragraphs of its footnote, the first one beginning with the note's mark, which Word
//! counts: ①, ②, ③. The separators above the notes belong to the part itself, see the backend.

use crate::style::NOTE_REFERENCE;
use crate::wml::{NumFormat, Para, Piece, Run, RunProps, Span};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// The paragraphs of each footnote, in order.
    pub(crate) fn notes(&mut self) -> Vec<Vec<Para<'a>>> {
        let document = self.document;
        document.notes.iter().map(|note| note.content.iter().map(|it| self.paragraph(it)).collect()).map(marked).collect()
    }

    /// The form of the marks: circled if the document's are.
    pub(crate) fn note_marks(&self) -> NumFormat {
        let circled = self.document.notes.first().is_none_or(|note| note.mark.starts_with(|c| ('①'..='⑳').contains(&c)));
        if circled { NumFormat::Circled } else { NumFormat::Decimal }
    }
}

fn marked(mut content: Vec<Para<'_>>) -> Vec<Para<'_>> {
    if content.is_empty() {
        content.push(Para::default());
    }
    if let Some(first) = content.first_mut() {
        let props = RunProps { style: Some(NOTE_REFERENCE), ..RunProps::default() };
        let mark = [Span::Run(Run::new(props, Piece::NoteMark)), Span::Run(Run::text(" "))];
        first.spans.splice(0..0, mark);
    }
    content
}
