//! One text out of a paragraph's inlines.
//!
//! In: inlines and the label. Out: the text as it reads, its parts (what each stretch is and looks like), and where lines end by the user's wish.
//! Page references and note marks become the text they print. The label becomes part of the text if it runs in; one with a width of its own is
//! set apart by `label`.

use std::ops::Range;

use banxin_base::{Len, Origin, Ratio};
use banxin_compose::document::{AnchorId, Baseline, FigureId, Inline, Label, LinkTarget, NoteId, ParagraphStyle, TextRun, TextStyle};
use banxin_text::font::FaceQuery;
use banxin_text::itemize::Span;

use super::{InlineCtx, PieceKind};

/// The em of superscripts and subscripts as a share of the text's.
const SCRIPT_SIZE: Ratio = Ratio::of(6, 10);

/// A stretch of the text in one style.
pub(super) struct Part<'a> {
    pub(super) range: Range<usize>,
    pub(super) style: TextStyle,
    pub(super) kind: PieceKind,
    pub(super) figure: Option<FigureId>,
    pub(super) link: Option<&'a LinkTarget>,
    pub(super) reading: Option<&'a str>,
    pub(super) origin: &'a Origin,
}

impl Part<'_> {
    /// The em its glyphs are set in.
    pub(super) fn size(&self) -> Len {
        if self.style.baseline == Baseline::Normal { self.style.size } else { self.style.size.times(SCRIPT_SIZE) }
    }

    fn span(&self) -> Span<'_> {
        let style = &self.style;
        let level = match style.baseline {
            Baseline::Normal => 0,
            Baseline::Super => 1,
            Baseline::Sub => -1,
        };
        let query = FaceQuery { role: style.face, bold: style.bold, italic: style.italic };
        Span { range: self.range.clone(), query, size: self.size(), tracking: style.tracking, level, origin: self.origin }
    }
}

/// A paragraph as one text.
pub(super) struct Collected<'a> {
    pub(super) text: String,
    pub(super) parts: Vec<Part<'a>>,
    /// Bytes before which a line ends by the user's wish, ascending; twice the same for an empty line.
    pub(super) forced: Vec<usize>,
    /// Places that the index names, each with the byte before which it stands.
    pub(super) places: Vec<(usize, AnchorId)>,
}

impl<'a> Collected<'a> {
    /// The parts as the shaper takes them.
    pub(super) fn spans(&self) -> Vec<Span<'_>> {
        self.parts.iter().map(Part::span).collect()
    }

    fn push(&mut self, text: &str, style: TextStyle, kind: PieceKind, origin: &'a Origin) -> Option<&mut Part<'a>> {
        if text.is_empty() {
            return None;
        }
        let start = self.text.len();
        self.text.push_str(text);
        let range = start..self.text.len();
        self.parts.push(Part { range, style, kind, figure: None, link: None, reading: None, origin });
        self.parts.last_mut()
    }

    fn run(&mut self, run: &'a TextRun, reading: Option<&'a str>) {
        let reading = reading.filter(|reading| !reading.is_empty());
        let number = u32::try_from(self.parts.len()).ok().filter(|_| reading.is_some());
        let kind = number.map_or(PieceKind::Text, PieceKind::RubyBase);
        if let Some(part) = self.push(&run.text, run.style, kind, &run.origin) {
            part.figure = run.figure;
            part.link = run.link.as_ref();
            part.reading = reading;
        }
    }

    fn note_mark(&mut self, ctx: &InlineCtx<'a>, id: NoteId, style: TextStyle) {
        let note = usize::try_from(id.0).ok().and_then(|index| ctx.document.notes.get(index));
        if let Some(note) = note {
            let raised = TextStyle { baseline: Baseline::Super, ..style };
            if let Some(part) = self.push(&note.mark, raised, PieceKind::NoteMark(id), &Origin::Run) {
                part.link = note.end.as_ref().map(|end| &end.note);
            }
        }
    }
}

/// Collects a paragraph's text. `label` only if it runs in.
pub(super) fn collect<'a>(ctx: &InlineCtx<'a>, inlines: &'a [Inline], label: Option<&Label>, style: &ParagraphStyle) -> Collected<'a> {
    let mut collected = Collected { text: String::new(), parts: Vec::new(), forced: Vec::new(), places: Vec::new() };
    if let Some(label) = label {
        collected.push(&label.text, style.text, PieceKind::Label, &Origin::Run);
    }
    for inline in inlines {
        match inline {
            Inline::Text(run) => collected.run(run, None),
            Inline::Ruby { base, reading } => collected.run(base, Some(reading)),
            Inline::Indexed { anchor, .. } => collected.places.push((collected.text.len(), *anchor)),
            Inline::LineBreak => collected.forced.push(collected.text.len()),
            Inline::PageOf(anchor, style) => {
                collected.push(&(ctx.page_labels)(*anchor), *style, PieceKind::Text, &Origin::Run);
            }
            Inline::NoteMark(id, style) => collected.note_mark(ctx, *id, *style),
        }
    }
    collected
}
