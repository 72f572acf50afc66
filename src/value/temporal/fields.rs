//! Maps → temporal values: `date({year: 1984, week: 10})`, `datetime({date: other, hour: 12})`.
//!
//! A map names fields, and may name other values whose parts it builds on. A field that is not named is taken
//! from such a value; without one it is the smallest there is, provided that no smaller field is named.

use super::duration::Amounts;
use super::time::NANOSECONDS_PER_SECOND;
use super::{Date, DateTime, Decimal, Duration, DurationUnit, Kind, LocalDateTime, LocalTime};
use super::{Offset, Temporal, Time, Zone, invalid, overflow, within};
use crate::error::{Detail, QueryError};
use crate::value::{Map, Value};
use std::collections::BTreeMap;

/// A field and what it is if nothing says so; `None` if something must.
type Field = (&'static str, Option<i64>);

/// The four ways to name a day of a year, each by the fields that tell it from the others; from large to
/// small.
const CALENDAR: [Field; 3] = [("year", None), ("month", Some(1)), ("day", Some(1))];
const WEEK: [Field; 3] = [("year", None), ("week", None), ("dayOfWeek", Some(1))];
const QUARTER: [Field; 3] = [("year", None), ("quarter", None), ("dayOfQuarter", Some(1))];
const ORDINAL: [Field; 2] = [("year", None), ("ordinalDay", Some(1))];

/// A time of day, alone and after a date.
const TIME: [Field; 3] = [("hour", None), ("minute", Some(0)), ("second", Some(0))];
const TIME_OF_DATE: [Field; 3] = [("hour", Some(0)), ("minute", Some(0)), ("second", Some(0))];

/// Fractions of a second and how many nanoseconds each counts.
const SUBSECONDS: [(&str, i64); 3] = [("millisecond", 1_000_000), ("microsecond", 1_000), ("nanosecond", 1)];

const EPOCHS: [(&str, i128); 2] =
    [("epochSeconds", NANOSECONDS_PER_SECOND), ("epochMillis", NANOSECONDS_PER_SECOND / 1_000)];

/// Whether values of a type are built with a field.
type BelongsTo = fn(Kind) -> bool;

/// Every field.
const FIELDS: &[(&str, BelongsTo)] = &[
    ("year", Kind::has_date),
    ("quarter", Kind::has_date),
    ("month", Kind::has_date),
    ("week", Kind::has_date),
    ("day", Kind::has_date),
    ("dayOfQuarter", Kind::has_date),
    ("dayOfWeek", Kind::has_date),
    ("ordinalDay", Kind::has_date),
    ("hour", Kind::has_time),
    ("minute", Kind::has_time),
    ("second", Kind::has_time),
    ("millisecond", Kind::has_time),
    ("microsecond", Kind::has_time),
    ("nanosecond", Kind::has_time),
    ("timezone", Kind::has_zone),
    ("epochSeconds", |kind| kind == Kind::DateTime),
    ("epochMillis", |kind| kind == Kind::DateTime),
    ("date", Kind::has_date),
    ("time", Kind::has_time),
    ("datetime", |_| true),
];

/// What a map says of a point in time.
#[derive(Debug, Default)]
pub(super) struct Fields {
    numbers: BTreeMap<&'static str, i64>,
    /// The zone named.
    pub(super) zone: Option<Zone>,
    /// What the values built on are.
    base_date: Option<Date>,
    base_time: Option<LocalTime>,
    base_zone: Option<Zone>,
    base_offset: Option<Offset>,
}

/// Makes a point in time of type `kind` from a map; `None` when a field is null. A map of nothing but a time
/// zone is what the zone's clocks show at `now`, in nanoseconds since 1970 (UTC).
///
/// A zone named beside a value that has a zone moves the clock, so that the instant stays the same.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` for fields that do not go together or are missing,
/// `NumberOutOfRange` for a date or time that there is not, `TypeError: InvalidArgumentType` for a field of
/// another type.
pub fn from_map(kind: Kind, map: &Map, now: i128) -> Result<Option<Temporal>, QueryError> {
    if let (1, Some(zone)) = (map.len(), map.get("timezone")) {
        return zone_of(zone)?.map(|zone| Temporal::at_instant(kind, now, zone)).transpose();
    }
    match Fields::read(kind, map)? {
        Some(fields) => fields.build(kind).map(Some),
        None => Ok(None),
    }
}

/// Makes a duration from a map of amounts by unit, which may have fractions; `None` when one is null.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` for a unit that there is not, `TypeError: InvalidArgumentType` for
/// an amount that is not a number, `ArithmeticError: IntegerOverflow` for a duration that is too long.
pub fn duration_from_map(map: &Map) -> Result<Option<Duration>, QueryError> {
    let mut amounts = Amounts::default();
    for (name, value) in map {
        let unit = DurationUnit::named(name).ok_or_else(|| unknown_unit(name))?;
        let amount = match value {
            Value::Null => return Ok(None),
            Value::Integer(number) => Some(Decimal::from(*number)),
            Value::Float(number) => Decimal::from_float(*number),
            other => return Err(mistyped(name, "a number", other)),
        };
        let sum = amount.and_then(|amount| amounts.add(unit, amount));
        sum.ok_or_else(|| overflow("durations"))?;
    }
    amounts.into_duration().map(Some)
}

impl Fields {
    /// Reads a map; `None` when a field is null.
    pub(super) fn read(kind: Kind, map: &Map) -> Result<Option<Self>, QueryError> {
        let mut fields = Fields::default();
        if map.values().any(Value::is_null) {
            return Ok(None);
        }
        if map.contains_key("datetime") && (map.contains_key("date") || map.contains_key("time")) {
            return Err(invalid("datetime cannot be given together with date or time"));
        }
        for (name, value) in map {
            fields.set(kind, name, value)?;
        }
        Ok(Some(fields))
    }

    fn set(&mut self, kind: Kind, name: &str, value: &Value) -> Result<(), QueryError> {
        match known_field(kind, name)? {
            "timezone" => self.zone = zone_of(value)?,
            "date" => self.build_on_date(name, value)?,
            "time" => self.build_on_time(name, value)?,
            "datetime" => {
                self.build_on_date(name, value)?;
                self.build_on_time(name, value)?;
            }
            number => {
                self.numbers.insert(number, integer(number, value)?);
            }
        }
        Ok(())
    }

    fn build_on_date(&mut self, name: &str, value: &Value) -> Result<(), QueryError> {
        let date = point_of(value).and_then(Temporal::date);
        self.base_date = Some(date.ok_or_else(|| mistyped(name, "a value with a date", value))?);
        Ok(())
    }

    fn build_on_time(&mut self, name: &str, value: &Value) -> Result<(), QueryError> {
        let time = point_of(value).and_then(Temporal::time);
        self.base_time = Some(time.ok_or_else(|| mistyped(name, "a value with a time of day", value))?);
        self.base_zone = point_of(value).and_then(Temporal::zone);
        self.base_offset = point_of(value).and_then(Temporal::offset);
        Ok(())
    }

    /// Builds on this date and time; where the clocks show them twice, on those with `offset`.
    pub(super) fn replace(&mut self, date: Option<Date>, time: LocalTime, offset: Option<Offset>) {
        self.base_date = date;
        self.base_time = Some(time);
        self.base_offset = offset;
    }

    /// Keeps what a truncation to a fraction of a second has left when a smaller fraction is named.
    pub(super) fn keep_larger(&mut self, unit: &str, truncated: LocalTime) {
        let Some(position) = SUBSECONDS.iter().position(|(name, _)| *name == unit) else { return };
        let (name, size) = SUBSECONDS[position];
        let names_larger = SUBSECONDS[..=position].iter().any(|(name, _)| self.numbers.contains_key(name));
        let names_smaller = SUBSECONDS[position..].iter().any(|(name, _)| self.numbers.contains_key(name));
        if names_smaller && !names_larger {
            self.numbers.insert(name, truncated.nanosecond() / size);
        }
    }

    /// Puts the value together.
    pub(super) fn build(self, kind: Kind) -> Result<Temporal, QueryError> {
        Ok(match kind {
            Kind::Date => self.date()?.into(),
            Kind::LocalTime => self.time(&TIME)?.into(),
            Kind::Time => self.offset_time()?.into(),
            Kind::LocalDateTime => self.local()?.into(),
            Kind::DateTime => self.zoned()?.into(),
        })
    }

    fn local(&self) -> Result<LocalDateTime, QueryError> {
        Ok(LocalDateTime::new(self.date()?, self.time(&TIME_OF_DATE)?))
    }

    fn offset_time(&self) -> Result<Time, QueryError> {
        let local = self.time(&TIME)?;
        let named = match &self.zone {
            None => None,
            Some(Zone::Fixed(offset)) => Some(*offset),
            Some(zone @ Zone::Named(_)) => {
                let message = format!("a time has an offset like +01:00, not a zone like {zone}");
                return Err(invalid(message).hint("the offset of a zone depends on the day"));
            }
        };
        let base = self.base_zone.as_ref().and(self.base_offset);
        Ok(match (base, named) {
            (Some(offset), Some(named)) => Time { local, offset }.at_offset(named),
            (base, named) => Time { local, offset: named.or(base).unwrap_or(Offset::UTC) },
        })
    }

    fn zoned(self) -> Result<DateTime, QueryError> {
        if let Some(instant) = self.epoch()? {
            return DateTime::from_instant(instant, self.zone.unwrap_or(Zone::UTC));
        }
        let local = self.local()?;
        match (self.base_zone, self.zone) {
            (Some(base), Some(named)) => DateTime::preferring(local, base, self.base_offset)?.in_zone(named),
            (base, named) => {
                DateTime::preferring(local, named.or(base).unwrap_or(Zone::UTC), self.base_offset)
            }
        }
    }

    /// The instant that `epochSeconds` or `epochMillis` name, with what is smaller added.
    fn epoch(&self) -> Result<Option<i128>, QueryError> {
        let Some((name, size)) = EPOCHS.iter().find(|(name, _)| self.numbers.contains_key(name)) else {
            return Ok(None);
        };
        let nanosecond = self.number("nanosecond").unwrap_or(0);
        let fields = 1 + usize::from(self.numbers.contains_key("nanosecond"));
        if self.numbers.len() > fields || self.base_date.is_some() || self.base_time.is_some() {
            return Err(invalid(format!("{name} goes together with nanosecond and timezone only")));
        }
        let limit = i64::try_from(*size).unwrap_or(i64::MAX) - 1;
        within("nanosecond", nanosecond, 0..=limit)?;
        Ok(self.number(name).map(|number| i128::from(number) * size + i128::from(nanosecond)))
    }

    fn date(&self) -> Result<Date, QueryError> {
        let names = |fields: &[Field]| fields[1..].iter().any(|(name, _)| self.numbers.contains_key(name));
        let base = self.base_date;
        match (names(&CALENDAR), names(&WEEK), names(&QUARTER), names(&ORDINAL)) {
            (_, false, false, false) => self.calendar_date(),
            (false, true, false, false) => {
                let base = base.map(|date| [date.week_year(), date.week(), date.week_day()]);
                let [year, week, day] = self.complete(&WEEK, base)?;
                Date::of_week(year, week, day)
            }
            (false, false, true, false) => self.quarter_date(),
            (false, false, false, true) => {
                let [year, day] =
                    self.complete(&ORDINAL, base.map(|date| [date.year(), date.ordinal_day()]))?;
                Date::of_ordinal(year, day)
            }
            _ => Err(invalid(
                "a day is named by month, by week, by quarter or by ordinalDay, not by two of them",
            )),
        }
    }

    fn calendar_date(&self) -> Result<Date, QueryError> {
        let base = self.base_date.map(|date| [date.year(), date.month(), date.day()]);
        let [year, month, day] = self.complete(&CALENDAR, base)?;
        match self.number("day") {
            Some(_) => Date::new(year, month, day),
            None => Date::clamped(year, month, day),
        }
    }

    /// A quarter alone keeps the month of the quarter and the day of the month.
    fn quarter_date(&self) -> Result<Date, QueryError> {
        let base = self.base_date.map(|date| [date.year(), date.quarter(), date.day_of_quarter()]);
        let [year, quarter, day] = self.complete(&QUARTER, base)?;
        match (self.base_date, self.number("dayOfQuarter")) {
            (Some(base), None) => {
                within("quarter", quarter, 1..=4)?;
                Date::clamped(year, 3 * (quarter - 1) + (base.month() - 1) % 3 + 1, base.day())
            }
            _ => Date::of_quarter(year, quarter, day),
        }
    }

    fn time(&self, defaults: &[Field; 3]) -> Result<LocalTime, QueryError> {
        let base = self.base_time.map(|time| [time.hour(), time.minute(), time.second()]);
        let [hour, minute, second] = self.complete(defaults, base)?;
        LocalTime::new(hour, minute, second, self.nanosecond()?)
    }

    /// The fraction of the second: as named, each part below the next larger one named; else that of the
    /// base.
    fn nanosecond(&self) -> Result<i64, QueryError> {
        let (mut sum, mut limit, mut is_named) = (0, 1_000_000_000, false);
        for (name, size) in SUBSECONDS {
            if let Some(number) = self.number(name) {
                sum += within(name, number, 0..=limit / size - 1)? * size;
                (limit, is_named) = (size, true);
            }
        }
        match self.base_time {
            Some(base) if !is_named => Ok(base.nanosecond()),
            None if is_named && self.number("second").is_none() => Err(incomplete("second")),
            _ => Ok(sum),
        }
    }

    /// The fields named, completed from `base` or, without one, by their defaults.
    fn complete<const N: usize>(
        &self,
        fields: &[Field; N],
        base: Option<[i64; N]>,
    ) -> Result<[i64; N], QueryError> {
        let mut complete = [0; N];
        let mut left_out = None;
        for (position, (name, default)) in fields.iter().enumerate() {
            complete[position] = match (self.number(name), base) {
                (Some(number), _) => left_out.map_or(Ok(number), |larger| Err(incomplete(larger)))?,
                (None, Some(base)) => base[position],
                (None, None) => {
                    left_out.get_or_insert(*name);
                    default.ok_or_else(|| incomplete(name))?
                }
            };
        }
        Ok(complete)
    }

    fn number(&self, name: &str) -> Option<i64> {
        self.numbers.get(name).copied()
    }
}

/// The field of that name, if values of type `kind` are built with it.
fn known_field(kind: Kind, name: &str) -> Result<&'static str, QueryError> {
    let mut fields = FIELDS.iter().filter(|(_, belongs_to)| belongs_to(kind)).map(|(known, _)| *known);
    fields.clone().find(|known| *known == name).ok_or_else(|| {
        let names: Vec<&str> = fields.by_ref().collect();
        let error = invalid(format!("a {} has no field '{name}'", kind.type_name()));
        error.hint(format!("the fields are {}", names.join(", ")))
    })
}

fn point_of(value: &Value) -> Option<&Temporal> {
    match value {
        Value::Temporal(temporal) => Some(temporal),
        _ => None,
    }
}

fn zone_of(value: &Value) -> Result<Option<Zone>, QueryError> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Zone::parse(text).map(Some),
        other => Err(mistyped("timezone", "a string", other)),
    }
}

fn integer(name: &str, value: &Value) -> Result<i64, QueryError> {
    match value {
        Value::Integer(number) => Ok(*number),
        other => Err(mistyped(name, "an integer", other)),
    }
}

fn mistyped(name: &str, expected: &str, value: &Value) -> QueryError {
    let message = format!("{name} must be {expected}, not {}", value.type_name());
    QueryError::type_error(Detail::InvalidArgumentType, message)
}

fn incomplete(name: &str) -> QueryError {
    invalid(format!("{name} must be given")).hint("only the smallest fields may be left out")
}

fn unknown_unit(name: &str) -> QueryError {
    let names: Vec<&str> = DurationUnit::ALL.iter().map(|unit| unit.name).collect();
    invalid(format!("a DURATION has no unit '{name}'")).hint(format!("the units are {}", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn value(kind: Kind, text: &str) -> Value {
        Value::Temporal(parse::point(kind, text).unwrap())
    }

    fn map<const N: usize>(entries: [(&str, Value); N]) -> Map {
        entries.into_iter().map(|(name, value)| (name.into(), value)).collect()
    }

    #[track_caller]
    fn makes<const N: usize>(kind: Kind, entries: [(&str, Value); N], expected: &str) {
        assert_eq!(from_map(kind, &map(entries), 0).unwrap().unwrap().to_string(), expected);
    }

    #[track_caller]
    fn refuses<const N: usize>(kind: Kind, entries: [(&str, Value); N]) {
        from_map(kind, &map(entries), 0).unwrap_err();
    }

    #[test]
    fn a_week_is_counted_in_the_week_year_of_what_it_builds_on() {
        let base = || ("date", value(Kind::Date, "1816-12-30"));
        makes(Kind::Date, [base(), ("week", 2.into()), ("dayOfWeek", 3.into())], "1817-01-08");
        makes(Kind::Date, [("year", 1817.into()), ("week", 1.into()), ("dayOfWeek", 2.into())], "1816-12-31");
    }

    #[test]
    fn fields_take_the_place_of_those_built_on() {
        let base = || ("date", value(Kind::Date, "1984-11-30"));
        makes(Kind::Date, [base(), ("year", 28.into())], "0028-11-30");
        makes(Kind::Date, [base(), ("month", 2.into())], "1984-02-29");
        makes(Kind::Date, [base(), ("quarter", 1.into())], "1984-02-29");
        makes(Kind::Date, [base(), ("ordinalDay", 28.into())], "1984-01-28");
        let base = || ("time", value(Kind::LocalTime, "12:31:14.645876123"));
        makes(Kind::LocalTime, [base(), ("second", 42.into())], "12:31:42.645876123");
        makes(Kind::LocalTime, [base(), ("millisecond", 7.into())], "12:31:14.007");
    }

    #[test]
    fn a_zone_moves_the_clock_of_a_value_that_has_one() {
        let zone = || ("timezone", "Pacific/Honolulu".into());
        let zoned = || ("datetime", value(Kind::DateTime, "1984-10-11T12:00[Europe/Stockholm]"));
        makes(Kind::DateTime, [zoned(), zone()], "1984-10-11T01:00-10:00[Pacific/Honolulu]");
        let local = || ("datetime", value(Kind::LocalDateTime, "1984-10-11T12:00"));
        makes(Kind::DateTime, [local(), zone()], "1984-10-11T12:00-10:00[Pacific/Honolulu]");
        let date = || ("date", value(Kind::DateTime, "1984-10-11T12:00+01:00"));
        makes(Kind::DateTime, [date(), ("hour", 10.into())], "1984-10-11T10:00Z");
        let time = || ("time", value(Kind::Time, "12:31+01:00"));
        makes(Kind::Time, [time(), ("timezone", "+05:00".into())], "16:31+05:00");
        refuses(Kind::Time, [time(), zone()]);
    }

    #[test]
    fn fractions_of_a_second_add_up_and_stay_below_the_next_larger() {
        let at = |millisecond: i64, nanosecond: i64| {
            let time = [("hour", 12.into()), ("minute", 0.into()), ("second", 0.into())];
            let fractions = [("millisecond", millisecond.into()), ("nanosecond", nanosecond.into())];
            from_map(Kind::LocalTime, &map(time).into_iter().chain(map(fractions)).collect(), 0)
        };
        assert_eq!(at(645, 876_123).unwrap().unwrap().to_string(), "12:00:00.645876123");
        assert!(at(645, 1_000_000).is_err());
        assert!(at(1_000, 0).is_err());
    }

    #[test]
    fn only_the_smallest_fields_may_be_left_out() {
        makes(Kind::LocalDateTime, [("year", 1984.into())], "1984-01-01T00:00");
        refuses(Kind::Date, [("year", 1984.into()), ("day", 1.into())]);
        refuses(Kind::LocalTime, [("minute", 1.into())]);
        refuses(Kind::Date, []);
    }

    #[test]
    fn fields_that_do_not_go_together_are_refused() {
        refuses(Kind::Date, [("year", 1984.into()), ("month", 1.into()), ("week", 1.into())]);
        refuses(Kind::Date, [("year", 1984.into()), ("hour", 1.into())]);
        refuses(Kind::Date, [("year", "1984".into())]);
        refuses(Kind::DateTime, [("year", 1984.into()), ("epochSeconds", 1.into())]);
    }

    #[test]
    fn a_null_field_makes_nothing_and_a_lone_zone_asks_the_clock() {
        assert_eq!(from_map(Kind::Date, &map([("year", Value::Null)]), 0), Ok(None));
        makes(Kind::DateTime, [("timezone", "+08:00".into())], "1970-01-01T08:00+08:00");
        makes(
            Kind::DateTime,
            [("epochMillis", 1_500.into()), ("nanosecond", 1.into())],
            "1970-01-01T00:00:01.500000001Z",
        );
    }

    #[test]
    fn a_duration_adds_up_what_its_map_says() {
        let duration = |entries| duration_from_map(&entries).map(|duration| duration.unwrap().to_string());
        assert_eq!(duration(map([("minutes", 1.5.into()), ("seconds", 1.into())])), Ok("PT1M31S".into()));
        assert!(duration(map([("minute", 1.into())])).is_err());
        assert!(duration(map([("minutes", f64::NAN.into())])).is_err());
        assert!(duration(map([("minutes", "1".into())])).is_err());
    }
}
