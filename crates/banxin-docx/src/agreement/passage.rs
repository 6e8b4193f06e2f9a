//! A paragraph of the file as other programs see it, and where its lines end on our pages.
//!
//! In: the spans of a paragraph, its indents, and its lines as layout set them. Out: a [`Passage`] for the models, with the ends of our lines.
//! Steps: take the characters out of the spans; give each the room that layout says it takes; take off what a label before them takes.
//! A paragraph whose characters are not those of layout, or that holds a picture, is not compared.

use banxin_base::Len;
use banxin_compose::document::{Document, Label, TextStyle};
use banxin_layout::TextLines;

use crate::engines::{Passage, Unit};
use crate::look::{half_pt, tracking};
use crate::wml::{Indent, Jc, Piece, Run, Span, Twip};

/// What is known of a paragraph besides its spans.
pub(crate) struct Frame<'p> {
    /// Its text style.
    pub(crate) text: &'p TextStyle,
    /// Its indents.
    pub(crate) indent: Indent,
    /// How its lines stand.
    pub(crate) align: Jc,
    /// Its label, whether typed or counted by Word.
    pub(crate) label: Option<&'p Label>,
}

/// A paragraph, with the lines it has on the pages.
pub(crate) struct Aligned {
    /// It.
    pub(crate) passage: Passage,
    /// Where our lines end.
    pub(crate) ends: Vec<usize>,
    /// How many characters of the file stand before it: a label that is typed.
    pub(crate) skipped: usize,
}

/// A character of the file.
struct Shown {
    c: char,
    size: Len,
    spacing: Len,
    look: u32,
}

/// Aligns a paragraph with its lines; `None` if they do not say the same.
pub(crate) fn align(document: &Document, spans: &[Span<'_>], set: &TextLines, frame: &Frame<'_>) -> Option<Aligned> {
    let mut shown = shown(document, spans, frame.text)?;
    let mut taken = taken(set);
    let mut skipped = 0;
    let mut lead = set.reserved;
    if !lead.is_zero()
        && let Some(tab) = shown.iter().position(|it| it.c == '\t')
    {
        shown.drain(..=tab);
        skipped = tab + 1;
    }
    if let Some(label) = frame.label.filter(|label| label.width <= Len::ZERO) {
        let count = label.text.chars().count();
        let typed = shown.iter().map(|it| it.c).zip(label.text.chars()).take_while(|(a, b)| a == b).count() == count;
        if !typed {
            let spacing = twips(tracking(frame.text)) * i64::try_from(count.saturating_sub(1)).unwrap_or(0);
            lead += taken.iter().take(count).map(|(_, advance, _)| *advance).sum::<Len>() + spacing;
            taken.drain(..count.min(taken.len()));
        }
    }
    let (units, ends) = joined(shown, &taken)?;
    let rest = set.width - twips(frame.indent.left) - twips(frame.indent.right);
    let first = rest - twips(frame.indent.first) - lead;
    let passage = Passage::new(units, (first, rest), frame.align == Jc::Both);
    Some(Aligned { passage, ends, skipped })
}

/// A length of the file.
pub(crate) fn twips(twip: Twip) -> Len {
    Len::twips(i64::from(twip.0))
}

/// The runs of a paragraph, those of links and figures among them.
pub(crate) fn runs<'s, 'a>(spans: &'s [Span<'a>]) -> impl Iterator<Item = &'s Run<'a>> {
    spans.iter().flat_map(|span| match span {
        Span::Run(run) => std::slice::from_ref(run),
        Span::Link(_, runs) => runs.as_slice(),
        Span::Figure(control) => control.runs.as_slice(),
        Span::BookmarkStart(_) | Span::BookmarkEnd(_) | Span::CommentStart(_) | Span::CommentEnd(_) => &[],
    })
}

/// The text that a piece shows; `None` for one that has no text and takes room.
pub(crate) fn text_of<'p>(document: &'p Document, piece: &'p Piece<'_>) -> Option<&'p str> {
    match piece {
        Piece::Text(text) => Some(text),
        Piece::Tab => Some("\t"),
        Piece::LineBreak => Some("\n"),
        Piece::NoteReference(id) => {
            let note = usize::try_from(*id).ok().and_then(|id| document.notes.get(id.checked_sub(1)?));
            Some(note.map_or("", |note| note.mark.as_str()))
        }
        Piece::Ruby(ruby) => Some(&ruby.base),
        Piece::FieldBegin
        | Piece::Instruction(_)
        | Piece::FieldSeparate
        | Piece::FieldEnd
        | Piece::CommentMark
        | Piece::Lettering(_)
        | Piece::Art(_)
        | Piece::Seal(_) => Some(""),
        Piece::EndnoteReference(_) | Piece::EndnoteMark | Piece::NoteMark | Piece::Picture(_) | Piece::Chart(_) | Piece::Turned(_) => None,
    }
}

fn shown(document: &Document, spans: &[Span<'_>], base: &TextStyle) -> Option<Vec<Shown>> {
    let mut shown = Vec::new();
    let mut look = 0;
    let mut last: Option<&Run<'_>> = None;
    for run in runs(spans) {
        let text = text_of(document, &run.piece)?;
        let plain = |run: &Run<'_>| matches!(run.piece, Piece::Text(_));
        if last.is_some_and(|last| last.props != run.props || !plain(last) || !plain(run)) {
            look += 1;
        }
        last = Some(run);
        let size = Len::twips(i64::from(run.props.size.unwrap_or(half_pt(base.size)).0) * 10);
        let spacing = twips(run.props.spacing.unwrap_or(tracking(base)));
        shown.extend(text.chars().map(|c| Shown { c, size, spacing, look }));
    }
    Some(shown)
}

/// The characters of set lines, what each takes, and whether a line ends behind it.
fn taken(set: &TextLines) -> Vec<(char, Len, bool)> {
    let mut taken = Vec::new();
    for line in &set.lines {
        let mut clusters = line.advances.iter().flat_map(|it| (0..it.clusters).map(|_| (it.bytes, it.each)));
        let mut left = 0;
        for c in line.text.chars() {
            let mut advance = Len::ZERO;
            if left == 0
                && let Some((bytes, each)) = clusters.next()
            {
                left = bytes;
                advance = each;
            }
            left = left.saturating_sub(u32::try_from(c.len_utf8()).unwrap_or(left));
            taken.push((c, advance, false));
        }
        if let Some((.., ends)) = taken.last_mut() {
            *ends = true;
        }
    }
    taken
}

fn joined(shown: Vec<Shown>, taken: &[(char, Len, bool)]) -> Option<(Vec<Unit>, Vec<usize>)> {
    let mut units = Vec::with_capacity(shown.len());
    let mut ends: Vec<usize> = Vec::new();
    let mut taken = taken.iter().peekable();
    for Shown { c, size, spacing, look } in shown {
        let unit = |advance| Unit { c, advance, em: size, spacing, look };
        match taken.next_if(|(of, ..)| *of == c) {
            Some((_, advance, ends_here)) => {
                units.push(unit(*advance));
                if *ends_here {
                    ends.push(units.len());
                }
            }
            None if c == '\n' => {
                units.push(unit(Len::ZERO));
                if let Some(last) = ends.last_mut().filter(|last| **last + 1 == units.len()) {
                    *last += 1;
                }
            }
            // The blank between two names with a line below.
            None if c == ' ' => units.push(unit(size / 4)),
            None => return None,
        }
    }
    (taken.next().is_none() && ends.last() == Some(&units.len())).then_some((units, ends))
}
