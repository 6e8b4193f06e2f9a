//! From spans to styled inline runs.

use banxin_base::{Diagnostic, FaceRole, Origin, codes, nearest};
use banxin_model::NotePlace;

use super::Composer;
use crate::document::{AnchorId, Baseline, Block, FigureId, Inline, LinkTarget, Note, NoteId, Paragraph, StyleId, TextRun, TextStyle};
use crate::resolve::tree::{Look, Node, NoteKey, Span, SpanKind};
use crate::style::circled;

impl Composer<'_> {
    /// A paragraph of spans in a named style.
    pub(super) fn paragraph(&mut self, style: StyleId, spans: &[Span]) -> Paragraph {
        let origin = spans.first().map(|span| span.origin.clone()).unwrap_or_default();
        Paragraph::new(style, self.inlines(spans, style), origin)
    }

    /// A paragraph of the program's own words in a named style.
    pub(super) fn plain_paragraph(&self, style: StyleId, text: &str) -> Paragraph {
        let run = self.run(text, self.look.sheet.get(style).text, &Origin::Run);
        Paragraph::new(style, vec![Inline::Text(run)], Origin::Run)
    }

    /// Plain text in a style.
    pub(super) fn run(&self, text: &str, style: TextStyle, origin: &Origin) -> TextRun {
        TextRun { text: text.to_owned(), style, figure: None, link: None, origin: origin.clone() }
    }

    /// Spans in the text style of a named style.
    pub(super) fn inlines(&mut self, spans: &[Span], style: StyleId) -> Vec<Inline> {
        let base = self.look.sheet.get(style).text;
        self.inlines_in(spans, base)
    }

    /// Spans in a text style.
    pub(super) fn inlines_in(&mut self, spans: &[Span], base: TextStyle) -> Vec<Inline> {
        let mut inlines = Vec::with_capacity(spans.len());
        for span in spans {
            self.inline(span, base, &mut inlines);
        }
        inlines
    }

    fn inline(&mut self, span: &Span, base: TextStyle, into: &mut Vec<Inline>) {
        let style = styled(base, span.look);
        let link = span.link.clone().map(LinkTarget::Url);
        let blank = TextRun { text: String::new(), style, figure: None, link, origin: span.origin.clone() };
        match &span.kind {
            SpanKind::Ruby(text, reading) => into.extend(ruby(text, reading, &blank)),
            kind => into.extend(self.single(kind, &blank)),
        }
    }

    /// What is one inline whatever it says; `blank` is its run without text.
    fn single(&mut self, kind: &SpanKind, blank: &TextRun) -> Option<Inline> {
        let run = |text: &str| TextRun { text: text.to_owned(), ..blank.clone() };
        let style = blank.style;
        Some(match kind {
            SpanKind::Text(text) => Inline::Text(run(text)),
            SpanKind::Figure(index, text) => Inline::Text(TextRun { figure: Some(FigureId(u32::try_from(*index).ok()?)), ..run(text) }),
            SpanKind::Under(under, text) => {
                let (dots, name_line) = (under.dots, under.name_line);
                let style = TextStyle { dots, name_line, underline: style.underline || under.underline, ..style };
                Inline::Text(TextRun { style, ..run(text) })
            }
            SpanKind::Lang(lang, text) => Inline::Text(TextRun { style: TextStyle { lang: *lang, ..style }, ..run(text) }),
            SpanKind::Ruby(text, reading) => Inline::Ruby { base: run(text), reading: reading.clone() },
            SpanKind::Index(term) => self.indexed(term)?,
            SpanKind::Break => Inline::LineBreak,
            SpanKind::Ref(id) => {
                let anchor = self.anchor_of(id, &blank.origin)?;
                let text = self.plan.anchors.get(anchor.0 as usize)?.text.clone();
                Inline::Text(TextRun { link: Some(LinkTarget::Anchor(anchor)), ..run(&text) })
            }
            SpanKind::Page(id) => Inline::PageOf(self.anchor_of(id, &blank.origin)?, style),
            SpanKind::Note(key) => Inline::NoteMark(self.note(key, &blank.origin)?, TextStyle { baseline: Baseline::Super, ..style }),
        })
    }

    fn anchor_of(&mut self, id: &str, at: &Origin) -> Option<AnchorId> {
        if let Some(anchor) = self.plan.ids.get(id) {
            return Some(*anchor);
        }
        let near = nearest(id, self.plan.ids.keys().map(String::as_str)).map(str::to_owned);
        self.found.push(Diagnostic::new(&codes::UNKNOWN_REF, at.clone()).with("id", id).near(near.as_deref()));
        None
    }

    /// The note of this name, numbered when its mark is first met.
    fn note(&mut self, key: &NoteKey, at: &Origin) -> Option<NoteId> {
        if let Some(id) = self.note_ids.get(key) {
            return Some(*id);
        }
        let Some(body) = self.resolved.notes.get(key) else {
            self.found.push(Diagnostic::new(&codes::UNKNOWN_NOTE, at.clone()).with("name", &key.1));
            return None;
        };
        let number = u32::try_from(self.notes.len()).ok()? + 1;
        let id = NoteId(number - 1);
        self.note_ids.insert(key.clone(), id);
        let end = (self.resolved.note_place == NotePlace::Endnotes).then(|| self.end_places(number));
        let style = if end.is_some() { StyleId::Endnote } else { StyleId::Footnote };
        self.notes.push(Note { mark: circled(number), content: Vec::new(), end });
        let mut content = Vec::new();
        for node in body {
            match node {
                Node::Paragraph(spans) => content.push(self.paragraph(style, spans)),
                other => {
                    let mut blocks = Vec::new();
                    self.blocks(std::slice::from_ref(other), &mut blocks);
                    content.extend(blocks.into_iter().filter_map(|block| match block {
                        Block::Paragraph(paragraph) => Some(Paragraph { style, ..paragraph }),
                        _ => None,
                    }));
                }
            }
        }
        if let Some(note) = self.notes.get_mut(id.0 as usize) {
            note.content = content;
        }
        Some(id)
    }
}

/// A base with its reading: by character where the reading has as many syllables as the base has characters, else together (CLREQ, "Interlinear
/// annotations": pinyin by character or by word).
fn ruby(text: &str, reading: &str, run: &TextRun) -> Vec<Inline> {
    let over =
        |base: &str, reading: &str| Inline::Ruby { base: TextRun { text: base.to_owned(), ..run.clone() }, reading: reading.to_owned() };
    let syllables: Vec<&str> = reading.split_whitespace().collect();
    let characters: Vec<&str> = text.char_indices().filter_map(|(at, char)| text.get(at..at + char.len_utf8())).collect();
    if syllables.len() > 1 && syllables.len() == characters.len() {
        return characters.iter().zip(syllables).map(|(character, syllable)| over(character, syllable)).collect();
    }
    vec![over(text, reading)]
}

/// The style of a span that Markdown sets apart: 黑体 for strong, 楷体 for emphasis; Latin letters turn bold or italic.
fn styled(base: TextStyle, look: Look) -> TextStyle {
    let mut style = base;
    if look.emphasis {
        style.italic = true;
        if style.face != FaceRole::Kai {
            style.face = FaceRole::Kai;
        }
    }
    if look.strong {
        style.bold = true;
        style.face = FaceRole::Hei;
    }
    style.strike |= look.strike;
    style
}
