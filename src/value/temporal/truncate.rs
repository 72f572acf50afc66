//! Points in time rounded down to a unit, with fields of a map put in their place afterwards.

use super::fields::Fields;
use super::time::{NANOSECONDS_PER_DAY, NANOSECONDS_PER_SECOND};
use super::{Date, Kind, LocalTime, Temporal, invalid};
use crate::error::QueryError;
use crate::value::Map;

/// How a unit rounds down.
enum Unit {
    /// To the first day of something longer than a day.
    Days(fn(Date) -> Result<Date, QueryError>),
    /// To a multiple of so many nanoseconds, at most a day.
    Nanoseconds(i128),
}

const UNITS: &[(&str, Unit)] = &[
    ("millennium", Unit::Days(|date| first_of_years(date, 1_000))),
    ("century", Unit::Days(|date| first_of_years(date, 100))),
    ("decade", Unit::Days(|date| first_of_years(date, 10))),
    ("year", Unit::Days(|date| first_of_years(date, 1))),
    ("weekYear", Unit::Days(|date| Date::of_week(date.week_year(), 1, 1))),
    ("quarter", Unit::Days(|date| Date::new(date.year(), 3 * date.quarter() - 2, 1))),
    ("month", Unit::Days(|date| Date::new(date.year(), date.month(), 1))),
    ("week", Unit::Days(|date| date.plus_days(1 - date.week_day()))),
    ("day", Unit::Nanoseconds(NANOSECONDS_PER_DAY)),
    ("hour", Unit::Nanoseconds(3_600 * NANOSECONDS_PER_SECOND)),
    ("minute", Unit::Nanoseconds(60 * NANOSECONDS_PER_SECOND)),
    ("second", Unit::Nanoseconds(NANOSECONDS_PER_SECOND)),
    ("millisecond", Unit::Nanoseconds(1_000_000)),
    ("microsecond", Unit::Nanoseconds(1_000)),
];

/// `point` as a value of type `kind`, rounded down to the unit named `unit`, with the fields of `map` in
/// place of its own. A zone among them does not move the clock, it is put in the place of the zone. `None`
/// when a field is null.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` for a unit that there is not or that does not fit the types,
/// `TypeError: InvalidArgumentType` when `point` lacks a part that `kind` has, and those of
/// [`fields::from_map`](super::fields::from_map).
pub fn truncate(kind: Kind, unit: &str, point: &Temporal, map: &Map) -> Result<Option<Temporal>, QueryError> {
    let rounding = find(unit)?;
    check(kind, unit, rounding, point)?;
    // A projection says what is missing, if anything is.
    let projected = point.project(kind)?;
    let (date, time) = round(&projected, rounding)?;
    let Some(mut fields) = Fields::read(kind, map)? else { return Ok(None) };
    fields.keep_larger(unit, time);
    fields.replace(date, time, projected.offset());
    fields.zone = fields.zone.or_else(|| projected.zone());
    fields.build(kind).map(Some)
}

fn find(name: &str) -> Result<&'static Unit, QueryError> {
    let found = UNITS.iter().find(|(known, _)| *known == name).map(|(_, unit)| unit);
    found.ok_or_else(|| {
        let names: Vec<&str> = UNITS.iter().map(|(name, _)| *name).collect();
        invalid(format!("there is no unit '{name}'")).hint(format!("the units are {}", names.join(", ")))
    })
}

/// A unit longer than a day needs a date, one shorter needs a time of day, in the result and in `point`.
fn check(kind: Kind, name: &str, unit: &Unit, point: &Temporal) -> Result<(), QueryError> {
    let fits = match unit {
        Unit::Days(_) => kind.has_date(),
        Unit::Nanoseconds(NANOSECONDS_PER_DAY) => true,
        Unit::Nanoseconds(_) => kind.has_time() && point.time().is_some(),
    };
    let message =
        || format!("a {} cannot be truncated to a {name} as a {}", point.type_name(), kind.type_name());
    if fits { Ok(()) } else { Err(invalid(message())) }
}

fn round(point: &Temporal, unit: &Unit) -> Result<(Option<Date>, LocalTime), QueryError> {
    let time = point.time().unwrap_or(LocalTime::MIDNIGHT);
    Ok(match unit {
        Unit::Days(first_day) => (point.date().map(first_day).transpose()?, LocalTime::MIDNIGHT),
        Unit::Nanoseconds(size) => {
            let passed = time.nanosecond_of_day();
            (point.date(), LocalTime::wrapped(passed - passed % size))
        }
    })
}

fn first_of_years(date: Date, years: i64) -> Result<Date, QueryError> {
    Date::new(date.year() - date.year().rem_euclid(years), 1, 1)
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::value::Value;

    fn truncated(
        kind: Kind,
        unit: &str,
        from: (Kind, &str),
        field: Option<(&str, Value)>,
    ) -> Result<String, QueryError> {
        let point = parse::point(from.0, from.1)?;
        let map = field.into_iter().map(|(name, value)| (name.into(), value)).collect();
        Ok(truncate(kind, unit, &point, &map)?.unwrap().to_string())
    }

    #[test]
    fn every_unit_rounds_down() {
        let from = (Kind::LocalDateTime, "1984-11-11T12:31:14.645876123");
        let expected = [
            ("millennium", "1000-01-01T00:00"),
            ("century", "1900-01-01T00:00"),
            ("decade", "1980-01-01T00:00"),
            ("year", "1984-01-01T00:00"),
            ("weekYear", "1984-01-02T00:00"),
            ("quarter", "1984-10-01T00:00"),
            ("month", "1984-11-01T00:00"),
            ("week", "1984-11-05T00:00"),
            ("day", "1984-11-11T00:00"),
            ("hour", "1984-11-11T12:00"),
            ("minute", "1984-11-11T12:31"),
            ("second", "1984-11-11T12:31:14"),
            ("millisecond", "1984-11-11T12:31:14.645"),
            ("microsecond", "1984-11-11T12:31:14.645876"),
        ];
        for (unit, result) in expected {
            assert_eq!(truncated(Kind::LocalDateTime, unit, from, None).unwrap(), result, "{unit}");
        }
        assert_eq!(
            truncated(Kind::Date, "century", (Kind::Date, "-0001-05-05"), None).unwrap(),
            "-0100-01-01"
        );
    }

    #[test]
    fn fields_are_put_in_place_after_rounding() {
        let from = (Kind::DateTime, "1984-01-01T12:31:14.645876123-01:00");
        let with = |kind, unit, name, value| truncated(kind, unit, from, Some((name, value))).unwrap();
        assert_eq!(with(Kind::DateTime, "weekYear", "day", 5.into()), "1983-01-05T00:00-01:00");
        assert_eq!(with(Kind::LocalTime, "millisecond", "nanosecond", 2.into()), "12:31:14.645000002");
        assert_eq!(with(Kind::LocalTime, "second", "nanosecond", 2.into()), "12:31:14.000000002");
        let stockholm = with(Kind::DateTime, "hour", "timezone", "Europe/Stockholm".into());
        assert_eq!(stockholm, "1984-01-01T12:00+01:00[Europe/Stockholm]");
    }

    #[test]
    fn units_that_do_not_fit_are_refused() {
        let (date, time) = ((Kind::Date, "1984-10-11"), (Kind::LocalTime, "12:31"));
        assert!(truncated(Kind::Date, "hour", date, None).is_err());
        assert!(truncated(Kind::LocalDateTime, "hour", date, None).is_err());
        assert!(truncated(Kind::LocalTime, "month", time, None).is_err());
        assert!(truncated(Kind::Date, "day", time, None).is_err());
        assert!(truncated(Kind::Date, "fortnight", date, None).is_err());
    }
}
