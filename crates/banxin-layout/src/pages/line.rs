//! Draws a set line: its pieces become items on the page.

use banxin_base::{Len, Point, Size};
use banxin_compose::document::{NoteId, Tongue};

use super::painter::Painter;
use crate::blocks::TextTags;
use crate::frame::{GlyphRun, Item, LineInfo, Link, Region, Rule};
use crate::inline::{Line, Piece, PieceKind};
use crate::structure::{Role, StructureNode, TagId};

/// From the top of a line to its baseline.
///
/// The em box of Chinese faces reaches from 0.88 em above to 0.12 em below the baseline; it stands in the middle of the line pitch:
///
/// ```text
///   top  ───────────────  ┐
///                         │ (leading − em) / 2
///        ┌───┐            ┘
///        │ 版 │  0.88 em
///   base ┼───┼──────────
///        └───┘  0.12 em
/// ```
///
/// Latin text stands on the same baseline. The Word side places its lines by the same rule.
pub(crate) fn baseline(leading: Len, em: Len) -> Len {
    (leading - em) / 2 + em.scale(88, 100)
}

impl Painter<'_, '_> {
    /// Draws a line. `at` is the left end of the width it was set in, on the baseline; artifacts have no links and no notes.
    pub(crate) fn line(&mut self, line: Line, at: Point, leading: Len, tags: TextTags, region: Region) {
        let artifact = tags.text.is_artifact();
        let links = self.link_tags(&line, tags.text);
        let rubies = if artifact { Vec::new() } else { self.ruby_tags(&line, tags.text) };
        let ruby = |number| rubies.iter().find(|(of, ..)| *of == number);
        let mut stretch = None;
        for piece in line.pieces {
            match piece {
                Piece::Glyphs { x, y, face, size, color, glyphs, text, kind, lang } => {
                    let tag = match kind {
                        _ if artifact => tags.text,
                        PieceKind::Text => tags.text,
                        PieceKind::RubyBase(number) => ruby(number).map_or(tags.text, |(_, base, _)| *base),
                        PieceKind::Reading(number) => ruby(number).map_or(tags.text, |(.., reading)| *reading),
                        PieceKind::Label => tags.label,
                        PieceKind::NoteMark(note) => self.mark_tag(note, tags.text),
                        PieceKind::Link(number) => links.iter().find(|(of, _)| *of == number).map_or(tags.text, |(_, tag)| *tag),
                        PieceKind::Dots | PieceKind::Hyphen => TagId::ARTIFACT,
                    };
                    let tag = self.language_tag(tag, lang, &mut stretch);
                    let at = Point::new(at.x + x, at.y - y);
                    self.push(Item::Glyphs(GlyphRun { at, face, size, color, glyphs, text, tag }));
                }
                Piece::Rule { x, y, width, weight, color } => {
                    let from = Point::new(at.x + x, at.y - y);
                    let to = Point::new(from.x + width, from.y);
                    self.push(Item::Rule(Rule { from, to, weight, color, tag: TagId::ARTIFACT }));
                }
                Piece::Link { number, x, width, target, text } => {
                    let tag = links.iter().find(|(of, _)| *of == number).map(|(_, tag)| *tag);
                    if let (Some(tag), Some(target)) = (tag, self.destination(target)) {
                        let corner = Point::new(at.x + x, at.y - leading.scale(70, 100));
                        self.push(Item::Link(Link { at: corner, size: Size::new(width, leading), target, alt: text, tag }));
                    }
                }
            }
        }
        if let Some(source) = line.source {
            self.push_source(source);
        }
        if !line.text.is_empty() {
            let (x, y) = (at.x + line.start, at.y);
            self.push_line(LineInfo { text: line.text, x, y, width: line.width, region, turned: false, figures: line.figures });
        }
    }

    /// The element of text in a language of its own, below the one it stands in (ISO 14289-1 7.2); `last` is that of the piece before, which a
    /// piece of the same language goes on.
    fn language_tag(&mut self, parent: TagId, lang: Tongue, last: &mut Option<(TagId, Tongue, TagId)>) -> TagId {
        if lang.is_document() || parent.is_artifact() {
            *last = None;
            return parent;
        }
        if let Some((.., span)) = last.filter(|(of, same, _)| (*of, *same) == (parent, lang)) {
            return span;
        }
        let span = self.tags.push(StructureNode { lang, ..StructureNode::new(Role::Span, parent) });
        *last = Some((parent, lang, span));
        span
    }

    /// An element for each link of the line that leads somewhere.
    fn link_tags(&mut self, line: &Line, parent: TagId) -> Vec<(u32, TagId)> {
        let mut tags = Vec::new();
        if parent.is_artifact() {
            return tags;
        }
        for piece in &line.pieces {
            if let Piece::Link { number, target, text, .. } = piece
                && self.destination(target.clone()).is_some()
            {
                // The mark of an endnote refers to it (ISO 32000-1 14.8.4.4.1).
                let parent = if self.leads_to_note(target) { self.tags.add(parent, Role::Reference) } else { parent };
                let node = StructureNode { alt: text.clone(), ..StructureNode::new(Role::Link, parent) };
                tags.push((*number, self.tags.push(node)));
            }
        }
        tags
    }

    /// The elements of each base on the line and of its reading, below one of both (ISO 32000-1 14.8.4.4.2).
    fn ruby_tags(&mut self, line: &Line, parent: TagId) -> Vec<(u32, TagId, TagId)> {
        let mut tags: Vec<(u32, TagId, TagId)> = Vec::new();
        for piece in &line.pieces {
            if let Piece::Glyphs { kind: PieceKind::RubyBase(number), .. } = piece
                && tags.iter().all(|(of, ..)| of != number)
            {
                let ruby = self.tags.add(parent, Role::Ruby);
                tags.push((*number, self.tags.add(ruby, Role::RubyBase), self.tags.add(ruby, Role::RubyText)));
            }
        }
        tags
    }

    /// The element of a footnote's mark; behind it comes the note itself, in reading order.
    fn mark_tag(&mut self, note: NoteId, parent: TagId) -> TagId {
        let mark = self.tags.add(parent, Role::Reference);
        let note_tag = self.tags.add(parent, Role::Note);
        self.note_tag(note, note_tag);
        mark
    }
}
