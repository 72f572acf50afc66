//! Settings, each with a name.

use super::Database;
use crate::error::Result;
pub use crate::storage::Durability;
use std::path::Path;
use std::time::Duration;

/// Settings to open a database with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    read_only: bool,
    durability: Durability,
}

impl Options {
    /// Opens for reading; nothing is written.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// When a commit is safe on disk.
    #[must_use]
    pub fn durability(mut self, durability: Durability) -> Self {
        self.durability = durability;
        self
    }

    /// Opens the database at `path`, or creates it.
    pub fn open(self, path: impl AsRef<Path>) -> Result<Database> {
        let _ = path;
        todo!()
    }
}

/// Settings of one query.
#[derive(Debug, Clone, Default)]
pub struct QueryOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) memory_bytes: Option<usize>,
}

impl QueryOptions {
    /// Options that limit nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the query with an error after this long.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Ends the query with an error when its operators hold more than this many bytes.
    #[must_use]
    pub fn memory_bytes(mut self, bytes: usize) -> Self {
        self.memory_bytes = Some(bytes);
        self
    }
}
