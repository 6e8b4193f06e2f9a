//! Outlines of glyphs, for words that are drawn as a shape.
//!
//! In: a face and a glyph. Out: its outline in font units, y up, all curves cubic. Text itself is never drawn so: it stays text.

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider as _};

use super::face::Face;

/// A step along an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum OutlineStep {
    /// A new contour begins.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A cubic Bézier curve: two control points and its end.
    Curve([f32; 2], [f32; 2], [f32; 2]),
    /// Back to where the contour began.
    Close,
}

impl Face {
    /// The outline of a glyph; empty for a glyph without ink, and for one that the face does not have.
    pub fn outline(&self, glyph: u16) -> Vec<OutlineStep> {
        let mut pen = Pen::default();
        let Ok(font) = FontRef::from_index(self.bytes(), self.index()) else { return Vec::new() };
        if let Some(outline) = font.outline_glyphs().get(GlyphId::from(glyph)) {
            let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
            if outline.draw(settings, &mut pen).is_err() {
                return Vec::new();
            }
        }
        pen.steps
    }
}

#[derive(Default)]
struct Pen {
    steps: Vec<OutlineStep>,
    at: [f32; 2],
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.steps.push(OutlineStep::Move([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.at = [x, y];
        self.steps.push(OutlineStep::Line([x, y]));
    }

    /// A quadratic curve is the cubic one whose control points lie two thirds of the way to its own.
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let towards = |end: [f32; 2]| [end[0] + (cx - end[0]) * 2.0 / 3.0, end[1] + (cy - end[1]) * 2.0 / 3.0];
        let step = OutlineStep::Curve(towards(self.at), towards([x, y]), [x, y]);
        self.at = [x, y];
        self.steps.push(step);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.at = [x, y];
        self.steps.push(OutlineStep::Curve([ax, ay], [bx, by], [x, y]));
    }

    fn close(&mut self) {
        self.steps.push(OutlineStep::Close);
    }
}
