//! From the inlines of a paragraph to runs, fields and links.
//!
//! In: inlines with absolute styles, and the text style that the paragraph's own style gives. Out: spans that say only what differs from
//! that style. Steps for each text: cut it where a mark needs another typeface ([`crate::marks`]), compare its look, make runs, and wrap
//! them where the text is a link.

use std::borrow::Cow;

use banxin_compose::document::{AnchorId, Inline, LinkTarget, TextRun, TextStyle};

use crate::anchors::Encloses;
use crate::field;
use crate::look::{Script, half_pt, scripts_differ};
use crate::marks::{CutKind, Cutter, Scripts};
use crate::relations::Kind;
use crate::wml::{LinkTo, Piece, Ruby, Run, RunProps, Span};
use crate::writer::Writer;

impl<'a> Writer<'a> {
    /// The spans of one paragraph whose style sets text in `base`.
    pub(crate) fn inlines(&mut self, inlines: &'a [Inline], base: &TextStyle, cutter: &mut Cutter) -> Vec<Span<'a>> {
        let mut spans = Vec::with_capacity(inlines.len());
        let mut before = None;
        for inline in inlines {
            if names_meet(before, inline) {
                spans.push(Span::Run(self.name_break(base)));
            }
            before = Some(inline);
            match inline {
                Inline::Text(run) => self.text(run, base, cutter, &mut spans),
                Inline::Indexed { term, .. } => spans.extend(crate::index::entry(term).map(Span::Run)),
                Inline::LineBreak => {
                    cutter.interrupt();
                    spans.push(Span::Run(Run::new(RunProps::default(), Piece::LineBreak)));
                }
                Inline::PageOf(anchor, style) => self.page_of(*anchor, self.look(style, base, Script::Western), &mut spans),
                Inline::NoteMark(note, _) => spans.extend(self.note_mark(*note)),
                Inline::Ruby { base: text, reading } => {
                    cutter.interrupt();
                    spans.push(Span::Run(self.ruby(text, reading, base)));
                }
            }
        }
        spans
    }

    /// Plain text in the look of `style`, cut as all text is.
    pub(crate) fn plain<'t>(
        &self,
        text: impl Into<Cow<'t, str>>,
        style: &TextStyle,
        base: &TextStyle,
        cutter: &mut Cutter,
    ) -> Vec<Run<'t>> {
        let scripts = if scripts_differ(style, &self.families) { Scripts::Apart } else { Scripts::Together };
        let text = clean(text.into());
        let cuts = cutter.cut(&text, scripts);
        let mut runs = Vec::with_capacity(cuts.len());
        let single = cuts.len() == 1;
        for cut in cuts {
            let mut props = match cut.kind {
                CutKind::Western => self.look(style, base, Script::Western),
                CutKind::Chinese { .. } | CutKind::Marks => self.look(style, base, Script::Chinese),
            };
            props.east_asian_hint = matches!(cut.kind, CutKind::Marks | CutKind::Chinese { hint: true });
            if cut.kind == CutKind::Marks {
                props.fonts = Some(self.families.chinese_slots(style.face));
            }
            let piece = match &text {
                _ if single => text.clone(),
                Cow::Borrowed(text) => Cow::Borrowed(text.get(cut.range).unwrap_or_default()),
                Cow::Owned(text) => Cow::Owned(text.get(cut.range).unwrap_or_default().to_owned()),
            };
            runs.push(Run::new(props, Piece::Text(piece)));
        }
        runs
    }

    fn text(&mut self, run: &'a TextRun, base: &TextStyle, cutter: &mut Cutter, spans: &mut Vec<Span<'a>>) {
        let mut runs = self.plain(run.text.as_str(), &run.style, base, cutter);
        if let Some(figure) = run.figure {
            let link = match &run.link {
                Some(LinkTarget::Url(url)) => Some(LinkTo::Relationship(self.relations.id(Kind::Hyperlink, &address(url)))),
                Some(LinkTarget::Anchor(_)) | None => None,
            };
            match self.figures.control(figure, &run.text, link, runs) {
                Ok(control) => return spans.push(Span::Figure(Box::new(control))),
                Err(unbound) => runs = unbound,
            }
        }
        match &run.link {
            None => runs.into_iter().for_each(|run| join(spans, run)),
            Some(LinkTarget::Url(url)) => {
                let id = self.relations.id(Kind::Hyperlink, &address(url));
                spans.push(Span::Link(LinkTo::Relationship(id), runs));
            }
            Some(LinkTarget::Anchor(anchor)) => self.reference(*anchor, run, runs, spans),
        }
    }

    /// A reference: a field where the target's own text is repeated (表1), else a link.
    fn reference(&self, anchor: AnchorId, run: &'a TextRun, runs: Vec<Run<'a>>, spans: &mut Vec<Span<'a>>) {
        let printed = usize::try_from(anchor.0).ok().and_then(|index| self.document.anchors.get(index));
        match self.anchors.target(anchor) {
            None => spans.extend(runs.into_iter().map(Span::Run)),
            Some((name, Encloses::Label)) if printed.is_some_and(|it| it.text == run.text) => {
                let props = runs.first().map(|run| run.props.clone()).unwrap_or_default();
                spans.extend(field::text_of(name, run.text.as_str(), &props).into_iter().map(Span::Run));
            }
            Some((name, _)) => spans.push(Span::Link(LinkTo::Bookmark(name.to_owned()), runs)),
        }
    }

    fn page_of(&self, anchor: AnchorId, props: RunProps, spans: &mut Vec<Span<'a>>) {
        let label = self.pages.label_of(anchor);
        match self.anchors.target(anchor) {
            Some((name, _)) => spans.extend(field::page_of(name, label, &props).into_iter().map(Span::Run)),
            None => spans.push(Span::Run(Run::new(props, Piece::Text(label.into())))),
        }
    }

    /// What stands between two proper-noun lines (专名号), which are underlines here and would run together: a blank without a line, a sixth of
    /// an em wide, since a blank of most faces is a quarter of its own em. The price is that blank in what is copied from the Word file.
    fn name_break(&self, base: &TextStyle) -> Run<'a> {
        let props = RunProps { size: Some(half_pt(base.size * 2 / 3)), ..RunProps::default() };
        Run::new(props, Piece::Text(Cow::Borrowed(" ")))
    }

    fn ruby(&self, text: &TextRun, reading: &str, base: &TextStyle) -> Run<'a> {
        let mut base_props = self.look(&text.style, base, Script::Chinese);
        base_props.east_asian_hint = true;
        let base_size = half_pt(text.style.size);
        Run::new(
            RunProps::default(),
            Piece::Ruby(Box::new(Ruby {
                base: clean(Cow::Borrowed(&text.text)).into_owned(),
                base_props,
                reading: clean(Cow::Borrowed(reading)).into_owned(),
                base_size,
                size: half_pt(text.style.size / 2),
                lang: self.document.meta.lang.clone(),
            })),
        )
    }
}

/// Whether two names with a line below each stand side by side: one line per name, with a visible break (CLREQ, "Interlinear marks").
fn names_meet(before: Option<&Inline>, here: &Inline) -> bool {
    let lined = |inline: &Inline| match inline {
        Inline::Text(run) | Inline::Ruby { base: run, .. } => run.style.name_line,
        _ => false,
    };
    before.is_some_and(lined) && lined(here)
}

/// Adds a run, to the last one if both are text in one look: an editor's runs end where the look changes.
fn join<'a>(spans: &mut Vec<Span<'a>>, run: Run<'a>) {
    if let (Some(Span::Run(Run { props, piece: Piece::Text(last) })), Piece::Text(text)) = (spans.last_mut(), &run.piece)
        && *props == run.props
    {
        last.to_mut().push_str(text);
    } else {
        spans.push(Span::Run(run));
    }
}

/// Text without the characters that XML cannot hold.
pub(crate) fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    let bad = |c: char| c < ' ' || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    if text.contains(bad) { Cow::Owned(text.chars().filter(|c| !bad(*c)).collect()) } else { text }
}

/// An address as a relationship's target may hold it: no blanks, no characters outside URIs.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        if c <= ' ' || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7F}'..='\u{A0}' | '\u{FFFE}' | '\u{FFFF}') {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{address, clean};

    #[test]
    fn characters_xml_cannot_hold_are_dropped() {
        assert_eq!(clean("甲\u{0}乙\u{B}\u{FFFF}<".into()), "甲乙<");
    }

    #[test]
    fn addresses_are_uris() {
        assert_eq!(address("https://a.cn/x y?q={1}&r=表"), "https://a.cn/x%20y?q=%7B1%7D&r=表");
    }
}
