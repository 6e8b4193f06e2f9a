//! Filling lines, one after the other.
//!
//! In: prepared cells and the room of each line. Out: where lines are cut. Greedy, as Word fills lines on the official grid: every line takes as much
//! as it can. Where the natural end of a line is forbidden, "first squeeze in, then push out" (先挤进后推出; CLREQ, "Prohibition rules"): the
//! line is squeezed to take in what may not start the next one, within the limits of CLREQ's line adjustment; else it ends earlier.
//!
//! A piece that is longer than a whole line (an address) is cut where the line is full rather than left to run over.

use std::ops::Range;

use banxin_base::Len;
use banxin_text::Cell;
use banxin_text::breaks::{Break, Kinsoku};
use banxin_text::classes::Class;
use banxin_text::rules::{line_end_trim, line_start_trim, squeeze_room};

use super::prepare::Prepared;

/// How wide lines are, and what their edges look like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// Of the paragraph's first line.
    pub(super) first: Len,
    /// Of every other line.
    pub(super) rest: Len,
    /// Whether opening brackets at the start of lines lose their blank.
    pub(super) trim_start: bool,
    /// The same for the paragraph's first line.
    pub(super) trim_first: bool,
}

impl Room {
    /// The room of a line, counted from 0.
    pub(super) fn of(&self, line: usize) -> Len {
        if line == 0 { self.first } else { self.rest }
    }

    /// Whether a line's opening bracket loses its blank.
    pub(super) fn trims(&self, line: usize) -> bool {
        if line == 0 { self.trim_first } else { self.trim_start }
    }
}

/// Cuts a segment into lines of cells. An empty segment is one empty line. `before` lines precede it in the paragraph.
pub(super) fn fill(prepared: &Prepared<'_>, segment: Range<usize>, room: &Room, before: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = segment.start;
    while start < segment.end {
        let line = before + lines.len();
        let end = Scan::new(prepared, start..segment.end, room.of(line), room.trims(line)).cut();
        lines.push(start..end);
        start = end;
    }
    if lines.is_empty() {
        lines.push(segment);
    }
    lines
}

/// The cells of a line as they stand in it: edges trimmed, spaces at the end left off.
pub(super) fn line_cells(cells: &[Cell], trim_start: bool) -> Vec<Cell> {
    let content = cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
    let mut line = cells.get(..content).unwrap_or_default().to_vec();
    if let (true, Some(first)) = (trim_start, line.first_mut()) {
        first.trim(line_start_trim(first));
    }
    if let Some(last) = line.last_mut() {
        last.trim(line_end_trim(last));
        last.gap = Len::ZERO;
        last.tracking = last.tracking.min(Len::ZERO);
    }
    line
}

/// The width of a line's cells.
pub(super) fn width(line: &[Cell]) -> Len {
    line.iter().map(Cell::advance).sum()
}

fn is_blank(cell: &Cell) -> bool {
    matches!(cell.class, Class::Space | Class::WideSpace | Class::Ignorable)
}

/// One line being measured.
struct Scan<'a> {
    cells: &'a [Cell],
    breaks: &'a [Break],
    range: Range<usize>,
    room: Len,
    trim_start: bool,
    /// End behind the last cell that fits and may end the line.
    best: Option<usize>,
    /// End behind the last cell that fits.
    fits: usize,
}

impl<'a> Scan<'a> {
    fn new(prepared: &'a Prepared<'_>, range: Range<usize>, room: Len, trim_start: bool) -> Scan<'a> {
        let fits = range.start;
        Scan { cells: &prepared.cells, breaks: &prepared.breaks, range, room, trim_start, best: None, fits }
    }

    /// Where the line ends.
    fn cut(mut self) -> usize {
        if let Some(pushed_in) = self.walk() {
            return pushed_in;
        }
        match self.best {
            Some(best) if !self.next_is_too_long(best) => best,
            _ => self.emergency(),
        }
    }

    /// Walks until nothing more fits; the end of a line that fits by squeezing, if that is better than pushing out.
    fn walk(&mut self) -> Option<usize> {
        let mut before = Len::ZERO;
        let mut give = Len::ZERO;
        let (mut width, mut within) = (Len::ZERO, Len::ZERO);
        for index in self.range.clone() {
            let cell = self.cells.get(index)?;
            let cell = &self.at_start(index, *cell);
            if !is_blank(cell) {
                width = before + cell.width - line_end_trim(cell) + cell.tracking.min(Len::ZERO);
                within = give;
            }
            let allowed = index + 1 == self.range.end || self.breaks.get(index) == Some(&Break::Allowed);
            let room_given: Len = squeeze_room(cell).into_iter().sum();
            if width.fits(self.room) {
                self.fits = index + 1;
                if allowed {
                    self.best = Some(index + 1);
                }
            } else if allowed {
                let forbidden = self.best.is_none_or(|best| best < self.fits);
                return (forbidden && (width - within).fits(self.room)).then_some(index + 1);
            } else if !(width - give - room_given).fits(self.room) {
                return None;
            }
            before += cell.advance();
            give += room_given;
        }
        None
    }

    fn at_start(&self, index: usize, mut cell: Cell) -> Cell {
        if self.trim_start && index == self.range.start {
            cell.trim(line_start_trim(&cell));
        }
        cell
    }

    /// Whether what follows `best` is longer than a line, so that it must be cut anyway.
    fn next_is_too_long(&self, best: usize) -> bool {
        if best >= self.fits {
            return false;
        }
        let mut width = Len::ZERO;
        for index in best..self.range.end {
            let Some(cell) = self.cells.get(index) else { break };
            width += cell.advance();
            if self.breaks.get(index) == Some(&Break::Allowed) {
                break;
            }
        }
        !width.fits(self.room)
    }

    /// Cuts where the line is full, but not inside a dash nor so that a mark is torn off where that can be helped.
    fn emergency(&self) -> usize {
        let full = self.fits.max(self.range.start + 1).min(self.range.end);
        let torn = |end: usize| match (self.cells.get(end.wrapping_sub(1)), self.cells.get(end)) {
            (Some(a), Some(b)) => {
                Kinsoku::Basic.forbids_start(b.class)
                    || Kinsoku::Basic.forbids_end(a.class)
                    || (a.class == b.class && a.class == Class::Dash)
            }
            _ => false,
        };
        (self.range.start + 1..=full).rev().take(4).find(|end| !torn(*end)).unwrap_or(full)
    }
}
