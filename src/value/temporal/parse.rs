//! Texts → temporal values: every form of ISO 8601 that openCypher names, from tables of shapes.
//!
//! A shape is an example of a form: letters `a` to `f` stand for the digits of one number each, anything else
//! for itself. Extended forms (with `-` and `:`) and basic forms (without) are shapes like others.

use super::calendar::YEARS;
use super::duration::Amounts;
use super::{Date, DateTime, Decimal, Duration, DurationUnit, Kind, LocalDateTime, LocalTime, Offset};
use super::{Temporal, Time, Zone, invalid, overflow};
use crate::error::QueryError;

/// The numbers of a shape, in the order of its letters.
type Numbers = [i64; 6];

/// Makes a date of a year and the numbers of a shape.
type DateForm = fn(i64, &Numbers) -> Result<Date, QueryError>;

/// What may follow a year.
const DATES: &[(&str, DateForm)] = &[
    ("", |year, _| Date::new(year, 1, 1)),
    ("-aa-bb", |year, &[month, day, ..]| Date::new(year, month, day)),
    ("aabb", |year, &[month, day, ..]| Date::new(year, month, day)),
    ("-aa", |year, &[month, ..]| Date::new(year, month, 1)),
    ("aa", |year, &[month, ..]| Date::new(year, month, 1)),
    ("-Waa-b", |year, &[week, day, ..]| Date::of_week(year, week, day)),
    ("Waab", |year, &[week, day, ..]| Date::of_week(year, week, day)),
    ("-Waa", |year, &[week, ..]| Date::of_week(year, week, 1)),
    ("Waa", |year, &[week, ..]| Date::of_week(year, week, 1)),
    ("-Qa-bb", |year, &[quarter, day, ..]| Date::of_quarter(year, quarter, day)),
    ("Qabb", |year, &[quarter, day, ..]| Date::of_quarter(year, quarter, day)),
    ("-Qa", |year, &[quarter, ..]| Date::of_quarter(year, quarter, 1)),
    ("Qa", |year, &[quarter, ..]| Date::of_quarter(year, quarter, 1)),
    ("-aaa", |year, &[day, ..]| Date::of_ordinal(year, day)),
    ("aaa", |year, &[day, ..]| Date::of_ordinal(year, day)),
];

/// Hours, minutes and seconds: of a time of day and of an offset.
const CLOCKS: &[&str] = &["aa:bb:cc", "aabbcc", "aa:bb", "aabb", "aa"];

/// The date part and the time part of a duration in the form of a date-time.
const DURATION_DATES: &[&str] = &["aaaa-bb-cc", "aaaabbcc"];

/// The letters of a duration in the form with units, before and after the `T`, each in this order.
const DATE_UNITS: &[(char, &str)] = &[('Y', "years"), ('M', "months"), ('W', "weeks"), ('D', "days")];
const TIME_UNITS: &[(char, &str)] = &[('H', "hours"), ('M', "minutes"), ('S', "seconds")];

/// Reads a point in time of type `kind`. A time of day, or an offset, that is left out is midnight, or UTC.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` for a text of another form, `NumberOutOfRange` for a date or time
/// that there is not.
pub fn point(kind: Kind, text: &str) -> Result<Temporal, QueryError> {
    let parsed = match kind {
        Kind::Date => date(text).map(|date| date.map(Temporal::from)),
        Kind::LocalTime => local_time(text).map(|time| time.map(Temporal::from)),
        Kind::Time => time(text).map(|time| time.map(Temporal::from)),
        Kind::LocalDateTime => local_date_time(text).map(|local| local.map(Temporal::from)),
        Kind::DateTime => date_time(text).map(|zoned| zoned.map(Temporal::from)),
    };
    parsed.unwrap_or_else(|| Err(unreadable(kind.type_name(), text)))
}

/// Reads a duration: `P1Y2M3W4DT5H6M7.8S`, every amount with a sign or fraction of its own, or
/// `P0001-02-03T04:05:06`.
///
/// # Errors
/// `ArgumentError: InvalidArgumentValue` for a text of another form, `ArithmeticError: IntegerOverflow` for a
/// duration that is too long.
pub fn duration(text: &str) -> Result<Duration, QueryError> {
    let (is_negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let body = unsigned.strip_prefix('P').ok_or_else(|| unreadable("DURATION", text))?;
    let read = duration_of_units(body).or_else(|| duration_of_date_time(body));
    let amounts = read.ok_or_else(|| unreadable("DURATION", text))??;
    let signed = if is_negative { amounts.negated().ok_or_else(|| overflow("durations"))? } else { amounts };
    signed.into_duration()
}

/// Reads `Z` or a signed offset; `None` for a text that does not look like one.
pub(super) fn offset(text: &str) -> Option<Result<Offset, QueryError>> {
    if text == "Z" {
        return Some(Ok(Offset::UTC));
    }
    let sign = match text.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let [hours, minutes, seconds, ..] = match_any(CLOCKS, &text[1..])?;
    // The clock's own limits hold here too: no offset of 90 minutes is written +00:90.
    let checked = LocalTime::new(hours, minutes, seconds, 0);
    Some(checked.and_then(|_| Offset::from_seconds(sign * (hours * 3_600 + minutes * 60 + seconds))))
}

fn unreadable(type_name: &str, text: &str) -> QueryError {
    let hint = match type_name {
        "DATE" => "write it like 2015-07-21",
        "LOCAL TIME" => "write it like 21:40:32.142",
        "TIME" => "write it like 21:40:32.142+01:00",
        "LOCAL DATETIME" => "write it like 2015-07-21T21:40:32.142",
        "DATETIME" => "write it like 2015-07-21T21:40:32.142+02:00[Europe/Stockholm]",
        _ => "write it like P1Y2M10DT2H30M1.5S",
    };
    invalid(format!("'{text}' is not a {type_name}")).hint(hint)
}

fn date(text: &str) -> Option<Result<Date, QueryError>> {
    let (year, rest) = year(text)?;
    DATES.iter().find_map(|(shape, form)| Some(form(year, &match_shape(shape, rest)?)))
}

/// Four digits, or a sign and up to nine digits that something other than a digit ends.
fn year(text: &str) -> Option<(i64, &str)> {
    let unsigned = text.strip_prefix(['+', '-']);
    let digits = unsigned.unwrap_or(text);
    let length = match unsigned {
        None => 4,
        Some(_) => digits.bytes().take_while(u8::is_ascii_digit).count().min(9),
    };
    let number: i64 = digits.get(..length).filter(|year| is_digits(year))?.parse().ok()?;
    let year = if text.starts_with('-') { -number } else { number };
    YEARS.contains(&year).then_some((year, &digits[length..]))
}

fn local_time(text: &str) -> Option<Result<LocalTime, QueryError>> {
    let (clock, nanosecond) = match text.split_once(['.', ',']) {
        Some((clock, digits)) => (clock, fraction(digits)?),
        None => (text, 0),
    };
    let [hour, minute, second, ..] = match_any(CLOCKS, clock)?;
    let has_seconds = matches!(clock.len(), 6 | 8);
    (has_seconds || nanosecond == 0).then(|| LocalTime::new(hour, minute, second, nanosecond))
}

/// The nanoseconds of the digits after the point; digits after the ninth are not read.
fn fraction(digits: &str) -> Option<i64> {
    if !is_digits(digits) {
        return None;
    }
    format!("{digits:0<9}")[..9].parse().ok()
}

fn time(text: &str) -> Option<Result<Time, QueryError>> {
    let (clock, written) = split_offset(text);
    let offset = if written.is_empty() { Ok(Offset::UTC) } else { offset(written)? };
    let local = local_time(clock)?;
    Some(local.and_then(|local| Ok(Time { local, offset: offset? })))
}

fn local_date_time(text: &str) -> Option<Result<LocalDateTime, QueryError>> {
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, local_time(clock)?),
        None => (text, Ok(LocalTime::MIDNIGHT)),
    };
    let day = date(day)?;
    Some(day.and_then(|day| Ok(LocalDateTime::new(day, clock?))))
}

fn date_time(text: &str) -> Option<Result<DateTime, QueryError>> {
    let (text, name) = match text.strip_suffix(']') {
        Some(text) => text.split_once('[').map(|(text, name)| (text, Some(name)))?,
        None => (text, None),
    };
    let start = text.find('T').unwrap_or(text.len());
    let (clock, written) = split_offset(&text[start..]);
    let stated = if written.is_empty() { None } else { Some(offset(written)?) };
    let local = local_date_time(&text[..start + clock.len()])?;
    Some(local.and_then(|local| in_zone(local, stated.transpose()?, name)))
}

fn in_zone(local: LocalDateTime, stated: Option<Offset>, name: Option<&str>) -> Result<DateTime, QueryError> {
    let Some(name) = name else {
        return DateTime::new(local, Zone::Fixed(stated.unwrap_or(Offset::UTC)));
    };
    let zoned = DateTime::preferring(local, Zone::parse(name)?, stated)?;
    match stated {
        Some(offset) if offset != zoned.offset() => {
            Err(invalid(format!("the offset of {name} on {local} is {}, not {offset}", zoned.offset())))
        }
        _ => Ok(zoned),
    }
}

/// Parts a time from the offset that follows it, which begins at the first sign or `Z`.
fn split_offset(text: &str) -> (&str, &str) {
    text.split_at(text.find(['+', '-', 'Z']).unwrap_or(text.len()))
}

fn duration_of_units(body: &str) -> Option<Result<Amounts, QueryError>> {
    let (dates, times) = match body.split_once('T') {
        Some((_, "")) => return None,
        Some((dates, times)) => (dates, times),
        None => (body, ""),
    };
    let mut parts = amounts(dates, DATE_UNITS)?;
    parts.extend(amounts(times, TIME_UNITS)?);
    (!parts.is_empty()).then(|| sum(&parts))
}

fn sum(parts: &[(&str, Decimal)]) -> Result<Amounts, QueryError> {
    let mut sum = Amounts::default();
    for (name, amount) in parts {
        let unit = DurationUnit::named(name).expect("the letters stand for names of the table");
        sum.add(unit, *amount).ok_or_else(|| overflow("durations"))?;
    }
    Ok(sum)
}

/// Reads amounts that are each followed by a letter of `units`, in their order and each at most once.
fn amounts(mut text: &str, units: &[(char, &'static str)]) -> Option<Vec<(&'static str, Decimal)>> {
    let mut found = Vec::new();
    let mut left = units.iter();
    while !text.is_empty() {
        let end = text.find(|character: char| character.is_ascii_alphabetic())?;
        let (_, name) = left.find(|(letter, _)| text[end..].starts_with(*letter))?;
        found.push((*name, text[..end].parse().ok()?));
        text = &text[end + 1..];
    }
    Some(found)
}

fn duration_of_date_time(body: &str) -> Option<Result<Amounts, QueryError>> {
    let (dates, clock) = body.split_once('T').unwrap_or((body, "00"));
    let [years, months, days, ..] = match_any(DURATION_DATES, dates)?;
    let local = local_time(clock)?;
    Some(local.and_then(|local| {
        let nanoseconds = i64::try_from(local.nanosecond_of_day()).map_err(|_| overflow("durations"))?;
        let amounts = [("years", years), ("months", months), ("days", days), ("nanoseconds", nanoseconds)];
        sum(&amounts.map(|(name, amount)| (name, Decimal::from(amount))))
    }))
}

fn match_any(shapes: &[&str], text: &str) -> Option<Numbers> {
    shapes.iter().find_map(|shape| match_shape(shape, text))
}

/// The numbers of `text`, if it has the shape; numbers that the shape does not have are 0.
fn match_shape(shape: &str, text: &str) -> Option<Numbers> {
    if shape.len() != text.len() {
        return None;
    }
    let mut numbers = Numbers::default();
    for (expected, found) in shape.bytes().zip(text.bytes()) {
        match expected {
            b'a'..=b'f' if found.is_ascii_digit() => {
                let number = &mut numbers[usize::from(expected - b'a')];
                *number = *number * 10 + i64::from(found - b'0');
            }
            _ if expected == found => {}
            _ => return None,
        }
    }
    Some(numbers)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(kind: Kind, text: &str, expected: &str) {
        assert_eq!(point(kind, text).unwrap().to_string(), expected, "{text}");
    }

    #[test]
    fn one_day_has_many_forms() {
        let forms = ["2015-07-21", "20150721", "2015-W30-2", "2015W302", "2015-202", "2015202", "2015-Q3-21"];
        for form in forms {
            reads(Kind::Date, form, "2015-07-21");
        }
        for (form, day) in [("2015-07", "2015-07-01"), ("2015W30", "2015-07-20"), ("2015", "2015-01-01")] {
            reads(Kind::Date, form, day);
        }
        reads(Kind::Date, "+999999999-12-31", "+999999999-12-31");
        reads(Kind::Date, "-0001-Q2", "-0001-04-01");
    }

    #[test]
    fn times_may_end_early_and_offsets_too() {
        for (form, time) in [("214032.142", "21:40:32.142"), ("2140", "21:40"), ("21", "21:00")] {
            reads(Kind::LocalTime, form, time);
        }
        for (form, time) in
            [("214032-0100", "21:40:32-01:00"), ("2140-00:00", "21:40Z"), ("22+18:00", "22:00+18:00")]
        {
            reads(Kind::Time, form, time);
        }
        reads(Kind::Time, "21:40", "21:40Z");
    }

    #[test]
    fn date_times_put_both_together() {
        reads(Kind::LocalDateTime, "2015-W30T2140", "2015-07-20T21:40");
        reads(Kind::LocalDateTime, "-999999999-01-01", "-999999999-01-01T00:00");
        reads(Kind::DateTime, "2015T214032-0100", "2015-01-01T21:40:32-01:00");
        reads(Kind::DateTime, "20150721", "2015-07-21T00:00Z");
        let eucla = "2015-07-21T21:40:32.142+0845[Australia/Eucla]";
        reads(Kind::DateTime, eucla, "2015-07-21T21:40:32.142+08:45[Australia/Eucla]");
        let london = "2015-07-21T21:40:32.142[Europe/London]";
        reads(Kind::DateTime, london, "2015-07-21T21:40:32.142+01:00[Europe/London]");
    }

    #[test]
    fn durations_have_units_or_the_form_of_a_date_time() {
        let text = |text| duration(text).unwrap().to_string();
        assert_eq!(text("P12Y5M14DT16H12M70S"), "P12Y5M14DT16H13M10S");
        assert_eq!(text("PT0.75M"), "PT45S");
        assert_eq!(text("P2,5W"), "P17DT12H");
        assert_eq!(text("P12Y5M-14DT16H"), "P12Y5M-14DT16H");
        assert_eq!(text("-P1DT0.001S"), "P-1DT-0.001S");
        assert_eq!(text("P2012-02-02T14:37:21.545"), "P2012Y2M2DT14H37M21.545S");
    }

    #[test]
    fn texts_of_no_form_are_refused_without_a_panic() {
        let texts = [
            "",
            "2015-13-01",
            "2015-7-21",
            "２０１５",
            "2015-07-21T",
            "é",
            "T",
            "-",
            "+",
            "12:60",
            "1:2",
            "21.5",
        ];
        for text in texts {
            for kind in [Kind::Date, Kind::LocalTime, Kind::Time, Kind::LocalDateTime, Kind::DateTime] {
                assert!(point(kind, text).is_err(), "{text} as {kind:?}");
            }
        }
        for text in ["", "P", "PT", "P1", "P1H", "P1D1Y", "P1YT", "1Y", "P99999999999999999999Y", "P1é"] {
            assert!(duration(text).is_err(), "{text}");
        }
        for text in
            ["2015-07-21T12:00[Mars/Olympus]", "2015-07-21T12:00+05:00[Europe/London]", "2015-07-21T12+19"]
        {
            assert!(point(Kind::DateTime, text).is_err(), "{text}");
        }
    }
}
