//! The base: UAX #14 of Unicode 18.0, whole and untailored, as icu_segmenter finds it.
//!
//! Left out on purpose: Thai, Lao, Khmer and Burmese, whose words are found by dictionaries; their letters hold together here.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::{Break, to_usize};
use crate::cell::Cell;

/// Where a line may end behind a cell; places inside a cell are left out.
pub(super) fn find(text: &str, cells: &[Cell]) -> Vec<Break> {
    let mut found = vec![Break::Never; cells.len()];
    let mut next = 0;
    // Mandatory breaks of the text itself (line feeds) do not occur: compose has made them line breaks of the paragraph.
    for at in ends(text) {
        while cells.get(next).is_some_and(|cell| to_usize(cell.end) < at) {
            next += 1;
        }
        if let (Some(cell), Some(here)) = (cells.get(next), found.get_mut(next))
            && to_usize(cell.end) == at
        {
            *here = Break::Allowed;
        }
    }
    found
}

/// Bytes behind which a line may end, in order; the end of the text among them.
fn ends(text: &str) -> impl Iterator<Item = usize> {
    LineSegmenter::new_neo_for_non_complex_scripts(LineBreakOptions::default()).segment_str(text).filter(|at| *at > 0)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::ends;

    /// LineBreakTest of Unicode 18.0.0 without its comments; every line a text, ÷ where a line may end and × where not.
    const OFFICIAL: &[u8] = include_bytes!("../../../../tests/ref/uax14-18.0.txt.gz");

    /// How many lines the official file has. The base differs in none of them.
    const LINES: usize = 19_346;

    #[test]
    fn the_official_file_passes_whole() {
        let mut file = String::new();
        GzDecoder::new(OFFICIAL).read_to_string(&mut file).unwrap();
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        let passed = lines.filter(|line| {
            let mut text = String::new();
            let mut expected = Vec::new();
            for word in line.split_whitespace() {
                match word {
                    "×" => {}
                    "÷" => expected.push(text.len()),
                    code => text.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a code point")),
                }
            }
            assert_eq!(ends(&text).collect::<Vec<_>>(), expected, "{line}");
            true
        });
        assert_eq!(passed.count(), LINES);
    }
}
