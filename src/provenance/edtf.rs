//! Dates as sources print them: a day, a month, a year, a span, and parts that nobody wrote down.
//!
//! In: strings of the Extended Date/Time Format (ISO 8601-2, level 1, and a year left open as in `XXXX-06-10`). Out:
//! the days between which the moment lies, and answers that may be unknown. Nothing is completed: a date without its
//! year comes before and after no day.

/// A day of the proleptic Gregorian calendar: year, month, day.
pub type Day = (i32, u8, u8);

/// Days between which something lies, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf {
    from: Bound,
    to: Bound,
}

/// Where a span begins or ends: between two days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Bound {
    Between(Day, Day),
    /// `..`: there is no such end.
    Open,
    /// Nobody says.
    Unknown,
}

impl Bound {
    /// Whether a bound that some day is has come by the end of `day`; `None` is unknown.
    fn is_reached_by(self, day: Day) -> Option<bool> {
        match self {
            Bound::Between(_, latest) if latest <= day => Some(true),
            Bound::Between(earliest, _) if earliest > day => Some(false),
            Bound::Between(..) | Bound::Open | Bound::Unknown => None,
        }
    }
}

impl Edtf {
    /// Reads a date, a date and time (of which the date counts), or a span `from/to`; `None` for anything else, such as a
    /// span that ends before it begins or has neither end.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.split_once('/') {
            Some((from, to)) if is_date(from) || is_date(to) => {
                Edtf { from: bound(from)?, to: bound(to)? }.if_sound()
            }
            Some(_) => None,
            None => {
                let only = date(text)?;
                Some(Edtf { from: only, to: only })
            }
        }
    }

    /// The span, unless it ends before it begins.
    fn if_sound(self) -> Option<Self> {
        match (self.from, self.to) {
            (Bound::Between(earliest, _), Bound::Between(_, latest)) if latest < earliest => None,
            _ => Some(self),
        }
    }

    /// The last day that it can be; `None` when that is unknown or without end.
    pub fn latest(&self) -> Option<Day> {
        match self.to {
            Bound::Between(_, latest) => Some(latest),
            Bound::Open | Bound::Unknown => None,
        }
    }

    /// The last day on which it can have begun; `None` when that is unknown or without beginning.
    pub fn latest_beginning(&self) -> Option<Day> {
        match self.from {
            Bound::Between(_, latest) => Some(latest),
            Bound::Open | Bound::Unknown => None,
        }
    }

    /// Whether it is over by the end of `day`; `None` is unknown.
    pub fn is_over_by(&self, day: Day) -> Option<bool> {
        match self.to {
            Bound::Open => Some(false),
            end => end.is_reached_by(day),
        }
    }

    /// Whether it has begun by the end of `day`; `None` is unknown.
    pub fn has_begun_by(&self, day: Day) -> Option<bool> {
        match self.from {
            Bound::Open => Some(true),
            beginning => beginning.is_reached_by(day),
        }
    }

    /// Whether its end lies on `day` or after it; `None` is unknown.
    pub fn lasts_until(&self, day: Day) -> Option<bool> {
        match self.to {
            Bound::Between(earliest, _) if earliest >= day => Some(true),
            Bound::Between(_, latest) if latest < day => Some(false),
            Bound::Open => Some(true),
            Bound::Between(..) | Bound::Unknown => None,
        }
    }

    /// Whether the two have no day in common, whatever the days are that nobody wrote down; `None` is unknown.
    pub fn is_apart_from(&self, other: &Edtf) -> Option<bool> {
        let before = |one: &Edtf, other: &Edtf| match (one.to, other.from) {
            (Bound::Between(_, latest), Bound::Between(earliest, _)) if latest < earliest => Some(true),
            (Bound::Unknown, _) | (_, Bound::Unknown) => None,
            _ => Some(false),
        };
        match (before(self, other), before(other, self)) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }
    }
}

/// Whether an end of a span is written down.
fn is_date(text: &str) -> bool {
    !matches!(text.trim(), "" | "..")
}

/// One end of a span.
fn bound(text: &str) -> Option<Bound> {
    match text.trim() {
        ".." => Some(Bound::Open),
        "" => Some(Bound::Unknown),
        text => date(text),
    }
}

/// A date with the days that it can be. A year that is left open could be any, but what is written after it must still be
/// a day of some year.
fn date(text: &str) -> Option<Bound> {
    let text = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let (text, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let (is_negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let mut parts = digits.split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    let is_whole = parts.next().is_none() && time.is_none_or(|time| day.is_some() && is_time(time));
    if !is_whole || year.len() != 4 {
        return None;
    }
    let (first_year, last_year) = range(year)?;
    let (first_year, last_year) =
        if is_negative { (-last_year, -first_year) } else { (first_year, last_year) };
    let (first_month, last_month) = months(month)?;
    // Of several years one may be a leap year.
    let year_of_days = if first_year == last_year { last_year } else { LEAP_YEAR };
    let (first_day, last_day) = days(day, days_in_month(year_of_days, last_month))?;
    if year.starts_with('X') {
        return Some(Bound::Unknown);
    }
    let last_day = last_day.min(days_in_month(last_year, last_month));
    let day = |year, month: i32, day: i32| Some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?));
    Some(Bound::Between(day(first_year, first_month, first_day)?, day(last_year, last_month, last_day)?))
}

/// A year whose February has 29 days.
const LEAP_YEAR: i32 = 2000;

/// Whether it is hours, minutes and perhaps seconds, with or without a zone.
fn is_time(text: &str) -> bool {
    let clock = text.find(['Z', '+', '-']).map_or(text, |zone| &text[..zone]);
    let parts: Vec<&str> = clock.split(':').collect();
    let limits = [24, 60, 61];
    let is_part = |(part, limit): (&&str, u32)| {
        let digits = part.split_once('.').map_or(*part, |(whole, _)| whole);
        digits.len() == 2 && digits.parse::<u32>().is_ok_and(|number| number < limit)
    };
    matches!(parts.len(), 2 | 3) && parts.iter().zip(limits).all(is_part)
}

/// The days that a part after the month stands for, in a month of `length` days.
fn days(text: Option<&str>, length: i32) -> Option<(i32, i32)> {
    match text {
        None | Some("XX") => Some((1, length)),
        Some(text) if text.len() == 2 => range(text)
            .map(|(first, last)| (first.max(1), last.min(length)))
            .filter(|(first, last)| first <= last),
        Some(_) => None,
    }
}

/// The months that a part after the year stands for; 21 to 24 are the seasons, whose months depend on the hemisphere.
fn months(text: Option<&str>) -> Option<(i32, i32)> {
    match text {
        None | Some("XX" | "21" | "22" | "23" | "24") => Some((1, 12)),
        Some(text) if text.len() == 2 => range(text)
            .map(|(first, last)| (first.max(1), last.min(12)))
            .filter(|(first, last)| first <= last),
        Some(_) => None,
    }
}

/// The smallest and the largest number that digits and `X`s can be.
fn range(text: &str) -> Option<(i32, i32)> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'X') {
        return None;
    }
    Some((text.replace('X', "0").parse().ok()?, text.replace('X', "9").parse().ok()?))
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edtf(text: &str) -> Edtf {
        Edtf::parse(text).unwrap()
    }

    #[test]
    fn a_month_is_over_on_its_last_day_and_before_that_nobody_knows() {
        let october = edtf("2023-10");
        assert_eq!(october.is_over_by((2023, 10, 31)), Some(true));
        assert_eq!(october.is_over_by((2023, 10, 15)), None);
        assert_eq!(october.is_over_by((2023, 9, 30)), Some(false));
        assert_eq!(edtf("2024-02").latest(), Some((2024, 2, 29)));
    }

    #[test]
    fn a_date_without_its_year_is_before_and_after_nothing() {
        let june = edtf("XXXX-06-10/XXXX-06-12");
        assert_eq!(june.is_over_by((2999, 1, 1)), None);
        assert_eq!(june.has_begun_by((1, 1, 1)), None);
        assert_eq!(june.is_apart_from(&edtf("2025-06-11")), None);
    }

    #[test]
    fn spans_may_be_open() {
        let since = edtf("2013/..");
        assert_eq!(since.has_begun_by((2014, 1, 1)), Some(true));
        assert_eq!(since.lasts_until((2999, 1, 1)), Some(true));
        assert_eq!(since.is_over_by((2999, 1, 1)), Some(false));
        assert_eq!(edtf("2017/").is_over_by((2020, 1, 1)), None);
    }

    #[test]
    fn what_lies_apart_is_known_only_where_both_are() {
        assert_eq!(edtf("2023-11-06/2023-11-07").is_apart_from(&edtf("2023")), Some(false));
        assert_eq!(edtf("2023-11-06/2023-11-07").is_apart_from(&edtf("2023-10")), Some(true));
    }

    #[test]
    fn digits_may_be_left_out_and_doubts_marked() {
        assert_eq!(edtf("202X").is_over_by((2029, 12, 31)), Some(true));
        assert_eq!(edtf("2023-10-31T08:03"), edtf("2023-10-31"));
        assert_eq!(edtf("2023-10?"), edtf("2023-10"));
        assert_eq!(edtf("2023-10-3X").latest(), Some((2023, 10, 31)));
        assert_eq!(edtf("202X-02-29").latest(), Some((2029, 2, 28)));
        assert_eq!(edtf("2023-10-31T08:03:59.5+08:00"), edtf("2023-10-31"));
        let nonsense =
            ["XXXX-99", "XXXX-02-30", "2023-02-3X", "2023-10-31Tea", "2023-10-31T25:00", "2023T08:00"];
        let spans = ["2024/2020", "/", "../..", "2023/24", "2023-10/..x", "2020/2021/2022"];
        for wrong in nonsense.into_iter().chain(spans) {
            assert_eq!(Edtf::parse(wrong), None, "{wrong}");
        }
        for wrong in ["Tuesday", "2023-13", "2023-02-30", "23", "2023-1", "2023-10-31-1", ""] {
            assert_eq!(Edtf::parse(wrong), None, "{wrong}");
        }
    }
}
