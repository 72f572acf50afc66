//! Times of day: without a place, and at an offset from UTC.

use super::within;
use super::zone::Offset;
use crate::error::QueryError;
use std::fmt;

pub(super) const NANOSECONDS_PER_SECOND: i128 = 1_000_000_000;
pub(super) const SECONDS_PER_DAY: i64 = 86_400;
pub(super) const NANOSECONDS_PER_DAY: i128 = SECONDS_PER_DAY as i128 * NANOSECONDS_PER_SECOND;

/// A time of day to the nanosecond. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    second_of_day: u32,
    nanosecond: u32,
}

/// A time of day at an offset from UTC. Not `Ord`: [`order::compare`](super::order::compare) goes by instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    /// What a clock at the offset shows.
    pub local: LocalTime,
    /// How far that clock is ahead of UTC.
    pub offset: Offset,
}

impl LocalTime {
    /// The first moment of a day.
    pub const MIDNIGHT: LocalTime = LocalTime { second_of_day: 0, nanosecond: 0 };

    /// The time on a clock of 24 hours.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` when there is no such time.
    pub fn new(hour: i64, minute: i64, second: i64, nanosecond: i64) -> Result<Self, QueryError> {
        within("hour", hour, 0..=23)?;
        within("minute", minute, 0..=59)?;
        within("second", second, 0..=59)?;
        within("nanosecond", nanosecond, 0..=999_999_999)?;
        let seconds = i128::from(hour * 3_600 + minute * 60 + second);
        Ok(Self::wrapped(seconds * NANOSECONDS_PER_SECOND + i128::from(nanosecond)))
    }

    /// The time that is `nanoseconds` after (or before) midnight, going round the clock as often as needed.
    pub fn wrapped(nanoseconds: i128) -> Self {
        const FITS: &str = "what is left of a day fits";
        let of_day = nanoseconds.rem_euclid(NANOSECONDS_PER_DAY);
        LocalTime {
            second_of_day: u32::try_from(of_day / NANOSECONDS_PER_SECOND).expect(FITS),
            nanosecond: u32::try_from(of_day % NANOSECONDS_PER_SECOND).expect(FITS),
        }
    }

    /// The nanoseconds since midnight.
    pub fn nanosecond_of_day(self) -> i128 {
        i128::from(self.second_of_day) * NANOSECONDS_PER_SECOND + i128::from(self.nanosecond)
    }

    /// The hour, 0 to 23.
    pub fn hour(self) -> i64 {
        i64::from(self.second_of_day / 3_600)
    }

    /// The minute, 0 to 59.
    pub fn minute(self) -> i64 {
        i64::from(self.second_of_day / 60 % 60)
    }

    /// The second, 0 to 59.
    pub fn second(self) -> i64 {
        i64::from(self.second_of_day % 60)
    }

    /// The nanosecond of the second.
    pub fn nanosecond(self) -> i64 {
        i64::from(self.nanosecond)
    }
}

impl Time {
    /// The nanoseconds since midnight UTC; negative where it is still yesterday there.
    pub(super) fn instant(self) -> i128 {
        self.local.nanosecond_of_day() - self.offset.nanoseconds()
    }

    /// The same instant on the clock of another offset.
    pub(super) fn at_offset(self, offset: Offset) -> Self {
        Time { local: LocalTime::wrapped(self.instant() + offset.nanoseconds()), offset }
    }
}

impl fmt::Display for LocalTime {
    /// `12:31`, `12:31:14` or `12:31:14.645876123`: seconds only if there are any, fractions without zeros.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour(), self.minute())?;
        if self.second() != 0 || self.nanosecond != 0 {
            write!(f, ":{:02}", self.second())?;
        }
        write_fraction(f, self.nanosecond)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, self.offset)
    }
}

/// Writes nanoseconds as a decimal fraction without the zeros at its end; nothing for none.
pub(super) fn write_fraction(f: &mut fmt::Formatter<'_>, nanoseconds: u32) -> fmt::Result {
    if nanoseconds == 0 {
        return Ok(());
    }
    f.write_str(format!(".{nanoseconds:09}").trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_no_longer_than_it_needs() {
        let text = |hour, minute, second, nanosecond| {
            LocalTime::new(hour, minute, second, nanosecond).unwrap().to_string()
        };
        assert_eq!(text(12, 0, 0, 0), "12:00");
        assert_eq!(text(12, 31, 14, 0), "12:31:14");
        assert_eq!(text(0, 0, 0, 2), "00:00:00.000000002");
        assert_eq!(text(12, 31, 14, 645_000_000), "12:31:14.645");
    }

    #[test]
    fn a_time_goes_round_the_clock() {
        assert_eq!(LocalTime::wrapped(-1).to_string(), "23:59:59.999999999");
        assert_eq!(LocalTime::wrapped(NANOSECONDS_PER_DAY), LocalTime::MIDNIGHT);
    }

    #[test]
    fn a_time_that_is_not_on_the_clock_is_an_error() {
        assert!(LocalTime::new(24, 0, 0, 0).is_err());
        assert!(LocalTime::new(12, 0, 60, 0).is_err());
    }
}
