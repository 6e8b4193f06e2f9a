//! Filling lines one after the other, as Word fills them on the official grid.
//!
//! In: prepared cells, the room, and where lines may end. Out: where they are cut. Every line takes as much as it can. Where its natural end is
//! forbidden, "first squeeze in, then push out" (先挤进后推出; CLREQ, "Prohibition rules"): the line is squeezed to take in what may not start the
//! next one; else it ends earlier and is opened.
//!
//! Squeezing in is refused where the line would look cramped while pushing out would open it less: see [`super::strain`]. Word as the Word file sets
//! it up (no compression of marks) always pushes out, so that this also brings the two outputs closer.

use std::ops::Range;

use super::ends::{End, Ends};
use super::lone;
use super::measure::{Gauge, Measured};
use super::strain::{GOOD, Strain};

/// Lines in a row that end with a hyphen, at most.
const MOST_HYPHENS: usize = 2;

/// Cuts a segment into lines of cells. An empty segment is one empty line. `before` lines precede it in the paragraph.
pub(super) fn fill(gauge: &Gauge<'_>, ends: &Ends<'_>, segment: Range<usize>, before: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = segment.start;
    let mut hyphens = 0;
    while start < segment.end {
        let line = Scan { gauge, ends, range: start..segment.end, number: before + lines.len() };
        let end = line.cut(hyphens < MOST_HYPHENS);
        hyphens = if ends.at(end) == End::Hyphen { hyphens + 1 } else { 0 };
        lines.push(start..end);
        start = end;
    }
    if lines.is_empty() {
        lines.push(segment);
    }
    lone::mend(gauge, ends, &mut lines, before);
    lines
}

/// One line being filled.
struct Scan<'a, 'p> {
    gauge: &'a Gauge<'a>,
    ends: &'a Ends<'p>,
    range: Range<usize>,
    number: usize,
}

/// An end that a line may have.
#[derive(Clone, Copy)]
struct Candidate {
    end: usize,
    strain: Strain,
}

impl Scan<'_, '_> {
    /// Where the line ends.
    fn cut(&self, hyphenate: bool) -> usize {
        let mut plain: Option<Candidate> = None;
        let mut hyphen: Option<Candidate> = None;
        let mut beyond: Option<Candidate> = None;
        let mut end = self.range.start;
        while let Some((next, kind)) = self.ends.next(end, self.range.end) {
            end = next;
            let line = self.measure(end);
            if kind == End::Hyphen {
                if hyphenate && line.fits() {
                    hyphen = self.candidate(end, &line);
                }
            } else if line.fits() {
                plain = self.candidate(end, &line);
            } else {
                beyond = self.candidate(end, &line);
                break;
            }
            if !line.can_fit() && !line.least().fits(line.measure + self.gauge.room().em) {
                break;
            }
        }
        // What may end nowhere stands on a line of its own, too long: `relief` has left nothing to cut.
        let Some(out) = better(plain, hyphen) else { return beyond.map_or_else(|| self.first_end(), |beyond| beyond.end) };
        match beyond {
            Some(pushed_in) if self.forbidden(out.end) && self.prefers(pushed_in, out) => pushed_in.end,
            _ => out.end,
        }
    }

    /// Whether squeezing in is good, or the lesser evil.
    fn prefers(&self, pushed_in: Candidate, out: Candidate) -> bool {
        pushed_in.strain.amount() <= GOOD || pushed_in.strain.amount() <= out.strain.amount()
    }

    /// Whether more would fit than may end the line there.
    fn forbidden(&self, end: usize) -> bool {
        end < self.range.end && self.measure(end + 1).fits()
    }

    fn first_end(&self) -> usize {
        self.ends.next(self.range.start, self.range.end).map_or(self.range.end, |(end, _)| end)
    }

    fn measure(&self, end: usize) -> Measured {
        self.gauge.line(self.range.start..end, self.number)
    }

    fn candidate(&self, end: usize, line: &Measured) -> Option<Candidate> {
        let room = self.gauge.room();
        let strain = if room.justified { Strain::justified(line, room.em) } else { Strain::ragged(line) };
        strain.map(|strain| Candidate { end, strain })
    }
}

/// A word is broken only where the line would be gappy without.
fn better(plain: Option<Candidate>, hyphen: Option<Candidate>) -> Option<Candidate> {
    match (plain, hyphen) {
        (Some(plain), Some(hyphen)) if hyphen.end > plain.end && plain.strain.amount() > GOOD => Some(hyphen),
        (None, hyphen) => hyphen,
        (plain, _) => plain,
    }
}
