//! A day and a time of day: without a place, and in a time zone.

use super::date::Date;
use super::overflow;
use super::time::{LocalTime, NANOSECONDS_PER_DAY};
use super::zone::{Offset, Zone};
use crate::error::QueryError;
use std::fmt;

/// A day and a time of day, wherever. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDateTime {
    /// The day.
    pub date: Date,
    /// The time of that day.
    pub time: LocalTime,
}

/// A day and a time of day in a time zone. Not `Ord`: [`order::compare`](super::order::compare) goes by
/// instant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DateTime {
    local: LocalDateTime,
    offset: Offset,
    zone: Zone,
}

impl LocalDateTime {
    /// That time of that day.
    pub fn new(date: Date, time: LocalTime) -> Self {
        LocalDateTime { date, time }
    }

    /// The day and time that is so many nanoseconds after 1970-01-01T00:00.
    ///
    /// # Errors
    /// `ArithmeticError: IntegerOverflow` outside the range of the type.
    pub fn from_nanoseconds(nanoseconds: i128) -> Result<Self, QueryError> {
        let days = i64::try_from(nanoseconds.div_euclid(NANOSECONDS_PER_DAY));
        let date = Date::from_day_number(days.map_err(|_| overflow("dates"))?)?;
        Ok(LocalDateTime { date, time: LocalTime::wrapped(nanoseconds) })
    }

    /// The nanoseconds since 1970-01-01T00:00.
    pub fn nanoseconds(self) -> i128 {
        i128::from(self.date.day_number()) * NANOSECONDS_PER_DAY + self.time.nanosecond_of_day()
    }

    /// Moves the day by months, then by days, and then the time by nanoseconds.
    pub(super) fn plus(self, months: i64, days: i64, nanoseconds: i128) -> Result<Self, QueryError> {
        let date = self.date.plus_months(months)?.plus_days(days)?;
        let start = LocalDateTime { date, ..self }.nanoseconds();
        Self::from_nanoseconds(start.checked_add(nanoseconds).ok_or_else(|| overflow("dates"))?)
    }
}

impl DateTime {
    /// The instant at which the clocks of `zone` show `local`. Where they show it twice, the first; where
    /// they leap over it, as long after the leap as `local` is after its start.
    ///
    /// # Errors
    /// `ArithmeticError: IntegerOverflow` when such a leap ends outside the range of the type.
    pub fn new(local: LocalDateTime, zone: Zone) -> Result<Self, QueryError> {
        Self::preferring(local, zone, None)
    }

    /// The same; where the clocks show `local` twice, the time that has the offset `preferred`, if one does.
    pub(super) fn preferring(
        local: LocalDateTime,
        zone: Zone,
        preferred: Option<Offset>,
    ) -> Result<Self, QueryError> {
        let resolution = zone.resolve(local);
        if resolution.second.is_some() && resolution.second == preferred {
            let offset = preferred.unwrap_or(resolution.read);
            return Ok(DateTime { local, offset, zone });
        }
        let instant = local.nanoseconds() - resolution.read.nanoseconds();
        let local = LocalDateTime::from_nanoseconds(instant + resolution.shown.nanoseconds())?;
        Ok(DateTime { local, offset: resolution.shown, zone })
    }

    /// The date-time with exactly these parts, without asking the zone: for values that were made before.
    pub(super) fn from_parts(local: LocalDateTime, offset: Offset, zone: Zone) -> Self {
        DateTime { local, offset, zone }
    }

    /// What the clocks of `zone` show at an instant, in nanoseconds since 1970 (UTC).
    ///
    /// # Errors
    /// `ArithmeticError: IntegerOverflow` outside the range of the type.
    pub fn from_instant(nanoseconds: i128, zone: Zone) -> Result<Self, QueryError> {
        // Dates end long before this clamp; it keeps the additions from overflowing.
        let bounded = nanoseconds.clamp(i128::MIN / 2, i128::MAX / 2);
        let offset = zone.offset_at(bounded);
        let local = LocalDateTime::from_nanoseconds(bounded + offset.nanoseconds())?;
        Ok(DateTime { local, offset, zone })
    }

    /// The instant, in nanoseconds since 1970 (UTC).
    pub fn instant(&self) -> i128 {
        self.local.nanoseconds() - self.offset.nanoseconds()
    }

    /// What the clocks of the zone show.
    pub fn local(&self) -> LocalDateTime {
        self.local
    }

    /// How far those clocks are ahead of UTC.
    pub fn offset(&self) -> Offset {
        self.offset
    }

    /// The time zone.
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The same instant on the clocks of another zone.
    pub(super) fn in_zone(&self, zone: Zone) -> Result<Self, QueryError> {
        Self::from_instant(self.instant(), zone)
    }

    /// Moves the day by months and days on the zone's clocks, and then the instant by nanoseconds.
    pub(super) fn plus(&self, months: i64, days: i64, nanoseconds: i128) -> Result<Self, QueryError> {
        let local = self.local.plus(months, days, 0)?;
        let moved = Self::preferring(local, self.zone.clone(), Some(self.offset))?;
        let instant = moved.instant().checked_add(nanoseconds).ok_or_else(|| overflow("dates"))?;
        if nanoseconds == 0 { Ok(moved) } else { Self::from_instant(instant, moved.zone) }
    }
}

impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{}", self.date, self.time)
    }
}

impl fmt::Display for DateTime {
    /// `1984-10-11T12:31:14.645+01:00[Europe/Stockholm]`; without the name at a fixed offset.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.local, self.offset)?;
        match &self.zone {
            Zone::Fixed(_) => Ok(()),
            Zone::Named(zone) => write!(f, "[{}]", zone.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stockholm(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> DateTime {
        let time = LocalTime::new(hour, minute, 0, 0).unwrap();
        let local = LocalDateTime::new(Date::new(year, month, day).unwrap(), time);
        DateTime::new(local, Zone::parse("Europe/Stockholm").unwrap()).unwrap()
    }

    #[test]
    fn the_offset_follows_the_zone_through_history() {
        assert_eq!(stockholm(1984, 7, 20, 12, 0).to_string(), "1984-07-20T12:00+02:00[Europe/Stockholm]");
        assert_eq!(stockholm(1818, 7, 21, 21, 40).to_string(), "1818-07-21T21:40+00:53:28[Europe/Stockholm]");
    }

    #[test]
    fn beyond_the_database_the_first_offset_and_the_standing_rules_hold() {
        assert_eq!(stockholm(-999_999_999, 7, 1, 0, 0).offset().seconds(), 3_208);
        assert_eq!(stockholm(999_999_999, 7, 1, 0, 0).offset().seconds(), 7_200);
        assert_eq!(stockholm(999_999_999, 1, 1, 0, 0).offset().seconds(), 3_600);
        let far = stockholm(500_000, 7, 1, 12, 0);
        assert_eq!(far.in_zone(far.zone().clone()).unwrap(), far);
    }

    #[test]
    fn a_time_that_the_clocks_leap_over_lies_after_the_leap() {
        assert_eq!(stockholm(2017, 3, 26, 2, 30).to_string(), "2017-03-26T03:30+02:00[Europe/Stockholm]");
    }

    #[test]
    fn a_time_that_happens_twice_is_the_first_and_days_keep_its_offset() {
        let first = stockholm(2017, 10, 29, 2, 30);
        assert_eq!(first.offset().seconds(), 7_200);
        let second = first.plus(0, 0, 3_600_000_000_000).unwrap();
        assert_eq!(second.to_string(), "2017-10-29T02:30+01:00[Europe/Stockholm]");
        assert_eq!(second.plus(0, 0, 0).unwrap(), second);
    }
}
