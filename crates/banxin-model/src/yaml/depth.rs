//! A guard against text that nests brackets beyond reason.
//!
//! libyaml's time grows with the square of the depth of `[` and `{`: a megabyte of them would take hours. saphyr-parser refuses more than 255
//! levels at once, but asking it about every file would cost a third of the reading time. So a bound on the depth is counted first, line by
//! line, and only where that is high does the parser look.

use saphyr_parser::Parser;

use super::index::ByteIndex;

/// The depth that is certainly cheap. Values of more than 128 levels are refused by serde_yaml in any case.
const CHEAP: usize = 200;

/// The byte where a text nests more than 255 brackets, if it does.
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    if bound(text) <= CHEAP {
        return None;
    }
    let mut parser = Parser::new_from_str(text);
    let error = loop {
        match parser.next_event()? {
            Ok(_) => {}
            Err(error) => break error,
        }
    };
    error.info().contains("recursion limit").then(|| ByteIndex::new(text).of(error.marker().index()))
}

/// No less than the depth of brackets at any place.
///
/// Whether a bracket belongs to the structure or to text cannot be told without parsing. But a line without quotes and comments is wholly one
/// or the other, so that its closing brackets answer its opening ones in both cases; what it closes of earlier lines is not counted. In other
/// lines only opening brackets count.
fn bound(text: &str) -> usize {
    let (mut open, mut most) = (0_usize, 0);
    for line in text.split('\n') {
        let certain = !line.contains(['"', '\'', '#']);
        let (mut depth, mut peak) = (0_usize, 0);
        for byte in line.bytes() {
            match byte {
                b'[' | b'{' => depth += 1,
                b']' | b'}' if certain => depth = depth.saturating_sub(1),
                _ => {}
            }
            peak = peak.max(depth);
        }
        most = most.max(open + peak);
        open += depth;
        if most > CHEAP {
            break;
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::{bound, too_deep};

    #[test]
    fn the_bound_is_no_less_than_the_depth() {
        assert_eq!(bound("a: {b: [1]}\nc: {d: 1}\n"), 2);
        assert_eq!(bound("a: [1,\n  2]\nb: [3,\n 4]\n"), 2);
        assert!(bound(&"{a: # }\n".repeat(300)) > 200);
        assert!(bound(&"{a: '}', b: ".repeat(300)) > 200);
    }

    #[test]
    fn only_real_depth_is_refused() {
        assert_eq!(too_deep(&"{a: ".repeat(1_000_000)), Some(1020));
        assert!(too_deep(&"{a: # }\n".repeat(300)).is_some());
        assert_eq!(too_deep(&"- {a: '['}\n".repeat(1000)), None);
        assert_eq!(too_deep(&"a: |\n  [[[[\n".repeat(1000)), None);
    }
}
