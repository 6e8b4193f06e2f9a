//! Calendar dates of documents (成文日期, 印发日期).

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A day of the Gregorian calendar, years 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// 1970-01-01: stands for the day of the run where no clock is asked.
    pub const EPOCH: Date = Date { year: 1970, month: 1, day: 1 };

    /// The day, or `None` where the calendar has no such day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let valid = (1..=9999).contains(&year) && day >= 1 && day <= days_in(year, month);
        valid.then_some(Date { year, month, day })
    }

    /// The day that holds a count of seconds since 1970-01-01 00:00 UTC; `None` outside the years 1970 to 9999.
    pub fn from_unix_seconds(seconds: u64) -> Option<Date> {
        let mut days = seconds / 86_400;
        let mut year: u16 = 1970;
        loop {
            let length = if is_leap(year) { 366 } else { 365 };
            if days < length {
                break;
            }
            days -= length;
            year = year.checked_add(1).filter(|year| *year <= 9999)?;
        }
        let mut month = 1;
        while days >= u64::from(days_in(year, month)) {
            days -= u64::from(days_in(year, month));
            month += 1;
        }
        Date::new(year, month, u8::try_from(days + 1).ok()?)
    }

    /// The year.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1-12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1-31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// `2026年1月5日`: Arabic digits, whole year, no padding (成文日期, GB/T 9704 7.3.5.4; GB/T 15835 5.1.4).
    pub fn official(self) -> String {
        format!("{}年{}月{}日", self.year, self.month, self.day)
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

const fn days_in(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

/// `2026-01-05`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Reads `2026-01-05` or `2026-1-5`; the error is empty, the caller names the place and the form wanted.
impl FromStr for Date {
    type Err = ();

    fn from_str(text: &str) -> Result<Date, ()> {
        let mut parts = text.split('-');
        let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(());
        };
        if year.len() != 4 || month.len() > 2 || day.len() > 2 {
            return Err(());
        }
        let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten();
        let byte = |part: &str| number(part).and_then(|value| u8::try_from(value).ok());
        let (Some(year), Some(month), Some(day)) = (number(year), byte(month), byte(day)) else {
            return Err(());
        };
        Date::new(year, month, day).ok_or(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn reads_and_prints() {
        let date: Date = "2025-01-20".parse().expect("a date");
        assert_eq!(date.official(), "2025年1月20日");
        assert_eq!(date.to_string(), "2025-01-20");
        assert_eq!("2025-1-5".parse::<Date>().expect("a date").to_string(), "2025-01-05");
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for bad in ["2025-02-29", "2025-13-01", "2025-00-10", "25-01-01", "2025-01", "2025-01-01-01", "", "2025-+1-01"] {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
        assert!("2024-02-29".parse::<Date>().is_ok());
    }

    #[test]
    fn counts_seconds_from_the_epoch() {
        assert_eq!(Date::from_unix_seconds(0).expect("a date").to_string(), "1970-01-01");
        assert_eq!(Date::from_unix_seconds(1_709_164_800).expect("a date").to_string(), "2024-02-29");
        assert_eq!(Date::from_unix_seconds(u64::MAX), None);
    }
}
