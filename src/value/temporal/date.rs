//! A day of the proleptic Gregorian calendar, without a time of day or a place.

use super::calendar::{self, YEARS};
use super::{overflow, within};
use crate::error::QueryError;
use std::fmt;

/// A day of the calendar, in the years -999,999,999 to 999,999,999. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

impl Date {
    /// The `day` (from 1) of the `month` (1 to 12) of the `year`.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when there is no such day.
    pub fn new(year: i64, month: i64, day: i64) -> Result<Self, QueryError> {
        within("year", year, YEARS)?;
        within("month", month, 1..=12)?;
        within("day", day, 1..=calendar::days_in_month(year, month))?;
        Ok(Self::of_checked(year, month, day))
    }

    /// The same with a `day` that is too late for the month moved to the month's end.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` for a year or month that there is not.
    pub fn clamped(year: i64, month: i64, day: i64) -> Result<Self, QueryError> {
        Self::new(year, month, day.min(calendar::days_in_month(year, month)))
    }

    /// The `day_of_week` (1 is Monday) of the ISO 8601 `week` (from 1) of the `week_year`.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when there is no such day.
    pub fn of_week(week_year: i64, week: i64, day_of_week: i64) -> Result<Self, QueryError> {
        within("year", week_year, YEARS)?;
        let first = calendar::first_monday(week_year);
        let weeks = (calendar::first_monday(week_year + 1) - first) / 7;
        within("week", week, 1..=weeks)?;
        within("dayOfWeek", day_of_week, 1..=7)?;
        Self::from_day_number(first + 7 * (week - 1) + day_of_week - 1)
    }

    /// The `day` (from 1) of the `quarter` (1 to 4) of the `year`.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when there is no such day.
    pub fn of_quarter(year: i64, quarter: i64, day: i64) -> Result<Self, QueryError> {
        within("year", year, YEARS)?;
        within("quarter", quarter, 1..=4)?;
        within("dayOfQuarter", day, 1..=calendar::days_in_quarter(year, quarter))?;
        Self::from_day_number(calendar::day_number(year, 3 * quarter - 2, 1) + day - 1)
    }

    /// The `day` (from 1) of the `year`.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when there is no such day.
    pub fn of_ordinal(year: i64, day: i64) -> Result<Self, QueryError> {
        within("year", year, YEARS)?;
        within("ordinalDay", day, 1..=calendar::days_in_year(year))?;
        Self::from_day_number(calendar::day_number(year, 1, 1) + day - 1)
    }

    /// The day that is `number` days after 1970-01-01.
    ///
    /// # Errors
    /// `ArithmeticError: IntegerOverflow` outside the range of the type.
    pub fn from_day_number(number: i64) -> Result<Self, QueryError> {
        let first = calendar::day_number(*YEARS.start(), 1, 1);
        let last = calendar::day_number(*YEARS.end(), 12, 31);
        if !(first..=last).contains(&number) {
            return Err(overflow("dates"));
        }
        let (year, month, day) = calendar::year_month_day(number);
        Ok(Self::of_checked(year, month, day))
    }

    fn of_checked(year: i64, month: i64, day: i64) -> Self {
        const CHECKED: &str = "years, months and days are checked before they are narrowed";
        Date {
            year: i32::try_from(year).expect(CHECKED),
            month: u8::try_from(month).expect(CHECKED),
            day: u8::try_from(day).expect(CHECKED),
        }
    }

    /// The days since 1970-01-01.
    pub fn day_number(self) -> i64 {
        calendar::day_number(self.year(), self.month(), self.day())
    }

    /// The year; 0 is the year before the first.
    pub fn year(self) -> i64 {
        i64::from(self.year)
    }

    /// The month, 1 to 12.
    pub fn month(self) -> i64 {
        i64::from(self.month)
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i64 {
        i64::from(self.day)
    }

    /// The quarter, 1 to 4.
    pub fn quarter(self) -> i64 {
        (self.month() + 2) / 3
    }

    /// The day of the year, from 1.
    pub fn ordinal_day(self) -> i64 {
        self.day_number() - calendar::day_number(self.year(), 1, 1) + 1
    }

    /// The day of the quarter, from 1.
    pub fn day_of_quarter(self) -> i64 {
        self.day_number() - calendar::day_number(self.year(), 3 * self.quarter() - 2, 1) + 1
    }

    /// The day of the week: 1 is Monday, 7 is Sunday.
    pub fn week_day(self) -> i64 {
        calendar::week_day(self.day_number())
    }

    /// The ISO 8601 week, 1 to 53.
    pub fn week(self) -> i64 {
        calendar::week_year_and_week(self.day_number()).1
    }

    /// The year that the ISO 8601 week belongs to.
    pub fn week_year(self) -> i64 {
        calendar::week_year_and_week(self.day_number()).0
    }

    /// The months since the beginning of the year 0.
    pub(super) fn month_number(self) -> i64 {
        self.year() * 12 + self.month() - 1
    }

    /// The same day `months` later, or the last of the month where that is too short.
    pub(super) fn plus_months(self, months: i64) -> Result<Self, QueryError> {
        let number = self.month_number().checked_add(months).ok_or_else(|| overflow("dates"))?;
        let year = number.div_euclid(12);
        if !YEARS.contains(&year) {
            return Err(overflow("dates"));
        }
        Self::clamped(year, number.rem_euclid(12) + 1, self.day())
    }

    /// The day that is `days` later.
    pub(super) fn plus_days(self, days: i64) -> Result<Self, QueryError> {
        let number = self.day_number().checked_add(days).ok_or_else(|| overflow("dates"))?;
        Self::from_day_number(number)
    }
}

impl fmt::Display for Date {
    /// `1984-10-11`; years of more than four digits have a sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            0..=9999 => write!(f, "{:04}", self.year)?,
            _ => write!(f, "{:+05}", self.year)?,
        }
        write!(f, "-{:02}-{:02}", self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i64, month: i64, day: i64) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn a_date_knows_its_place_in_every_calendar() {
        let day = date(1984, 10, 11);
        assert_eq!((day.quarter(), day.week(), day.week_year()), (4, 41, 1984));
        assert_eq!((day.ordinal_day(), day.week_day(), day.day_of_quarter()), (285, 4, 11));
    }

    #[test]
    fn weeks_quarters_and_ordinal_days_name_the_same_days() {
        assert_eq!(Date::of_week(1817, 1, 2).unwrap(), date(1816, 12, 31));
        assert_eq!(Date::of_quarter(1984, 3, 45).unwrap(), date(1984, 8, 14));
        assert_eq!(Date::of_ordinal(1984, 202).unwrap(), date(1984, 7, 20));
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_an_error() {
        assert!(Date::new(2015, 2, 29).is_err());
        assert!(Date::of_week(1984, 53, 1).is_err());
        assert!(Date::of_ordinal(2015, 366).is_err());
        assert!(Date::new(1_000_000_000, 1, 1).is_err());
    }

    #[test]
    fn months_are_clamped_at_month_ends() {
        assert_eq!(date(2016, 1, 31).plus_months(1).unwrap(), date(2016, 2, 29));
        assert_eq!(date(2016, 3, 31).plus_months(-13).unwrap(), date(2015, 2, 28));
        assert!(date(2016, 1, 1).plus_months(i64::MAX).is_err());
    }

    #[test]
    fn years_of_more_than_four_digits_are_written_with_a_sign() {
        assert_eq!(date(28, 11, 11).to_string(), "0028-11-11");
        assert_eq!(date(-1, 1, 1).to_string(), "-0001-01-01");
        assert_eq!(date(999_999_999, 12, 31).to_string(), "+999999999-12-31");
    }
}
