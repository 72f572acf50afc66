//! The components of temporal values: what `date().year` and `duration('P1D').hours` read, a table per type.

use super::time::NANOSECONDS_PER_SECOND;
use super::{Date, DateTime, Duration, LocalTime, Offset, Temporal};
use crate::value::Value;

/// Components by name, as functions of what they are components of.
type Table<T, N = i64> = [(&'static str, fn(T) -> N)];

const DATE: &Table<Date> = &[
    ("year", Date::year),
    ("quarter", Date::quarter),
    ("month", Date::month),
    ("week", Date::week),
    ("weekYear", Date::week_year),
    ("dayOfQuarter", Date::day_of_quarter),
    ("quarterDay", Date::day_of_quarter),
    ("day", Date::day),
    ("ordinalDay", Date::ordinal_day),
    ("dayOfWeek", Date::week_day),
    ("weekDay", Date::week_day),
];

const TIME: &Table<LocalTime> = &[
    ("hour", LocalTime::hour),
    ("minute", LocalTime::minute),
    ("second", LocalTime::second),
    ("millisecond", |time| time.nanosecond() / 1_000_000),
    ("microsecond", |time| time.nanosecond() / 1_000),
    ("nanosecond", LocalTime::nanosecond),
];

const OFFSET: &Table<Offset> =
    &[("offsetMinutes", |offset| offset.seconds() / 60), ("offsetSeconds", Offset::seconds)];

/// In 128 bits, because there may be more nanoseconds than 64 hold.
const DURATION: &Table<Duration, i128> = &[
    ("years", |duration| i128::from(duration.months()) / 12),
    ("quarters", |duration| i128::from(duration.months()) / 3),
    ("months", |duration| duration.months().into()),
    ("weeks", |duration| i128::from(duration.days()) / 7),
    ("days", |duration| duration.days().into()),
    ("hours", |duration| i128::from(duration.seconds()) / 3_600),
    ("minutes", |duration| i128::from(duration.seconds()) / 60),
    ("seconds", |duration| duration.seconds().into()),
    ("milliseconds", |duration| duration.nanoseconds().div_euclid(1_000_000)),
    ("microseconds", |duration| duration.nanoseconds().div_euclid(1_000)),
    ("nanoseconds", Duration::nanoseconds),
    ("quartersOfYear", |duration| i128::from(duration.months()) / 3 % 4),
    ("monthsOfQuarter", |duration| i128::from(duration.months()) % 3),
    ("monthsOfYear", |duration| i128::from(duration.months()) % 12),
    ("daysOfWeek", |duration| i128::from(duration.days()) % 7),
    ("minutesOfHour", |duration| i128::from(duration.seconds()) / 60 % 60),
    ("secondsOfMinute", |duration| i128::from(duration.seconds()) % 60),
    ("millisecondsOfSecond", |duration| i128::from(duration.nanosecond()) / 1_000_000),
    ("microsecondsOfSecond", |duration| i128::from(duration.nanosecond()) / 1_000),
    ("nanosecondsOfSecond", |duration| duration.nanosecond().into()),
];

/// The component `name` of `temporal`; `None` if its type has no such component, and null for a number that
/// 64 bits cannot hold. Names are told apart by case. Constant time.
pub fn component(temporal: &Temporal, name: &str) -> Option<Value> {
    if let Temporal::Duration(duration) = temporal {
        return look_up(DURATION, name, **duration).map(integer);
    }
    let of_date = temporal.date().and_then(|date| look_up(DATE, name, date));
    let of_time = || temporal.time().and_then(|time| look_up(TIME, name, time));
    let of_offset = || temporal.offset().and_then(|offset| look_up(OFFSET, name, offset));
    of_date
        .or_else(of_time)
        .or_else(of_offset)
        .map(Value::Integer)
        .or_else(|| of_zone(temporal, name))
        .or_else(|| of_instant(temporal, name))
}

fn look_up<T, N>(table: &Table<T, N>, name: &str, whole: T) -> Option<N> {
    table.iter().find(|(known, _)| *known == name).map(|(_, component)| component(whole))
}

fn integer(number: i128) -> Value {
    i64::try_from(number).map_or(Value::Null, Value::Integer)
}

fn of_zone(temporal: &Temporal, name: &str) -> Option<Value> {
    match name {
        "timezone" => temporal.zone().map(|zone| Value::string(zone.to_string())),
        "offset" => temporal.offset().map(|offset| Value::string(offset.to_string())),
        _ => None,
    }
}

fn of_instant(temporal: &Temporal, name: &str) -> Option<Value> {
    let Temporal::DateTime(zoned) = temporal else { return None };
    let per_unit = match name {
        "epochSeconds" => NANOSECONDS_PER_SECOND,
        "epochMillis" => NANOSECONDS_PER_SECOND / 1_000,
        _ => return None,
    };
    Some(integer(DateTime::instant(zoned).div_euclid(per_unit)))
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, parse};
    use super::*;

    fn components(temporal: &Temporal, names: &[&str]) -> Vec<Value> {
        names.iter().map(|name| component(temporal, name).unwrap()).collect()
    }

    fn integers(numbers: &[i64]) -> Vec<Value> {
        numbers.iter().copied().map(Value::Integer).collect()
    }

    #[test]
    fn a_date_time_has_the_components_of_all_its_parts() {
        let text = "1984-11-11T12:31:14.645876123[Europe/Stockholm]";
        let zoned = parse::point(Kind::DateTime, text).unwrap();
        let names =
            ["week", "dayOfQuarter", "hour", "microsecond", "offsetMinutes", "epochSeconds", "epochMillis"];
        let numbers = [45, 42, 12, 645_876, 60, 469_020_674, 469_020_674_645];
        assert_eq!(components(&zoned, &names), integers(&numbers));
        assert_eq!(component(&zoned, "timezone"), Some(Value::string("Europe/Stockholm")));
        assert_eq!(component(&zoned, "offset"), Some(Value::string("+01:00")));
        assert_eq!(component(&zoned, "months"), None);
    }

    #[test]
    fn a_duration_has_whole_units_and_units_of_the_next_larger() {
        let duration = parse::duration("P1Y4M10DT1H1M1.111111111S").unwrap().into();
        let names = ["quarters", "weeks", "minutes", "milliseconds", "nanoseconds"];
        assert_eq!(components(&duration, &names), integers(&[5, 1, 61, 3_661_111, 3_661_111_111_111]));
        let names =
            ["quartersOfYear", "monthsOfQuarter", "monthsOfYear", "daysOfWeek", "microsecondsOfSecond"];
        assert_eq!(components(&duration, &names), integers(&[1, 1, 4, 3, 111_111]));
    }

    #[test]
    fn seconds_of_a_negative_duration_are_rounded_down() {
        let duration = parse::duration("PT-23H-59M-59.9S").unwrap().into();
        let names = ["days", "seconds", "nanosecondsOfSecond"];
        assert_eq!(components(&duration, &names), integers(&[0, -86_400, 100_000_000]));
    }
}
