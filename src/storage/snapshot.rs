//! The snapshot: a whole graph at one moment, in a file that never changes.
//!
//! ```text
//! header | frames of names | nodes | relationships | node properties | relationship properties
//!        | claims | indexes | footer | trailer
//! ```
//!
//! A frame is `length u32 | section u8 | records u32 | crc u32 | payload`, little-endian, and holds whole
//! records of one section, about 1 MiB of them; only a single record that is larger makes it larger. Ids
//! are written as the step from the record before, afresh in each frame, so that each can be read on its
//! own. The [`Footer`] lists the sections and the ids to go on with; the trailer says where the footer is
//! and how long the file must be. Every byte lies under some checksum, and nothing lies between.
//!
//! [`write`](write()) takes a [`PropertyGraph`](crate::graph::PropertyGraph), [`read`](read()) returns one. That a
//! file is there completely or not at all is [`Place::publish`](super::place::Place::publish)'s work.

mod read;
mod write;

pub(super) use read::{Snapshot, read};
pub(super) use write::write;

use super::codec::{Compact, Decode, Decoder, Encode, Encoder, Malformed};
use crate::error::Result;

/// How long a frame is before its payload.
const HEAD: usize = 13;
/// How long the trailer is.
const TRAILER: usize = 28;
/// A frame ends with the record that makes its payload at least this long.
const FRAME_LENGTH: usize = 1 << 20;
/// The last bytes of a complete snapshot.
const END: &[u8; 8] = b"silk.end";

/// What a frame's records are. The numbers are the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Section {
    /// Labels, relationship types and property keys, by their [`NameKind`].
    Names = 1,
    /// An id and the numbers of labels.
    Nodes = 2,
    /// An id, the number of a type, and the two ends.
    Relationships = 3,
    /// A node and its properties.
    NodeProperties = 4,
    /// A relationship and its properties.
    RelationshipProperties = 5,
    /// An id, what it is about, and the claim.
    Claims = 6,
    /// The definitions of indexes.
    Indexes = 7,
    /// The one [`Footer`].
    Footer = 255,
}

impl Section {
    const ALL: [Section; 8] = [
        Section::Names,
        Section::Nodes,
        Section::Relationships,
        Section::NodeProperties,
        Section::RelationshipProperties,
        Section::Claims,
        Section::Indexes,
        Section::Footer,
    ];
}

impl Encode for Section {
    fn encode(&self, to: &mut Encoder) {
        (*self as u8).encode(to);
    }
}

impl Decode for Section {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let number = u8::decode(from)?;
        let section = Section::ALL.into_iter().find(|&section| section as u8 == number);
        section.ok_or_else(|| from.malformed(format!("expected a section, found {number}")))
    }
}

/// Where a section lies, and how much is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Extent {
    section: Section,
    /// The first byte of its first frame.
    offset: u64,
    /// How many bytes its frames take together.
    length: u64,
    /// How many records they hold.
    records: u64,
}

impl Encode for Extent {
    fn encode(&self, to: &mut Encoder) {
        self.section.encode(to);
        (self.offset, (self.length, self.records)).encode(to);
    }
}

impl Decode for Extent {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let (section, (offset, (length, records))) = Decode::decode(from)?;
        Ok(Extent { section, offset, length, records })
    }
}

/// What is known only when everything else is written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Footer {
    /// The sections in the order in which they lie in the file.
    sections: Vec<Extent>,
    next_node: u64,
    next_relationship: u64,
    next_claim: u64,
    /// CRC-32C of the checksums of all frames in their order.
    frames: u32,
}

impl Encode for Footer {
    fn encode(&self, to: &mut Encoder) {
        self.sections.encode(to);
        (self.next_node, (self.next_relationship, self.next_claim)).encode(to);
        self.frames.encode(to);
    }
}

impl Decode for Footer {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        let sections = Decode::decode(from)?;
        let (next_node, (next_relationship, next_claim)) = Decode::decode(from)?;
        Ok(Footer { sections, next_node, next_relationship, next_claim, frames: u32::decode(from)? })
    }
}

/// The checksum of a frame, over its head and its payload.
fn checksum(length: u32, section: u8, records: u32, payload: &[u8]) -> u32 {
    let head = crc32c::crc32c(&length.to_le_bytes());
    let head = crc32c::crc32c_append(head, &[section]);
    let head = crc32c::crc32c_append(head, &records.to_le_bytes());
    crc32c::crc32c_append(head, payload)
}

/// Numbers that mostly grow, each written as the step from the one before.
#[derive(Debug, Default)]
struct Steps {
    last: u64,
}

impl Steps {
    /// Writes a number, which may also be smaller than the last.
    fn encode(&mut self, number: u64, to: &mut Encoder) {
        Compact(number.wrapping_sub(self.last)).encode(to);
        self.last = number;
    }

    /// Reads the number back.
    fn decode(&mut self, from: &mut Decoder<'_>) -> Result<u64, Malformed> {
        self.last = self.last.wrapping_add(Compact::decode(from)?.0);
        Ok(self.last)
    }
}
