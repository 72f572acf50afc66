//! Many changes, one outcome.
//!
//! The [`Writer`] makes [`Change`]s as they come in and keeps of each what takes it back and, where there is
//! a file, what the log is told at the commit. What goes out is a view of the graph, once the changes are
//! durable; if they cannot be made so, the graph is as it was. Who may write when, and how readers learn of
//! a new view, is the [database's](crate::database) business.

use crate::error::Result;
use crate::graph::{Change, GraphView, PropertyGraph};
use crate::storage::Store;
use std::sync::Arc;

/// The one writer of a database: its graph, and what the open transaction has changed of it.
#[derive(Debug, Default)]
pub struct Writer {
    graph: PropertyGraph,
    /// What takes back each change of the transaction, in the order they were made.
    undo: Vec<Change>,
    /// The same changes, for the log; empty without a store.
    redo: Vec<Change>,
    store: Option<Store>,
}

/// A point within a transaction to which it can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Savepoint(usize);

impl Writer {
    /// A writer of `graph`, which lives in memory only, or in the files of `store`.
    pub fn new(graph: PropertyGraph, store: Option<Store>) -> Self {
        Writer { graph, undo: Vec::new(), redo: Vec::new(), store }
    }

    /// The graph with all changes of the open transaction.
    pub fn graph(&self) -> &PropertyGraph {
        &self.graph
    }

    /// The same for reading; clone it to keep it.
    pub fn view(&self) -> &GraphView {
        self.graph.view()
    }

    /// Makes one change as part of the open transaction.
    ///
    /// # Errors
    /// When the change does not fit the graph, which is then as it was.
    pub fn apply(&mut self, change: Change) -> Result<()> {
        if self.store.is_none() {
            self.undo.push(self.graph.apply(change)?);
            return Ok(());
        }
        self.undo.push(self.graph.apply(change.clone())?);
        self.redo.push(change);
        Ok(())
    }

    /// Marks the present point of the transaction.
    pub fn savepoint(&self) -> Savepoint {
        Savepoint(self.undo.len())
    }

    /// Takes back every change since `savepoint`, which must be of this transaction.
    ///
    /// Takes time in proportion to those changes.
    pub fn rollback_to(&mut self, savepoint: Savepoint) {
        while self.undo.len() > savepoint.0 {
            let Some(inverse) = self.undo.pop() else { break };
            self.graph.apply(inverse).expect("what takes back the last change fits the graph it led to");
        }
        self.redo.truncate(savepoint.0);
    }

    /// Takes back the whole transaction.
    pub fn rollback(&mut self) {
        self.rollback_to(Savepoint(0));
    }

    /// Makes the transaction durable and returns the graph as it now is, for readers; the next one begins.
    ///
    /// A transaction without changes writes nothing.
    ///
    /// # Errors
    /// When the changes could not be made durable. The graph is then as before the transaction; after
    /// [`Error::Poisoned`](crate::Error::Poisoned) it is not known whether the transaction will be there once the database is
    /// opened anew, and nothing more can be committed.
    pub fn commit(&mut self) -> Result<Arc<GraphView>> {
        if let Err(error) = self.store_changes() {
            self.rollback();
            return Err(error);
        }
        self.undo.clear();
        self.redo.clear();
        Ok(Arc::new(self.view().clone()))
    }

    fn store_changes(&mut self) -> Result<()> {
        match &mut self.store {
            Some(store) if !self.redo.is_empty() => store.commit(&self.redo, &self.graph),
            _ => Ok(()),
        }
    }

    /// Whether the log has become long enough for [`checkpoint`](Self::checkpoint) to be worth its cost.
    pub fn wants_checkpoint(&self) -> bool {
        self.undo.is_empty() && self.store.as_ref().is_some_and(Store::wants_checkpoint)
    }

    /// Takes back what is not committed, writes the graph as a new snapshot, and empties the log.
    ///
    /// # Errors
    /// As [`Store::checkpoint`]; nothing committed is lost.
    pub fn checkpoint(&mut self) -> Result<()> {
        self.rollback();
        self.store.as_mut().map_or(Ok(()), |store| store.checkpoint(&self.graph))
    }

    /// Takes back what is not committed and closes the files in good order, so that `name.silk` alone is the
    /// whole database.
    ///
    /// # Errors
    /// As [`Store::close`]; nothing committed is lost.
    pub fn close(mut self) -> Result<()> {
        self.rollback();
        self.store.take().map_or(Ok(()), |store| store.close(&self.graph))
    }
}
