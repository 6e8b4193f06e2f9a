//! How good a line looks that is squeezed or opened to its measure.
//!
//! In: a measured line. Out: its strain, one number for both ways, so that a squeezed line and an opened one can be compared. CLREQ gives the order
//! of the steps and their limits ("Procedures for line adjustment") but no measure of what is still good; the weights here are our own, tuned by
//! eye on lines of 28 characters of 仿宋.
//!
//! ```text
//!  -1000      -500            0           500         1000
//!    |          |             |            |            |
//!    all marks  cramped: no   as set       each place   each place
//!    halved     further if it              opened by    opened by
//!               can be helped              1/8 em       1/4 em
//! ```

use banxin_base::Len;
use banxin_text::rules::SQUEEZE_STEPS;

use super::measure::{Measured, Tally};

/// Beyond this a line looks cramped or gappy beside its neighbours.
pub(super) const GOOD: i64 = 500;

/// A line that nothing can open, such as one long word, though it is too short.
const CLOSED: i64 = 4_000;
/// The most a strain counts.
const MOST: i64 = 8_000;

/// What a step of squeezing costs when it gives all it has: spaces are made to shrink, brackets lose a blank that faces away from what they
/// enclose, the pauses of 。？！ are missed most. The gap between Chinese and Latin comes after the marks, when all of them are halved already.
const SQUEEZED: [i64; SQUEEZE_STEPS] = [400, 600, 800, 1_000, 1_200];
/// What it costs when spaces between words, and gaps between Chinese and Latin, are open to their limits.
const SPACES_OPEN: i64 = 200;
const GAPS_OPEN: i64 = 250;
/// What it costs to open every place between characters by an em, in addition.
const EM_OPEN: i64 = 4_000;

/// How hard a line is squeezed (negative) or opened (positive).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Strain(i64);

impl Strain {
    /// Of a line that is justified; `None` if it cannot be squeezed to its measure.
    pub(super) fn justified(line: &Measured, em: Len) -> Option<Strain> {
        let width = if line.fits() { line.tally.width } else { line.tally.width - line.hang };
        if width.fits(line.measure) {
            return Some(Strain(opened(&line.tally, line.measure - width, em)));
        }
        squeezed(&line.tally, line.tally.width - line.measure).map(Strain)
    }

    /// Of a line with a ragged end, which nothing opens.
    pub(super) fn ragged(line: &Measured) -> Option<Strain> {
        if line.fits() || (line.tally.width - line.hang).fits(line.measure) {
            return Some(Strain(0));
        }
        squeezed(&line.tally, line.tally.width - line.measure).map(Strain)
    }

    /// How far from the line as it is set naturally.
    pub(super) fn amount(self) -> i64 {
        self.0.abs()
    }

    /// From the tightest to the loosest.
    pub(super) fn signed(self) -> i64 {
        self.0
    }
}

/// Each step gives all that it has before the next one gives anything: the last one that gives decides, or one before it that costs more.
fn squeezed(tally: &Tally, excess: Len) -> Option<i64> {
    let mut rest = excess;
    let mut cost = 0;
    for (room, weight) in tally.squeeze.iter().zip(SQUEEZED) {
        let taken = rest.min(*room).max(Len::ZERO);
        cost = cost.max(per(taken, *room, weight));
        rest -= taken;
    }
    rest.fits(Len::ZERO).then_some(-cost)
}

fn opened(tally: &Tally, missing: Len, em: Len) -> i64 {
    let spaces = missing.min(tally.spaces);
    let gaps = (missing - spaces).min(tally.gaps);
    let rest = missing - spaces - gaps;
    let limited = per(spaces, tally.spaces, SPACES_OPEN).max(per(gaps, tally.gaps, GAPS_OPEN));
    if rest.fits(Len::ZERO) {
        return limited;
    }
    if tally.places == 0 {
        return CLOSED;
    }
    let open = em * tally.places;
    (limited / 2 + per(rest, open, EM_OPEN)).max(limited).min(MOST)
}

/// `amount` as a share of `whole`, times `weight`.
fn per(amount: Len, whole: Len, weight: i64) -> i64 {
    if amount <= Len::ZERO || whole <= Len::ZERO { 0 } else { amount.to_emu().saturating_mul(weight) / whole.to_emu() }
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::{GOOD, Strain};
    use crate::inline::measure::{Measured, Tally};

    const EM: Len = Len::deci_pt(160);

    fn line(width: Len, squeeze: Len) -> Measured {
        let tally = Tally { width, squeeze: [Len::ZERO, Len::ZERO, squeeze, Len::ZERO, Len::ZERO], places: 26, ..Tally::default() };
        Measured { tally, hang: Len::ZERO, halved: Len::ZERO, measure: EM * 28 }
    }

    #[test]
    fn two_commas_may_give_a_quarter_each_but_one_not_its_half() {
        let excess = EM * 28 + EM / 2;
        let two = Strain::justified(&line(excess, EM), EM).unwrap();
        let one = Strain::justified(&line(excess, EM / 2), EM).unwrap();
        assert!(two.amount() <= GOOD && one.amount() > GOOD, "{two:?} {one:?}");
        assert_eq!(Strain::justified(&line(excess, EM / 4), EM), None, "more than there is to give");
    }

    #[test]
    fn opening_costs_more_the_wider_it_is() {
        let open = |by: Len| Strain::justified(&line(EM * 28 - by, Len::ZERO), EM).unwrap().amount();
        assert_eq!(open(Len::ZERO), 0);
        assert!(open(EM) < open(EM * 2) && open(EM * 3) < GOOD && open(EM * 4) > GOOD);
        assert_eq!(Strain::ragged(&line(EM * 3, Len::ZERO)).unwrap(), Strain::default());
    }
}
