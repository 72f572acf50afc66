//! The front door: open a database, ask it, change it.

mod options;
mod result;
mod session;

pub use options::{Durability, Options, QueryOptions};
pub use result::{Row, Rows, Summary};

use crate::error::Result;
use crate::graph::GraphView;
use crate::procedures::Procedure;
use crate::value::Map;
use std::path::Path;
use std::sync::Arc;

/// Parameters of a query, by name without the `$`.
pub type Parameters = Map;

/// A database: cheap to clone, usable from any number of threads.
#[derive(Debug, Clone)]
pub struct Database {}

impl Database {
    /// An empty database that lives in memory only.
    pub fn in_memory() -> Self {
        todo!()
    }

    /// Opens the database at `path`, or creates it.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::options().open(path)
    }

    /// Opens the database at `path` for reading; nothing is written.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        Self::options().read_only().open(path)
    }

    /// Settings to open a database with.
    pub fn options() -> Options {
        Options::default()
    }

    /// Runs one statement; a statement that writes is a transaction of its own, durable before this returns.
    pub fn query(&self, text: &str, parameters: Parameters) -> Result<Rows> {
        self.query_with(text, parameters, &QueryOptions::default())
    }

    /// Runs one statement with options.
    pub fn query_with(&self, text: &str, parameters: Parameters, options: &QueryOptions) -> Result<Rows> {
        let _ = (text, parameters, options);
        todo!()
    }

    /// Begins a transaction that reads one consistent state.
    pub fn read(&self) -> Result<ReadTransaction> {
        todo!()
    }

    /// Begins a transaction that may write; waits for the one before it.
    pub fn write(&self) -> Result<WriteTransaction> {
        todo!()
    }

    /// The state last committed.
    pub fn view(&self) -> Arc<GraphView> {
        todo!()
    }

    /// Makes `procedure` callable, in place of one of the same name.
    pub fn register_procedure(&self, procedure: Procedure) {
        let _ = procedure;
        todo!()
    }
}

/// A transaction that reads one consistent state.
#[derive(Debug)]
pub struct ReadTransaction {}

impl ReadTransaction {
    /// Runs one statement that only reads.
    pub fn query(&self, text: &str, parameters: Parameters) -> Result<Rows> {
        let _ = (text, parameters);
        todo!()
    }
}

/// A transaction that may write; dropping it takes everything back.
#[derive(Debug)]
pub struct WriteTransaction {}

impl WriteTransaction {
    /// Runs one statement. A statement that fails leaves no trace, and the transaction goes on.
    pub fn query(&mut self, text: &str, parameters: Parameters) -> Result<Rows> {
        let _ = (text, parameters);
        todo!()
    }

    /// Makes everything durable and visible.
    pub fn commit(self) -> Result<()> {
        todo!()
    }

    /// Takes everything back.
    pub fn rollback(self) {}
}
