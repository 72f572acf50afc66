//! Functions of time: five types of points in time, each made and truncated in the same ways, and durations.
//!
//! What they do is done in [`crate::value::temporal`]; here they get their names. What a statement asks of
//! the clock is the same throughout it, but for `realtime`.

use super::arguments::{INTEGER, STRING, integer, string, wrong_type};
use super::{Environment, Family, Function, Parameter, Type};
use crate::error::QueryError;
use crate::value::temporal::{Duration, Kind, Zone, between, fields, parse, truncate};
use crate::value::{Map, Temporal, Value};
use std::time::SystemTime;

const TIMES: Function = Function { returns: Type::Duration, ..Function::of(Family::Temporal) };
const POINTS: &[Type] = &[Type::Date, Type::LocalTime, Type::Time, Type::LocalDateTime, Type::DateTime];
const SPAN: &[Parameter] = &[Parameter::required("from", POINTS), Parameter::required("to", POINTS)];

/// What looks at the clock anew each time it is called.
const CLOCK: Function = Function { is_deterministic: false, ..TIMES };
const VALUE: &[Type] =
    &[Type::String, Type::Map, Type::Date, Type::LocalTime, Type::Time, Type::LocalDateTime, Type::DateTime];
const MADE_OF: &[Parameter] = &[Parameter::optional("value", VALUE)];
const AT: &[Parameter] = &[Parameter::optional("timezone", &[Type::String, Type::Map])];
const ROUNDED: &[Parameter] = &[
    Parameter::required("unit", STRING),
    Parameter::optional("value", POINTS),
    Parameter::optional("fields", &[Type::Map]),
];

/// Makes the table: five functions for each type of point in time, and the others.
macro_rules! functions {
    (
        points { $($kind:ident $name:literal, $noun:literal, $made_of:literal, $rounded:literal;)* }
        others { $($other:expr,)* }
    ) => {
        &[
            $(
                Function {
                    name: $name,
                    parameters: MADE_OF,
                    returns: Type::$kind,
                    summary: concat!(
                        "The ", $noun, " that a string writes, the fields of a map name or another point in time ",
                        "has; without an argument, that of the statement.",
                    ),
                    example: concat!($name, "(", $made_of, ")"),
                    evaluate: |arguments, environment| make(Kind::$kind, $name, arguments, environment),
                    ..TIMES
                },
                Function {
                    name: concat!($name, ".transaction"),
                    parameters: AT,
                    returns: Type::$kind,
                    summary: concat!("The ", $noun, " at which the transaction began, in UTC or a time zone."),
                    example: concat!($name, ".transaction('Asia/Shanghai')"),
                    evaluate: |arguments, environment| {
                        look_at_clock(Kind::$kind, environment.transaction_time, arguments)
                    },
                    ..TIMES
                },
                Function {
                    name: concat!($name, ".statement"),
                    parameters: AT,
                    returns: Type::$kind,
                    summary: concat!("The ", $noun, " at which the statement began, in UTC or a time zone."),
                    example: concat!($name, ".statement('Asia/Shanghai')"),
                    evaluate: |arguments, environment| {
                        look_at_clock(Kind::$kind, environment.statement_time, arguments)
                    },
                    ..TIMES
                },
                Function {
                    name: concat!($name, ".realtime"),
                    parameters: AT,
                    returns: Type::$kind,
                    summary: concat!("The ", $noun, " at which this call is made, in UTC or a time zone."),
                    example: concat!($name, ".realtime('Asia/Shanghai')"),
                    evaluate: |arguments, _| look_at_clock(Kind::$kind, real_time(), arguments),
                    ..CLOCK
                },
                Function {
                    name: concat!($name, ".truncate"),
                    parameters: ROUNDED,
                    returns: Type::$kind,
                    summary: concat!(
                        "The ", $noun, " of a value, or of the statement, rounded down to a unit; then fields of ",
                        "a map take the place of its own.",
                    ),
                    example: concat!($name, ".truncate(", $rounded, ")"),
                    evaluate: |arguments, environment| round(Kind::$kind, arguments, environment),
                    ..TIMES
                },
            )*
            $($other),*
        ]
    };
}

pub(super) const FUNCTIONS: &[Function] = functions! {
    points {
        Date "date", "date", "'2013-09-07'", "'quarter', date('2013-09-07')";
        LocalTime "localtime", "local time", "'12:31:14.645'", "'minute', localtime('12:31:14.645')";
        Time "time", "time", "{hour: 12, timezone: '+08:00'}", "'hour', time('12:31+08:00')";
        LocalDateTime "localdatetime", "local date and time", "{year: 2013, week: 36, hour: 12}",
            "'day', localdatetime('2013-09-07T12:31'), {hour: 9}";
        DateTime "datetime", "date and time", "'2013-09-07T12:31[Asia/Almaty]'",
            "'month', datetime('2013-09-07T12:31+06:00')";
    }
    others {
        Function {
            name: "datetime.fromepoch",
            parameters: &[Parameter::required("seconds", INTEGER), Parameter::required("nanoseconds", INTEGER)],
            returns: Type::DateTime,
            summary: "The date and time so many seconds and nanoseconds after 1970 began, in UTC.",
            example: "datetime.fromepoch(1378521060, 500)",
            evaluate: from_epoch,
            ..TIMES
        },
        Function {
            name: "datetime.fromepochmillis",
            parameters: &[Parameter::required("milliseconds", INTEGER)],
            returns: Type::DateTime,
            summary: "The date and time so many milliseconds after 1970 began, in UTC.",
            example: "datetime.fromepochmillis(1378521060000)",
            evaluate: from_epoch_milliseconds,
            ..TIMES
        },
        Function {
            name: "duration",
            parameters: &[Parameter::required("value", &[Type::String, Type::Map, Type::Duration])],
            summary: "The duration that a string writes or the amounts of a map add up to.",
            example: "duration({years: 10, days: 1.5})",
            evaluate: make_duration,
            ..TIMES
        },
        Function {
            name: "duration.between",
            parameters: SPAN,
            summary: "The time between two points: whole months, then whole days, then seconds.",
            example: "duration.between(date('2013-09-07'), date('2023-10-17'))",
            evaluate: |arguments, _| measure("duration.between", between::between, arguments),
            ..TIMES
        },
        Function {
            name: "duration.inMonths",
            parameters: SPAN,
            summary: "The whole months between two points in time.",
            example: "duration.inMonths(date('2013-09-07'), date('2023-10-17'))",
            evaluate: |arguments, _| measure("duration.inMonths", between::in_months, arguments),
            ..TIMES
        },
        Function {
            name: "duration.inDays",
            parameters: SPAN,
            summary: "The whole days between two points in time.",
            example: "duration.inDays(date('2013-09-07'), date('2023-10-17'))",
            evaluate: |arguments, _| measure("duration.inDays", between::in_days, arguments),
            ..TIMES
        },
        Function {
            name: "duration.inSeconds",
            parameters: SPAN,
            summary: "The seconds between two points in time.",
            example: "duration.inSeconds(localtime('12:31'), localtime('14:00'))",
            evaluate: |arguments, _| measure("duration.inSeconds", between::in_seconds, arguments),
            ..TIMES
        },
    }
};

fn make(
    kind: Kind,
    function: &str,
    arguments: &[Value],
    environment: &Environment<'_>,
) -> Result<Value, QueryError> {
    let now = environment.statement_time;
    match arguments.first() {
        None => Temporal::at_instant(kind, now, Zone::UTC).map(Value::Temporal),
        Some(Value::String(text)) => parse::point(kind, text).map(Value::Temporal),
        Some(Value::Map(map)) => fields::from_map(kind, map, now).map(nullable),
        Some(Value::Temporal(point)) => point.project(kind).map(Value::Temporal),
        Some(other) => Err(wrong_type(function, "a string, a map or a point in time", other)),
    }
}

/// What the clocks of UTC, or of the zone that is the argument, show at an instant.
fn look_at_clock(kind: Kind, instant: i128, arguments: &[Value]) -> Result<Value, QueryError> {
    let zone = match arguments.first() {
        None => Zone::UTC,
        Some(Value::Map(map)) => return fields::from_map(kind, map, instant).map(nullable),
        Some(name) => Zone::parse(string(kind.type_name(), name)?)?,
    };
    Temporal::at_instant(kind, instant, zone).map(Value::Temporal)
}

/// The nanoseconds since 1970 (UTC); the store's clock cannot be before.
fn real_time() -> i128 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i128::try_from(since.as_nanos()).unwrap_or(i128::MAX)
}

fn round(kind: Kind, arguments: &[Value], environment: &Environment<'_>) -> Result<Value, QueryError> {
    let unit = arguments.first().map_or(Ok(""), |unit| string("truncate", unit).map(AsRef::as_ref))?;
    let no_fields = Map::new();
    let point = match arguments.get(1) {
        None => &Temporal::at_instant(kind, environment.statement_time, Zone::UTC)?,
        Some(value) => temporal("truncate", value)?,
    };
    let map = match arguments.get(2) {
        None => &no_fields,
        Some(Value::Map(map)) => map,
        Some(other) => return Err(wrong_type("truncate", "a map of fields", other)),
    };
    truncate::truncate(kind, unit, point, map).map(nullable)
}

fn from_epoch(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let seconds = integer("datetime.fromepoch", &arguments[0])?;
    let nanoseconds = integer("datetime.fromepoch", &arguments[1])?;
    let instant = i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    Temporal::at_instant(Kind::DateTime, instant, Zone::UTC).map(Value::Temporal)
}

fn from_epoch_milliseconds(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    let milliseconds = integer("datetime.fromepochmillis", &arguments[0])?;
    let instant = i128::from(milliseconds) * 1_000_000;
    Temporal::at_instant(Kind::DateTime, instant, Zone::UTC).map(Value::Temporal)
}

fn make_duration(arguments: &[Value], _: &Environment<'_>) -> Result<Value, QueryError> {
    match &arguments[0] {
        Value::String(text) => Ok(Value::Temporal(parse::duration(text)?.into())),
        Value::Map(map) => Ok(nullable(fields::duration_from_map(map)?.map(Temporal::from))),
        Value::Temporal(Temporal::Duration(duration)) => {
            Ok(Value::Temporal(Temporal::Duration(duration.clone())))
        }
        other => Err(wrong_type("duration", "a string, a map or a duration", other)),
    }
}

fn measure(
    function: &str,
    difference: fn(&Temporal, &Temporal) -> Result<Duration, QueryError>,
    arguments: &[Value],
) -> Result<Value, QueryError> {
    let (from, to) = (temporal(function, &arguments[0])?, temporal(function, &arguments[1])?);
    Ok(Value::Temporal(difference(from, to)?.into()))
}

fn temporal<'a>(function: &str, value: &'a Value) -> Result<&'a Temporal, QueryError> {
    match value {
        Value::Temporal(temporal) => Ok(temporal),
        other => Err(wrong_type(function, "a point in time", other)),
    }
}

/// A field that is null makes the whole null.
fn nullable(temporal: Option<Temporal>) -> Value {
    temporal.map_or(Value::Null, Value::Temporal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::{Unwatched, function};
    use crate::graph::GraphView;

    /// Calls a function in a statement that began a second after its transaction, which began at 1970-01-01T00:01.
    fn call(name: &str, arguments: &[Value]) -> Result<String, QueryError> {
        let graph = GraphView::default();
        let environment = Environment {
            graph: &graph,
            transaction_time: 60_000_000_000,
            statement_time: 61_000_000_000,
            watch: &Unwatched,
        };
        (function(name).unwrap().evaluate)(arguments, &environment).map(|value| value.to_string())
    }

    #[test]
    fn a_statement_has_one_time_and_a_transaction_another() {
        assert_eq!(call("datetime", &[]).unwrap(), "1970-01-01T00:01:01Z");
        assert_eq!(call("localtime.transaction", &[]).unwrap(), "00:01");
        assert_eq!(call("time.statement", &["Asia/Shanghai".into()]).unwrap(), "08:01:01+08:00");
        assert_eq!(call("date.truncate", &["year".into()]).unwrap(), "1970-01-01");
        assert_ne!(call("date.realtime", &[]).unwrap(), "1970-01-01");
    }

    #[test]
    fn an_epoch_is_counted_from() {
        let seconds = call("datetime.fromepoch", &[416_779.into(), 999_999_999.into()]);
        assert_eq!(seconds.unwrap(), "1970-01-05T19:46:19.999999999Z");
        let milliseconds = call("datetime.fromepochmillis", &[237_821_673_987_i64.into()]);
        assert_eq!(milliseconds.unwrap(), "1977-07-15T13:34:33.987Z");
        assert!(call("datetime.fromepoch", &[i64::MAX.into(), 0.into()]).is_err());
    }

    #[test]
    fn a_value_is_made_of_a_text_or_another_value() {
        let day = parse::point(Kind::Date, "2013-09-07").unwrap();
        assert_eq!(call("datetime", &[Value::Temporal(day.clone())]).unwrap(), "2013-09-07T00:00Z");
        assert_eq!(call("duration", &["P0.5D".into()]).unwrap(), "PT12H");
        assert!(call("localtime", &[Value::Temporal(day.clone())]).is_err());
        assert!(call("date", &[1.into()]).is_err());
        assert!(call("duration.between", &[Value::Temporal(day), "P1D".into()]).is_err());
    }
}
