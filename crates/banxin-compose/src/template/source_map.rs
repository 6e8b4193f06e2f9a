//! From a place in filled text back to the place it was written.

use std::ops::Range;

use banxin_base::Origin;

/// Maps bytes of a filled text to the source that it came from.
#[derive(Clone, Debug)]
pub(crate) struct SourceMap {
    origin: Origin,
    segments: Vec<Segment>,
}

/// From a byte of the output on, text comes from a byte of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Segment {
    out: usize,
    source: Range<usize>,
    /// Letters copied one by one; otherwise the whole range printed something else.
    literal: bool,
}

impl SourceMap {
    /// The map of a text that is its source.
    pub(crate) fn identity(origin: Origin, length: usize) -> SourceMap {
        SourceMap { origin, segments: vec![Segment { out: 0, source: 0..length, literal: true }] }
    }

    /// A map with no segment yet.
    pub(super) fn empty(origin: Origin) -> SourceMap {
        SourceMap { origin, segments: Vec::new() }
    }

    /// From byte `out` on, letters are copied from byte `source` on.
    pub(super) fn literal_from(&mut self, out: usize, source: usize) {
        self.push(Segment { out, source: source..usize::MAX, literal: true });
    }

    /// From byte `out` on, the expression at `source` prints.
    pub(super) fn printed_from(&mut self, out: usize, source: Range<usize>) {
        self.push(Segment { out, source, literal: false });
    }

    fn push(&mut self, segment: Segment) {
        // An empty stretch is replaced by what follows it.
        if self.segments.last().is_some_and(|last| last.out == segment.out) {
            self.segments.pop();
        }
        self.segments.push(segment);
    }

    /// Shifts the map for `length` bytes inserted into the output at each of `places` (ascending, in bytes of the output before).
    pub(crate) fn insert(&mut self, places: &[usize], length: usize) {
        if places.is_empty() {
            return;
        }
        let old = std::mem::take(&mut self.segments);
        let mut inserted = 0;
        let mut places = places.iter().peekable();
        for (n, segment) in old.iter().enumerate() {
            let end = old.get(n + 1).map_or(usize::MAX, |next| next.out);
            self.push(Segment { out: segment.out + inserted, ..segment.clone() });
            while let Some(&&place) = places.peek().filter(|place| ***place < end) {
                inserted += length;
                places.next();
                if segment.literal {
                    let source = segment.source.start + (place - segment.out);
                    self.push(Segment { out: place + inserted, source: source..usize::MAX, literal: true });
                }
            }
        }
    }

    /// Where bytes of the output were written.
    pub(crate) fn origin_of(&self, range: Range<usize>) -> Origin {
        let start = self.source_of(range.start).start;
        let end = if range.end > range.start { self.source_of(range.end - 1).end } else { start };
        self.origin.part(start..end.max(start))
    }

    fn source_of(&self, out: usize) -> Range<usize> {
        let index = self.segments.partition_point(|segment| segment.out <= out);
        let Some(segment) = index.checked_sub(1).and_then(|index| self.segments.get(index)) else { return 0..0 };
        if segment.literal {
            let at = segment.source.start + (out - segment.out);
            at..at + 1
        } else {
            segment.source.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use banxin_base::Origin;

    use super::SourceMap;

    #[test]
    fn letters_and_prints_find_their_source() {
        // source: 甲{{a}}乙   output: 甲XX乙
        let file = Arc::from("a.md");
        let mut map = SourceMap::empty(Origin::text(&file, 100..200));
        map.literal_from(0, 0);
        map.printed_from(3, 3..8);
        map.literal_from(5, 8);
        assert_eq!(map.origin_of(0..3), Origin::text(&file, 100..103));
        assert_eq!(map.origin_of(3..5), Origin::text(&file, 103..108));
        assert_eq!(map.origin_of(5..8), Origin::text(&file, 108..111));
        map.insert(&[1, 5], 3);
        assert_eq!(map.origin_of(4..6), Origin::text(&file, 101..103));
        assert_eq!(map.origin_of(11..14), Origin::text(&file, 108..111));
    }
}
