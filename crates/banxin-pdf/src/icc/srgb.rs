//! The profile of screens, sRGB: the output intent of archive files, and what the colours of untagged pictures are.
//!
//! It is our own: the numbers of IEC 61966-2-1 in the layout of ICC.1:2004-10 (version 4.2), parametric curves, nothing else.
//! All values are integers (s15Fixed16), so it is the same on every machine.

/// The profile.
pub(crate) fn profile() -> Vec<u8> {
    let curve = parametric(&CURVE);
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", localized("sRGB IEC61966-2.1")),
        (b"cprt", localized("No copyright, use freely")),
        (b"wtpt", numbers(b"XYZ ", &D50)),
        (b"chad", numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", numbers(b"XYZ ", &RED)),
        (b"gXYZ", numbers(b"XYZ ", &GREEN)),
        (b"bXYZ", numbers(b"XYZ ", &BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = be32(tags.len()).to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (name, element) in &tags {
        table.extend_from_slice(*name);
        table.extend_from_slice(&be32(start + data.len()));
        table.extend_from_slice(&be32(element.len()));
        data.extend_from_slice(element);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + data.len());
    profile.append(&mut table);
    profile.append(&mut data);
    profile
}

/// The illuminant of the connection space, D50 (ICC.1 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// sRGB's primaries, adapted to D50 by Bradford's matrix.
const RED: [f64; 3] = [0.436_07, 0.222_49, 0.013_92];
const GREEN: [f64; 3] = [0.385_15, 0.716_87, 0.097_08];
const BLUE: [f64; 3] = [0.143_07, 0.060_61, 0.714_10];
/// Bradford's matrix from D65 to D50.
const ADAPTATION: [f64; 9] = [1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_07, -0.009_25, 0.015_08, 0.751_68];
/// sRGB's curve as ICC's function 3: exponent, then a, b, c, d.
const CURVE: [f64; 5] = [2.4, 0.947_867_3, 0.052_132_7, 0.077_399_4, 0.040_45];

/// ICC.1 7.2: a display profile, RGB to XYZ, perceptual.
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend_from_slice(&be32(size));
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[4, 0x20, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // A date is required; the profile does not change.
    for part in [2025u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.resize(68, 0);
    for value in D50 {
        header.extend_from_slice(&fixed(value));
    }
    header.resize(128, 0);
    header
}

fn numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut element = kind.to_vec();
    element.extend_from_slice(&[0; 4]);
    element.extend(values.iter().flat_map(|value| fixed(*value)));
    element
}

fn parametric(values: &[f64; 5]) -> Vec<u8> {
    let mut element = b"para".to_vec();
    element.extend_from_slice(&[0, 0, 0, 0, 0, 3, 0, 0]);
    element.extend(values.iter().flat_map(|value| fixed(*value)));
    element
}

fn localized(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut element = b"mluc".to_vec();
    element.extend_from_slice(&[0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12]);
    element.extend_from_slice(b"enUS");
    element.extend_from_slice(&be32(utf16.len()));
    element.extend_from_slice(&be32(28));
    element.extend(utf16);
    element
}

/// A number as s15Fixed16.
#[expect(clippy::cast_possible_truncation, reason = "all values are below 3")]
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65_536.0).round() as i32).to_be_bytes()
}

fn be32(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_profile_is_whole() {
        let profile = super::profile();
        assert_eq!(profile.len(), usize::from(u16::from_be_bytes([profile[2], profile[3]])));
        assert_eq!(&profile[36..40], b"acsp");
        // The white that the primaries add up to is the illuminant, to the last digit of the published numbers.
        for axis in 0..3 {
            let sum = super::RED[axis] + super::GREEN[axis] + super::BLUE[axis];
            assert!((sum - super::D50[axis]).abs() < 3e-4, "axis {axis}: {sum}");
        }
    }
}
