//! Shares that come to 100 % exactly, but not as they round: what prints instead (`rule:` of a `shares` check).

use rust_decimal::Decimal;

use super::arithmetic;

/// The note that official tables carry.
pub(super) const NOTE: &str = "各项占比之和不等于100%是由于四舍五入";

/// What prints of each share so that all come to 100 (最大余数法), or `None` where the shares do not come to 100 before they are rounded.
///
/// Every share is cut to a multiple of `unit`; the units then missing go to the largest remainders, of equals to the first. So each share
/// prints less than one unit away from its exact value.
pub(super) fn apportioned(shares: &[Decimal], unit: Decimal) -> Option<Vec<Decimal>> {
    if !comes_to_hundred(shares) {
        return None;
    }
    let cut: Vec<Decimal> = shares.iter().map(|share| (share / unit).floor() * unit).collect();
    let missing = (Decimal::ONE_HUNDRED - cut.iter().sum::<Decimal>()) / unit;
    let mut order: Vec<usize> = (0..shares.len()).collect();
    // The sort is stable: equal remainders stay in the order named.
    order.sort_by_key(|index| std::cmp::Reverse(shares[*index] - cut[*index]));
    let mut printed = cut;
    let missing = usize::try_from(missing.round().mantissa()).unwrap_or(0);
    for index in order.into_iter().take(missing) {
        printed[index] += unit;
    }
    Some(printed)
}

/// Whether shares come to 100 as far as exact arithmetic can tell: quotients end after 28 digits.
pub(super) fn comes_to_hundred(shares: &[Decimal]) -> bool {
    (shares.iter().sum::<Decimal>() - Decimal::ONE_HUNDRED).abs() <= Decimal::new(1, 18)
}

/// Whether rounding alone can have made the difference between the printed shares' total and 100: half a unit each.
pub(super) fn rounding_explains(printed: &[(Decimal, u32)]) -> bool {
    let slack: Decimal = printed.iter().map(|(_, places)| arithmetic::unit_of(*places)).sum::<Decimal>() / Decimal::TWO;
    (printed.iter().map(|(value, _)| *value).sum::<Decimal>() - Decimal::ONE_HUNDRED).abs() <= slack
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
    use rust_decimal::Decimal;

    use super::apportioned;

    fn shares_of(counts: &[u32]) -> Vec<Decimal> {
        let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
        counts.iter().map(|count| Decimal::from(*count) / Decimal::from(total) * Decimal::ONE_HUNDRED).collect()
    }

    #[test]
    fn missing_units_go_to_the_largest_remainders() {
        let printed = |counts: &[u32], places| {
            let printed = apportioned(&shares_of(counts), Decimal::new(1, places)).expect("they come to 100");
            printed.iter().map(|share| share.normalize().to_string()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(printed(&[1, 1, 1], 1), "33.4 33.3 33.3");
        assert_eq!(printed(&[1, 2, 4], 1), "14.3 28.6 57.1");
        assert_eq!(printed(&[1, 1, 1, 1, 1, 1], 0), "17 17 17 17 16 16");
        assert_eq!(printed(&[1, 0, 1], 1), "50 0 50");
        assert_eq!(apportioned(&[Decimal::from(50), Decimal::from(49)], Decimal::ONE), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn shares_come_to_a_hundred_and_stay_near(
            counts in proptest::collection::vec(0_u32..1_000_000, 1..40).prop_filter("a total", |counts| counts.iter().any(|count| *count > 0)),
            places in Just(0_u32).prop_union(Just(1)).or(Just(2)),
        ) {
            let shares = shares_of(&counts);
            let unit = Decimal::new(1, places);
            let printed = apportioned(&shares, unit).expect("they come to 100");
            prop_assert_eq!(printed.iter().sum::<Decimal>(), Decimal::ONE_HUNDRED);
            for (printed, share) in printed.iter().zip(&shares) {
                prop_assert!((printed - share).abs() < unit, "{} prints as {}", share, printed);
                let plain = super::arithmetic::rounded(*share, places, banxin_model::Rounding::HalfUp);
                prop_assert!((printed - plain).abs() <= unit, "{} instead of {}", printed, plain);
            }
        }
    }
}
