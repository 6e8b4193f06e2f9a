//! From Markdown's inline events to spans.

use banxin_base::{Diagnostic, codes};

use super::tree::{Look, Span, SpanKind};
use crate::document::Tongue;
use crate::template::SourceMap;
use crate::template::marks::{self, Piece, Token};

/// Whether a line holds nothing that templates or Markdown would read.
pub(super) fn is_plain(text: &str) -> bool {
    !text.contains(['{', '*', '_', '`', '[', ']', '<', '&', '~', '\\', '\n', '\r', '!', '|', '#']) && text.trim() == text
}

/// Collects the spans of one paragraph.
#[derive(Default)]
pub(super) struct SpanBuilder {
    spans: Vec<Span>,
    /// Markdown can nest; counts of what is open.
    pub(super) strong: usize,
    pub(super) emphasis: usize,
    pub(super) strike: usize,
    pub(super) link: Option<String>,
    /// A soft line break waits for the next letter to know whether it is a space.
    soft_break: bool,
}

impl SpanBuilder {
    fn look(&self, code: bool) -> Look {
        Look { strong: self.strong > 0, emphasis: self.emphasis > 0, strike: self.strike > 0, code }
    }

    /// Adds a span of any kind.
    pub(super) fn push(&mut self, kind: SpanKind, code: bool, origin: banxin_base::Origin) {
        let look = self.look(code);
        let link = self.link.clone();
        if let (SpanKind::Text(text), Some(Span { kind: SpanKind::Text(last), look: before, link: led, origin: at })) =
            (&kind, self.spans.last_mut())
            && *before == look
            && *led == link
            && let Some(whole) = at.followed_by(&origin)
        {
            // Markdown cuts text at every entity. What stands together in the file is one span; what does not keeps its own place, so that a
            // message can point at the very character.
            last.push_str(text);
            *at = whole;
            return;
        }
        self.spans.push(Span { kind, look, link, origin });
    }

    /// Adds text with its marks; `start` is its first byte in the filled text.
    pub(super) fn push_marked(&mut self, text: &str, start: usize, map: &SourceMap, code: bool) {
        self.settle_soft_break(text.chars().find(|c| !marks::is_mark(*c)));
        for piece in marks::pieces(text) {
            match piece {
                Piece::Text((at, letters)) => {
                    let origin = map.origin_of(start + at..start + at + letters.len());
                    self.push(SpanKind::Text(letters.to_owned()), code, origin);
                }
                Piece::Token(at, token) => {
                    let origin = map.origin_of(start + at..start + at + 1);
                    let kind = match token {
                        Token::Figure(index, printed) => SpanKind::Figure(index, printed),
                        Token::Ref(id) => SpanKind::Ref(id),
                        Token::Page(id) => SpanKind::Page(id),
                        Token::Index(term) => SpanKind::Index(term),
                        Token::Ruby(base, reading) => SpanKind::Ruby(base, reading),
                        Token::Lang(tag, text) => SpanKind::Lang(Tongue::parse(&tag).unwrap_or_default(), text),
                        Token::Under(under, text) => SpanKind::Under(under, text),
                    };
                    self.push(kind, code, origin);
                }
            }
        }
    }

    /// A line of the source ends: a space between words of spaced scripts, nothing beside Chinese.
    pub(super) fn soft_break(&mut self) {
        self.soft_break = true;
    }

    fn settle_soft_break(&mut self, next: Option<char>) {
        if !std::mem::take(&mut self.soft_break) {
            return;
        }
        let before = self.spans.last().and_then(|span| match &span.kind {
            SpanKind::Text(text) | SpanKind::Figure(_, text) => text.chars().next_back(),
            _ => None,
        });
        if let (Some(before), Some(next), Some(last)) = (before, next, self.spans.last())
            && !is_wide(before)
            && !is_wide(next)
        {
            let origin = last.origin.clone();
            self.push(SpanKind::Text(" ".to_owned()), false, origin);
        }
    }

    /// The spans, without spaces at either end.
    pub(super) fn finish(mut self) -> Vec<Span> {
        if let Some(Span { kind: SpanKind::Text(text), .. }) = self.spans.first_mut() {
            *text = text.trim_start().to_owned();
        }
        if let Some(Span { kind: SpanKind::Text(text), .. }) = self.spans.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.spans.retain(|span| !matches!(&span.kind, SpanKind::Text(text) | SpanKind::Figure(_, text) if text.is_empty()));
        // A cell mostly holds one span, and there may be very many cells.
        self.spans.shrink_to_fit();
        self.spans
    }
}

/// Letters and marks that are set without spaces between them.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{303F}' | '\u{3041}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFD}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

/// Reports Markdown that a report has no form for.
pub(super) fn unsupported(at: banxin_base::Origin, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::new(&codes::UNSUPPORTED_MARKDOWN, at).with("what_zh", zh).with("what_en", en)
}
