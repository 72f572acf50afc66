//! The proleptic Gregorian calendar as arithmetic on day numbers.
//!
//! A day number counts the days since 1970-01-01. All functions are total over the years that a
//! [`Date`](super::Date) can have and a few days beyond, so that a week may reach over the edge.
//!
//! The conversions follow Howard Hinnant, *chrono-Compatible Low-Level Date Algorithms*, 2013.

use std::ops::RangeInclusive;

/// The years that a date can have.
pub(super) const YEARS: RangeInclusive<i64> = -999_999_999..=999_999_999;

/// The days of 400 years, after which the calendar repeats, weekdays included.
pub(super) const DAYS_PER_CYCLE: i64 = 146_097;

/// The days from 0000-03-01, where the computation starts its years, to 1970-01-01.
const DAYS_BEFORE_1970: i64 = 719_468;

/// The day number of a day of the calendar.
pub(super) fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let shifted = year - i64::from(month <= 2);
    let cycle = shifted.div_euclid(400);
    let year_of_cycle = shifted.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
    cycle * DAYS_PER_CYCLE + day_of_cycle - DAYS_BEFORE_1970
}

/// The year, month and day of a day number.
pub(super) fn year_month_day(day_number: i64) -> (i64, i64, i64) {
    let days = day_number + DAYS_BEFORE_1970;
    let cycle = days.div_euclid(DAYS_PER_CYCLE);
    let day_of_cycle = days.rem_euclid(DAYS_PER_CYCLE);
    let year_of_cycle =
        (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
    let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    (year_of_cycle + cycle * 400 + i64::from(month <= 2), month, day)
}

/// Whether February has a 29th.
pub(super) fn is_leap_year(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The days of a year.
pub(super) fn days_in_year(year: i64) -> i64 {
    365 + i64::from(is_leap_year(year))
}

/// The days of a month, 1 to 12.
pub(super) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap_year(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The days of a quarter, 1 to 4.
pub(super) fn days_in_quarter(year: i64, quarter: i64) -> i64 {
    (3 * quarter - 2..=3 * quarter).map(|month| days_in_month(year, month)).sum()
}

/// The day of the week: 1 is Monday, 7 is Sunday.
pub(super) fn week_day(day_number: i64) -> i64 {
    (day_number + 3).rem_euclid(7) + 1
}

/// The ISO 8601 year and week of a day: a week belongs to the year that has its Thursday.
pub(super) fn week_year_and_week(number: i64) -> (i64, i64) {
    let thursday = number - week_day(number) + 4;
    let (year, ..) = year_month_day(thursday);
    (year, (thursday - day_number(year, 1, 1)) / 7 + 1)
}

/// The day number of the Monday of a year's first week.
pub(super) fn first_monday(week_year: i64) -> i64 {
    let fourth = day_number(week_year, 1, 4);
    fourth - week_day(fourth) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_numbers_count_from_1970() {
        assert_eq!(day_number(1970, 1, 1), 0);
        assert_eq!(day_number(2000, 3, 1), 11_017);
        assert_eq!(day_number(1969, 12, 31), -1);
    }

    #[test]
    fn every_day_of_a_cycle_has_a_number_of_its_own() {
        for number in -DAYS_PER_CYCLE..=DAYS_PER_CYCLE {
            let (year, month, day) = year_month_day(number);
            assert_eq!(day_number(year, month, day), number);
            assert!((1..=days_in_month(year, month)).contains(&day));
        }
    }

    #[test]
    fn the_widest_years_survive_the_round_trip() {
        for year in [*YEARS.start(), -1, 0, *YEARS.end()] {
            assert_eq!(year_month_day(day_number(year, 12, 31)), (year, 12, 31));
        }
    }

    #[test]
    fn a_week_belongs_to_the_year_of_its_thursday() {
        assert_eq!(week_year_and_week(day_number(1984, 1, 1)), (1983, 52));
        assert_eq!(week_year_and_week(day_number(1816, 12, 30)), (1817, 1));
        assert_eq!(week_year_and_week(day_number(1818, 12, 31)), (1818, 53));
    }
}
