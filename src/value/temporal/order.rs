//! Which of two temporal values comes first.
//!
//! Points in time of one type are compared by instant; where that is the same, by offset from west to east;
//! where that is the same too, by the name of the zone. So only equal values compare as equal, as
//! openCypher's improvement proposal on temporal types asks.

use super::{DateTime, Duration, Temporal, Time};
use std::cmp::Ordering;

/// `a < b`, `a = b` or `a > b`; `None` for values of different types and for durations, whose lengths depend
/// on where in the calendar they are laid.
pub fn compare(a: &Temporal, b: &Temporal) -> Option<Ordering> {
    match (a, b) {
        (Temporal::Duration(_), _) => None,
        _ => order_within_type(a, b),
    }
}

/// The total order of ORDER BY, ascending: by type (date-times, local date-times, dates, times, local times,
/// durations), then by time; durations by their average length.
pub fn order(a: &Temporal, b: &Temporal) -> Ordering {
    order_within_type(a, b).unwrap_or_else(|| rank(a).cmp(&rank(b)))
}

fn order_within_type(a: &Temporal, b: &Temporal) -> Option<Ordering> {
    Some(match (a, b) {
        (Temporal::Date(a), Temporal::Date(b)) => a.cmp(b),
        (Temporal::LocalTime(a), Temporal::LocalTime(b)) => a.cmp(b),
        (Temporal::Time(a), Temporal::Time(b)) => order_times(*a, *b),
        (Temporal::LocalDateTime(a), Temporal::LocalDateTime(b)) => a.cmp(b),
        (Temporal::DateTime(a), Temporal::DateTime(b)) => order_date_times(a, b),
        (Temporal::Duration(a), Temporal::Duration(b)) => order_durations(**a, **b),
        _ => return None,
    })
}

fn order_times(a: Time, b: Time) -> Ordering {
    a.instant().cmp(&b.instant()).then_with(|| a.offset.cmp(&b.offset))
}

fn order_date_times(a: &DateTime, b: &DateTime) -> Ordering {
    let by_instant = a.instant().cmp(&b.instant());
    by_instant
        .then_with(|| a.offset().cmp(&b.offset()))
        .then_with(|| a.zone().to_string().cmp(&b.zone().to_string()))
}

/// Equal only for equal durations: of two of the same average length, the one with fewer months comes first.
fn order_durations(a: Duration, b: Duration) -> Ordering {
    let by_length = a.average_nanoseconds().cmp(&b.average_nanoseconds());
    by_length.then_with(|| a.months().cmp(&b.months())).then_with(|| a.days().cmp(&b.days()))
}

fn rank(temporal: &Temporal) -> u8 {
    match temporal {
        Temporal::DateTime(_) => 0,
        Temporal::LocalDateTime(_) => 1,
        Temporal::Date(_) => 2,
        Temporal::Time(_) => 3,
        Temporal::LocalTime(_) => 4,
        Temporal::Duration(_) => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, parse};
    use super::*;

    fn point(kind: Kind, text: &str) -> Temporal {
        parse::point(kind, text).unwrap()
    }

    #[test]
    fn times_are_compared_by_instant_then_from_west_to_east() {
        let time = |text| point(Kind::Time, text);
        assert_eq!(compare(&time("10:00+01:00"), &time("09:35Z")), Some(Ordering::Less));
        assert_eq!(compare(&time("11:00Z"), &time("12:00+01:00")), Some(Ordering::Less));
        assert_ne!(time("11:00Z"), time("12:00+01:00"));
    }

    #[test]
    fn a_named_zone_and_its_offset_are_not_equal() {
        let named = point(Kind::DateTime, "1984-10-11T12:00+01:00[Europe/Stockholm]");
        let fixed = point(Kind::DateTime, "1984-10-11T12:00+01:00");
        assert_ne!(named, fixed);
        assert_eq!(compare(&fixed, &named), Some(Ordering::Less));
    }

    #[test]
    fn durations_are_sorted_by_average_length_but_not_compared() {
        let duration = |text| Temporal::from(parse::duration(text).unwrap());
        assert_eq!(compare(&duration("P1M"), &duration("P30D")), None);
        assert_eq!(order(&duration("P1M"), &duration("P30D")), Ordering::Greater);
        assert_eq!(order(&duration("P1D"), &duration("PT24H")), Ordering::Greater);
        assert_ne!(duration("P1D"), duration("PT24H"));
    }

    #[test]
    fn types_are_sorted_but_not_compared() {
        let (date, time) = (point(Kind::Date, "2015"), point(Kind::LocalTime, "12"));
        assert_eq!(compare(&date, &time), None);
        assert_eq!(order(&date, &time), Ordering::Less);
    }
}
