//! The measures of a face that a PDF font descriptor and a line need, in font units.

use harfrust::Font;

/// Measures of a face, in its own units ([`FaceMetrics::units_per_em`] to the em).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FaceMetrics {
    /// Units to the em; never 0.
    pub units_per_em: u16,
    /// Height above the baseline, from OS/2 `sTypoAscender`: some faces carry a wrong sign in `hhea`.
    pub ascent: i32,
    /// Depth below the baseline, negative, from OS/2 `sTypoDescender`.
    pub descent: i32,
    /// Height of capital letters; 0.7 em if the face does not say.
    pub cap_height: i32,
    /// Slant in degrees, counter-clockwise from upright: negative for italics.
    pub italic_angle: f64,
    /// Box around all glyphs: left, bottom, right, top.
    pub bbox: [i32; 4],
    /// Whether all glyphs are equally wide.
    pub fixed_pitch: bool,
    /// Number of glyphs.
    pub glyph_count: u16,
}

impl FaceMetrics {
    /// Reads the measures of a font.
    pub(super) fn of(font: &Font) -> FaceMetrics {
        let metrics = font.metrics();
        let style = font.style_metrics();
        let em = i32::from(metrics.units_per_em);
        let typo = metrics.typo_line.filter(|line| line.ascender.to_i32() > 0);
        let (ascent, descent) = typo.or(metrics.hhea_line).map_or((em * 88 / 100, -em * 12 / 100), |line| {
            // The sign of the descent is wrong in some faces; below the baseline is negative.
            (line.ascender.to_i32(), -line.descender.to_i32().abs())
        });
        let bounds = metrics.bounds;
        FaceMetrics {
            units_per_em: metrics.units_per_em.max(1),
            ascent,
            descent,
            cap_height: metrics.cap_height.map(|height| height.to_i32()).filter(|height| *height > 0).unwrap_or(em * 7 / 10),
            italic_angle: style.italic_angle.map_or(0.0, |angle| angle.to_f64()),
            bbox: [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max].map(|edge| edge.to_i32()),
            fixed_pitch: style.is_fixed_pitch.unwrap_or(false),
            glyph_count: u16::try_from(metrics.num_glyphs).unwrap_or(u16::MAX),
        }
    }

    /// Font units in thousandths of the em, rounded to the nearest: the unit of PDF font descriptors.
    pub fn thousandths(&self, units: i32) -> i32 {
        let em = i64::from(self.units_per_em);
        let scaled = i64::from(units) * 1000;
        let rounded = if scaled >= 0 { (scaled + em / 2) / em } else { (scaled - em / 2) / em };
        i32::try_from(rounded).unwrap_or(0)
    }
}
