//! The rules, one a file. Each looks at one run and reports what it finds; those that compare places of the whole report keep a tally.

mod approximation;
mod balance;
mod brackets;
mod chapters;
mod dash;
mod dates;
mod ellipsis;
mod full_width;
mod grouping;
mod half_width;
mod heading;
mod interpunct;
mod leading_zero;
pub(super) mod literal;
mod numerals;
mod quotes;
mod range_unit;
mod repeated;
mod series;
mod space_han;
mod space_number;
mod wave;

use super::run::Run;
use super::sink::Sink;

/// A rule.
pub(super) type Rule = fn(&Run<'_>, &mut Sink<'_>);

/// Every rule, in the order of its first code.
pub(super) const RULES: [Rule; 22] = [
    literal::check,
    half_width::check,
    quotes::check,
    repeated::check,
    space_han::check,
    interpunct::check,
    dash::check,
    ellipsis::check,
    wave::check,
    range_unit::check,
    full_width::check,
    numerals::check,
    space_number::check,
    approximation::check,
    dates::check,
    leading_zero::check,
    heading::check,
    series::check,
    balance::check,
    brackets::check,
    chapters::check,
    grouping::check,
];
