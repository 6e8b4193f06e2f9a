//! Glyph runs as shares of pixels.
//!
//! Glyphs are drawn three times as wide as they are and set at thirds of a pixel: evenly spaced Chinese text would limp if every glyph jumped
//! to a whole pixel. Baselines go to whole pixels, so that the horizontal strokes of a line are equally sharp.

use banxin_base::{Len, Point};
use banxin_layout::frame::{GlyphRun, Transform, Turn};
use banxin_text::font::FaceId;
use rustc_hash::FxHashMap;
use tiny_skia::Pixmap;

use crate::blend;
use crate::glyphs::{Fonts, RasterFace};
use crate::page::Scale;

/// Positions across a pixel.
const THIRDS: i32 = 3;

/// Glyphs drawn so far on a page, by face, glyph and size. Looked up by key only.
#[derive(Default)]
pub(crate) struct GlyphCache(FxHashMap<(FaceId, u16, i64), Drawn>);

/// A drawn glyph: coverage in thirds of pixels across and whole pixels down.
struct Drawn {
    /// From the glyph's origin to the left edge, in pixels.
    left: i32,
    /// From the baseline up to the top edge, in pixels.
    top: i32,
    /// Thirds of pixels across.
    width: usize,
    coverage: Vec<u8>,
}

/// Paints a run that is moved and turned by `by`. A face that was not readied belongs to a page that was not asked for.
pub(crate) fn paint(run: &GlyphRun, by: Transform, fonts: &Fonts, scale: Scale, cache: &mut GlyphCache, canvas: &mut Pixmap) {
    let Some(face) = fonts.get(run.face) else { return };
    for glyph in &run.glyphs {
        let Some(id) = face.glyph(glyph.id) else { continue };
        let drawn = cache.0.entry((run.face, id, run.size.to_emu())).or_insert_with(|| draw(face, id, run.size, scale));
        let at = by.apply(Point::new(run.at.x + glyph.x(), run.at.y - glyph.y()));
        if by.turn == Turn::None {
            stamp(drawn, scale.parts(at.x, THIRDS), scale.parts(at.y, 1), run.color.rgb, canvas);
        } else {
            stamp_turned(drawn, (scale.parts(at.x, 1), scale.parts(at.y, 1)), by.turn, run.color.rgb, canvas);
        }
    }
}

fn draw(face: &RasterFace, id: u16, size: Len, scale: Scale) -> Drawn {
    let (metrics, coverage) = face.outlines.rasterize_indexed_subpixel(id, scale.pixels(size));
    let height = i32::try_from(metrics.height).unwrap_or(0);
    Drawn { left: metrics.xmin, top: metrics.ymin + height, width: metrics.width * 3, coverage }
}

/// Sets a glyph with its origin `x` thirds of a pixel from the left and `y` pixels from the top.
fn stamp(drawn: &Drawn, x: i32, y: i32, ink: [u8; 3], canvas: &mut Pixmap) {
    if drawn.width == 0 {
        return;
    }
    let start = x + drawn.left * THIRDS;
    let first = start.div_euclid(THIRDS);
    let lead = usize::try_from(start.rem_euclid(THIRDS)).unwrap_or(0);
    let (width, height) = (i64::from(canvas.width()), i64::from(canvas.height()));
    for (row, line) in (0i64..).zip(drawn.coverage.chunks(drawn.width)) {
        let py = i64::from(y - drawn.top) + row;
        if !(0..height).contains(&py) {
            continue;
        }
        for column in 0..(lead + drawn.width).div_ceil(3) {
            let px = i64::from(first) + i64::try_from(column).unwrap_or(i64::MAX);
            if !(0..width).contains(&px) {
                continue;
            }
            let thirds = (column * 3..column * 3 + 3).filter_map(|third| line.get(third.checked_sub(lead)?));
            let share = thirds.map(|third| u32::from(*third)).sum::<u32>() / 3;
            let at = usize::try_from(py * width + px).unwrap_or(usize::MAX);
            if let (Ok(share @ 1..), Some(pixel)) = (u8::try_from(share), canvas.pixels_mut().get_mut(at)) {
                *pixel = blend::over(*pixel, ink, share);
            }
        }
    }
}

/// Sets a turned glyph with its origin at a whole pixel: each pixel of the upright glyph comes to stand where the turn takes it.
fn stamp_turned(drawn: &Drawn, (x, y): (i32, i32), turn: Turn, ink: [u8; 3], canvas: &mut Pixmap) {
    if drawn.width == 0 {
        return;
    }
    let [a, b, c, d] = turn.axes().map(i32::from);
    // A pixel is the unit square beyond its corner, so a turn that reverses an axis goes to the square before it.
    let (back_x, back_y) = (i32::from(a + c < 0), i32::from(b + d < 0));
    let (width, height) = (i32::try_from(canvas.width()).unwrap_or(0), i32::try_from(canvas.height()).unwrap_or(0));
    for (row, line) in (0..).zip(drawn.coverage.chunks(drawn.width)) {
        for (column, thirds) in (0..).zip(line.chunks(3)) {
            let (dx, dy) = (drawn.left + column, row - drawn.top);
            let px = x + dx * a + dy * c - back_x;
            let py = y + dx * b + dy * d - back_y;
            let share = thirds.iter().map(|third| u32::from(*third)).sum::<u32>() / 3;
            let at = usize::try_from(i64::from(py) * i64::from(width) + i64::from(px)).unwrap_or(usize::MAX);
            let inside = (0..width).contains(&px) && (0..height).contains(&py);
            if let (true, Ok(share @ 1..), Some(pixel)) = (inside, u8::try_from(share), canvas.pixels_mut().get_mut(at)) {
                *pixel = blend::over(*pixel, ink, share);
            }
        }
    }
}
