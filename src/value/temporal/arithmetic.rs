//! Sums and differences of points in time and durations, and multiples of durations.
//!
//! Months move first and are clamped at month ends, then days, then seconds. What a type does not have does
//! not move it: a date moves by the whole days among the seconds, a time of day goes round the clock.

use super::duration::Amounts;
use super::time::{NANOSECONDS_PER_DAY, NANOSECONDS_PER_SECOND};
use super::{Date, Decimal, Duration, LocalTime, Temporal, Time, overflow};
use crate::error::{Detail, ErrorClass, Phase, QueryError};

/// What a duration is multiplied with or divided by.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(missing_docs, reason = "the names are the language's own")]
pub enum Factor {
    Integer(i64),
    Float(f64),
}

/// `a + b`, of which at least one is a duration.
///
/// # Errors
/// `TypeError: InvalidArgumentType` for two points in time, `ArithmeticError: IntegerOverflow` for a result
/// outside the range of its type.
pub fn add(a: &Temporal, b: &Temporal) -> Result<Temporal, QueryError> {
    match (a, b) {
        (Temporal::Duration(a), Temporal::Duration(b)) => Ok(add_durations(**a, **b)?.into()),
        (point, Temporal::Duration(duration)) | (Temporal::Duration(duration), point) => {
            shift(point, **duration)
        }
        _ => Err(impossible("add", a, "and", b)),
    }
}

/// `a - b`, of which `b` is a duration.
///
/// # Errors
/// `TypeError: InvalidArgumentType` when `b` is a point in time, `ArithmeticError: IntegerOverflow` for a
/// result outside the range of its type.
pub fn subtract(a: &Temporal, b: &Temporal) -> Result<Temporal, QueryError> {
    match (a, b) {
        (_, Temporal::Duration(duration)) => add(a, &negate(**duration)?.into()),
        _ => Err(impossible("subtract", b, "from", a)
            .hint("the time between two values is duration.between(a, b)")),
    }
}

/// `duration * factor`; what is less than a month or a day is carried to the smaller parts.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow` for a result that is too long or not a number.
pub fn multiply(duration: &Duration, factor: Factor) -> Result<Duration, QueryError> {
    match factor {
        Factor::Integer(factor) => {
            let times = |part: i128| part.checked_mul(factor.into()).ok_or_else(|| overflow("durations"));
            Duration::new(
                times(duration.months().into())?,
                times(duration.days().into())?,
                times(duration.nanoseconds())?,
            )
        }
        Factor::Float(factor) => scale(duration, |part| Decimal::from_float(part as f64 * factor)),
    }
}

/// `duration / divisor`; what is less than a month or a day is carried to the smaller parts.
///
/// # Errors
/// `ArithmeticError: DivisionByZero` for the integer 0, `IntegerOverflow` for a result that is too long or
/// not a number.
pub fn divide(duration: &Duration, divisor: Factor) -> Result<Duration, QueryError> {
    match divisor {
        Factor::Integer(0) => Err(QueryError::new(
            ErrorClass::ArithmeticError,
            Phase::Runtime,
            Detail::DivisionByZero,
            "a duration cannot be divided by zero",
        )),
        Factor::Integer(divisor) => {
            scale(duration, |part| Decimal::quotient(i128::from(part), i128::from(divisor)))
        }
        Factor::Float(divisor) => scale(duration, |part| Decimal::from_float(part as f64 / divisor)),
    }
}

/// The duration with every part's sign turned.
///
/// # Errors
/// `ArithmeticError: IntegerOverflow` when a part is the least integer.
pub fn negate(duration: Duration) -> Result<Duration, QueryError> {
    Duration::new(-i128::from(duration.months()), -i128::from(duration.days()), -duration.nanoseconds())
}

/// Applies `scaled` to each part of a duration and puts the results together again.
fn scale(duration: &Duration, scaled: impl Fn(i64) -> Option<Decimal>) -> Result<Duration, QueryError> {
    let amounts = || {
        let seconds = scaled(duration.seconds())?.times(NANOSECONDS_PER_SECOND)?;
        Some(Amounts {
            months: scaled(duration.months())?,
            days: scaled(duration.days())?,
            nanoseconds: seconds.plus(scaled(duration.nanosecond())?)?,
        })
    };
    amounts().ok_or_else(|| overflow("durations"))?.into_duration()
}

fn add_durations(a: Duration, b: Duration) -> Result<Duration, QueryError> {
    Duration::new(
        i128::from(a.months()) + i128::from(b.months()),
        i128::from(a.days()) + i128::from(b.days()),
        a.nanoseconds() + b.nanoseconds(),
    )
}

fn shift(point: &Temporal, by: Duration) -> Result<Temporal, QueryError> {
    let (months, days, nanoseconds) = (by.months(), by.days(), by.nanoseconds());
    Ok(match point {
        Temporal::Date(date) => shift_date(*date, by)?.into(),
        Temporal::LocalTime(time) => turn(*time, nanoseconds).into(),
        Temporal::Time(time) => Time { local: turn(time.local, nanoseconds), ..*time }.into(),
        Temporal::LocalDateTime(local) => local.plus(months, days, nanoseconds)?.into(),
        Temporal::DateTime(zoned) => zoned.plus(months, days, nanoseconds)?.into(),
        Temporal::Duration(duration) => add_durations(**duration, by)?.into(),
    })
}

fn shift_date(date: Date, by: Duration) -> Result<Date, QueryError> {
    let days_of_time =
        i64::try_from(by.nanoseconds() / NANOSECONDS_PER_DAY).map_err(|_| overflow("dates"))?;
    date.plus_months(by.months())?.plus_days(by.days())?.plus_days(days_of_time)
}

fn turn(time: LocalTime, nanoseconds: i128) -> LocalTime {
    LocalTime::wrapped(time.nanosecond_of_day() + nanoseconds)
}

fn impossible(verb: &str, a: &Temporal, preposition: &str, b: &Temporal) -> QueryError {
    let message = format!("cannot {verb} {} {preposition} {}", a.type_name(), b.type_name());
    QueryError::type_error(Detail::InvalidArgumentType, message)
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, parse};
    use super::*;

    fn duration(text: &str) -> Duration {
        parse::duration(text).unwrap()
    }

    #[track_caller]
    fn moves(kind: Kind, point: &str, by: &str, sum: &str, difference: &str) {
        let (point, by) = (parse::point(kind, point).unwrap(), duration(by).into());
        assert_eq!(add(&point, &by).unwrap().to_string(), sum);
        assert_eq!(subtract(&point, &by).unwrap().to_string(), difference);
    }

    #[test]
    fn a_date_moves_by_the_whole_days_of_the_time() {
        moves(Kind::Date, "1984-10-11", "P12Y5M14DT16H13M10S", "1997-03-25", "1972-04-27");
        moves(Kind::Date, "1984-10-11", "P12Y11M29DT33H58M13.5S", "1997-10-11", "1971-10-12");
    }

    #[test]
    fn a_time_goes_round_the_clock() {
        moves(Kind::LocalTime, "12:31:14", "P1M-14DT16H-10M-50S", "04:20:24", "20:42:04");
    }

    #[test]
    fn days_of_a_zone_may_have_other_than_24_hours() {
        let midnight = "2017-10-29T00:00+02:00[Europe/Stockholm]";
        let (next, before) =
            ("2017-10-30T00:00+01:00[Europe/Stockholm]", "2017-10-28T00:00+02:00[Europe/Stockholm]");
        moves(Kind::DateTime, midnight, "P1D", next, before);
        let next = "2017-10-29T23:00+01:00[Europe/Stockholm]";
        moves(Kind::DateTime, midnight, "PT24H", next, before);
    }

    #[test]
    fn multiples_carry_fractions_to_smaller_parts() {
        let whole = duration("P12Y5M14DT16H13M10.000000001S");
        for half in [divide(&whole, Factor::Integer(2)), multiply(&whole, Factor::Float(0.5))] {
            assert_eq!(half.unwrap().to_string(), "P6Y2M22DT13H21M8S");
        }
        for double in [multiply(&whole, Factor::Integer(2)), divide(&whole, Factor::Float(0.5))] {
            assert_eq!(double.unwrap().to_string(), "P24Y10M28DT32H26M20.000000002S");
        }
    }

    #[test]
    fn what_has_no_result_is_an_error() {
        let (day, date) = (duration("P1D"), parse::point(Kind::Date, "+999999999-12-31").unwrap());
        assert!(divide(&day, Factor::Integer(0)).is_err());
        assert!(divide(&day, Factor::Float(0.0)).is_err());
        assert!(multiply(&day, Factor::Integer(i64::MAX)).is_ok());
        assert!(multiply(&duration("P2D"), Factor::Integer(i64::MAX)).is_err());
        assert!(add(&date, &day.into()).is_err());
        assert!(add(&date, &date).is_err());
    }
}
