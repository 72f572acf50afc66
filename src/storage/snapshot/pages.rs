//! The values of one key as pages: those of up to 256 ids that begin at a multiple of 256, written as what they are.
//!
//! ```text
//! number of the page, a step from what follows the one before | how many values - 1, a byte
//! which ids have one: nothing for 256, a byte each up to 31, else a bit each
//! kind, a byte | the values
//! ```
//!
//! Integers are written as the least and how much more each is, in as few bytes as the greatest needs; truth values a bit
//! each; texts once a frame and afterwards by number; what is of several kinds or another kind as [`Value`]s.

use super::super::codec::{Compact, Decode, Decoder, Encode, Encoder, Malformed};
use super::Steps;
use crate::graph::{ColumnValues, PageValues, is_storable};
use crate::value::Value;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// How many ids a page is for.
const IDS: u64 = 256;

/// A page with fewer values lists the ids that have one.
const FEW: usize = 32;

/// Texts that are longer are not looked for again.
const LONGEST_TEXT: usize = 64;

/// How many texts of a frame are known by number.
const MOST_TEXTS: usize = 1 << 16;

const MIXED: u8 = 0;
const INTEGERS: u8 = 1;
const FLOATS: u8 = 2;
const BOOLEANS: u8 = 3;
const TEXTS: u8 = 4;

/// A page of values, by ascending place in it.
pub(super) struct Page {
    number: u64,
    values: Vec<(u8, Value)>,
}

/// The pages of values that come by ascending id.
pub(super) fn pages(values: impl Iterator<Item = (u64, Value)>) -> impl Iterator<Item = Page> {
    let mut values = values.peekable();
    std::iter::from_fn(move || {
        let number = values.peek()?.0 / IDS;
        let mut page = Page { number, values: Vec::new() };
        while let Some((id, value)) = values.next_if(|(id, _)| id / IDS == number) {
            page.values.push(((id % IDS) as u8, value));
        }
        Some(page)
    })
}

/// Texts that have come already in a frame, with their numbers from 1.
#[derive(Debug, Default)]
pub(super) struct Texts {
    numbers: FxHashMap<Arc<str>, u64>,
    texts: Vec<Arc<str>>,
}

impl Texts {
    fn learn(&mut self, text: &Arc<str>) {
        if text.len() <= LONGEST_TEXT && self.texts.len() < MOST_TEXTS {
            self.texts.push(text.clone());
        }
    }

    fn encode(&mut self, text: &Arc<str>, to: &mut Encoder) {
        if let Some(&number) = self.numbers.get(text) {
            return Compact(number).encode(to);
        }
        Compact(0).encode(to);
        Compact(text.len() as u64).encode(to);
        to.bytes(text.as_bytes());
        let known = self.texts.len();
        self.learn(text);
        if self.texts.len() > known {
            self.numbers.insert(text.clone(), self.texts.len() as u64);
        }
    }

    fn decode(&mut self, from: &mut Decoder<'_>) -> Result<Arc<str>, Malformed> {
        let number = Compact::decode(from)?.0;
        let Some(place) = number.checked_sub(1) else {
            let length = Compact::decode(from)?.0;
            let bytes = from.bytes(usize::try_from(length).unwrap_or(usize::MAX))?;
            let text = std::str::from_utf8(bytes);
            let text = Arc::from(text.map_err(|error| from.malformed(format!("expected text: {error}")))?);
            self.learn(&text);
            return Ok(text);
        };
        let text = usize::try_from(place).ok().and_then(|place| self.texts.get(place));
        text.cloned().ok_or_else(|| from.malformed(format!("expected the number of a text, found {number}")))
    }
}

pub(super) fn encode(page: &Page, steps: &mut Steps, to: &mut Encoder) {
    let values = || page.values.iter().map(|(_, value)| value);
    steps.id.encode(page.number, to);
    steps.id.last = page.number + 1;
    encode_places(&page.values, to);
    if let Some(integers) =
        all(values(), |value| if let Value::Integer(it) = value { Some(*it) } else { None })
    {
        INTEGERS.encode(to);
        encode_integers(&integers, to);
    } else if let Some(floats) =
        all(values(), |value| if let Value::Float(it) = value { Some(*it) } else { None })
    {
        FLOATS.encode(to);
        floats.iter().for_each(|float| to.bytes(&float.to_bits().to_le_bytes()));
    } else if let Some(truths) =
        all(values(), |value| if let Value::Boolean(it) = value { Some(*it) } else { None })
    {
        BOOLEANS.encode(to);
        to.bytes(&bits((0..=u8::MAX).zip(&truths).filter(|(_, truth)| **truth).map(|(place, _)| place)));
    } else if let Some(texts) =
        all(values(), |value| if let Value::String(it) = value { Some(it) } else { None })
    {
        TEXTS.encode(to);
        texts.into_iter().for_each(|text| steps.texts.encode(text, to));
    } else {
        MIXED.encode(to);
        values().for_each(|value| value.encode(to));
    }
}

/// What every value is made of, if all are of the kind that `part` knows.
fn all<'a, T>(
    values: impl Iterator<Item = &'a Value>,
    part: impl FnMut(&'a Value) -> Option<T>,
) -> Option<Vec<T>> {
    values.map(part).collect()
}

fn encode_places(values: &[(u8, Value)], to: &mut Encoder) {
    ((values.len() - 1) as u8).encode(to);
    let places = values.iter().map(|(place, _)| *place);
    match values.len() {
        256 => {}
        ..FEW => places.for_each(|place| place.encode(to)),
        _ => to.bytes(&bits(places)),
    }
}

/// A bit for each place.
fn bits(places: impl Iterator<Item = u8>) -> [u8; 32] {
    places.fold([0; 32], |mut bits, place| {
        bits[usize::from(place) / 8] |= 1 << (place % 8);
        bits
    })
}

fn has_bit(bits: &[u8], place: u8) -> bool {
    bits[usize::from(place) / 8] >> (place % 8) & 1 == 1
}

fn encode_integers(integers: &[i64], to: &mut Encoder) {
    let least = integers.iter().copied().min().unwrap_or(0);
    let more = |integer: i64| integer.wrapping_sub(least).cast_unsigned();
    let greatest = integers.iter().copied().map(more).max().unwrap_or(0);
    let width = [0, 1, 2, 4].into_iter().find(|width| greatest >> (8 * width) == 0).unwrap_or(8);
    least.encode(to);
    (width as u8).encode(to);
    integers.iter().for_each(|&integer| to.bytes(&more(integer).to_le_bytes()[..width]));
}

/// Reads a page to the end of `values`.
pub(super) fn decode(
    values: &mut ColumnValues,
    steps: &mut Steps,
    from: &mut Decoder<'_>,
) -> Result<(), Malformed> {
    let first = first_row(steps, from)?;
    let places = decode_places(from)?;
    let page = match u8::decode(from)? {
        INTEGERS => PageValues::Integers(decode_integers(places.len(), from)?),
        FLOATS => {
            let bytes = from.bytes(8 * places.len())?.as_chunks().0;
            PageValues::Floats(bytes.iter().map(|it| f64::from_bits(u64::from_le_bytes(*it))).collect())
        }
        BOOLEANS => {
            let bits = from.bytes(32)?;
            PageValues::Booleans((0..=u8::MAX).zip(&places).map(|(bit, _)| has_bit(bits, bit)).collect())
        }
        TEXTS => PageValues::Strings(each(&places, || steps.texts.decode(from))?),
        MIXED => PageValues::Mixed(each(&places, || storable(Value::decode(from)?, from))?),
        kind => return Err(from.malformed(format!("expected a kind of values, found {kind}"))),
    };
    values.push_page(first, &places, page);
    Ok(())
}

fn each<T>(places: &[u8], mut read: impl FnMut() -> Result<T, Malformed>) -> Result<Vec<T>, Malformed> {
    places.iter().map(|_| read()).collect()
}

/// Goes past a page: its first row, and which of its rows have a value.
pub(super) fn places(steps: &mut Steps, from: &mut Decoder<'_>) -> Result<(u64, [u64; 4]), Malformed> {
    let first = first_row(steps, from)?;
    let places = decode_places(from)?;
    match u8::decode(from)? {
        INTEGERS => {
            i64::decode(from)?;
            let width = usize::from(u8::decode(from)?);
            from.bytes(width * places.len())?;
        }
        FLOATS => drop(from.bytes(8 * places.len())?),
        BOOLEANS => drop(from.bytes(32)?),
        TEXTS => {
            for _ in &places {
                if Compact::decode(from)?.0 == 0 {
                    let length = Compact::decode(from)?.0;
                    from.bytes(usize::try_from(length).unwrap_or(usize::MAX))?;
                }
            }
        }
        MIXED => {
            for _ in &places {
                Value::decode(from)?;
            }
        }
        kind => return Err(from.malformed(format!("expected a kind of values, found {kind}"))),
    }
    if places.len() == 256 {
        return Ok((first, [u64::MAX; 4]));
    }
    let mut rows = [0; 4];
    places.iter().for_each(|place| rows[usize::from(place / 64)] |= 1_u64 << (place % 64));
    Ok((first, rows))
}

/// The first row of the next page, which comes after all before.
fn first_row(steps: &mut Steps, from: &mut Decoder<'_>) -> Result<u64, Malformed> {
    let least = steps.id.last;
    let number = steps.id.decode(from)?;
    let first = number.checked_mul(IDS).filter(|first| number >= least && *first <= u64::from(u32::MAX));
    let first = first
        .ok_or_else(|| from.malformed(format!("expected the number of a later page, found {number}")))?;
    steps.id.last = number + 1;
    Ok(first)
}

fn decode_places(from: &mut Decoder<'_>) -> Result<Vec<u8>, Malformed> {
    let count = usize::from(u8::decode(from)?) + 1;
    let places: Vec<u8> = match count {
        256 => (0..=u8::MAX).collect(),
        ..FEW => from.bytes(count)?.to_vec(),
        _ => {
            let bits = from.bytes(32)?;
            (0..=u8::MAX).filter(|place| has_bit(bits, *place)).collect()
        }
    };
    match places.len() == count && places.is_sorted_by(|one, other| one < other) {
        true => Ok(places),
        false => Err(from.malformed(format!("expected {count} ids that have a value, ascending"))),
    }
}

fn decode_integers(count: usize, from: &mut Decoder<'_>) -> Result<Vec<i64>, Malformed> {
    let (least, width) = (i64::decode(from)?, usize::from(u8::decode(from)?));
    if !matches!(width, 0 | 1 | 2 | 4 | 8) {
        return Err(from.malformed(format!("expected a width of integers, found {width}")));
    }
    let bytes = from.bytes(width * count)?;
    let integer = |more: u64| least.wrapping_add_unsigned(more);
    Ok(match width {
        0 => vec![least; count],
        1 => bytes.iter().map(|more| integer((*more).into())).collect(),
        2 => bytes.as_chunks().0.iter().map(|more| integer(u16::from_le_bytes(*more).into())).collect(),
        4 => bytes.as_chunks().0.iter().map(|more| integer(u32::from_le_bytes(*more).into())).collect(),
        _ => bytes.as_chunks().0.iter().map(|more| integer(u64::from_le_bytes(*more))).collect(),
    })
}

/// A value that may be that of a property.
fn storable(value: Value, from: &Decoder<'_>) -> Result<Value, Malformed> {
    match is_storable(&value) {
        true => Ok(value),
        false => {
            Err(from.malformed(format!("expected the value of a property, found {}", value.type_name())))
        }
    }
}
