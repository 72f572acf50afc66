//! Relationships of one type as rows: a node they start at, and where each leads.
//!
//! ```text
//! start, a step from the row before | 2 × how many + whether their ids follow one another
//! first end, a step from that of the row before | first id, a step from the last id before
//! for each other: the end, counted from the one before | unless ids follow: its id, a step from the one before
//! ```
//!
//! Rows are sorted by end, then id, as adjacency is. So a relationship of a graph that was loaded at once takes little
//! more than one small number.

use super::super::codec::{Compact, Decode, Decoder, Encode, Encoder, Malformed};
use super::Steps;
use crate::graph::{Entry, EntryRows, Row};
use crate::value::{NodeId, RelationshipId};

pub(super) fn encode(start: NodeId, row: Row<'_>, steps: &mut Steps, to: &mut Encoder) {
    let mut entries = row.iter();
    let Some(first) = entries.next() else { return };
    let follow =
        entries.clone().zip(first.relationship().0 + 1..).all(|(entry, id)| entry.relationship().0 == id);
    steps.start.encode(start.0, to);
    Compact((row.len() as u64) << 1 | u64::from(follow)).encode(to);
    steps.neighbour.encode(first.node().0, to);
    steps.id.encode(first.relationship().0, to);
    let mut neighbour = first.node().0;
    for entry in entries {
        Compact(entry.node().0 - neighbour).encode(to);
        neighbour = entry.node().0;
        if follow {
            steps.id.last += 1;
        } else {
            steps.id.encode(entry.relationship().0, to);
        }
    }
}

/// Reads a row to the end of `rows`.
pub(super) fn decode(
    rows: &mut EntryRows,
    steps: &mut Steps,
    from: &mut Decoder<'_>,
) -> Result<(), Malformed> {
    let start = node(steps.start.decode(from)?, from)?;
    let header = Compact::decode(from)?.0;
    let (count, follow) = (header >> 1, header & 1 == 1);
    let mut neighbour = steps.neighbour.decode(from)?;
    let mut id = steps.id.decode(from)?;
    push(rows, start, (neighbour, id), from)?;
    for _ in 1..count {
        neighbour = neighbour.wrapping_add(Compact::decode(from)?.0);
        if follow {
            id = id.wrapping_add(1);
            steps.id.last = id;
        } else {
            id = steps.id.decode(from)?;
        }
        push(rows, start, (neighbour, id), from)?;
    }
    if count == 0 { Err(from.malformed("expected a row that is not empty")) } else { Ok(()) }
}

fn push(
    rows: &mut EntryRows,
    start: NodeId,
    (neighbour, id): (u64, u64),
    from: &Decoder<'_>,
) -> Result<(), Malformed> {
    let (neighbour, id) = (node(neighbour, from)?, node(id, from)?);
    match rows.push(start, Entry::new(neighbour, RelationshipId(id.0))) {
        true => Ok(()),
        false => Err(from.malformed("expected rows by ascending node, each by ascending end and id")),
    }
}

/// An id that can be kept, of a node or of a relationship alike.
fn node(id: u64, from: &Decoder<'_>) -> Result<NodeId, Malformed> {
    match u32::try_from(id) {
        Ok(id) => Ok(NodeId(id.into())),
        Err(_) => Err(from.malformed(format!("expected an id of at most {}, found {id}", u32::MAX))),
    }
}
