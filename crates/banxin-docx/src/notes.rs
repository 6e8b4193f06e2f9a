//! 脚注, 尾注: the text of the notes, and their marks.
//!
//! In: the document's notes. Out: for each the paragraphs of its footnote or endnote, the first one beginning with the note's mark, which Word
//! counts: ①, ②, ③. The separators above the notes belong to the part itself, see the backend. LibreOffice knows endnotes at the end of a document
//! only; for it they are paragraphs under their heading, with links to the text and back.

use banxin_compose::document::{LinkTarget, Note, NoteId};

use crate::block::Flow;
use crate::look::twip;
use crate::options::Target;
use crate::style::{ENDNOTE_REFERENCE, NOTE_REFERENCE};
use crate::wml::{Endnotes, Indent, LinkTo, NumFormat, Para, Piece, Run, RunProps, Span, Twip};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// The paragraphs of each footnote, in order.
    pub(crate) fn notes(&mut self) -> Vec<Vec<Para<'a>>> {
        let document = self.document;
        let content = |writer: &mut Writer<'a>, note: &'a Note| note.content.iter().map(|it| writer.paragraph(it)).collect();
        let in_parts = document.notes.iter().filter(|note| note.end.is_none() || self.target == Target::Word);
        in_parts.collect::<Vec<_>>().into_iter().map(|note| marked(content(self, note), note)).collect()
    }

    /// Whether the file has endnotes of Word's own.
    pub(crate) fn has_endnotes(&self) -> bool {
        self.target == Target::Word && self.document.notes.iter().any(|note| note.end.is_some())
    }

    /// The place of the endnotes: at the end of the section, where Word puts them by itself, or here.
    pub(crate) fn endnotes_here(&mut self, flow: &mut Flow<'a, '_>) {
        self.endnotes_met = true;
        if self.target == Target::Word {
            return;
        }
        let document = self.document;
        for note in &document.notes {
            let Some(end) = &note.end else { continue };
            for (at, paragraph) in note.content.iter().enumerate() {
                let em = document.style_of(paragraph).text.size;
                let mut para = self.paragraph(paragraph);
                let first = if at == 0 { twip(-(em * 2)) } else { Twip(0) };
                para.props.indent = Some(Indent { left: twip(em * 2), first, ..Indent::default() });
                if at == 0 {
                    let mark = self.linked_mark(note, &end.note, &end.mark);
                    para.spans.splice(0..0, mark.into_iter().chain([Span::Run(Run::text("\u{3000}"))]));
                }
                flow.push(para);
            }
        }
    }

    /// A mark as text, at one place and leading to another.
    fn linked_mark(&mut self, note: &'a Note, here: &LinkTarget, there: &LinkTarget) -> Vec<Span<'a>> {
        let bookmark = self.anchors.bookmark(here.anchor());
        let id = bookmark.as_ref().map(|bookmark| bookmark.id);
        let run = Run::text(note.mark.as_str());
        let leads = there.anchor().and_then(|anchor| self.anchors.target(anchor));
        let mark = match leads {
            Some((name, _)) => Span::Link(LinkTo::Bookmark(name.to_owned()), vec![run]),
            None => Span::Run(run),
        };
        bookmark.map(Span::BookmarkStart).into_iter().chain([mark]).chain(id.map(Span::BookmarkEnd)).collect()
    }

    /// The mark of a note in the text.
    pub(crate) fn note_mark(&mut self, id: NoteId) -> Vec<Span<'a>> {
        let document = self.document;
        let note = usize::try_from(id.0).ok().and_then(|index| document.notes.get(index));
        if self.target == Target::LibreOffice
            && let Some((note, end)) = note.and_then(|note| Some((note, note.end.as_ref()?)))
        {
            let mut mark = self.linked_mark(note, &end.mark, &end.note);
            let runs = mark.iter_mut().filter_map(|span| if let Span::Link(_, runs) = span { Some(runs) } else { None }).flatten();
            runs.for_each(|run| run.props.style = Some(ENDNOTE_REFERENCE));
            return mark;
        }
        self.note_reference(id).map(Span::Run).collect()
    }

    /// What becomes of endnotes at the end of the section under way.
    pub(crate) fn endnotes(&self) -> Endnotes {
        match (self.has_endnotes(), self.endnotes_met) {
            (false, _) => Endnotes::None,
            (true, false) => Endnotes::Wait,
            (true, true) => Endnotes::Here,
        }
    }

    /// The mark of a note in the text. Notes count from 1 in the file; the mark's look is that of its character style.
    fn note_reference(&self, id: NoteId) -> impl Iterator<Item = Run<'a>> + use<'a> {
        let note = usize::try_from(id.0).ok().and_then(|index| self.document.notes.get(index));
        let number = id.0.saturating_add(1);
        let piece = match note {
            Some(Note { end: Some(_), .. }) => Piece::EndnoteReference(number),
            _ => Piece::NoteReference(number),
        };
        around(note, piece)
    }

    /// The form of the marks: circled if the document's are.
    pub(crate) fn note_marks(&self) -> NumFormat {
        let circled = self.document.notes.first().is_none_or(|note| note.mark.starts_with(|c| ('①'..='⑳').contains(&c)));
        if circled { NumFormat::Circled } else { NumFormat::Decimal }
    }
}

/// A mark as it is printed: Word counts the number, brackets are ours.
fn around<'a>(note: Option<&Note>, piece: Piece<'a>) -> impl Iterator<Item = Run<'a>> + use<'a> {
    let style = if note.is_some_and(|note| note.end.is_some()) { ENDNOTE_REFERENCE } else { NOTE_REFERENCE };
    let run = move |piece| Run::new(RunProps { style: Some(style), ..RunProps::default() }, piece);
    let bracketed = note.is_some_and(|note| note.end.is_some() && note.mark.starts_with('['));
    let bracket = move |text: &'static str| bracketed.then(|| run(Piece::Text(text.into())));
    [bracket("["), Some(run(piece)), bracket("]")].into_iter().flatten()
}

fn marked<'a>(mut content: Vec<Para<'a>>, note: &Note) -> Vec<Para<'a>> {
    if content.is_empty() {
        content.push(Para::default());
    }
    if let Some(first) = content.first_mut() {
        let piece = if note.end.is_some() { Piece::EndnoteMark } else { Piece::NoteMark };
        let mark = around(Some(note), piece).chain([Run::text(" ")]).map(Span::Run);
        first.spans.splice(0..0, mark.collect::<Vec<_>>());
    }
    content
}
