//! Settings, each with a name.

use super::{Database, Durability};
use crate::error::Result;
use crate::query::ast::Cite;
use crate::storage::{Mode, Store};
use crate::transaction::Writer;
use crate::value::Value;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Settings to open a database with.
#[derive(Debug, Clone)]
pub struct Options {
    pub(super) is_read_only: bool,
    pub(super) durability: Durability,
    pub(super) busy_timeout: Duration,
    pub(super) query_memory_bytes: Option<usize>,
    pub(super) import_root: Option<Arc<Path>>,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            is_read_only: false,
            durability: Durability::default(),
            busy_timeout: Duration::from_secs(60),
            query_memory_bytes: None,
            import_root: None,
        }
    }
}

impl Options {
    /// Opens for reading; nothing is written.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.is_read_only = true;
        self
    }

    /// When a commit is safe on disk; before it returns, unless this says otherwise.
    #[must_use]
    pub fn durability(mut self, durability: Durability) -> Self {
        self.durability = durability;
        self
    }

    /// How long a writer waits for the one before it; one minute, unless this says otherwise.
    #[must_use]
    pub fn busy_timeout(mut self, timeout: Duration) -> Self {
        self.busy_timeout = timeout;
        self
    }

    /// How many bytes the operators of one query may hold; unlimited, unless this says otherwise.
    #[must_use]
    pub fn query_memory_bytes(mut self, bytes: usize) -> Self {
        self.query_memory_bytes = Some(bytes);
        self
    }

    /// The folder beneath which LOAD CSV may read files; nowhere, unless this says otherwise.
    #[must_use]
    pub fn import_root(mut self, folder: impl AsRef<Path>) -> Self {
        self.import_root = Some(folder.as_ref().into());
        self
    }

    /// Opens the database at `path`, or creates it. Takes time and memory in proportion to the files.
    ///
    /// # Errors
    /// When the file is open elsewhere, is damaged, or cannot be read or created.
    pub fn open(self, path: impl AsRef<Path>) -> Result<Database> {
        let mode = if self.is_read_only { Mode::ReadOnly } else { Mode::ReadWrite };
        let (store, graph) = Store::open(path.as_ref(), mode, self.durability)?;
        Ok(Database::new(Writer::new(graph, Some(store)), &self))
    }

    /// An empty database with these settings that lives in memory only.
    pub fn in_memory(self) -> Database {
        Database::new(Writer::default(), &self)
    }
}

/// Settings of one query.
#[derive(Debug, Clone, Default)]
pub struct QueryOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) memory_bytes: Option<usize>,
    pub(super) rules_left_out: Vec<String>,
    pub(super) cite: Option<Cite>,
    pub(super) known: Option<Value>,
    pub(super) spares_writes: bool,
    pub(super) chunk_rows: Option<NonZeroUsize>,
    pub(super) threads: Option<NonZeroUsize>,
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

    /// Whether each row comes with its sources, as [`Row::citations`](super::Row::citations): those of one derivation,
    /// as the prefix `CITE` asks. A statement that writes is then an error.
    #[must_use]
    pub fn cite(mut self, cite: bool) -> Self {
        self.cite = cite.then_some(Cite::Witness);
        self
    }

    /// The same with the sources of every derivation of a row, as `CITE FULL` asks.
    #[must_use]
    pub fn cite_full(mut self) -> Self {
        self.cite = Some(Cite::Full);
        self
    }

    /// Asks what could be known at the end of `date` (a date, a date and time, or an EDTF string such as `"2023-10"`),
    /// as the prefix `AS OF` does. A statement that writes is then an error.
    #[must_use]
    pub fn as_of(mut self, date: impl Into<Value>) -> Self {
        self.known = Some(date.into());
        self
    }

    /// Lets a statement that writes run as it is, in spite of [`cite`](Self::cite) and [`as_of`](Self::as_of).
    #[must_use]
    pub fn spare_writes(mut self) -> Self {
        self.spares_writes = true;
        self
    }

    /// Passes rows on in chunks of so many at most, instead of some thousands, which makes the query slower and never
    /// changes its answer: for tests of what happens where one chunk ends and another begins.
    #[doc(hidden)]
    #[must_use]
    pub fn chunk_rows(mut self, rows: NonZeroUsize) -> Self {
        self.chunk_rows = Some(rows);
        self
    }

    /// Lets so many threads work on the query wherever that can be; unless this says otherwise, as many as there are cores
    /// where there is work enough for them. The rows and their order do not depend on it.
    #[must_use]
    pub fn threads(mut self, threads: NonZeroUsize) -> Self {
        self.threads = Some(threads);
        self
    }

    /// Plans the query without one of the optimizer's [rules](crate::query::optimizer::RULES), which may make it slower
    /// but never changes its answer; a name that no rule has does nothing.
    #[must_use]
    pub fn without_rule(mut self, rule: impl Into<String>) -> Self {
        self.rules_left_out.push(rule.into());
        self
    }
}
