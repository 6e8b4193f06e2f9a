//! A print that someone has changed, read back as the figure's value.
//!
//! In: a figure, what it printed, and what the text says now. Out: the value that it would print so, and whose it is: the figure's own, or that of
//! a period. Steps: take the words of approximation out of both texts, read the numbers, see which value the old one was, and take the new one in
//! its place. Left out: numbers that are spelled, and prints of something else than a value of the figure, such as its growth.

use banxin_model::{Qualifier, QualifierPlace};
use rust_decimal::Decimal;

use super::{Kind, ResolvedFigure, digits};

/// What a changed print says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reread {
    /// The period whose value it is; `None` for the figure's own.
    pub period: Option<String>,
    /// The value.
    pub value: Decimal,
    /// Its word of approximation.
    pub qualifier: Option<Qualifier>,
}

/// Why a changed print cannot be read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// There is no number of digits in it.
    NoNumber,
    /// Its unit, or what else stands beside the number, was changed too.
    Words,
    /// What was printed is none of the figure's values: its growth, a sum of its own.
    NotItsValue,
}

impl ResolvedFigure {
    /// Reads a changed print.
    ///
    /// # Errors
    /// [`Misread`].
    pub fn reread(&self, was: &str, now: &str) -> Result<Reread, Misread> {
        let (old, new) = (print(was).ok_or(Misread::NotItsValue)?, print(now).ok_or(Misread::NoNumber)?);
        if old.number.after != new.number.after {
            return Err(Misread::Words);
        }
        let in_percent = self.kind == Kind::Ratio && old.number.after.starts_with('%');
        let exact = |number: Decimal| if in_percent { number / Decimal::ONE_HUNDRED } else { number };
        let shown = |value: Decimal| (value - exact(old.number.value)).abs() < exact(old.number.unit);
        let value = exact(new.number.value).normalize();
        if shown(self.value) {
            // A print of the number alone says nothing of the word.
            let qualifier = if old.qualifier == new.qualifier { self.figure.qualifier } else { new.qualifier };
            return Ok(Reread { period: None, value, qualifier });
        }
        let period = self.periods().into_iter().rev().find(|period| self.value_in(period).is_some_and(shown));
        match period {
            // Approximation words belong to the figure's own value.
            Some(_) if new.qualifier.is_some() => Err(Misread::Words),
            Some(period) => Ok(Reread { period: Some(period), value, qualifier: None }),
            None => Err(Misread::NotItsValue),
        }
    }
}

/// A print: its number, and its word of approximation.
struct Print {
    number: digits::Read,
    qualifier: Option<Qualifier>,
}

/// Reads 约2000人, 2万余人次, 80%以上.
fn print(text: &str) -> Option<Print> {
    let text = text.trim();
    let (mut text, mut qualifier) = (text.to_owned(), None);
    for word in WORDS {
        let (place, letters) = (word.place(), word.word());
        let rest = match place {
            QualifierPlace::BeforeNumber => text.strip_prefix(letters).map(str::to_owned),
            QualifierPlace::AfterUnit => text.strip_suffix(letters).map(str::to_owned),
            QualifierPlace::BeforeUnit => {
                let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | digits::GROUP_SPACE | '万' | '亿')));
                let (number, after) = text.split_at(end.unwrap_or(text.len()));
                after.strip_prefix(letters).filter(|_| !number.is_empty()).map(|after| format!("{number}{after}"))
            }
        };
        if let Some(rest) = rest {
            if qualifier.is_some() {
                return None;
            }
            (text, qualifier) = (rest, Some(word));
        }
    }
    Some(Print { number: digits::read(&text)?, qualifier })
}

const WORDS: [Qualifier; 10] = [
    Qualifier::About,
    Qualifier::Nearly,
    Qualifier::Over,
    Qualifier::Beyond,
    Qualifier::Reaching,
    Qualifier::Odd,
    Qualifier::More,
    Qualifier::AtLeast,
    Qualifier::AtMost,
    Qualifier::Around,
];

#[cfg(test)]
mod tests {
    use super::super::evaluate::tests::values_of;
    use super::Misread;

    fn reread(figure: &str, was: &str, now: &str) -> Result<String, Misread> {
        let (values, found) = values_of(&format!("x: {figure}"));
        assert!(found.is_empty(), "{found:?}");
        values.get("x").expect("computed").1.reread(was, now).map(|it| {
            let period = it.period.map_or(String::new(), |period| format!("{period}: "));
            format!("{period}{}{}", it.value, it.qualifier.map_or("", |word| word.word()))
        })
    }

    fn ok(text: &str) -> Result<String, Misread> {
        Ok(text.to_owned())
    }

    #[test]
    fn numbers_come_back_at_their_scale() {
        let audience = "{value: 2000, unit: 人次, qualifier: 余}";
        assert_eq!(reread(audience, "2000余人次", "2200余人次"), ok("2200余"));
        assert_eq!(reread(audience, "2000余人次", "2200人次"), ok("2200"));
        assert_eq!(reread(audience, "2000余人次", "约2200人次"), ok("2200约"));
        assert_eq!(reread(audience, "2000", "2200"), ok("2200余"));
        let insured = "{value: 142358, unit: 人次, display: {scale: 万, decimals: 1}}";
        assert_eq!(reread(insured, "14.2万人次", "15万人次"), ok("150000"));
        assert_eq!(reread(insured, "142,358人次", "142,359人次"), ok("142359"));
        assert_eq!(reread("{value: 20000, unit: 人次, qualifier: 余, display: {scale: 万}}", "2万余人次", "3万多人次"), ok("30000多"));
    }

    #[test]
    fn percentages_follow_their_kind() {
        assert_eq!(reread("{value: 80, unit: '%', qualifier: 以上}", "80%以上", "85.5%以上"), ok("85.5以上"));
        assert_eq!(reread("{value: 0.625, display: {percent: true}}", "62.5%", "63%"), ok("0.63"));
    }

    #[test]
    fn the_value_of_a_period_stays_its_own() {
        let members = "{unit: 人, series: {2022: 41000, 2023: 43500, 2024: 46221}, value: last}";
        assert_eq!(reread(members, "46221人", "46222人"), ok("46222"));
        assert_eq!(reread(members, "43500人", "43600人"), ok("2023: 43600"));
        assert_eq!(reread(members, "2721人", "2722人"), Err(Misread::NotItsValue));
    }

    #[test]
    fn what_is_no_number_of_the_same_unit_is_refused() {
        let lectures = "{value: 35, unit: 场}";
        assert_eq!(reread(lectures, "35场", "三十六场"), Err(Misread::NoNumber));
        assert_eq!(reread(lectures, "35场", "36次"), Err(Misread::Words));
        assert_eq!(reread(lectures, "35场", ""), Err(Misread::NoNumber));
        assert_eq!(reread(lectures, "三十五场", "三十六场"), Err(Misread::NotItsValue));
        assert_eq!(reread(lectures, "35场", "约36余场"), Err(Misread::NoNumber));
    }
}
