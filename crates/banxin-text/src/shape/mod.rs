//! From text to glyphs in cells.
//!
//! In: a text with styled spans. Out: its cells in reading order with their natural widths, and their glyphs. Everything is shaped, but what the shaper
//! is known to say of a character is not asked again (`quick`); no width is read from a font behind the shaper's back. Widths become lengths
//! by exact rounding, so that sums are the same on every machine.

mod ink;
mod plan;
mod quick;
mod words;

use std::ops::Range;

use banxin_base::{Diagnostic, Len};
use harfrust::{Buffer, BufferFlags};

use crate::cell::Cell;
use crate::classes::{Class, TextScript, class};
use crate::font::{Face, FaceId, FaceSet, FontBook, Region};
use crate::itemize::{Item, Span, itemize};
use plan::Writing;
use quick::{QuickGlyph, quick_glyph};
use words::RawGlyph;

pub(crate) use ink::Inks;
pub(crate) use plan::PlanCache;
pub(crate) use quick::QuickGlyphs;
pub(crate) use words::Words;

/// A placed glyph of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShapedGlyph {
    /// Number in the face.
    pub id: u16,
    /// From the cell's left edge, without its shift.
    pub x: Len,
    /// Above the baseline.
    pub y: Len,
}

/// Shaped text.
#[derive(Clone, Debug, Default)]
pub struct Shaped {
    /// The cells, in reading order; together they cover the text.
    pub cells: Vec<Cell>,
    /// The glyphs of all cells.
    pub glyphs: Vec<ShapedGlyph>,
    /// Characters that no face has, faces that stood in.
    pub diagnostics: Vec<Diagnostic>,
}

/// Shapes a text.
pub fn shape(book: &FontBook, faces: &FaceSet, text: &str, spans: &[Span<'_>]) -> Shaped {
    shape_with(book, faces, text, spans, Memory::Used)
}

/// Whether characters that shape alone, and words, are taken from memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Memory {
    Used,
    #[cfg(test)]
    Unused,
}

fn shape_with(book: &FontBook, faces: &FaceSet, text: &str, spans: &[Span<'_>], memory: Memory) -> Shaped {
    let (items, diagnostics) = itemize(book, faces, text, spans);
    let count = text.len() / 2;
    let out = Shaped { cells: Vec::with_capacity(count), glyphs: Vec::with_capacity(count), diagnostics };
    let mut shaper = Shaper { buffer: Buffer::new(), raw: Vec::new(), groups: Vec::new(), region: faces.region(), memory, out };
    for item in &items {
        let (Some(span), Some(text)) = (spans.get(item.span), text.get(item.range.clone())) else { continue };
        let stretch = Stretch { item, span, text, start: item.range.start };
        match item.face.and_then(|id| book.face(id).ok()) {
            Some(face) if memory == Memory::Used && item.script == TextScript::Han && item.bidi == 0 => shaper.chinese(face, &stretch),
            Some(face) => shaper.shape(face, &stretch),
            None => shaper.without_face(&stretch),
        }
    }
    join_dashes(text, &mut shaper.out.cells);
    shaper.out
}

struct Shaper {
    buffer: Buffer,
    /// The glyphs of what was shaped last, from left to right.
    raw: Vec<RawGlyph>,
    /// The clusters of what was shaped last, by their glyphs, in reading order.
    groups: Vec<Range<usize>>,
    region: Region,
    memory: Memory,
    out: Shaped,
}

/// An item or a part of one.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    item: &'a Item,
    span: &'a Span<'a>,
    text: &'a str,
    /// Its first byte in the whole text.
    start: usize,
}

impl<'a> Stretch<'a> {
    fn part(&self, range: Range<usize>) -> Stretch<'a> {
        Stretch { text: self.text.get(range.clone()).unwrap_or_default(), start: self.start + range.start, ..*self }
    }
}

/// Whether what stands beside a stretch could change its glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edges {
    Closed,
    Open,
}

impl Shaper {
    /// Chinese text: characters that shape alone are taken from memory, what lies between them is shaped. If the shaper says that neighbours could
    /// matter after all, everything is shaped together.
    fn chinese(&mut self, face: &Face, stretch: &Stretch<'_>) {
        let before = (self.out.cells.len(), self.out.glyphs.len());
        if self.chinese_in_parts(face, stretch) == Edges::Open {
            self.out.cells.truncate(before.0);
            self.out.glyphs.truncate(before.1);
            self.shape(face, stretch);
        }
    }

    fn chinese_in_parts(&mut self, face: &Face, stretch: &Stretch<'_>) -> Edges {
        let mut asked = 0..0;
        let mut chars = stretch.text.char_indices().peekable();
        while let Some((at, char)) = chars.next() {
            let end = at + char.len_utf8();
            // What may join the character before it is never quick itself, and neither is then what it joins.
            let joined = chars.peek().is_some_and(|(_, next)| may_join(*next));
            match quick_glyph(face, self.region, char).filter(|_| !joined) {
                Some(glyph) => {
                    if !asked.is_empty() && self.shape_part(face, &stretch.part(asked.clone())) == Edges::Open {
                        return Edges::Open;
                    }
                    self.quick_cell(face, &stretch.part(at..end), char, glyph);
                    asked = end..end;
                }
                None => asked.end = end,
            }
        }
        let whole = asked == (0..stretch.text.len());
        match asked.is_empty() {
            true => Edges::Closed,
            false if whole => {
                self.shape(face, stretch);
                Edges::Closed
            }
            false => self.shape_part(face, &stretch.part(asked)),
        }
    }

    fn quick_cell(&mut self, face: &Face, stretch: &Stretch<'_>, char: char, glyph: QuickGlyph) {
        let mut cell = new_cell(stretch, 0..stretch.text.len(), &self.out);
        self.out.glyphs.push(ShapedGlyph { id: glyph.id, x: Len::ZERO, y: Len::ZERO });
        cell.width = scale(face, stretch.span.size, glyph.advance);
        cell.glyph_count = 1;
        cell.face = stretch.item.face.unwrap_or(FaceId(0));
        set_blank(&mut cell, Some(char), |char| face.inks().half_shift(face, char, stretch.span.size));
        self.out.cells.push(cell);
    }

    /// Shapes a part of an item and says whether its neighbours could matter.
    fn shape_part(&mut self, face: &Face, stretch: &Stretch<'_>) -> Edges {
        self.buffer.reset();
        self.buffer.set_flags(BufferFlags::PRODUCE_UNSAFE_TO_CONCAT);
        self.raw.clear();
        if !ask(face, self.writing(stretch), stretch.text, &mut self.buffer, &mut self.raw) {
            self.without_face(stretch);
            return Edges::Closed;
        }
        let infos = self.buffer.glyph_infos();
        let open = |info: Option<&harfrust::GlyphInfo>| info.is_none_or(|info| info.unsafe_to_concat());
        let edges = if open(infos.first()) || open(infos.last()) { Edges::Open } else { Edges::Closed };
        self.cells(face, stretch);
        edges
    }

    fn shape(&mut self, face: &Face, stretch: &Stretch<'_>) {
        let writing = self.writing(stretch);
        let (buffer, raw) = (&mut self.buffer, &mut self.raw);
        raw.clear();
        let mut shape = |into: &mut Vec<RawGlyph>| {
            buffer.reset();
            ask(face, writing, stretch.text, buffer, into)
        };
        let done = if writing.is_latin() && self.memory == Memory::Used {
            face.words().glyphs(self.region, stretch.text, raw, shape)
        } else {
            shape(raw)
        };
        if done { self.cells(face, stretch) } else { self.without_face(stretch) }
    }

    fn writing(&self, stretch: &Stretch<'_>) -> Writing {
        let item = stretch.item;
        Writing { script: item.script, other: item.other, right_to_left: item.bidi % 2 == 1, region: self.region }
    }

    /// Makes cells of the glyphs in `raw`.
    fn cells(&mut self, face: &Face, stretch: &Stretch<'_>) {
        let item = stretch.item;
        self.group(item.bidi % 2 == 1);
        let start_of = |group: &Range<usize>| self.raw.get(group.start).map_or(0, |glyph| to_usize(glyph.cluster));
        for (number, group) in self.groups.iter().enumerate() {
            let end = self.groups.get(number + 1).map_or(stretch.text.len(), start_of);
            let bytes = start_of(group)..end;
            let mut cell = new_cell(stretch, bytes.clone(), &self.out);
            for glyph in self.raw.get(group.clone()).unwrap_or_default() {
                let x = cell.width + scale(face, stretch.span.size, glyph.x);
                self.out.glyphs.push(ShapedGlyph { id: glyph.id, x, y: scale(face, stretch.span.size, glyph.y) });
                cell.width += scale(face, stretch.span.size, glyph.advance);
            }
            cell.glyph_count = u16::try_from(group.len()).unwrap_or(u16::MAX);
            cell.face = item.face.unwrap_or(FaceId(0));
            if item.script == TextScript::Han {
                let first = stretch.text.get(bytes).and_then(|text| text.chars().next());
                set_blank(&mut cell, first, |char| face.inks().half_shift(face, char, stretch.span.size));
            }
            self.out.cells.push(cell);
        }
    }

    /// Finds the clusters of what was shaped. The shaper returns glyphs from left to right; clusters are put in reading order.
    fn group(&mut self, right_to_left: bool) {
        self.groups.clear();
        let mut start = 0;
        for glyphs in self.raw.chunk_by(|a, b| a.cluster == b.cluster) {
            self.groups.push(start..start + glyphs.len());
            start += glyphs.len();
        }
        if right_to_left {
            self.groups.reverse();
        }
    }

    /// Text without a usable face still takes room, so that the rest of the report can be checked.
    fn without_face(&mut self, stretch: &Stretch<'_>) {
        for (at, char) in stretch.text.char_indices() {
            let mut cell = new_cell(stretch, at..at + char.len_utf8(), &self.out);
            cell.width = if stretch.item.script == TextScript::Han { stretch.span.size } else { stretch.span.size / 2 };
            self.out.cells.push(cell);
        }
    }
}

/// Has a text shaped in an empty buffer, and adds its glyphs to `into`; whether it could be done.
fn ask(face: &Face, writing: Writing, text: &str, buffer: &mut Buffer, into: &mut Vec<RawGlyph>) -> bool {
    buffer.push_str(text);
    if !writing.shape(face, buffer) {
        return false;
    }
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    into.extend(glyphs.map(|(info, position)| RawGlyph {
        id: u16::try_from(info.glyph_id).unwrap_or(0),
        cluster: info.cluster,
        advance: position.x_advance,
        x: position.x_offset,
        y: position.y_offset,
    }));
    unkern(face, text, into);
    true
}

/// Takes the kerning out of numbers, such as that between 1 and 1: digits are all of one width (GB/T 15835-2011 5.1.7.1), and columns of them align.
fn unkern(face: &Face, text: &str, glyphs: &mut [RawGlyph]) {
    let digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    for glyph in glyphs {
        let at = to_usize(glyph.cluster);
        if digit(at) && digit(at + 1) {
            glyph.advance = face.advance(glyph.id);
        }
    }
}

/// Font units at a size.
fn scale(face: &Face, size: Len, value: i32) -> Len {
    let units = i64::from(face.metrics().units_per_em);
    if i64::from(value) == units { size } else { size.scale(i64::from(value), units) }
}

/// Whether a character could join the one before it: everything but the marks and characters that text is full of.
fn may_join(char: char) -> bool {
    !matches!(char, '\0'..='\u{2FF}' | '\u{2010}'..='\u{2027}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3096}' | '\u{309B}'..='\u{A66E}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

fn new_cell(stretch: &Stretch<'_>, bytes: Range<usize>, out: &Shaped) -> Cell {
    let span = stretch.span;
    let text = stretch.text.get(bytes.clone()).unwrap_or_default();
    let first = text.chars().next();
    let chars = match first {
        Some(char) if char.len_utf8() == text.len() => i64::from(!crate::classes::is_ignorable(char)),
        _ => i64::try_from(text.chars().filter(|char| !crate::classes::is_ignorable(*char)).count()).unwrap_or(0),
    };
    Cell {
        start: to_u32(stretch.start + bytes.start),
        end: to_u32(stretch.start + bytes.end),
        first_glyph: to_u32(out.glyphs.len()),
        glyph_count: 0,
        span: to_u32(stretch.item.span),
        face: FaceId(0),
        class: first.map_or(Class::Ignorable, |char| class(char, stretch.item.script)),
        level: span.level,
        bidi: stretch.item.bidi,
        em: span.size,
        width: Len::ZERO,
        shift: Len::ZERO,
        blank: Len::ZERO,
        half_shift: Len::ZERO,
        tracking: span.tracking * chars.min(1).max(if first == Some('\u{2014}') { chars } else { 0 }),
        gap: Len::ZERO,
    }
}

/// Notes how much of a mark's cell is blank. Marks that the face draws narrower than a full cell have nothing to give.
fn set_blank(cell: &mut Cell, char: Option<char>, half_shift: impl FnOnce(char) -> Option<Len>) {
    let trimmable = cell.class.is_bracket() || matches!(cell.class, Class::PauseEnd | Class::PauseInner);
    if !trimmable || cell.width < cell.em.scale(3, 4) {
        return;
    }
    if let Some(shift) = char.and_then(half_shift) {
        cell.blank = cell.em / 2;
        cell.half_shift = shift;
    }
}

/// Two — in a row are a dash (破折号, GB/T 15834 5.1.4), one is a connector (4.13.3.2).
fn join_dashes(text: &str, cells: &mut [Cell]) {
    let bytes = text.as_bytes();
    let dash = "\u{2014}".as_bytes();
    for cell in cells.iter_mut().filter(|cell| cell.class == Class::LongConnector) {
        let before = bytes.get(..to_usize(cell.start)).is_some_and(|text| text.ends_with(dash));
        let after = bytes.get(to_usize(cell.end)..).is_some_and(|text| text.starts_with(dash));
        if before || after || to_usize(cell.end - cell.start) > dash.len() {
            cell.class = Class::Dash;
        }
    }
}

fn to_usize(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn to_u32(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
