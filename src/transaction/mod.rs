//! Many changes, one outcome.

use crate::error::Result;
use crate::graph::{Change, GraphView, PropertyGraph};

/// The one writer of a database: its graph, and what the open transaction has changed of it.
#[derive(Debug, Default)]
pub struct Writer {
    graph: PropertyGraph,
}

/// A point within a transaction to which it can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Savepoint(usize);

impl Writer {
    /// The graph with all changes of the open transaction.
    pub fn graph(&self) -> &PropertyGraph {
        &self.graph
    }

    /// The same for reading; clone it to keep it.
    pub fn view(&self) -> &GraphView {
        self.graph.view()
    }

    /// Makes one change as part of the open transaction.
    pub fn apply(&mut self, change: Change) -> Result<()> {
        let _ = change;
        todo!()
    }

    /// Marks the present point of the transaction.
    pub fn savepoint(&self) -> Savepoint {
        todo!()
    }

    /// Takes back every change since `savepoint`.
    pub fn rollback_to(&mut self, savepoint: Savepoint) {
        let _ = savepoint;
        todo!()
    }
}
