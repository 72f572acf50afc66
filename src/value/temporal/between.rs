//! The time between two points: in all parts of a duration, or in one of them.
//!
//! A part that only one of the two has (a day, a zone) is lent to the other; a time of day that either lacks
//! is midnight. Without a day of their own, times differ in seconds only.

use super::time::NANOSECONDS_PER_DAY;
use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, Temporal, Zone, overflow};
use crate::error::{Detail, QueryError};

/// Two points on the clocks of one zone.
struct Pair {
    from: DateTime,
    to: DateTime,
    /// Whether both have a day of their own, so that months and days between them mean something.
    has_days: bool,
}

/// The time from `from` to `to` in months, then days, then seconds; negative where `to` comes first.
///
/// # Errors
/// `TypeError: InvalidArgumentType` when one is a duration.
pub fn between(from: &Temporal, to: &Temporal) -> Result<Duration, QueryError> {
    let mut pair = Pair::new(from, to)?;
    let months = pair.months();
    pair.from = pair.from.plus(months, 0, 0)?;
    let days = pair.days()?;
    pair.from = pair.from.plus(0, days, 0)?;
    Duration::new(months.into(), days.into(), pair.nanoseconds())
}

/// The whole months from `from` to `to`.
///
/// # Errors
/// As [`between`].
pub fn in_months(from: &Temporal, to: &Temporal) -> Result<Duration, QueryError> {
    Duration::new(Pair::new(from, to)?.months().into(), 0, 0)
}

/// The whole days from `from` to `to`.
///
/// # Errors
/// As [`between`].
pub fn in_days(from: &Temporal, to: &Temporal) -> Result<Duration, QueryError> {
    Duration::new(0, Pair::new(from, to)?.days()?.into(), 0)
}

/// The seconds, to the nanosecond, from `from` to `to`.
///
/// # Errors
/// As [`between`].
pub fn in_seconds(from: &Temporal, to: &Temporal) -> Result<Duration, QueryError> {
    Duration::new(0, 0, Pair::new(from, to)?.nanoseconds())
}

impl Pair {
    fn new(from: &Temporal, to: &Temporal) -> Result<Self, QueryError> {
        let has_days = from.date().is_some() && to.date().is_some();
        let from = completed(from, to)?;
        let to = completed(to, &from.clone().into())?.in_zone(from.zone().clone())?;
        Ok(Pair { from, to, has_days })
    }

    fn months(&self) -> i64 {
        let (from, to) = (self.from.local(), self.to.local());
        let months = to.date.month_number() - from.date.month_number();
        let within_month = |local: LocalDateTime| (local.date.day(), local.time);
        match months.signum() {
            _ if !self.has_days => 0,
            1 if within_month(to) < within_month(from) => months - 1,
            -1 if within_month(to) > within_month(from) => months + 1,
            _ => months,
        }
    }

    fn days(&self) -> Result<i64, QueryError> {
        if !self.has_days {
            return Ok(0);
        }
        let nanoseconds = self.to.local().nanoseconds() - self.from.local().nanoseconds();
        i64::try_from(nanoseconds / NANOSECONDS_PER_DAY).map_err(|_| overflow("durations"))
    }

    fn nanoseconds(&self) -> i128 {
        self.to.instant() - self.from.instant()
    }
}

/// `point` as a date-time, with what it lacks taken from `lender`.
fn completed(point: &Temporal, lender: &Temporal) -> Result<DateTime, QueryError> {
    if point.kind().is_none() {
        let message = "the time between a duration and another value is not defined";
        return Err(QueryError::type_error(Detail::InvalidArgumentType, message));
    }
    let date = match point.date().or_else(|| lender.date()) {
        Some(date) => date,
        None => Date::from_day_number(0)?,
    };
    let local = LocalDateTime::new(date, point.time().unwrap_or(LocalTime::MIDNIGHT));
    let zone = point.zone().or_else(|| lender.zone()).unwrap_or(Zone::UTC);
    DateTime::preferring(local, zone, point.offset())
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, parse};
    use super::*;

    type Difference = fn(&Temporal, &Temporal) -> Result<Duration, QueryError>;

    /// Reads the type off the text.
    fn point(text: &str) -> Temporal {
        let has_offset = text.ends_with(']') || text.contains('+') || text.ends_with('Z');
        let kind = match (text.contains('T'), text.contains(':'), has_offset) {
            (true, _, true) => Kind::DateTime,
            (true, _, false) => Kind::LocalDateTime,
            (false, true, true) => Kind::Time,
            (false, true, false) => Kind::LocalTime,
            (false, false, _) => Kind::Date,
        };
        parse::point(kind, text).unwrap()
    }

    #[track_caller]
    fn differ(difference: Difference, from: &str, to: &str, expected: &str) {
        assert_eq!(difference(&point(from), &point(to)).unwrap().to_string(), expected, "{from} to {to}");
    }

    #[test]
    fn between_counts_months_then_days_then_seconds() {
        differ(between, "1984-10-11", "2015-06-24", "P30Y8M13D");
        differ(between, "2015-07-21T21:40:32.142", "2015-06-24", "P-27DT-21H-40M-32.142S");
        differ(between, "2014-07-21T21:40:36.143+02:00", "2015-07-21T21:40:32.142+01:00", "P1YT59M55.999S");
        differ(between, "-999999999-01-01", "+999999999-12-31", "P1999999998Y11M30D");
    }

    #[test]
    fn missing_parts_are_lent_by_the_other_point() {
        differ(between, "1984-10-11", "16:30+01:00", "PT16H30M");
        differ(between, "14:30", "2015-07-21T21:40:32.142+01:00", "PT7H10M32.142S");
        differ(between, "14:30Z", "2015-07-21T21:40:32.142+01:00", "PT6H10M32.142S");
        differ(in_months, "1984-10-11", "16:30", "PT0S");
        differ(in_days, "14:30Z", "2016-07-21T21:45:22.142", "PT0S");
    }

    #[test]
    fn seconds_pass_where_clocks_are_changed() {
        let midnight = "2017-10-29T00:00[Europe/Stockholm]";
        differ(in_seconds, midnight, "04:00", "PT5H");
        differ(in_seconds, midnight, "2017-10-30", "PT25H");
        differ(in_days, midnight, "2017-10-30", "P1D");
        differ(in_seconds, "2017-10-29", "2017-10-29T04:00[Europe/Stockholm]", "PT5H");
    }

    #[test]
    fn the_widest_range_is_counted_in_seconds() {
        differ(in_seconds, "-999999999-01-01T00:00", "+999999999-12-31T23:59:59", "PT17531639991215H59M59S");
    }
}
