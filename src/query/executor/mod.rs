//! Operators → rows, a chunk at a time.
//!
//! [`Execution::start`] builds from a plan what runs; [`Execution::next`] gives one chunk of rows after the other
//! until there are no more. What a statement may look at and how far it may go is its [`Context`].

use super::plan::Plan;
use crate::error::Result;
use crate::graph::GraphView;
use crate::transaction::Writer;
use crate::value::{Map, Value};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

/// The graph a statement runs on: a state that stays as it is, or the writer's.
pub enum Graph {
    /// For a statement that only reads.
    Read(Arc<GraphView>),
    /// For a statement that may change the graph; given back by [`Execution::finish`].
    Write(Box<Writer>),
}

/// How far a statement may go.
#[derive(Debug, Clone, Default)]
pub struct Limits {
    /// When it must be done.
    pub deadline: Option<Instant>,
    /// How many bytes its operators may hold at once.
    pub memory_bytes: Option<usize>,
    /// Set by anyone who wants it to stop.
    pub interrupt: Arc<AtomicBool>,
}

/// What a statement did to the graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Counters {
    pub nodes_created: u64,
    pub nodes_deleted: u64,
    pub relationships_created: u64,
    pub relationships_deleted: u64,
    pub properties_set: u64,
    pub labels_added: u64,
    pub labels_removed: u64,
    pub indexes_added: u64,
    pub indexes_removed: u64,
    pub claims_added: u64,
}

/// What one operator of a profiled plan did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OperatorProfile {
    /// How many rows it gave.
    pub rows: u64,
    /// How long it took, the operators below it included.
    pub nanoseconds: u64,
}

/// A statement being executed.
pub struct Execution {}

impl Execution {
    /// Prepares `plan` to run on `graph` with `parameters`.
    pub fn start(plan: Arc<Plan>, graph: Graph, parameters: Arc<Map>, limits: Limits) -> Self {
        let _ = (plan, graph, parameters, limits);
        todo!()
    }

    /// The next rows (never an empty batch), each with its values in the order of the plan's columns; `None` at the end.
    ///
    /// # Errors
    /// A `QueryError` of the running query, `Error::Cancelled`, `Error::Limit`.
    pub fn next(&mut self) -> Result<Option<Vec<Vec<Value>>>> {
        todo!()
    }

    /// x
    pub fn profile(&self) -> Vec<OperatorProfile> {
        todo!()
    }
    /// What it has done so far.
    pub fn counters(&self) -> Counters {
        todo!()
    }

    /// Ends it and gives back the graph.
    pub fn finish(self) -> Graph {
        todo!()
    }
}
