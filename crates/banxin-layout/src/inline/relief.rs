//! Places to cut what is longer than a line.
//!
//! In: prepared cells with the breaks of the standards, and the room. Out: more breaks inside each piece that fits no line even squeezed, such as an
//! address or a number in a narrow column, so that nothing runs over. A cut obeys the prohibitions as far as it can: it is first sought where no mark
//! is torn off, then (CLREQ's relief, 避头尾 left unprocessed locally) between marks, and at last anywhere. Dashes and ellipses split between their
//! units of two cells only (GB/T 15834-2011 5.1.4-5.1.5), as long as a unit fits the line.

use std::ops::Range;

use banxin_text::Cell;
use banxin_text::breaks::{Break, Kinsoku};
use banxin_text::classes::Class;

use super::measure::{Gauge, is_blank};
use super::prepare::Prepared;

/// Marks of Western text that do not start a line.
const NO_START: &str = "!%),.:;?]}°‰′″℃'\"”’";
/// Those that do not end one.
const NO_END: &str = "([{$£¥€#“‘";

/// How far a cut goes against the prohibitions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// Inside words and numbers, no mark torn off.
    Word,
    /// Beside any mark, no dash or ellipsis split.
    Mark,
    /// Anywhere.
    Any,
}

/// Finds where to cut what fits no line: the cells behind which a line may end beside `prepared.breaks`, ascending.
pub(super) fn cuts(prepared: &Prepared<'_>, gauge: &Gauge<'_>) -> Vec<usize> {
    let mut found = Vec::new();
    for segment in &prepared.segments {
        let ends = |index: &usize| prepared.breaks.get(*index).is_some_and(|here| *here != Break::Never);
        let mut start = segment.start;
        for last in segment.clone().filter(|index| ends(index) || index + 1 == segment.end) {
            let piece = start..last + 1;
            start = last + 1;
            // Only a paragraph's first line may be shorter than the others; a piece elsewhere can move to a line of its own.
            let line = usize::from(piece.start != 0);
            if !gauge.line(piece.clone(), line).can_fit() {
                open(prepared, gauge, &piece, line, Level::Word, &mut found);
            }
        }
    }
    found
}

/// Opens a piece at a level, and the pieces that are still too long at the next.
fn open(prepared: &Prepared<'_>, gauge: &Gauge<'_>, piece: &Range<usize>, line: usize, level: Level, found: &mut Vec<usize>) {
    let mut start = piece.start;
    for last in piece.clone() {
        let ends = last + 1 == piece.end;
        if !(ends || may_cut(prepared, last, level)) {
            continue;
        }
        let part = start..last + 1;
        start = last + 1;
        let next = match level {
            Level::Word => Some(Level::Mark),
            Level::Mark => Some(Level::Any),
            Level::Any => None,
        };
        if let Some(next) = next.filter(|_| part.len() > 1 && !gauge.line(part.clone(), line).can_fit()) {
            open(prepared, gauge, &part, line, next, found);
        }
        if !ends {
            found.push(last);
        }
    }
}

/// Whether a line may be cut behind a cell.
fn may_cut(prepared: &Prepared<'_>, last: usize, level: Level) -> bool {
    let (Some(a), Some(b)) = (prepared.cells.get(last), prepared.cells.get(last + 1)) else { return false };
    // What shows nothing stays with what is before it, and a mark that is raised or sunk with its base.
    let clings = is_blank(b) || (level < Level::Any && (a.class == Class::Ignorable || (a.level == 0 && b.level != 0)));
    if clings {
        return false;
    }
    let text = |cell: usize| prepared.slice(cell..cell + 1).chars().next().unwrap_or('\u{FFFC}');
    let torn = Kinsoku::Strict.forbids_start(b.class)
        || Kinsoku::Strict.forbids_end(a.class)
        || (b.class == Class::LatinMark && NO_START.contains(text(last + 1)))
        || (a.class == Class::LatinMark && NO_END.contains(text(last)));
    match level {
        Level::Word => !torn,
        Level::Mark => !inside_unit(&prepared.cells, last),
        Level::Any => true,
    }
}

/// Whether a place lies inside a unit of two dashes or of two ellipses, counted from the start of the run.
fn inside_unit(cells: &[Cell], last: usize) -> bool {
    let Some(class) = cells.get(last).map(|cell| cell.class).filter(|class| matches!(class, Class::Dash | Class::Ellipsis)) else {
        return false;
    };
    let same = |cell: &Cell| cell.class == class;
    let run = cells.get(..=last).unwrap_or_default().iter().rev().take_while(|cell| same(cell)).count();
    cells.get(last + 1).is_some_and(same) && run % 2 == 1
}
