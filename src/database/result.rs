//! Rows, and what a statement did.

use crate::error::Result;
use crate::graph::GraphView;
use crate::value::Value;
use std::sync::Arc;

pub use crate::query::executor::Counters as Summary;

/// The rows of a result, given one by one as they are found.
#[derive(Debug)]
pub struct Rows {}

impl Rows {
    /// The names of the columns.
    pub fn columns(&self) -> &[Arc<str>] {
        todo!()
    }

    /// What the statement did to the graph.
    pub fn summary(&self) -> Summary {
        todo!()
    }

    /// The graph that the ids in the rows belong to: asks it for labels, types and properties.
    pub fn graph(&self) -> &Arc<GraphView> {
        todo!()
    }
}

impl Iterator for Rows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Self::Item> {
        todo!()
    }
}

/// One row of a result.
#[derive(Debug, Clone)]
pub struct Row {
    values: Vec<Value>,
}

impl Row {
    /// The values, in the order of the columns.
    pub fn values(&self) -> &[Value] {
        &self.values
    }
}
