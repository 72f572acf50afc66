//! Temporal values, by their parts.
//!
//! The first byte says which type it is. These numbers, and the order of the fields, are the format: they
//! are added to, never changed.

use super::{Decode, Decoder, Encode, Encoder, Malformed};
use crate::value::Temporal;
use crate::value::temporal::Parts;
use std::sync::Arc;

impl Encode for Temporal {
    fn encode(&self, to: &mut Encoder) {
        match Parts::from(self.clone()) {
            Parts::Date { day } => (0_u8, day).encode(to),
            Parts::LocalTime { nanosecond } => (1_u8, nanosecond).encode(to),
            Parts::Time { nanosecond, offset } => (2_u8, (nanosecond, offset)).encode(to),
            Parts::LocalDateTime { day, nanosecond } => (3_u8, (day, nanosecond)).encode(to),
            Parts::DateTime { day, nanosecond, offset, zone } => {
                (4_u8, (day, (nanosecond, offset))).encode(to);
                zone.map(Arc::<str>::from).encode(to);
            }
            Parts::Duration { months, days, seconds, nanosecond } => {
                (5_u8, ((months, days), (seconds, nanosecond))).encode(to);
            }
        }
    }
}

impl Decode for Temporal {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        // Fields of a literal are evaluated in the order in which they are written here.
        let parts = match u8::decode(from)? {
            0 => Parts::Date { day: Decode::decode(from)? },
            1 => Parts::LocalTime { nanosecond: Decode::decode(from)? },
            2 => Parts::Time { nanosecond: Decode::decode(from)?, offset: Decode::decode(from)? },
            3 => Parts::LocalDateTime { day: Decode::decode(from)?, nanosecond: Decode::decode(from)? },
            4 => Parts::DateTime {
                day: Decode::decode(from)?,
                nanosecond: Decode::decode(from)?,
                offset: Decode::decode(from)?,
                zone: Option::<Arc<str>>::decode(from)?.map(|zone| zone.to_string()),
            },
            5 => Parts::Duration {
                months: Decode::decode(from)?,
                days: Decode::decode(from)?,
                seconds: Decode::decode(from)?,
                nanosecond: Decode::decode(from)?,
            },
            kind => return Err(from.unknown("a kind of temporal value", kind)),
        };
        Temporal::try_from(parts).map_err(|error| from.malformed(error.message))
    }
}
