//! What a rule looks at: one paragraph, heading, cell or line of prose as its author wrote it, without Markdown and templates.

use std::ops::Range;

use banxin_base::{Code, Diagnostic, Edit, Fix, Origin};

use super::chars::{OPAQUE, is_han};
use super::pairs::{Pairs, pairs_of};

/// What kind of text a run is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A paragraph, a list item, a note.
    Paragraph,
    /// A heading or the title of the report.
    Heading,
    /// The caption of a table, a picture or a chart.
    Caption,
    /// A cell, a unit, a category: words beside numbers that are data themselves.
    Cell,
    /// The name of an organ or a person, a document number.
    Name,
}

/// One character of a run and where it stands in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The character; [`super::chars::VALUE`] or [`OPAQUE`] for what is none.
    pub(super) c: char,
    /// Its first byte in the source.
    pub(super) at: usize,
    /// Its bytes in the source.
    pub(super) len: usize,
    /// Whether it stands within “” or 《》 (or their kin): a name or a quotation.
    pub(super) quoted: bool,
}

impl Glyph {
    fn end(self) -> usize {
        self.at + self.len
    }
}

/// A stretch of prose.
#[derive(Debug)]
pub(super) struct Run<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// Its characters.
    pub(super) glyphs: Vec<Glyph>,
    /// Its paired marks.
    pub(super) pairs: Pairs,
    /// Whether template statements stand in it: what is printed may be half of it.
    pub(super) branches: bool,
    /// Whether it comes right after another run of the same text.
    pub(super) follows: bool,
    source: &'a str,
    origin: &'a Origin,
    fixable: bool,
}

impl<'a> Run<'a> {
    /// An empty run of a text.
    pub(super) fn new(kind: Kind, source: &'a str, origin: &'a Origin, fixable: bool) -> Run<'a> {
        let pairs = Pairs::default();
        Run { kind, glyphs: Vec::new(), pairs, branches: false, follows: false, source, origin, fixable }
    }

    /// Prepares a run whose characters are all there.
    pub(super) fn settle(&mut self) {
        self.hide_addresses();
        self.pairs = pairs_of(&self.glyphs);
        let (mut depth, mut straight) = (0_usize, false);
        for glyph in &mut self.glyphs {
            match glyph.c {
                '“' | '‘' | '《' | '〈' | '「' | '『' => depth += 1,
                '”' | '’' | '》' | '〉' | '」' | '』' => depth = depth.saturating_sub(1),
                '"' => straight = !straight,
                _ => {}
            }
            glyph.quoted = depth > 0 || straight;
        }
    }

    /// The character at a place, if there is one.
    pub(super) fn get(&self, index: usize) -> Option<char> {
        self.glyphs.get(index).map(|glyph| glyph.c)
    }

    /// The character before a place.
    pub(super) fn before(&self, index: usize) -> Option<char> {
        self.get(index.checked_sub(1)?)
    }

    /// Where the characters that satisfy `is` end, from `from` on.
    pub(super) fn skip(&self, from: usize, is: impl Fn(char) -> bool) -> usize {
        let rest = self.glyphs.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|glyph| is(glyph.c)).count()
    }

    /// Where the characters that satisfy `is` begin that end before `to`.
    pub(super) fn skip_back(&self, to: usize, is: impl Fn(char) -> bool) -> usize {
        let rest = self.glyphs.get(..to).unwrap_or_default();
        to - rest.iter().rev().take_while(|glyph| is(glyph.c)).count()
    }

    /// Whether `word` stands at a place.
    pub(super) fn starts_with(&self, from: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(n, c)| self.get(from + n) == Some(c))
    }

    /// Whether `word` stands right before a place.
    pub(super) fn ends_with(&self, to: usize, word: &str) -> bool {
        word.chars().rev().enumerate().all(|(n, c)| to.checked_sub(n + 1).and_then(|at| self.get(at)) == Some(c))
    }

    /// Whether any of its characters is Chinese.
    pub(super) fn has_han(&self, range: Range<usize>) -> bool {
        self.glyphs.get(range).is_some_and(|glyphs| glyphs.iter().any(|glyph| is_han(glyph.c)))
    }

    /// The source of some characters.
    pub(super) fn text(&self, range: Range<usize>) -> &'a str {
        self.source.get(self.bytes(range)).unwrap_or_default()
    }

    /// A finding at some characters.
    pub(super) fn found(&self, code: Code, range: Range<usize>) -> Diagnostic {
        Diagnostic::new(code, self.at(range))
    }

    /// The place of some characters.
    pub(super) fn at(&self, range: Range<usize>) -> Origin {
        if self.fixable { self.origin.part(self.bytes(range)) } else { self.origin.clone() }
    }

    /// A fix that replaces some characters; `None` if something else stands between them in the source.
    pub(super) fn fix(&self, edits: &[(Range<usize>, &str)]) -> Option<Fix> {
        if !self.fixable {
            return None;
        }
        let edits = edits.iter().map(|(range, now)| {
            let glyphs = self.glyphs.get(range.clone())?;
            let joined = glyphs.windows(2).all(|two| two[0].end() == two[1].at);
            joined.then(|| Edit { at: self.at(range.clone()), was: self.text(range.clone()).to_owned(), now: (*now).to_owned() })
        });
        edits.collect::<Option<Vec<Edit>>>().map(|edits| Fix { edits })
    }

    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.glyphs.get(range.start).map_or(self.source.len(), |glyph| glyph.at);
        let end = range.end.checked_sub(1).and_then(|last| self.glyphs.get(last)).map_or(start, |glyph| glyph.end());
        start..end.max(start)
    }

    /// Addresses written bare (https://…, a@b.c) are no prose.
    fn hide_addresses(&mut self) {
        let ascii = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>');
        let mut at = 0;
        while at < self.glyphs.len() {
            let is_url = self.starts_with(at, "://") || self.starts_with(at, "www.");
            let is_mail = self.get(at) == Some('@') && self.before(at).is_some_and(|c| c.is_ascii_alphanumeric());
            if is_url || is_mail {
                let start = self.skip_back(at, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'));
                let end = self.skip(at, ascii);
                for glyph in &mut self.glyphs[start..end] {
                    glyph.c = OPAQUE;
                }
                at = end;
            }
            at += 1;
        }
    }
}
