//! How wide a line is, and what it can give or take.
//!
//! In: the cells of a paragraph. Out: for any stretch of them set as a line, its width, what each step of squeezing gives, and what each step of
//! stretching takes. Sums over the cells are made once, so that measuring a line does not walk over it: filling tries many ends for each line.
//!
//! Invariant: a line's measure is the sum over [`line_cells`], whatever way it is found.

use std::ops::{Range, Sub};

use banxin_base::Len;
use banxin_text::Cell;
use banxin_text::classes::Class;
use banxin_text::rules::{SQUEEZE_STEPS, StretchStep, line_end_trim, line_start_trim, squeeze_room, stretch_step};

use super::hyphen::Hyphens;
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
    /// Whether all lines but the last reach both edges.
    pub(super) justified: bool,
    /// Whether a pause mark may hang over the end of a line.
    pub(super) hanging: bool,
    /// The em of the paragraph, by which spacing is judged.
    pub(super) em: Len,
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

/// What cells side by side take, and what they can give and take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Their advances.
    pub(super) width: Len,
    /// What each step of squeezing gives.
    pub(super) squeeze: [Len; SQUEEZE_STEPS],
    /// What spaces between Latin words take.
    pub(super) spaces: Len,
    /// What gaps between Chinese and Latin take.
    pub(super) gaps: Len,
    /// How many places between characters open.
    pub(super) places: i64,
}

impl Tally {
    fn add_cell(&mut self, cell: &Cell, next: Option<&Cell>) {
        self.width += cell.advance();
        for (sum, room) in self.squeeze.iter_mut().zip(squeeze_room(cell)) {
            *sum += room;
        }
        let step = next.map_or(StretchStep::Closed, |next| stretch_step(cell, next));
        match step {
            StretchStep::Space(most) => self.spaces += most,
            StretchStep::Gap(most) => self.gaps += most,
            StretchStep::Character | StretchStep::Closed => {}
        }
        self.places += i64::from(step != StretchStep::Closed);
    }

    /// What all steps of squeezing give together.
    pub(super) fn give(&self) -> Len {
        self.squeeze.iter().copied().sum()
    }
}

impl Sub for Tally {
    type Output = Tally;

    fn sub(self, other: Tally) -> Tally {
        let mut squeeze = self.squeeze;
        for (sum, room) in squeeze.iter_mut().zip(other.squeeze) {
            *sum -= room;
        }
        Tally {
            width: self.width - other.width,
            squeeze,
            spaces: self.spaces - other.spaces,
            gaps: self.gaps - other.gaps,
            places: self.places - other.places,
        }
    }
}

/// A line as measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measured {
    /// What its cells take, its edges trimmed.
    pub(super) tally: Tally,
    /// How much of it may hang over its end; zero if nothing may.
    pub(super) hang: Len,
    /// What the mark at its end has lost: half its width.
    pub(super) halved: Len,
    /// What it has room for.
    pub(super) measure: Len,
}

impl Measured {
    /// A line without anything on it.
    pub(super) const EMPTY: Measured = Measured {
        tally: Tally { width: Len::ZERO, squeeze: [Len::ZERO; SQUEEZE_STEPS], spaces: Len::ZERO, gaps: Len::ZERO, places: 0 },
        hang: Len::ZERO,
        halved: Len::ZERO,
        measure: Len::ZERO,
    };

    /// The least width it can be squeezed to.
    pub(super) fn least(&self) -> Len {
        self.tally.width - self.tally.give() - self.hang
    }

    /// Whether it fits as it is.
    pub(super) fn fits(&self) -> bool {
        self.tally.width.fits(self.measure)
    }

    /// Whether it fits with the mark at its end as wide as it is within a line: as Word sees it.
    pub(super) fn fits_whole(&self) -> bool {
        (self.tally.width + self.halved).fits(self.measure)
    }

    /// Whether it can be made to fit.
    pub(super) fn can_fit(&self) -> bool {
        self.fits() || (self.tally.width - self.hang).fits(self.measure) || (self.tally.width - self.tally.give()).fits(self.measure)
    }
}

/// Measures lines of one paragraph.
pub(super) struct Gauge<'a> {
    cells: &'a [Cell],
    hyphens: &'a Hyphens,
    room: &'a Room,
    sums: Vec<Sum>,
}

/// The cells before one.
#[derive(Clone, Copy, Default)]
struct Sum {
    tally: Tally,
    /// Behind the last of them that shows something.
    content: usize,
}

impl<'a> Gauge<'a> {
    pub(super) fn new(prepared: &'a Prepared<'_>, room: &'a Room) -> Gauge<'a> {
        let cells = prepared.cells.as_slice();
        let mut sums = Vec::with_capacity(cells.len() + 1);
        let mut sum = Sum::default();
        sums.push(sum);
        for (index, cell) in cells.iter().enumerate() {
            sum.tally.add_cell(cell, cells.get(index + 1));
            if !is_blank(cell) {
                sum.content = index + 1;
            }
            sums.push(sum);
        }
        Gauge { cells, hyphens: &prepared.hyphens, room, sums }
    }

    /// The room that lines stand in.
    pub(super) fn room(&self) -> &'a Room {
        self.room
    }

    /// Some of the paragraph's cells.
    pub(super) fn cells(&self, range: Range<usize>) -> &'a [Cell] {
        self.cells.get(range).unwrap_or_default()
    }

    /// How far the cells from `start` on reach in line number `number`, their edges untrimmed: the number of the last cell that fits, plus one.
    pub(super) fn reach(&self, start: usize, number: usize) -> usize {
        let from = self.sums.get(start).map_or(Len::ZERO, |sum| sum.tally.width);
        let upto = from + self.room.of(number);
        let rest = self.sums.get(start + 1..).unwrap_or_default();
        start + rest.partition_point(|sum| sum.tally.width <= upto)
    }

    /// Measures a stretch of cells as line number `number`.
    pub(super) fn line(&self, range: Range<usize>, number: usize) -> Measured {
        let measure = self.room.of(number);
        let content = self.sums.get(range.end).map_or(range.start, |sum| sum.content);
        let last = content.checked_sub(1).filter(|last| *last >= range.start);
        let (Some(last), Some(cell)) = (last, last.and_then(|last| self.cells.get(last))) else {
            return Measured { measure, ..Measured::EMPTY };
        };
        let mut tally = self.between(range.start..last);
        let mut cell = *cell;
        if self.room.trims(number)
            && let Some(first) = self.cells.get(range.start)
        {
            // At a line's start the blank of a bracket is gone: it neither takes room nor can be squeezed.
            let trim = line_start_trim(first);
            if last == range.start {
                cell.trim(trim);
            } else {
                let mut trimmed = *first;
                trimmed.trim(trim);
                tally.width -= trim;
                for (sum, (whole, rest)) in tally.squeeze.iter_mut().zip(squeeze_room(first).into_iter().zip(squeeze_room(&trimmed))) {
                    *sum -= whole - rest;
                }
            }
        }
        let halved = line_end_trim(&cell).min(cell.blank).max(Len::ZERO);
        at_line_end(&mut cell);
        let hyphen = self.hyphens.width_after(range.end - 1);
        let hang =
            if self.room.hanging && hyphen.is_zero() { hanging(self.cells, range.start, last).min(cell.advance()) } else { Len::ZERO };
        tally.width += cell.advance() + hyphen;
        Measured { tally, hang, halved, measure }
    }

    fn between(&self, range: Range<usize>) -> Tally {
        let at = |index: usize| self.sums.get(index).map(|sum| sum.tally).unwrap_or_default();
        at(range.end) - at(range.start)
    }
}

/// The cells of a line as they stand in it: edges trimmed, spaces at the end left off.
pub(super) fn line_cells(cells: &[Cell], trim_start: bool) -> Vec<Cell> {
    let content = cells.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
    let mut line = cells.get(..content).unwrap_or_default().to_vec();
    if let (true, Some(first)) = (trim_start, line.first_mut()) {
        first.trim(line_start_trim(first));
    }
    if let Some(last) = line.last_mut() {
        at_line_end(last);
    }
    line
}

/// The width of a line's cells.
pub(super) fn width(line: &[Cell]) -> Len {
    line.iter().map(Cell::advance).sum()
}

/// Makes a cell the last of its line.
fn at_line_end(cell: &mut Cell) {
    cell.trim(line_end_trim(cell));
    cell.gap = Len::ZERO;
    cell.tracking = cell.tracking.min(Len::ZERO);
}

/// How much of a line that ends with cell number `last` may hang over its end (行尾点号悬挂; CLREQ, "Hanging punctuation"): the half cell of one
/// pause mark, in simplified Chinese any, and none where marks stand side by side.
pub(super) fn hanging(cells: &[Cell], start: usize, last: usize) -> Len {
    let Some(cell) = cells.get(last).filter(|cell| last > start && is_pause(cell) && !cell.blank.is_zero()) else { return Len::ZERO };
    let alone = |at: Option<&Cell>| at.is_none_or(|cell| !(cell.class.is_pause() || cell.class.is_bracket()));
    let before = last.checked_sub(1).and_then(|before| cells.get(before));
    if alone(before) && alone(cells.get(last + 1)) { cell.em / 2 } else { Len::ZERO }
}

fn is_pause(cell: &Cell) -> bool {
    matches!(cell.class, Class::PauseEnd | Class::PauseInner)
}

/// Whether a cell shows nothing at the end of a line.
pub(super) fn is_blank(cell: &Cell) -> bool {
    matches!(cell.class, Class::Space | Class::WideSpace | Class::Ignorable)
}
