//! Where a clock stands: at an offset from UTC, or in a named time zone whose rules jiff knows.
//!
//! jiff's rules cover the years -9999 to 9999. Beyond them a year stands for the one some multiple of 400
//! years away, when the calendar is the same: far in the past that is the zone's first known offset, far in
//! the future its standing rules.

use super::calendar::DAYS_PER_CYCLE;
use super::date_time::LocalDateTime;
use super::time::{NANOSECONDS_PER_DAY, NANOSECONDS_PER_SECOND};
use super::{invalid, parse, within};
use crate::error::QueryError;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{Timestamp, civil};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A distance from UTC in seconds, at most 18 hours; positive to the east, where clocks are ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Offset(i32);

/// Where a clock stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Zone {
    /// At an offset that never changes.
    Fixed(Offset),
    /// In a place whose offset changes with its laws.
    Named(NamedZone),
}

/// A time zone of the IANA database. Equal, ordered and hashed by its name.
#[derive(Clone)]
pub struct NamedZone {
    name: Arc<str>,
    rules: TimeZone,
}

/// The offsets that a local time may have; where clocks are put back there are two.
pub(super) struct Resolution {
    /// The offset that the local time is read with.
    pub(super) read: Offset,
    /// The offset that the instant thereby found has: another one only where the clocks leap over `read`.
    pub(super) shown: Offset,
    /// The second reading of a local time that happens twice.
    pub(super) second: Option<Offset>,
}

impl Offset {
    /// No distance at all.
    pub const UTC: Offset = Offset(0);

    /// The offset of so many seconds.
    ///
    /// # Errors
    /// `ArgumentError: NumberOutOfRange` beyond 18 hours.
    pub fn from_seconds(seconds: i64) -> Result<Self, QueryError> {
        let seconds = within("the offset in seconds", seconds, -64_800..=64_800)?;
        Ok(Offset(i32::try_from(seconds).expect("18 hours are few seconds")))
    }

    /// The seconds by which clocks here are ahead of UTC.
    pub fn seconds(self) -> i64 {
        i64::from(self.0)
    }

    pub(super) fn nanoseconds(self) -> i128 {
        i128::from(self.0) * NANOSECONDS_PER_SECOND
    }
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Zone = Zone::Fixed(Offset::UTC);

    /// Reads `Z`, `+01:00` or the name of a zone (`Europe/Stockholm`; a space may stand for the underscore).
    ///
    /// # Errors
    /// `ArgumentError: InvalidArgumentValue` for a text that is neither.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        match parse::offset(text) {
            Some(offset) => offset.map(Zone::Fixed),
            None => NamedZone::find(text).map(Zone::Named),
        }
    }

    /// The offset of this zone's clocks at an instant, in nanoseconds since 1970 (UTC).
    pub fn offset_at(&self, nanoseconds: i128) -> Offset {
        match self {
            Zone::Fixed(offset) => *offset,
            Zone::Named(zone) => zone.offset_at(nanoseconds),
        }
    }

    /// How a local time is to be read here.
    pub(super) fn resolve(&self, local: LocalDateTime) -> Resolution {
        match self {
            Zone::Fixed(offset) => Resolution { read: *offset, shown: *offset, second: None },
            Zone::Named(zone) => zone.resolve(local),
        }
    }
}

impl NamedZone {
    fn find(name: &str) -> Result<Self, QueryError> {
        let rules = TimeZone::get(&name.replace(' ', "_"))
            .map_err(|_| invalid(format!("there is no time zone '{name}'")))?;
        Ok(NamedZone { name: rules.iana_name().unwrap_or(name).into(), rules })
    }

    /// The zone's name in the IANA database.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn offset_at(&self, nanoseconds: i128) -> Offset {
        const CYCLE: i128 = DAYS_PER_CYCLE as i128 * NANOSECONDS_PER_DAY;
        // From here on the cycles next to the era of 1970 are within jiff's range.
        let cycles = nanoseconds.div_euclid(CYCLE);
        let near = nanoseconds.rem_euclid(CYCLE) + cycles.clamp(-20, 18) * CYCLE;
        let timestamp = Timestamp::from_nanosecond(near).expect("the year is brought into jiff's range");
        Offset(self.rules.to_offset(timestamp).seconds())
    }

    fn resolve(&self, local: LocalDateTime) -> Resolution {
        let as_ours = |offset: jiff::tz::Offset| Offset(offset.seconds());
        match self.rules.to_ambiguous_timestamp(nearby(local)).offset() {
            AmbiguousOffset::Unambiguous { offset } => {
                Resolution { read: as_ours(offset), shown: as_ours(offset), second: None }
            }
            AmbiguousOffset::Gap { before, after } => {
                Resolution { read: as_ours(before), shown: as_ours(after), second: None }
            }
            AmbiguousOffset::Fold { before, after } => {
                Resolution { read: as_ours(before), shown: as_ours(before), second: Some(as_ours(after)) }
            }
        }
    }
}

/// The same local time, some multiple of 400 years away if need be, as jiff writes it.
fn nearby(local: LocalDateTime) -> civil::DateTime {
    const NEAR: &str = "the year is brought into jiff's range";
    let (date, time) = (local.date, local.time);
    let year = match date.year() {
        year @ -9_000..=9_000 => year,
        year => year.rem_euclid(400) + if year < 0 { -9_200 } else { 8_800 },
    };
    let small = |number: i64| i8::try_from(number).expect("a month, day, hour, minute or second is small");
    let day = civil::Date::new(i16::try_from(year).expect(NEAR), small(date.month()), small(date.day()));
    let nanosecond = i32::try_from(time.nanosecond()).expect("a second has so many nanoseconds");
    let clock = civil::Time::new(small(time.hour()), small(time.minute()), small(time.second()), nanosecond);
    day.expect(NEAR).to_datetime(clock.expect("our times of day are jiff's"))
}

impl PartialEq for NamedZone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for NamedZone {}

impl Hash for NamedZone {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name.hash(state);
    }
}

impl fmt::Debug for NamedZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NamedZone").field(&self.name).finish()
    }
}

impl fmt::Display for Offset {
    /// `Z`, `+01:00` or `+00:53:28`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0 == 0 {
            return f.write_str("Z");
        }
        let seconds = self.0.unsigned_abs();
        let sign = if self.0 < 0 { '-' } else { '+' };
        write!(f, "{sign}{:02}:{:02}", seconds / 3_600, seconds / 60 % 60)?;
        if !seconds.is_multiple_of(60) {
            write!(f, ":{:02}", seconds % 60)?;
        }
        Ok(())
    }
}

impl fmt::Display for Zone {
    /// The zone's name, or its offset.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Zone::Fixed(offset) => offset.fmt(f),
            Zone::Named(zone) => f.write_str(&zone.name),
        }
    }
}
