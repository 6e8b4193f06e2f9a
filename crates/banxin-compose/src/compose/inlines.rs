//! From spans to styled inline runs.

use banxin_base::{Diagnostic, FaceRole, Origin, codes, nearest};

use super::Composer;
use super::number::circled;
use crate::document::{AnchorId, Baseline, Block, FigureId, Inline, LinkTarget, Note, NoteId, Paragraph, StyleId, TextRun, TextStyle};
use crate::resolve::tree::{Look, Node, NoteKey, Span, SpanKind};

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
        spans.iter().filter_map(|span| self.inline(span, base)).collect()
    }

    fn inline(&mut self, span: &Span, base: TextStyle) -> Option<Inline> {
        let style = styled(base, span.look);
        let link = span.link.clone().map(LinkTarget::Url);
        let run =
            |text: &str, figure, style| TextRun { text: text.to_owned(), style, figure, link: link.clone(), origin: span.origin.clone() };
        Some(match &span.kind {
            SpanKind::Text(text) => Inline::Text(run(text, None, style)),
            SpanKind::Figure(index, text) => Inline::Text(run(text, Some(FigureId(u32::try_from(*index).ok()?)), style)),
            SpanKind::Under(under, text) => {
                let (dots, name_line) = (under.dots, under.name_line);
                Inline::Text(run(text, None, TextStyle { dots, name_line, underline: style.underline || under.underline, ..style }))
            }
            SpanKind::Ruby(base, reading) => Inline::Ruby { base: run(base, None, style), reading: reading.clone() },
            SpanKind::Break => Inline::LineBreak,
            SpanKind::Ref(id) => {
                let anchor = self.anchor_of(id, &span.origin)?;
                let text = self.plan.anchors.get(anchor.0 as usize)?.text.clone();
                Inline::Text(TextRun { link: Some(LinkTarget::Anchor(anchor)), ..run(&text, None, style) })
            }
            SpanKind::Page(id) => Inline::PageOf(self.anchor_of(id, &span.origin)?, style),
            SpanKind::Note(key) => Inline::NoteMark(self.note(key, &span.origin)?, TextStyle { baseline: Baseline::Super, ..style }),
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
        self.notes.push(Note { mark: circled(number), content: Vec::new() });
        let mut content = Vec::new();
        for node in body {
            match node {
                Node::Paragraph(spans) => content.push(self.paragraph(StyleId::Footnote, spans)),
                other => {
                    let mut blocks = Vec::new();
                    self.blocks(std::slice::from_ref(other), &mut blocks);
                    content.extend(blocks.into_iter().filter_map(|block| match block {
                        Block::Paragraph(paragraph) => Some(Paragraph { style: StyleId::Footnote, ..paragraph }),
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
