//! The front door: open a database, ask it, change it.
//!
//! A [`Database`] is a handle to be cloned at will. Reads run on the state last committed, which is a value: nobody
//! waits for anybody. Writes take turns. `session` is the corridor in which the stages of a query are called;
//! `state` is what all handles share; rows come out as [`Rows`].

mod options;
mod state;
mod plans;
mod session;
mod transaction;
mod statement;
mod transfer;
mod progress;
mod import;
mod tables;
mod result;
mod answer;
mod citation;
mod past;
mod decode;

pub use crate::query::executor::Counters as Summary;
pub use crate::storage::Durability;
pub use import::Import;
pub use options::{Options, QueryOptions};
pub use progress::Progress;
pub use result::{Row, Rows};
pub use statement::Statement;
pub use tables::Tables;
pub use transaction::{ReadTransaction, WriteTransaction};

use crate::error::Result;
use crate::graph::{GraphView, Subgraph};
use crate::procedures::{Procedure, Registry};
use crate::transaction::Writer;
use crate::value::{Map, NodeId};
use serde::de::DeserializeOwned;
use state::State;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Parameters of a query, by name without the `$`.
pub type Parameters = Map;

/// A database: cheap to clone, usable from any number of threads.
///
/// ```
/// use silkgraph::{Database, params};
///
/// let db = Database::in_memory();
/// db.query("CREATE (:City {name: $name})", params! { "name" => "Chengdu" })?;
/// let (name,): (String,) = db.query("MATCH (c:City) RETURN c.name", params! {})?.next().unwrap()?.decode()?;
/// assert_eq!(name, "Chengdu");
/// # Ok::<(), silkgraph::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Database {
    state: Arc<State>,
}

impl Database {
    /// An empty database that lives in memory only.
    pub fn in_memory() -> Self {
        Self::new(Writer::default(), &Options::default())
    }

    /// Opens the database at `path`, or creates it.
    ///
    /// # Errors
    /// When the file is open elsewhere, is damaged, or cannot be read or created.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        Self::options().open(path)
    }

    /// Opens the database at `path` for reading; nothing is written.
    ///
    /// # Errors
    /// When the file is not there, is open for writing elsewhere, or is damaged.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        Self::options().read_only().open(path)
    }

    /// Settings to open a database with.
    pub fn options() -> Options {
        Options::default()
    }

    fn new(writer: Writer, options: &Options) -> Self {
        Database { state: Arc::new(State::new(writer, options)) }
    }

    /// Runs one statement; a statement that writes is a transaction of its own, durable before this returns.
    ///
    /// # Errors
    /// When the statement is wrong or fails; it has then changed nothing. An error that a reading statement meets
    /// later comes with its rows.
    pub fn query(&self, text: &str, parameters: Parameters) -> Result<Rows> {
        self.query_with(text, parameters, &QueryOptions::default())
    }

    /// Runs one statement with options.
    ///
    /// # Errors
    /// As [`query`](Self::query), and when a limit is met.
    pub fn query_with(&self, text: &str, parameters: Parameters, options: &QueryOptions) -> Result<Rows> {
        let plan = self.state.plan(text, &self.state.view(), options)?;
        session::run_alone(&self.state, &plan, parameters, options)
    }

    /// Runs one statement and turns each row into a `T`: a tuple in the order of the columns, or a struct by their
    /// names.
    ///
    /// # Errors
    /// As [`query`](Self::query); a row that does not fit `T` is an error in its place.
    pub fn query_as<T: DeserializeOwned>(
        &self,
        text: &str,
        parameters: Parameters,
    ) -> Result<impl Iterator<Item = Result<T>> + use<T>> {
        Ok(self.query(text, parameters)?.map(|row| row?.decode()))
    }

    /// Parses and plans a statement once, to be run often.
    ///
    /// # Errors
    /// Every compile-time error of the statement.
    pub fn prepare(&self, text: &str) -> Result<Statement> {
        Statement::new(self.state.clone(), text)
    }

    /// Begins a transaction that reads one consistent state.
    pub fn read(&self) -> ReadTransaction {
        ReadTransaction::new(self.state.clone())
    }

    /// Begins a transaction that may write; waits for the one before it.
    ///
    /// # Errors
    /// `Error::Busy` when that takes longer than the time-out, `Error::ReadOnly`.
    pub fn write(&self) -> Result<WriteTransaction> {
        WriteTransaction::begin(self.state.clone())
    }

    /// Refuses every change from now on, as to a database that was opened to be read: for one that has been filled in
    /// memory and is to stay so.
    pub fn forbid_changes(&self) {
        self.state.forbid_changes();
    }

    /// The state last committed.
    pub fn view(&self) -> Arc<GraphView> {
        self.state.view()
    }

    /// The nodes that `hops` relationships or fewer lead to from `center`, and the relationships among them.
    pub fn ego(&self, center: NodeId, hops: usize) -> Subgraph {
        Subgraph::around(self.view(), center, hops)
    }

    /// Makes `procedure` callable, in place of one of the same name.
    pub fn register_procedure(&self, procedure: Procedure) {
        self.state.change_procedures(|registry| registry.register(procedure));
    }

    /// Forgets every procedure that was registered.
    pub fn forget_procedures(&self) {
        self.state.change_procedures(|registry| *registry = Registry::default());
    }

    /// The procedures that CALL can name.
    pub fn procedures(&self) -> Registry {
        self.state.procedures()
    }

    /// Writes the graph as a new snapshot and empties the log.
    ///
    /// # Errors
    /// As [`write`](Self::write), and when the disk refuses; nothing committed is lost.
    pub fn checkpoint(&self) -> Result<()> {
        self.state.checkpoint()
    }

    /// Something that stops, from another thread, what runs on this database.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        InterruptHandle { state: self.state.clone() }
    }
}

/// Stops running queries from another thread: they end with `Error::Cancelled`.
#[derive(Debug, Clone)]
pub struct InterruptHandle {
    state: Arc<State>,
}

impl InterruptHandle {
    /// Stops every query that runs now; later ones are not concerned.
    pub fn interrupt(&self) {
        for running in self.state.running() {
            running.store(true, Ordering::Relaxed);
        }
    }
}

/// The flag by which a query is told to stop.
type Interrupt = Arc<AtomicBool>;

/// Parameters by name: `params! { "name" => "Chengdu", "since" => 2020 }`.
#[macro_export]
macro_rules! params {
    ($($name:expr => $value:expr),* $(,)?) => {{
        #[allow(unused_mut, reason = "without parameters the map stays empty")]
        let mut parameters = $crate::Parameters::new();
        $(parameters.insert(::std::sync::Arc::from($name), $crate::Value::from($value));)*
        parameters
    }};
}
