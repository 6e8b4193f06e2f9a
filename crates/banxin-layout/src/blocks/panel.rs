//! Panels: texts, rules and pictures that stand at places of their own and never part: a line of texts side by side, the mark of an official
//! head, the colophon (GB/T 9704 7.2-7.4).
//!
//! In: such a block. Out: one unit of the flow, and a [`SetPanel`] that says where everything in it stands from the unit's upper left corner.

use banxin_base::{Len, Point, Size};
use banxin_compose::document::{
    Align, Colophon, ColophonLine, Crop, Hold, Inline, Letterhead, Mark, Paragraph, ParagraphStyle, Seal, Stroke, TextRow,
};

use super::pictures::Placed;
use super::text::{SetText, TextKind};
use super::{BlockCtx, SetBlock};
use crate::flow::{Content, Glue, Unit};
use crate::frame::Rule;
use crate::inline::Piece;
use crate::pages::baseline;
use crate::structure::TagId;

/// What a panel shows.
#[derive(Debug, Default)]
pub(crate) struct SetPanel<'d> {
    /// Texts of the block, each of one line or more: which, and the corner of its first line.
    pub(crate) texts: Vec<(u32, Point)>,
    /// Rules.
    pub(crate) rules: Vec<Rule>,
    /// Seals: behind the texts.
    pub(crate) seals: Vec<Placed<'d>>,
    /// Rules of the page: from the column's left edge and the foot of the sheet.
    pub(crate) page_rules: Vec<Rule>,
}

/// Sets texts side by side.
pub(super) fn add_row<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d TextRow) {
    let mut panel = SetPanel::default();
    row(into, ctx, source, Len::ZERO, &mut panel);
    let style = source.local.as_ref();
    let mut height = style.leading;
    if let Some(below) = source.rule {
        let y = baseline(style.leading, style.text.size) + style.text.size.scale(12, 100) + below.gap + below.stroke.weight / 2;
        panel.rules.push(across(Len::ZERO, ctx.width, y, below.stroke));
        height = y + below.stroke.weight / 2;
    }
    let mut unit = panel_unit(into, height);
    unit.space = style.space_before;
    unit.after = style.space_after;
    unit.glue = if style.keep_with_next { Glue::Keep } else { Glue::Free };
    push(into, panel, unit);
}

/// Sets the mark, whose characters' upper edge is where it says, whatever their face.
pub(super) fn add_mark<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Mark) {
    let mut panel = SetPanel::default();
    let names: Vec<_> = source.names.iter().map(|name| line_of(into, ctx, &name.inlines, style_of(ctx, name))).collect();
    let word = source.word.as_ref().map(|word| line_of(into, ctx, &word.inlines, style_of(ctx, word)));
    let size = names.first().map_or(Len::ZERO, |name| name.text.em);
    let gap = if word.is_some() { size.times(Mark::WORD_GAP) } else { Len::ZERO };
    let widest = names.iter().map(|name| name.width).max().unwrap_or_default();
    let left = (ctx.width - widest - gap - word.as_ref().map_or(Len::ZERO, |word| word.width)) / 2;
    let (mut base, mut foot) = (source.drop, source.drop);
    for (n, name) in names.into_iter().enumerate() {
        let (up, down) = ink(ctx, &name.text);
        base += if n == 0 { up } else { name.text.leading };
        foot = base + down;
        let at = left + (widest - name.width) / 2;
        place(into, &mut panel, name, Point::new(at, base));
    }
    if let Some(word) = word {
        // The middle of its ink in the middle of that of the names.
        let (up, down) = ink(ctx, &word.text);
        let middle = (source.drop + foot) / 2;
        let at = Point::new(left + widest + gap, middle + (up - down) / 2);
        place(into, &mut panel, word, at);
    }
    let mut height = foot;
    if let Some(letter) = &source.letterhead {
        height = letterhead(letter, ctx.width, foot, &mut panel);
    }
    let mut unit = panel_unit(into, height);
    unit.glue = Glue::Keep;
    unit.unnumbered = source.letterhead.is_some();
    push(into, panel, unit);
}

/// The two double rules of a letter; returns the lower edge of the first.
fn letterhead(letter: &Letterhead, column: Len, foot: Len, panel: &mut SetPanel<'_>) -> Len {
    let left = (column - letter.width) / 2;
    let right = left + letter.width;
    let top = foot + letter.gap;
    let inner = letter.height() - letter.thin.weight / 2;
    panel.rules.push(across(left, right, top + letter.thick.weight / 2, letter.thick));
    panel.rules.push(across(left, right, top + inner, letter.thin));
    // At the foot the light rule is above; heights are from the foot of the sheet up.
    panel.page_rules.push(across(left, right, -(letter.foot + inner), letter.thin));
    panel.page_rules.push(across(left, right, -(letter.foot + letter.thick.weight / 2), letter.thick));
    top + letter.height()
}

/// Sets the colophon, whose last rule lies on the foot of what it is set in.
pub(super) fn add_colophon<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d Colophon) {
    let mut panel = SetPanel::default();
    let mut y = Len::ZERO;
    let last = source.parts.len();
    for (n, part) in source.parts.iter().enumerate() {
        rule_at(&mut panel, ctx.width, y, if n == 0 { source.thick } else { source.thin });
        for line in part {
            y += match line {
                ColophonLine::Row(source) => {
                    row(into, ctx, source, y, &mut panel);
                    source.local.leading
                }
                ColophonLine::Text(paragraph) => {
                    let text = SetText::set(ctx, &paragraph.inlines, None, style_of(ctx, paragraph), TextKind::Plain, into);
                    let height = text.height();
                    push_text(into, &mut panel, text, Point::new(Len::ZERO, y));
                    height
                }
            };
        }
        if n + 1 == last {
            rule_at(&mut panel, ctx.width, y, source.thick);
        }
    }
    let mut unit = panel_unit(into, y);
    unit.space = ctx.grid.line_pitch;
    unit.foot = Some(if source.even { crate::flow::FootPage::Even } else { crate::flow::FootPage::Last });
    push(into, panel, unit);
}

fn rule_at(panel: &mut SetPanel<'_>, width: Len, y: Len, stroke: Stroke) {
    if !stroke.weight.is_zero() {
        panel.rules.push(across(Len::ZERO, width, y, stroke));
    }
}

fn across(left: Len, right: Len, y: Len, stroke: Stroke) -> Rule {
    Rule { from: Point::new(left, y), to: Point::new(right, y), weight: stroke.weight, color: stroke.color, tag: TagId::ARTIFACT }
}

/// A text on one line, with its width.
struct OneLine<'d> {
    text: SetText<'d>,
    width: Len,
}

/// Sets a text as wide as it is by itself.
fn line_of<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, inlines: &[Inline], style: &ParagraphStyle) -> OneLine<'d> {
    let style = ParagraphStyle {
        align: Align::Start,
        first_indent: Len::ZERO,
        first_indent_chars: 0,
        indent_start: Len::ZERO,
        indent_end: Len::ZERO,
        balanced: false,
        ..style.clone()
    };
    let text = SetText::set(ctx, inlines, None, &style, TextKind::Plain, into);
    let width = text.lines.first().map_or(Len::ZERO, |line| line.width);
    OneLine { text, width }
}

/// Puts a line with its left end on a place of the baseline.
fn place<'d>(into: &mut SetBlock<'d>, panel: &mut SetPanel<'d>, line: OneLine<'d>, at: Point) {
    let start = line.text.lines.first().map_or(Len::ZERO, |line| line.start);
    let corner = Point::new(at.x - start, at.y - baseline(line.text.leading, line.text.em));
    push_text(into, panel, line.text, corner);
}

fn push_text<'d>(into: &mut SetBlock<'d>, panel: &mut SetPanel<'d>, text: SetText<'d>, at: Point) {
    let number = u32::try_from(into.texts.len()).unwrap_or(u32::MAX);
    panel.texts.push((number, at));
    into.texts.push(text);
}

/// The pieces of a row whose top is at `y`.
fn row<'d>(into: &mut SetBlock<'d>, ctx: &BlockCtx<'_>, source: &'d TextRow, y: Len, panel: &mut SetPanel<'d>) {
    let style = source.local.as_ref();
    for piece in &source.pieces {
        let line = line_of(into, ctx, &piece.inlines, style);
        let x = match piece.hold {
            Hold::Start => piece.x,
            Hold::Middle => piece.x - line.width / 2,
            Hold::End => piece.x - line.width,
        };
        place(into, panel, line, Point::new(x, y + baseline(style.leading, style.text.size)));
    }
    panel.seals.extend(source.seals.iter().map(|seal| placed(ctx, seal, y)));
}

fn placed<'d>(ctx: &BlockCtx<'_>, seal: &'d Seal, y: Len) -> Placed<'d> {
    let data = usize::try_from(seal.image.0).ok().and_then(|index| ctx.inline.document.images.get(index));
    Placed {
        image: seal.image,
        at: Point::new(seal.at.x, seal.at.y + y),
        size: Size::new(seal.width, seal.height),
        crop: Crop::NONE,
        alt: &seal.alt,
        caption: None,
        drawing: data.and_then(|data| data.drawing.clone()),
    }
}

fn style_of<'a>(ctx: &BlockCtx<'a>, paragraph: &'a Paragraph) -> &'a ParagraphStyle {
    ctx.inline.document.style_of(paragraph)
}

/// How far the ink of a text's first line reaches above its baseline, and how far below it.
fn ink(ctx: &BlockCtx<'_>, text: &SetText<'_>) -> (Len, Len) {
    let mut top: Option<Len> = None;
    for piece in text.lines.first().iter().flat_map(|line| &line.pieces) {
        let Piece::Glyphs { face, size, glyphs, .. } = piece else { continue };
        let Ok(face) = ctx.inline.book.face(*face) else { continue };
        let units = i64::from(face.metrics().units_per_em);
        for high in glyphs.iter().filter_map(|glyph| face.ink_top(glyph.id)) {
            let up = size.scale(i64::from(high), units);
            top = Some(top.map_or(up, |most| most.max(up)));
        }
    }
    // Of a text without ink, the head of the em box of Chinese faces.
    (top.unwrap_or(text.em.scale(88, 100)), text.em.times(Mark::FOOT))
}

fn panel_unit(into: &SetBlock<'_>, height: Len) -> Unit {
    Unit::new(Content::Panel { panel: u32::try_from(into.panels.len()).unwrap_or(u32::MAX) }, height)
}

fn push<'d>(into: &mut SetBlock<'d>, panel: SetPanel<'d>, unit: Unit) {
    into.panels.push(panel);
    into.units.push(unit);
}
