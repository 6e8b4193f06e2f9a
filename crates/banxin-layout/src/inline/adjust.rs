//! Making a line exactly as long as its measure.
//!
//! In: the cells of a line and the measure. Out: the same cells, squeezed or stretched in CLREQ's order ("Procedures for line adjustment"). What
//! is given or taken is shared among places of one kind in proportion to what each can do, and the shares add up exactly.

use banxin_base::Len;
use banxin_text::Cell;
use banxin_text::classes::Class;
use banxin_text::rules::{SQUEEZE_STEPS, StretchStep, squeeze_room, stretch_step};

use super::measure::width;

/// Squeezes a line that is longer than `measure`, as far as it goes.
pub(super) fn squeeze(line: &mut [Cell], measure: Len) {
    // The last cell stands at the edge: its blank is gone already.
    let inner = line.len().saturating_sub(1);
    for step in 0..SQUEEZE_STEPS {
        let excess = width(line) - measure;
        if excess <= Len::ZERO {
            return;
        }
        let Some(cells) = line.get_mut(..inner) else { return };
        let room = |cell: &Cell| squeeze_room(cell).get(step).copied().unwrap_or_default();
        let weights: Vec<Len> = cells.iter().map(room).collect();
        let shares = share(excess.min(weights.iter().copied().sum()), &weights);
        for (cell, amount) in cells.iter_mut().zip(shares) {
            take(cell, step, amount);
        }
    }
}

/// Takes an amount off a cell in the way of a step.
fn take(cell: &mut Cell, step: usize, amount: Len) {
    match (step, cell.class) {
        (0, Class::Space) => cell.width -= amount,
        (3, _) => cell.gap -= amount,
        _ => cell.trim(amount),
    }
}

/// Stretches a line that is shorter than `measure` until it is exactly as long. A line with no place to open, such as one long word, stays short.
///
/// `inner` are the same cells as they stand within a line: a mark that is halved only because it ends the line shares its cell with none.
pub(super) fn stretch(line: &mut [Cell], inner: &[Cell], measure: Len) {
    let steps: Vec<StretchStep> = inner
        .windows(2)
        .take(line.len().saturating_sub(1))
        .map(|pair| if let [a, b] = pair { stretch_step(a, b) } else { StretchStep::Closed })
        .collect();
    let limited = [
        |step: &StretchStep| if let StretchStep::Space(most) = step { *most } else { Len::ZERO },
        |step: &StretchStep| if let StretchStep::Gap(most) = step { *most } else { Len::ZERO },
    ];
    for limit in limited {
        let weights: Vec<Len> = steps.iter().map(limit).collect();
        let missing = (measure - width(line)).min(weights.iter().copied().sum());
        open(line, missing, &weights);
    }
    let places: Vec<Len> = steps.iter().map(|step| Len::emu(i64::from(*step != StretchStep::Closed))).collect();
    open(line, measure - width(line), &places);
}

/// Takes off a line what rounding forgave and squeezing has not found, so that it ends exactly at its measure.
pub(super) fn settle(line: &mut [Cell], measure: Len) {
    let excess = width(line) - measure;
    if excess <= Len::ZERO || !excess.fits(Len::ZERO) {
        return;
    }
    let inner = line.len().saturating_sub(1);
    let weights = vec![Len::emu(1); inner];
    for (cell, amount) in line.iter_mut().zip(share(-excess, &weights)) {
        cell.tracking += amount;
    }
}

fn open(line: &mut [Cell], missing: Len, weights: &[Len]) {
    if missing <= Len::ZERO {
        return;
    }
    for (cell, amount) in line.iter_mut().zip(share(missing, weights)) {
        cell.gap += amount;
    }
}

/// Shares `amount` in proportion to `weights`. The shares add up to it exactly: each is the difference of two rounded sums.
fn share(amount: Len, weights: &[Len]) -> Vec<Len> {
    let total: Len = weights.iter().copied().sum();
    let mut sum = Len::ZERO;
    let mut given = Len::ZERO;
    let mut shares = Vec::with_capacity(weights.len());
    for weight in weights {
        sum += *weight;
        let upto = amount.scale(sum.to_emu(), total.to_emu());
        shares.push(upto - given);
        given = upto;
    }
    shares
}

#[cfg(test)]
mod tests {
    use banxin_base::Len;

    use super::share;

    #[test]
    fn shares_add_up_and_are_fair() {
        let shares = share(Len::emu(100), &[Len::emu(1); 7]);
        assert_eq!(shares.iter().copied().sum::<Len>(), Len::emu(100));
        assert!(shares.iter().all(|share| (14..=15).contains(&share.to_emu())));
        assert_eq!(share(Len::emu(5), &[Len::ZERO, Len::emu(3)]), [Len::ZERO, Len::emu(5)]);
        assert_eq!(share(Len::emu(5), &[Len::ZERO]), [Len::ZERO]);
    }
}
