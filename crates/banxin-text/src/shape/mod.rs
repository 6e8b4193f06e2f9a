//! From text to glyphs in cells.
//!
//! In: a text with styled spans. Out: its cells in reading order with their natural widths, and their glyphs. Everything is shaped; no width is read
//! from a font behind the shaper's back. Widths become lengths by exact rounding, so that sums are the same on every machine.

mod ink;
mod plan;

use banxin_base::{Diagnostic, Len};
use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont};

use crate::cell::Cell;
use crate::classes::{Class, TextScript, class};
use crate::font::{FaceId, FaceSet, FontBook};
use crate::itemize::{Item, Span, itemize};

pub(crate) use ink::Inks;
pub(crate) use plan::PlanCache;

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
    let (items, diagnostics) = itemize(book, faces, text, spans);
    let count = text.len() / 2;
    let mut shaper =
        Shaper { buffer: Buffer::new(), out: Shaped { cells: Vec::with_capacity(count), glyphs: Vec::with_capacity(count), diagnostics } };
    for item in &items {
        if let (Some(span), Some(slice)) = (spans.get(item.span), text.get(item.range.clone())) {
            shaper.item(book, item, span, slice);
        }
    }
    join_dashes(text, &mut shaper.out.cells);
    shaper.out
}

struct Shaper {
    buffer: Buffer,
    out: Shaped,
}

impl Shaper {
    fn item(&mut self, book: &FontBook, item: &Item, span: &Span<'_>, slice: &str) {
        let Some(face) = item.face.and_then(|id| book.face(id).ok()) else {
            return self.without_face(item, span, slice);
        };
        self.buffer.reset();
        self.buffer.push_str(slice);
        self.buffer.set_direction(Direction::LeftToRight);
        self.buffer.set_script(Some(plan::iso(item.script)));
        self.buffer.set_language(plan::language());
        let options = ShapeOptions::new().plan(Some(face.plans().get(face, item.script)));
        if harfrust::shape(&ShaperFont::new(face.font()), &mut self.buffer, options).is_err() {
            return self.without_face(item, span, slice);
        }
        let units = i64::from(face.metrics().units_per_em);
        let scale = |value: i32| if i64::from(value) == units { span.size } else { span.size.scale(i64::from(value), units) };
        let infos = self.buffer.glyph_infos();
        let positions = self.buffer.glyph_positions();
        let mut index = 0;
        while let Some(info) = infos.get(index) {
            let cluster = info.cluster;
            let last = index + infos.get(index..).unwrap_or_default().iter().take_while(|info| info.cluster == cluster).count();
            let next = infos.get(last).map_or(slice.len(), |info| to_usize(info.cluster));
            let cell_text = slice.get(to_usize(cluster)..next).unwrap_or_default();
            let mut cell = new_cell(item, span, to_usize(cluster), cell_text, &self.out);
            let cluster_infos = infos.get(index..last).unwrap_or_default();
            let cluster_positions = positions.get(index..last).unwrap_or_default();
            for (info, position) in cluster_infos.iter().zip(cluster_positions) {
                let id = u16::try_from(info.glyph_id).unwrap_or(0);
                let x = cell.width + scale(position.x_offset);
                self.out.glyphs.push(ShapedGlyph { id, x, y: scale(position.y_offset) });
                cell.width += scale(position.x_advance);
            }
            cell.glyph_count = u16::try_from(last - index).unwrap_or(u16::MAX);
            cell.face = item.face.unwrap_or(FaceId(0));
            if item.script == TextScript::Han {
                set_blank(&mut cell, cell_text, |char| face.inks().half_shift(face, char, span.size));
            }
            self.out.cells.push(cell);
            index = last;
        }
    }

    /// Text without a usable face still takes room, so that the rest of the report can be checked.
    fn without_face(&mut self, item: &Item, span: &Span<'_>, slice: &str) {
        for (at, char) in slice.char_indices() {
            let text = slice.get(at..at + char.len_utf8()).unwrap_or_default();
            let mut cell = new_cell(item, span, at, text, &self.out);
            cell.width = if item.script == TextScript::Han { span.size } else { span.size / 2 };
            self.out.cells.push(cell);
        }
    }
}

fn new_cell(item: &Item, span: &Span<'_>, at: usize, text: &str, out: &Shaped) -> Cell {
    let start = item.range.start + at;
    let chars = i64::try_from(text.chars().filter(|char| !crate::classes::is_ignorable(*char)).count()).unwrap_or(0);
    Cell {
        start: to_u32(start),
        end: to_u32(start + text.len()),
        first_glyph: to_u32(out.glyphs.len()),
        glyph_count: 0,
        span: to_u32(item.span),
        face: FaceId(0),
        class: text.chars().next().map_or(Class::Ignorable, |char| class(char, item.script)),
        level: span.level,
        em: span.size,
        width: Len::ZERO,
        shift: Len::ZERO,
        blank: Len::ZERO,
        half_shift: Len::ZERO,
        tracking: span.tracking * chars.min(1).max(if text.starts_with('\u{2014}') { chars } else { 0 }),
        gap: Len::ZERO,
    }
}

/// Notes how much of a mark's cell is blank. Marks that the face draws narrower than a full cell have nothing to give.
fn set_blank(cell: &mut Cell, text: &str, half_shift: impl FnOnce(char) -> Option<Len>) {
    let trimmable = cell.class.is_bracket() || matches!(cell.class, Class::PauseEnd | Class::PauseInner);
    if !trimmable || cell.width < cell.em.scale(3, 4) {
        return;
    }
    if let Some(shift) = text.chars().next().and_then(half_shift) {
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
