//! —— and …… are one mark each.
//!
//! GB/T 15834-2011 5.1.4, 5.1.5 and CLREQ, "Prohibition rules": the two cells of a dash or an ellipsis are never parted. A longer run may be parted
//! between its pairs; whether the second pair may start a line is the business of `kinsoku`.

use super::{Break, Kinsoku, text_of};
use crate::cell::Cell;
use crate::classes::Class;

/// Closes the places within pairs, and opens those between pairs.
pub(super) fn close(text: &str, cells: &[Cell], kinsoku: Kinsoku, found: &mut [Break]) {
    let mut halves = 0;
    for (index, pair) in cells.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        if !matches!(a.class, Class::Dash | Class::Ellipsis) {
            halves = 0;
            continue;
        }
        halves += text_of(text, a).chars().map(halves_of).sum::<usize>();
        if a.class != b.class {
            halves = 0;
        } else if let Some(here) = found.get_mut(index) {
            let apart = halves % 2 == 0 && has_pair(text, cells.get(index + 1..).unwrap_or_default()) && !kinsoku.forbids_start(b.class);
            *here = if apart { Break::Allowed } else { Break::Never };
        }
    }
}

/// Whether the marks at the start of `cells` make a pair at least.
fn has_pair(text: &str, cells: &[Cell]) -> bool {
    let class = cells.first().map(|cell| cell.class);
    let run = cells.iter().take_while(|cell| Some(cell.class) == class).take(2);
    run.flat_map(|cell| text_of(text, cell).chars()).map(halves_of).sum::<usize>() >= 2
}

/// ⸺ is a whole dash, ⸻ one and a half of them.
fn halves_of(char: char) -> usize {
    match char {
        '\u{2E3A}' => 2,
        '\u{2E3B}' => 3,
        _ => 1,
    }
}
