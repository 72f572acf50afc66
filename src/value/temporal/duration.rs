//! A length of time, in months, days and seconds that cannot be converted into each other: months differ in
//! days, and days, where clocks are changed, in hours.

use super::decimal::Decimal;
use super::overflow;
use super::time::{NANOSECONDS_PER_DAY, NANOSECONDS_PER_SECOND, write_fraction};
use crate::error::QueryError;
use std::fmt;

/// The average length of a month of the Gregorian calendar: a 400-year cycle divided by its 4800 months.
pub(super) const SECONDS_PER_MONTH: i128 = 2_629_746;

/// A length of time. Equal if months, days and seconds are each equal: a month is not 30 days, and a day is
/// not 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    months: i64,
    days: i64,
    /// Rounded down, so that `nanosecond` is never negative.
    seconds: i64,
    nanosecond: u32,
}

/// A unit that a part of a duration is given in.
#[derive(Debug)]
pub(super) struct DurationUnit {
    /// Its name as a key of a map.
    pub(super) name: &'static str,
    /// Which of the three parts it counts towards.
    level: Level,
    /// How many months, days or nanoseconds it is.
    size: i128,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Months,
    Days,
    Nanoseconds,
}

/// Amounts in any units, on their way to a [`Duration`].
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Amounts {
    pub(super) months: Decimal,
    pub(super) days: Decimal,
    pub(super) nanoseconds: Decimal,
}

impl DurationUnit {
    /// Every unit, from large to small.
    pub(super) const ALL: &[DurationUnit] = &[
        Self::new("years", Level::Months, 12),
        Self::new("quarters", Level::Months, 3),
        Self::new("months", Level::Months, 1),
        Self::new("weeks", Level::Days, 7),
        Self::new("days", Level::Days, 1),
        Self::new("hours", Level::Nanoseconds, 3_600_000_000_000),
        Self::new("minutes", Level::Nanoseconds, 60_000_000_000),
        Self::new("seconds", Level::Nanoseconds, 1_000_000_000),
        Self::new("milliseconds", Level::Nanoseconds, 1_000_000),
        Self::new("microseconds", Level::Nanoseconds, 1_000),
        Self::new("nanoseconds", Level::Nanoseconds, 1),
    ];

    const fn new(name: &'static str, level: Level, size: i128) -> Self {
        DurationUnit { name, level, size }
    }

    /// The unit of that name.
    pub(super) fn named(name: &str) -> Option<&'static DurationUnit> {
        Self::ALL.iter().find(|unit| unit.name == name)
    }
}

impl Amounts {
    /// Adds `amount` of `unit`; `None` on overflow.
    pub(super) fn add(&mut self, unit: &DurationUnit, amount: Decimal) -> Option<()> {
        let part = match unit.level {
            Level::Months => &mut self.months,
            Level::Days => &mut self.days,
            Level::Nanoseconds => &mut self.nanoseconds,
        };
        *part = part.plus(amount.times(unit.size)?)?;
        Some(())
    }

    /// The same amounts with the other sign; `None` on overflow.
    pub(super) fn negated(self) -> Option<Self> {
        Some(Amounts {
            months: self.months.times(-1)?,
            days: self.days.times(-1)?,
            nanoseconds: self.nanoseconds.times(-1)?,
        })
    }

    /// Carries what is less than a month over to the days, and what is less than a day to the nanoseconds, a
    /// month having its average length and a day 24 hours; drops what is less than a nanosecond.
    pub(super) fn into_duration(self) -> Result<Duration, QueryError> {
        self.carry().and_then(Duration::of_parts).ok_or_else(|| overflow("durations"))
    }

    fn carry(self) -> Option<(i128, i128, i128)> {
        let of_months = self.months.remainder().times(SECONDS_PER_MONTH * NANOSECONDS_PER_SECOND)?;
        let of_days = self.days.times(NANOSECONDS_PER_DAY)?.plus(of_months)?;
        let days = of_days.whole() / NANOSECONDS_PER_DAY;
        let rest = of_days.whole() % NANOSECONDS_PER_DAY;
        Some((self.months.whole(), days, self.nanoseconds.whole().checked_add(rest)?))
    }
}

impl Duration {
    /// So many months, days and nanoseconds.
    ///
    /// # Errors
    /// `ArithmeticError: IntegerOverflow` when a part, counted in months, days and seconds, exceeds 64 bits.
    pub fn new(months: i128, days: i128, nanoseconds: i128) -> Result<Self, QueryError> {
        Self::of_parts((months, days, nanoseconds)).ok_or_else(|| overflow("durations"))
    }

    fn of_parts((months, days, nanoseconds): (i128, i128, i128)) -> Option<Self> {
        Some(Duration {
            months: i64::try_from(months).ok()?,
            days: i64::try_from(days).ok()?,
            seconds: i64::try_from(nanoseconds.div_euclid(NANOSECONDS_PER_SECOND)).ok()?,
            nanosecond: u32::try_from(nanoseconds.rem_euclid(NANOSECONDS_PER_SECOND)).ok()?,
        })
    }

    /// The months, years included.
    pub fn months(self) -> i64 {
        self.months
    }

    /// The days, weeks included.
    pub fn days(self) -> i64 {
        self.days
    }

    /// The seconds, hours and minutes included, rounded down.
    pub fn seconds(self) -> i64 {
        self.seconds
    }

    /// The nanoseconds to add to [`seconds`](Self::seconds), never negative.
    pub fn nanosecond(self) -> i64 {
        i64::from(self.nanosecond)
    }

    /// The part that is not months and days, in nanoseconds.
    pub fn nanoseconds(self) -> i128 {
        i128::from(self.seconds) * NANOSECONDS_PER_SECOND + i128::from(self.nanosecond)
    }

    /// The length on average, in nanoseconds: what durations are sorted by.
    pub fn average_nanoseconds(self) -> i128 {
        i128::from(self.months) * SECONDS_PER_MONTH * NANOSECONDS_PER_SECOND
            + i128::from(self.days) * NANOSECONDS_PER_DAY
            + self.nanoseconds()
    }
}

impl fmt::Display for Duration {
    /// `P1Y2M10DT2H30M1.5S`: parts that are zero are left out, every part has its own sign.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Duration::default() {
            return f.write_str("PT0S");
        }
        f.write_str("P")?;
        let months = i128::from(self.months);
        write_parts(f, &[(months / 12, 'Y'), (months % 12, 'M'), (self.days.into(), 'D')])?;
        if self.nanoseconds() == 0 {
            return Ok(());
        }
        f.write_str("T")?;
        // Towards zero, so that hours, minutes and seconds have the sign of the whole.
        let seconds = self.nanoseconds() / NANOSECONDS_PER_SECOND;
        write_parts(f, &[(seconds / 3_600, 'H'), (seconds / 60 % 60, 'M')])?;
        write_seconds(f, self.nanoseconds() % (60 * NANOSECONDS_PER_SECOND))
    }
}

fn write_parts(f: &mut fmt::Formatter<'_>, parts: &[(i128, char)]) -> fmt::Result {
    parts.iter().filter(|(amount, _)| *amount != 0).try_for_each(|(amount, unit)| write!(f, "{amount}{unit}"))
}

/// Writes less than a minute's nanoseconds as `-1.5S`; nothing for none.
fn write_seconds(f: &mut fmt::Formatter<'_>, nanoseconds: i128) -> fmt::Result {
    if nanoseconds == 0 {
        return Ok(());
    }
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let length = nanoseconds.unsigned_abs();
    write!(f, "{sign}{}", length / NANOSECONDS_PER_SECOND.unsigned_abs())?;
    let fraction = u32::try_from(length % NANOSECONDS_PER_SECOND.unsigned_abs());
    write_fraction(f, fraction.expect("a second has fewer nanoseconds"))?;
    f.write_str("S")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn duration(amounts: &[(&str, &str)]) -> Duration {
        let mut sum = Amounts::default();
        for (unit, amount) in amounts {
            sum.add(DurationUnit::named(unit).unwrap(), amount.parse().unwrap()).unwrap();
        }
        sum.into_duration().unwrap()
    }

    #[test]
    fn fractions_are_carried_to_smaller_units() {
        let text = |amounts| duration(amounts).to_string();
        assert_eq!(text(&[("months", "0.75")]), "P22DT19H51M49.5S");
        assert_eq!(text(&[("weeks", "2.5")]), "P17DT12H");
        assert_eq!(
            text(&[("years", "12.5"), ("months", "5.5"), ("days", "14.5"), ("hours", "16.5")]),
            "P12Y11M29DT33H44M33S"
        );
        assert_eq!(text(&[("days", "14.1")]), "P14DT2H24M");
    }

    #[test]
    fn whole_units_are_not_carried() {
        assert_eq!(duration(&[("days", "-14"), ("hours", "16")]).to_string(), "P-14DT16H");
        assert_eq!(duration(&[("hours", "48")]).to_string(), "PT48H");
    }

    #[test]
    fn seconds_and_their_fraction_are_written_with_one_sign() {
        let text = |seconds, milliseconds| {
            duration(&[("seconds", seconds), ("milliseconds", milliseconds)]).to_string()
        };
        assert_eq!(text("2", "-1"), "PT1.999S");
        assert_eq!(text("-2", "1"), "PT-1.999S");
        assert_eq!(text("0", "-1"), "PT-0.001S");
        assert_eq!(text("-60", "-1"), "PT-1M-0.001S");
        assert_eq!(text("0", "0"), "PT0S");
    }

    #[test]
    fn a_duration_beyond_64_bits_is_an_error() {
        assert!(Duration::new(i128::from(i64::MAX) + 1, 0, 0).is_err());
        assert!(Duration::new(0, 0, i128::MAX).is_err());
    }
}
