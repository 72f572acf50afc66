//! The graph on disk: a snapshot and a log of what came after it.
//!
//! A database is the file `name.silk`, an immutable snapshot. From the first commit to the
//! next checkpoint or to a clean close, `name.silk-log` lies beside it, the log, to which every
//! transaction is appended before anybody learns of it. What comes in are the [`Change`]s of a transaction
//! and the graph they lead to; what goes out, on opening, is the graph last committed.
//!
//! A checkpoint writes a new snapshot under a name of its own, makes it durable, gives it the name
//! `name.silk`, makes that durable, and only then removes the log. A closed database is thus one file, and a
//! copy of it a complete backup. After an unclean end the first thing written is a fresh snapshot: nothing is
//! ever appended to a log of an earlier process.
//!
//! After a write of which nobody knows what it left on disk, the store is *poisoned*: it refuses to write
//! until the database is opened anew. Reads go on.

mod file;
mod lock;
mod place;
mod header;
mod codec;
mod log;
mod snapshot;
mod recovery;

use crate::error::{Error, Result};
use crate::graph::{Change, PropertyGraph};
use file::{FileSystem, Lock, RealFileSystem, Sharing};
use header::Header;
use log::Log;
use place::{Place, failed};
use recovery::{Leftover, Recovered};
use std::path::Path;
use std::sync::Arc;

/// A log this long is worth a checkpoint, unless the snapshot is more than twice as long.
const LOG_LENGTH_LIMIT: u64 = 64 << 20;

/// The bytes that every database file begins with.
pub const MAGIC: &[u8; 8] = header::Kind::Snapshot.magic();

/// When a commit is safe on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Durability {
    /// Before the commit returns.
    #[default]
    EachCommit,
    /// When the operating system sees fit: a crash of the program loses nothing, a power cut may.
    Eventually,
}

/// What a database is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Reading only; nothing is written, and others may read as well.
    ReadOnly,
    /// Reading and writing by this process alone; what is not there is created.
    ReadWrite,
}

/// The files of an open database.
#[derive(Debug)]
pub struct Store {
    place: Place,
    mode: Mode,
    durability: Durability,
    /// The snapshot in place.
    snapshot: Header,
    snapshot_length: u64,
    /// The log that continues it, from the first commit on.
    log: Option<Log>,
    is_poisoned: bool,
    lock: Option<Box<dyn Lock>>,
}

impl Store {
    /// Opens the database at `path` and returns it with its graph as last committed.
    ///
    /// Takes time and memory in proportion to the files.
    ///
    /// # Errors
    /// [`Error::Locked`] while another process writes, or reads and this one would write; [`Error::Corrupt`]
    /// and [`Error::Version`] when a file cannot be read; [`Error::Io`] when the system refuses.
    pub fn open(path: &Path, mode: Mode, durability: Durability) -> Result<(Store, PropertyGraph)> {
        Store::open_in(Arc::new(RealFileSystem), path, mode, durability)
    }

    fn open_in(
        system: Arc<dyn FileSystem>,
        path: &Path,
        mode: Mode,
        durability: Durability,
    ) -> Result<(Store, PropertyGraph)> {
        let place = Place::new(system, path)?;
        match mode {
            Mode::ReadOnly => Store::open_to_read(place),
            Mode::ReadWrite => Store::open_to_write(place, durability),
        }
    }

    fn open_to_read(place: Place) -> Result<(Store, PropertyGraph)> {
        let mut lock = place.lock(Sharing::Shared)?;
        let mut found = recovery::recover(&place);
        if lock.is_none() {
            lock = place.lock(Sharing::Shared)?;
            if lock.is_some() {
                // A writer came while we read without a lock, and left; what we read may be of two moments.
                found = recovery::recover(&place);
            }
        }
        let missing = || failed(place.snapshot())(std::io::ErrorKind::NotFound.into());
        let Recovered { snapshot, .. } = found?.ok_or_else(missing)?;
        let (header, length) = (snapshot.header, snapshot.length);
        Ok((Store::new(place, Mode::ReadOnly, Durability::default(), header, length, lock), snapshot.graph))
    }

    fn open_to_write(place: Place, durability: Durability) -> Result<(Store, PropertyGraph)> {
        let lock = place.lock(Sharing::Exclusive)?;
        place.remove_drafts();
        let found = match recovery::recover(&place) {
            Ok(found) => found,
            Err(error) => {
                // What is no database of ours is left as it was found, without a lock file beside it.
                if let Some(lock) = lock {
                    lock.release();
                }
                return Err(error);
            }
        };
        let (header, length, graph, log) = match found {
            Some(Recovered { snapshot, log }) => (snapshot.header, snapshot.length, snapshot.graph, log),
            None => (first_header(&place), 0, PropertyGraph::default(), Leftover::Needed),
        };
        let mut store = Store::new(place, Mode::ReadWrite, durability, header, length, lock);
        match log {
            Leftover::Needed => store.checkpoint(&graph)?,
            Leftover::Superfluous => store.place.remove_log(),
            Leftover::None => {}
        }
        Ok((store, graph))
    }

    fn new(
        place: Place,
        mode: Mode,
        durability: Durability,
        snapshot: Header,
        snapshot_length: u64,
        lock: Option<Box<dyn Lock>>,
    ) -> Store {
        Store { place, mode, durability, snapshot, snapshot_length, log: None, is_poisoned: false, lock }
    }

    /// Makes one transaction durable: `changes`, all or none, which have led to `graph`.
    ///
    /// One write and one sync, whatever the size of the graph; a transaction of more than 256 MiB is made
    /// durable by a checkpoint instead.
    ///
    /// # Errors
    /// [`Error::Poisoned`] when it is unknown whether the transaction will be there after the database is opened
    /// anew. After any other error it will not, and the store goes on.
    pub fn commit(&mut self, changes: &[Change], graph: &PropertyGraph) -> Result<()> {
        self.writable()?;
        let payload = codec::encode(changes)?;
        if payload.len() > log::LARGEST_PAYLOAD {
            return self.checkpoint(graph);
        }
        let appended = self.append(&payload);
        self.noting_poison(appended)
    }

    fn append(&mut self, payload: &[u8]) -> Result<()> {
        let log = match &mut self.log {
            Some(log) => log,
            none => none.insert(Log::create(&self.place, &self.snapshot)?),
        };
        log.append(payload, self.durability)
    }

    /// Whether the log has become long enough for a checkpoint to be worth its cost.
    pub fn wants_checkpoint(&self) -> bool {
        let length = self.log.as_ref().map_or(0, Log::length);
        !self.is_poisoned && length > LOG_LENGTH_LIMIT.max(self.snapshot_length / 2)
    }

    /// Writes `graph`, which must be as last committed, as the new snapshot, and empties the log.
    ///
    /// Takes time in proportion to the graph.
    ///
    /// # Errors
    /// As [`commit`](Self::commit); no transaction is lost by a checkpoint that fails.
    pub fn checkpoint(&mut self, graph: &PropertyGraph) -> Result<()> {
        self.writable()?;
        let generation = self.snapshot.generation.saturating_add(1);
        let header = Header { generation, salt: self.place.random(), ..self.snapshot };
        let written = snapshot::write(&self.place, &header, graph);
        self.snapshot_length = self.noting_poison(written)?;
        self.snapshot = header;
        self.log = None;
        self.place.remove_log();
        Ok(())
    }

    /// Closes the database in good order: everything in `name.silk`, no other file beside it.
    ///
    /// A store that is dropped instead loses nothing either, but the next opening has to recover.
    ///
    /// # Errors
    /// As [`checkpoint`](Self::checkpoint); what was committed is then still in the log.
    pub fn close(mut self, graph: &PropertyGraph) -> Result<()> {
        if self.is_poisoned {
            return Err(Error::Poisoned);
        }
        if self.log.is_some() {
            self.checkpoint(graph)?;
        }
        if let Some(lock) = self.lock.take() {
            lock.release();
        }
        Ok(())
    }

    fn writable(&self) -> Result<()> {
        match self.mode {
            Mode::ReadOnly => Err(Error::ReadOnly),
            Mode::ReadWrite if self.is_poisoned => Err(Error::Poisoned),
            Mode::ReadWrite => Ok(()),
        }
    }

    fn noting_poison<T>(&mut self, result: Result<T>) -> Result<T> {
        self.is_poisoned |= matches!(result, Err(Error::Poisoned));
        result
    }
}

/// What the first snapshot of a new database follows.
fn first_header(place: &Place) -> Header {
    let database = u128::from(place.random()) << 64 | u128::from(place.random());
    Header { database, generation: 0, salt: 0, continues: 0 }
}

#[cfg(test)]
mod tests;
