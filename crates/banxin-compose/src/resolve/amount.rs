//! The numbers of a table's body: what a cell says as an exact number, and how such a number prints.
//!
//! A cell that shows one figure of the ledger has the figure's exact value, one of a workbook every digit that the workbook keeps, any other
//! what it says. Cells that are no exact numbers (2000余, —, words) have none.

use banxin_model::{Grouping, Rounding, Scale};
use rust_decimal::Decimal;

use super::tree::{CellNode, Span, SpanKind, plain_text};
use crate::figures::{GROUP_SPACE, Values, fixed, grouped, read};

/// A true minus, as high as + and as wide (GB/T 15835 asks for signs that match).
const MINUS: char = '\u{2212}';

/// The number of a cell.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    /// Exact, its 万 or 亿 multiplied in; of 82.6% it is 82.6.
    pub(super) value: Decimal,
    /// How it prints.
    pub(super) form: NumberForm,
    /// What follows it: its unit of measure, or %.
    pub(super) after: String,
}

/// How a number prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberForm {
    /// Digits after the point.
    pub(super) decimals: u32,
    /// Divided by 万 or 亿.
    pub(super) scale: Option<Scale>,
    /// Groups of three digits.
    pub(super) grouping: Grouping,
    /// + before numbers above zero.
    pub(super) sign: bool,
}

impl Amount {
    /// The number that a cell says.
    pub(super) fn of(cell: &CellNode, values: &Values) -> Option<Amount> {
        let [spans] = cell.content.as_slice() else { return None };
        let text = plain_text(spans);
        let read = read(&text)?;
        let grouping = match () {
            () if text.contains(',') => Grouping::Comma,
            () if text.contains(GROUP_SPACE) => Grouping::Space,
            () => Grouping::None,
        };
        let form = NumberForm { decimals: read.unit.scale(), scale: read.scale, grouping, sign: text.starts_with('+') };
        let value = cell.exact.or_else(|| of_figure(spans, read.value, values)).unwrap_or(read.value);
        Some(Amount { value, form, after: read.after })
    }

    /// The number as its form has it, with its 万 or 亿 and what follows.
    pub(super) fn print(&self) -> String {
        format!("{}{}{}", self.form.print(self.value), self.form.scale.map_or("", Scale::word), self.after)
    }
}

impl NumberForm {
    /// The bare number: scaled exactly, then rounded, a half away from zero.
    pub(super) fn print(&self, value: Decimal) -> String {
        let rounded = fixed(scaled(value, self.scale), self.decimals, Rounding::HalfUp);
        let printed = grouped(&rounded, self.grouping);
        let zero = !rounded.contains(|c: char| ('1'..='9').contains(&c));
        match (self.sign && !zero, printed.strip_prefix('-')) {
            (true, Some(size)) => format!("{MINUS}{size}"),
            (true, None) => format!("+{printed}"),
            (false, _) => printed,
        }
    }
}

/// A value as a multiple of 万 or 亿; exact, for a power of ten only moves the point.
pub(super) fn scaled(value: Decimal, scale: Option<Scale>) -> Decimal {
    let power = scale.map_or(Decimal::ONE, |scale| Decimal::from(10_u64.pow(scale.exponent())));
    value.checked_div(power).unwrap_or(value)
}

/// The exact value of the one figure that a cell prints. A figure with periods may print any of them, so its print is all that is known.
fn of_figure(spans: &[Span], shown: Decimal, values: &Values) -> Option<Decimal> {
    let mut figures = spans.iter().filter_map(|span| if let SpanKind::Figure(index, _) = span.kind { Some(index) } else { None });
    let (index, None) = (figures.next()?, figures.next()) else { return None };
    let figure = values.at(index)?;
    let same = read(&figure.printed()).is_some_and(|print| print.value == shown);
    (same && figure.periods().is_empty()).then(|| figure.kind.in_percent(figure.value))
}
