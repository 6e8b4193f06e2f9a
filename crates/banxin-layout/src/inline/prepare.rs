//! Everything about a paragraph that does not depend on its lines.
//!
//! In: its text and parts. Out: cells with the rules of running text applied, their glyphs, and where lines may end. Shaping happens once, however
//! often the paragraph is filled (a balanced title is filled many times).

use std::ops::Range;

use banxin_base::{Diagnostic, FaceRole, Len};
use banxin_compose::document::{self, AnchorId};
use banxin_text::Cell;
use banxin_text::breaks::{Break, BreakOptions, Hyphenation, Kinsoku, breaks};
use banxin_text::font::{FaceId, FaceQuery};
use banxin_text::rules::{Gap, RuleSet, apply};
use banxin_text::shape::{Shaped, ShapedGlyph, shape};

use super::InlineCtx;
use super::collect::{Collected, Part};
use super::hyphen::Hyphens;
use super::ruby::{Reading, readings};

/// A paragraph ready to be filled.
pub(super) struct Prepared<'a> {
    pub(super) text: String,
    pub(super) parts: Vec<Part<'a>>,
    pub(super) cells: Vec<Cell>,
    /// What each cell takes by its typeface alone, before any rule.
    pub(super) natural: Vec<Len>,
    pub(super) glyphs: Vec<ShapedGlyph>,
    pub(super) breaks: Vec<Break>,
    pub(super) hyphens: Hyphens,
    /// Cells between the line ends that the user wishes; at least one, perhaps empty.
    pub(super) segments: Vec<Range<usize>>,
    pub(super) readings: Vec<Reading>,
    /// Places that the index names, each with the byte before which it stands.
    pub(super) places: Vec<(usize, AnchorId)>,
    /// The emphasis dot, if the paragraph has any.
    pub(super) dot: Option<Dot>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// The glyph of an emphasis dot.
#[derive(Clone, Copy)]
pub(super) struct Dot {
    pub(super) face: FaceId,
    pub(super) glyph: u16,
    /// Its advance, in `units` to the em.
    pub(super) advance: i64,
    pub(super) units: i64,
}

/// Shapes a paragraph and applies the rules that do not depend on lines.
pub(super) fn prepare<'a>(ctx: &InlineCtx<'_>, collected: Collected<'a>) -> Prepared<'a> {
    let mut shaped = shape(ctx.book, ctx.faces, &collected.text, &collected.spans());
    let natural = shaped.cells.iter().map(|cell| cell.width).collect();
    let typography = &ctx.document.styles.typography;
    apply(&mut shaped.cells, &collected.text, RuleSet { gap: gap(typography.gap) });
    let hyphenation = if typography.hyphenate { Hyphenation::of(&ctx.document.meta.lang) } else { Hyphenation::NONE };
    let options = BreakOptions { kinsoku: kinsoku(typography.kinsoku), units: typography.units.clone(), hyphenation };
    let mut breaks = breaks(&collected.text, &shaped.cells, &options);
    let readings = readings(ctx, &collected.parts, &mut shaped, &mut breaks);
    let segments = segments(&shaped.cells, &collected.forced);
    for last in segments.iter().filter_map(|segment| segment.end.checked_sub(1)) {
        if let Some(here) = breaks.get_mut(last) {
            *here = Break::Allowed;
        }
    }
    let hyphens = Hyphens::find(ctx.book, &shaped.cells, &mut breaks);
    let dot = if collected.parts.iter().any(|part| part.style.dots) { dot(ctx) } else { None };
    let Collected { text, parts, places, .. } = collected;
    let Shaped { cells, glyphs, diagnostics } = shaped;
    Prepared { text, parts, cells, natural, glyphs, breaks, hyphens, segments, readings, places, dot, diagnostics }
}

impl Prepared<'_> {
    /// The part that a cell stands in.
    pub(super) fn part_of(&self, cell: &Cell) -> Option<&Part<'_>> {
        self.parts.get(index(cell.span))
    }

    /// The text of some cells.
    pub(super) fn slice(&self, cells: Range<usize>) -> &str {
        let start = self.cells.get(cells.start).map_or(0, |cell| index(cell.start));
        let end = cells.end.checked_sub(1).and_then(|last| self.cells.get(last)).map_or(start, |cell| index(cell.end));
        self.text.get(start..end).unwrap_or_default()
    }
}

/// 避头尾 as the text engine names it.
fn kinsoku(level: document::Kinsoku) -> Kinsoku {
    match level {
        document::Kinsoku::None => Kinsoku::None,
        document::Kinsoku::Basic => Kinsoku::Basic,
        document::Kinsoku::Gb => Kinsoku::Gb,
        document::Kinsoku::Strict => Kinsoku::Strict,
    }
}

/// The gap between Chinese and Latin as the text engine names it.
fn gap(gap: document::Gap) -> Gap {
    match gap {
        document::Gap::Quarter => Gap::Quarter,
        document::Gap::None => Gap::None,
    }
}

/// U+2022 in the first face that has it, the Latin one by preference: its dot is round.
fn dot(ctx: &InlineCtx<'_>) -> Option<Dot> {
    ctx.faces.chain(FaceQuery::plain(FaceRole::Latin)).iter().find_map(|id| {
        let face = ctx.book.face(*id).ok()?;
        let glyph = face.glyph('\u{2022}')?;
        let units = i64::from(face.metrics().units_per_em);
        Some(Dot { face: *id, glyph, advance: i64::from(face.advance(glyph)), units })
    })
}

fn segments(cells: &[Cell], forced: &[usize]) -> Vec<Range<usize>> {
    let mut segments = Vec::with_capacity(forced.len() + 1);
    let mut start = 0;
    for at in forced {
        let end = cells.partition_point(|cell| index(cell.start) < *at);
        segments.push(start..end);
        start = end;
    }
    segments.push(start..cells.len());
    segments
}

/// A `u32` of the text engine as an index.
pub(super) fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}
