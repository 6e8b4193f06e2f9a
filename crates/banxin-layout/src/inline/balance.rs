//! Lines of like length, for titles.
//!
//! GB/T 9704-2012 7.3.1: a title of several lines keeps words whole, is symmetrical and of suitable length, and forms a trapezoid or a lozenge. In:
//! prepared cells and how many lines greedy filling needs. Out: as many lines with the least cost, of: unequal lengths, the shape of a rectangle
//! or an hourglass, and cuts at poor places: inside a word of the dictionary, before a particle, inside quotes.

use std::ops::Range;

use banxin_base::Len;
use banxin_text::Cell;
use banxin_text::breaks::{Break, word_ends};
use banxin_text::classes::Class;

use super::measure::{Room, line_cells, width};
use super::prepare::Prepared;

/// More lines or cells than a title has: greedy filling is kept.
const MOST_LINES: usize = 4;
const MOST_CELLS: usize = 160;

/// Characters that should not start a line of a title, as they belong to what is before them.
const TRAILERS: &str = "的地得了着过等们年月日号届次性型化者";
/// Characters that should not end one, as they belong to what follows.
const LEADERS: &str = "第与和及或对在";
/// Characters behind which a line of a title ends well.
const GOOD_ENDS: &str = "的、，：；》”）〕年";

/// Cuts a title into `count` lines; `None` to keep the greedy lines.
pub(super) fn balance(
    prepared: &Prepared<'_>,
    segment: Range<usize>,
    room: &Room,
    before: usize,
    count: usize,
) -> Option<Vec<Range<usize>>> {
    if !(2..=MOST_LINES).contains(&count) || segment.len() > MOST_CELLS {
        return None;
    }
    let total = width(&line_cells(prepared.cells.get(segment.clone())?, false));
    let ends: Vec<usize> =
        segment.clone().filter(|index| prepared.breaks.get(*index) == Some(&Break::Allowed)).map(|index| index + 1).collect();
    let words = word_ends(&prepared.text);
    let mut search = Search { prepared, room, before, ends, words, target: total / i64::try_from(count).ok()?, best: None };
    search.go(segment, count, Vec::new(), 0);
    search.best.map(|(_, lines)| lines)
}

struct Search<'a, 'p> {
    prepared: &'a Prepared<'p>,
    room: &'a Room,
    before: usize,
    ends: Vec<usize>,
    /// Bytes behind which words end.
    words: Vec<usize>,
    target: Len,
    best: Option<(i64, Vec<Range<usize>>)>,
}

impl Search<'_, '_> {
    /// Tries every way to cut `rest` into `count` lines behind `lines`, whose cost is `cost`.
    fn go(&mut self, rest: Range<usize>, count: usize, lines: Vec<Range<usize>>, cost: i64) {
        if self.best.as_ref().is_some_and(|(best, _)| *best <= cost) {
            return;
        }
        let last = count == 1;
        let ends: Vec<usize> = self.ends.iter().copied().filter(|end| if last { *end == rest.end } else { rest.contains(end) }).collect();
        for end in ends.into_iter().filter(|end| *end > rest.start) {
            let line = rest.start..end;
            let Some(length) = self.length(&line, self.before + lines.len()) else { continue };
            let cut = if last { 0 } else { self.cut_cost(end) };
            let cost = cost + self.uneven(length) + cut;
            let mut lines = lines.clone();
            lines.push(line);
            if last {
                let cost = cost + self.shape_cost(&lines);
                if self.best.as_ref().is_none_or(|(best, _)| cost < *best) {
                    self.best = Some((cost, lines));
                }
            } else {
                self.go(end..rest.end, count - 1, lines, cost);
            }
        }
    }

    /// The length of a line, if it fits.
    fn length(&self, line: &Range<usize>, number: usize) -> Option<Len> {
        let length = width(&line_cells(self.prepared.cells.get(line.clone())?, self.room.trims(number)));
        length.fits(self.room.of(number)).then_some(length)
    }

    /// The square of the distance from the ideal length, in twentieths of an em.
    fn uneven(&self, length: Len) -> i64 {
        let distance = self.em_parts(length - self.target);
        distance * distance
    }

    fn em_parts(&self, length: Len) -> i64 {
        let em = self.prepared.cells.first().map_or(1, |cell| cell.em.to_emu().max(1));
        length.to_emu() * 20 / em
    }

    /// What it costs to cut at a place; one em of unevenness costs 400.
    fn cut_cost(&self, end: usize) -> i64 {
        let (Some(a), Some(b)) = (self.char(end - 1), self.char(end)) else { return 0 };
        let inside = self.inside_short_quote(end);
        let mut cost = if GOOD_ENDS.contains(a) { 0 } else { 300 };
        if TRAILERS.contains(b) {
            cost += 1_500;
        }
        if LEADERS.contains(a) {
            cost += 1_500;
        }
        if !self.ends_word(end) {
            cost += 6_000;
        }
        // A span of years stays whole: 2022—2024年.
        if "—–～".contains(a) && b.is_ascii_digit() {
            cost += 12_000;
        }
        cost + if inside { 12_000 } else { 0 }
    }

    /// Whether a word ends before a cell.
    fn ends_word(&self, end: usize) -> bool {
        let byte = self.prepared.cells.get(end).and_then(|cell| usize::try_from(cell.start).ok());
        byte.is_none_or(|byte| self.words.binary_search(&byte).is_ok())
    }

    fn char(&self, index: usize) -> Option<char> {
        self.prepared.slice(index..index + 1).chars().next()
    }

    /// Whether a place lies inside quotes or brackets that hold no more than ten characters.
    fn inside_short_quote(&self, end: usize) -> bool {
        let class = |cell: &Cell| cell.class;
        let cells = &self.prepared.cells;
        let opens = cells.iter().take(end).rev().take(11).map(class).position(|class| class.is_bracket());
        let closes = cells.iter().skip(end).take(11).map(class).position(|class| class.is_bracket());
        match (opens, closes) {
            (Some(open), Some(close)) => {
                let opening = end.checked_sub(open + 1).and_then(|index| cells.get(index)).map(class) == Some(Class::Opening);
                let closing = cells.get(end + close).map(class) == Some(Class::Closing);
                opening && closing && open + close <= 10
            }
            _ => false,
        }
    }

    /// A trapezoid or a lozenge costs nothing; a rectangle little, an hourglass much.
    fn shape_cost(&self, lines: &[Range<usize>]) -> i64 {
        let lengths: Vec<Len> = lines.iter().enumerate().filter_map(|(number, line)| self.length(line, self.before + number)).collect();
        let steps: Vec<i64> = lengths.windows(2).filter_map(|pair| Some(self.em_parts(*pair.get(1)? - *pair.first()?))).collect();
        let flat = steps.iter().all(|step| step.abs() < 15);
        let hourglass = steps.windows(2).any(|pair| matches!(pair, [a, b] if *a < -5 && *b > 5));
        i64::from(flat) * 500 + i64::from(hourglass) * 9_000
    }
}
