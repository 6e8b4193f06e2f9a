//! Colours of series: told apart by readers who do not see all colours, on grey copies, and in print.
//!
//! The first six are steps of lightness (L* of about 25, 72, 43, 58, 85 and 11) in hues that go from blue to orange: the axis that red-green
//! blindness leaves intact. Neighbours are at least 15 steps of L* apart all the way round, and any two colours at least 15 apart in L*a*b* as
//! protanopes and deuteranopes see them. Each is stated for the press as well, with at most two inks and black.

use banxin_base::{Cmyk, Color};

/// In the order in which series take them.
pub(super) const COLORS: [Color; 8] = [
    color([0x0B, 0x3C, 0x6F], Cmyk(100, 70, 0, 35)),
    color([0xE8, 0xA3, 0x3D], Cmyk(0, 40, 85, 3)),
    color([0xB5, 0x3A, 0x22], Cmyk(0, 80, 90, 22)),
    color([0x3F, 0x97, 0xA6], Cmyk(72, 15, 25, 10)),
    color([0xBB, 0xD7, 0xEE], Cmyk(25, 6, 0, 0)),
    color([0x1E, 0x1E, 0x1E], Cmyk(0, 0, 0, 95)),
    color([0xC8, 0xBE, 0x91], Cmyk(10, 10, 42, 14)),
    color([0x6E, 0x6E, 0x6E], Cmyk(0, 0, 0, 68)),
];

const fn color(rgb: [u8; 3], cmyk: Cmyk) -> Color {
    Color { rgb, cmyk }
}

#[cfg(test)]
mod tests {
    use super::COLORS;

    /// Least step of lightness (L*) between neighbours, so that grey copies tell them apart.
    const STEP: f64 = 15.0;
    /// Least distance (CIE 1976 ΔE*ab) of any two colours, for whoever looks. 2.3 can just be told apart side by side.
    const APART: f64 = 15.0;

    /// What an eye takes in of linear red, green and blue.
    type Eye = [[f64; 3]; 3];

    const USUAL: Eye = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    /// Machado, Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision Deficiency (2009), severity 1.
    const PROTANOPE: Eye = [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    /// From the same table.
    const DEUTERANOPE: Eye = [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];

    fn times(matrix: &Eye, [x, y, z]: [f64; 3]) -> [f64; 3] {
        matrix.map(|[a, b, c]| a * x + b * y + c * z)
    }

    /// L*, a* and b* (CIE 1976, white D65) of an sRGB colour as an eye sees it.
    fn lab(eye: &Eye, rgb: [u8; 3]) -> [f64; 3] {
        let linear = rgb.map(|level| {
            let level = f64::from(level) / 255.0;
            if level <= 0.04045 { level / 12.92 } else { ((level + 0.055) / 1.055).powf(2.4) }
        });
        let seen = times(eye, linear).map(|level| level.clamp(0.0, 1.0));
        let to_xyz = [[0.412_456, 0.357_576, 0.180_438], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
        let [x, y, z] = times(&to_xyz, seen);
        let root = |share: f64| if share > 216.0 / 24_389.0 { share.cbrt() } else { (24_389.0 / 27.0 * share + 16.0) / 116.0 };
        let (x, y, z) = (root(x / 0.950_47), root(y), root(z / 1.088_83));
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn lightness(rgb: [u8; 3]) -> f64 {
        lab(&USUAL, rgb)[0]
    }

    #[test]
    fn grey_copies_tell_neighbours_apart() {
        let mut greys: Vec<f64> = COLORS.iter().take(6).map(|color| lightness(color.rgb)).collect();
        greys.sort_by(f64::total_cmp);
        assert!(greys.windows(2).all(|pair| pair[1] - pair[0] >= 12.0), "{greys:?}");
        // The eighth stands beside the first in a ring of eight slices.
        for (one, other) in COLORS.iter().zip(COLORS.iter().cycle().skip(1)) {
            let step = (lightness(one.rgb) - lightness(other.rgb)).abs();
            assert!(step >= STEP, "{one:?} {other:?}: {step:.1}");
        }
    }

    #[test]
    fn every_colour_differs_from_every_other_for_every_eye() {
        for (name, eye) in [("usual", USUAL), ("protanope", PROTANOPE), ("deuteranope", DEUTERANOPE)] {
            for (n, one) in COLORS.iter().enumerate() {
                for other in &COLORS[n + 1..] {
                    let (a, b) = (lab(&eye, one.rgb), lab(&eye, other.rgb));
                    let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(distance >= APART, "{name}: {one:?} {other:?}: {distance:.1}");
                }
            }
        }
    }
}
