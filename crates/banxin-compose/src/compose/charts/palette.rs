//! Colours of series: told apart by readers who do not see all colours, on grey copies, and in print.
//!
//! The first six are steps of lightness (L* of about 25, 72, 42, 60, 84 and 33, neighbours far apart) in hues that go from blue to orange: the axis
//! that red-green blindness leaves intact. Each is stated for the press as well, with at most two inks and black.

use banxin_base::{Cmyk, Color};

/// In the order in which series take them.
const COLORS: [Color; 8] = [
    color([0x0B, 0x3C, 0x6F], Cmyk(100, 70, 0, 35)),
    color([0xE8, 0xA3, 0x3D], Cmyk(0, 40, 85, 3)),
    color([0xB5, 0x3A, 0x22], Cmyk(0, 80, 90, 22)),
    color([0x3F, 0x97, 0xA6], Cmyk(72, 15, 25, 10)),
    color([0xBB, 0xD7, 0xEE], Cmyk(25, 6, 0, 0)),
    color([0x66, 0x3A, 0x7A], Cmyk(65, 85, 0, 20)),
    color([0x8F, 0x9E, 0x35], Cmyk(30, 10, 90, 20)),
    color([0x6E, 0x6E, 0x6E], Cmyk(0, 0, 0, 68)),
];

const fn color(rgb: [u8; 3], cmyk: Cmyk) -> Color {
    Color { rgb, cmyk }
}

/// The first `count` colours; they begin again after the eighth.
pub(super) fn colors(count: usize) -> Vec<Color> {
    COLORS.into_iter().cycle().take(count).collect()
}

/// The colour of series number `index`.
pub(super) fn color_of(index: usize) -> Color {
    COLORS[index % COLORS.len()]
}

#[cfg(test)]
mod tests {
    use super::COLORS;

    /// L* of CIE 1976 over sRGB.
    fn lightness(rgb: [u8; 3]) -> f64 {
        let linear = |level: u8| {
            let level = f64::from(level) / 255.0;
            if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
        };
        let [r, g, b] = rgb.map(linear);
        116.0 * (0.2126 * r + 0.7152 * g + 0.0722 * b).cbrt() - 16.0
    }

    #[test]
    fn grey_copies_tell_the_first_six_apart() {
        let mut greys: Vec<f64> = COLORS.iter().take(6).map(|color| lightness(color.rgb)).collect();
        greys.sort_by(f64::total_cmp);
        assert!(greys.windows(2).all(|pair| pair[1] - pair[0] >= 6.0), "{greys:?}");
        for pair in COLORS.windows(2).take(4) {
            assert!((lightness(pair[0].rgb) - lightness(pair[1].rgb)).abs() >= 15.0, "{pair:?}");
        }
    }

    #[test]
    fn every_colour_differs_from_every_other_for_the_colour_blind() {
        // Blue against yellow-red, and lightness, are what protanopes and deuteranopes keep.
        let seen = |rgb: [u8; 3]| (lightness(rgb), f64::from(rgb[2]) - (f64::from(rgb[0]) + f64::from(rgb[1])) / 2.0);
        for (n, one) in COLORS.iter().enumerate() {
            for other in &COLORS[n + 1..] {
                let ((l1, b1), (l2, b2)) = (seen(one.rgb), seen(other.rgb));
                assert!((l1 - l2).abs() >= 6.0 || (b1 - b2).abs() >= 40.0, "{one:?} {other:?}");
            }
        }
    }
}
