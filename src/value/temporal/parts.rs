//! The parts of a temporal value as plain numbers and texts, for storage and exchange.
//!
//! [`Temporal`] is written and read through this type, so that whatever bytes hold, only valid values come of
//! them.

use super::time::{NANOSECONDS_PER_DAY, NANOSECONDS_PER_SECOND};
use super::{Date, DateTime, Duration, LocalDateTime, LocalTime, Offset, Temporal, Time, Zone};
use crate::error::QueryError;
use serde::{Deserialize, Serialize};

/// A temporal value taken apart. `day` counts from 1970-01-01, `nanosecond` from midnight, `offset` is in
/// seconds east of UTC.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the type's own words say it")]
pub enum Parts {
    Date { day: i64 },
    LocalTime { nanosecond: u64 },
    Time { nanosecond: u64, offset: i32 },
    LocalDateTime { day: i64, nanosecond: u64 },
    DateTime { day: i64, nanosecond: u64, offset: i32, zone: Option<String> },
    Duration { months: i64, days: i64, seconds: i64, nanosecond: u32 },
}

impl From<Temporal> for Parts {
    fn from(temporal: Temporal) -> Self {
        match temporal {
            Temporal::Date(date) => Parts::Date { day: date.day_number() },
            Temporal::LocalTime(time) => Parts::LocalTime { nanosecond: nanosecond(time) },
            Temporal::Time(time) => {
                Parts::Time { nanosecond: nanosecond(time.local), offset: seconds(time.offset) }
            }
            Temporal::LocalDateTime(local) => {
                Parts::LocalDateTime { day: local.date.day_number(), nanosecond: nanosecond(local.time) }
            }
            Temporal::DateTime(zoned) => zoned.as_ref().into(),
            Temporal::Duration(duration) => (*duration).into(),
        }
    }
}

impl From<&DateTime> for Parts {
    fn from(zoned: &DateTime) -> Self {
        let zone = match zoned.zone() {
            Zone::Fixed(_) => None,
            Zone::Named(zone) => Some(zone.name().to_owned()),
        };
        Parts::DateTime {
            day: zoned.local().date.day_number(),
            nanosecond: nanosecond(zoned.local().time),
            offset: seconds(zoned.offset()),
            zone,
        }
    }
}

impl From<Duration> for Parts {
    fn from(duration: Duration) -> Self {
        Parts::Duration {
            months: duration.months(),
            days: duration.days(),
            seconds: duration.seconds(),
            nanosecond: u32::try_from(duration.nanosecond()).expect("a second has fewer nanoseconds"),
        }
    }
}

impl TryFrom<Parts> for Temporal {
    type Error = QueryError;

    /// Puts the value together again. A zone that this version does not know becomes its offset.
    fn try_from(parts: Parts) -> Result<Self, QueryError> {
        Ok(match parts {
            Parts::Date { day } => Date::from_day_number(day)?.into(),
            Parts::LocalTime { nanosecond } => LocalTime::wrapped(nanosecond.into()).into(),
            Parts::Time { nanosecond, offset } => Time {
                local: LocalTime::wrapped(nanosecond.into()),
                offset: Offset::from_seconds(offset.into())?,
            }
            .into(),
            Parts::LocalDateTime { day, nanosecond } => local(day, nanosecond)?.into(),
            Parts::DateTime { day, nanosecond, offset, zone } => {
                let offset = Offset::from_seconds(offset.into())?;
                let named = zone.and_then(|name| Zone::parse(&name).ok());
                DateTime::from_parts(local(day, nanosecond)?, offset, named.unwrap_or(Zone::Fixed(offset)))
                    .into()
            }
            Parts::Duration { months, days, seconds, nanosecond } => {
                let nanoseconds = i128::from(seconds) * NANOSECONDS_PER_SECOND + i128::from(nanosecond);
                Duration::new(months.into(), days.into(), nanoseconds)?.into()
            }
        })
    }
}

fn nanosecond(time: LocalTime) -> u64 {
    u64::try_from(time.nanosecond_of_day()).expect("a time of day is not before midnight")
}

fn seconds(offset: Offset) -> i32 {
    i32::try_from(offset.seconds()).expect("an offset is at most 18 hours")
}

fn local(day: i64, nanosecond: u64) -> Result<LocalDateTime, QueryError> {
    let time = i128::from(nanosecond) % NANOSECONDS_PER_DAY;
    Ok(LocalDateTime::new(Date::from_day_number(day)?, LocalTime::wrapped(time)))
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, parse};
    use super::*;

    #[test]
    fn every_type_survives_being_taken_apart() {
        let texts = [
            (Kind::Date, "-999999999-01-01"),
            (Kind::LocalTime, "23:59:59.999999999"),
            (Kind::Time, "12:31-02:05:07"),
            (Kind::LocalDateTime, "1984-10-11T12:31"),
            (Kind::DateTime, "1818-07-21T21:40:32.142+00:53:28[Europe/Stockholm]"),
            (Kind::DateTime, "2017-10-29T02:30+01:00[Europe/Stockholm]"),
            (Kind::DateTime, "1984-10-11T12:31Z"),
        ];
        for (kind, text) in texts {
            let value = parse::point(kind, text).unwrap();
            assert_eq!(value.to_string(), text);
            assert_eq!(Temporal::try_from(Parts::from(value.clone())).unwrap(), value);
        }
        let duration = parse::duration("P12Y5M-14DT16H-0.001S").unwrap();
        assert_eq!(Temporal::try_from(Parts::from(Temporal::from(duration))).unwrap(), duration.into());
    }

    #[test]
    fn damaged_parts_are_an_error_and_a_lost_zone_is_its_offset() {
        assert!(Temporal::try_from(Parts::Date { day: i64::MAX }).is_err());
        assert!(Temporal::try_from(Parts::Time { nanosecond: 0, offset: i32::MAX }).is_err());
        let lost = Parts::DateTime { day: 0, nanosecond: 0, offset: 3_600, zone: Some("Nowhere".into()) };
        assert_eq!(Temporal::try_from(lost).unwrap().to_string(), "1970-01-01T00:00+01:00");
    }
}
