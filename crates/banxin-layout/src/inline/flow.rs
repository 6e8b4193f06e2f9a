//! Filling all lines of a paragraph at once, so that its spacing is even.
//!
//! In: as for [`super::fill`]. Out: the cuts with the least demerits in total. This is the optimum-fit method of Knuth and Plass ("Breaking
//! Paragraphs into Lines", 1981) with demerits for Chinese lines: how hard each line is squeezed or opened ([`super::strain`], in CLREQ's order),
//! hyphens, above all in a row, a tight line beside a loose one, something cut that is longer than a line, a last line of one character (孤字) and a
//! last line shorter than the indent of the next paragraph.
//!
//! Steps: walk through the ends in order; for each find the best line that ends there, among those that start at an end still active; follow the
//! best ends back. An end stops being active once everything behind it is longer than a line. So the time is that of the text times the ends in a
//! line, and memory that of the text.

use std::collections::VecDeque;
use std::ops::Range;

use banxin_base::Len;

use super::ends::{End, Ends};
use super::lone::is_lone;
use super::measure::{Gauge, Measured};
use super::strain::Strain;

/// Added to every line, so that fewer lines are better than more.
const LINE: i64 = 10;
/// What a strain of 500, the end of what is good, costs: as a poor line of Knuth and Plass. It grows with the cube.
const STRAINED: i64 = 100;
/// A broken word; about as bad as a line at the end of what is good.
const HYPHEN: i64 = 6_000;
/// One more line in a row that ends with a hyphen.
const HYPHENS: i64 = 20_000;
/// A piece longer than a line is cut: bad only in that it counts when there is a choice.
const CUT: i64 = 2_500;
/// Neighbours that differ in strain by more than `CONTRAST_FROM`.
const CONTRAST: i64 = 3_000;
const CONTRAST_FROM: i64 = 600;
/// A last line of one character.
const LONE: i64 = 60_000;
/// A last line no longer than an indent of two characters.
const SHORT: i64 = 2_500;
/// A line that runs over: only where nothing else is possible.
const OVERFULL: i64 = 1_000_000_000_000;

/// Cuts a segment into lines of cells. An empty segment is one empty line. `before` lines precede it in the paragraph.
pub(super) fn fill(gauge: &Gauge<'_>, ends: &Ends<'_>, segment: Range<usize>, before: usize) -> Vec<Range<usize>> {
    if segment.is_empty() {
        return vec![segment];
    }
    let mut search = Search { gauge, ends, segment, before, nodes: Vec::new(), active: VecDeque::new() };
    search.run();
    search.lines()
}

/// What a way of cutting costs; for tests that compare both ways of filling.
#[cfg(test)]
pub(super) fn total(gauge: &Gauge<'_>, ends: &Ends<'_>, lines: &[Range<usize>], before: usize) -> i64 {
    let end = lines.last().map_or(0, |line| line.end);
    let start = lines.first().map_or(0, |line| line.start);
    let mut search = Search { gauge, ends, segment: start..end, before, nodes: Vec::new(), active: VecDeque::new() };
    search.nodes.push(Node::first(start));
    for (number, line) in lines.iter().enumerate() {
        let kind = if line.end == end { End::Free } else { ends.at(line.end) };
        let node = search.line(number, line.end, kind).unwrap_or_else(|| search.overfull(number, line.end));
        search.nodes.push(node);
    }
    search.nodes.last().map_or(0, |node| node.demerits)
}

/// An end that some line may have, with the best way to come there.
#[derive(Clone, Copy)]
struct Node {
    end: usize,
    kind: End,
    /// The node at which its line starts.
    from: usize,
    strain: Strain,
    /// In total, from the start.
    demerits: i64,
}

impl Node {
    fn first(end: usize) -> Node {
        Node { end, kind: End::Free, from: 0, strain: Strain::default(), demerits: 0 }
    }
}

/// What a line's strain costs by itself.
fn strained(strain: Strain) -> i64 {
    let bad = LINE + STRAINED * strain.amount().pow(3) / 125_000_000;
    bad * bad
}

struct Search<'a, 'p> {
    gauge: &'a Gauge<'a>,
    ends: &'a Ends<'p>,
    segment: Range<usize>,
    before: usize,
    nodes: Vec<Node>,
    /// Nodes at which a line may still start, in order.
    active: VecDeque<usize>,
}

impl Search<'_, '_> {
    fn run(&mut self) {
        self.nodes.push(Node::first(self.segment.start));
        self.active.push_back(0);
        let mut at = self.segment.start;
        while let Some((end, kind)) = self.ends.next(at, self.segment.end) {
            at = end;
            let last = self.retire(end);
            let best = self.best(end, kind);
            let node = best.or_else(|| last.map(|from| self.overfull(from, end)));
            if let Some(node) = node {
                self.active.push_back(self.nodes.len());
                self.nodes.push(node);
            }
        }
    }

    /// Drops the nodes from which a line to `end` is too long; gives the last of them.
    fn retire(&mut self, end: usize) -> Option<usize> {
        let mut last = None;
        while let Some(from) = self.active.front().copied() {
            if self.measure(from, end).is_some_and(|line| line.can_fit()) {
                break;
            }
            self.active.pop_front();
            last = Some(from);
        }
        last
    }

    fn best(&self, end: usize, kind: End) -> Option<Node> {
        let least = self.active.iter().filter_map(|from| self.nodes.get(*from)).map(|node| node.demerits).min().unwrap_or(0);
        let mut best: Option<Node> = None;
        for from in self.active.iter().copied() {
            let Some(node) = self.line(from, end, kind) else { continue };
            match best {
                Some(best) if node.demerits >= best.demerits => {
                    // Lines that start later are opened further: from here on none can be better.
                    if node.strain.signed() > 0 && least.saturating_add(strained(node.strain)) >= best.demerits {
                        break;
                    }
                }
                _ => best = Some(node),
            }
        }
        best
    }

    /// The line from a node to an end, if it fits.
    fn line(&self, from: usize, end: usize, kind: End) -> Option<Node> {
        let line = self.measure(from, end)?;
        let last = end == self.segment.end;
        let ragged = last || !self.gauge.room().justified;
        let strain = if ragged { Strain::ragged(&line) } else { Strain::justified(&line, self.gauge.room().em) }?;
        Some(self.node(from, end, if last { End::Free } else { kind }, strain, &line))
    }

    fn overfull(&self, from: usize, end: usize) -> Node {
        let line = self.measure(from, end).unwrap_or(Measured::EMPTY);
        let mut node = self.node(from, end, End::Cut, Strain::default(), &line);
        node.demerits = node.demerits.saturating_add(OVERFULL);
        node
    }

    fn node(&self, from: usize, end: usize, kind: End, strain: Strain, line: &Measured) -> Node {
        let before = self.nodes.get(from).copied().unwrap_or(Node::first(self.segment.start));
        let mut demerits = strained(strain);
        demerits += match kind {
            End::Hyphen if before.kind == End::Hyphen => HYPHENS,
            End::Hyphen => HYPHEN,
            End::Cut => CUT,
            End::Free | End::No => 0,
        };
        if (before.strain.signed() - strain.signed()).abs() > CONTRAST_FROM {
            demerits += CONTRAST;
        }
        if end == self.segment.end && before.end != self.segment.start {
            demerits += self.last_line(before.end..end, line.tally.width);
        }
        Node { end, kind, from, strain, demerits: before.demerits.saturating_add(demerits) }
    }

    fn last_line(&self, range: Range<usize>, width: Len) -> i64 {
        if is_lone(self.gauge.cells(range)) {
            LONE
        } else if width.fits(self.gauge.room().em * 2) {
            SHORT
        } else {
            0
        }
    }

    fn measure(&self, from: usize, end: usize) -> Option<Measured> {
        let start = self.nodes.get(from)?.end;
        // Only the paragraph's first line differs from the others.
        let number = if start == self.segment.start { self.before } else { self.before + 1 };
        Some(self.gauge.line(start..end, number))
    }

    /// Follows the best ends back.
    fn lines(&self) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut at = self.nodes.len().saturating_sub(1);
        while let Some(node) = self.nodes.get(at).filter(|_| at != 0) {
            let start = self.nodes.get(node.from).map_or(self.segment.start, |from| from.end);
            lines.push(start..node.end);
            at = node.from;
        }
        lines.reverse();
        lines
    }
}
