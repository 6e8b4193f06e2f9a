//! Line setting: from styled text to lines of placed glyphs.
//!
//! In: the inlines of a paragraph, its label, its style and the width it is set in. Out: lines, each with its text as written, its placed glyphs, and
//! what stands on it (figures, notes, links). Setting is a pure function, so that paragraphs can be set on several threads at once.
//!
//! Steps: `collect` one text, `prepare` cells and breaks, find where too long pieces are cut (`relief`), `fill` lines one by one or `flow` all at
//! once (or `balance` a title), `adjust` each to its measure, `place` glyphs, `decorate`. Both ways of filling share everything else: what a line
//! measures (`measure`), where it may end (`ends`), and how good it looks (`strain`).
//! Left out on purpose: where lines stand on the page (vertical spacing, grids, columns), which is the work of `pages`.

mod adjust;
mod balance;
mod collect;
mod decorate;
mod direction;
mod ends;
mod fill;
mod flow;
mod hyphen;
mod line;
mod lone;
mod loose;
mod measure;
mod place;
mod prepare;
mod relief;
mod ruby;
mod strain;

use banxin_base::{Diagnostic, Len, Origin, Warned, codes};
use banxin_compose::document::{Align, AnchorId, Document, Fill, Grid, Inline, Label, ParagraphStyle, Texts};
use banxin_text::Cell;
use banxin_text::breaks::Break;
use banxin_text::font::{FaceSet, FontBook};
use banxin_text::rules::line_end_trim;

use collect::collect;
use ends::Ends;
use loose::Loosest;
use measure::{Gauge, Room, line_cells, width};
use place::Placer;
use prepare::{Prepared, prepare};

use crate::lines::LineSource;

pub(crate) use banxin_text::itemize::merge_fallback_notes;
pub(crate) use line::{Line, Piece, PieceKind, SetParagraph};

/// What setting needs to know besides the text.
#[derive(Clone, Copy)]
pub(crate) struct InlineCtx<'a> {
    /// The faces of the run.
    pub(crate) book: &'a FontBook,
    /// The faces behind the document's roles: [`faces_of`], once a document.
    pub(crate) faces: &'a FaceSet,
    /// The document, for notes, anchors and their texts.
    pub(crate) document: &'a Document,
    /// What the page of an anchor is called, as far as known: for page references.
    pub(crate) page_labels: &'a (dyn Fn(AnchorId) -> String + Sync),
    /// The numbers of the document's texts.
    pub(crate) texts: &'a Texts,
    /// The grid of the page, where text stands on one.
    pub(crate) grid: Option<Grid>,
}

/// The faces behind the roles of a document, and what there is to say about typefaces that are not there.
pub(crate) fn faces_of(document: &Document, book: &FontBook) -> Warned<FaceSet> {
    let wishes: Vec<_> = document.styles.faces.iter().map(|(role, names)| (*role, names.pages.as_slice())).collect();
    let chosen = FaceSet::choose(book, &wishes);
    Warned::new(chosen.value.in_language(&document.meta.lang), chosen.diagnostics)
}

/// Sets a paragraph in lines of `width`, its indents included.
pub(crate) fn set(ctx: &InlineCtx<'_>, inlines: &[Inline], label: Option<&Label>, style: &ParagraphStyle, width: Len) -> SetParagraph {
    let mut prepared = prepare(ctx, collect(ctx, inlines, run_in(label), style));
    let mark = boxed(ctx, label, style);
    let reserved = mark.as_ref().map_or(Len::ZERO, |(_, reserved)| *reserved);
    let room = room(ctx, style, width, reserved);
    let source = ctx.texts.number(inlines).map(|text| LineSource { text, width, reserved, ..LineSource::default() });
    let (mut lines, loosest) = lines(ctx, &prepared, (style, source.as_ref()), &room, reserved);
    let mut diagnostics = std::mem::take(&mut prepared.diagnostics);
    report_overfull(&prepared, &lines, &room, &mut diagnostics);
    diagnostics.extend(loosest.report(&prepared));
    if let (Some((mark, _)), Some(first)) = (mark, lines.first_mut()) {
        place::put_label(&mark, style, first);
        diagnostics.extend(mark.diagnostics);
    }
    SetParagraph { lines, diagnostics }
}

/// Cuts a paragraph into lines and places them.
fn lines(
    ctx: &InlineCtx<'_>,
    prepared: &Prepared<'_>,
    (style, source): (&ParagraphStyle, Option<&LineSource>),
    room: &Room,
    reserved: Len,
) -> (Vec<Line>, Loosest) {
    let gauge = Gauge::new(prepared, room);
    let cuts = relief::cuts(prepared, &gauge);
    let ends = Ends::new(&prepared.breaks, &cuts);
    // Evenness is for text that reaches both edges; a ragged line has nothing to even out.
    let flows = ctx.document.styles.typography.fill == Fill::Flow && room.justified;
    let mut placer = Placer { prepared, style, source, gauge: &gauge, lines: Vec::new(), loosest: Loosest::default() };
    for segment in &prepared.segments {
        let before = placer.lines.len();
        let fill = if flows { flow::fill } else { fill::fill };
        let mut lines = fill(&gauge, &ends, segment.clone(), before);
        if style.balanced
            && let Some(balanced) = balance::balance(prepared, segment.clone(), room, before, lines.len())
        {
            lines = balanced;
        }
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            placer.line(line, reserved, number + 1 == count);
        }
    }
    placer.lines.shrink_to_fit();
    (placer.lines, placer.loosest)
}

/// The width of a paragraph on one line, or of its widest line where the user has broken it; indents included. The blank of a mark at the end is
/// counted: programs that do not trim it (Word's, in a column of this width) have the text on one line too.
pub(crate) fn natural_width(ctx: &InlineCtx<'_>, inlines: &[Inline], label: Option<&Label>, style: &ParagraphStyle) -> Len {
    let prepared = prepare(ctx, collect(ctx, inlines, run_in(label), style));
    let lines = prepared.segments.iter().filter_map(|segment| prepared.cells.get(segment.clone()));
    let widest = lines.map(whole_width).fold(Len::ZERO, Len::max);
    widest + beside(ctx, label, style)
}

/// The width of the longest piece of a paragraph that cannot be broken, indents included: no column may be narrower.
pub(crate) fn min_content_width(ctx: &InlineCtx<'_>, inlines: &[Inline], label: Option<&Label>, style: &ParagraphStyle) -> Len {
    let prepared = prepare(ctx, collect(ctx, inlines, run_in(label), style));
    let mut widest = Len::ZERO;
    let mut start = 0;
    for (index, here) in prepared.breaks.iter().enumerate() {
        if *here != Break::Never || prepared.segments.iter().any(|segment| segment.end == index + 1) {
            let piece = whole_width(prepared.cells.get(start..=index).unwrap_or_default());
            widest = widest.max(piece + prepared.hyphens.width_after(index));
            start = index + 1;
        }
    }
    widest + beside(ctx, label, style)
}

/// The width of cells on a line, the mark at its end as wide as it is within one: lines are filled by that.
fn whole_width(cells: &[Cell]) -> Len {
    let line = line_cells(cells, false);
    width(&line) + cells.get(line.len().wrapping_sub(1)).map_or(Len::ZERO, line_end_trim)
}

/// What stands beside the text on a paragraph's widest line: indents and label.
fn beside(ctx: &InlineCtx<'_>, label: Option<&Label>, style: &ParagraphStyle) -> Len {
    let reserved = boxed(ctx, label, style).map_or(Len::ZERO, |(_, reserved)| reserved);
    style.indent_start + style.indent_end + (style.first_indent + reserved).max(Len::ZERO)
}

/// The label, if the text follows it at once.
fn run_in(label: Option<&Label>) -> Option<&Label> {
    label.filter(|label| label.width <= Len::ZERO)
}

/// The label, if it has a width of its own, with the width that it takes.
fn boxed<'l>(ctx: &InlineCtx<'l>, label: Option<&'l Label>, style: &ParagraphStyle) -> Option<(Prepared<'l>, Len)> {
    let label = label.filter(|label| label.width > Len::ZERO)?;
    let mark = prepare(ctx, collect(ctx, &[], Some(label), style));
    let natural = width(&mark.cells);
    Some((mark, label.width.max(natural)))
}

fn room(ctx: &InlineCtx<'_>, style: &ParagraphStyle, width: Len, reserved: Len) -> Room {
    let rest = width - style.indent_start - style.indent_end;
    // On the official grid columns stay on their cells, as in Word; an indented first line keeps its indent's look.
    let trim_start = ctx.grid.is_none() || matches!(style.align, Align::Center | Align::End);
    let trim_first = trim_start && style.first_indent.is_zero() && reserved.is_zero();
    let first = rest - style.first_indent - reserved;
    let justified = style.align == Align::Justify;
    let hanging = ctx.document.styles.typography.hanging && style.align != Align::End;
    Room { first, rest, trim_start, trim_first, justified, hanging, em: style.text.size }
}

fn report_overfull(prepared: &Prepared<'_>, lines: &[Line], room: &Room, diagnostics: &mut Vec<Diagnostic>) {
    let excess = |(number, line): (usize, &Line)| line.width - room.of(number);
    let overfull = lines.iter().enumerate().filter(|(_, line)| line.overfull);
    if let Some(most) = overfull.map(excess).max() {
        let at = prepared.parts.first().map_or(Origin::Run, |part| part.origin.clone());
        diagnostics.push(Diagnostic::new(&codes::OVERFULL_LINE, at).with("excess", format!("{:.1} mm", most.to_mm())));
    }
}

#[cfg(test)]
mod filling_tests;
#[cfg(test)]
mod tests;
