//! Whether claims about one thing can all be true.
//!
//! In: two claims about one property. Out: how they disagree, if they do. A figure is an interval: "more than 50" is all
//! that lies above 50, and does not contradict "more than 70". Dates are compared as spans, and one that leaves its
//! year open contradicts none. What cannot be compared, such as words and numbers, is no conflict.

use super::edtf::Edtf;
use super::{Claim, Comparator, Modality};
use crate::value::{Value, order};

/// How two claims disagree; the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// The figure has changed, or is given more closely, from one day to another.
    Drift,
    /// The figures do not agree, and do not count the same.
    Unit,
    /// They cannot both be true.
    Contradiction,
    /// One says what the other denies.
    Denial,
}

impl Conflict {
    /// As it is written: `drift`, `unit`, `contradiction` or `denial`.
    pub fn name(self) -> &'static str {
        match self {
            Conflict::Drift => "drift",
            Conflict::Unit => "unit",
            Conflict::Contradiction => "contradiction",
            Conflict::Denial => "denial",
        }
    }

    /// How two claims about one property disagree.
    pub fn between(one: &Claim, other: &Claim) -> Option<Conflict> {
        let relation = Relation::of(one, other)?;
        let is_denied = |claim: &Claim| claim.modality == Modality::Denied;
        if is_denied(one) != is_denied(other) {
            return (relation == Relation::Same).then_some(Conflict::Denial);
        }
        match relation {
            Relation::Same | Relation::Compatible => None,
            Relation::Apart | Relation::Closer if one.unit != other.unit => {
                (relation == Relation::Apart).then_some(Conflict::Unit)
            }
            Relation::Apart if is_number(&one.value) && are_of_other_days(one, other) == Some(true) => {
                Some(Conflict::Drift)
            }
            Relation::Apart => Some(Conflict::Contradiction),
            Relation::Closer => (are_of_other_days(one, other) != Some(false)).then_some(Conflict::Drift),
        }
    }
}

/// How what two claims say relates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Same,
    /// Both can be true of one day.
    Compatible,
    /// Two bounds on the same side: both can be true, and one says more.
    Closer,
    /// Nothing is both.
    Apart,
}

impl Relation {
    /// `None` where they cannot be compared.
    fn of(one: &Claim, other: &Claim) -> Option<Relation> {
        if one.comparator == other.comparator && order::equivalent(&one.value, &other.value) {
            return Some(Relation::Same);
        }
        match (interval(one), interval(other)) {
            (Some(first), Some(second)) if first.is_apart_from(&second) => Some(Relation::Apart),
            (Some(_), Some(_))
                if one.comparator == other.comparator && one.comparator != Comparator::About =>
            {
                Some(Relation::Closer)
            }
            (Some(_), Some(_)) => Some(Relation::Compatible),
            (None, None) => Self::of_words(one, other),
            _ => None,
        }
    }

    fn of_words(one: &Claim, other: &Claim) -> Option<Relation> {
        if one.comparator != Comparator::Equal || other.comparator != Comparator::Equal {
            return None;
        }
        if let (Some(one), Some(other)) = (span(&one.value), span(&other.value)) {
            let is_apart = one.is_apart_from(&other) == Some(true);
            return Some(if is_apart { Relation::Apart } else { Relation::Compatible });
        }
        (one.value.type_name() == other.value.type_name()).then_some(Relation::Apart)
    }
}

/// Numbers between two ends, each with whether it is included.
struct Interval {
    lower: (f64, bool),
    upper: (f64, bool),
}

impl Interval {
    fn is_apart_from(&self, other: &Interval) -> bool {
        let below = |one: &Interval, other: &Interval| {
            let (end, begin) = (one.upper, other.lower);
            end.0 < begin.0 || (end.0 == begin.0 && !(end.1 && begin.1))
        };
        below(self, other) || below(other, self)
    }
}

/// What a figure can be; "about" is a tenth more or less.
fn interval(claim: &Claim) -> Option<Interval> {
    let value = number(&claim.value)?;
    let (lowest, highest) = ((f64::NEG_INFINITY, false), (f64::INFINITY, false));
    let (lower, upper) = match claim.comparator {
        Comparator::Equal => ((value, true), (value, true)),
        Comparator::Greater => ((value, false), highest),
        Comparator::GreaterOrEqual => ((value, true), highest),
        Comparator::Less => (lowest, (value, false)),
        Comparator::LessOrEqual => (lowest, (value, true)),
        Comparator::About => {
            let margin = value.abs() / 10.0;
            ((value - margin, true), (value + margin, true))
        }
    };
    Some(Interval { lower, upper })
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(integer) => Some(*integer as f64),
        Value::Float(float) => Some(*float).filter(|float| !float.is_nan()),
        _ => None,
    }
}

fn is_number(value: &Value) -> bool {
    number(value).is_some()
}

/// A value that is a date.
fn span(value: &Value) -> Option<Edtf> {
    match value {
        Value::String(text) => Edtf::parse(text),
        Value::Temporal(temporal) => Edtf::parse(&temporal.to_string()),
        _ => None,
    }
}

/// Whether the days that two claims are about differ; `None` where either is not known.
fn are_of_other_days(one: &Claim, other: &Claim) -> Option<bool> {
    let day = |claim: &Claim| {
        let dates = [&claim.as_of, &claim.valid_from, &claim.published];
        dates.into_iter().flatten().find_map(|date| Edtf::parse(date))
    };
    day(one)?.is_apart_from(&day(other)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Comparator::{Equal, Greater, Less};

    fn claim(comparator: Comparator, value: impl Into<Value>, as_of: Option<&str>) -> Claim {
        Claim { comparator, value: value.into(), as_of: as_of.map(Into::into), ..Claim::default() }
    }

    fn between(one: &Claim, other: &Claim) -> Option<Conflict> {
        let conflict = Conflict::between(one, other);
        assert_eq!(conflict, Conflict::between(other, one), "a conflict has no sides");
        conflict
    }

    #[test]
    fn a_higher_bound_on_another_day_is_drift_and_on_the_same_day_nothing() {
        let june = claim(Greater, 50, Some("2023-06"));
        assert_eq!(between(&june, &claim(Greater, 70, Some("2025"))), Some(Conflict::Drift));
        assert_eq!(between(&june, &claim(Greater, 70, None)), Some(Conflict::Drift));
        assert_eq!(between(&june, &claim(Greater, 70, Some("2023-06"))), None);
        assert_eq!(between(&june, &claim(Greater, 50, Some("2025"))), None);
        assert_eq!(between(&june, &claim(Equal, 80, Some("2023-06"))), None);
    }

    #[test]
    fn figures_without_a_common_number_contradict_each_other_unless_their_days_differ() {
        assert_eq!(between(&claim(Equal, 9, None), &claim(Equal, 10, None)), Some(Conflict::Contradiction));
        assert_eq!(between(&claim(Greater, 70, None), &claim(Less, 70, None)), Some(Conflict::Contradiction));
        let (nine, ten) = (claim(Equal, 9, Some("2023")), claim(Equal, 10, Some("2025")));
        assert_eq!(between(&nine, &ten), Some(Conflict::Drift));
    }

    #[test]
    fn different_units_differ_only_where_the_figures_do() {
        let unit = |claim: Claim, unit: &str| Claim { unit: Some(unit.into()), ..claim };
        let countries = unit(claim(Greater, 80, None), "countries");
        assert_eq!(between(&countries, &unit(claim(Greater, 80, None), "partners")), None);
        let few = unit(claim(Equal, 70, None), "countries and organizations");
        assert_eq!(between(&countries, &few), Some(Conflict::Unit));
    }

    #[test]
    fn dates_contradict_each_other_only_where_no_day_is_both() {
        let date = |text: &str| claim(Equal, text, None);
        let held = date("2023-11-06/2023-11-07");
        assert_eq!(between(&held, &date("2023")), None);
        assert_eq!(between(&held, &date("2023-10")), Some(Conflict::Contradiction));
        assert_eq!(between(&date("2025-06-10/2025-06-12"), &date("XXXX-06-10/XXXX-06-12")), None);
    }

    #[test]
    fn words_are_not_compared_with_numbers_and_a_denial_is_one() {
        assert_eq!(between(&claim(Comparator::About, "several", None), &claim(Equal, 3, None)), None);
        let denied = Claim { modality: Modality::Denied, ..claim(Equal, true, None) };
        assert_eq!(between(&denied, &claim(Equal, true, None)), Some(Conflict::Denial));
        assert_eq!(between(&denied, &claim(Equal, false, None)), None);
    }
}
