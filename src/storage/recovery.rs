//! From the files that were found to the graph that was last committed.
//!
//! The snapshot is complete, or it would not have its name. A log counts if it continues this very
//! snapshot; one of an earlier generation is what a checkpoint had no time to remove. Its transactions are
//! made again in order, up to the first frame that was not completely written. Nothing is written here:
//! the [`Store`](super::Store) replaces a log that was found by a fresh snapshot before it goes on.

use super::codec;
use super::header::Header;
use super::log::{Frame, Replay};
use super::place::Place;
use super::snapshot::{self, Snapshot};
use crate::error::{Error, Result};
use crate::graph::{Change, PropertyGraph};

/// What was found.
#[derive(Debug)]
pub(super) struct Recovered {
    /// The snapshot, with the transactions of the log made again.
    pub(super) snapshot: Snapshot,
    /// What lies beside it.
    pub(super) log: Leftover,
}

/// The log that an earlier process left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leftover {
    /// None: the database was closed.
    None,
    /// One whose transactions the snapshot holds already.
    Superfluous,
    /// One with transactions that only it holds.
    Needed,
}

/// Reads a database; `None` when there is none at this place.
///
/// # Errors
/// [`Error::Corrupt`] when anything that was once durable is not as it was written, [`Error::Version`] when a
/// newer version wrote it.
pub(super) fn recover(place: &Place) -> Result<Option<Recovered>> {
    let snapshot = snapshot::read(place)?;
    let log = Replay::open(place)?;
    match (snapshot, log) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(corrupt(place, "expected a snapshot, found only its log")),
        (Some(snapshot), None) => Ok(Some(Recovered { snapshot, log: Leftover::None })),
        (Some(snapshot), Some(log)) => beside(place, snapshot, log).map(Some),
    }
}

fn beside(place: &Place, mut snapshot: Snapshot, mut log: Replay<'_>) -> Result<Recovered> {
    let leftover = relation(place, &snapshot.header, log.header())?;
    if leftover == Leftover::Needed {
        replay(place, &mut log, &mut snapshot.graph)?;
    }
    Ok(Recovered { snapshot, log: leftover })
}

/// What a log is to a snapshot, by their headers.
fn relation(place: &Place, snapshot: &Header, log: &Header) -> Result<Leftover> {
    if log.database != snapshot.database {
        return Err(corrupt(place, "the log beside it belongs to another database"));
    }
    if log.generation < snapshot.generation {
        return Ok(Leftover::Superfluous);
    }
    if log.generation == snapshot.generation && log.continues == snapshot.salt {
        return Ok(Leftover::Needed);
    }
    let (found, expected) = (snapshot.generation, log.generation);
    Err(corrupt(place, format!("expected generation {expected}, which the log continues, found {found}")))
}

fn replay(place: &Place, log: &mut Replay<'_>, graph: &mut PropertyGraph) -> Result<()> {
    while let Some(frame) = log.next()? {
        let corrupt = |offset, message| Error::Corrupt { file: place.log().into(), offset, message };
        let changes = transaction(&frame)
            .map_err(|fault| corrupt(frame.offset + fault.offset as u64, fault.message))?;
        for change in changes {
            graph.apply(change).map_err(|error| corrupt(frame.offset, error.message))?;
        }
        graph.forget_tombstones();
    }
    Ok(())
}

fn transaction(frame: &Frame) -> Result<Vec<Change>, codec::Malformed> {
    codec::decode(&frame.payload)
}

fn corrupt(place: &Place, message: impl Into<String>) -> Error {
    Error::Corrupt { file: place.snapshot().into(), offset: 0, message: message.into() }
}
