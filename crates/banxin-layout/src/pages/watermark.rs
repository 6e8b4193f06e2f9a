//! A watermark: words under everything else, across the middle of each page, rising to the right at half a right angle.
//!
//! ```text
//!   +-----------+
//!   |        /  |      x' = (x + y) / √2        y down, about the middle of the sheet
//!   |      稿   |      y' = (y - x) / √2
//!   |    草     |
//!   |  /        |
//!   +-----------+
//! ```
//!
//! In: the drawn pages. Out: the same with a shape as their first item. The words are outlines and no text: nobody finds or copies them, and no face is
//! embedded for them. They are an artifact (ISO 32000-1 14.8.2.2.2).

use banxin_base::{Origin, Point};
use banxin_compose::document::{Align, Inline, ParagraphStyle, TextRun, Watermark};
use banxin_text::font::OutlineStep;

use super::words;
use crate::frame::{GlyphRun, Item, Page, Path, Segment};
use crate::inline::{self, InlineCtx};
use crate::structure::TagId;

/// 1/√2, in parts of 10⁸: whole numbers turn alike on every machine.
const DIAGONAL: (i64, i64) = (70_710_678, 100_000_000);

/// Adds the watermark to the pages.
pub(super) fn add(ctx: &InlineCtx<'_>, pages: &mut [Page]) {
    let Some(mark) = &ctx.document.watermark else { return };
    let segments = outline(ctx, mark);
    if segments.is_empty() {
        return;
    }
    for page in pages {
        let middle = Point::new(page.size.width / 2, page.size.height / 2);
        let segments = segments.iter().map(|segment| segment.map(|at| at + middle)).collect();
        page.items.insert(0, Item::Path(Path { segments, fill: Some(mark.style.color), stroke: None, tag: TagId::WATERMARK }));
    }
}

/// The words as a shape, turned, about their own middle.
fn outline(ctx: &InlineCtx<'_>, mark: &Watermark) -> Vec<Segment> {
    let ctx = InlineCtx { grid: None, ..*ctx };
    let style = ParagraphStyle { align: Align::Start, ..ParagraphStyle::plain(mark.style, mark.style.size) };
    let run = TextRun { text: mark.text.clone(), style: mark.style, figure: None, link: None, origin: Origin::Run };
    // However long, it is one line.
    let room = mark.style.size * i64::try_from(mark.text.len()).unwrap_or(i64::MAX).clamp(1, 10_000) * 2;
    let Some(line) = inline::set(&ctx, &[Inline::Text(run)], None, &style, room).lines.into_iter().next() else { return Vec::new() };
    // The middle of a Chinese character stands 0.38 em above the baseline.
    let middle = Point::new(line.start + line.width / 2, -mark.style.size * 38 / 100);
    let (items, _) = words::artifact(line, Point::default());
    let mut segments = Vec::new();
    for item in &items {
        if let Item::Glyphs(run) = item {
            glyphs(&ctx, run, &mut segments);
        }
    }
    let turned = |at: Point| {
        let (x, y) = (at.x - middle.x, at.y - middle.y);
        Point::new((x + y).scale(DIAGONAL.0, DIAGONAL.1), (y - x).scale(DIAGONAL.0, DIAGONAL.1))
    };
    segments.into_iter().map(|segment| segment.map(turned)).collect()
}

/// The outlines of a run's glyphs, where they stand.
fn glyphs(ctx: &InlineCtx<'_>, run: &GlyphRun, segments: &mut Vec<Segment>) {
    let Ok(face) = ctx.book.face(run.face) else { return };
    let units = i64::from(face.metrics().units_per_em);
    for glyph in &run.glyphs {
        let length = |value: f32| run.size.scale(fixed(value), units * FIXED);
        let at = |[x, y]: [f32; 2]| Point::new(run.at.x + glyph.x() + length(x), run.at.y - glyph.y() - length(y));
        segments.extend(face.outline(glyph.id).into_iter().map(|step| match step {
            OutlineStep::Move(to) => Segment::Move(at(to)),
            OutlineStep::Line(to) => Segment::Line(at(to)),
            OutlineStep::Curve(a, b, to) => Segment::Curve(at(a), at(b), at(to)),
            OutlineStep::Close => Segment::Close,
        }));
    }
}

/// Parts of a font unit that are kept.
const FIXED: i64 = 64;

#[expect(clippy::cast_possible_truncation, reason = "coordinates of glyphs are 16 bits wide")]
fn fixed(units: f32) -> i64 {
    (units * 64.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::{FIXED, fixed};

    #[test]
    fn parts_of_a_unit_are_kept() {
        assert_eq!(fixed(1.5), FIXED * 3 / 2);
        assert_eq!(fixed(-2.0), -2 * FIXED);
    }
}
