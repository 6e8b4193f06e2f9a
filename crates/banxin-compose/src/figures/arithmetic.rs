//! The operations of derivations, in exact decimals that refuse to overflow, and the one rounding.

use banxin_model::{Derive, Rounding};
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
        (Derive::Mean(_), values) => mean(values),
        (Derive::Difference(_), [first, second]) => difference(*first, *second),
        (Derive::Points(_), [before, after]) => difference(*after, *before),
        (Derive::Ratio(_) | Derive::Share(_), [first, second]) => divide(*first, *second),
        (Derive::Growth(_), [before, after]) => growth(*before, *after),
        // The model admits exactly two operands for the operations of pairs.
        (Derive::Difference(_) | Derive::Points(_) | Derive::Ratio(_) | Derive::Share(_) | Derive::Growth(_), _) => {
            Err(Failure::DivisionByZero)
        }
    }
}

/// The total.
pub(super) fn sum(values: &[Decimal]) -> Result<Decimal, Failure> {
    values.iter().try_fold(Decimal::ZERO, |total, value| total.checked_add(*value)).ok_or(Failure::Overflow)
}

/// The mean; of nothing there is none.
pub(super) fn mean(values: &[Decimal]) -> Result<Decimal, Failure> {
    divide(sum(values)?, Decimal::from(values.len()))
}

/// First less second.
pub(crate) fn difference(first: Decimal, second: Decimal) -> Result<Decimal, Failure> {
    first.checked_sub(second).ok_or(Failure::Overflow)
}

/// The change from `before` to `after` as a share of the size of `before`: a smaller loss is growth.
pub(crate) fn growth(before: Decimal, after: Decimal) -> Result<Decimal, Failure> {
    divide(difference(after, before)?, before.abs())
}

/// A quotient, to 28 digits.
pub(super) fn divide(dividend: Decimal, divisor: Decimal) -> Result<Decimal, Failure> {
    if divisor.is_zero() {
        return Err(Failure::DivisionByZero);
    }
    dividend.checked_div(divisor).ok_or(Failure::Overflow)
}

/// A hundred times as much: a ratio in percent. A ratio too large for it stays as it is.
pub(crate) fn hundredfold(ratio: Decimal) -> Decimal {
    ratio.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(ratio)
}

/// The one way in which figures are rounded, to print or to compare with what is printed.
pub(crate) fn rounded(value: Decimal, places: u32, rounding: Rounding) -> Decimal {
    let strategy = match rounding {
        Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
        Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
        Rounding::Down => RoundingStrategy::ToZero,
        Rounding::Up => RoundingStrategy::AwayFromZero,
    };
    value.round_dp_with_strategy(places, strategy)
}

/// One unit of the last of so many decimals: 0.1 for one.
pub(super) fn unit_of(places: u32) -> Decimal {
    Decimal::new(1, places.min(Decimal::MAX_SCALE))
}

#[cfg(test)]
mod tests {
    use banxin_model::Rounding;
    use rust_decimal::Decimal;

    use super::{Failure, divide, growth, mean, rounded, sum};

    #[test]
    fn growth_is_measured_against_the_size_of_the_base() {
        assert_eq!(growth(100.into(), 150.into()), Ok(Decimal::new(5, 1)));
        assert_eq!(growth((-100).into(), (-50).into()), Ok(Decimal::new(5, 1)));
        assert_eq!(growth(0.into(), 1.into()), Err(Failure::DivisionByZero));
    }

    #[test]
    fn each_way_of_rounding() {
        let cases = [
            ("0.125", 2, ["0.13", "0.12", "0.12", "0.13"]),
            ("-0.125", 2, ["-0.13", "-0.12", "-0.12", "-0.13"]),
            ("2.5", 0, ["3", "2", "2", "3"]),
            ("-2.5", 0, ["-3", "-2", "-2", "-3"]),
            ("0.121", 2, ["0.12", "0.12", "0.12", "0.13"]),
            ("0.129", 2, ["0.13", "0.13", "0.12", "0.13"]),
        ];
        for (value, places, wanted) in cases {
            let value: Decimal = value.parse().expect("a number");
            let modes = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up];
            assert_eq!(modes.map(|mode| rounded(value, places, mode).to_string()), wanted.map(str::to_owned), "{value}");
        }
    }

    #[test]
    fn overflow_is_an_error_not_a_wrap() {
        assert_eq!(sum(&[Decimal::MAX, Decimal::ONE]), Err(Failure::Overflow));
        assert_eq!(divide(Decimal::MAX, Decimal::new(1, 28)), Err(Failure::Overflow));
        assert_eq!(mean(&[]), Err(Failure::DivisionByZero));
    }
}
