//! Dates, times of day, both, and durations, as openCypher defines them.
//!
//! In come texts, maps, numbers and other temporal values; out go [`Temporal`] values, their components,
//! sums and differences. Each type has its file: [`Date`], [`LocalTime`] and [`Time`], [`LocalDateTime`] and
//! [`DateTime`], [`Duration`]. What can be done with them has one each as well: [`parse`], [`fields`] (from a
//! map), [`truncate`], [`between`], [`arithmetic`], [`order`] and [`component`].
//!
//! The calendar is our own (`calendar.rs`), because openCypher's years run from -999,999,999 to 999,999,999
//! and no well-kept library spans them; the rules of time zones are jiff's (`zone.rs`, the only file that
//! names it).
//!
//! Deliberately not here: the functions of the language, which are a thin table over this room, and the
//! reading of the clock.

mod calendar;
mod date;
mod time;
mod zone;
mod date_time;
mod decimal;
mod duration;
mod parts;
pub mod parse;
pub mod fields;
pub mod truncate;
pub mod between;
pub mod arithmetic;
pub mod order;
mod component;

pub use component::component;
pub use date::Date;
pub use date_time::{DateTime, LocalDateTime};
pub use duration::Duration;
pub use parts::Parts;
pub use time::{LocalTime, Time};
pub use zone::{NamedZone, Offset, Zone};

use decimal::Decimal;
use duration::DurationUnit;

use crate::error::{Detail, ErrorClass, Phase, QueryError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::Arc;

/// A date, a time, both, or a duration. Cloning is cheap; what is large is shared.
///
/// `==` is the language's equality: two values are equal if their type and every part is, the time zone
/// included; [`order::compare`] says which of two unequal ones comes first.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Parts", try_from = "Parts")]
#[non_exhaustive]
pub enum Temporal {
    /// A day of the calendar.
    Date(Date),
    /// A time of day, wherever.
    LocalTime(LocalTime),
    /// A time of day at an offset from UTC.
    Time(Time),
    /// A day and a time, wherever.
    LocalDateTime(LocalDateTime),
    /// A day and a time in a time zone: an instant.
    DateTime(Arc<DateTime>),
    /// A length of time in months, days and seconds.
    Duration(Arc<Duration>),
}

/// The five types of [`Temporal`] that name a point in time, as opposed to a length of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the types")]
pub enum Kind {
    Date,
    LocalTime,
    Time,
    LocalDateTime,
    DateTime,
}

impl Kind {
    /// The name of the type, as the language writes it.
    pub fn type_name(self) -> &'static str {
        match self {
            Kind::Date => "DATE",
            Kind::LocalTime => "LOCAL TIME",
            Kind::Time => "TIME",
            Kind::LocalDateTime => "LOCAL DATETIME",
            Kind::DateTime => "DATETIME",
        }
    }

    /// Whether values of this type name a day.
    pub fn has_date(self) -> bool {
        matches!(self, Kind::Date | Kind::LocalDateTime | Kind::DateTime)
    }

    /// Whether values of this type name a time of day.
    pub fn has_time(self) -> bool {
        self != Kind::Date
    }

    /// Whether values of this type have an offset from UTC.
    pub fn has_zone(self) -> bool {
        matches!(self, Kind::Time | Kind::DateTime)
    }
}

impl Temporal {
    /// The name of the type, as the language writes it.
    pub fn type_name(&self) -> &'static str {
        self.kind().map_or("DURATION", Kind::type_name)
    }

    /// The name of the function that reads what [`Display`](fmt::Display) writes.
    pub fn function_name(&self) -> &'static str {
        match self {
            Temporal::Date(_) => "date",
            Temporal::LocalTime(_) => "localtime",
            Temporal::Time(_) => "time",
            Temporal::LocalDateTime(_) => "localdatetime",
            Temporal::DateTime(_) => "datetime",
            Temporal::Duration(_) => "duration",
        }
    }

    /// Which kind of point in time this is; `None` for a duration.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Temporal::Date(_) => Some(Kind::Date),
            Temporal::LocalTime(_) => Some(Kind::LocalTime),
            Temporal::Time(_) => Some(Kind::Time),
            Temporal::LocalDateTime(_) => Some(Kind::LocalDateTime),
            Temporal::DateTime(_) => Some(Kind::DateTime),
            Temporal::Duration(_) => None,
        }
    }

    /// The day, as the value's own clock shows it.
    pub fn date(&self) -> Option<Date> {
        match self {
            Temporal::Date(date) => Some(*date),
            Temporal::LocalDateTime(local) => Some(local.date),
            Temporal::DateTime(zoned) => Some(zoned.local().date),
            _ => None,
        }
    }

    /// The time of day, as the value's own clock shows it.
    pub fn time(&self) -> Option<LocalTime> {
        match self {
            Temporal::LocalTime(time) => Some(*time),
            Temporal::Time(time) => Some(time.local),
            Temporal::LocalDateTime(local) => Some(local.time),
            Temporal::DateTime(zoned) => Some(zoned.local().time),
            _ => None,
        }
    }

    /// The distance of the value's clock from UTC.
    pub fn offset(&self) -> Option<Offset> {
        match self {
            Temporal::Time(time) => Some(time.offset),
            Temporal::DateTime(zoned) => Some(zoned.offset()),
            _ => None,
        }
    }

    /// The time zone: a place for a date-time in a named zone, otherwise an offset.
    pub fn zone(&self) -> Option<Zone> {
        match self {
            Temporal::Time(time) => Some(Zone::Fixed(time.offset)),
            Temporal::DateTime(zoned) => Some(zoned.zone().clone()),
            _ => None,
        }
    }

    /// The value of type `kind` that shares as many parts with this one as it can: what
    /// `localtime(datetime())` does. A time that is not known is midnight, a zone that is not known is UTC.
    ///
    /// # Errors
    /// `TypeError: InvalidArgumentType` when `kind` needs a part that has no such default.
    pub fn project(&self, kind: Kind) -> Result<Temporal, QueryError> {
        let date = self.date().ok_or_else(|| self.lacks("a date"));
        let time = self.time().ok_or_else(|| self.lacks("a time of day"));
        let offset = self.offset().unwrap_or(Offset::UTC);
        Ok(match kind {
            Kind::Date => date?.into(),
            Kind::LocalTime => time?.into(),
            Kind::Time => Time { local: time?, offset }.into(),
            Kind::LocalDateTime => LocalDateTime::new(date?, time.unwrap_or(LocalTime::MIDNIGHT)).into(),
            Kind::DateTime => match self {
                Temporal::DateTime(_) => self.clone(),
                _ => {
                    let local = LocalDateTime::new(date?, time.unwrap_or(LocalTime::MIDNIGHT));
                    DateTime::new(local, Zone::UTC)?.into()
                }
            },
        })
    }

    /// The value of type `kind` that the clock of `zone` shows at an instant given in nanoseconds since 1970
    /// (UTC).
    ///
    /// # Errors
    /// `ArithmeticError: IntegerOverflow` outside the years -999,999,999 to 999,999,999.
    pub fn at_instant(kind: Kind, nanoseconds: i128, zone: Zone) -> Result<Temporal, QueryError> {
        Temporal::from(DateTime::from_instant(nanoseconds, zone)?).project(kind)
    }

    /// The error of a value that lacks a part asked for.
    fn lacks(&self, what: &str) -> QueryError {
        let message = format!("a value of type {} does not have {what}", self.type_name());
        QueryError::type_error(Detail::InvalidArgumentType, message)
    }
}

impl fmt::Display for Temporal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Temporal::Date(date) => date.fmt(f),
            Temporal::LocalTime(time) => time.fmt(f),
            Temporal::Time(time) => time.fmt(f),
            Temporal::LocalDateTime(local) => local.fmt(f),
            Temporal::DateTime(zoned) => zoned.fmt(f),
            Temporal::Duration(duration) => duration.fmt(f),
        }
    }
}

impl From<Date> for Temporal {
    fn from(date: Date) -> Self {
        Temporal::Date(date)
    }
}

impl From<LocalTime> for Temporal {
    fn from(time: LocalTime) -> Self {
        Temporal::LocalTime(time)
    }
}

impl From<Time> for Temporal {
    fn from(time: Time) -> Self {
        Temporal::Time(time)
    }
}

impl From<LocalDateTime> for Temporal {
    fn from(local: LocalDateTime) -> Self {
        Temporal::LocalDateTime(local)
    }
}

impl From<DateTime> for Temporal {
    fn from(zoned: DateTime) -> Self {
        Temporal::DateTime(Arc::new(zoned))
    }
}

impl From<Duration> for Temporal {
    fn from(duration: Duration) -> Self {
        Temporal::Duration(Arc::new(duration))
    }
}

/// A value that no temporal value can be made of.
fn invalid(message: impl Into<String>) -> QueryError {
    QueryError::argument(Detail::InvalidArgumentValue, message)
}

/// A result that lies outside what the type can hold.
fn overflow(what: &str) -> QueryError {
    let message = format!("the result is outside the range of {what}");
    QueryError::new(ErrorClass::ArithmeticError, Phase::Runtime, Detail::IntegerOverflow, message)
}

/// `value`, if it lies within `range`.
fn within(name: &str, value: i64, range: RangeInclusive<i64>) -> Result<i64, QueryError> {
    if range.contains(&value) {
        return Ok(value);
    }
    let message = format!("{name} must be between {} and {}, not {value}", range.start(), range.end());
    Err(QueryError::argument(Detail::NumberOutOfRange, message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    #[test]
    fn a_value_stays_small() {
        assert!(size_of::<Value>() <= 24);
        assert!(size_of::<Temporal>() <= 24);
    }

    #[test]
    fn projection_keeps_what_the_types_share() {
        let zoned = parse::point(Kind::DateTime, "1984-10-11T12:00+01:00[Europe/Stockholm]").unwrap();
        let text = |kind| zoned.project(kind).unwrap().to_string();
        assert_eq!(text(Kind::Date), "1984-10-11");
        assert_eq!(text(Kind::Time), "12:00+01:00");
        assert_eq!(text(Kind::LocalDateTime), "1984-10-11T12:00");
        assert_eq!(text(Kind::DateTime), zoned.to_string());
        let date = zoned.project(Kind::Date).unwrap();
        assert_eq!(date.project(Kind::DateTime).unwrap().to_string(), "1984-10-11T00:00Z");
        assert!(date.project(Kind::LocalTime).is_err());
    }

    /// The first, the last and some other values of each type.
    fn extremes() -> Vec<Temporal> {
        let points = [
            (Kind::Date, "-999999999-01-01"),
            (Kind::Date, "+999999999-12-31"),
            (Kind::LocalTime, "23:59:59.999999999"),
            (Kind::Time, "00:00+18:00"),
            (Kind::LocalDateTime, "-999999999-01-01T00:00"),
            (Kind::LocalDateTime, "+999999999-12-31T23:59:59.999999999"),
            (Kind::DateTime, "-999999999-01-01T00:00[Europe/Stockholm]"),
            (Kind::DateTime, "+999999999-12-31T23:59:59.999999999[Pacific/Honolulu]"),
            (Kind::DateTime, "2017-10-29T02:30+01:00[Europe/Stockholm]"),
        ];
        let (most, least) = (i128::from(i64::MAX), i128::from(i64::MIN));
        let longest = Duration::new(most, most, most * 1_000_000_000 + 999_999_999);
        let durations =
            [longest, Duration::new(least, least, least * 1_000_000_000), Duration::new(0, 1, -1)];
        let points = points.map(|(kind, text)| parse::point(kind, text));
        points
            .into_iter()
            .chain(durations.map(|duration| duration.map(Temporal::from)))
            .map(Result::unwrap)
            .collect()
    }

    #[test]
    fn values_at_the_edges_are_computed_with_or_refused() {
        const KINDS: [Kind; 5] =
            [Kind::Date, Kind::LocalTime, Kind::Time, Kind::LocalDateTime, Kind::DateTime];
        for a in extremes() {
            assert_eq!(Temporal::try_from(Parts::from(a.clone())).as_ref(), Ok(&a));
            for name in ["week", "epochMillis", "nanoseconds", "offset"] {
                component(&a, name);
            }
            for kind in KINDS {
                let _ = a.project(kind);
                for unit in ["millennium", "weekYear", "week", "day", "hour"] {
                    let _ = truncate::truncate(kind, unit, &a, &Default::default());
                }
            }
            for b in extremes() {
                let _ = (arithmetic::add(&a, &b), arithmetic::subtract(&a, &b));
                let _ = (between::between(&a, &b), between::in_days(&a, &b), between::in_seconds(&a, &b));
                assert_eq!(order::order(&a, &b), order::order(&b, &a).reverse());
                assert_eq!(order::order(&a, &b).is_eq(), a == b);
            }
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for value in extremes() {
            let text = value.to_string();
            let read = match value.kind() {
                Some(kind) => parse::point(kind, &text).unwrap(),
                None => parse::duration(&text).unwrap().into(),
            };
            assert_eq!(read, value, "{text}");
        }
    }
}
