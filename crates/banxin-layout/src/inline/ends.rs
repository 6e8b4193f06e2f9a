//! Where lines may end, of both kinds: where the rules allow it, and where what is longer than a line must be cut.

use banxin_text::breaks::Break;

/// What a place behind a cell is to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// No line ends there.
    No,
    /// A line may end there.
    Free,
    /// Inside a word that takes a hyphen.
    Hyphen,
    /// Inside something that is longer than a line.
    Cut,
}

/// The ends of a paragraph's lines. A place is named by the number of the cell behind it.
pub(super) struct Ends<'a> {
    breaks: &'a [Break],
    /// Cells behind which something too long may be cut, ascending.
    cuts: &'a [usize],
}

impl<'a> Ends<'a> {
    pub(super) fn new(breaks: &'a [Break], cuts: &'a [usize]) -> Ends<'a> {
        Ends { breaks, cuts }
    }

    /// What the place before cell number `at` is.
    pub(super) fn at(&self, at: usize) -> End {
        let Some(before) = at.checked_sub(1) else { return End::No };
        match self.breaks.get(before) {
            Some(Break::Allowed) => End::Free,
            Some(Break::Hyphen) => End::Hyphen,
            Some(Break::Never) if !self.cuts.is_empty() && self.cuts.binary_search(&before).is_ok() => End::Cut,
            Some(Break::Never) | None => End::No,
        }
    }

    /// The first end after `at`, up to `limit`, which always is one.
    pub(super) fn next(&self, at: usize, limit: usize) -> Option<(usize, End)> {
        let found = (at + 1..limit).map(|end| (end, self.at(end))).find(|(_, kind)| *kind != End::No);
        found.or_else(|| (at < limit).then_some((limit, End::Free)))
    }

    /// The last end before `at` and behind `limit`.
    pub(super) fn previous(&self, at: usize, limit: usize) -> Option<(usize, End)> {
        (limit + 1..at).rev().map(|end| (end, self.at(end))).find(|(_, kind)| *kind != End::No)
    }
}
