//! A page: white paper, and a flat match over its items.

use banxin_base::{Color as Ink, Len, Point, Size};
use banxin_layout::frame::{Item, Page, Rule, Transform};
use tiny_skia::{Color, Paint, Pixmap, Rect};

use crate::glyphs::Fonts;
use crate::options::RasterOptions;
use crate::picture::{self, Pictures};
use crate::shape;
use crate::text::{self, GlyphCache};

/// The most pixels a page may have: 60 million, an A4 page at 800 dpi.
const MAX_PIXELS: u64 = 60_000_000;

/// EMU in an inch.
const EMU_PER_INCH: i64 = 914_400;

/// From lengths to pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    dpi: u32,
}

impl Scale {
    /// At a resolution in pixels per inch.
    pub(crate) fn new(dpi: u32) -> Scale {
        Scale { dpi }
    }

    /// A length in parts of a pixel, rounded to the nearest.
    pub(crate) fn parts(self, len: Len, parts: i32) -> i32 {
        let scaled = len.scale(i64::from(self.dpi) * i64::from(parts), EMU_PER_INCH).to_emu();
        i32::try_from(scaled.clamp(-(1 << 28), 1 << 28)).unwrap_or(0)
    }

    /// A length in pixels.
    #[expect(clippy::cast_possible_truncation, reason = "a size of type in pixels needs no more than seven digits")]
    pub(crate) fn pixels(self, len: Len) -> f32 {
        (len.to_emu() as f64 * f64::from(self.dpi) / EMU_PER_INCH as f64) as f32
    }
}

/// Paints a page; `None` if it has no pixels or too many.
pub(crate) fn paint(page: &Page, fonts: &Fonts, pictures: &Pictures, options: RasterOptions) -> Option<Pixmap> {
    let scale = Scale { dpi: options.dpi };
    let width = u32::try_from(scale.parts(page.size.width, 1)).ok()?;
    let height = u32::try_from(scale.parts(page.size.height, 1)).ok()?;
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return None;
    }
    let mut canvas = Pixmap::new(width, height)?;
    canvas.fill(Color::WHITE);
    let mut painter = Painter { fonts, pictures, scale, cache: GlyphCache::default(), canvas };
    painter.items(&page.items, Transform::default());
    Some(painter.canvas)
}

/// A page being painted.
struct Painter<'a> {
    fonts: &'a Fonts,
    pictures: &'a Pictures,
    scale: Scale,
    cache: GlyphCache,
    canvas: Pixmap,
}

impl Painter<'_> {
    /// Paints items whose places are moved and turned by `by`.
    fn items(&mut self, items: &[Item], by: Transform) {
        for item in items {
            let (scale, canvas) = (self.scale, &mut self.canvas);
            match item {
                Item::Group(group) => self.items(&group.items, group.transform.within(by)),
                Item::Glyphs(run) => text::paint(run, by, self.fonts, scale, &mut self.cache, canvas),
                Item::Rule(rule) => paint_rule(&moved(rule, by), scale, canvas),
                Item::Fill(fill) => {
                    let (at, size) = Transform { turn: by.turn, to: by.apply(fill.at) }.bounds(fill.size);
                    paint_area(at, size, fill.color, scale, canvas);
                }
                Item::Path(path) => shape::paint(path, by, scale, canvas),
                Item::Image(placed) => picture::paint(placed, by, self.pictures, scale, canvas),
                Item::Link(_) => {}
            }
        }
    }
}

fn paint_area(at: Point, size: Size, ink: Ink, scale: Scale, canvas: &mut Pixmap) {
    let (x, y) = (scale.pixels(at.x), scale.pixels(at.y));
    if let Some(rect) = Rect::from_xywh(x, y, scale.pixels(size.width), scale.pixels(size.height)) {
        fill(rect, ink, canvas);
    }
}

fn moved(rule: &Rule, by: Transform) -> Rule {
    let (one, other) = (by.apply(rule.from), by.apply(rule.to));
    let from = Point::new(one.x.min(other.x), one.y.min(other.y));
    let to = Point::new(one.x.max(other.x), one.y.max(other.y));
    Rule { from, to, ..*rule }
}

/// Rules go to whole pixels and are at least one thick: a grid of hairlines stays even.
fn paint_rule(rule: &Rule, scale: Scale, canvas: &mut Pixmap) {
    let thick = scale.parts(rule.weight, 1).max(1);
    let half = rule.weight / 2;
    let horizontal = rule.from.y == rule.to.y;
    let (left, top, right, bottom) = if horizontal {
        let top = scale.parts(rule.from.y - half, 1);
        (scale.parts(rule.from.x, 1), top, scale.parts(rule.to.x, 1), top + thick)
    } else {
        let left = scale.parts(rule.from.x - half, 1);
        (left, scale.parts(rule.from.y, 1), left + thick, scale.parts(rule.to.y, 1))
    };
    let rect = Rect::from_ltrb(left as f32, top as f32, right as f32, bottom as f32);
    if let Some(rect) = rect {
        fill(rect, rule.color, canvas);
    }
}

fn fill(rect: Rect, ink: Ink, canvas: &mut Pixmap) {
    let [r, g, b] = ink.rgb;
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(r, g, b, 255);
    canvas.fill_rect(rect, &paint, tiny_skia::Transform::identity(), None);
}
