//! The operations of derivations, in exact decimals that refuse to overflow.

use banxin_model::Derive;
use rust_decimal::{Decimal, RoundingStrategy};

/// Why an operation has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// 除数为零
    DivisionByZero,
    /// Beyond 28 digits.
    Overflow,
}

/// Applies the operation of `derive` to its operands' values, which are as many as the operands.
pub(super) fn apply(derive: &Derive, values: &[Decimal]) -> Result<Decimal, Failure> {
    match (derive, values) {
        (Derive::Sum(_), values) => sum(values),
        (Derive::Count(_), values) => Ok(Decimal::from(values.len())),
        (Derive::Mean(_), values) => divide(sum(values)?, Decimal::from(values.len())),
        (Derive::Difference(_), [first, second]) => first.checked_sub(*second).ok_or(Failure::Overflow),
        (Derive::Ratio(_) | Derive::Share(_), [first, second]) => divide(*first, *second),
        (Derive::Growth(_), [before, after]) => growth(*before, *after),
        // The model admits exactly two operands for the operations of pairs.
        (Derive::Difference(_) | Derive::Ratio(_) | Derive::Share(_) | Derive::Growth(_), _) => Err(Failure::DivisionByZero),
    }
}

/// The total.
pub(super) fn sum(values: &[Decimal]) -> Result<Decimal, Failure> {
    values.iter().try_fold(Decimal::ZERO, |total, value| total.checked_add(*value)).ok_or(Failure::Overflow)
}

/// The change from `before` to `after` as a share of the size of `before`: a smaller loss is growth.
pub(crate) fn growth(before: Decimal, after: Decimal) -> Result<Decimal, Failure> {
    let change = after.checked_sub(before).ok_or(Failure::Overflow)?;
    divide(change, before.abs())
}

/// 四舍五入: half away from zero, the one way in which figures are rounded, to print or to compare with what is printed.
pub(crate) fn rounded(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// A quotient, to 28 digits.
pub(super) fn divide(dividend: Decimal, divisor: Decimal) -> Result<Decimal, Failure> {
    if divisor.is_zero() {
        return Err(Failure::DivisionByZero);
    }
    dividend.checked_div(divisor).ok_or(Failure::Overflow)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Failure, divide, growth, rounded, sum};

    #[test]
    fn growth_is_measured_against_the_size_of_the_base() {
        assert_eq!(growth(100.into(), 150.into()), Ok(Decimal::new(5, 1)));
        assert_eq!(growth((-100).into(), (-50).into()), Ok(Decimal::new(5, 1)));
        assert_eq!(growth(0.into(), 1.into()), Err(Failure::DivisionByZero));
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        assert_eq!(rounded(Decimal::new(125, 3), 2), Decimal::new(13, 2));
        assert_eq!(rounded(Decimal::new(-25, 1), 0), Decimal::from(-3));
    }

    #[test]
    fn overflow_is_an_error_not_a_wrap() {
        assert_eq!(sum(&[Decimal::MAX, Decimal::ONE]), Err(Failure::Overflow));
        assert_eq!(divide(Decimal::MAX, Decimal::new(1, 28)), Err(Failure::Overflow));
    }
}
