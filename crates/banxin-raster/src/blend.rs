//! Ink on paper, a share of a pixel at a time.
//!
//! Light adds up, the numbers in a picture do not: half a pixel of black on white reflects half the light, which is written 188, not 128. Squares
//! are near enough to light (gamma 2) and the same on every machine.

use tiny_skia::PremultipliedColorU8;

/// The pixel with `coverage` (0-255) of it under `ink`. Pages are opaque.
pub(crate) fn over(paper: PremultipliedColorU8, ink: [u8; 3], coverage: u8) -> PremultipliedColorU8 {
    let mix = |paper: u8, ink: u8| {
        let (paper, ink, share) = (u32::from(paper), u32::from(ink), u32::from(coverage));
        let light = (ink * ink * share + paper * paper * (255 - share) + 127) / 255;
        u8::try_from(light.isqrt()).unwrap_or(u8::MAX)
    };
    let [r, g, b] = ink;
    let (r, g, b) = (mix(paper.red(), r), mix(paper.green(), g), mix(paper.blue(), b));
    PremultipliedColorU8::from_rgba(r, g, b, 255).unwrap_or(paper)
}

#[cfg(test)]
mod tests {
    use super::over;
    use tiny_skia::PremultipliedColorU8;

    #[test]
    fn ends_are_exact_and_the_middle_is_half_the_light() {
        let white = PremultipliedColorU8::from_rgba(255, 255, 255, 255).expect("a colour");
        assert_eq!(over(white, [10, 20, 30], 0), white);
        let full = over(white, [10, 20, 30], 255);
        assert_eq!((full.red(), full.green(), full.blue()), (10, 20, 30));
        assert!((179..=181).contains(&over(white, [0, 0, 0], 128).red()));
    }
}
