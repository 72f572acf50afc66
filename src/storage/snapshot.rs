//! The snapshot: a whole graph at one moment, in a file that never changes.
//!
//! ```text
//! header | frames of names | nodes | relationships | node values | relationship values
//!        | claims | indexes | constraints | counts | footer | trailer
//! ```
//!
//! A frame is `length u32 | section u8 | records u32 | crc u32 | payload`, little-endian, and holds whole
//! records of one section, about 1 MiB of them; only a single record that is larger makes it larger. Frames are
//! read by several threads, so each can be read on its own: numbers are written as [`Step`]s from the one before,
//! afresh in each frame. The [`Footer`] lists the sections and the ids to go on with; the trailer says where the
//! footer is and how long the file must be. Every byte lies under some checksum, and nothing lies between.
//!
//! What is alike lies together. Nodes are runs of ids with the same labels ([`runs`]), relationships are the rows of
//! the nodes they start at ([`rows`]), and properties are the pages of a column ([`pages`]).
//!
//! [`write`](write()) takes a [`PropertyGraph`](crate::graph::PropertyGraph), [`read`](read()) returns one. That a
//! file is there completely or not at all is [`Place::publish`](super::place::Place::publish)'s work.

mod runs;
mod counts;
mod rows;
mod pages;
mod decode;
mod read;
mod write;

pub(super) use read::{Snapshot, read};
pub(super) use write::write;

use super::codec::{Compact, Decode, Decoder, Encode, Encoder, Malformed};
use crate::error::Result;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How long a frame is before its payload.
const HEAD: usize = 13;
/// How long the trailer is.
const TRAILER: usize = 28;
/// A frame ends with the record that makes its payload at least this long.
const FRAME_LENGTH: usize = 1 << 20;
/// Fewer bytes are not worth a second thread.
const WORTH_A_THREAD: usize = 1 << 20;
/// The last bytes of a complete snapshot.
const END: &[u8; 8] = b"silk.end";

/// What a frame's records are. The numbers are the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Section {
    /// Labels, relationship types and property keys, by their [`NameKind`].
    Names = 1,
    /// Runs of nodes.
    Nodes = 2,
    /// Rows of relationships of one type, whose number begins each frame.
    Relationships = 3,
    /// Pages of the values that nodes have for one key, whose number begins each frame.
    NodeValues = 4,
    /// The same of relationships.
    RelationshipValues = 5,
    /// An id, what it is about, and the claim.
    Claims = 6,
    /// The definitions of indexes of the nodes of a label by one property, but for those that constraints keep.
    Indexes = 7,
    /// The definitions of constraints.
    Constraints = 8,
    /// The definitions of all other indexes of values.
    OtherIndexes = 9,
    /// The definitions of full-text indexes.
    FullTextIndexes = 10,
    /// How many relationships there are of each type. Format 2 has none.
    Counts = 11,
    /// The one [`Footer`].
    Footer = 255,
}

impl Section {
    const ALL: [Section; 12] = [
        Section::Names,
        Section::Nodes,
        Section::Relationships,
        Section::NodeValues,
        Section::RelationshipValues,
        Section::Claims,
        Section::Indexes,
        Section::Constraints,
        Section::OtherIndexes,
        Section::FullTextIndexes,
        Section::Counts,
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

/// What the records of a frame have in common with those before them in the same frame.
#[derive(Debug, Default)]
struct Steps {
    /// Ids, or the numbers of pages, which grow.
    id: Step,
    /// The nodes at which rows of relationships start, which grow.
    start: Step,
    /// The nodes to which the first relationships of rows lead.
    neighbour: Step,
    /// Texts that have come already.
    texts: pages::Texts,
}

/// Numbers, each written as the step from the one before.
#[derive(Debug, Default)]
struct Step {
    last: u64,
}

impl Step {
    /// Writes a number. Small steps are short, forwards or backwards.
    fn encode(&mut self, number: u64, to: &mut Encoder) {
        let step = number.wrapping_sub(self.last).cast_signed();
        Compact(((step << 1) ^ (step >> 63)).cast_unsigned()).encode(to);
        self.last = number;
    }

    /// Reads the number back.
    fn decode(&mut self, from: &mut Decoder<'_>) -> Result<u64, Malformed> {
        let written = Compact::decode(from)?.0;
        let step = (written >> 1) ^ (written & 1).wrapping_neg();
        self.last = self.last.wrapping_add(step);
        Ok(self.last)
    }
}

/// Does something with every frame, by two threads if all together are long, and returns the results in their order.
fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    length: impl Fn(&T) -> usize,
    act: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    if items.iter().map(length).sum::<usize>() < WORTH_A_THREAD {
        return items.iter().map(act).collect();
    }
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((number, item)) = {
            let number = next.fetch_add(1, Ordering::Relaxed);
            items.get(number).map(|item| (number, item))
        } {
            done.push((number, act(item)));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut done = work();
        done.extend(other.join().expect("decoding does not panic"));
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::super::codec::{decode, encode};
    use super::*;

    #[test]
    fn steps_lead_to_the_numbers_they_were_taken_between() {
        let numbers = [0, 1, 64, 3, 3, u64::MAX, 0, 1 << 63, u64::MAX >> 1, 7];
        let mut encoder = Encoder::default();
        let mut step = Step::default();
        numbers.iter().for_each(|&number| step.encode(number, &mut encoder));
        let bytes = encoder.finish().unwrap();
        let (mut step, mut decoder) = (Step::default(), Decoder::new(&bytes));
        assert_eq!(numbers.map(|_| step.decode(&mut decoder).unwrap()), numbers);
        decoder.finish().unwrap();
    }

    #[test]
    fn sections_and_footers_read_as_they_were_written() {
        let extent = |section| Extent { section, offset: 56, length: 900, records: 7 };
        let sections = Section::ALL.into_iter().map(extent).collect();
        let footer = Footer { sections, next_node: 1, next_relationship: 2, next_claim: 3, frames: 4 };
        assert_eq!(decode::<Footer>(&encode(&footer).unwrap()).unwrap(), footer);
    }
}
