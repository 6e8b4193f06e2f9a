//! Where rules put what they find.

use banxin_base::{Diagnostic, Origin};

use super::ledger::LedgerIndex;

/// What rules collect from one report.
pub(super) struct Sink<'l> {
    /// The numbers of the ledger.
    pub(super) ledger: &'l LedgerIndex<'l>,
    /// What was found.
    pub(super) found: Vec<Diagnostic>,
    /// A quotation that may go on in the next paragraph of the same text.
    pub(super) open_quotation: Option<Diagnostic>,
    /// Literal numbers of a report without a ledger: how many, and the first.
    pub(super) literals: (usize, Option<Origin>),
    /// 第一章 and 第2章: two forms of one thing.
    pub(super) chapters: Tally,
    /// 46,221 and 46221: two forms of one thing.
    pub(super) grouping: Tally,
}

/// Two ways to write one thing, each with the places where it stands.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// The first way: what is written, and where.
    pub(super) one: Vec<(String, Origin)>,
    /// The other.
    pub(super) other: Vec<(String, Origin)>,
}

impl Tally {
    /// The places of the rarer way (of the other, if both are as frequent), with an example of the more frequent one.
    pub(super) fn odd(self) -> Option<(Vec<(String, Origin)>, String)> {
        let (odd, usual) = if self.one.len() >= self.other.len() { (self.other, self.one) } else { (self.one, self.other) };
        let example = usual.first()?.0.clone();
        Some((odd, example))
    }
}

impl<'l> Sink<'l> {
    pub(super) fn new(ledger: &'l LedgerIndex<'l>) -> Sink<'l> {
        Sink {
            ledger,
            found: Vec::new(),
            open_quotation: None,
            literals: (0, None),
            chapters: Tally::default(),
            grouping: Tally::default(),
        }
    }

    /// Keeps a finding.
    pub(super) fn push(&mut self, found: Diagnostic) {
        self.found.push(found);
    }
}
