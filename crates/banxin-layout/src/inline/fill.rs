//! Filling lines one after the other, as Word fills them on the official grid.
//!
//! In: prepared cells, the room, and where lines may end. Out: where they are cut. Every line takes as much as fits with all marks as wide as they
//! are; the last mark becomes half as wide afterwards (GB/T 15834-2011 5.1.10), which opens the line by half a character at most. Where its natural
//! end is forbidden the line ends earlier and is opened (推出), as Word does that compresses nothing. CLREQ names squeezing in (挤进) as what is
//! usual ("Prohibition rules") and leaves the choice; here it is done where pushing out would make the line gappy: see [`super::strain`].

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

impl Scan<'_, '_> {
    /// Where the line ends.
    fn cut(&self, hyphenate: bool) -> usize {
        let mut plain = None;
        let mut hyphen = None;
        let mut beyond = None;
        let mut end = self.sure();
        while let Some((next, kind)) = self.ends.next(end, self.range.end) {
            end = next;
            let line = self.measure(end);
            if kind == End::Hyphen {
                if hyphenate && line.fits_whole() {
                    hyphen = Some(end);
                }
            } else if line.fits_whole() {
                plain = Some(end);
            } else {
                beyond = Some(end).filter(|end| self.strain(*end).is_some());
                break;
            }
            if !line.can_fit() && !line.least().fits(line.measure + self.gauge.room().em) {
                break;
            }
        }
        // What may end nowhere stands on a line of its own, too long: `relief` has left nothing to cut.
        let Some(out) = self.better(plain, hyphen) else { return beyond.unwrap_or_else(|| self.first_end()) };
        beyond.filter(|beyond| !self.good_as_word(out, *beyond) && self.prefers(*beyond, out)).unwrap_or(out)
    }

    /// A place just before the last end that surely fits, as far as widths alone tell: what lies before it need not be measured.
    fn sure(&self) -> usize {
        let start = self.range.start;
        let mut at = self.gauge.reach(start, self.number).min(self.range.end) + 1;
        while let Some((end, kind)) = self.ends.previous(at, start) {
            if kind != End::Hyphen {
                return if self.measure(end).fits_whole() { end - 1 } else { start };
            }
            at = end;
        }
        start
    }

    /// A word is broken only where the line would be gappy without.
    fn better(&self, plain: Option<usize>, hyphen: Option<usize>) -> Option<usize> {
        match (plain, hyphen) {
            (Some(plain), Some(hyphen)) if hyphen > plain && !self.is_good(plain) => Some(hyphen),
            (None, hyphen) => hyphen,
            (plain, _) => plain,
        }
    }

    /// Whether squeezing in is good, or the lesser evil.
    fn prefers(&self, pushed_in: usize, out: usize) -> bool {
        self.is_good(pushed_in) || self.strain(pushed_in).map(Strain::amount) <= self.strain(out).map(Strain::amount)
    }

    fn is_good(&self, end: usize) -> bool {
        self.strain(end).is_some_and(|strain| strain.amount() <= GOOD)
    }

    /// Whether the line may end at `out` without looking gappy, so that nothing has to be taken in up to `beyond`. What may hang is no reason to.
    fn good_as_word(&self, out: usize, beyond: usize) -> bool {
        self.is_good(out) && self.measure(beyond).hang.is_zero()
    }

    fn first_end(&self) -> usize {
        self.ends.next(self.range.start, self.range.end).map_or(self.range.end, |(end, _)| end)
    }

    fn measure(&self, end: usize) -> Measured {
        self.gauge.line(self.range.start..end, self.number)
    }

    /// How good the line looks; `None` if it cannot be squeezed to its measure.
    fn strain(&self, end: usize) -> Option<Strain> {
        let (line, room) = (self.measure(end), self.gauge.room());
        if room.justified { Strain::justified(&line, room.em) } else { Strain::ragged(&line) }
    }
}
