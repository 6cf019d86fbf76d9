//! Days of the calendar: how they are read and written, and which day a count of days is.

use std::fmt;

/// An era of the Japanese calendar.
pub struct Era {
    pub name: &'static str,
    /// In Latin letters, lower case.
    pub latin: &'static str,
    /// The Western year before its first.
    pub before: u16,
}

/// The eras that plans speak of, latest first.
pub const ERAS: [Era; 4] = [
    Era { name: "令和", latin: "reiwa", before: 2018 },
    Era { name: "平成", latin: "heisei", before: 1988 },
    Era { name: "昭和", latin: "showa", before: 1925 },
    Era { name: "大正", latin: "taisho", before: 1911 },
];

/// A day, such as that of a version of the content. Ordered as time goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    pub year: u16,
    pub month: u8,
    pub day: u8,
}

impl Date {
    /// `2026-11-23`, from 1900 to 9999.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut digits = |most: usize| {
            let part = parts.next()?;
            let plain = !part.is_empty() && part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
            plain.then_some(part)
        };
        let date = Self {
            year: digits(4)?.parse().ok().filter(|year| *year >= 1900)?,
            month: digits(2)?.parse().ok()?,
            day: digits(2)?.parse().ok()?,
        };
        (1..=days_in_month(date.year, date.month)?).contains(&date.day).then_some(date)
    }

    /// The Gregorian date of a day counted from 1 January 1970, by eras of 400 years from 1 March.
    pub fn from_days(days: u64) -> Self {
        let days = days + 719_468;
        let (era, day_of_era) = (days / 146_097, days % 146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        Self {
            year: (year_of_era + era * 400 + u64::from(month <= 2)) as u16,
            month: month as u8,
            day: (day_of_year - (153 * month_from_march + 2) / 5 + 1) as u8,
        }
    }
}

/// As ISO 8601 writes it: `2026-11-23`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// How many days a month (1–12) has.
pub fn days_in_month(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    Some(match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: u16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn days_become_dates() {
        assert_eq!(Date::from_days(0), date(1970, 1, 1));
        assert_eq!(Date::from_days(19_782), date(2024, 2, 29));
        assert_eq!(Date::from_days(19_783), date(2024, 3, 1));
        assert_eq!(Date::from_days(20_453), date(2025, 12, 31));
    }

    #[test]
    fn dates_are_read_if_the_calendar_has_them_and_written_as_they_are_read() {
        assert_eq!(Date::parse("2024-02-29"), Some(date(2024, 2, 29)));
        assert_eq!(Date::parse("2024-4-1").map(|date| date.to_string()).as_deref(), Some("2024-04-01"));
        for text in [
            "2023-02-29",
            "2024-13-01",
            "2024-00-10",
            "0000-01-01",
            "1899-12-31",
            "10000-01-01",
            "2024-04",
            "",
        ] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        for text in ["+024-04-01", "2024-+4-01", "令和8年4月1日", "2024-04-01-01", "2024/04/01"] {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(date(2024, 4, 1) > date(2023, 12, 31));
    }
}
