//! Where cells stand on a line that holds text from right to left.
//!
//! In: the cells of a line in reading order. Out: their places. Lines run from left to right; UAX #9 L2 turns round what does not.

use banxin_base::Len;
use banxin_text::Cell;
use banxin_text::classes::Class;

/// Whether some of the cells do not run from left to right.
pub(super) fn turns<'c>(mut cells: impl Iterator<Item = &'c Cell>) -> bool {
    cells.any(|cell| cell.bidi > 0)
}

/// The places of cells that begin at `start`, in reading order.
pub(super) fn place(start: Len, placed: &mut [(Len, Cell)]) {
    // Spaces at the end of a line stand at its end (UAX #9 L1).
    let content = placed.iter().rposition(|(_, cell)| cell.class != Class::Space).map_or(0, |last| last + 1);
    let levels: Vec<u8> = placed.iter().enumerate().map(|(number, (_, cell))| if number < content { cell.bidi } else { 0 }).collect();
    let mut x = start;
    // What stands behind the last cell of text from right to left stands behind all of that text.
    let mut owed = Len::ZERO;
    for number in banxin_text::itemize::visual_order(&levels) {
        let turned = |number: usize| levels.get(number).is_some_and(|level| *level > 0);
        let Some((at, cell)) = placed.get_mut(number) else { continue };
        let behind = cell.advance() - cell.width;
        let runs_on = turned(number + 1);
        if !turned(number) {
            x += std::mem::take(&mut owed);
            *at = x;
            x += cell.advance();
        } else if cell.bidi % 2 == 1 && runs_on {
            *at = x + behind;
            x += cell.advance();
        } else {
            *at = x;
            x += if runs_on { cell.advance() } else { cell.width };
            owed += if runs_on { Len::ZERO } else { behind };
        }
    }
}
