//! Changes ⇄ bytes.
//!
//! What comes in is a [`Change`](crate::graph::Change) or a part of one; what goes out is its bytes, and
//! the other way round. Numbers go through bincode with fixed-width little-endian integers, a count of
//! items is a `u32`, a choice is one byte; everything made of these is written out here, so that no
//! library decides how much memory a count that was read may claim. [`Compact`] numbers take a byte for
//! seven bits; snapshots use them for ids.
//!
//! Bytes are decoded within the slice they lie in: a count never claims more than the slice can hold, and
//! lists in lists are followed [`DEPTH_LIMIT`] deep at most, in both directions. Checksums are not here:
//! whoever reads bytes from a file makes sure that they are those once written before they are decoded.

mod change;
mod schema;
mod temporal;
mod value;

pub(super) use schema::{PlainIndex, plain};

use crate::error::{Error, Result};
use bincode::config::{Configuration, Fixint, LittleEndian, NoLimit};
use std::sync::Arc;

/// How deep lists and maps may lie in each other.
pub(super) const DEPTH_LIMIT: usize = 64;

const CONFIGURATION: Configuration<LittleEndian, Fixint, NoLimit> =
    bincode::config::standard().with_fixed_int_encoding();

/// What can be turned into bytes.
pub(super) trait Encode {
    /// Appends the bytes.
    fn encode(&self, to: &mut Encoder);
}

/// What can be read from bytes.
pub(super) trait Decode: Sized {
    /// Takes the bytes from the front.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed>;
}

/// The bytes of one `item`.
///
/// # Errors
/// [`Error::Limit`] when it holds what [`decode`] would refuse: lists nested too deep, or too long.
pub(super) fn encode(item: &(impl Encode + ?Sized)) -> Result<Vec<u8>> {
    let mut encoder = Encoder::default();
    item.encode(&mut encoder);
    encoder.finish()
}

/// The one item whose bytes these are, to the last byte.
pub(super) fn decode<T: Decode>(bytes: &[u8]) -> Result<T, Malformed> {
    let mut decoder = Decoder::new(bytes);
    let item = T::decode(&mut decoder)?;
    decoder.finish()?;
    Ok(item)
}

/// Bytes that no encoder writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Malformed {
    /// Where in the slice.
    pub(super) offset: usize,
    /// What was expected and what was found.
    pub(super) message: String,
}

/// Collects bytes.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    bytes: Vec<u8>,
    depth: usize,
    fault: Option<&'static str>,
}

impl Encoder {
    /// How many bytes there are by now.
    pub(super) fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The bytes, or [`Error::Limit`] when something could not be written.
    pub(super) fn finish(self) -> Result<Vec<u8>> {
        match self.fault {
            None => Ok(self.bytes),
            Some(fault) => Err(Error::Limit(format!("cannot be stored: {fault}"))),
        }
    }

    /// Writes bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    fn fail(&mut self, fault: &'static str) {
        self.fault.get_or_insert(fault);
    }

    fn number(&mut self, number: impl bincode::Encode) {
        bincode::encode_into_std_write(number, &mut self.bytes, CONFIGURATION)
            .expect("writing a number into a vector cannot fail");
    }

    fn count(&mut self, count: usize) {
        match u32::try_from(count) {
            Ok(count) => self.number(count),
            Err(_) => self.fail("a text or list of more than four thousand million items"),
        }
    }

    /// Writes what lies within a list or map, unless that is too deep.
    fn nest(&mut self, inner: impl FnOnce(&mut Self)) {
        if self.depth == DEPTH_LIMIT {
            return self.fail("lists or maps nested more than 64 deep");
        }
        self.depth += 1;
        inner(self);
        self.depth -= 1;
    }
}

/// Takes bytes from the front of a slice.
#[derive(Debug)]
pub(super) struct Decoder<'bytes> {
    rest: &'bytes [u8],
    length: usize,
    depth: usize,
}

impl<'bytes> Decoder<'bytes> {
    /// A decoder at the first of `bytes`.
    pub(super) fn new(bytes: &'bytes [u8]) -> Self {
        Decoder { rest: bytes, length: bytes.len(), depth: 0 }
    }

    /// Makes sure that nothing is left over.
    pub(super) fn finish(self) -> Result<(), Malformed> {
        match self.rest.len() {
            0 => Ok(()),
            left => Err(self.malformed(format!("{left} bytes follow where none are expected"))),
        }
    }

    /// The error for what lies at the present position.
    pub(super) fn malformed(&self, message: impl Into<String>) -> Malformed {
        Malformed { offset: self.length - self.rest.len(), message: message.into() }
    }

    fn number<T: bincode::Decode<()>>(&mut self, what: &str) -> Result<T, Malformed> {
        let (number, taken) = bincode::decode_from_slice(self.rest, CONFIGURATION)
            .map_err(|error| self.malformed(format!("expected {what}: {error}")))?;
        self.rest = &self.rest[taken..];
        Ok(number)
    }

    /// So many bytes as they are.
    pub(super) fn bytes(&mut self, count: usize) -> Result<&'bytes [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(|| self.too_many(count))?;
        self.rest = rest;
        Ok(taken)
    }

    /// A count of things that take at least a byte each, so that it cannot be more than the bytes left.
    fn count(&mut self) -> Result<usize, Malformed> {
        let count: u32 = self.number("a count")?;
        usize::try_from(count)
            .ok()
            .filter(|&count| count <= self.rest.len())
            .ok_or_else(|| self.too_many(count))
    }

    fn too_many(&self, count: impl std::fmt::Display) -> Malformed {
        self.malformed(format!("expected {count} more, found {} bytes", self.rest.len()))
    }

    /// Reads what lies within a list or map, unless that is too deep.
    fn nest<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, Malformed>) -> Result<T, Malformed> {
        if self.depth == DEPTH_LIMIT {
            return Err(self.malformed("expected at most 64 lists or maps in each other"));
        }
        self.depth += 1;
        let item = inner(self);
        self.depth -= 1;
        item
    }

    /// The error for a choice that does not exist.
    fn unknown(&self, what: &str, found: u8) -> Malformed {
        self.malformed(format!("expected {what}, found {found}"))
    }
}

/// Makes numbers codable by leaving them to bincode.
macro_rules! numbers {
    ($($number:ty: $what:literal),* $(,)?) => {$(
        impl Encode for $number {
            fn encode(&self, to: &mut Encoder) {
                to.number(*self);
            }
        }

        impl Decode for $number {
            fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
                from.number($what)
            }
        }
    )*};
}

numbers!(
    u8: "a byte",
    bool: "a truth value",
    u32: "a number of 4 bytes",
    i32: "a number of 4 bytes",
    u64: "a number of 8 bytes",
    i64: "a number of 8 bytes",
    f64: "a floating-point number",
);

/// A number that takes a byte for each seven bits: small numbers are short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Compact(pub(super) u64);

impl Encode for Compact {
    fn encode(&self, to: &mut Encoder) {
        let mut rest = self.0;
        while rest >= 0x80 {
            to.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        to.bytes.push(rest as u8);
    }
}

impl Decode for Compact {
    #[inline]
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        // Most numbers are small.
        if let [byte @ ..0x80, rest @ ..] = from.rest {
            from.rest = rest;
            return Ok(Compact(u64::from(*byte)));
        }
        from.long_number()
    }
}

impl Decoder<'_> {
    /// A [`Compact`] number of more than one byte.
    fn long_number(&mut self) -> Result<Compact, Malformed> {
        let from = self;
        let mut number = 0_u64;
        for (place, &byte) in from.rest.iter().take(10).enumerate() {
            let (shift, bits) = (7 * place, u64::from(byte & 0x7f));
            if (bits << shift) >> shift != bits {
                break;
            }
            number |= bits << shift;
            if byte < 0x80 {
                from.rest = &from.rest[place + 1..];
                return Ok(Compact(number));
            }
        }
        Err(from.malformed("expected a number of at most 64 bits"))
    }
}

impl Encode for str {
    fn encode(&self, to: &mut Encoder) {
        to.count(self.len());
        to.bytes.extend_from_slice(self.as_bytes());
    }
}

impl Encode for Arc<str> {
    fn encode(&self, to: &mut Encoder) {
        str::encode(self, to);
    }
}

impl Decode for Arc<str> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let count = from.count()?;
        let bytes = from.bytes(count)?;
        let text =
            std::str::from_utf8(bytes).map_err(|error| from.malformed(format!("expected text: {error}")))?;
        Ok(text.into())
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, to: &mut Encoder) {
        to.count(self.len());
        for item in self {
            item.encode(to);
        }
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, to: &mut Encoder) {
        self.as_slice().encode(to);
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let count = from.count()?;
        (0..count).map(|_| T::decode(from)).collect()
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, to: &mut Encoder) {
        self.is_some().encode(to);
        if let Some(item) = self {
            item.encode(to);
        }
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok(if bool::decode(from)? { Some(T::decode(from)?) } else { None })
    }
}

impl<A: Encode, B: Encode> Encode for (A, B) {
    fn encode(&self, to: &mut Encoder) {
        self.0.encode(to);
        self.1.encode(to);
    }
}

impl<A: Decode, B: Decode> Decode for (A, B) {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        Ok((A::decode(from)?, B::decode(from)?))
    }
}

#[cfg(test)]
mod tests;
