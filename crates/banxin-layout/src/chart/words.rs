//! Words in a chart: set by the line setter like all text, then put where the chart wants them.

use banxin_base::{Color, Diagnostic, Len, Point, Size, codes};
use banxin_compose::document::{Chart, FigureId, Inline, ParagraphStyle, TextRun};

use crate::frame::{GlyphRun, Group, Item, Transform, Turn};
use crate::inline::{self, InlineCtx, Line, Piece};
use crate::pages::baseline;
use crate::structure::TagId;

/// Some words in one or more lines.
#[derive(Clone, Debug)]
pub(super) struct Words {
    lines: Vec<Line>,
    /// The widest line's.
    pub(super) width: Len,
    /// Of all lines.
    pub(super) height: Len,
    leading: Len,
    em: Len,
}

/// How the lines of some words stand under each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Center,
    Right,
}

/// Sets words.
pub(super) struct Setter<'a> {
    ctx: InlineCtx<'a>,
    chart: &'a Chart,
    /// Characters that no face has.
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> Setter<'a> {
    pub(super) fn new(ctx: InlineCtx<'a>, chart: &'a Chart) -> Setter<'a> {
        Setter { ctx: InlineCtx { grid: None, ..ctx }, chart, found: Vec::new() }
    }

    /// Words on one line.
    pub(super) fn line(&mut self, text: &str) -> Words {
        self.set(text, self.chart.text.text.color, None, None)
    }

    /// Words on lines no wider than `width`, where they can be broken.
    pub(super) fn wrapped(&mut self, text: &str, width: Len) -> Words {
        self.set(text, self.chart.text.text.color, None, Some(width))
    }

    /// The words of a value, in some ink.
    pub(super) fn value(&mut self, text: &str, figure: Option<FigureId>, color: Color) -> Words {
        self.set(text, color, figure, None)
    }

    /// The width of the longest piece that cannot be broken.
    pub(super) fn narrowest(&self, text: &str) -> Len {
        let style = &self.chart.text;
        inline::min_content_width(&self.ctx, &[self.inline(text, style.text.color, None)], None, style)
    }

    fn inline(&self, text: &str, color: Color, figure: Option<FigureId>) -> Inline {
        let style = banxin_compose::document::TextStyle { color, ..self.chart.text.text };
        Inline::Text(TextRun { text: text.to_owned(), style, figure, link: None, origin: self.chart.origin.clone() })
    }

    fn set(&mut self, text: &str, color: Color, figure: Option<FigureId>, width: Option<Len>) -> Words {
        let style: &ParagraphStyle = &self.chart.text;
        let (leading, em) = (style.leading, style.text.size);
        if text.is_empty() {
            return Words { lines: Vec::new(), width: Len::ZERO, height: Len::ZERO, leading, em };
        }
        let inlines = [self.inline(text, color, figure)];
        let room = width.unwrap_or_else(|| inline::natural_width(&self.ctx, &inlines, None, style) + em);
        let set = inline::set(&self.ctx, &inlines, None, style, room);
        // Words that do not fit their place are turned or left out by the chart itself.
        self.found.extend(set.diagnostics.into_iter().filter(|problem| problem.code != &codes::OVERFULL_LINE));
        let width = set.lines.iter().map(|line| line.width).max().unwrap_or_default();
        let height = leading * i64::try_from(set.lines.len()).unwrap_or(0);
        Words { lines: set.lines, width, height, leading, em }
    }
}

impl Words {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    pub(super) fn lines(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn size(&self) -> Size {
        Size::new(self.width, self.height)
    }

    /// The items, with the box's upper left corner at `at`.
    pub(super) fn draw(&self, at: Point, side: Side, items: &mut Vec<Item>) {
        for (number, line) in (0_i64..).zip(&self.lines) {
            let spare = self.width - line.width;
            let shift = match side {
                Side::Left => Len::ZERO,
                Side::Center => spare / 2,
                Side::Right => spare,
            };
            let x = at.x + shift - line.start;
            let y = at.y + self.leading * number + baseline(self.leading, self.em);
            for piece in &line.pieces {
                if let Piece::Glyphs { x: dx, y: dy, face, size, color, glyphs, text, .. } = piece {
                    items.push(Item::Glyphs(GlyphRun {
                        at: Point::new(x + *dx, y - *dy),
                        face: *face,
                        size: *size,
                        color: *color,
                        glyphs: glyphs.clone(),
                        text: text.clone(),
                        tag: TagId::ROOT,
                    }));
                }
            }
        }
    }

    /// The items turned to read upwards; `at` is the upper left corner of the turned box, which is `height` wide and `width` high.
    pub(super) fn draw_upwards(&self, at: Point, side: Side, items: &mut Vec<Item>) {
        let mut inner = Vec::new();
        self.draw(Point::default(), side, &mut inner);
        let transform = Transform { turn: Turn::Left, to: Point::new(at.x, at.y + self.width) };
        items.push(Item::Group(Group { transform, size: self.size(), items: inner, tag: TagId::ARTIFACT }));
    }
}
